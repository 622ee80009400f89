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
        ("the second straight monthly rise", Verdict.FAILS),
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


def test_the_month_at_the_far_end_of_the_reach_may_lie_higher():
    [check] = record("the highest in three months", value="912", known={"2024-02": "960", "2024-03": "905", "2024-04": "860"})
    assert check.verdict is Verdict.HOLDS


JOBLESS = {"measure": "unemployment rate", "ref_area": "PT", "unit": "%", "kind": "rate"}
PRICES = {"measure": "consumer prices", "ref_area": "DK", "unit": "%", "kind": "change"}


def run(told, value, known, **fields):
    others = [
        seen(
            f"The office put it at {{{printed} percent}}.",
            article=month,
            period=month,
            published="2024-06-01",
            **{**fields, "direction": "down" if printed.startswith("-") else "up"},
        )
        for month, printed in known.items()
    ]
    claim = seen(
        f"In May it was {{{value} percent}}, {told}.", article="said", period="2024-05", published="2024-06-15", direction="up", **fields
    )
    return [check.verdict for check in derive([*others, claim]).checks if check.rule == "record since"]


@pytest.mark.parametrize(
    ("told", "march", "verdict"),
    [
        ("the highest since February", "7.1", Verdict.HOLDS),
        ("the highest since February", "7.6", Verdict.FAILS),
        ("its second straight monthly rise", "7.1", Verdict.HOLDS),
        ("its second straight monthly rise", "7.3", Verdict.FAILS),
        ("its second consecutive month of growth", "7.2", Verdict.CANNOT_TELL),
        ("its third straight monthly rise", "7.1", Verdict.CANNOT_TELL),
    ],
)
def test_rates_in_percent_have_records_and_runs(told, march, verdict):
    assert run(told, "7.4", {"2024-03": march, "2024-04": "7.2"}, **JOBLESS) == [verdict]


@pytest.mark.parametrize(
    ("told", "march", "verdict"),
    [
        ("the first rise in three months", "-0.2", Verdict.HOLDS),
        ("the first rise in three months", "0.2", Verdict.FAILS),
        ("the first rise in four months", "-0.2", Verdict.CANNOT_TELL),
    ],
)
def test_a_first_rise_is_held_against_the_changes_of_the_months_before(told, march, verdict):
    assert run(told, "0.3", {"2024-03": march, "2024-04": "-0.1"}, **PRICES) == [verdict]


def test_a_change_over_a_year_is_no_step_of_a_run():
    yearly = seen(
        "Prices were up {2.1 percent} on the year.", article="y", period="2024-04", published="2024-06-01", direction="up", **PRICES
    )
    claim = seen(
        "They rose {0.3 percent} in May, the first rise in three months.", article="said", period="2024-05", direction="up", **PRICES
    )
    assert [check for check in derive([yearly, claim]).checks if check.rule == "record since"] == []
