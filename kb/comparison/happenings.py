"""Figures of one happening: tolls, crowds, magnitudes, sums stolen."""

from kb.comparison.concepts import Concept
from kb.comparison.evidence import Certainty, Comparison, Evidence
from kb.comparison.narrowing import happened, likeness, one_spans, restrictors
from kb.comparison.periods_overlap import PeriodRelation, days_between, relation
from kb.comparison.profiles import Profile
from kb.comparison.stories import Story, two_origins
from kb.comparison.units import is_count, is_human, is_money, same_head, subgroups
from kb.comparison.words import stems

# The days in which news of one happening speak of it.
EVENT_DAYS = 20


def of_one_happening(a: Profile, b: Profile, story: Story | None, evidence: Evidence, concept: Concept) -> Comparison | None:
    if story is None:
        return None
    gap = days_between(happened(a), happened(b))
    if a.elsewhen != b.elsewhen or (gap is not None and gap > EVENT_DAYS):
        return None
    alike = likeness(a, b)
    if concept.kind == "fact" and not alike and not _surely_one(a, b, story, concept):
        return None
    if is_money(a.measure.dimension) and not alike and not (a.near & b.near) - story.words_of_main and not a.companions & b.companions:
        return None
    x, y = restrictors(a, b, story), restrictors(b, a, story)
    if x and y:
        return None
    hard = len(evidence.scope)
    if one_spans(a, b):
        evidence.scope.append("period")
    if is_count(a.measure.dimension) and concept.unit == "count" and concept.name != "magnitude" and _nouns_part(a, b):
        evidence.scope.append("population")
    if x or y:
        evidence.scope.append("ref_area")
    evidence.soft = len(evidence.scope) == hard
    counted = concept.kind == "fact" or (story.whole(a) and story.whole(b)) or (a.earlier and b.earlier)
    if a.part != b.part or not counted:
        evidence.scope.append("population")
    evidence.happening = True
    evidence.because.append(f"both give {concept.name} of one happening")
    evidence.because.append(story.words)
    return evidence.result(Certainty.HIGH if gap == 0 and not evidence.scope else Certainty.MEDIUM)


def _surely_one(a: Profile, b: Profile, story: Story, concept: Concept) -> bool:
    """Two values far apart of one fact: the happening must have but one such fact, or the words must tie them together."""
    if a.dated or b.dated:
        return False
    if concept.unique:
        return True
    when = relation(a.obs.period, b.obs.period)
    named = {stem for label in a.register.labels(concept) for stem in label}
    disputed = when is PeriodRelation.UNKNOWN and two_origins(a.obs.origin, b.obs.origin)
    return when is PeriodRelation.SAME or disputed or bool((a.near & b.near) - story.words_of_main - named)


def _nouns_part(a: Profile, b: Profile) -> bool:
    """One counts a group of people that the other does not: children and people, soldiers and civilians.

    "Demonstrators" or "passengers" beside "people" are simply those whom the story is about.
    """
    x, y = (p.measure.dimension.removeprefix("count:") for p in (a, b))
    if x == y:
        return False
    whole = {"people", "number", ""} | {" ".join(stems(concept.name)) for concept in (a.concept, b.concept) if concept}
    groups = subgroups()
    if "people" in (x, y) and not (is_human(x) and is_human(y)) and not {x, y} <= whole:
        return True
    if x in whole or y in whole:
        return bool({x.split()[-1:][0] if x else "", y.split()[-1:][0] if y else ""} & groups)
    return not same_head(a.measure.dimension, b.measure.dimension)
