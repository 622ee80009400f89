"""Ranks and records ("second-highest", "the most since January", "ranked third") against every value that is known."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from kb.comparison.periods_overlap import iso_months, months
from kb.comparison.profiles import Profile
from kb.conflicts import number
from kb.model import Check, Verdict
from kb.recomputation.checks import check
from kb.recomputation.series import Key, Series, length, rival_key, told_of

# Months without a known value that are named one by one; a longer list is cut and says so.
MOST_NAMED = 12
_PLACES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_ORDINALS = {word: i for i, word in enumerate(_PLACES, 1)}
_ORDINAL = re.compile(r"\b(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b", re.IGNORECASE)
_LOW = re.compile(r"\b(?:lowest|smallest|least|fewest|slowest|weakest|cheapest)\b", re.IGNORECASE)
_HIGH = re.compile(
    r"\b(?:highest|largest|biggest|most|greatest|top|busiest|fastest|strongest|record)\b|-highest|-largest|-biggest", re.IGNORECASE
)
_PLACE = re.compile(
    r"\brank(?:ed|ing|s)? (first|second|third|fourth|fifth)\b|\b(first|second|third|fourth|fifth)[- ]place\b|"
    r"\b(?:in|came|placed|finished) (first|second|third|fourth|fifth)\b",
    re.IGNORECASE,
)


def rank_checks(series: dict[Key, Series]) -> Iterator[Check]:
    """Checks of every printed rank of a series in time, and of every place among rivals."""
    told = _levels_by_sentence(series)
    for one in series.values():
        for rank in one.ranks:
            beside = told.get((rank.obs.article_id, rank.obs.claim_start, rank.obs.period))
            yield from _in_time(beside or one, rank)
    yield from _among_rivals(series)


def _levels_by_sentence(series: dict[Key, Series]) -> dict[tuple[str, int, str | None], Series]:
    """The one series whose level stands in a sentence: what a rank printed beside it speaks of."""
    found: dict[tuple[str, int, str | None], Series | None] = {}
    for one in series.values():
        for period, levels in one.levels.items():
            for p in levels:
                key = (p.obs.article_id, p.obs.claim_start, period)
                found[key] = one if found.get(key, one) is one else None
    return {key: one for key, one in found.items() if one is not None}


def place(rank: Profile) -> tuple[int, bool] | None:
    """The place a rank figure prints and whether it counts from the top; None for a plain ordinal ("second quarter")."""
    after = rank.obs.quote[rank.at[1] : rank.at[1] + 30]
    low, high = (bool(p.search(rank.obs.printed) or p.search(after)) for p in (_LOW, _HIGH))
    if low and high:
        low, high = (bool(p.search(rank.obs.printed)) for p in (_LOW, _HIGH))
    if low == high:
        return None
    word = _ORDINAL.search(rank.obs.printed)
    return (_ORDINALS[word[1].lower()] if word else 1), high


def _in_time(series: Series, rank: Profile) -> Iterator[Check]:
    wanted = place(rank)
    if wanted is None or rank.obs.period is None:
        return
    own = series.level_at(rank.obs.period, rank)
    size = length(rank.obs.period)
    if not own or size is None:
        return
    position, from_top = wanted
    level = own[0]
    known = _one_each(p for period, ps in series.levels.items() if period != rank.obs.period and length(period) == size for p in ps)
    known = [p for p in known if p.measure.dimension == level.measure.dimension]
    before = [p for p in known if _ends(p) < _ends(level)]
    above = [p for p in before if _beats(p, level, from_top=from_top)]
    surely = [p for p in above if p.interval.disjoint(level.interval)]
    missing = _missing(before, level, size)
    if len(surely) >= position:
        verdict, words = Verdict.FAILS, f"{len(surely)} known values lie beyond it"
    elif len(above) == position - 1:
        verdict, words = Verdict.HOLDS, f"{len(above) or 'no'} known value{'s' * (len(above) != 1)} beyond it"
    else:
        verdict, words = Verdict.CANNOT_TELL, f"only {len(above)} of the {position - 1} values that must lie beyond it are known"
    shown = above or sorted(before, key=lambda p: abs(p.interval.middle - level.interval.middle))[:1]
    yield _check(rank, level, shown, series, verdict=verdict, words=words, missing=())
    if verdict is Verdict.HOLDS and missing:
        yield _check(rank, level, shown, series, verdict=Verdict.CANNOT_TELL, words=words, missing=missing)


def _one_each(figures: Iterable[Profile]) -> list[Profile]:
    """One figure for each period and value, the first printed."""
    first: dict[tuple[object, ...], Profile] = {}
    for p in sorted(figures, key=lambda p: (p.day or 0, p.obs.article_id, p.obs.start)):
        first.setdefault((p.obs.period, p.interval), p)
    return list(first.values())


def _ends(p: Profile) -> int:
    span = months(p.obs.period)
    return span[1] if span else -1


def _beats(p: Profile, level: Profile, *, from_top: bool) -> bool:
    return p.interval.middle > level.interval.middle if from_top else p.interval.middle < level.interval.middle


def _missing(known: Sequence[Profile], level: Profile, size: int) -> tuple[str, ...]:
    """Periods since the first known one of which no value is known, and the time before it."""
    span = months(level.obs.period)
    if span is None:
        return ()
    have = {months(p.obs.period) for p in known}
    starts = [m[0] for m in have if m is not None]
    first = min(starts, default=span[0])
    gaps = [(m, m + size - 1) for m in range(first, span[0], size) if (m, m + size - 1) not in have]
    named = [iso_months(*gap) for gap in gaps[:MOST_NAMED]]
    more = [f"{len(gaps) - MOST_NAMED} more"] if len(gaps) > MOST_NAMED else []
    return (*named, *more, f"everything before {iso_months(first, first)}")


def _among_rivals(series: dict[Key, Series]) -> Iterator[Check]:
    """Places among rivals in one period: the same measure and product to several counterparts."""
    groups: dict[tuple[Key, str, str], dict[Key, Profile]] = defaultdict(dict)
    for key, one in sorted(series.items()):
        if not key[4]:
            continue
        for period, levels in sorted(one.levels.items()):
            ordered = sorted(levels, key=lambda p: (_PLACE.search(p.obs.quote) is None, p.day or 0, p.obs.article_id, p.obs.start))
            groups[(rival_key(key), period, ordered[0].measure.dimension)][key] = ordered[0]
    for (_, period, _), rivals in sorted(groups.items()):
        ranked = sorted(rivals.items(), key=lambda item: (-item[1].interval.middle, item[0]))
        for key, figure in ranked:
            found = _PLACE.search(figure.obs.quote)
            if found is None or len(ranked) < 2:
                continue
            said = _ORDINALS[next(g for g in found.groups() if g).lower()]
            above = [p for k, p in ranked if k != key and p.interval.middle > figure.interval.middle]
            surely = [p for p in above if p.interval.disjoint(figure.interval)]
            agrees = Verdict.HOLDS if len(above) == said - 1 else Verdict.CANNOT_TELL
            verdict = Verdict.FAILS if len(surely) >= said else agrees
            yield _rival_check(figure, [p for _, p in ranked], said, verdict, period)


def _rival_check(figure: Profile, ranked: Sequence[Profile], said: int, verdict: Verdict, period: str) -> Check:
    in_order = " > ".join(f"“{p.obs.printed}” ({p.obs.counterpart_area})" for p in ranked)
    return check(
        "place among rivals",
        verdict,
        [("ranked", figure), *(("rival", p) for p in ranked if p is not figure)],
        reported=f"place {said}",
        unit="rank",
        flips=verdict is Verdict.FAILS or None,
        missing=() if verdict is not Verdict.CANNOT_TELL else ("rivals above it that nobody printed",),
        words=f"Known for {period}: {in_order}. “{figure.obs.printed}” is said to take place {said}: {verdict}.",
    )


def _check(
    rank: Profile, level: Profile, others: Sequence[Profile], series: Series, *, verdict: Verdict, words: str, missing: tuple[str, ...]
) -> Check:
    nearest = min((abs(p.interval.middle - level.interval.middle) for p in others), default=None)
    margin = None if nearest is None else nearest / level.measure.factor
    known = "; ".join(f"{p.obs.period}: “{p.obs.printed}” ({p.obs.ref})" for p in others) or "nothing"
    unknown = f" Not known: {', '.join(missing)}." if missing else ""
    by = f" by {number(margin)} {level.obs.unit or ''}".rstrip() if margin is not None and verdict is Verdict.HOLDS else ""
    return check(
        "rank on record" if missing else "rank among the values known",
        verdict,
        [("rank", rank), ("level", level), *(("other", p) for p in others)],
        reported=rank.obs.printed,
        unit="rank",
        margin=margin,
        flips=verdict is Verdict.FAILS or None,
        missing=missing,
        words=f"Of {told_of(level.obs)}, “{level.obs.printed}” in {level.obs.period} has {words}; nearest: "
        f"{known}: {verdict}{by}.{unknown}",
    )
