"""Reads what a person typed into the search box: words to find, a period, a kind, and the numbers that a figure must allow."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files

_VOCABULARY = tomllib.loads(files(__package__).joinpath("vocabulary.toml").read_text(encoding="utf-8"))


def _any(phrases: Iterable[str]) -> str:
    """A pattern for any of the phrases, the longest first, with any blanks between their words."""
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s{1,3}") for phrase in sorted(phrases, key=len, reverse=True))


_BOUNDS, _UNITS, _SCALES = _VOCABULARY["bounds"], _VOCABULARY["units"], {"": 1.0, **_VOCABULARY["scales"]}
_KINDS = {word: kind for kind, words in _VOCABULARY["kinds"].items() for word in words}
_EMPTY = frozenset(_VOCABULARY["empty"]["words"])
_NUM = r"([0-9]{1,3}(?:,[0-9]{3}){1,5}(?:\.[0-9]{1,9})?|[0-9]{1,15}(?:\.[0-9]{1,9})?)"
_SCALE = rf"\s{{0,2}}({_any(_VOCABULARY['scales'])})?"
_UNIT = rf"\s{{0,2}}({_any(_UNITS)})?(?![\w.])"
_BETWEEN = re.compile(
    rf"(?:\b(?:{_any(_VOCABULARY['between']['before'])})\s+)?(?<![\w.]){_NUM}{_SCALE}{_UNIT}\s{{0,2}}"
    rf"(?:{_any(_VOCABULARY['between']['joins'])})\s{{0,2}}{_NUM}{_SCALE}{_UNIT}",
    re.I,
)
_BOUND = re.compile(rf"\b({_any([*_BOUNDS['up'], *_BOUNDS['down']])})\s{{1,2}}{_NUM}{_SCALE}{_UNIT}", re.I)
_PLAIN = re.compile(rf"(?<![\w.]){_NUM}{_SCALE}{_UNIT}", re.I)
# A month or a day as ISO 8601 writes it is no range of numbers.
_PERIOD = re.compile(r"(?<![\w.,-])(?:19|20)[0-9]{2}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?(?![\w-])")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_WORD = re.compile(r"[^\W_]{1,60}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """`words` for the full-text search; `low` to `high` in `unit`, `period` and `kind` for figures; None where not asked."""

    words: tuple[str, ...]
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    period: str | None = None
    kind: str | None = None

    @property
    def by_number(self) -> bool:
        return self.low is not None or self.high is not None

    @property
    def match(self) -> str:
        """The words as an FTS5 query: each quoted, so that no sign in them is an operator; the last may be unfinished."""
        quoted = [f'"{word}"' for word in self.words]
        return " ".join([*quoted[:-1], f"{quoted[-1]}*"]) if quoted else ""


def read(query: str) -> Asked:
    """A year alone is a word, not a number: "exports 2025" looks for the words; "share" alone between commas is a kind of figure."""
    query = query[:300]
    found = _PERIOD.search(query)
    period = found.group() if found else None
    rest = _without(query, found)
    kind = None
    if "," in rest:
        parts = rest.split(",")
        kind = next((_KINDS[part] for part in (p.strip().lower() for p in parts) if part in _KINDS), None)
        rest = ",".join(part for part in parts if part.strip().lower() not in _KINDS)
    number, low, high, unit = _number(rest)
    words = _WORD.findall(_without(rest, number))
    if number or period or kind:
        words = [word for word in words if word.lower() not in _EMPTY]
    return Asked(words=tuple(words[:20]), low=low, high=high, unit=unit, period=period, kind=kind)


def _number(query: str) -> tuple[re.Match[str] | None, float | None, float | None, str | None]:
    """The words that ask for a number, and what they ask: low, high, unit."""
    found = _BETWEEN.search(query)
    if found:
        low, low_scale, low_unit, high, high_scale, unit = found.groups()
        if not (_is_year(low, low_scale, low_unit) and _is_year(high, high_scale, unit)):
            bounds = sorted((_value(low, low_scale or high_scale), _value(high, high_scale)))
            return found, bounds[0], bounds[1], _unit(unit or low_unit)
    found = _BOUND.search(query)
    if found:
        word, number, scale, unit = found.groups()
        value = _value(number, scale)
        upward = " ".join(word.lower().split()) in _BOUNDS["up"]
        return found, value if upward else None, None if upward else value, _unit(unit)
    for found in _PLAIN.finditer(query):
        number, scale, unit = found.groups()
        if not _is_year(number, scale, unit):
            value = _value(number, scale)
            return found, value, value, _unit(unit)
    return None, None, None, None


def _is_year(number: str, scale: str | None, unit: str | None) -> bool:
    return bool(_YEAR.fullmatch(number)) and not scale and not unit


def _value(number: str, scale: str | None) -> float:
    return float(number.replace(",", "")) * _SCALES[(scale or "").lower()]


def _unit(printed: str | None) -> str | None:
    return _UNITS[" ".join(printed.lower().split())] if printed else None


def _without(query: str, found: re.Match[str] | None) -> str:
    return f"{query[: found.start()]} {query[found.end() :]}" if found else query
