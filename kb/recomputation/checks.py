"""One recomputation made into a check: what was reported, what the inputs give, what their rounding allows, and the verdict."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.identity import content_id
from kb.comparison.profiles import Profile
from kb.comparison.units import after_number
from kb.conflicts import interval_words, number
from kb.model import Check, CheckInput, Verdict
from kb.recomputation.intervals import Interval

VERSION = 5
Member = tuple[str, Profile]


@dataclass(frozen=True, slots=True, kw_only=True)
class Calculation:
    """What a rule computes: `best` from the printed values themselves, `computed` with their rounding, both in `unit`."""

    rule: str
    words: str
    best: float
    computed: Interval
    unit: str | None


def printed_value(p: Profile) -> float:
    """The amount as printed, in the figure's own unit; the middle of its interval where it prints none."""
    try:
        return float(p.obs.amount) if p.obs.amount is not None else p.interval.middle / p.measure.factor
    except ValueError:
        return p.interval.middle / p.measure.factor


def judge(reported: Interval, computed: Interval, best: float) -> Verdict:
    """`best` is the result of the printed values themselves; the intervals say what rounding allows."""
    if best in reported:
        return Verdict.HOLDS
    return Verdict.FAILS if reported.disjoint(computed) else Verdict.WITHIN_ROUNDING


def margin_of(reported: Interval, best: float) -> float | None:
    """How far the result lies inside the reported interval (negative: outside), by its nearest end."""
    ends = [end for end in (best - reported.low, reported.high - best) if math.isfinite(end)]
    return round(min(ends), 6) if ends else None


def recomputed(done: Calculation, reported: Member, inputs: Sequence[Member], allowed: Interval, *, turns: bool = False) -> Check:
    """The check of `reported`, whose print allows `allowed` (in `done.unit`), against what `inputs` give.

    `turns` says that a failure may turn the conclusion round: a rise printed for a fall, a bound that is not kept.
    """
    verdict = judge(allowed, done.computed, done.best)
    flips = None
    if verdict is Verdict.FAILS and turns:
        flips = (done.best > 0) != (allowed.middle > 0) or reported[1].obs.comparator in (">", ">=", "<", "<=")
    return check(
        done.rule,
        verdict,
        [reported, *inputs],
        reported=reported[1].obs.printed,
        computed=done.computed,
        unit=done.unit,
        margin=margin_of(allowed, done.best),
        flips=flips,
        words=f"{_equation(done)}{_rounding(done)}; “{reported[1].obs.printed}” means {_allowed(allowed, done.unit)}: {verdict}.",
    )


def check(
    rule: str,
    verdict: Verdict,
    members: Sequence[Member],
    *,
    reported: str,
    words: str,
    unit: str | None,
    computed: Interval | None = None,
    margin: float | None = None,
    flips: bool | None = None,
    missing: tuple[str, ...] = (),
) -> Check:
    """A check over `members`, the reported figure first; `words` tell the arithmetic after the figures are listed."""
    low, high = (None, None) if computed is None else (_end(computed.low), _end(computed.high))
    return Check(
        id=content_id("check", rule, *(p.obs.id for _, p in members)),
        rule=rule,
        verdict=verdict,
        inputs=tuple(CheckInput(role=role, observation=p.obs.id) for role, p in members),
        reported=reported,
        computed_low=low,
        computed_high=high,
        unit=unit,
        margin=margin,
        flips_conclusion=flips,
        missing=missing,
        explanation=f"{listed(members)}. {words}",
        across_articles=len({p.obs.article_id for _, p in members}) > 1,
        version=VERSION,
    )


def listed(members: Sequence[Member]) -> str:
    """The figures of a check with their parts in it, articles named once where all stand in one."""
    refs = {p.obs.ref for _, p in members}
    if len(refs) == 1:
        return f"In {refs.pop()}: " + ", ".join(f"“{p.obs.printed}” as {role}" for role, p in members)
    return "; ".join(f"“{p.obs.printed}” ({p.obs.ref}) as {role}" for role, p in members)


def _equation(done: Calculation) -> str:
    """The arithmetic with its result; only the result where nothing is computed."""
    result = _amount(round(done.best, 4), done.unit)
    return result if done.words == number(done.best) else f"{done.words} = {result}"


def _amount(value: float, unit: str | None) -> str:
    return f"{number(value)} {after_number(unit) or ''}".rstrip()


def _rounding(done: Calculation) -> str:
    low, high = _end(done.computed.low), _end(done.computed.high)
    if low is not None and low == high:
        return ""
    return f" (rounding of these figures allows {interval_words(_shown(low), _shown(high), after_number(done.unit))})"


def _allowed(allowed: Interval, unit: str | None) -> str:
    low, high = _end(allowed.low), _end(allowed.high)
    words = interval_words(_shown(low), _shown(high), after_number(unit))
    return f"exactly {words}" if low is not None and low == high else words


def _shown(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def _end(value: float) -> float | None:
    return None if math.isinf(value) else value
