"""Tells scale letters from units of one letter: "48.5m" is millions of doses and metres of tree."""

import re
from decimal import Decimal

from ingest.numbers.numerals import Number
from ingest.vocabulary import load

_LENGTHS = load("lengths")
_LENGTH_TAIL = re.compile(rf" (?:{'|'.join(_LENGTHS['after'])})\b| ?\([0-9,.]{{1,6}} ?(?:f|in|mi|y)|x[0-9]| x ")
_LENGTH_LEAD = re.compile(rf"\b(?:{'|'.join(_LENGTHS['before'])}) (?:about |over |up to )?$|[0-9]m? ?[x×] ?$")
_LENGTH_NEAR = re.compile(rf"\b(?:{'|'.join(_LENGTHS['near'])})\b[^.;\n]{{0,40}}$")


def settle_letter(text: str, low: str, number: Number) -> None:
    """Takes back a scale letter that is a unit here: "mm", and the "m" of a length."""
    length = number.letter == "m" and (
        _LENGTH_NEAR.search(low, max(0, number.start - 60), number.start)
        or _LENGTH_TAIL.match(low, number.end)
        or _LENGTH_LEAD.search(low, max(0, number.start - 24), number.start)
        or (number.scale and "," in number.digits)
    )
    if length or number.letter in ("mm", "MM") or (number.letter == "T" and text[number.end : number.end + 1] != " "):
        number.end -= len(number.letter or "")
        number.value, number.step, number.scale, number.letter = (
            (number.value or Decimal(0)) / number.scale,
            number.step / number.scale,
            1,
            None,
        )
