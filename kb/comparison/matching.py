"""Two tellings of one event matched figure by figure: each is held against the one that is most surely the same thing."""

from dataclasses import dataclass

from kb.comparison.concepts import Relation
from kb.comparison.evidence import Certainty, Comparison, Evidence
from kb.comparison.narrowing import moving, permuted, size_apart, small_talk
from kb.comparison.profiles import Profile
from kb.comparison.series_fields import other_bearers, relate_field, relate_measures
from kb.comparison.stories import Story
from kb.comparison.tellings import OPENING, Telling
from kb.comparison.units import is_count, is_human, same_head, telling_count, unit_class
from kb.comparison.vetoes import never_one, told_apart
from kb.comparison.words import aspects, in_words

# The days within which two tellings are held against each other figure by figure.
MATCHED_DAYS = 14
# What a match must be worth before unlike values of it conflict, and like ones agree; and how much more than the second best.
LEAST_TO_CONFLICT, LEAST_TO_AGREE = 2.0, 1.75
MARGIN = 0.5
# How much more where the two articles but seem to tell one story.
UNSURE = 1.0
FEWEST = 2
FEWEST_UNLIKE, FEWEST_SIGNS = 1e-9, 1
# Every story has many sums, shares and terms.
_EVERYWHERE = frozenset({"money", "%", "time"})
# From this size on figures of two things are rarely of one size, which ends where the next begins.
LARGE, ONE_SIZE, OTHER_SIZE = 1000, 2.5, 4.0
# Values of one aspect are rarely further apart.
MOST_APART = 5.0
# The worth of each sign in natural log odds, as a logistic regression over labelled pairs of stories gives it, rounded; the three
# above are on the same scale, on which a pair without any sign stands at nought.
WORDS, SAME_MEASURE, SAME_CONCEPT, OTHER_CONCEPT = 1.0, 0.75, 1.25, -0.6
ONLY_ONES, ALONE_IN_SIZE, OTHER_NOUNS, ONE_PERIOD = 0.9, 1.6, -1.0, 0.6
NEAR, CLOSE, FAR, VERY_FAR = 0.9, 0.8, -1.9, -1.9
SAME_VALUE, EACH_DIGIT, PERMUTED = 1.25, 1.75, 1.3
OTHER_KIND = -1.2
BOTH_OPEN, ONE_ORIGIN = 0.75, 0.8


@dataclass(frozen=True, slots=True)
class Score:
    """What speaks for two figures being one: `points` in all; `said` are words at both."""

    points: float
    said: frozenset[str]


def by_match(a: Profile, b: Profile, story: Story) -> Comparison | None:
    """Each other's best match by a clear margin, among all figures of their sort in two tellings of one event."""
    if not story.days_within(MATCHED_DAYS) or not comparable(a, b):
        return None
    alike = not a.interval.disjoint(b.interval)
    # "One of the dead was a child": there is one of everything.
    if alike and min(abs(a.interval.middle), abs(b.interval.middle)) < FEWEST:
        return None
    tellings = _tellings(a, b, story)
    if tellings is None:
        return None
    one, two = tellings
    score = _score(a, b, one, two, story)
    if score.points < (LEAST_TO_AGREE if alike else LEAST_TO_CONFLICT) + UNSURE * (not story.firm):
        return None
    if told_apart(a, b, story, alike=alike, guessed=False) or not (alike or _of_one_matter(a, b, score, lone=_only_ones(a, b, one, two) or _alone_in_size(a, b, one, two))):
        return None
    if max(_second(a, b, one, two, story), _second(b, a, two, one, story)) > score.points - MARGIN:
        return None
    evidence = Evidence()
    said = f": both say {in_words(score.said, a.obs.quote)}" if score.said else ""
    evidence.because.append(f"of all figures of their kind, these two match best{said}")
    evidence.because.append(story.words)
    return evidence.result(Certainty.MEDIUM, score.points)


def _of_one_matter(a: Profile, b: Profile, score: Score, *, lone: bool) -> bool:
    """Unlike values need more than to be the last two left: signs of two sorts that they are of one matter; of an age, one bearer."""
    far = size_apart(a, b) > MOST_APART and not _counted_on(a, b)
    if far or min(abs(a.interval.middle), abs(b.interval.middle)) < FEWEST_UNLIKE:
        return False
    if small_talk(a, b) or other_bearers(a, b):
        return False
    one_bearer = relate_field(a, b, "subject") is Relation.SAME
    if "age" in (a.obs.measure, b.obs.measure):
        return one_bearer
    signs = min(len(score.said), 2) + len(score.said & aspects()) + one_bearer + bool(a.companions & b.companions) + 2 * permuted(a, b)
    signs += (relate_measures(a, b) is Relation.SAME) + (a.concept is not None and a.concept == b.concept)
    signs += lone + _one_noun(a, b)
    return signs >= FEWEST_SIGNS + (unit_class(a.measure.dimension) in _EVERYWHERE)


