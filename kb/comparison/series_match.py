"""Figures of one statistical series: one key, one period."""

from kb.comparison.concepts import Relation
from kb.comparison.evidence import Certainty, Comparison, Evidence
from kb.comparison.narrowing import likeness
from kb.comparison.periods_overlap import PeriodRelation, days_between, relation
from kb.comparison.profiles import Profile
from kb.comparison.series_fields import mirrored, other_bearers, relate_field, relate_measures
from kb.comparison.stories import Story

# A standing share is news for about a year; a figure without a period belongs to the days of its story.
STATE_DAYS = 400
STORY_DAYS = 7
RECENT_DAYS = 100
_FIELDS = ("subject", "product", "ref_area", "counterpart_area", "flow", "population", "adjustment")
_MIRRORED = frozenset({"subject", "ref_area", "counterpart_area", "flow"})


def of_one_series(a: Profile, b: Profile, story: Story | None, evidence: Evidence) -> Comparison | None:
    evidence.because.append(_measures_in_words(a, b))
    mirror = mirrored(a, b)
    if mirror:
        # Two countries' customs count one flow differently: alike values confirm each other, unlike ones do not conflict.
        evidence.scope.append("flow")
        evidence.soft = True
    if other_bearers(a, b):
        return None
    known = 0
    for name in _FIELDS:
        if mirror and name in _MIRRORED:
            known += 1
            continue
        if name == "flow" and a.concept is not None and a.concept.name in ("exports", "imports"):
            continue
        how = relate_field(a, b, name)
        if how is Relation.DIFFERENT:
            return None
        known += _note(a, name, how, evidence)
    if known == 0:
        return None
    return _timed(a, b, story, evidence, known)


def _measures_in_words(a: Profile, b: Profile) -> str:
    if a.obs.measure == b.obs.measure:
        return f"both measure “{a.obs.measure}”"
    how = "which is close to" if relate_measures(a, b) is Relation.CLOSE else "which means the same as"
    return f"the one measures “{a.obs.measure}”, {how} the other's “{b.obs.measure}”"


def _note(a: Profile, name: str, how: Relation, evidence: Evidence) -> int:
    """Write down how one field stands; 1 where it is evidence of sameness."""
    if how is Relation.SAME:
        shown = getattr(a.obs, name) or a.obs.ref_area or a.obs.subject
        evidence.because.append(f"the same {name.replace('_', ' ')} ({shown})")
        return int(name in ("subject", "product", "ref_area"))
    if how is Relation.CLOSE:
        evidence.close.append(name)
        return 1
    if how is not Relation.UNKNOWN:
        evidence.scope.append(name)
    return 0


def _timed(a: Profile, b: Profile, story: Story | None, evidence: Evidence, known: int) -> Comparison | None:
    when = relation(a.obs.period, b.obs.period)
    apart = abs(a.day - b.day) if a.day is not None and b.day is not None else None
    if when is PeriodRelation.APART:
        return None
    if when in (PeriodRelation.WITHIN, PeriodRelation.COVERS, PeriodRelation.OVERLAPS):
        guessed = "inherited" in (a.obs.period_basis, b.obs.period_basis) and story is not None and likeness(a, b)
        (evidence.close if guessed else evidence.scope).append("period")
    elif when is PeriodRelation.UNKNOWN:
        if not _untimed(a, b, story, evidence, apart):
            return None
    else:
        evidence.because.append(f"the same period ({a.obs.period})")
    if a.kind in ("change", "difference", "multiple"):
        base = relation(a.obs.base_period, b.obs.base_period)
        if base is PeriodRelation.APART:
            return None
        if base is not PeriodRelation.SAME and (a.obs.base_period or b.obs.base_period):
            evidence.scope.append("base_period")
    if when is not PeriodRelation.SAME and _specific(a) and _specific(b) and a.obs.transformation != b.obs.transformation:
        return None
    return evidence.result(Certainty.HIGH if known >= 2 and when is PeriodRelation.SAME else Certainty.MEDIUM)


def _untimed(a: Profile, b: Profile, story: Story | None, evidence: Evidence, apart: int | None) -> bool:
    """Whether figures without a common period may be compared at all; `apart` is the days between their articles."""
    silent = a.obs.period is None and b.obs.period is None
    if silent and _standing(a) and _standing(b) and _placed(a, b) and apart is not None and apart <= STATE_DAYS:
        evidence.because.append(f"both are standing shares, printed {apart} days apart")
    elif story is None or apart is None or apart > STORY_DAYS:
        return False
    elif a.obs.period == b.obs.period and not (a.obs.kind == "share" and a.concept is None):
        evidence.because.append("neither says a period, and both belong to one story")
    elif _recent(a) and _recent(b) and likeness(a, b):
        evidence.because.append("one names no period, the other a recent one, and their sizes are alike")
        evidence.close.append("period")
    else:
        evidence.scope.append("period")
    return True


def _standing(p: Profile) -> bool:
    """A share that changes so slowly that news print it without a period: of a market, of what the world makes."""
    return p.obs.kind == "share" and p.concept is not None and p.concept.kind == "state"


def _placed(a: Profile, b: Profile) -> bool:
    """It is said of whom, of where or of what known thing the shares are: all firms have sales."""
    return Relation.SAME in (relate_field(a, b, "subject"), relate_field(a, b, "ref_area")) or a.product is not None


def _recent(p: Profile) -> bool:
    """The figure's period lies right before its publication, or is not said."""
    gap = days_between(p.obs.period, p.obs.published)
    return p.obs.period is None or (gap is not None and gap <= RECENT_DAYS)


def _specific(p: Profile) -> bool:
    return p.obs.transformation not in (None, "change", "level")
