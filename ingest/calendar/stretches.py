"""Quarters, halves, fiscal years, seasons, decades and the months up to a date."""

import re
from collections.abc import Callable

from ingest.calendar import iso_periods as iso
from ingest.calendar.anchors import day_near, month_near
from ingest.calendar.matches import UNIT_DAYS, UNIT_MONTHS, Found, Value, year_meant
from ingest.vocabulary import load

_GAME = re.compile(rf"\b(?:{'|'.join(load('calendar')['games']['words'])})\b", re.IGNORECASE)
# Characters on either side within which a word of a game counts.
_GAME_REACH = 120
_SEASONS: dict[str, list[int]] = load("calendar")["seasons"]


def _year_ended(found: Found) -> Value | None:
    """ "the three months to June", "the year ended March 31, 2018": so many months up to the end of the month named."""
    count = found.value("ND") if found.row.letters[found.first] in "dZND" and _leading_number(found) else 1
    unit, year, month = found.unit(), found.value("Y"), found.value("Mm") or 1
    if unit in UNIT_DAYS and found.has("D"):
        return _days_ended(found, count or 1, unit)
    months = (count or 1) * UNIT_MONTHS.get(unit, 0)
    end = iso.month(year, month) if year else month_near(month, found.anchor, found.forward())
    if not months or end is None:
        return None if not months else Value(end)
    if end.startswith("--"):
        return Value(None)
    return Value(iso.between(iso.shift(end, 1 - months, "month"), end), year is not None)


def _days_ended(found: Found, count: int, unit: str) -> Value | None:
    """ "the week ending May 9", "the two weeks to May 9"."""
    year, month, day = found.value("Y"), found.value("Mm") or 1, found.values("D")[-1]
    end = iso.day(year, month, day) if year else day_near(month, day, found.anchor, found.forward())
    if end is None or end.startswith("--"):
        return Value(end)
    return Value(iso.between(iso.shift(end, 1 - count * UNIT_DAYS[unit], "day"), end), year is not None)


def _leading_number(found: Found) -> bool:
    return bool(re.match(r"d?Z?[ND]", found.letters))


def _in_a_game(found: Found) -> bool:
    """True for a bare half or quarter among the words of a match."""
    if found.has("YQJFU"):
        return False
    start, end = found.row.starts[found.first], found.row.ends[found.last - 1]
    return _GAME.search(found.row.text, max(0, start - _GAME_REACH), end + _GAME_REACH) is not None


def _quarter(found: Found) -> Value | None:
    number = found.value("Q") if "Q" in found.letters else found.value("OD")
    year, printed = year_meant(found)
    if number is None or not 1 <= number <= 4 or _in_a_game(found):
        return None
    if "Q" in found.letters and year is None and not printed and (two := found.value("D")):
        year, printed = 2000 + two, True
    if year is None:
        return Value(None)
    anchor = found.anchor
    bare = not printed and "U" not in found.letters
    if bare and anchor.month and not found.forward() and number > (anchor.month + 2) // 3:
        year -= 1
    return Value(iso.quarter(year, number), printed)


def _half(found: Found) -> Value | None:
    number = found.value("JOD")
    year, printed = year_meant(found)
    if number not in (1, 2) or (found.after in "6U" and not found.has("UY")) or _in_a_game(found):
        return None
    if year is None:
        return Value(None)
    anchor = found.anchor
    if not printed and "U" not in found.letters and anchor.month and number == 2 and anchor.month < 7 and not found.forward():
        year -= 1
    return Value(iso.between(iso.month(year, 6 * number - 5), iso.month(year, 6 * number)), printed)


def _months_of(found: Found) -> Value | None:
    """ "the first nine months of 2025"."""
    count = found.value("ND") or 1
    year, printed = year_meant(found)
    months = count * UNIT_MONTHS.get(found.unit(), 0)
    named = len(found.letters) > 3
    if not named and (months < 2 or found.value("O") != 1):
        return None
    if year is None or found.value("O") != 1 or not 1 <= months <= 12:
        return Value(None, printed)
    if not named and found.anchor.month and months > found.anchor.month:
        year -= 1
    return Value(iso.between(iso.month(year, 1), iso.month(year, months)), printed)


def _fiscal(found: Found) -> Value | None:
    years = found.values("YFD")
    return Value(iso.whole_year(years[0]), True) if len(years) == 1 else _seasons(found)


def _seasons(found: Found) -> Value | None:
    """ "2018/19", "2018-2020": the years from the first to the last."""
    numbers = [(i, int(found.row.values[found.first + i] or 0)) for i, letter in enumerate(found.letters) if letter in "YD"]
    first, last = numbers[0][1], numbers[1][1]
    last = last if last > 99 else first // 100 * 100 + last
    if not found.row.touching(found.first + numbers[0][0], found.first + numbers[1][0]) or not 0 < last - first < 150:
        return Value(iso.whole_year(first), True) if found.name == "fiscal" else None
    return Value(iso.between(iso.whole_year(first), iso.whole_year(last)), True)


def _decade(found: Found) -> Value | None:
    year = found.value("Y") or 0
    return Value(iso.between(iso.whole_year(year), iso.whole_year(year + 9)), True) if year % 10 == 0 else None


def _season(found: Found) -> Value | None:
    i = found.letters.index("S")
    first, last = _SEASONS[str(found.row.values[found.first + i])]
    year, printed = year_meant(found)
    if year is None:
        return Value(None)
    anchor = found.anchor
    if found.has("l") and "U" not in found.letters and anchor.month:
        ended = anchor.month > last if last >= first else last < anchor.month < first
        year = (anchor.year or year) - (not ended or last < first)
    elif found.has("x") and anchor.month and anchor.month >= first:
        year += 1
    elif len(found.letters.replace("d", "")) == 1 and anchor.month and anchor.month < first and not found.forward():
        # A bare season is the last that has begun.
        year -= 1
    return Value(iso.between(iso.month(year, first), iso.month(year + (last < first), last)), printed)


# The rule for each pattern of the grammar.
RULES: dict[str, Callable[[Found], Value | None]] = {
    "year_ended": _year_ended,
    "quarter": _quarter,
    "half": _half,
    "months_of": _months_of,
    "fiscal": _fiscal,
    "seasons": _seasons,
    "decade": _decade,
    "season": _season,
}
