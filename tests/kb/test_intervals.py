import math

from hypothesis import given
from hypothesis import strategies as st

from kb.recomputation.intervals import EVERYTHING, Interval, bounds, hull, point, total

numbers = st.floats(-1e6, 1e6, allow_nan=False).map(lambda x: round(x, 3))


@st.composite
def holding(draw):
    """A value and an interval around it, open ends included."""
    value = draw(numbers)
    low = value - abs(draw(numbers))
    high = value + abs(draw(numbers))
    unbounded_low, unbounded_high = draw(st.booleans()), draw(st.booleans())
    made = Interval(
        -math.inf if unbounded_low else low,
        math.inf if unbounded_high else high,
        unbounded_low or (draw(st.booleans()) and low < value),
        unbounded_high or (draw(st.booleans()) and value < high),
    )
    return value, made


def near(value: float, interval: Interval) -> bool:
    """In the interval, give or take what floating point loses."""
    slack = 1e-9 * max(1.0, abs(value))
    return value in interval or interval.low - slack <= value <= interval.high + slack


@given(holding(), holding())
def test_every_result_of_true_values_lies_in_the_result_of_their_intervals(first, second):
    (x, a), (y, b) = first, second
    assert near(x + y, a + b)
    assert near(x - y, a - b)
    assert near(x * y, a * b)
    if abs(y) > 1e-3:
        assert near(x / y, a / b)


@given(holding(), holding())
def test_intervals_that_share_a_value_are_not_disjoint(first, second):
    (x, a), (_, b) = first, second
    if x in b:
        assert not a.disjoint(b)
        assert x in a.intersect(b)
        assert a.gap(b) == 0
    assert a.disjoint(b) == b.disjoint(a)


@given(holding(), st.floats(-50, 50).map(lambda x: round(x, 2)), numbers)
def test_scaling_keeps_values(held, factor, offset):
    value, interval = held
    assert near(value * factor + offset, interval.scaled(factor, offset))


@given(holding())
def test_within_is_containment(held):
    _, interval = held
    assert interval.within(interval)
    assert interval.within(EVERYTHING)


def test_open_ends_that_touch_share_nothing():
    assert Interval(1, 2, False, True).disjoint(Interval(2, 3))
    assert not Interval(1, 2).disjoint(Interval(2, 3))


def test_a_quotient_by_an_interval_with_zero_inside_is_unknown():
    assert point(1) / Interval(-1, 1) == EVERYTHING


def test_missing_ends_are_unbounded_and_open():
    assert bounds(90, None, low_open=True) == Interval(90, math.inf, True, True)
    assert not bounds(90, None).bounded
    assert bounds(90, None).middle == 90


def test_a_total_adds_all_parts_and_a_hull_covers_them():
    parts = [Interval(1, 2), Interval(4, 5)]
    assert total(parts) == Interval(5, 7)
    assert hull(parts) == Interval(1, 5)
