"""Draws the values that printed figures allow on one axis, with the gap or the overlap between two of them."""

from dataclasses import dataclass
from xml.etree import ElementTree as ET

from markupsafe import Markup

from kb.browse.drawing.axis import Axis, axis_for
from kb.browse.drawing.markup import add, percent, picture, shortened, written
from kb.browse.wording import interval, number

_ROW = 46
_TOP = 8
_AXIS = 40
# The bars leave this share of the width free at both ends, for the arrow of an unbounded side.
_MARGIN = 0.04


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A figure to draw: what it allows, as in `ingest.model.Quantity`, `side` "a" or "b" for its colour."""

    label: str
    printed: str
    low: float | None
    high: float | None
    low_open: bool
    high_open: bool
    comparator: str
    amount: float | None
    side: str


def draw_intervals(bars: list[Bar], *, unit: str | None) -> Markup:
    """Bars one below the other. A bound is a hollow dot with a bar, a stated value a filled dot, a hedged one a plain bar."""
    axis = _axis(bars, unit)
    height = _TOP + _ROW * len(bars) + _AXIS
    root = picture(height=height, title=" against ".join(b.printed for b in bars), description=_description(bars, unit), css="intervals")
    floor = _TOP + _ROW * len(bars)
    _band(root, axis, bars, floor)
    _axis_line(root, axis, floor, unit)
    for row, bar in enumerate(bars):
        _bar(root, axis, bar, _TOP + _ROW * row)
    return written(root)


def gap_between(bars: list[Bar]) -> tuple[float, float] | None:
    """The values between two bars that neither allows, None if they meet or there are not two."""
    if len(bars) != 2:
        return None
    for lower, upper in (bars, bars[::-1]):
        if lower.high is not None and upper.low is not None and lower.high <= upper.low:
            touching = lower.high == upper.low and not (lower.high_open or upper.low_open)
            return None if touching else (lower.high, upper.low)
    return None


def _axis(bars: list[Bar], unit: str | None) -> Axis:
    ends = [v for bar in bars for v in (bar.low, bar.high, bar.amount) if v is not None]
    for bar in bars:
        if (bar.low is None) != (bar.high is None):
            known = bar.low if bar.low is not None else bar.high
            reach = max(0.15 * abs(known or 1.0), max(ends) - min(ends))
            ends.append((known or 0.0) + (reach if bar.high is None else -reach))
    share = unit == "%" and all(0 <= v <= 100 for v in ends)
    return axis_for(ends, bounded_below=0.0 if share else None, bounded_above=100.0 if share else None)


def _x(axis: Axis, value: float) -> str:
    return percent(_MARGIN + (1 - 2 * _MARGIN) * axis.share(value))


def _band(root: ET.Element, axis: Axis, bars: list[Bar], floor: int) -> None:
    gap = gap_between(bars)
    if gap:
        _band_rect(root, axis, gap, floor, "gap")
        return
    lows = [b.low for b in bars if b.low is not None]
    highs = [b.high for b in bars if b.high is not None]
    left, right = max(lows, default=axis.low), min(highs, default=axis.high)
    if len(bars) == 2 and left <= right:
        _band_rect(root, axis, (left, right), floor, "overlap")


def _band_rect(root: ET.Element, axis: Axis, band: tuple[float, float], floor: int, css: str) -> None:
    left, right = (_MARGIN + (1 - 2 * _MARGIN) * axis.share(v) for v in band)
    add(root, "rect", x=percent(left), y=2, width=percent(max(right - left, 0.003)), height=floor - 2, css=css)


def _axis_line(root: ET.Element, axis: Axis, floor: int, unit: str | None) -> None:
    add(root, "line", x1="0", x2="100%", y1=floor, y2=floor, css="axis")
    last = -1.0
    for tick in axis.ticks:
        place = axis.share(tick)
        add(root, "line", x1=_x(axis, tick), x2=_x(axis, tick), y1=floor, y2=floor + 4, css="axis")
        if place - last >= 0.11 or last < 0:
            add(root, "text", axis.label(tick), x=_x(axis, tick), y=floor + 17, css="tick", text_anchor="middle")
            last = place
    add(root, "text", axis.note(unit), x="0", y=floor + 34, css="note")


def _bar(root: ET.Element, axis: Axis, bar: Bar, top: int) -> None:
    row = add(root, "g", css=f"bar side-{bar.side}")
    add(row, "title", f"{bar.label}: {bar.printed}")
    add(row, "text", shortened(f"{bar.printed} · {bar.label}", 58), x="0", y=top + 14, css="label")
    y = top + 30
    left = bar.low if bar.low is not None else axis.low
    right = bar.high if bar.high is not None else axis.high
    add(
        row,
        "line",
        x1="0" if bar.low is None else _x(axis, left),
        x2="100%" if bar.high is None else _x(axis, right),
        y1=y,
        y2=y,
        css="reach",
    )
    for value, is_open in ((bar.low, bar.low_open), (bar.high, bar.high_open)):
        if value is None:
            continue
        if bar.comparator in {">", ">=", "<", "<="} and _is_stated_bound(bar, value):
            add(row, "circle", cx=_x(axis, value), cy=y, r=5, css="hollow" if is_open else "dot")
        else:
            add(row, "line", x1=_x(axis, value), x2=_x(axis, value), y1=y - 5, y2=y + 5, css="end")
    if bar.amount is not None and bar.comparator == "=":
        add(row, "circle", cx=_x(axis, bar.amount), cy=y, r=5, css="dot")
    for side_open, x, word in ((bar.low is None, "0", "◂"), (bar.high is None, "100%", "▸")):
        if side_open:
            add(row, "text", word, x=x, y=y + 5, css="arrow", text_anchor="start" if x == "0" else "end")


def _is_stated_bound(bar: Bar, value: float) -> bool:
    return value == (bar.low if bar.comparator in {">", ">="} else bar.high)


def _description(bars: list[Bar], unit: str | None) -> str:
    parts = [
        f"{b.label} prints {b.printed}, which allows {interval(b.low, b.high, low_open=b.low_open, high_open=b.high_open, unit=unit)}."
        for b in bars
    ]
    gap = gap_between(bars)
    if gap:
        parts.append(f"No value is allowed by both; the gap is {number(gap[1] - gap[0])} {unit or ''}.".replace(" .", "."))
    elif len(bars) == 2:
        parts.append("Some values are allowed by both.")
    return " ".join(parts)
