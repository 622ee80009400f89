"""Records with a reach, "the highest since March", against the values known in it."""

import pytest

from kb.findings import derive
from kb.model import Verdict
from tests.kb.observed import seen

SALMON = {"measure": "exports", "product": "salmon", "ref_area": "NO", "unit": "t"}
KNOWN = {"2024-01": "940", "2024-02": "870", "2024-03": "905", "2024-04": "860"}


def record(told, value="955", period="2024-05", known=KNOWN):
    others = [
        seen(f"Norway sold {{{tons} tons}} of salmon abroad.", article=month, period=month, published="2024-06-01", **SALMON)
        for month, tons in known.items()
        if month != period
    ]
    claim = seen(f"Salmon exports came to {{{value} tons}}, {told}.", article="said", period=period, published="2024-06-15", **SALMON)
    return [check for check in derive([*others, claim]).checks if check.rule == "record since"]


@pytest.mark.parametrize(
    ("told", "verdict"),
    [
        ("the highest since January", Verdict.HOLDS),
        ("the most in four months", Verdict.HOLDS),
        ("the lowest since February", Verdict.FAILS),
        ("the smallest volume in three months", Verdict.FAILS),
        ("the highest in two years", Verdict.CANNOT_TELL),
        ("the first rise in three months", Verdict.FAILS),
        ("the first increase since March", Verdict.HOLDS),
        ("the first fall in two months", Verdict.FAILS),
    ],
)
def test_a_record_is_held_against_the_values_known_in_its_reach(told, verdict):
    [check] = record(told)
    assert check.verdict is verdict
    assert told.removeprefix("the ") in check.explanation


def test_what_is_not_known_is_named():
    [check] = record("the highest since January", known={"2024-02": "870", "2024-04": "860"})
    assert check.verdict is Verdict.CANNOT_TELL
    assert check.missing == ("2024-03",)


def test_a_value_that_rounding_cannot_tell_apart_leaves_it_open():
    [check] = record("the highest since January", value="905.2", known=KNOWN)
    assert check.verdict is Verdict.CANNOT_TELL


@pytest.mark.parametrize("told", ["the highest on the coast", "up from 860 tons, the highest price since January", "the first in history"])
def test_other_words_are_no_record_of_the_figure(told):
    assert record(told) == []
