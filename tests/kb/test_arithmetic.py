"""Recomputed reports: sentences, what they claim, and the verdict."""

import pytest

from kb.findings import derive
from kb.model import Verdict
from tests.kb.observed import seen

HERRING = {"measure": "exports", "product": "herring", "ref_area": "IS"}
LEVEL = {**HERRING, "unit": "t"}
CHANGE = {**HERRING, "unit": "%", "kind": "change", "direction": "up"}


def checks(*observations, rule=None):
    return [c for c in derive(observations).checks if rule is None or c.rule == rule]


def rise(printed, **more):
    return seen(
        f"Herring exports rose {{{printed}}} on the month.",
        article="c",
        **{**CHANGE, "period": "2024-03", "base_period": "2024-02", **more},
    )


NEW = seen("Iceland exported {824 tons} of herring in March.", article="a", period="2024-03", **LEVEL)
OLD = seen("In February Iceland had exported {706 tons} of herring.", article="b", period="2024-02", **LEVEL)


@pytest.mark.parametrize(
    ("printed", "verdict"),
    [("16.7%", Verdict.HOLDS), ("17%", Verdict.HOLDS), ("16.8%", Verdict.WITHIN_ROUNDING), ("19%", Verdict.FAILS)],
)
def test_a_change_against_its_levels_in_three_articles(printed, verdict):
    [check] = checks(NEW, OLD, rise(printed), rule="change of two levels")
    assert check.verdict is verdict
    assert check.across_articles
    assert "(824 / 706 − 1) × 100 = 16.7139 %" in check.explanation


def test_another_month_is_not_used():
    assert checks(NEW, OLD, rise("17%", period="2023-03", base_period="2023-02")) == []


def test_a_wrong_direction_flips_the_conclusion():
    [check] = checks(NEW, OLD, rise("16.7%", direction="down"), rule="change of two levels")
    assert check.verdict is Verdict.FAILS
    assert check.flips_conclusion


def test_a_move_in_one_sentence():
    text = "Tram fares went up 25% to $4.50 from $3.60."
    fields = {"article": "m", "quote": text, "claim_end": len(text), "move": 1, "measure": "price", "product": "tram fare"}
    new = seen("{$4.50}", unit="USD", role="new", **{**fields, "start": text.index("$4.50"), "end": text.index("$4.50") + 5})
    old = seen("{$3.60}", unit="USD", role="old", **{**fields, "start": text.index("$3.60"), "end": text.index("$3.60") + 5})
    rate = seen(
        "{25%}",
        unit="%",
        kind="change",
        direction="up",
        role="percent",
        **{**fields, "start": text.index("25%"), "end": text.index("25%") + 3},
    )
    [check] = checks(new, old, rate)
    assert check.verdict is Verdict.HOLDS
    assert not check.across_articles


def test_a_multiple_against_levels_and_against_a_percentage():
    times = seen(
        "March exports were {more than three times} those of a year before.",
        article="d",
        low=3.0,
        high=None,
        amount="3",
        comparator=">",
        **{**HERRING, "unit": "x", "kind": "multiple", "period": "2024-03", "base_period": "2023-03"},
    )
    before = seen("A year before it was {251 tons} of herring.", article="e", period="2023-03", **LEVEL)
    percent = rise("228%", base_period="2023-03")
    by_rule = {c.rule: c for c in checks(NEW, before, times, percent)}
    assert by_rule["multiple of two levels"].verdict is Verdict.HOLDS
    assert by_rule["multiple against change"].verdict is Verdict.HOLDS
    assert by_rule["multiple of two levels"].margin == pytest.approx(824 / 251 - 3, abs=1e-5)


def _claim(text, article, *figures):
    made = []
    for printed, fields in figures:
        start = text.index(printed)
        made.append(
            seen(f"{{{printed}}}", article=article, quote=text, claim_end=len(text), start=start, end=start + len(printed), **fields)
        )
    return made


def test_a_share_against_its_part_and_whole():
    seats = {"unit": "seat", "kind": "count"}
    figures = _claim(
        "The Blue League won 66 of the 120 seats, or 55%.",
        "s",
        ("66", seats),
        ("120 seats", seats),
        ("55%", {"unit": "%", "kind": "share"}),
    )
    [check] = checks(*figures, rule="share of a whole")
    assert check.verdict is Verdict.HOLDS
    assert "66 / 120 × 100" in check.explanation


@pytest.mark.parametrize(("total", "verdict"), [("36 boats", Verdict.HOLDS), ("41 boats", Verdict.FAILS)])
def test_listed_parts_against_their_total(total, verdict):
    boats = {"unit": "boat", "kind": "count"}
    text = f"In all {total} sank: 21 in the harbour, 11 off the cape and 4 in the canal."
    figures = _claim(text, "s", (total, boats), ("21", boats), ("11", boats), ("4 in", boats))
    [check] = checks(*figures, rule="sum of parts")
    assert check.verdict is verdict


def test_numbers_that_are_no_list_are_not_added():
    boats = {"unit": "boat", "kind": "count"}
    figures = _claim(
        "A total of 36 boats sank, 9 more than in the storm of 12 boats.", "s", ("36 boats", boats), ("9 more", boats), ("12 boats", boats)
    )
    assert checks(*figures, rule="sum of parts") == []
