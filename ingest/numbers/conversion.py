"""Converts values between units of one dimension with Pint, whose import is slow: only who converts imports this module."""

from decimal import Decimal
from functools import cache
from typing import Any

from pint import UnitRegistry

from ingest.vocabulary import load


@cache
def _registry() -> Any:
    return UnitRegistry(non_int_type=Decimal)


# Names in Pint of the codes that Pint does not read itself.
_PINT_NAMES: dict[str, str] = load("pint")["names"]


def convert(value: Decimal, unit: str, target: str) -> Decimal | None:
    """`value` in `unit` as a value in `target`, both codes of `units.toml`; None when they have no common dimension."""
    if unit == target:
        return value
    known = _codes()
    if unit not in known or target not in known or known[unit] != known[target] or known[unit] in ("fraction", "other"):
        return None
    registry = _registry()
    quantity = registry.Quantity(value, _PINT_NAMES.get(unit, unit)).to(_PINT_NAMES.get(target, target))
    return Decimal(quantity.magnitude)


@cache
def _codes() -> dict[str, str]:
    return {code: dimension for dimension, units in load("units").items() if dimension not in ("denominators",) for code in units}
