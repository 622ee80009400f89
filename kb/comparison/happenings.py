"""Figures of one happening: tolls, crowds, magnitudes, sums stolen."""

from kb.comparison.concepts import Concept
from kb.comparison.evidence import Certainty, Comparison, Evidence
from kb.comparison.narrowing import MOST_APART, likeness, one_spans, parts_differ, restrictors, size_apart
from kb.comparison.periods_overlap import PeriodRelation, days_between, relation
from kb.comparison.profiles import Profile
from kb.comparison.series_fields import other_subjects, short_form
from kb.comparison.stories import Story
from kb.comparison.tellings import two_origins
from kb.comparison.units import is_count, is_human, is_money, same_head, subgroups
from kb.comparison.words import canonical, is_area, name_key, stems

# The days in which news of one happening speak of it.
EVENT_DAYS = 20
FACT_DAYS = 7


def of_one_happening(a: Profile, b: Profile, story: Story | None, evidence: Evidence, concept: Concept) -> Comparison | None:
    if story is None:
        return None
    gap = days_between(a.happened, b.happened)
    if a.elsewhen != b.elsewhen or (gap is not None and gap > EVENT_DAYS):
        return None
    if concept.kind == "fact" and (not story.firm or not (story.days_within(FACT_DAYS) or _one_origin(a, b)) or other_subjects(a, b)):
        return None
    if not story.firm and not story.days_within(FACT_DAYS) and not _moved_on(a, b, concept):
        return None
    alike = likeness(a, b)
    if concept.kind == "fact" and not alike and not _surely_one(a, b, story, concept):
        return None
    if a.kind == "percent" and alike < 2 and not _of_one_bearer(a, b, story):
        return None
    tied = alike or not is_money(a.measure.dimension) or a.companions & b.companions or story.both_lone(a, b)
    if not (tied or (a.near & b.near) - story.words_of_main - _label_words(a, concept)):
        return None
    x, y = restrictors(a, b, story), restrictors(b, a, story)
    if x and y:
        return None
    hard = len(evidence.scope)
    if one_spans(a, b):
        evidence.scope.append("period")
    if is_count(a.measure.dimension) and concept.unit == "count" and concept.name != "magnitude" and nouns_part(a, b):
        evidence.scope.append("population")
    evidence.disputed = two_origins(a.origin, b.origin) and (story.prints(b, a) or story.prints(a, b))
    if (x or y) and (evidence.disputed or not _told_on(a, b, story, concept)):
        evidence.scope.append("ref_area")
    evidence.soft = len(evidence.scope) == hard
    counted = concept.kind == "fact" or (story.whole(a) and story.whole(b)) or (a.earlier and b.earlier) or a.part != b.part
    if parts_differ(a, b) or not counted:
        evidence.scope.append("population")
    evidence.happening = True
    evidence.because.append(f"both tell the {concept.name} of one event")
    evidence.because.append(story.words)
    return evidence.result(Certainty.HIGH if gap == 0 and not evidence.scope else Certainty.MEDIUM)


def _moved_on(a: Profile, b: Profile, concept: Concept) -> bool:
    """A running count that the later article puts where time may have brought it."""
    earlier, later = sorted((a, b), key=lambda p: p.day or 0)
    return concept.kind == "toll" and (later.interval.middle >= earlier.interval.middle) != concept.falls


def _told_on(a: Profile, b: Profile, story: Story, concept: Concept) -> bool:
    """A running count told on later, the names of either sentence being those with which its article opens."""
    if a.day == b.day or not _moved_on(a, b, concept):
        return False
    return all(story.opens(p, name) for p, other in ((a, b), (b, a)) for name in restrictors(p, other, story))


def _label_words(a: Profile, concept: Concept) -> frozenset[str]:
    """The words by which the concept is known, which both sentences have anyway."""
    return frozenset(canonical(stem) for label in a.register.labels(concept) for stem in label)


def _one_origin(a: Profile, b: Profile) -> bool:
    return a.origin is not None and a.origin == b.origin


def _of_one_bearer(a: Profile, b: Profile, story: Story) -> bool:
    """A share of votes, of patients helped, is somebody's: both sentences name whose, or share what else they say."""
    x, y = a.named_subject, b.named_subject
    if x and y:
        return short_form(x, y) or name_key(x) == name_key(y)
    return len((a.near & b.near) - story.words_of_main) > 1 or story.both_lone(a, b)


def _surely_one(a: Profile, b: Profile, story: Story, concept: Concept) -> bool:
    """Two values far apart of one fact: the happening must have but one such fact, or the words must tie them together."""
    if a.dated or b.dated:
        return False
    if size_apart(a, b) > MOST_APART and not a.companions & b.companions:
        return False
    if concept.unique:
        return True
    beside = (a.near & b.near) - story.words_of_main - _label_words(a, concept)
    if story.both_lone(a, b) and story.days_within(1):
        return True
    # On the days of one event, a name of it near both says that they speak of it.
    named_alike = {name for name in a.near_names & b.near_names & story.main if not is_area(name)}
    if named_alike and story.days_within(1) and a.concept == b.concept:
        return True
    when = relation(a.obs.period, b.obs.period)
    disputed = when is PeriodRelation.UNKNOWN and two_origins(a.origin, b.origin)
    return when is PeriodRelation.SAME or disputed or len(beside) > (0 if story.days_within(1) else 1)


def other_things(a: Profile, b: Profile) -> bool:
    """They count things of two kinds, neither a part of the other: hospitals and the injured, rifles and magazines; or the register
    holds what they measure apart: shots fired and shots that hit."""
    if a.concept is not None and b.concept is not None and (b.concept.name in a.concept.apart or a.concept.name in b.concept.apart):
        return True
    x, y = a.measure.dimension, b.measure.dimension
    if a.concept is None or a.concept != b.concept or a.concept.unit != "count" or a.concept.name == "magnitude":
        return False
    if not (is_count(x) and is_count(y)) or "number" in (x, y) or not nouns_part(a, b):
        return False
    return not (is_human(x.removeprefix("count:")) and is_human(y.removeprefix("count:")))


def nouns_part(a: Profile, b: Profile) -> bool:
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
