"""A quantity while it is being read, and the finished record that it becomes."""

from dataclasses import dataclass
from decimal import Decimal

from ingest.model import Comparator, IntervalBasis, Quantity, Unclaimed
from ingest.numbers.intervals import interval
from ingest.numbers.numerals import Number

# "A third" and "half" are rounder than the percentages that they come to: two and a half points either way, of small ones an eighth.
_FRACTION_STEP = Decimal(5)
_OF_SMALL_ONES = Decimal(4)


@dataclass(slots=True)
class Draft:
    """A quantity while it is being read. `start` to `end` is what will be printed.

    `smallest` is the unit of the last part of a quantity printed in several ("two hours and 27 minutes");
    `range_of` holds the two ends that a range was joined from; `named` is how the word before calls a thing by this number;
    `signed` is True when a printed plus or minus tells a change ("(+4 %)"); `reason` is set once the number is known to be no figure.
    """

    start: int
    end: int
    number: Number
    unit: str | None = None
    dimension: str | None = None
    comparator: Comparator = Comparator.EQUAL
    hedge: str | None = None
    negative: bool = False
    counted: bool = False
    kind_hint: str | None = None
    named: str | None = None
    reason: str | None = None
    range_of: "tuple[Draft, Draft] | None" = None
    lead: str | None = None
    smallest: str | None = None
    signed: bool = False

    @property
    def value(self) -> Decimal | None:
        value = self.number.value
        return -value if self.negative and value is not None else value


def quantity(text: str, draft: Draft, *, share: bool = False, sign: int = 1) -> Quantity:
    """The finished Quantity. `share` caps it at the whole; `sign` -1 makes a printed fall negative."""
    number, value = draft.number, draft.value
    unit, dimension = draft.unit, draft.dimension
    if value is None:
        low, high, low_open, high_open = number.low, number.high, False, False
        basis = IntervalBasis.RANGE if number.form == "range" else IntervalBasis.HEDGE
        if unit is None and low is not None and high is not None and _joins_fractions(draft):
            low, high, unit, dimension = low * 100, high * 100, "%", "fraction"
        if number.form == "vague" and draft.comparator in (Comparator.MORE, Comparator.AT_LEAST):
            high, basis = None, IntervalBasis.BOUND
    else:
        if number.form == "fraction" and unit in (None, "%"):
            value, unit, dimension = value * 100, "%", "fraction"
        low, high, low_open, high_open, basis = interval(
            value,
            step=min(_FRACTION_STEP, abs(value) / _OF_SMALL_ONES) if number.form == "fraction" and unit == "%" else number.step,
            comparator=draft.comparator,
            counted=draft.counted or draft.kind_hint == "age",
            scaled=number.scale >= 1000,
            ceiling=Decimal(100) if unit == "%" and share else None,
        )
    if sign < 0:
        value = -value if value is not None else None
        low, high = (-high if high is not None else None), (-low if low is not None else None)
        low_open, high_open = high_open, low_open
    return Quantity(
        start=draft.start,
        end=draft.end,
        printed=text[draft.start : draft.end],
        amount=decimal_text(value) if value is not None else None,
        low=float(low) if low is not None else None,
        high=float(high) if high is not None else None,
        low_open=low_open,
        high_open=high_open,
        interval_basis=basis,
        comparator=draft.comparator,
        hedge=draft.hedge,
        unit=unit,
        dimension=dimension,
    )


def _joins_fractions(draft: Draft) -> bool:
    """ "Between a quarter and a third"."""
    return draft.range_of is not None and all(end.number.form == "fraction" for end in draft.range_of)


def decimal_text(value: Decimal) -> str:
    """The decimal without exponent, needless zeros or more than six decimal places."""
    text = f"{value:.6f}" if value != value.to_integral_value() else f"{value:.0f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def unclaimed(text: str, draft: Draft) -> Unclaimed:
    start, end = draft.number.start, draft.number.end
    return Unclaimed(start=start, end=end, printed=text[start:end], reason=draft.reason or "not told as a figure")
