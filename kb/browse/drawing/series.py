"""Draws every value of one measure over time: a bar for what it allows, shape and colour for its source, a broken line to its revision."""

import calendar
from dataclasses import dataclass
from datetime import date
from xml.etree import ElementTree as ET

from markupsafe import Markup

from kb.browse.drawing.axis import Axis, axis_for
from kb.browse.drawing.markup import add, percent, picture, written
from kb.browse.wording import interval, period, short_period

_HEIGHT = 300
_TOP = 26
_FLOOR = 262
_LEFT, _RIGHT = 0.10, 0.97
SHAPES = ("circle", "square", "diamond", "triangle", "cross", "bar")
_LABELS_AT_MOST = 7
# Labels nearer than this lie on each other in a window as wide as a phone's; the style sheet leaves the earlier one out there.
_NEAR_ON_A_PHONE = 0.26
_NEAR = 0.12


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A figure at a period (ISO 8601); `source` picks shape and colour; `derived` values were printed by nobody.

    A point with `replaced_by` (the `id` of another) is an earlier vintage of the same value.
    """

    period: str
    low: float | None
    high: float | None
    amount: float | None
    printed: str
    source: str
    href: str | None = None
    derived: bool = False
    id: str = ""
    replaced_by: str | None = None


def middle_of(iso: str | None) -> date | None:
    """The middle day of an ISO period, None if it names no year."""
    if not iso:
        return None
    days = _first_and_last(iso)
    return days[0] + (days[1] - days[0]) / 2 if days else None


def days_of(iso: str | None) -> int | None:
    """How many days an ISO period holds, None if it names no year."""
    found = _first_and_last(iso) if iso else None
    return (found[1] - found[0]).days + 1 if found else None


def _first_and_last(iso: str) -> tuple[date, date] | None:
    first, _, last = iso.partition("/")
    start, end = _days(first), _days(last or first)
    return (start[0], end[1]) if start and end and start[0] <= end[1] else None


def draw_series(points: list[Point], *, unit: str | None, title: str) -> Markup:
    """The chart; points whose period names no year are left to the table."""
    placed = [(day, p) for p in points if (day := middle_of(p.period))]
    ends = [v for _, p in placed for v in (p.low, p.high, p.amount) if v is not None]
    axis = axis_for(ends, ticks=6)
    told = "; ".join(
        f"{period(p.period)}, {p.source}: {p.printed or interval(p.low, p.high, unit=unit)}{' (revised later)' if p.replaced_by else ''}"
        for _, p in sorted(placed, key=lambda d: d[0])
    )
    root = picture(height=_HEIGHT, title=title, description=f"{told}. The same values are in the table below.", css="series", links=True)
    first = min((d for d, _ in placed), default=date(2000, 1, 1))
    last = max((d for d, _ in placed), default=date(2000, 12, 31))
    _grid(root, axis, unit)
    _dates(root, sorted({(d, p.period) for d, p in placed}), first, last)
    order = source_order(points)
    places: dict[str, tuple[float, float]] = {}
    for day, p in placed:
        source = None if p.derived else order.index(p.source)
        left, right = (_held(_across(end, first, last)) for end in _first_and_last(p.period) or (day, day))
        _span(root, axis, p, (left, right), source)
        beside = [name for name in order if any(d == day and o.source == name and not o.derived for d, o in placed)]
        across = _across(day, first, last) + (0.0 if source is None else _nudge(beside.index(p.source), len(beside)))
        _point(root, axis, p, across, source)
        value = _value(p)
        if p.id and value is not None:
            places[p.id] = (across, _down(axis, value))
    for _, p in placed:
        if p.replaced_by in places and p.id in places:
            _revision(root, places[p.id], places[p.replaced_by])
    return written(root)


def _revision(root: ET.Element, old: tuple[float, float], new: tuple[float, float]) -> None:
    """A broken line from the earlier vintage to the value that replaced it, with a ring around the earlier one."""
    add(root, "line", x1=percent(old[0]), x2=percent(new[0]), y1=old[1], y2=new[1], css="revision")
    add(root, "circle", cx=percent(old[0]), cy=old[1], r=9, css="revision")


def source_order(points: list[Point]) -> list[str]:
    """The sources in the order in which shapes are given out: as they first appear."""
    return list(dict.fromkeys(p.source for p in points if not p.derived))


def _nudge(source: int, of: int) -> float:
    """Keeps the marks of several sources for one period side by side."""
    return 0.016 * (source - (min(of, 6) - 1) / 2)


def _across(day: date, first: date, last: date) -> float:
    span = (last - first).days
    inner = (_LEFT + 0.06, _RIGHT - 0.06)
    return inner[0] + (inner[1] - inner[0]) * ((day - first).days / span if span else 0.5)


def _down(axis: Axis, value: float) -> float:
    return round(_FLOOR - (_FLOOR - _TOP) * axis.share(value), 2)


def _grid(root: ET.Element, axis: Axis, unit: str | None) -> None:
    add(root, "text", axis.note(unit), x="0", y=13, css="note")
    for tick in axis.ticks:
        y = _down(axis, tick)
        add(root, "line", x1=percent(_LEFT), x2=percent(_RIGHT), y1=y, y2=y, css="grid")
        add(root, "text", axis.label(tick), x=percent(_LEFT - 0.012), y=y + 4, css="tick", text_anchor="end")
    add(root, "line", x1=percent(_LEFT), x2=percent(_RIGHT), y1=_FLOOR, y2=_FLOOR, css="axis")


def _dates(root: ET.Element, days: list[tuple[date, str]], first: date, last: date) -> None:
    """Labels under the axis, as many as stand clear of each other; the last period always has one."""
    kept: list[tuple[float, str]] = []
    for day, iso in [*days[:: max(1, -(-len(days) // _LABELS_AT_MOST))], *days[-1:]]:
        place = _across(day, first, last)
        if (day, iso) == days[-1]:
            while kept and place - kept[-1][0] < _NEAR:
                kept.pop()
        if not kept or place - kept[-1][0] >= _NEAR:
            kept.append((place, iso))
    next_on_a_phone = 2.0
    for place, iso in reversed(kept):
        css = "tick wide" if next_on_a_phone - place < _NEAR_ON_A_PHONE else "tick"
        next_on_a_phone = place if css == "tick" else next_on_a_phone
        add(root, "line", x1=percent(place), x2=percent(place), y1=_FLOOR, y2=_FLOOR + 5, css="axis")
        add(root, "text", short_period(iso), x=percent(place), y=_FLOOR + 20, css=css, text_anchor="middle")


def _point(root: ET.Element, axis: Axis, p: Point, across: float, source: int | None) -> None:
    x = percent(across)
    holder = add(root, "a", href=p.href) if p.href else root
    mark = add(holder, "g", css=_style(source))
    add(mark, "title", f"{p.printed} · {p.source} · {period(p.period)}")
    top = _down(axis, p.high) if p.high is not None else _TOP
    bottom = _down(axis, p.low) if p.low is not None else _FLOOR
    add(mark, "line", x1=x, x2=x, y1=top, y2=bottom, css="reach")
    value = _value(p)
    if value is not None:
        shape = add(mark, "svg", x=x, y=_down(axis, value), overflow="visible")
        add_shape(shape, source or 0)


def _span(root: ET.Element, axis: Axis, p: Point, ends: tuple[str, str], source: int | None) -> None:
    """A thin line over the whole period of a value, so that a half year is not taken for a month."""
    value = _value(p)
    if value is None:
        return
    y = _down(axis, value)
    add(add(root, "g", css=_style(source)), "line", x1=ends[0], x2=ends[1], y1=y, y2=y, css="span")


def _held(across: float) -> str:
    return percent(min(_RIGHT, max(_LEFT, across)))


def _style(source: int | None) -> str:
    return "point derived" if source is None else f"point s{source % len(SHAPES)}"


def _value(p: Point) -> float | None:
    if p.amount is not None:
        return p.amount
    return None if p.low is None or p.high is None else (p.low + p.high) / 2


def add_shape(parent: ET.Element, source: int) -> None:
    """The mark of a source, around the origin: form as well as colour tells sources apart."""
    form = SHAPES[source % len(SHAPES)]
    if form == "circle":
        add(parent, "circle", cx="0", cy="0", r=5, css="mark")
        return
    outlines = {
        "square": "M-4.5 -4.5H4.5V4.5H-4.5Z",
        "diamond": "M0 -6L6 0L0 6L-6 0Z",
        "triangle": "M0 -6L6 5H-6Z",
        "cross": "M-5 -5L5 5M5 -5L-5 5",
        "bar": "M-6 -2H6V2H-6Z",
    }
    add(parent, "path", d=outlines[form], css="mark")


def _days(iso: str) -> tuple[date, date] | None:
    """First and last day of a year, quarter, month or day."""
    parts = iso.split("-")
    if not parts[0].isdigit() or not 1 <= int(parts[0]) <= 9998:
        return None
    year = int(parts[0])
    if len(parts) == 1:
        return date(year, 1, 1), date(year, 12, 31)
    if parts[1][:1] == "Q" and parts[1][1:] in {"1", "2", "3", "4"}:
        month = 3 * int(parts[1][1:])
        return date(year, month - 2, 1), date(year, month, calendar.monthrange(year, month)[1])
    if not parts[1].isdigit() or not 1 <= int(parts[1]) <= 12:
        return None
    month = int(parts[1])
    longest = calendar.monthrange(year, month)[1]
    if len(parts) == 2:
        return date(year, month, 1), date(year, month, longest)
    if not parts[2][:2].isdigit() or not 1 <= int(parts[2][:2]) <= longest:
        return None
    day = date(year, month, int(parts[2][:2]))
    return day, day
