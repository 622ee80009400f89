"""Arithmetic on ISO periods."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.calendar import iso_periods as iso


@pytest.mark.parametrize(
    ("period", "count", "unit", "moved"),
    [
        ("2025-01", -1, "month", "2024-12"),
        ("2025-Q1", -1, "quarter", "2024-Q4"),
        ("2025-05", -1, "quarter", "2025-Q1"),
        ("2024-02-29", -1, "year", "2023-02"),
        ("2025-01/2025-06", -1, "year", "2024-01/2024-06"),
        ("2025-01/2025-06", -1, "period", "2024-07/2024-12"),
        ("2025-03-01", -1, "day", "2025-02-28"),
        ("2025-11-03/2025-11-09", -1, "period", "2025-10-27/2025-11-02"),
        ("2025-11-20", -1, "month", "2025-10"),
        ("2025", -1, "month", None),
        ("--03", -1, "month", None),
        ("9999-99", 1, "month", None),
    ],
)
def test_shift(period: str, count: int, unit: str, moved: str | None) -> None:
    assert iso.shift(period, count, unit) == moved


@pytest.mark.parametrize(
    ("period", "level"),
    [("2025-01-02", "day"), ("2025-01", "month"), ("2025", "year"), ("2025-Q2", "quarter"), ("2024/2025", "range"), ("--05-01", "partial")],
)
def test_level(period: str, level: str) -> None:
    assert iso.level(period) == level


def test_a_range_that_runs_backwards_is_none() -> None:
    assert iso.between("2025-06", "2025-01") is None


def test_bounds_cover_the_last_day_of_the_quarter() -> None:
    days = iso.bounds("2024-Q1")
    assert days is not None
    assert (days[0].isoformat(), days[1].isoformat()) == ("2024-01-01", "2024-03-31")


@given(st.integers(1600, 2100), st.integers(1, 12), st.integers(-60, 60))
def test_shifting_a_month_there_and_back_changes_nothing(year: int, number: int, count: int) -> None:
    month = iso.month(year, number)
    assert month is not None
    there = iso.shift(month, count, "month")
    assert there is not None
    assert iso.shift(there, -count, "month") == month
    assert iso.within(month, f"{year:04}")
