"""Reads number words: "one hundred and twenty", "twenty-five", "three hundred thousand", "six point one"."""

import re
from dataclasses import dataclass
from decimal import Decimal

from ingest.vocabulary import load

_VOCABULARY = load("numbers")
UNITS: dict[str, int] = _VOCABULARY["units"]
TENS: dict[str, int] = _VOCABULARY["tens"]
SCALES: dict[str, int] = _VOCABULARY["scales"]
SPACE = "[ \u00a0\u202f\u2009]"
_WORD = re.compile(r"[a-z]{1,24}")
_JOINT = re.compile(rf"(?:{SPACE}{{1,2}}and{SPACE}{{1,2}}|[-‐‑]|{SPACE}{{1,2}})(?=[a-z])")
_DIGIT_WORDS = "|".join(word for word, value in UNITS.items() if value < 10)
_POINT = re.compile(rf"{SPACE}point{SPACE}((?:{_DIGIT_WORDS})(?: (?:{_DIGIT_WORDS})){{0,4}})\b")


@dataclass(slots=True)
class Spoken:
    """The number that words say: `smallest` is the worth of one in the last word, `last` its class (unit, tens, hundred, scale)."""

    end: int
    total: int = 0
    current: int = 0
    smallest: int = 1
    last: str = ""
    scale: int = 10**18
    decimals: str = ""

    @property
    def value(self) -> Decimal:
        whole = self.total + self.current
        return Decimal(f"{whole}.{self.decimals}") if self.decimals else Decimal(whole)


def spoken(low: str, start: int) -> Spoken:
    """The longest run of words from `start` that makes one number; "two three" are two."""
    number = Spoken(end=start)
    position = start
    while (match := _WORD.match(low, position)) and _add(number, match.group()):
        number.end = match.end()
        joint = _JOINT.match(low, number.end)
        # "One hundred and two" is a number, "one and two" are two.
        if joint is None or ("and" in joint.group() and number.last not in ("hundred", "scale")):
            break
        position = joint.end()
    if number.last in ("unit", "tens") and (point := _POINT.match(low, number.end)):
        number.decimals = "".join(str(UNITS[word]) for word in point[1].split())
        number.end = point.end()
    return number


def _add(number: Spoken, word: str) -> bool:
    """Adds the word to the number; False when it cannot follow."""
    if word in UNITS:
        if number.last == "unit" or (number.last == "tens" and not 1 <= UNITS[word] <= 9):
            return False
        number.current, number.last, number.smallest = number.current + UNITS[word], "unit", 1
    elif word in TENS:
        if number.last in ("unit", "tens"):
            return False
        number.current, number.last, number.smallest = number.current + TENS[word], "tens", 1
    elif word in SCALES:
        return _scale(number, SCALES[word])
    else:
        return False
    return True


def _scale(number: Spoken, scale: int) -> bool:
    if scale == 100:
        if number.last == "hundred" or number.current >= 100:
            return False
        number.current, number.last, number.smallest = max(number.current, 1) * 100, "hundred", 100
        return True
    if scale >= number.scale or (scale == 12 and number.last == "scale"):
        return False
    number.total, number.current = number.total + max(number.current, 1) * scale, 0
    number.last, number.scale, number.smallest = "scale", scale, scale
    return True
