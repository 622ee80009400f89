"""Gives each change the time it is measured against: by its own words, by its move, by the same change told elsewhere. Pure."""

from dataclasses import replace

from ingest.calendar import iso_periods as iso
from ingest.model import Basis, Figure, FigureTime, Kind
from ingest.times.figures import placed
from ingest.times.reading import FELLOWS, Reading

_CHANGES = (Kind.CHANGE, Kind.DIFFERENCE, Kind.MULTIPLE)


def with_bases(reading: Reading, times: list[FigureTime]) -> list[FigureTime]:
    """`times`, parallel to the figures of `reading`, with base periods where the text tells them."""
    result = list(times)
    lent: dict[tuple[str, str | None, str | None], str] = {}
    for i, (figure, direct) in enumerate(zip(reading.figures, reading.direct, strict=True)):
        if figure.kind not in _CHANGES or direct.old:
            continue
        if direct.step and (ends := _ends(times[i].period)):
            result[i] = replace(times[i], period=ends[1], base_period=ends[0], base_basis=times[i].period_basis)
            continue
        base, basis = placed(direct.base, times[i].period) if direct.base else _base_of_move(i, reading, times)
        if base and base != times[i].period:
            result[i] = replace(times[i], base_period=base, base_basis=basis)
            lent.setdefault(_change_key(figure, times[i]), base)
    for i, (figure, direct) in enumerate(zip(reading.figures, reading.direct, strict=True)):
        if figure.kind in _CHANGES and not direct.old and result[i].base_period is None:
            base = lent.get(_change_key(figure, result[i])) or _base_before(i, reading, result)
            if base:
                result[i] = replace(result[i], base_period=base, base_basis=Basis.INHERITED)
    return result


def _base_before(i: int, reading: Reading, times: list[FigureTime]) -> str | None:
    """The base of the change told just before, where that is of the same period, unit and paragraph and this one names no comparison."""
    if times[i].period is None or times[i].period_basis is not Basis.INHERITED:
        return None
    here = reading.sentences[reading.direct[i].sentence]
    for j in range(i - 1, max(-1, i - 1 - FELLOWS), -1):
        there = reading.sentences[reading.direct[j].sentence]
        if there.block != here.block:
            return None
        if times[j].base_period and reading.figures[j].quantity.unit == reading.figures[i].quantity.unit:
            return times[j].base_period if times[j].period == times[i].period else None
    return None


def _ends(stretch: str | None) -> tuple[str, str] | None:
    """First and second of two neighbouring months or years: a change "from February to March" is March's against February."""
    first, _, second = (stretch or "").partition("/")
    return (first, second) if second and iso.shift(first, 1, "period") == second else None


def _change_key(figure: Figure, time: FigureTime) -> tuple[str, str | None, str | None]:
    return ((figure.quantity.amount or "").lstrip("-+"), figure.quantity.unit, time.period)


def _base_of_move(i: int, reading: Reading, times: list[FigureTime]) -> tuple[str | None, Basis]:
    """The time of the old level of the same move."""
    move = reading.figures[i].move
    if move is None:
        return None, Basis.UNKNOWN
    for j in range(max(0, i - FELLOWS), min(len(times), i + FELLOWS)):
        if reading.figures[j].move == move and reading.direct[j].old and times[j].period:
            return times[j].period, times[j].period_basis
    return None, Basis.UNKNOWN
