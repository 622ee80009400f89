"""Units made comparable: physical units by their dimension and factor, money by its currency, counts by the noun counted."""

import re
from dataclasses import dataclass
from functools import lru_cache

import pint

from kb.intervals import Interval
from kb.vocabulary import load
from kb.words import stems

_CURRENCY = re.compile(r"[A-Z]{3}")
_PER = re.compile(r"(.{1,40}?)\s?(?:/| per )\s?(.{1,40})")
_BARE = frozenset({"%", "pp", "x", "rank", "1"})


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit's dimension (an opaque name; equal names can be compared) and what turns an amount into base units."""

    dimension: str
    factor: float = 1.0
    offset: float = 0.0

    def to_base(self, interval: Interval) -> Interval:
        return interval.scaled(self.factor, self.offset)


@lru_cache(maxsize=1)
def _registry() -> pint.UnitRegistry:
    return pint.UnitRegistry(autoconvert_offset_to_baseunit=True, cache_folder=None)


@lru_cache(maxsize=16384)
def measure(unit: str | None) -> Measure:
    """What a unit measures. No unit is the dimension "number"; an unknown word is a counted noun."""
    if unit is None or unit == "":
        return Measure("number")
    if unit in _BARE:
        return Measure(unit)
    if _CURRENCY.fullmatch(unit):
        return Measure(f"money:{unit}")
    names = load("units")["pint"]
    if unit in names:
        return _physical(names[unit])
    if rate := _PER.fullmatch(unit):
        top, bottom = measure(rate[1]), rate[2].strip()
        return Measure(f"{top.dimension}/{' '.join(stems(names.get(bottom, bottom)))}", top.factor, top.offset)
    return Measure("count:" + counted(unit))


def _physical(name: str) -> Measure:
    one, zero = (_registry().Quantity(value, name).to_base_units() for value in (1.0, 0.0))
    return Measure(str(one.dimensionality), float(one.magnitude - zero.magnitude), float(zero.magnitude))


@lru_cache(maxsize=16384)
def counted(noun: str) -> str:
    """The class of a counted noun: "residents" and "persons" count people. The noun's own stems where no class is known."""
    words = stems(noun)
    head = words[-1:] or ("number",)
    return _classes().get(" ".join(words)) or _classes().get(head[0]) or " ".join(words) or "number"


@lru_cache(maxsize=1)
def _classes() -> dict[str, str]:
    table: dict[str, str] = {}
    for common, others in load("units")["counted"].items():
        for noun in (common, *others):
            table[" ".join(stems(noun))] = common
    return table


def is_money(dimension: str) -> bool:
    return dimension.startswith("money:")


def is_count(dimension: str) -> bool:
    return dimension.startswith("count:") or dimension == "number"
