"""Joins what is printed in two units into one quantity: "two hours and 27 minutes", "6 feet 2 inches", "8lb 3oz"."""

import re
from decimal import Decimal

from ingest.numbers.drafts import Draft

# How many of the smaller unit make one of the larger.
_PARTS = {
    ("year", "month"): 12,
    ("week", "day"): 7,
    ("day", "h"): 24,
    ("h", "min"): 60,
    ("min", "s"): 60,
    ("ft", "in"): 12,
    ("lb", "oz"): 16,
    ("st", "lb"): 14,
}
_JOINT = re.compile(r" and | ?")


def join_composites(low: str, found: list[Draft]) -> list[Draft]:
    """The drafts with the parts of one quantity joined; the value is in the larger unit, as exact as the smaller was printed."""
    joined: list[Draft] = []
    for draft in found:
        if joined and _is_part(low, joined[-1], draft):
            _join(joined[-1], draft)
        else:
            joined.append(draft)
    return joined


def _is_part(low: str, first: Draft, second: Draft) -> bool:
    parts = _PARTS.get((first.smallest or first.unit or "", second.unit or ""))
    if parts is None or first.reason is not None or second.reason is not None or first.kind_hint is not None:
        return False
    one, two = first.number, second.number
    whole = one.value is not None and two.value is not None and one.step == (1 if first.smallest is None else one.step)
    return whole and (two.value or 0) < parts and second.kind_hint is None and _JOINT.fullmatch(low, first.end, second.start) is not None


def _join(first: Draft, second: Draft) -> None:
    one, two = first.number, second.number
    parts = _PARTS[first.smallest or first.unit or "", second.unit or ""]
    share = (one.step if first.smallest else Decimal(1)) / parts
    one.value = (one.value or Decimal(0)) + (two.value or Decimal(0)) * share
    one.step, one.form = two.step * share, "digits"
    one.end = two.end
    first.smallest, first.end = second.unit, second.end
