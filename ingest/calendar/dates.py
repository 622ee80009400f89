"""Days, months, years and times of day."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache

from ingest.calendar import iso_periods as iso
from ingest.calendar.anchors import day_near, month_near, weekday_near
from ingest.calendar.matches import Found, Value, year_meant
from ingest.calendar.words import NAME
from ingest.vocabulary import load

_AMBIGUOUS = frozenset(load("calendar")["months_ambiguous"]["words"])
_VERBS = frozenset(("may", "march"))
_TELLING = frozenset(load("times")["telling"]["verbs"])
_OPENERS = frozenset('.|":~')
_NOT_YEAR_BEFORE = frozenset(load("calendar")["not_a_year"]["before"])
_COUNT_BEFORE = frozenset(load("calendar")["not_a_year"]["before_a_count"])
_NUMERIC = re.compile(r"(?<![0-9/])([0-9]{1,2})/([0-9]{1,2})/(?:19|20)[0-9]{2}(?![0-9])")
_PREPOSITIONS = frozenset("ijosRb&6elxhKLVErg(-")


def _iso(found: Found) -> Value | None:
    year, month, day = found.values("YD")
    if not found.row.touching(found.first, found.last - 1):
        return None
    return Value(iso.day(year, month, day), True)


def _numeric(found: Found) -> Value | None:
    if found.name == "dotted":
        one, two, year = map(int, found.row.word(found.first).split("."))
        return Value(iso.day(year, two, one) or iso.day(year, one, two), True)
    if not found.row.touching(found.first, found.last - 1):
        return None
    one, two = found.values("D")
    year = found.value("Y") or 0
    if one > 12 or two > 12 or one == two:
        return Value(iso.day(year, one, two) or iso.day(year, two, one), True)
    return Value(_by_evidence(one, two, year, found), True)


def _by_evidence(one: int, two: int, year: int, found: Found) -> str | None:
    """Month first or day first: the one that other dates of the text settle, else the year alone."""
    order = _day_first(found.row.text)
    if order is None:
        return iso.whole_year(year)
    return iso.day(year, two, one) if order else iso.day(year, one, two)


@lru_cache(maxsize=4)
def _day_first(text: str) -> bool | None:
    """Whether the text's numeric dates put the day first, by the first one that can be read only one way."""
    for other in _NUMERIC.finditer(text):
        one, two = int(other[1]), int(other[2])
        if (one > 12) != (two > 12):
            return one > 12
    return None


def _days(found: Found) -> Value | None:
    days, months, year = found.values("D"), found.values("Mm"), found.value("Y")
    first, last = (months[0], days[0]), (months[-1], days[-1])
    if year is None:
        end = day_near(*last, found.anchor, found.forward())
        if end is None or end.startswith("--"):
            return Value(end)
        start = iso.day(int(end[:4]) - (first[0] > last[0]), *first)
    else:
        end, start = iso.day(year, *last), iso.day(year - (first[0] > last[0]), *first)
    return Value(iso.between(start, end), year is not None)


def _day(found: Found) -> Value | None:
    month, day, year = found.value("Mm") or 1, found.value("D") or 1, found.value("Y")
    if year is not None:
        return Value(iso.day(year, month, day) or iso.month(year, month), True)
    placed = day_near(month, day, found.anchor, found.forward())
    weekday = found.value("Ww")
    if weekday is not None and placed and not placed.startswith("--") and date.fromisoformat(placed).weekday() != weekday:
        near = [iso.day(int(placed[:4]) + step, month, day) for step in (-1, 1)]
        placed = next((other for other in near if other and date.fromisoformat(other).weekday() == weekday), placed)
    return Value(placed)


def _month(found: Found) -> Value | None:
    month, year = found.value("Mm") or 1, found.value("Y")
    if year is not None:
        return Value(iso.month(year, month), True)
    if found.has("lxh") and "U" not in found.letters:
        return Value(month_near(month, found.anchor, found.has("x")) if "h" not in found.letters else _of_year(found.anchor.year, month))
    return Value(_of_year(year_meant(found)[0], month))


