"""Runs of moves, "the first rise in three months", "its third straight fall", against every level and change that is known."""

import re
from collections.abc import Iterator, Mapping, Sequence

from kb.comparison.periods_overlap import iso_months, months
from kb.comparison.profiles import Profile
from kb.model import Check
from kb.recomputation.records import REACH, Reach, level_of, reach_of, said_of, verdict_of
from kb.recomputation.series import Series, length
from kb.vocabulary import cue

_EVERY = r"(?:monthly |quarterly |annual |yearly |year-on-year )?"
_FIRST = re.compile(rf"\bfirst {_EVERY}(?P<noun>\w{{3,14}}) {REACH}", re.IGNORECASE)
_PLACES = ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_STRAIGHT = re.compile(
    rf"\b(?P<nth>{'|'.join(_PLACES)}) (?:straight|consecutive|successive) "
    rf"(?:(?P<unit>month|quarter|year) of (?:a |an )?(?P<of>\w{{3,14}})|{_EVERY}(?P<noun>\w{{3,14}}))\b",
    re.IGNORECASE,
)
_UNITS = {"month": 1, "quarter": 3, "year": 12}
_OVER_A_YEAR = re.compile(r"\b(?:year|annual\w{0,2}|12[- ]month\w{0,1}|yearly)\b", re.IGNORECASE)


def streak_checks(series: Series) -> Iterator[Check]:
    """Checks of every run of moves that a sentence tells of a level or a change of this series."""
    moved = _changes(series)
    for figures in (series.levels, series.percents, moved):
        for period, told in sorted(figures.items()):
            size = length(period)
            for p in told if size else ():
                levels = series.percents if figures is series.percents or (figures is moved and not series.levels) else series.levels
                yield from _first_move(series, levels, moved, p, size or 1)
                yield from _straight(series, levels, moved, p, size or 1)


def _changes(series: Series) -> dict[str, list[Profile]]:
    """Changes in percent from one period to the next; those over a year or from another base are left out."""
    found: dict[str, list[Profile]] = {}
    for p in series.changes:
        span, base = months(p.obs.period), months(p.obs.base_period)
        next_to = span is not None and (base is None or (base[1] == span[0] - 1 and base[1] - base[0] == span[1] - span[0]))
        if p.kind == "change" and p.obs.unit == "%" and next_to and not _OVER_A_YEAR.search(p.obs.quote):
            found.setdefault(p.obs.period or "", []).append(p)
    return found


def _first_move(
    series: Series, levels: Mapping[str, Sequence[Profile]], moved: Mapping[str, Sequence[Profile]], p: Profile, size: int
) -> Iterator[Check]:
    """No step from one period to the next within the reach goes the way of the last one."""
    found = said_of(_FIRST, p)
    reach = reach_of(p, found, size) if found is not None else None
    up = _way(found["noun"]) if found is not None else None
    if reach is not None and up is not None:
        yield from _run(series, levels, moved, reach, dict.fromkeys(range(reach.first, reach.starts, size), not up) | {reach.starts: up})


def _straight(
    series: Series, levels: Mapping[str, Sequence[Profile]], moved: Mapping[str, Sequence[Profile]], p: Profile, size: int
) -> Iterator[Check]:
    """Every step of the run goes the same way."""
    found = said_of(_STRAIGHT, p)
    span = months(p.obs.period)
    up = _way(found["noun"] or found["of"]) if found is not None else None
    if found is None or span is None or up is None or _UNITS.get((found["unit"] or "").lower(), size) != size:
        return
    steps = _PLACES.index(found["nth"].lower()) + 2
    first = span[0] - (steps - 1) * size
    yield from _run(series, levels, moved, Reach(p, first, size, found[0]), dict.fromkeys(range(first, span[0] + 1, size), up))


def _way(noun: str) -> bool | None:
    """Whether a noun tells a rise (True) or a fall (False)."""
    return True if cue("rise").fullmatch(noun) else False if cue("fall").fullmatch(noun) else None


def _run(
    series: Series,
    levels: Mapping[str, Sequence[Profile]],
    moved: Mapping[str, Sequence[Profile]],
    reach: Reach,
    wanted: Mapping[int, bool],
) -> Iterator[Check]:
    """`wanted` maps the start of each step to whether it must be up; a step that stays where it was contradicts no one."""
    known: dict[str, Profile] = {}
    against: dict[str, Profile] = {}
    missing: list[str] = []
    for start, up in sorted(wanted.items()):
        figures, went = _step(levels, moved, start, reach)
        told = {p.obs.id: p for p in figures if p is not reach.figure}
        known |= told
        if not figures:
            missing.append(iso_months(start, start + reach.size - 1))
        elif went is None:
            missing.append(f"{figures[-1].obs.period} more exactly than “{figures[-1].obs.printed}”")
        elif went != up:
            against |= told
    yield from verdict_of(series, reach, list(known.values()), list(against.values()), missing)


def _step(
    levels: Mapping[str, Sequence[Profile]], moved: Mapping[str, Sequence[Profile]], start: int, reach: Reach
) -> tuple[list[Profile], bool | None]:
    """What is known of the step to a period, the two levels or the change, and whether it went up; None where they cannot tell."""
    own = reach.figure.kind != "change"
    before, now = (reach.figure if own and s == reach.starts else level_of(levels, s, reach) for s in (start - reach.size, start))
    if now is not None and before is not None:
        return [before, now], (now.interval.middle > before.interval.middle) if now.interval.disjoint(before.interval) else None
    told = [reach.figure] if not own and start == reach.starts else _told(moved, start, reach.size)
    if not told or len({p.interval for p in told}) > 1:
        return [], None
    interval = told[0].interval
    return told[:1], True if interval.low > 0 else False if interval.high < 0 else None


def _told(moved: Mapping[str, Sequence[Profile]], start: int, size: int) -> list[Profile]:
    return [p for period, ps in moved.items() if months(period) == (start, start + size - 1) for p in ps]
