"""Reads grouped digits: English, Indian, European and Swiss grouping are told apart by what is printed."""

import re
from decimal import Decimal

_MOST_DIGITS = 18
# Longer runs of bare digits are identifiers.
_MOST_UNGROUPED = 9
# What only a text that groups with full stops prints: "1.234.567", "1.234,5", "3,5 %".
_EUROPEAN = re.compile(
    r"[0-9]{1,3}(?:\.[0-9]{3}){2,6}(?![0-9])|[0-9]{1,3}(?:\.[0-9]{3}){1,6},[0-9]"
    r"|(?<![0-9.,])[0-9]{1,3},[0-9]{1,2}(?![0-9,])(?= ?(?:%|percent|per cent|euro|million|billion))"
)


def prints_european(text: str) -> bool:
    """Whether the text groups digits with full stops and marks decimals with a comma."""
    return _EUROPEAN.search(text) is not None


def printed_value(word: str, *, european: bool = False) -> tuple[Decimal, int] | None:
    """The value of grouped digits and how many decimal places are printed; None for a code such as "10.0.0.1" or over 18 digits.

    A comma or full stop before exactly three digits groups (English comma always, full stop only in a text that
    elsewhere prints European numbers); groups are of three, or Indian: three, then twos.
    """
    if sum(c.isdigit() for c in word) > (_MOST_UNGROUPED if word.isdigit() else _MOST_DIGITS):
        return None
    for space in "\u00a0\u202f\u2009’":
        word = word.replace(space, "'")
    if "'" in word:
        return _spaced(word)
    commas, stops = word.count(","), word.count(".")
    if commas and stops:
        return _mixed(word)
    if commas:
        parts = word.split(",")
        if _grouped(parts):
            return Decimal("".join(parts)), 0
        return (Decimal(parts[0] + "." + parts[1]), len(parts[1])) if commas == 1 else None
    if stops:
        parts = word.split(".")
        if stops > 1 or (european and parts[0] not in ("", "0")):
            if _grouped(parts):
                return Decimal("".join(parts)), 0
            if stops > 1:
                return None
        return Decimal(word if parts[0] else "0" + word), len(parts[1])
    return Decimal(word), 0


def _spaced(word: str) -> tuple[Decimal, int] | None:
    """Groups apart by spaces or apostrophes: "1 234 567,8", "1'234.50"."""
    head, *groups = word.split("'")
    last = re.split("[.,]", groups[-1])[0]
    if not 1 <= len(head) <= 3 or any(len(group) != 3 for group in [*groups[:-1], last]):
        return None
    return printed_value(word.replace("'", "").replace(",", "."))


def _mixed(word: str) -> tuple[Decimal, int] | None:
    """Commas and full stops: the one that comes last marks the decimals."""
    decimal, group = (".", ",") if word.rfind(".") > word.rfind(",") else (",", ".")
    whole, _, rest = word.rpartition(decimal)
    if decimal in whole or not _grouped(whole.split(group)):
        return None
    return Decimal(whole.replace(group, "") + "." + rest), len(rest)


def _grouped(parts: list[str]) -> bool:
    if len(parts) == 1:
        return True
    if not 1 <= len(parts[0]) <= 3 or len(parts[-1]) != 3 or parts[0].startswith("0"):
        return False
    middle = {len(p) for p in parts[1:-1]}
    return middle <= {3} or (middle == {2} and len(parts[0]) <= 2)
