"""How two ISO periods stand to each other: the same, one within the other, apart, or not known."""

import calendar
from datetime import date
from enum import StrEnum
from functools import lru_cache

from ingest.calendar.iso_periods import bounds


class PeriodRelation(StrEnum):
    SAME = "same"
    WITHIN = "within"
    COVERS = "covers"
    OVERLAPS = "overlaps"
    APART = "apart"
    UNKNOWN = "unknown"


@lru_cache(maxsize=65536)
def days(iso: str | None) -> tuple[int, int] | None:
    """First and last day of a period as proleptic ordinals; None where it cannot be placed ("--03")."""
    span = bounds(iso) if iso else None
    return (span[0].toordinal(), span[1].toordinal()) if span else None


@lru_cache(maxsize=65536)
def relation(a: str | None, b: str | None) -> PeriodRelation:
    """How period `a` stands to `b`; UNKNOWN where either cannot be placed."""
    x, y = days(a), days(b)
    if x is None or y is None:
        return PeriodRelation.UNKNOWN
    if x == y:
        return PeriodRelation.SAME
    if x[1] < y[0] or y[1] < x[0]:
        return PeriodRelation.APART
    if y[0] <= x[0] and x[1] <= y[1]:
        return PeriodRelation.WITHIN
    if x[0] <= y[0] and y[1] <= x[1]:
        return PeriodRelation.COVERS
    return PeriodRelation.OVERLAPS


def days_between(a: str | None, b: str | None) -> int | None:
    """Days from the one period to the other, 0 where they touch or overlap, None where either cannot be placed."""
    x, y = days(a), days(b)
    if x is None or y is None:
        return None
    return max(0, y[0] - x[1], x[0] - y[1])


def publication_day(published: str | None) -> int | None:
    """The day of publication as an ordinal; the last day where only the month is known, None where only the year is."""
    span = days(published)
    return span[1] if span and span[1] - span[0] <= 31 else None


@lru_cache(maxsize=65536)
def months(iso: str | None) -> tuple[int, int] | None:
    """First and last month as `year * 12 + month - 1`, None unless the period is made of whole months."""
    span = days(iso)
    if span is None:
        return None
    first, last = date.fromordinal(span[0]), date.fromordinal(span[1])
    if first.day != 1 or last.day != calendar.monthrange(last.year, last.month)[1]:
        return None
    return first.year * 12 + first.month - 1, last.year * 12 + last.month - 1


def iso_months(first: int, last: int) -> str:
    """The ISO text of a run of months as counted by `months`."""
    year, month = divmod(first, 12)
    if last == first:
        return f"{year}-{month + 1:02d}"
    if month == 0 and last == first + 11:
        return str(year)
    end_year, end_month = divmod(last, 12)
    return f"{year}-{month + 1:02d}/{end_year}-{end_month + 1:02d}"
