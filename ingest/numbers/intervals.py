"""From a printed number to the interval of true values that could have been printed so."""

from decimal import Decimal

from ingest.model import Comparator, IntervalBasis

# Newspapers round to two or three significant digits: "3,200" and "14,000 jobs" are read as rounded to their last
# digit that is not zero, but two digits are always trusted ("1,000" is 950 to 1,050). One trailing zero says nothing:
# every tenth whole number ends so, and "6,150" is as precise as "6,151".
_TRUSTED_DIGITS = 2
_TELLING_ZEROS = 2
# "About 160" is wider than "160": a step of its last digit that is not zero, or a twentieth, whichever is more.
_HEDGE_SHARE = Decimal("0.05")
_LARGEST_EXACT_COUNT = 100
HALF = Decimal("0.5")

Interval = tuple[Decimal | None, Decimal | None, bool, bool, IntervalBasis]


def trailing_zero_step(value: Decimal, *, telling: int = _TELLING_ZEROS) -> Decimal | None:
    """What a whole number's trailing zeros say it was rounded to, None when there are fewer than `telling`."""
    if value == 0 or value != value.to_integral_value():
        return None
    digits = str(abs(int(value)))
    zeros = len(digits) - len(digits.rstrip("0"))
    if zeros < telling:
        return None
    return Decimal(10) ** min(zeros, max(len(digits) - _TRUSTED_DIGITS, 1 if telling == 1 else 0))


def interval(
    value: Decimal, *, step: Decimal, comparator: Comparator, counted: bool, scaled: bool, ceiling: Decimal | None = None
) -> Interval:
    """Low, high, low_open, high_open and the rule for one printed `value`.

    `step` is the worth of one in its last printed place, `counted` says that whole things are counted, `scaled` that a
    scale word was printed ("2 million": its zeros are not printed digits), `ceiling` is the most that can be (a share's 100).
    """
    if comparator in (Comparator.MORE, Comparator.AT_LEAST):
        top = ceiling if ceiling is not None and ceiling >= value else None
        return value, top, comparator is Comparator.MORE, False, IntervalBasis.BOUND
    if comparator in (Comparator.LESS, Comparator.AT_MOST):
        return None, value, False, comparator is Comparator.LESS, IntervalBasis.BOUND
    zeros = None if scaled else trailing_zero_step(value)
    if comparator is Comparator.ABOUT:
        width = max(step, trailing_zero_step(value, telling=1) or step, abs(value) * _HEDGE_SHARE)
        return value - width, value + width, False, False, IntervalBasis.HEDGE
    if zeros is not None and step == 1:
        return value - zeros * HALF, value + zeros * HALF, False, True, IntervalBasis.TRAILING_ZEROS
    if counted and step == 1 and abs(value) <= _LARGEST_EXACT_COUNT:
        return value, value, False, False, IntervalBasis.EXACT
    return value - step * HALF, value + step * HALF, False, True, IntervalBasis.PRECISION
