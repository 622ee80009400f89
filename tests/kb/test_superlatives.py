import pytest

from kb.findings import derive
from kb.model import Verdict
from tests.kb.observed import seen

COAL = {"measure": "production", "product": "coal", "ref_area": "PL", "unit": "t"}
RANK = {**COAL, "unit": "rank", "kind": "rank"}


def month(value, period):
    return seen(f"Poland mined {{{value} tons}} of coal.", article=period, period=period, **COAL)


def said(printed, period):
    return seen(f"It was the {{{printed}}} month on record for Polish coal.", article=f"rank {period}", period=period, **RANK)


def rules(*observations):
    return {c.rule: c for c in derive(observations).checks}


def test_a_record_is_held_against_the_known_months_and_names_the_unknown():
    found = rules(month("940", "2024-01"), month("870", "2024-02"), month("905", "2024-04"), said("second-highest", "2024-04"))
    known = found["rank among the values known"]
    assert known.verdict is Verdict.HOLDS
    assert known.margin == pytest.approx(35)
    record = found["rank on record"]
    assert record.verdict is Verdict.CANNOT_TELL
    assert "2024-03" in record.missing
    assert "everything before 2024-01" in record.missing


def test_more_known_values_above_than_the_rank_allows_refute_it():
    found = rules(month("940", "2024-01"), month("930", "2024-02"), month("905", "2024-03"), said("second-highest", "2024-03"))
    assert found["rank among the values known"].verdict is Verdict.FAILS


def test_too_few_known_values_above_leave_it_open():
    found = rules(month("870", "2024-02"), month("905", "2024-03"), said("third-highest", "2024-03"))
    assert found["rank among the values known"].verdict is Verdict.CANNOT_TELL


def test_a_lowest_counts_from_below():
    found = rules(month("940", "2024-01"), month("930", "2024-02"), month("905", "2024-03"), said("lowest", "2024-03"))
    assert found["rank among the values known"].verdict is Verdict.HOLDS


@pytest.mark.parametrize(("second", "verdict"), [("640 tons", Verdict.HOLDS), ("990 tons", Verdict.FAILS)])
def test_places_among_rivals(second, verdict):
    exports = {**COAL, "measure": "exports", "period": "2024-03"}
    first = seen("Coal exports to Austria came to {820 tons}, ranking first.", article="a", counterpart_area="AT", **exports)
    other = seen(f"Poland sold {{{second}}} of coal to Hungary.", article="b", counterpart_area="HU", **exports)
    assert rules(first, other)["place among rivals"].verdict is verdict
