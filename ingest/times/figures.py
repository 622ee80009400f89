"""Gives each figure of a sentence the time it holds for and the time it is measured against, from the words around it. Pure.

What the sentence itself does not say is left open here; `ingest.times.inherited` fills it from the sentences around.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.calendar import iso_periods as iso
from ingest.model import Basis, Figure, Kind, Period
from ingest.times.clauses import Sentence
from ingest.times.roles import AS_OF, CHANGES, CUMULATIVE, FROM, Roles

_TIED = re.compile(r"(?<=[a-z0-9])[-‑–](?:[a-z]{1,30})$", re.IGNORECASE)


@dataclass(slots=True)
class Direct:
    """What a sentence itself says of one figure. `period` and `base` are unresolved time words; `old` marks the base end of a move.

    `lasting`: how long, or what something is like ("a two-storey house"), which no time around it dates.
    """

    period: Period | None = None
    base: Period | None = None
    as_of: Period | None = None
    frame: Period | None = None
    old: bool = False
    general: bool = False
    future: bool = False
    background: bool = False
    perfect: bool = False
    step: bool = False
    cumulative: bool = False
    lasting: bool = False
    sentence: int = 0


def frame(text: str, sentence: Sentence, periods: Sequence[Period]) -> Period | None:
    """The time that a sentence without figures sets for the one after it."""
    frames = [period for period in Roles(text, sentence, (), periods).frames if period.relation == "own" and period.iso]
    return frames[0] if frames else None


def read_sentence(text: str, sentence: Sentence, figures: Sequence[Figure], periods: Sequence[Period]) -> list[Direct]:
    """What the sentence says of the times of its figures, in their order."""
    reading = Roles(text, sentence, figures, periods)
    as_of = [period for period in reading.frames if AS_OF.search(reading.before(period.start))]
    told = next(iter(as_of + reading.telling), None)
    own = next((period for period in reading.frames if period.relation == "own" and period.iso), None)
    found = []
    for figure, old in zip(figures, reading.old, strict=True):
        i = sentence.at(figure.start)
        direct = Direct(old=old, as_of=told, frame=own, general=sentence.is_general(i), background=sentence.is_background(i))
        direct.perfect, direct.future = sentence.is_perfect(i), sentence.is_future(i)
        direct.lasting = figure.quantity.dimension == "time" or _is_attribute(figure)
        if old:
            near = [period for period in reading.bases + reading.frames if not period.rate and reading.adjacent(figure, period)]
            direct.period = near[0] if near else reading.best(figure, [p for p in reading.bases if not p.rate])
            if direct.period is None and not FROM.search(reading.before(figure.start)):
                # Set against something else, not against another time.
                direct.old = False
        if not direct.old:
            direct.period = direct.period or reading.best(figure, reading.frames)
        if figure.kind in CHANGES and not direct.old:
            direct.base = _base_for(reading, figure)
            direct.step = direct.base is None and direct.period is not None and reading.is_stretch_from(direct.period)
        direct.cumulative = CUMULATIVE.search(text, sentence.start, sentence.end) is not None
        found.append(direct)
    return found


def _is_attribute(figure: Figure) -> bool:
    """A number tied to its unit by a hyphen says what a thing is like: "a 15-yard penalty", "a two-storey house"."""
    tied = _TIED.search(figure.quantity.printed)
    return tied is not None and figure.kind in (Kind.LEVEL, Kind.COUNT) and figure.quantity.unit is not None


def _base_for(reading: Roles, figure: Figure) -> Period | None:
    """The comparison nearest to a change, those after it first; one that another change claims more closely is left to it."""
    best: tuple[float, int] | None = None
    for i, period in enumerate(reading.bases):
        gap = period.start - figure.end if period.start >= figure.end else figure.start - period.end
        after = period.start >= figure.end
        low, high = (figure.end, period.start) if after else (period.end, figure.start)
        changes = sum(1 for other in reading.figures if low <= other.start < high and other.kind in CHANGES)
        cost = gap + 200 * changes + (0 if after else 40 if period.rate else 120)
        if reading.sentence.clause[reading.sentence.at(period.start)] != reading.sentence.clause[reading.sentence.at(figure.start)]:
            cost += 60
        if best is None or cost < best[0]:
            best = (cost, i)
    return reading.bases[best[1]] if best is not None and best[0] < 320 else None


def placed(period: Period, main: str | None) -> tuple[str | None, Basis]:
    """The ISO value of time words, those that count from another period being counted from `main`, and how it is known."""
    if period.relation == "shifted":
        if main is None:
            return (period.iso, Basis.RELATIVE) if period.iso else (None, Basis.UNKNOWN)
        moved = iso.shift(main, period.shift, period.unit or "period")
        return moved, Basis.RELATIVE if moved else Basis.UNKNOWN
    if period.relation == "same":
        if main and period.unit is not None:
            # "In the same month of 2018", of a day: its month.
            main = iso.shift(main, 0, period.unit) or main
        year, own = int(period.iso or 0), iso.year_of(main) if main else None
        moved = iso.shift(main, year - own, "year") if main and own else period.iso
        return moved or period.iso, Basis.PRINTED
    return period.iso, period.basis if period.iso else Basis.UNKNOWN
