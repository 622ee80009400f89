"""Reads what a person typed into the search box: words to find, and the numbers that a figure must allow."""

import re
from dataclasses import dataclass

_NUM = r"([0-9]{1,3}(?:,[0-9]{3}){1,5}(?:\.[0-9]{1,9})?|[0-9]{1,15}(?:\.[0-9]{1,9})?)"
_SCALE = r"\s{0,2}(thousand|million|billion|trillion)?"
_UNIT = r"\s{0,2}(%|percent|per cent|pp|tons?|tonnes?|people|euros?|dollars?)?(?![\w.])"
_BETWEEN = re.compile(
    rf"(?:\bbetween\s+)?{_NUM}{_SCALE}\s{{0,2}}(?:%|percent)?\s{{0,2}}(?:-|–|\band\b|\bto\b)\s{{0,2}}{_NUM}{_SCALE}{_UNIT}", re.I
)
_BOUND = re.compile(rf"\b(over|above|more than|at least|under|below|less than|at most|up to)\s{{1,2}}{_NUM}{_SCALE}{_UNIT}", re.I)
_PLAIN = re.compile(rf"(?<![\w.]){_NUM}{_SCALE}{_UNIT}", re.I)
_SCALES = {"": 1, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_UNITS = {
    "percent": "%",
    "per cent": "%",
    "ton": "t",
    "tons": "t",
    "tonne": "t",
    "tonnes": "t",
    "euro": "EUR",
    "euros": "EUR",
    "dollar": "USD",
    "dollars": "USD",
}
_WORD = re.compile(r"[^\W_]{1,60}")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """`words` for the full-text search; `low` to `high` in `unit` for figures, None where not asked."""

    words: tuple[str, ...]
    low: float | None = None
    high: float | None = None
    unit: str | None = None

    @property
    def by_number(self) -> bool:
        return self.low is not None or self.high is not None

    @property
    def match(self) -> str:
        """The words as an FTS5 query: each quoted, so that no sign in them is an operator; the last may be unfinished."""
        quoted = [f'"{word}"' for word in self.words]
        return " ".join([*quoted[:-1], f"{quoted[-1]}*"]) if quoted else ""


def read(query: str) -> Asked:
    """A year alone is a word, not a number: "exports 2025" looks for the words."""
    query = query[:300]
    found = _BETWEEN.search(query)
    if found:
        low, low_scale, high, high_scale, unit = found.groups()
        bounds = sorted((_value(low, low_scale or high_scale), _value(high, high_scale)))
        return _asked(query, found, bounds[0], bounds[1], unit)
    found = _BOUND.search(query)
    if found:
        word, number, scale, unit = found.groups()
        value = _value(number, scale)
        upward = word.lower() in {"over", "above", "more than", "at least"}
        return _asked(query, found, value if upward else None, None if upward else value, unit)
    found = _PLAIN.search(query)
    if found and not (_YEAR.fullmatch(found.group(1)) and not found.group(2) and not found.group(3)):
        number, scale, unit = found.groups()
        value = _value(number, scale)
        return _asked(query, found, value, value, unit)
    return Asked(words=_words(query))


def _value(number: str, scale: str | None) -> float:
    return float(number.replace(",", "")) * _SCALES[(scale or "").lower()]


def _asked(query: str, found: re.Match[str], low: float | None, high: float | None, unit: str | None) -> Asked:
    plain = unit.lower() if unit else None
    return Asked(words=_words(query[: found.start()] + " " + query[found.end() :]), low=low, high=high, unit=_UNITS.get(plain or "", plain))


def _words(query: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(query))[:20]
