"""Interval arithmetic with open and unbounded ends: what two printed figures can both mean, and what follows from them."""

import math
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Interval:
    """The true values that a figure allows; `-inf`/`inf` are unbounded, and an unbounded end is always open."""

    low: float
    high: float
    low_open: bool = False
    high_open: bool = False

    @property
    def empty(self) -> bool:
        return self.low > self.high or (self.low == self.high and (self.low_open or self.high_open))

    @property
    def bounded(self) -> bool:
        return math.isfinite(self.low) and math.isfinite(self.high)

    @property
    def middle(self) -> float:
        """The midpoint, or the finite end of a half-open interval; 0.0 where nothing is known."""
        if math.isfinite(self.low) and math.isfinite(self.high):
            return (self.low + self.high) / 2
        return next((end for end in (self.low, self.high) if math.isfinite(end)), 0.0)

    def __contains__(self, value: float) -> bool:
        above = value > self.low or (value == self.low and not self.low_open)
        below = value < self.high or (value == self.high and not self.high_open)
        return above and below

    def intersect(self, other: "Interval") -> "Interval":
        low, low_open = max((self.low, self.low_open), (other.low, other.low_open))
        high, closed = min((self.high, not self.high_open), (other.high, not other.high_open))
        return Interval(low, high, low_open, not closed)

    def disjoint(self, other: "Interval") -> bool:
        """No value lies in both: as `intersect(other).empty`, without making it, since most figures are only asked this."""
        low = self.low if self.low > other.low else other.low
        high = self.high if self.high < other.high else other.high
        if low != high:
            return low > high
        return any((low == one.low and one.low_open) or (high == one.high and one.high_open) for one in (self, other))

    def within(self, other: "Interval") -> bool:
        """Every value of this one lies in the other."""
        low = self.low > other.low or (self.low == other.low and (self.low_open or not other.low_open))
        high = self.high < other.high or (self.high == other.high and (self.high_open or not other.high_open))
        return low and high

    def gap(self, other: "Interval") -> float:
        """The distance between disjoint intervals, 0.0 where they touch or overlap."""
        return max(0.0, other.low - self.high, self.low - other.high)

    def scaled(self, factor: float, offset: float = 0.0) -> "Interval":
        """The interval of `x * factor + offset`; a negative factor turns it round."""
        if factor == 0:
            return point(offset)
        low, high = self.low * factor + offset, self.high * factor + offset
        if factor < 0:
            return Interval(high, low, self.high_open, self.low_open)
        return Interval(low, high, self.low_open, self.high_open)

    def __neg__(self) -> "Interval":
        return self.scaled(-1.0)

    def __add__(self, other: "Interval") -> "Interval":
        return Interval(self.low + other.low, self.high + other.high, self.low_open or other.low_open, self.high_open or other.high_open)

    def __sub__(self, other: "Interval") -> "Interval":
        return self + -other

    def __mul__(self, other: "Interval") -> "Interval":
        ends = [_end_product(a, a_open, b, b_open) for a, a_open in self._ends() for b, b_open in other._ends()]
        # Among equal products a reachable end wins: closed before open.
        low, low_open = min(ends)
        high, closed = max((value, not is_open) for value, is_open in ends)
        return Interval(low, high, low_open, not closed)

    def __truediv__(self, other: "Interval") -> "Interval":
        """The quotient; unbounded on both sides where the divisor may be zero."""
        if other.low < 0 < other.high or 0.0 in other:
            return EVERYTHING
        low, low_open = (math.copysign(math.inf, other.low), True) if other.high == 0 else _reciprocal(other.high, other.high_open)
        high, high_open = (math.inf, True) if other.low == 0 else _reciprocal(other.low, other.low_open)
        return self * Interval(min(low, high), max(low, high), low_open, high_open)

    def _ends(self) -> tuple[tuple[float, bool], tuple[float, bool]]:
        return (self.low, self.low_open), (self.high, self.high_open)


EVERYTHING = Interval(-math.inf, math.inf, True, True)


def _end_product(a: float, a_open: bool, b: float, b_open: bool) -> tuple[float, bool]:
    # A zero end times an unbounded one is zero: the unbounded end is never reached.
    if a == 0 or b == 0:
        return 0.0, (a_open if a == 0 else True) and (b_open if b == 0 else True)
    return a * b, a_open or b_open


def _reciprocal(end: float, is_open: bool) -> tuple[float, bool]:
    return (0.0, True) if math.isinf(end) else (1.0 / end, is_open)


def point(value: float) -> Interval:
    return Interval(value, value)


def bounds(low: float | None, high: float | None, *, low_open: bool = False, high_open: bool = False) -> Interval:
    """An interval whose missing ends are unbounded."""
    return Interval(
        -math.inf if low is None else low,
        math.inf if high is None else high,
        low_open or low is None,
        high_open or high is None,
    )


def total(parts: Iterable[Interval]) -> Interval:
    """The sum of all parts."""
    result = point(0.0)
    for part in parts:
        result = result + part
    return result


def hull(parts: Iterable[Interval]) -> Interval:
    """The smallest interval that covers all parts (at least one)."""
    known = list(parts)
    low, low_open = min((p.low, p.low_open) for p in known)
    high, closed = max((p.high, not p.high_open) for p in known)
    return Interval(low, high, low_open, not closed)
