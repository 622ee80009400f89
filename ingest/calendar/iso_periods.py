"""Arithmetic on periods written in ISO 8601: a date, a month, a year, a quarter ("2025-Q3") or "start/end"."""

import re
from datetime import date, timedelta

_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")
_QUARTER = re.compile(r"([0-9]{4})-Q([1-4])")
_YEAR = re.compile(r"[0-9]{4}")
FIRST_YEAR, LAST_YEAR = 1000, 2200


def level(iso: str) -> str:
    """ "day", "month", "quarter", "year", "range", or "partial" for what lacks its year or its date."""
    if "/" in iso:
        return "range"
    for pattern, name in ((_DATE, "day"), (_MONTH, "month"), (_QUARTER, "quarter"), (_YEAR, "year")):
        if pattern.fullmatch(iso):
            return name
    return "partial"


def month(year: int, number: int) -> str | None:
    """The ISO month `number` months into `year`; any whole number carries over, so month(2025, 0) is "2024-12"."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    return f"{year:04}-{number:02}" if FIRST_YEAR <= year <= LAST_YEAR else None


def day(year: int, number: int, day_of_month: int) -> str | None:
    """The ISO date, None when the calendar has no such day."""
    try:
        return date(year, number, day_of_month).isoformat()
    except ValueError:
        return None


def whole_year(year: int) -> str | None:
    return f"{year:04}" if FIRST_YEAR <= year <= LAST_YEAR else None


def quarter(year: int, number: int) -> str | None:
    year, number = year + (number - 1) // 4, (number - 1) % 4 + 1
    return f"{year:04}-Q{number}" if FIRST_YEAR <= year <= LAST_YEAR else None


def between(start: str | None, end: str | None) -> str | None:
    """ "start/end", the single period if both are the same, None if either is missing or they run backwards."""
    if start is None or end is None:
        return None
    if start == end:
        return start
    first, last = bounds(start), bounds(end)
    return f"{start}/{end}" if first and last and first[0] <= last[1] else None


def bounds(iso: str) -> tuple[date, date] | None:
    """First and last day, both included; None for a partial period."""
    if "/" in iso:
        start, _, end = iso.partition("/")
        first, last = bounds(start), bounds(end)
        return (first[0], last[1]) if first and last else None
    if found := _DATE.fullmatch(iso):
        text = day(*map(int, found.groups()))
        return (date.fromisoformat(text), date.fromisoformat(text)) if text else None
    if found := _MONTH.fullmatch(iso):
        return _months(int(found[1]), int(found[2]), 1)
    if found := _QUARTER.fullmatch(iso):
        return _months(int(found[1]), int(found[2]) * 3 - 2, 3)
    if _YEAR.fullmatch(iso):
        return _months(int(iso), 1, 12)
    return None


def _months(year: int, first: int, count: int) -> tuple[date, date] | None:
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= first <= 12):
        return None
    after = year * 12 + first - 1 + count
    return date(year, first, 1), date(after // 12, after % 12 + 1, 1) - timedelta(days=1)


def within(inner: str, outer: str) -> bool:
    """True when every day of `inner` lies in `outer`."""
    a, b = bounds(inner), bounds(outer)
    return a is not None and b is not None and b[0] <= a[0] and a[1] <= b[1]


def year_of(iso: str) -> int | None:
    """The year a period lies in; None when it is partial or spans several."""
    days = bounds(iso)
    return days[0].year if days and days[0].year == days[1].year else None


def shift(iso: str, count: int, unit: str) -> str | None:
    """The period `count` units later (earlier when negative), of the same length where the unit allows.

    `unit` is "day", "week", "month", "quarter", "year" or "period" (the period's own length). A period finer than
    the unit is first widened to it, except that a year's shift keeps month and day; one that is coarser gives None.
    """
    if "/" in iso:
        return _shift_range(iso, count, unit)
    size = level(iso)
    if size == "partial" or bounds(iso) is None:
        return None
    if unit == "period":
        unit = size
    if unit == "year":
        return _shift_years(iso, size, count)
    if unit == "quarter" and size in ("quarter", "month", "day"):
        number = int(iso[6]) if size == "quarter" else (int(iso[5:7]) + 2) // 3
        return quarter(int(iso[:4]), number + count)
    if unit == "month" and size in ("month", "day"):
        return month(int(iso[:4]), int(iso[5:7]) + count)
    if unit in ("day", "week") and size == "day":
        return _days_later(iso, count * (7 if unit == "week" else 1))
    return None


def _days_later(iso: str, days: int) -> str | None:
    try:
        return (date.fromisoformat(iso) + timedelta(days=days)).isoformat()
    except OverflowError:
        return None


def _shift_years(iso: str, size: str, count: int) -> str | None:
    year = int(iso[:4]) + count
    if whole_year(year) is None:
        return None
    if size == "day":
        return day(year, int(iso[5:7]), int(iso[8:10])) or month(year, int(iso[5:7]))
    return f"{year:04}{iso[4:]}"


def _shift_range(iso: str, count: int, unit: str) -> str | None:
    start, _, end = iso.partition("/")
    days = bounds(iso)
    if days is None or level(start) != level(end):
        return None
    if unit == "period":
        size = level(start)
        if size == "day":
            length, unit = (days[1] - days[0]).days + 1, "day"
        elif size in ("month", "year"):
            length = (days[1].year - days[0].year) * 12 + days[1].month - days[0].month + 1
            length, unit = (length, "month") if size == "month" else (length // 12, "year")
        else:
            return None
        count *= length
    elif unit not in ("year", "day", "week") and unit != level(start):
        return None
    return between(shift(start, count, unit), shift(end, count, unit))
