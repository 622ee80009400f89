"""Units made comparable: physical units by their dimension and factor, money by its currency, counts by the noun counted."""

import re
from dataclasses import dataclass
from functools import lru_cache

from ingest.vocabulary import load as printed_units
from kb.comparison.words import stems
from kb.recomputation.intervals import Interval
from kb.vocabulary import load

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


@lru_cache(maxsize=16384)
def measure(unit: str | None) -> Measure:
    """What a unit measures. No unit is the dimension "number"; an unknown word is a counted noun."""
    if unit is None or unit == "":
        return Measure("number")
    if unit in _BARE:
        return Measure(unit)
    if unit == "basis point":
        return Measure("pp", 0.01)
    if _CURRENCY.fullmatch(unit):
        return Measure(f"money:{unit}")
    if unit in _names():
        return _physical(_names()[unit])
    if rate := _PER.fullmatch(unit):
        return _rate(measure(rate[1]), rate[2].strip())
    return Measure("count:" + counted(unit))


def after_number(unit: str | None) -> str | None:
    """The unit as it can follow any number; None for a counted noun, which is kept in the singular: "3 town", "exactly 100 voter"."""
    if unit is None or unit == "people" or unit in _BARE or unit in _names() or _CURRENCY.fullmatch(unit) or _PER.fullmatch(unit):
        return unit
    return None


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    """Unit codes -> names in Pint's registry."""
    names: dict[str, str] = {**printed_units("pint")["names"], **load("units")["pint"]}
    # Points of percent are kept apart from percent.
    return {code: name for code, name in names.items() if code not in _BARE}


def _rate(top: Measure, bottom: str) -> Measure:
    known = _names().get(bottom)
    below = _physical(known) if known else Measure(" ".join(stems(bottom)))
    return Measure(f"{top.dimension}/{below.dimension}", top.factor / below.factor)


def _physical(name: str) -> Measure:
    return Measure(*load("physical")["units"][name])


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


_CLASSES = {
    "[length]": "length",
    "[length] / [time]": "speed",
    "[temperature]": "temperature",
    "[mass]": "mass",
    "[length] ** 2": "area",
    "[time]": "time",
    "%": "%",
    "pp": "%",
    "number": "count",
}


@lru_cache(maxsize=4096)
def unit_class(dimension: str) -> str:
    """A dimension as the concept register names it: count, money, %, length ..."""
    if dimension.startswith("count:"):
        return "count"
    return "money" if is_money(dimension) else _CLASSES.get(dimension, "other")


@lru_cache(maxsize=65536)
def same_head(a: str, b: str) -> bool:
    """Two counted nouns with one head: "federal employees" and "government employees"."""
    heads = [re.split(r"[: ]", noun)[-1] for noun in (a, b) if noun.startswith("count:")]
    return len(heads) == 2 and heads[0] == heads[1]


@lru_cache(maxsize=1)
def subgroups() -> frozenset[str]:
    """Nouns, as stems, that pick out some of the people a happening touches."""
    return frozenset(" ".join(stems(noun)) for noun in load("units")["subgroups"]["nouns"])


@lru_cache(maxsize=16384)
def is_human(noun: str) -> bool:
    """Whether a counted noun (as stems) stands for human beings, by the lists of `units.toml`."""
    lists = load("units")["human"]
    head = noun.rsplit(maxsplit=1)[-1] if noun else ""
    known = {" ".join(stems(word)) for word in lists["nouns"]} | subgroups() | {"people", "number", ""}
    return head in known or (head.endswith(tuple(lists["endings"])) and head not in _things())


@lru_cache(maxsize=1)
def _things() -> frozenset[str]:
    return frozenset(" ".join(stems(word)) for word in load("units")["human"]["things"])


@lru_cache(maxsize=16384)
def telling_count(dimension: str) -> bool:
    """A count of something that few other figures of a story count: magazines, turbines; not people, points, states."""
    noun = dimension.removeprefix("count:")
    return dimension.startswith("count:") and noun.rsplit(maxsplit=1)[-1] not in _everyday()


@lru_cache(maxsize=1)
def _everyday() -> frozenset[str]:
    return frozenset(" ".join(stems(noun)) for noun in load("units")["everyday"]["nouns"])


def is_money(dimension: str) -> bool:
    return dimension.startswith("money:")


def is_count(dimension: str) -> bool:
    return dimension.startswith("count:") or dimension == "number"
