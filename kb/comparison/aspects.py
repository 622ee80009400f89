"""Sameness within one story by the aspect that two figures give: the noun they count, or words that no figure beside them shares."""

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
    size_apart,
    small_talk,
)
from kb.comparison.periods_overlap import PeriodRelation, relation
from kb.comparison.profiles import Profile
from kb.comparison.series_fields import relate_field, relate_measures
from kb.comparison.stories import Story
from kb.comparison.units import same_head, telling_count, unit_class
from kb.comparison.vetoes import told_apart
from kb.comparison.words import in_words

# The days within which articles give the aspects of one story.
ASPECT_DAYS = 4
# Where only the counted noun speaks for one aspect, two values of it are rarely further apart than this.
MOST_APART_BY_NOUN, NEAR_BY_UNIT = 2.5, 1.6
LEAST_POINTS = 2.5
_EVERYWHERE = frozenset({"money", "%", "time", "length"})


def by_aspect(a: Profile, b: Profile, story: Story, measured: Relation) -> Comparison | None:
    """Two articles of a few days, two figures of one sort and like size; None unless noun and words tie them together."""
    if a.obs.article_id == b.obs.article_id or not story.firm or not story.days_within(ASPECT_DAYS):
        return None
    ratio = size_apart(a, b)
    if min(a.size, b.size) <= 0 or ratio > MOST_APART:
        return None
    noun = a.measure.dimension == b.measure.dimension or same_head(a.measure.dimension, b.measure.dimension)
    noun = noun and _telling_unit(a.measure.dimension)
    lone = story.both_lone(a, b)
    # Of one weight or area there are many in a story; of one thing counted hardly two.
    noun = noun and (unit_class(a.measure.dimension) == "count" or ratio <= NEAR_BY_UNIT)
    if measured is Relation.DIFFERENT and not (noun and lone):
        return None
    if one_spans(a, b) and not (noun and lone):
        return None
    shared = (story.aspects(a) & story.aspects(b)) - a.name_words - b.name_words
    # Everything has a price, a share, an age: one word in common is not yet one aspect.
    if len(shared) < 2 and unit_class(a.measure.dimension) in _EVERYWHERE and not _tied(a, b, story):
        return None
    if ratio > (MOST_APART if len(shared) > 1 or permuted(a, b) else MOST_APART_BY_NOUN) or not (shared or (noun and lone)):
        return None
    if told_apart(a, b, story) or named_by_one(a, b) or small_talk(a, b):
        return None
    both_known = a.concept is not None and b.concept is not None
    if measured is Relation.DIFFERENT and not shared:
        return None
    points = min(len(shared), 3) + 2 * (measured is Relation.SAME) + (ratio <= 2) / 2 + (ratio <= 1.25)
    points += 2 * (noun and lone) + (noun or lone) / 2 + 2 * permuted(a, b) - both_known * (measured is Relation.UNKNOWN)
    if points < LEAST_POINTS:
        return None
    evidence = Evidence()
    if noun and lone:
        evidence.because.append(f"each article gives one number only in this unit ({a.obs.unit})")
    if shared:
        evidence.because.append("of the figures of their kind, only these two stand with " + in_words(shared, a.obs.quote))
    evidence.because.append(story.words)
    return evidence.result(Certainty.MEDIUM, points)


def by_value(a: Profile, b: Profile, story: Story) -> Comparison | None:
    """One value in one unit, printed by two articles of one story: enough to call them alike, never to call them apart."""
    if a.obs.article_id == b.obs.article_id or a.interval.disjoint(b.interval) or not story.days_within(ASPECT_DAYS):
        return None
    if a.measure.factor != b.measure.factor and a.measure.dimension == b.measure.dimension and _converted(a, b):
        return Comparison(Certainty.LOW, (f"the one is the other in another unit; {story.words}",), points=0)
    plain = "number" in (a.measure.dimension, b.measure.dimension)
    telling = 2 if telling_count(a.measure.dimension) and telling_count(b.measure.dimension) and not plain else 3
    exact = a.obs.amount is not None and a.obs.amount == b.obs.amount and a.measure.factor == b.measure.factor
    if not exact and likeness(a, b) < 2:
        return None
    digits = min(a.significant, b.significant)
    if digits < (telling - 1 if exact and not plain else telling) or not (
        plain or a.measure.dimension == b.measure.dimension or same_head(a.measure.dimension, b.measure.dimension)
    ):
        return None
    if parts_differ(a, b) or a.expected != b.expected or contrasted(a, b) or relation(a.obs.period, b.obs.period) is PeriodRelation.APART:
        return None
    if relate_measures(a, b) is Relation.DIFFERENT:
        # Five dead are not five injured.
        return None
    return Comparison(Certainty.LOW, (f"both print one value in one unit; {story.words}",), points=0)


def _tied(a: Profile, b: Profile, story: Story) -> bool:
    """Something besides one word ties the two: no other value of the unit, one subject, digits in another order."""
    same = relate_field(a, b, "subject") is Relation.SAME or relate_field(a, b, "ref_area") is Relation.SAME
    return story.both_lone(a, b) or permuted(a, b) or same


def _converted(a: Profile, b: Profile) -> bool:
    """Two units and one size, to a fiftieth: chance hardly makes it so."""
    x, y = a.size, b.size
    return min(x, y) > 0 and max(x, y) <= 1.02 * min(x, y)


def _telling_unit(dimension: str) -> bool:
    """A unit in which one story measures hardly more than one thing."""
    kind = unit_class(dimension)
    return telling_count(dimension) if kind == "count" else kind not in _EVERYWHERE
