"""Publication dates as metadata print them, as ISO 8601 dates that may stay partial."""

import re
from datetime import date, datetime

from dateutil import parser

_ISO = re.compile(r"\s{0,9}([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?(?![0-9-])")
_COMPACT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})(?:T[0-9]{4,6})?Z?")
_LONGEST = 64
# Two defaults that differ in every part: a part that follows them was not printed.
_DEFAULTS = (datetime(2000, 1, 1), datetime(2004, 12, 28))


def iso_date(printed: str) -> str | None:
    """The day, month or year that `printed` names, as printed there (no change of time zone).

    None when it names none, or leaves open which ("03/04/2025" may be March or April).
    """
    printed = printed.strip()
    if len(printed) > _LONGEST:
        return None
    if match := _ISO.match(printed) or _COMPACT.fullmatch(printed):
        return _checked(*match.groups())
    if not any(character.isalpha() for character in printed):
        return None
    return _spelt_out(printed)


def _checked(year: str, month: str | None, day: str | None) -> str | None:
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    return "-".join(part for part in (year, month, day) if part)


def _spelt_out(printed: str) -> str | None:
    try:
        first, second = (parser.parse(printed, default=default) for default in _DEFAULTS)
    except (ValueError, OverflowError):
        return None
    if first.year != second.year or first.month != second.month:
        return None
    return first.date().isoformat() if first.day == second.day else f"{first:%Y-%m}"
