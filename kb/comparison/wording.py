"""Sameness shown by the sentences themselves, where the keys of two figures say too little."""

from dataclasses import dataclass

from kb.comparison.concepts import Relation
from kb.comparison.evidence import Certainty, Comparison, Evidence
from kb.comparison.narrowing import (
    MOST_APART,
    contrasted,
    likeness,
    named_by_one,
    one_spans,
    parts_differ,
    permuted,
    placed_apart,
    restrictors,
    size_apart,
    small_talk,
    unit_slip,
)
from kb.comparison.periods_overlap import PeriodRelation, days_between, relation
from kb.comparison.profiles import COLOURLESS, Profile
from kb.comparison.series_fields import other_subjects, relate_field, relate_measures
from kb.comparison.stories import Story
from kb.comparison.units import telling_count, unit_class
from kb.comparison.words import in_words, stems

# Figures that only words tie together belong to the days of their story.
STORY_DAYS = 7
# A sentence that speaks of a time further from its article than this tells of something else.
OTHER_TIME_DAYS = 200
# Shared words, numbers and keys that two sentences must bring before they speak of one thing.
LEAST_POINTS = 4.0
LEAST_SHARE = 0.25
MOST_SHARED = 0.5
# Where only one word ties the sentences, values of one thing are rarely further apart.
APART_BY_ONE_WORD = 2.5
_PLAIN_TRANSFORMATIONS = frozenset({"level", "change", "difference", None})
FIRM_POINTS = 8


def by_words(a: Profile, b: Profile, story: Story, evidence: Evidence) -> Comparison | None:
    """Sameness shown by the sentences themselves, where the keys say too little."""
    if story.days is None or story.days > STORY_DAYS or _told_apart(a, b) or named_by_one(a, b) or small_talk(a, b):
        return None
    # Ages and terms are everywhere: they must be those of one person or thing.
    if unit_class(a.measure.dimension) == "time" and relate_field(a, b, "subject") is not Relation.SAME:
        return None
    when = relation(a.obs.period, b.obs.period)
    if when not in (PeriodRelation.SAME, PeriodRelation.UNKNOWN) and not unit_slip(a, b):
        evidence.scope.append("period")
    words = _shared_words(a, b, story, together=when is PeriodRelation.SAME)
    tied = words.keyed or words.companions or (words.near and words.share >= LEAST_SHARE)
    if size_apart(a, b) > (MOST_APART if len(words.near) > 1 else APART_BY_ONE_WORD) and not words.companions:
        return None
    if words.points < (LEAST_POINTS if story.firm or unit_slip(a, b) else FIRM_POINTS) or not tied:
        return None
    if (a.elsewhen != b.elsewhen and not words.companions) or (restrictors(a, b, story) and restrictors(b, a, story)):
        return None
    if placed_apart(a, b, story):
        evidence.scope.append("ref_area")
    if parts_differ(a, b):
        evidence.scope.append("population")
    if one_spans(a, b):
        evidence.scope.append("period")
    if words.near:
        evidence.because.append("both sentences say " + in_words(words.near, a.obs.quote))
    if words.companions:
        evidence.because.append("both sentences also print " + ", ".join(sorted(words.companions)))
    evidence.because.append(story.words)
    return evidence.result(Certainty.MEDIUM if words.firm else Certainty.LOW, words.points)


@dataclass(frozen=True, slots=True)
class _SharedWords:
    """What two sentences have in common: stems near both figures (`share` of the shorter side), other numbers, points in all."""

    near: frozenset[str]
    companions: frozenset[str]
    share: float
    points: float
    firm: bool
    keyed: bool


def _shared_words(a: Profile, b: Profile, story: Story, *, together: bool) -> _SharedWords:
    common = story.words_of_main
    common |= a.name_words | b.name_words
    near = (a.near & b.near) - common
    wider = (a.words & b.words) - near - common - COLOURLESS
    beside = a.companions & b.companions
    companions = frozenset(n for n in beside if len(n) > 2 or "." in n)
    keys = [_measured_alike(a, b, alike=likeness(a, b) > 0), relate_field(a, b, "subject") is Relation.SAME]
    telling_noun = telling_count(a.measure.dimension) and telling_count(b.measure.dimension)
    alike = likeness(a, b) + unit_slip(a, b)
    points = len(near) + min(len(wider), 4) / 2 + 2 * len(companions) + together + 2 * sum(keys)
    share = len(near) / (min(len(a.near - common), len(b.near - common)) or 1)
    lone = story.both_lone(a, b)
    points += (relate_field(a, b, "product") is Relation.SAME) + 2 * telling_noun + alike
    points += (share >= MOST_SHARED) + lone + 2 * permuted(a, b)
    sure = alike > 0 or points >= FIRM_POINTS or keys[0] or telling_noun
    points += bool(beside - companions)
    close = bool(near) and share >= MOST_SHARED and bool(keys[0] or beside)
    firm = sure and bool(companions or len(near) >= 2 or all(keys) or (near and lone) or close)
    return _SharedWords(near, companions, share, points, firm, all(keys))


def _measured_alike(a: Profile, b: Profile, *, alike: bool) -> bool:
    """Both name one measure, which says more than the noun that is counted; or one such noun of one bearer in like size."""
    if relate_measures(a, b) is not Relation.SAME:
        return False
    if alike and relate_field(a, b, "subject") is Relation.SAME:
        return True
    return a.concept is not None or bool(set(stems(a.obs.measure)) - set(stems(a.obs.unit)))


def _told_apart(a: Profile, b: Profile) -> bool:
    """The sentences give the two figures to different times, owners, or values of one field."""
    gap = days_between(a.happened, b.happened)
    if a.obs.article_id == b.obs.article_id or (gap or 0) > OTHER_TIME_DAYS or contrasted(a, b):
        return True
    if relation(a.obs.period, b.obs.period) is PeriodRelation.APART and not unit_slip(a, b):
        return True
    if other_subjects(a, b):
        return True
    if a.owner != b.owner and (a.owner or "") not in b.names and (b.owner or "") not in a.names:
        return True
    for name in ("counterpart_area", "population", "adjustment", "transformation", "base_period"):
        if name == "transformation" and {a.obs.transformation, b.obs.transformation} <= _PLAIN_TRANSFORMATIONS:
            continue
        x, y = getattr(a.obs, name), getattr(b.obs, name)
        if x != y and x is not None and y is not None:
            return True
    return a.product is not None and b.product is not None and a.register.relate(a.product, b.product) is not Relation.SAME
