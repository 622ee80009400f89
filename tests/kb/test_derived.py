import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.findings import derive
from kb.model import Verdict
from tests.kb.observed import seen

WOOL = {"measure": "exports", "product": "wool", "ref_area": "NZ", "unit": "t"}


def level(value, period, article=None):
    return seen(f"New Zealand exported {{{value:,} tons}} of wool.", article=article or period, period=period, **WOOL)


def test_two_months_follow_from_a_year_to_date_a_half_and_two_months():
    figures = [level(9_120, "2024-01/2024-10"), level(5_300, "2024-01/2024-06"), level(880, "2024-09"), level(940, "2024-10")]
    [gap] = [d for d in derive(figures).derived if d.period == "2024-07/2024-08"]
    assert (gap.low, gap.high) == (1_998, 2_002)
    assert "“9,120 tons” (2024-01/2024-10" in gap.derivation
    assert "− “5,300 tons”" in gap.derivation
    assert set(gap.inputs) == {f.id for f in figures}


def test_what_is_printed_is_not_derived():
    figures = [level(900, "2024-01"), level(910, "2024-02"), level(1_810, "2024-01/2024-02")]
    assert "2024-01/2024-02" not in {d.period for d in derive(figures).derived}


def test_stocks_do_not_add_up():
    jobless = {"measure": "unemployment rate", "ref_area": "NZ", "unit": "%", "kind": "rate"}
    figures = [
        seen(f"The rate was {{{v}%}}.", article=p, period=p, **jobless)
        for v, p in (("4.1", "2024-01"), ("4.2", "2024-02"), ("8.3", "2024-01/2024-02"))
    ]
    found = derive(figures)
    assert found.derived == ()
    assert found.checks == ()


@pytest.mark.parametrize(("total", "verdict"), [(2_730, Verdict.HOLDS), (2_731, Verdict.WITHIN_ROUNDING), (2_800, Verdict.FAILS)])
def test_a_quarter_against_its_months(total, verdict):
    figures = [level(900, "2024-01"), level(910, "2024-02"), level(920, "2024-03"), level(total, "2024-Q1")]
    [check] = [c for c in derive(figures).checks if c.rule == "total of periods"]
    assert check.verdict is verdict
    assert len(check.inputs) == 4


@given(st.lists(st.integers(100, 999), min_size=12, max_size=12), st.randoms(use_true_random=False))
def test_derived_intervals_hold_the_true_values(monthly, rng: random.Random):
    figures = []
    for number in range(6):
        first = rng.randrange(12)
        last = rng.randrange(first, 12)
        value = sum(monthly[first : last + 1])
        period = f"2024-{first + 1:02d}/2024-{last + 1:02d}" if first != last else f"2024-{first + 1:02d}"
        figures.append(level(value, period, article=str(number)))
    for found in derive(figures).derived:
        start, _, end = found.period.partition("/")
        first, last = (1, 12) if found.period == "2024" else (int(start[5:7]), int((end or start)[5:7]))
        assert found.low <= sum(monthly[first - 1 : last]) <= found.high
