"""Recomputes what articles report: changes against their levels, multiples, differences, parts of wholes."""

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.identity import content_id
from kb.comparison.profiles import Profile
from kb.conflicts import interval_words, number
from kb.model import Check, CheckInput, Verdict
from kb.recomputation.derived import total_checks
from kb.recomputation.intervals import Interval, point
from kb.recomputation.series import Series, gather
from kb.recomputation.sums import sum_checks
from kb.recomputation.superlatives import rank_checks

VERSION = 1
# Old and new levels of other articles that one reported change is held against.
MOST_WITNESSES = 3
# Where keys, not one sentence, tie the inputs together, a result this far off says that they do not belong together.
_FAR = 4.0
_PART_OF = re.compile(r"\s{0,3}(?:\w{1,20} ){0,3}?(?:out )?of (?:the |its |their |all |a total of |some |about |roughly )?", re.IGNORECASE)


def checks_of(profiles: Sequence[Profile]) -> list[Check]:
    """All checks that the figures allow, each id once; the order of the figures does not matter."""
    found: dict[str, Check] = {}
    series = gather(profiles)
    by_article: dict[str, list[Profile]] = defaultdict(list)
    for p in profiles:
        by_article[p.obs.article_id].append(p)
    for members in by_article.values():
        members.sort(key=lambda p: (p.obs.start, p.obs.id))
        for check in (*move_checks(members), *share_checks(members), *sum_checks(members)):
            found.setdefault(check.id, check)
    for one in series.values():
        for check in change_checks(one):
            found.setdefault(check.id, check)
    for check in (*rank_checks(series), *total_checks(profiles)):
        found.setdefault(check.id, check)
    return list(found.values())


def move_checks(members: Sequence[Profile]) -> Iterator[Check]:
    """Moves told in one breath: "rose 60 % to 3.9 million from 2.4 million"."""
    moves: dict[int, dict[str, Profile]] = defaultdict(dict)
    for p in members:
        if p.obs.move is not None and p.obs.role is not None:
            moves[p.obs.move].setdefault(p.obs.role, p)
    for _, roles in sorted(moves.items()):
        new, old = roles.get("new"), roles.get("old")
        if new is None or old is None or new.measure.dimension != old.measure.dimension:
            continue
        for role in ("percent", "multiple", "difference"):
            if role in roles:
                yield recompute(roles[role], new, old)


def change_checks(series: Series) -> Iterator[Check]:
    """Reported changes against the levels of the two periods, wherever these were printed."""
    for change in series.changes:
        for new in series.level_at(change.obs.period, change)[:MOST_WITNESSES]:
            for old in series.level_at(change.obs.base_period, change, new.measure.dimension)[:MOST_WITNESSES]:
                check = recompute(change, new, old)
                if check.verdict is not Verdict.FAILS or _together(change, new, old) or _near_miss(check, change):
                    yield check
        yield from _against_other_changes(series, change)


def _together(change: Profile, new: Profile, old: Profile) -> bool:
    return (
        change.obs.article_id == new.obs.article_id == old.obs.article_id
        and change.obs.claim_start == new.obs.claim_start == old.obs.claim_start
    )


def _near_miss(check: Check, change: Profile) -> bool:
    if check.computed_low is None or check.computed_high is None:
        return False
    middle, said = (check.computed_low + check.computed_high) / 2, change.interval.middle
    return abs(middle - said) <= _FAR * max(abs(said), 1.0)


def recompute(change: Profile, new: Profile, old: Profile) -> Check:
    """Hold a reported change, multiple or difference against its two levels."""
    x, y = new.interval, old.interval
    a, b = number(_printed_value(new)), number(_printed_value(old))
    if change.obs.kind == "multiple" or change.obs.unit == "x":
        computed, best, sum_words, unit, rule = x / y, _ratio(new, old), f"{a} / {b}", "x", "multiple of two levels"
    elif change.obs.unit in ("%",) and new.obs.unit != "%":
        computed = (x / y - point(1.0)).scaled(100.0)
        best, sum_words, unit, rule = 100 * (_ratio(new, old) - 1), f"({a} / {b} − 1) × 100", "%", "change of two levels"
    else:
        factor = 1 / change.measure.factor
        computed, best = (x - y).scaled(factor), (x.middle - y.middle) * factor
        sum_words, unit, rule = f"{a} − {b}", change.obs.unit or "", "difference of two levels"
    result = _Result(rule=rule, computed=computed, best=best, sum_words=sum_words, unit=unit)
    return _check(change, [("new", new), ("old", old)], _signed(change, computed), result)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Result:
    """What a rule computes: `best` from the printed values themselves, `computed` with their rounding, both in `unit`."""

    rule: str
    computed: Interval
    best: float
    sum_words: str
    unit: str


