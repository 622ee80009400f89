"""Records told with their reach, "the highest since March", against every value known in it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from ingest.calendar.periods import find
from ingest.numbers.number_words import TENS, UNITS
from kb.comparison.periods_overlap import iso_months, months
from kb.comparison.profiles import Profile
from kb.model import Check, Verdict
from kb.recomputation.checks import Member, check
from kb.recomputation.series import Series, length, told_of

# Months without a known value that are named one by one; a longer list is cut and says so.
MOST_NAMED = 12
_COUNTS = {**UNITS, **TENS, "a": 1, "an": 1}
_MONTHS_IN = {"month": 1, "quarter": 3, "year": 12, "decade": 120}
_HIGHEST = frozenset({"highest", "most", "largest", "biggest", "strongest", "greatest"})
REACH = (
    r"(?:(?P<since>since .{3,40})|in (?:the (?:past|last) )?(?:more than |over |at least |about )?"
    r"(?P<count>[\w-]{1,12}) (?P<unit>month|quarter|year|decade)s?\b)"
)
_LEVEL = re.compile(
    r"\b(?P<word>highest|most|largest|biggest|strongest|greatest|lowest|fewest|least|smallest|weakest)"
    rf"(?: (?:level|reading|rate|total|figure|number|count|volume|value|monthly|quarterly|annual|[\w-]{{1,14}})){{0,2}} {REACH}",
    re.IGNORECASE,
)
_OTHER_NUMBER = re.compile(r"(?<![0-9])(?!(?:19|20)[0-9]{2}\b)[0-9]")


@dataclass(frozen=True, slots=True)
class Reach:
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
    for levels in (series.levels, series.percents):
        for period, figures in sorted(levels.items()):
            size = length(period)
            for p in figures if size else ():
                found = said_of(_LEVEL, p)
                reach = reach_of(p, found, size or 1) if found is not None else None
                if found is not None and reach is not None:
                    yield from _highest(series, levels, reach, found)


def said_of(pattern: re.Pattern[str], p: Profile) -> re.Match[str] | None:
    """What the sentence tells of a figure soon after it, with no other number between."""
    found = pattern.search(p.obs.quote, p.at[1])
    if found is None or found.start() - p.at[1] > 80 or _OTHER_NUMBER.search(p.obs.quote, p.at[1], found.start()):
        return None
    return found


def reach_of(p: Profile, found: re.Match[str], size: int) -> Reach | None:
    """The reach that words found after a figure give it; None where they name no month or number that can be placed."""
    span = months(p.obs.period)
    if span is None:
        return None
    if found["since"]:
        since = next((t for t in find(found["since"], p.obs.published) if t.iso and "/" in t.iso and t.start == 0), None)
        start = months(since.iso.split("/")[0]) if since and since.iso else None
        return (
            Reach(p, start[1] + 1, size, found[0][: found.start("since") - found.start() + (since.end if since else 0)]) if start else None
        )
    count = _COUNTS.get(found["count"].lower()) or (int(found["count"]) if found["count"].isdecimal() and len(found["count"]) < 4 else None)
    if count is None:
        return None
    # What is the highest "in three months" may lie below the value three months before.
    return Reach(p, span[0] - count * _MONTHS_IN[found["unit"].lower()] + size, size, found[0])


def _highest(series: Series, levels: Mapping[str, Sequence[Profile]], reach: Reach, found: re.Match[str]) -> Iterator[Check]:
    high = found["word"].lower() in _HIGHEST
    level = reach.figure
    known, missing = _known(levels, reach)
    beaten = [p for p in known if p.interval.disjoint(level.interval) and (p.interval.middle > level.interval.middle) == high]
    unclear = [p for p in known if p not in beaten and not p.interval.disjoint(level.interval)]
    yield from verdict_of(series, reach, known, beaten, [*unclear, *missing])


def _known(levels: Mapping[str, Sequence[Profile]], reach: Reach) -> tuple[list[Profile], list[str]]:
    """One level for each period of the reach before the figure's own, and the periods of which none, or more than one, is known."""
    known, missing = [], []
    for start in range(reach.first, reach.starts, reach.size):
        level = level_of(levels, start, reach)
        if level is not None:
            known.append(level)
        else:
            missing.append(iso_months(start, start + reach.size - 1))
    return known, missing


def level_of(levels: Mapping[str, Sequence[Profile]], start: int, reach: Reach) -> Profile | None:
    """The level of a period, the first printed; None where none is known or those that are known contradict each other."""
    told = [p for q, ps in levels.items() if months(q) == (start, start + reach.size - 1) for p in ps]
    alike = [p for p in told if p.measure.dimension == reach.figure.measure.dimension]
    if not alike or any(a.interval.disjoint(b.interval) for a, b in combinations(alike[:MOST_NAMED], 2)):
        return None
    return min(alike, key=lambda p: (p.day or 0, p.obs.article_id, p.obs.start))


def verdict_of(
    series: Series, reach: Reach, known: Sequence[Profile], against: Sequence[Profile], unclear: Sequence[Profile | str]
) -> Iterator[Check]:
    """The check of a record; `against` stand against it, `unclear` leave it open. Where no other value is known, nothing is said."""
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
        words=f"“{level.obs.printed}” in {level.obs.period} is called “{reach.said}” of {told_of(level.obs)}; "
        f"{result}: {verdict}.{unknown}",
    )
