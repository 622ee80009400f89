"""Records told with their reach, "the highest since March", "the first rise in three months", against every value known in it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.calendar.periods import find
from ingest.numbers.number_words import TENS, UNITS
from kb.comparison.periods_overlap import iso_months, months
from kb.comparison.profiles import Profile
from kb.model import Check, Verdict
from kb.recomputation.checks import Member, check
from kb.recomputation.series import Series, key_words, length
from kb.vocabulary import cue

# Months without a known value that are named one by one; a longer list is cut and says so.
MOST_NAMED = 12
_COUNTS = {**UNITS, **TENS, "a": 1, "an": 1}
_MONTHS_IN = {"month": 1, "quarter": 3, "year": 12, "decade": 120}
_HIGHEST = frozenset({"highest", "most", "largest", "biggest", "strongest", "greatest"})
_REACH = (
    r"(?:(?P<since>since .{3,40})|in (?:the (?:past|last) )?(?:more than |over |at least |about )?"
    r"(?P<count>[\w-]{1,12}) (?P<unit>month|quarter|year|decade)s?\b)"
)
_LEVEL = re.compile(
    r"\b(?P<word>highest|most|largest|biggest|strongest|greatest|lowest|fewest|least|smallest|weakest)"
    rf"(?: (?:level|reading|rate|total|figure|number|count|volume|value|monthly|quarterly|annual|[\w-]{{1,14}})){{0,2}} {_REACH}",
    re.IGNORECASE,
)
_FIRST = re.compile(
    rf"\bfirst (?:monthly |quarterly |annual |yearly |year-on-year )?(?P<noun>\w{{3,14}}) {_REACH}",
    re.IGNORECASE,
)
_OTHER_NUMBER = re.compile(r"(?<![0-9])(?!(?:19|20)[0-9]{2}\b)[0-9]")


@dataclass(frozen=True, slots=True)
class _Reach:
    """A figure and the months, as counted by `periods_overlap.months`, over which it is said to be a record."""

    figure: Profile
    first: int
    size: int
    said: str

    @property
    def starts(self) -> int:
        span = months(self.figure.obs.period)
        return span[0] if span else 0


def record_checks(series: Series) -> Iterator[Check]:
    """Checks of every record that a sentence tells of a level of this series."""
    for period, levels in sorted(series.levels.items()):
        size = length(period)
        for p in levels if size else ():
            for pattern in (_LEVEL, _FIRST):
                found = pattern.search(p.obs.quote, p.at[1])
                if found is None or found.start() - p.at[1] > 80 or _OTHER_NUMBER.search(p.obs.quote, p.at[1], found.start()):
                    continue
                reach = _reach(p, found, size or 1)
                if reach is not None:
                    yield from _highest(series, reach, found) if pattern is _LEVEL else _first_move(series, reach, found)


def _reach(p: Profile, found: re.Match[str], size: int) -> _Reach | None:
    span = months(p.obs.period)
    if span is None:
        return None
    if found["since"]:
        since = next((t for t in find(found["since"], p.obs.published) if t.iso and "/" in t.iso and t.start == 0), None)
        start = months(since.iso.split("/")[0]) if since and since.iso else None
        return (
            _Reach(p, start[1] + 1, size, found[0][: found.start("since") - found.start() + (since.end if since else 0)]) if start else None
        )
    count = _COUNTS.get(found["count"].lower()) or (int(found["count"]) if found["count"].isdecimal() and len(found["count"]) < 4 else None)
    if count is None:
        return None
    return _Reach(p, span[0] - count * _MONTHS_IN[found["unit"].lower()], size, found[0])


def _highest(series: Series, reach: _Reach, found: re.Match[str]) -> Iterator[Check]:
    high = found["word"].lower() in _HIGHEST
    level = reach.figure
    known, missing = _known(series, reach, reach.first)
    beaten = [p for p in known if p.interval.disjoint(level.interval) and (p.interval.middle > level.interval.middle) == high]
    unclear = [p for p in known if p not in beaten and not p.interval.disjoint(level.interval)]
    yield from _verdict(series, reach, known, beaten, [*unclear, *missing])


def _first_move(series: Series, reach: _Reach, found: re.Match[str]) -> Iterator[Check]:
    """No step from one period to the next within the reach goes the way of the last one."""
    up = bool(cue("rise").fullmatch(found["noun"]))
    if not up and not cue("fall").fullmatch(found["noun"]):
        return
    known, missing = _known(series, reach, reach.first - (reach.size if found["since"] else 0))
    by_start = {_start(p): p for p in (*known, reach.figure)}
    against: list[Profile] = []
    for start in sorted(by_start):
        now, before = by_start[start], by_start.get(start - reach.size)
        if before is None:
            continue
        goes = now.interval.disjoint(before.interval) and (now.interval.middle > before.interval.middle) == up
        other = now.interval.disjoint(before.interval) and not goes
        if (start < reach.starts and goes) or (start == reach.starts and other):
            against.append(now)
    yield from _verdict(series, reach, known, against, missing)


def _known(series: Series, reach: _Reach, first: int) -> tuple[list[Profile], list[str]]:
    """One level for each period of the reach before the figure's own, and the periods of which none is known."""
    known, missing = [], []
    for start in range(first, reach.starts, reach.size):
        period = iso_months(start, start + reach.size - 1)
        levels = [p for q, ps in series.levels.items() if months(q) == (start, start + reach.size - 1) for p in ps]
        alike = [p for p in levels if p.measure.dimension == reach.figure.measure.dimension]
        if alike:
            known.append(min(alike, key=lambda p: (p.day or 0, p.obs.article_id, p.obs.start)))
        else:
            missing.append(period)
    return known, missing


def _start(p: Profile) -> int:
    span = months(p.obs.period)
    return span[0] if span else 0


def _verdict(
    series: Series, reach: _Reach, known: Sequence[Profile], against: Sequence[Profile], unclear: Sequence[Profile | str]
) -> Iterator[Check]:
    """Nothing is said where no other value of the reach is known."""
    level = reach.figure
    if not known:
        return
    verdict = Verdict.FAILS if against else Verdict.CANNOT_TELL if unclear else Verdict.HOLDS
    missing = [u if isinstance(u, str) else f"{u.obs.period} more exactly than “{u.obs.printed}”" for u in unclear]
    shown = tuple(missing[:MOST_NAMED]) + ((f"{len(missing) - MOST_NAMED} more",) if len(missing) > MOST_NAMED else ())
    others = against or known
    members: list[Member] = [("level", level), *(("other", p) for p in others[:MOST_NAMED])]
    told = ", ".join(f"“{p.obs.printed}” in {p.obs.period}" for p in others[:MOST_NAMED])
    result = f"{told} stands against it" if against else f"none of the values known in that time ({told}) stands against it"
    unknown = f" Not known: {', '.join(shown)}." if shown and not against else ""
    yield check(
        "record since",
        verdict,
        members,
        reported=reach.said,
        unit=level.obs.unit,
        flips=bool(against) or None,
        missing=() if against else shown,
        words=f"“{level.obs.printed}” in {level.obs.period} is called “{reach.said}” of {key_words(series.key)}; "
        f"{result}: {verdict}.{unknown}",
    )
