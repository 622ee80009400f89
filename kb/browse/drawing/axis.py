"""A linear axis with round ticks that says when it does not start at zero."""

import math
from dataclasses import dataclass

from kb.browse.wording import axis_scale, number
from kb.comparison.units import after_number

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
# An axis that would begin above this share of its end is cut, to keep close values apart.
_CUT_ABOVE = 0.4
_PAD = 0.12


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """`low` to `high` in the unit of the data; `ticks` are values inside it; `scale` divides tick labels."""

    low: float
    high: float
    ticks: tuple[float, ...]
    scale: float
    scale_word: str

    @property
    def cut(self) -> bool:
        """Whether zero is not on the axis."""
        return not self.low <= 0 <= self.high

    def share(self, value: float) -> float:
        """Where a value lies, 0 to 1, held inside the axis."""
        return min(1.0, max(0.0, (value - self.low) / (self.high - self.low)))

    def label(self, tick: float) -> str:
        return number(round(tick / self.scale, 9))

    def note(self, unit: str | None) -> str:
        """What stands beside the axis: its unit, where that is no noun that is counted and stands in the labels, and that it is cut."""
        words = " ".join(w for w in (self.scale_word, after_number(unit)) if w)
        parts = (words, "a fall is below zero" if self.low < 0 else "", "the axis does not start at zero" if self.cut else "")
        return "; ".join(part for part in parts if part)


def axis_for(values: list[float], *, ticks: int = 5, bounded_below: float | None = None, bounded_above: float | None = None) -> Axis:
    """An axis that holds all finite `values`, not beyond the given bounds (0 and 100 for a share)."""
    finite = [v for v in values if math.isfinite(v)] or [0.0, 1.0]
    low, high = min(finite), max(finite)
    width = (high - low) or abs(high) * 0.1 or 1.0
    if low >= 0 and (high == 0 or low / high < _CUT_ABOVE):
        low = 0.0
    else:
        low -= _PAD * width
    high += _PAD * width
    if bounded_below is not None:
        low = max(low, bounded_below)
    if bounded_above is not None and max(finite) <= bounded_above:
        high = min(high, bounded_above)
    if not low < high:
        high = low + 1.0
    step = _step((high - low) / max(1, ticks - 1))
    first = math.ceil(low / step - 1e-9)
    last = math.floor(high / step + 1e-9)
    scale, word = axis_scale([low, high])
    return Axis(low=low, high=high, ticks=tuple(i * step for i in range(first, min(last, first + 12) + 1)), scale=scale, scale_word=word)


def _step(rough: float) -> float:
    power = 10.0 ** math.floor(math.log10(rough))
    return next(power * s for s in _STEPS if power * s >= rough * 0.999)
