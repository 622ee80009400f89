"""Signs that two figures of two tellings are one thing, and what they are worth together."""

from dataclasses import dataclass

from kb.comparison.concepts import Relation
from kb.comparison.narrowing import permuted, size_apart
from kb.comparison.profiles import Profile
from kb.comparison.series_fields import relate_field, relate_measures
from kb.comparison.tellings import OPENING, Telling
from kb.comparison.units import is_count, is_human, same_head, telling_count
from kb.comparison.words import aspects

# From this size on figures of two things are rarely of one size, which ends where the next begins.
LARGE, ONE_SIZE, OTHER_SIZE = 1000, 2.5, 4.0
# The worth of each sign in natural log odds, as a logistic regression over labelled pairs of stories gives it, rounded; a pair
# without any sign stands at nought.
WORDS, SAME_MEASURE, SAME_CONCEPT, OTHER_CONCEPT = 1.0, 0.75, 1.25, -0.6
ONLY_ONES, ALONE_IN_SIZE, OTHER_NOUNS, ONE_PERIOD = 0.9, 1.6, -1.0, 0.6
NEAR, CLOSE, FAR, VERY_FAR = 0.9, 0.8, -1.9, -1.9
SAME_VALUE, EACH_DIGIT, PERMUTED = 1.25, 1.75, 1.3
OTHER_KIND = -1.2
BOTH_OPEN, ONE_ORIGIN = 0.75, 0.8


@dataclass(frozen=True, slots=True)
class Score:
    """What speaks for two figures being one: `points` in all; `said` are words at both; `apart`: each has an aspect of its own."""

    points: float
    said: frozenset[str]
    apart: bool


def score(a: Profile, b: Profile, one: Telling, two: Telling) -> Score:
    """The worth of all signs, in natural log odds; `one` is the telling of `a`, `two` that of `b`."""
    x, y = one.facets[a.obs.id], two.facets[b.obs.id]
    said = x.weights.keys() & y.weights.keys()
    points = WORDS * sum(min(x.weights[w], y.weights[w]) / max(one.crowd(a, w), two.crowd(b, w)) for w in said)
    points += OTHER_KIND * (a.kind != b.kind) + _of_what(a, b) + _of_size(a, b)
    if _told(a) and _told(b) and a.obs.period == b.obs.period:
        points += ONE_PERIOD / max(one.of_period(a), two.of_period(b))
    points += ONLY_ONES * _only_ones(a, b, one, two) + ALONE_IN_SIZE * _alone_in_size(a, b, one, two)
    points += BOTH_OPEN * (a.obs.claim_start < OPENING and b.obs.claim_start < OPENING)
    points += ONE_ORIGIN * (a.origin is not None and a.origin == b.origin)
    apart = bool(x.aspects and y.aspects and x.aspects.isdisjoint(y.aspects))
    return Score(points, frozenset(said & x.core & y.core), apart)


def _of_what(a: Profile, b: Profile) -> float:
    points = SAME_MEASURE * (relate_measures(a, b) is Relation.SAME)
    if a.concept is not None and b.concept is not None:
        points += SAME_CONCEPT if a.concept == b.concept else OTHER_CONCEPT
    counted = is_count(a.measure.dimension) and is_count(b.measure.dimension) and "number" not in (a.measure.dimension, b.measure.dimension)
    points += OTHER_NOUNS * (counted and not (human(a) and human(b)) and not one_noun(a, b))
    return points


def _of_size(a: Profile, b: Profile) -> float:
    apart = size_apart(a, b)
    points = NEAR * (apart <= 1.5) + CLOSE * (apart <= 1.25) + FAR * (apart > 3) + VERY_FAR * (apart > 10) + PERMUTED * permuted(a, b)
    if a.obs.amount is not None and a.obs.amount == b.obs.amount and a.measure.factor == b.measure.factor:
        points += SAME_VALUE + EACH_DIGIT * min(a.significant, 4)
    return points


def _told(p: Profile) -> bool:
    """The sentence itself gives the period."""
    return p.obs.period is not None and p.obs.period_basis in ("printed", "relative")


def signs(a: Profile, b: Profile, said: frozenset[str]) -> int:
    """How many signs there are that two figures are of one matter, apart from their size and unit."""
    one_bearer = relate_field(a, b, "subject") is Relation.SAME
    signs = min(len(said), 2) + len(said & aspects()) + one_bearer + bool(a.companions & b.companions) + 2 * permuted(a, b)
    measured = relate_measures(a, b)
    return signs + (measured in (Relation.SAME, Relation.CLOSE)) + (a.concept is not None and a.concept == b.concept)


def stand_alone(a: Profile, b: Profile, one: Telling, two: Telling) -> bool:
    """No other figure of either article could be meant, by unit or by size."""
    return _only_ones(a, b, one, two) or _alone_in_size(a, b, one, two)


def _only_ones(a: Profile, b: Profile, one: Telling, two: Telling) -> bool:
    """Of one unit each article has these only."""
    unit = a.measure.dimension
    return unit == b.measure.dimension and unit != "number" and a.obs.id in one.lone and b.obs.id in two.lone


def _alone_in_size(a: Profile, b: Profile, one: Telling, two: Telling) -> bool:
    """Two large numbers of like size, and no other of their sort near them in either article."""
    if min(a.size, b.size) < LARGE or size_apart(a, b) > ONE_SIZE:
        return False
    return not any(_crowds(q, p, a, b) for p, telling in ((a, one), (b, two)) for q in telling.sorts[p.sort])


def _crowds(q: Profile, p: Profile, a: Profile, b: Profile) -> bool:
    other = q is not p and q.obs.amount != p.obs.amount and q.size > 0
    return other and min(size_apart(q, a), size_apart(q, b)) < OTHER_SIZE


def two_nouns(a: Profile, b: Profile) -> bool:
    """They count different things, and not both human beings."""
    x, y = a.measure.dimension, b.measure.dimension
    counted = is_count(x) and is_count(y) and "number" not in (x, y)
    return counted and x != y and not same_head(x, y) and not (human(a) and human(b))


def one_noun(a: Profile, b: Profile) -> bool:
    """They count one thing of which few other figures of a story count any."""
    x, y = a.measure.dimension, b.measure.dimension
    return telling_count(x) and telling_count(y) and (x == y or same_head(x, y))


def human(p: Profile) -> bool:
    """What is counted are human beings."""
    return is_human(p.measure.dimension.removeprefix("count:"))