def _check(change: Profile, inputs: list[tuple[str, Profile]], reported: Interval, result: _Result) -> Check:
    computed, best, unit, rule = result.computed, result.best, result.unit, result.rule
    verdict = judge(reported, computed, best)
    role = {"multiple": "multiple", "difference": "difference"}.get(change.obs.kind, "percent")
    members = [(role, change), *inputs]
    low, high = (None if math.isinf(end) else end for end in (computed.low, computed.high))
    margin = margin_of(reported, best)
    flips = None
    if verdict is Verdict.FAILS:
        flips = (best > 0) != (reported.middle > 0) or (computed.disjoint(reported) and change.obs.comparator in (">", ">=", "<", "<="))
    sources = "; ".join(f"“{p.obs.printed}” ({p.obs.ref}) as {role}" for role, p in members)
    explanation = (
        f"{sources}. {result.sum_words} = {number(round(best, 4))} {unit}".rstrip()
        + f", with the inputs as printed between {interval_words(low, high, unit)}; "
        + f"“{change.obs.printed}” means {interval_words(_end(reported.low), _end(reported.high), unit)}: {verdict}."
    )
    return Check(
        id=content_id("check", rule, *(p.obs.id for _, p in members)),
        rule=rule,
        verdict=verdict,
        inputs=tuple(CheckInput(role=role, observation=p.obs.id) for role, p in members),
        reported=change.obs.printed,
        computed_low=low,
        computed_high=high,
        unit=unit or None,
        margin=margin,
        flips_conclusion=flips,
        missing=(),
        explanation=explanation,
        across_articles=len({p.obs.article_id for _, p in members}) > 1,
        version=VERSION,
    )


def judge(reported: Interval, computed: Interval, best: float) -> Verdict:
    """`best` is the result of the printed values themselves; the intervals say what rounding allows."""
    if best in reported:
        return Verdict.HOLDS
    return Verdict.FAILS if reported.disjoint(computed) else Verdict.WITHIN_ROUNDING


def margin_of(reported: Interval, best: float) -> float | None:
    """How far the result lies inside the reported interval (negative: outside), by its nearest end."""
    ends = [end for end in (best - reported.low, reported.high - best) if math.isfinite(end)]
    return round(min(ends), 6) if ends else None


def _end(value: float) -> float | None:
    return None if math.isinf(value) else value


def _signed(change: Profile, computed: Interval) -> Interval:
    """A change printed without a direction takes that of the result."""
    said = change.interval.scaled(1 / change.measure.factor)
    if change.obs.direction is None and computed.high <= 0 <= said.low:
        return -said
    return said


def _printed_value(p: Profile) -> float:
    try:
        return float(p.obs.amount) if p.obs.amount is not None else p.interval.middle / p.measure.factor
    except ValueError:
        return p.interval.middle / p.measure.factor


def _ratio(new: Profile, old: Profile) -> float:
    x, y = _printed_value(new) * new.measure.factor, _printed_value(old) * old.measure.factor
    return x / y if y else math.inf


def _against_other_changes(series: Series, change: Profile) -> Iterator[Check]:
    """ "More than seven times" against "up 660 %" over the same base."""
    if change.obs.kind != "multiple":
        return
    for other in series.changes:
        if (
            other.obs.kind != "change"
            or other.obs.unit != "%"
            or (other.obs.period, other.obs.base_period) != (change.obs.period, change.obs.base_period)
        ):
            continue
        computed = other.interval.scaled(0.01, 1.0)
        best = 1 + _printed_value(other) / 100
        words = f"1 + {number(_printed_value(other))} / 100"
        result = _Result(rule="multiple against change", computed=computed, best=best, sum_words=words, unit="x")
        yield _check(change, [("percent", other)], change.interval, result)


def share_checks(members: Sequence[Profile]) -> Iterator[Check]:
    """ "240 of 600 seats, or 40 %": a share against the part and the whole in its own sentence."""
    by_claim: dict[int, list[Profile]] = defaultdict(list)
    for p in members:
        by_claim[p.obs.claim_start].append(p)
    for claim in by_claim.values():
        shares = [p for p in claim if p.obs.unit == "%" and p.obs.kind == "share"]
        amounts = [p for p in claim if p.kind == "amount" and p.obs.unit != "%"]
        for part, whole in pairwise(amounts):
            between = part.obs.quote[part.at[1] : whole.at[0]]
            if whole.interval.low <= 0 or len(between) > 40 or not _PART_OF.fullmatch(between):
                continue
            for share in shares:
                if min(abs(share.at[0] - whole.at[1]), abs(part.at[0] - share.at[1])) <= 25:
                    computed = (part.interval / whole.interval).scaled(100.0)
                    words = f"{number(_printed_value(part))} / {number(_printed_value(whole))} × 100"
                    inputs = [("part", part), ("whole", whole)]
                    best = 100 * _ratio(part, whole)
                    result = _Result(rule="share of a whole", computed=computed, best=best, sum_words=words, unit="%")
                    yield _check(share, inputs, share.interval, result)
