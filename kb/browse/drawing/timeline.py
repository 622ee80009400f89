"""Draws when which article printed what: a row for each thing told, a mark for each day on which somebody printed it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from xml.etree import ElementTree as ET

from markupsafe import Markup

from kb.browse.drawing.markup import add, percent, picture, shortened, written
from kb.browse.wording import number, period

_LINE = 20
_HEAD = 20
_TOP = 6
_FOOT = 34
_LEFT, _RIGHT = 0.02, 0.98
_LONGEST = 44
# The share of the width that one letter takes in the narrowest window that the picture is drawn for.
_LETTER = 0.0105
_NEAR = 0.13


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A printed value: `day` is the ISO day of its article, `who` the outlet."""

    day: str
    printed: str
    who: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """All that was printed of one thing; `label` says what it is."""

    label: str
    marks: tuple[Mark, ...]


def draw_timeline(tracks: Iterable[Track], *, title: str, happened: str | None = None) -> Markup | None:
    """The picture; None where fewer than two values have a day. `happened` (an ISO day) is drawn as an upright line."""
    placed = [(track.label, [(day, mark) for mark in track.marks if (day := _day(mark.day))]) for track in tracks]
    placed = [(label, sorted(marks, key=lambda m: (m[0], m[1].who))) for label, marks in placed if marks]
    days = sorted({day for _, marks in placed for day, _ in marks})
    if sum(len(marks) for _, marks in placed) < 2:
        return None
    event = _day(happened)
    first, last = min([*days, event or days[0]]), max([*days, event or days[-1]])
    rows = [(label, _lanes(marks, first, last)) for label, marks in placed]
    height = _TOP + sum(_HEAD + _LINE * len(lanes) for _, lanes in rows) + _FOOT
    root = picture(height=height, title=title, description=_description(placed, event), css="timeline", links=True)
    floor = height - _FOOT
    if event:
        x = percent(_across(event, first, last))
        add(root, "line", x1=x, x2=x, y1=_TOP, y2=floor, css="happened")
    _dates(root, sorted({*days, *([event] if event else [])}), first, last, floor)
    top = _TOP
    for label, lanes in rows:
        add(root, "text", shortened(label, 90), x="0", y=top + 14, css="label")
        top += _HEAD
        for lane in lanes:
            for day, mark in lane:
                _mark(root, mark, _across(day, first, last), top + _LINE / 2)
            top += _LINE
    return written(root)


def _day(iso: str | None) -> date | None:
    """The day of an ISO date or time; None for what names no day."""
    try:
        return date.fromisoformat((iso or "")[:10])
    except ValueError:
        return None


def _across(day: date, first: date, last: date) -> float:
    span = (last - first).days
    return _LEFT + (_RIGHT - _LEFT) * ((day - first).days / span if span else 0.0)


def _lanes(marks: list[tuple[date, Mark]], first: date, last: date) -> list[list[tuple[date, Mark]]]:
    """The marks of a track on as many lines as their words need to stand clear of each other."""
    lanes: list[tuple[float, list[tuple[date, Mark]]]] = []
    for day, mark in marks:
        place, width = _across(day, first, last), 0.03 + _LETTER * len(_words(mark))
        start, end = (place, place + width) if place <= 0.5 else (place - width, place + 0.015)
        for at, (taken, lane) in enumerate(lanes):
            if taken <= start:
                lane.append((day, mark))
                lanes[at] = (end, lane)
                break
        else:
            lanes.append((end, [(day, mark)]))
    return [lane for _, lane in lanes]


def _words(mark: Mark) -> str:
    return shortened(f"{mark.printed} · {mark.who}", _LONGEST)


def _mark(root: ET.Element, mark: Mark, place: float, y: float) -> None:
    holder = add(root, "a", href=mark.href)
    add(holder, "title", f"{mark.printed} · {mark.who} · {period(mark.day[:10])}")
    add(holder, "circle", cx=percent(place), cy=y, r=4.5, css="mark")
    before = place > 0.5
    add(holder, "text", _words(mark), x=percent(place), dx="-9" if before else "9", y=y + 4, text_anchor="end" if before else "start")


def _dates(root: ET.Element, days: list[date], first: date, last: date, floor: float) -> None:
    add(root, "line", x1="0", x2="100%", y1=floor, y2=floor, css="axis")
    previous = -1.0
    for day in days:
        place = _across(day, first, last)
        if place - previous < _NEAR:
            continue
        anchor = "start" if place < _NEAR / 2 else "end" if place > 1 - _NEAR / 2 else "middle"
        add(root, "line", x1=percent(place), x2=percent(place), y1=floor, y2=floor + 5, css="axis")
        add(root, "text", period(day.isoformat()), x=percent(place), y=floor + 20, css="tick", text_anchor=anchor)
        previous = place


def _description(placed: list[tuple[str, list[tuple[date, Mark]]]], event: date | None) -> str:
    told = [
        f"{label}: " + ", ".join(f"{mark.printed} ({mark.who}, {period(day.isoformat())})" for day, mark in marks) + "."
        for label, marks in placed
    ]
    count = number(sum(len(marks) for _, marks in placed))
    start = f"{count} values by the day on which they were printed." + (f" It happened on {period(event.isoformat())}." if event else "")
    return " ".join([start, *told])
