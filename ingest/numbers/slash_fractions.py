"""Reads fractions printed with a slash: "3/4", "2 1/2", "5.98-1/2", "41/2 years" for four and a half."""

import re
from decimal import Decimal

from ingest.numbers.number_words import SPACE

_FRACTION = re.compile(rf"(?:{SPACE}|-)?([0-9]{{1,2}})[/⁄]([0-9]{{1,3}})(?![0-9/])")
# A whole and its half in one run of digits, where a measure follows: "a term of 41/2 years".
_GLUED = re.compile(
    r"([1-9][0-9]?)([1-7])[/⁄]([2348])(?=[ -](?:years?|months?|weeks?|days?|hours?|minutes?|miles?|feet|foot|inch(?:es)?|yards?|cups?"
    r"|pounds?|ounces?|acres?|games?|times|lengths?|points?|percent|per cent|million|billion)\b)"
)


def slash_fraction(low: str, start: int, end: int, value: Decimal, step: Decimal) -> tuple[Decimal, Decimal, int, str] | None:
    """Value, step, end and form of the fraction that the digits from `start` to `end` begin, or None."""
    mixed = _FRACTION.match(low, end)
    if mixed and 0 < int(mixed[1]) < int(mixed[2]) and (step == 1 or low[end] == "-"):
        part = step / int(mixed[2])
        return value + int(mixed[1]) * part, part, mixed.end(), "digits"
    if step != 1:
        return None
    plain = _FRACTION.match(low, start)
    if plain and 0 < int(plain[1]) < int(plain[2]) <= 100:
        return Decimal(int(plain[1])) / int(plain[2]), Decimal(1) / int(plain[2]), plain.end(), "fraction"
    glued = _GLUED.match(low, start)
    if glued and int(glued[2]) < int(glued[3]):
        part = Decimal(1) / int(glued[3])
        return int(glued[1]) + int(glued[2]) * part, part, glued.end(), "digits"
    return None
