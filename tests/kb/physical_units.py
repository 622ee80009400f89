"""Writes what Pint knows of the units that are printed or used by other bases, so that a process need not load all of Pint for them.

python -m tests.kb.physical_units > kb/vocabulary/physical.toml
"""

import pint

from ingest.vocabulary import load as printed_units
from kb.vocabulary import load

HEAD = """# What the units of ingest/vocabulary/pint.toml and units.toml measure, by their names in Pint, and the factor and offset that
# turn an amount into base units. Written by `python -m tests.kb.physical_units`; a test holds it against Pint.
[units]"""


def by_pint() -> dict[str, list[str | float]]:
    """Dimension, factor and offset of each unit, by its name in Pint."""
    registry = pint.UnitRegistry(autoconvert_offset_to_baseunit=True, cache_folder=None)
    found: dict[str, list[str | float]] = {}
    for name in sorted({*printed_units("pint")["names"].values(), *load("units")["pint"].values()}):
        # Points of percent are kept apart from percent.
        if name != "percent":
            one, zero = (registry.Quantity(value, name).to_base_units() for value in (1.0, 0.0))
            found[name] = [str(one.dimensionality), float(one.magnitude - zero.magnitude), float(zero.magnitude)]
    return found


def main() -> None:
    print(HEAD)
    for name, (dimension, factor, offset) in by_pint().items():
        print(f'"{name}" = ["{dimension}", {factor!r}, {offset!r}]')


if __name__ == "__main__":
    main()