def _only_ones(a: Profile, b: Profile, one: Telling, two: Telling) -> bool:
    """Of one unit each article has these only."""
    unit = a.measure.dimension
    return unit == b.measure.dimension and unit != "number" and a.obs.id in one.lone and b.obs.id in two.lone


def _alone_in_size(a: Profile, b: Profile, one: Telling, two: Telling) -> bool:
    """Two large numbers of like size, and no other of their sort near them in either article."""
    if min(abs(a.interval.middle), abs(b.interval.middle)) < LARGE or size_apart(a, b) > ONE_SIZE:
        return False
    return not any(_crowds(q, p, a, b) for p, telling in ((a, one), (b, two)) for q in telling.sorts[p.sort])


def _crowds(q: Profile, p: Profile, a: Profile, b: Profile) -> bool:
    other = q is not p and q.obs.amount != p.obs.amount and abs(q.interval.middle) > 0
    return other and min(size_apart(q, a), size_apart(q, b)) < OTHER_SIZE


def _counted_on(a: Profile, b: Profile) -> bool:
    """The later count says that it goes on."""
    earlier, later = sorted((a, b), key=lambda p: p.day or 0)
    return earlier.day != later.day and later.running and moving(a, b)


def _one_noun(a: Profile, b: Profile) -> bool:
    """They count one thing of which few other figures of a story count any."""
    x, y = a.measure.dimension, b.measure.dimension
    return telling_count(x) and telling_count(y) and (x == y or same_head(x, y))


def comparable(a: Profile, b: Profile) -> bool:
    """One dimension, or counts whose nouns do not part them."""
    x, y = a.measure.dimension, b.measure.dimension
    return x == y or same_head(x, y) or (is_count(x) and is_count(y))


def _tellings(a: Profile, b: Profile, story: Story) -> tuple[Telling, Telling] | None:
    by_article = {telling.article_id: telling for telling in story.tellings}
    one, two = by_article.get(a.obs.article_id), by_article.get(b.obs.article_id)
    return None if one is None or two is None or one is two else (one, two)


def _score(a: Profile, b: Profile, one: Telling, two: Telling, story: Story) -> Score:
    x, y = one.facets[a.obs.id], two.facets[b.obs.id]
    said = x.weights.keys() & y.weights.keys()
    points = WORDS * sum(min(x.weights[w], y.weights[w]) / max(one.crowd(a, w), two.crowd(b, w)) for w in said)
    points += OTHER_KIND * (a.kind != b.kind) + _of_what(a, b) + _of_size(a, b)
    if _told(a) and _told(b) and a.obs.period == b.obs.period:
        points += ONE_PERIOD / max(one.of_period(a), two.of_period(b))
    points += ONLY_ONES * _only_ones(a, b, one, two) + ALONE_IN_SIZE * _alone_in_size(a, b, one, two)
    points += BOTH_OPEN * (a.obs.claim_start < OPENING and b.obs.claim_start < OPENING)
    points += ONE_ORIGIN * (a.origin is not None and a.origin == b.origin)
    return Score(points, frozenset(said & x.core & y.core))


def _told(p: Profile) -> bool:
    """The sentence itself gives the period."""
    return p.obs.period is not None and p.obs.period_basis in ("printed", "relative")


def _of_what(a: Profile, b: Profile) -> float:
    points = SAME_MEASURE * (relate_measures(a, b) is Relation.SAME)
    if a.concept is not None and b.concept is not None:
        points += SAME_CONCEPT if a.concept == b.concept else OTHER_CONCEPT
    x, y = a.measure.dimension, b.measure.dimension
    if is_count(x) and is_count(y) and "number" not in (x, y):
        human = is_human(x.removeprefix("count:")) and is_human(y.removeprefix("count:"))
        points += OTHER_NOUNS * (not human and not _one_noun(a, b))
    return points


def _of_size(a: Profile, b: Profile) -> float:
    apart = size_apart(a, b)
    points = NEAR * (apart <= 1.5) + CLOSE * (apart <= 1.25) + FAR * (apart > 3) + VERY_FAR * (apart > 10) + PERMUTED * permuted(a, b)
    if a.obs.amount is not None and a.obs.amount == b.obs.amount and a.measure.factor == b.measure.factor:
        points += SAME_VALUE + EACH_DIGIT * min(a.significant, 4)
    return points


def _second(a: Profile, b: Profile, one: Telling, two: Telling, story: Story) -> float:
    """What the best rival of `b` for `a` is worth; the same value printed again is no rival."""
    best = 0.0
    for rival in two.sorts.get(a.sort, ()):
        if rival is b or rival.obs.amount == b.obs.amount or not comparable(a, rival):
            continue
        points = _score(a, rival, one, two, story).points
        if points > best and not never_one(a, rival, story):
            best = points
    return best