def _of_year(year: int | None, month: int) -> str | None:
    return f"--{month:02}" if year is None else iso.month(year, month)


def _months(found: Found) -> Value | None:
    months, years = found.values("Mm"), found.values("Y")
    if years:
        end = iso.month(years[-1], months[1])
        start = iso.month(years[0] if len(years) > 1 else years[-1] - (months[0] > months[1]), months[0])
        return Value(iso.between(start, end), True)
    end = month_near(months[1], found.anchor, found.forward())
    if end is None or end.startswith("--"):
        return Value(None)
    return Value(iso.between(iso.month(int(end[:4]) - (months[0] > months[1]), months[0]), end))


def _weekday(found: Found) -> Value | None:
    return Value(weekday_near(found.value("W") or 0, found.anchor, found.has("x") or found.forward(), found.letters))


def _today(found: Found) -> Value | None:
    day = found.anchor.day
    if day is None:
        return Value(None)
    step = found.value("y") if "y" in found.letters else -1 if "l" in found.letters else 0
    return Value((day + timedelta(days=step or 0)).isoformat())


def _years(found: Found) -> Value | None:
    first, last = found.values("Y")
    return Value(iso.between(iso.whole_year(first), iso.whole_year(last)), True)


def _clock(found: Found) -> Value | None:
    """A time of day, as ISO "T22:45"; noon and midnight are times too. A zone is not applied."""
    printed = found.row.word(found.first).lower()
    if printed in ("noon", "midday", "midnight"):
        return Value("T00:00" if printed == "midnight" else "T12:00")
    digits = re.split(r"[:.]", printed)
    if len(digits) == 1 and len(printed) == 4 and printed.isdigit() and "p" not in found.letters:
        digits = [printed[:2], printed[2:]]
    if not all(part.isdigit() and len(part) <= 2 for part in digits):
        return None
    hour, minute = int(digits[0]), int(digits[1]) if len(digits) > 1 else 0
    half = next((found.row.word(found.first + i)[0].lower() for i, letter in enumerate(found.letters) if letter == "p"), None)
    if half is not None:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    return Value(f"T{hour:02}:{minute:02}") if hour < 24 and minute < 60 else None


def _bare_month(found: Found) -> Value | None:
    i = next(i for i, letter in enumerate(found.letters) if letter in "Mm")
    printed = found.row.word(found.first + i).lower()
    before, after = found.before if i == 0 else found.row.letters[found.first + i - 1], found.after
    if after == NAME and before not in _PREPOSITIONS:
        return None
    if printed in _AMBIGUOUS and before not in _PREPOSITIONS and not _is_month_by_place(found, before, after, printed):
        return None
    return Value(month_near(int(found.row.values[found.first + i] or 1), found.anchor, found.forward()))


def _is_month_by_place(found: Found, before: str, after: str, printed: str) -> bool:
    """Within a sentence a capital makes a month of "May" and "March"; at its start they may be a verb, and "April" a name."""
    if before == NAME:
        return False
    if before in _OPENERS:
        return after == "'" or (printed not in _VERBS and after == "_" and found.row.word(found.last) not in _TELLING)
    return after != NAME


def _bare_year(found: Found) -> Value | None:
    i = found.letters.index("Y")
    at = found.first + i
    year = int(found.row.values[at] or 0)
    before = found.row.word(at - 1).lower() if at else ""
    if before in _NOT_YEAR_BEFORE or not 1800 <= year <= 2100:
        return None
    if before in _COUNT_BEFORE and found.after not in ".,)|":
        return None
    if (before == "-" or found.after in "-:/") and found.row.touching(max(at - 1, 0), at) and found.before == "-":
        return None
    return Value(iso.whole_year(year), True)


# The rule for each pattern of the grammar.
RULES: dict[str, Callable[[Found], Value | None]] = {
    "iso": _iso,
    "dotted": _numeric,
    "numeric": _numeric,
    "days": _days,
    "day": _day,
    "months": _months,
    "months_between": _months,
    "month": _month,
    "weekday": _weekday,
    "today": _today,
    "years": _years,
    "clock": _clock,
    "bare_month": _bare_month,
    "bare_year": _bare_year,
}
