"""Numbers, intervals and dates in the words that a reader expects to see."""

import re
from collections.abc import Iterable
from decimal import Decimal

from kb.unseen import shown

_MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
_SCALES = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))
_TIGHT = {"%", "x"}


def number(value: float | int | str | Decimal | None) -> str:
    """A number as newspapers print it: 6150.0 is "6,150", 0.30000000000000004 is "0.3"; "" for None."""
    if value is None:
        return ""
    exact = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    if not exact.is_finite():
        return "unbounded"
    if exact and exact.adjusted() >= 15:
        return f"{exact:.4g}"
    rounded = round(exact, 9)
    text = f"{rounded:,f}".replace("-", "\u2212")
    return text.rstrip("0").rstrip(".") if "." in text else text


def measured(value: float | str | Decimal | None, unit: str | None) -> str:
    """A number with its unit: "85 %", "6,150 t", "7x"."""
    if value is None:
        return ""
    words = number(value)
    if not unit:
        return words
    return f"{words}{unit}" if unit in _TIGHT - {"%"} else f"{words}\u00a0{unit}"


def axis_scale(values: Iterable[float]) -> tuple[float, str]:
    """By what an axis divides its values so that its ticks stay short, and the word for it ("million", or "")."""
    largest = max((abs(Decimal(repr(float(v)))) for v in values), default=Decimal(0))
    for size, word in _SCALES:
        if largest >= size * 10 or (largest >= size and word != "million"):
            return float(size), word
    return 1.0, ""


def interval(
    low: float | None, high: float | None, *, low_open: bool = False, high_open: bool = False, unit: str | None = None, bound: bool = True
) -> str:
    """The values that a printed figure allows, in words: "more than 90 %, at most 100 %".

    Without `bound` (rounding made the ends) which end belongs to the interval is left out: "61.5 to 62.5 %".
    """
    if low is None and high is None:
        return "any value"
    if low is not None and low == high:
        return f"exactly {measured(low, unit)}"
    if low is None:
        return f"{'less than' if high_open else 'at most'} {measured(high, unit)}"
    if high is None:
        return f"{'more than' if low_open else 'at least'} {measured(low, unit)}"
    if low_open and bound:
        return f"more than {measured(low, unit)}, {'less than' if high_open else 'at most'} {measured(high, unit)}"
    return f"{number(low)} to {measured(high, unit)}"


def period(iso: str | None) -> str:
    """An ISO 8601 period as words: "2025-11" is "November 2025", "2025-01/2025-06" is "January 2025 to June 2025"."""
    if not iso:
        return ""
    if "/" in iso:
        start, _, end = iso.partition("/")
        return f"{period(start) or '?'} to {period(end) or '?'}"
    return _one_period(iso)


_ENDS_IN_A_PERIOD = re.compile(r", ([0-9]{4}(?:-[0-9Q]{2}(?:-[0-9]{2})?)?(?:/[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?)?)$")


def happening(name: str) -> str:
    """The name of an event with its period in words: "strike in Norland, 2026-03-03" is "strike in Norland, 3 March 2026"."""
    return _ENDS_IN_A_PERIOD.sub(lambda found: f", {period(found[1])}", name)


def _one_period(iso: str) -> str:
    parts = iso.split("-")
    if iso.startswith("--"):
        return _month(iso[2:4]) or iso
    if len(parts) == 2 and parts[1].startswith("Q"):
        return f"quarter {parts[1][1:]} of {parts[0]}"
    if len(parts) == 2 and _month(parts[1]):
        return f"{_month(parts[1])} {parts[0]}"
    if len(parts) == 3 and _month(parts[1]):
        return f"{parts[2][:2].lstrip('0')} {_month(parts[1])} {parts[0]}"
    return iso


def _month(digits: str) -> str:
    return _MONTHS[int(digits) - 1] if digits.isascii() and digits.isdigit() and 1 <= int(digits) <= 12 else ""


def counted(count: int, noun: str, plural: str | None = None) -> str:
    """A count with its noun: "1 article", "2,300 articles"."""
    return f"{count:,} {noun if count == 1 else plural or noun + 's'}"


def visible(text: str | None, longest: int = 300) -> str:
    """A title or name for showing: characters that hide or turn text round are made visible, and it is cut at `longest`."""
    if not text:
        return ""
    return shown(text if len(text) <= longest else text[: longest - 1] + "…")


def moment(iso: str | None) -> str:
    """A UTC timestamp as words: "22 November 2026, 18:30 UTC"."""
    if not iso or len(iso) < 16:
        return period(iso)
    return f"{period(iso[:10])}, {iso[11:16]} UTC"


def short_period(iso: str) -> str:
    """A period in little room: "Jun 2025", "Jan–May 2025"."""
    first, _, last = iso.partition("/")
    if not last:
        return _short(first)
    same_year = first[:4] == last[:4]
    return f"{_short(first).rsplit(' ', 1)[0] if same_year and '-' in first else _short(first)}–{_short(last)}"


def _short(iso: str) -> str:
    words = _one_period(iso)
    for month in _MONTHS:
        words = words.replace(month, month[:3])
    return words.replace("quarter ", "Q").replace(" of ", " ")
