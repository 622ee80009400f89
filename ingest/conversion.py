"""Converts values between units of one dimension with Pint, whose import is slow: only who converts imports this module."""

from decimal import Decimal
from functools import cache
from typing import Any

from pint import UnitRegistry

from ingest.vocabulary import load


@cache
def _registry() -> Any:
    return UnitRegistry(non_int_type=Decimal)


_PINT_NAMES = {
    "t": "metric_ton",
    "short ton": "short_ton",
    "long ton": "long_ton",
    "mi": "mile",
    "ft": "foot",
    "in": "inch",
    "yd": "yard",
    "lb": "pound",
    "oz": "ounce",
    "gal": "gallon",
    "barrel": "oil_barrel",
    "sq ft": "foot**2",
    "sq mi": "mile**2",
    "m2": "meter**2",
    "km2": "kilometer**2",
    "m3": "meter**3",
    "cu ft": "foot**3",
    "h": "hour",
    "min": "minute",
    "s": "second",
    "°C": "degC",
    "°F": "degF",
    "K": "kelvin",
    "L": "liter",
    "mph": "mile/hour",
    "km/h": "kilometer/hour",
    "kn": "knot",
    "hp": "horsepower",
    "PS": "metric_horsepower",
    "ha": "hectare",
    "nautical mile": "nautical_mile",
    "light year": "light_year",
    "Mt": "megametric_ton",
    "Gt": "gigametric_ton",
    "Nm": "newton*meter",
    "lb-ft": "pound_force*foot",
    "mmBtu": "1e6*Btu",
    "µm": "micrometer",
    "µg": "microgram",
    "pp": "percent",
    "st": "stone",
}


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
    return {
        code: dimension
        for dimension, units in load("units").items()
        if dimension not in ("denominators", "measured_ways")
        for code in units
    }
