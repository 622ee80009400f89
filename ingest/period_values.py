"""What a matched time expression means: its ISO 8601 value, resolved against the day of publication and the words around it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from ingest import iso_periods as iso
from ingest.calendar_words import LINE, NAME, Row
from ingest.model import Basis, Period
from ingest.vocabulary import load

_VOCABULARY = load("calendar")
_FORWARD = frozenset(_VOCABULARY["forward"]["words"])
_AMBIGUOUS = frozenset(_VOCABULARY["months_ambiguous"]["words"])
_NOT_YEAR_BEFORE = frozenset(_VOCABULARY["not_a_year"]["before"])
_SEASONS: dict[str, list[int]] = _VOCABULARY["seasons"]
# How far the words that turn a date forward may stand before it; a date this many days ahead is more likely coming than 11 months gone.
_FORWARD_REACH = 12
_SOON = 31
_NUMERIC = re.compile(r"(?<![0-9/])([0-9]{1,2})/([0-9]{1,2})/(?:19|20)[0-9]{2}(?![0-9])")
_PREPOSITIONS = frozenset("ijosRb&6elxhKLVErg(-")
_UNIT_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120}
_UNIT_DAYS = {"day": 1, "week": 7, "fortnight": 14}


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day of publication as far as it is known."""

    year: int | None = None
    month: int | None = None
    day: date | None = None

    @classmethod
    def of(cls, published: str | None) -> "Anchor":
        """From an ISO date or the start of one; anything else is an unknown day."""
        found = re.match(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?", published or "")
        if not found or iso.whole_year(int(found[1])) is None:
            return cls()
        year, month, day = int(found[1]), int(found[2] or 0), int(found[3] or 0)
        if not 1 <= month <= 12:
            return cls(year=year)
        try:
            return cls(year=year, month=month, day=date(year, month, day))
        except ValueError:
            return cls(year=year, month=month)

    @property
    def iso(self) -> str | None:
        if self.day:
            return self.day.isoformat()
        if self.year is None:
            return None
        return iso.month(self.year, self.month) if self.month else iso.whole_year(self.year)


@dataclass(frozen=True, slots=True)
class Value:
    """A resolved expression before it becomes a Period."""

    iso: str | None
    printed_year: bool = False
    relation: str = "own"
    shift: int = 0
    unit: str | None = None
    rate: bool = False


class Found:
    """A match of the grammar: the words from `first` to `last` (exclusive), under the pattern `name`."""

    __slots__ = ("anchor", "first", "last", "letters", "name", "row")

    def __init__(self, row: Row, first: int, last: int, name: str, anchor: Anchor):
        self.row, self.first, self.last, self.name, self.anchor = row, first, last, name, anchor
        self.letters = row.letters[first:last]

    def values(self, letters: str) -> list[int]:
        """The numbers that the words of these classes stand for, in order."""
        return [int(self.row.values[self.first + i] or 0) for i, letter in enumerate(self.letters) if letter in letters]

    def value(self, letters: str) -> int | None:
        found = self.values(letters)
        return found[0] if found else None

    def unit(self) -> str:
        return next(str(self.row.values[self.first + i]) for i, letter in enumerate(self.letters) if letter in "Uq")

    def has(self, letters: str) -> bool:
        return any(letter in self.letters for letter in letters)

    @property
    def before(self) -> str:
        return self.row.letters[self.first - 1] if self.first else LINE

    @property
    def after(self) -> str:
        return self.row.letters[self.last] if self.last < len(self.row.letters) else LINE

    def forward(self) -> bool:
        """True when a word of the same sentence, not far before, says that this is still to come."""
        for i in range(self.first - 1, max(-1, self.first - _FORWARD_REACH), -1):
            if self.row.letters[i] in ".|":
                return False
            if self.row.word(i) in _FORWARD:
                return True
        return self.has("x")


def resolve(found: Found, earlier: list[Period]) -> Period | None:
    """The Period of a match, None when its words are no time after all. `earlier` are the periods before it, in order."""
    value = _RULES[found.name](found)
    if value is None:
        return None
    first, last = found.first, found.last
    if found.letters[-1] == ")" and "(" not in found.letters:
        last -= 1
    if found.letters[0] == "d" and found.name != "ago":
        first += 1
    if value.relation == "own" and found.before == "s" and value.iso is not None:
        first -= 1
        value = Value(_until_published(value.iso, found.anchor), value.printed_year, "to date")
    elif value.relation == "own" and value.iso and value.iso.startswith("--"):
        value = Value(_year_from_sentence(value.iso, found, earlier), value.printed_year)
    start, end = found.row.starts[first], found.row.ends[last - 1]
    known = Basis.PRINTED if value.printed_year else Basis.RELATIVE if value.iso or value.relation != "own" else Basis.UNKNOWN
    return Period(
        start=start, end=end, printed=found.row.text[start:end], iso=value.iso, basis=known,
        relation=value.relation, shift=value.shift, unit=value.unit, rate=value.rate,
    )  # fmt: skip


def _until_published(start: str, anchor: Anchor) -> str | None:
    """From the start of a period to the day of publication, as fine as both are known."""
    end = anchor.iso
    if end is None or iso.bounds(start) is None:
        return start
    fine = min(len(start), len(end), 10) if "Q" not in start and "/" not in start else 10
    if "Q" in start or "/" in start:
        days = iso.bounds(start)
        start = days[0].isoformat()[: len(end)] if days else start
    return iso.between(start[:fine], end[:fine]) or start


def _year_from_sentence(partial: str, found: Found, earlier: list[Period]) -> str:
    """The year that the sentence printed just before, for a month or day without one."""
    if not earlier or earlier[-1].basis is not Basis.PRINTED or earlier[-1].iso is None:
        return partial
    gap = found.row.text[earlier[-1].end : found.row.starts[found.first]]
    year = iso.year_of(earlier[-1].iso)
    if len(gap) > 120 or "\n" in gap or ". " in gap or year is None:
        return partial
    whole = f"{year}-{partial[2:]}"
    return whole if iso.bounds(whole) else partial


def month_near(month: int, anchor: Anchor, forward: bool) -> str | None:
    """The month of that number nearest to the day of publication: the most recent one, or the next if `forward`."""
    if anchor.year is None:
        return f"--{month:02}"
    if anchor.month is None:
        return iso.month(anchor.year, month)
    if forward:
        return iso.month(anchor.year + (month < anchor.month), month)
    return iso.month(anchor.year - (month > anchor.month), month)


def day_near(month: int, day: int, anchor: Anchor, forward: bool) -> str | None:
    """The date nearest to the day of publication: the most recent one unless it is soon or the words point forward."""
    if anchor.year is None:
        return f"--{month:02}-{day:02}" if iso.day(2024, month, day) else None
    if anchor.day is None:
        near = month_near(month, anchor, forward)
        return iso.day(int(near[:4]), month, day) if near else None
    this = iso.day(anchor.year, month, day)
    if this is None:
        return iso.day(anchor.year - 1, month, day) or iso.day(anchor.year + 1, month, day)
    ahead = (date.fromisoformat(this) - anchor.day).days
    if ahead > 0 and not forward and ahead > _SOON:
        return iso.day(anchor.year - 1, month, day)
    if ahead < 0:
        coming = iso.day(anchor.year + 1, month, day)
        if coming and (date.fromisoformat(coming) - anchor.day).days <= (_SOON if not forward else 200):
            return coming
    return this


def weekday_near(weekday: int, anchor: Anchor, forward: bool, letters: str) -> str | None:
    """The date of that weekday: the most recent, the publication day included; the next after "next" or a word for the future."""
    if anchor.day is None:
        return None
    back = (anchor.day.weekday() - weekday) % 7
    if forward and "l" not in letters:
        return (anchor.day + timedelta(days=-back % 7 or (7 if "x" in letters else 0))).isoformat()
    return (anchor.day - timedelta(days=back or (7 if "l" in letters else 0))).isoformat()


def _year_meant(found: Found) -> tuple[int | None, bool]:
    """The year that the match names ("of 2025", "this year"), and whether it is printed."""
    year = found.value("Y") or found.value("F")
    if year is not None:
        return year, True
    if found.anchor.year is not None and "l" in found.letters[1:] and "U" in found.letters:
        return found.anchor.year - 1, False
    return found.anchor.year, False


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
    return Value(_of_year(_year_meant(found)[0], month))


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


def _year_ended(found: Found) -> Value | None:
    """ "the three months to June", "the year ended March 31, 2018": so many months up to the end of the month named."""
    count = found.value("ND") if found.row.letters[found.first] in "dZND" and _leading_number(found) else 1
    unit, year, month = found.unit(), found.value("Y"), found.value("Mm") or 1
    if unit in _UNIT_DAYS and found.has("D"):
        return _days_ended(found, count or 1, unit)
    months = (count or 1) * _UNIT_MONTHS.get(unit, 0)
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
    return Value(iso.between(iso.shift(end, 1 - count * _UNIT_DAYS[unit], "day"), end), year is not None)


def _leading_number(found: Found) -> bool:
    return bool(re.match(r"d?Z?[ND]", found.letters))


def _quarter(found: Found) -> Value | None:
    number = found.value("Q") if "Q" in found.letters else found.value("OD")
    year, printed = _year_meant(found)
    if number is None or not 1 <= number <= 4:
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
    year, printed = _year_meant(found)
    if number not in (1, 2) or (found.after in "_U" and "U" not in found.letters and "Y" not in found.letters and found.after == "U"):
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
    year, printed = _year_meant(found)
    months = count * _UNIT_MONTHS.get(found.unit(), 0)
    if year is None or found.value("O") != 1 or not 1 <= months <= 12:
        return Value(None, printed)
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
    year, printed = _year_meant(found)
    if year is None:
        return Value(None)
    anchor = found.anchor
    if found.has("l") and "U" not in found.letters and anchor.month:
        ended = anchor.month > last if last >= first else last < anchor.month < first
        year = (anchor.year or year) - (not ended or last < first)
    elif found.has("x") and anchor.month and anchor.month >= first:
        year += 1
    return Value(iso.between(iso.month(year, first), iso.month(year + (last < first), last)), printed)


def _same(found: Found) -> Value | None:
    year = found.value("Y")
    if year is not None:
        return Value(iso.whole_year(year), True, "same")
    if found.has("lBK"):
        return Value(None, False, "shifted", -1, "year")
    return Value(None, False, "shifted", 0, "period")


def _rate(found: Found) -> Value | None:
    named = {"1": "year", "2": "month", "3": "quarter"}
    units = [named[letter] for letter in found.letters if letter in named] or [
        str(found.row.values[found.first + i]) for i, letter in enumerate(found.letters) if letter in "Uq"
    ]
    if len(set(units)) != 1 or units[0] not in ("day", "week", "month", "quarter", "year"):
        return None
    return Value(None, False, "shifted", -1, units[0], True)


def _ago_period(found: Found) -> Value | None:
    """ "year-earlier", "month-ago period"; a bare "year before" without its article is read the same way."""
    unit = found.unit()
    if found.before in "dNDa#" and "-" not in found.letters:
        return None
    return Value(None, False, "shifted", -1, unit) if unit in ("year", "month", "quarter", "week") else None


def _to_date(found: Found) -> Value | None:
    unit = found.unit() if found.has("Uq") else "year" if "4" in found.letters else "period"
    anchor = found.anchor
    if unit != "year" or anchor.year is None:
        return Value(None, False, "to date", 0, unit)
    return Value(_until_published(iso.month(anchor.year, 1) or "", anchor), False, "to date", 0, unit)


def _ago(found: Found) -> Value | None:
    count = found.value("ND") if found.has("ND") else 1
    unit = found.unit()
    if found.letters[0] == "d" and found.letters[-1] == "B" and found.row.word(found.last - 1) == "ago":
        return None
    if found.has("L"):
        return Value(None, False, "shifted", count or 1, unit)
    if found.row.word(found.last - 1) == "ago" and not (count == 1 and unit in ("year", "month", "quarter")):
        return Value(_back(found.anchor, count or 1, unit))
    return Value(
        _back(found.anchor, count or 1, unit) if found.row.word(found.last - 1) == "ago" else None, False, "shifted", -(count or 1), unit
    )


def _back(anchor: Anchor, count: int, unit: str) -> str | None:
    """So many units before the day of publication, as fine as the unit."""
    if anchor.iso is None:
        return None
    if unit in _UNIT_DAYS:
        return iso.shift(anchor.iso, -count * _UNIT_DAYS[unit], "day") if anchor.day and count < 4000 else None
    if unit in ("year", "decade"):
        return iso.whole_year((anchor.year or 0) - count * (10 if unit == "decade" else 1))
    if unit in ("hour", "minute"):
        return anchor.day.isoformat() if anchor.day and count < 3 else None
    return iso.shift(anchor.iso, -count, unit)


def _past(found: Found) -> Value | None:
    """ "the past 12 months", "the next five years": a stretch that ends or begins with the day of publication."""
    numbers = [found.row.values[found.first + i] for i, letter in enumerate(found.letters) if letter in "ND#"]
    text = str(numbers[0])
    anchor, unit = found.anchor, found.unit()
    if anchor.iso is None or not text.isdigit() or int(text) > 999:
        return Value(None)
    count = int(text) * (1 if found.has("l") else -1)
    if unit in _UNIT_DAYS:
        other = iso.shift(anchor.iso, -count * _UNIT_DAYS[unit], "day") if anchor.day else None
        here: str | None = anchor.iso
    elif unit in ("month", "quarter", "year", "decade"):
        here = anchor.iso[:7] if unit in ("month", "quarter") else anchor.iso[:4]
        months = count * _UNIT_MONTHS[unit]
        ends_here = 1 if count > 0 else -1
        other = iso.shift(here, ends_here - months, "month") if len(here) == 7 else iso.shift(here, -months // 12, "year")
    else:
        return Value(None)
    return Value(iso.between(other, here) if count > 0 else iso.between(here, other))


def _relative(found: Found) -> Value | None:
    """ "last month", "this year", "that quarter", "the previous week"."""
    unit, anchor = found.unit(), found.anchor
    word = next((found.row.word(found.first + i).lower() for i, letter in enumerate(found.letters) if letter in "lxhv"), "")
    if "d" in found.letters or word == "that":
        return Value(None, False, "shifted", 0, unit) if unit in ("month", "year", "quarter", "week", "day", "period") else None
    if word in ("previous", "preceding", "prior", "following"):
        return Value(None, False, "shifted", 1 if word == "following" else -1, unit)
    if unit in ("hour", "minute", "day", "decade", "season", "period"):
        return Value(None)
    step = {"l": -1, "x": 1, "h": 0}[next(letter for letter in found.letters if letter in "lxh")]
    if anchor.iso is None:
        return Value(None)
    if unit in ("week", "weekend", "fortnight"):
        return Value(_week(anchor, step, unit))
    return Value(iso.shift(anchor.iso[: 4 if unit == "year" else 7], step, unit))


def _week(anchor: Anchor, step: int, unit: str) -> str | None:
    if anchor.day is None:
        return None
    if unit == "fortnight":
        return _span(anchor.day + timedelta(days=14 * step), 14)
    monday = anchor.day - timedelta(days=anchor.day.weekday()) + timedelta(days=7 * step)
    if unit == "week":
        return _span(monday, 7)
    return _span(monday + timedelta(days=5), 2)


def _span(first: date, days: int) -> str:
    return f"{first.isoformat()}/{(first + timedelta(days=days - 1)).isoformat()}"


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
    if (
        printed in _AMBIGUOUS
        and before not in _PREPOSITIONS
        and not (after == "'" and before != NAME)
        and not (before == "d" and after == "_")
    ):
        return None
    return Value(month_near(int(found.row.values[found.first + i] or 1), found.anchor, found.forward()))


def _bare_year(found: Found) -> Value | None:
    i = found.letters.index("Y")
    at = found.first + i
    year = int(found.row.values[at] or 0)
    before = found.row.word(at - 1).lower() if at else ""
    if before in _NOT_YEAR_BEFORE or not 1800 <= year <= 2100:
        return None
    if (before == "-" or found.after in "-:/") and found.row.touching(max(at - 1, 0), at) and found.before == "-":
        return None
    return Value(iso.whole_year(year), True)


_RULES: dict[str, Callable[[Found], Value | None]] = {
    "iso": _iso, "dotted": _numeric, "numeric": _numeric, "days": _days, "day": _day, "year_ended": _year_ended, "months": _months,
    "months_between": _months, "month": _month, "quarter": _quarter, "half": _half, "months_of": _months_of, "fiscal": _fiscal,
    "decade": _decade, "season": _season, "seasons": _seasons, "same": _same, "rate": _rate, "ago_period": _ago_period,
    "to_date": _to_date, "ago": _ago, "past": _past, "relative": _relative, "weekday": _weekday, "today": _today, "years": _years,
    "clock": _clock, "bare_month": _bare_month, "bare_year": _bare_year,
}  # fmt: skip
