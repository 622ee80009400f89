"""Times that count from the day of publication or from another period: last month, a year earlier, so far this year."""

from collections.abc import Callable
from datetime import date, timedelta

from ingest.calendar import iso_periods as iso
from ingest.calendar.anchors import Anchor, until_published
from ingest.calendar.matches import UNIT_DAYS, UNIT_MONTHS, Found, Value
from ingest.calendar.words import NAME

# What follows "before" where time counts from an event: a name, "the", "a".
_OF_AN_EVENT = frozenset((NAME, "d", "a"))


def _same(found: Found) -> Value | None:
    year = found.value("Y")
    if year is not None:
        part = next((found.unit() for letter in found.letters if letter in "Uq"), None)
        return Value(iso.whole_year(year), True, "same", 0, part if part in ("month", "quarter") else None)
    if found.has("lBK"):
        return Value(None, False, "shifted", -1, "year")
    if found.row.word(found.last - 1) in ("time", "times"):
        return None
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
    if found.has("e") and found.row.word(found.first + 2).lower() not in ("start", "beginning"):
        return None
    year = found.value("Y") or found.anchor.year
    if (unit != "year" and "Y" not in found.letters) or year is None:
        return Value(None, False, "to date", 0, unit)
    return Value(until_published(iso.day(year, 1, 1) or "", found.anchor), "Y" in found.letters, "to date", 0, "year")


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
    if unit in UNIT_DAYS:
        return iso.shift(anchor.iso, -count * UNIT_DAYS[unit], "day") if anchor.day and count < 4000 else None
    if unit in ("year", "decade"):
        return iso.whole_year((anchor.year or 0) - count * (10 if unit == "decade" else 1))
    if unit in ("hour", "minute"):
        return anchor.day.isoformat() if anchor.day and count < 3 else None
    return iso.shift(anchor.iso, -count, unit)


def _past(found: Found) -> Value | None:
    """ "the past 12 months", "the next five years": a stretch that ends or begins with the day of publication."""
    numbers = [found.row.values[found.first + i] for i, letter in enumerate(found.letters) if letter in "ND#"]
    text = str(numbers[0]) if numbers else "1"
    anchor, unit = found.anchor, found.unit()
    if anchor.iso is None or not text.isdigit() or int(text) > 999:
        return Value(None)
    if not numbers and unit == "year":
        text, unit = "12", "month"
    count = int(text) * (1 if found.has("l") else -1)
    if unit in UNIT_DAYS:
        other = iso.shift(anchor.iso, -count * UNIT_DAYS[unit], "day") if anchor.day else None
        here: str | None = anchor.iso
    elif unit in ("month", "quarter", "year", "decade"):
        here = anchor.iso[:7] if unit in ("month", "quarter") else anchor.iso[:4]
        months = count * UNIT_MONTHS[unit]
        ends_here = 1 if count > 0 else -1
        other = iso.shift(here, ends_here - months, "month") if len(here) == 7 else iso.shift(here, -months // 12, "year")
    else:
        return Value(None)
    return Value(iso.between(other, here) if count > 0 else iso.between(here, other))


def _relative(found: Found) -> Value | None:
    """ "last month", "this year", "that quarter", "the previous week"."""
    unit, anchor = found.unit(), found.anchor
    word = next((found.row.word(found.first + i).lower() for i, letter in enumerate(found.letters) if letter in "lxhv"), "")
    if not word and unit == "weekend":
        return Value(_weekend(anchor, forward=found.forward()))
    if not word and found.before in "rj":
        # "Over the year", "on the month" compare and date nothing.
        return None
    if "d" in found.letters or word == "that":
        return Value(None, False, "shifted", 0, unit) if unit in ("month", "year", "quarter", "week") else None
    if word in ("previous", "preceding", "prior", "following"):
        return Value(None, False, "shifted", 1 if word == "following" else -1, unit)
    if word == "past" and unit in ("week", "year", "decade"):
        return _past(found)
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


def _weekend(anchor: Anchor, *, forward: bool) -> str | None:
    """The Saturday and Sunday that "over the weekend" means: the last that has begun, or the next one."""
    if anchor.day is None:
        return None
    saturday = anchor.day - timedelta(days=(anchor.day.weekday() + 2) % 7)
    return _span(saturday + timedelta(days=7 if forward else 0), 2)


def _span(first: date, days: int) -> str:
    return f"{first.isoformat()}/{(first + timedelta(days=days - 1)).isoformat()}"


# The rule for each pattern of the grammar.
RULES: dict[str, Callable[[Found], Value | None]] = {
    "same": _same,
    "rate": _rate,
    "ago_period": _ago_period,
    "to_date": _to_date,
    "ago": _ago,
    "past": _past,
    "relative": _relative,
}
