"""Two tellings of one event matched figure by figure: each is held against the one that is most surely of the same aspect."""

from dataclasses import dataclass

from kb.comparison.evidence import Certainty, Comparison, Evidence
from kb.comparison.narrowing import likeness, moving, opposed, permuted, size_apart
from kb.comparison.profiles import Profile
from kb.comparison.stories import Story
from kb.comparison.tellings import Telling
from kb.comparison.units import is_count, is_human, same_head, telling_count, unit_class
from kb.comparison.vetoes import never_one, told_apart
from kb.comparison.words import canonical, in_words

# The days within which two tellings are held against each other figure by figure.
MATCHED_DAYS = 4
# What goes on may be counted again so much later.
UPDATED_DAYS = 14
# What a match must be worth, and how much more than the second best, before unlike values of it conflict, and like ones agree.
LEAST_TO_CONFLICT, LEAST_TO_AGREE = 1.75, 2.0
MARGIN = 0.5
FEWEST = 2
# Values of one aspect are rarely further apart.
MOST_APART = 4.0


@dataclass(frozen=True, slots=True)
class Score:
    """What speaks for two figures being one: `words` by what is said at them, `points` with all else; `said` are shared words."""

    words: float
    points: float
    said: frozenset[str]
    aspect: bool


def by_match(a: Profile, b: Profile, story: Story) -> Comparison | None:
    """Each other's best match by a clear margin, among all figures of their sort in two tellings of one event."""
    if not story.firm or not comparable(a, b):
        return None
    alike = not a.interval.disjoint(b.interval)
    # "One of the dead was a child": there is one of everything.
    if alike and min(abs(a.interval.middle), abs(b.interval.middle)) < FEWEST:
        return None
    if not story.days_within(UPDATED_DAYS if _counted_again(a, b) else MATCHED_DAYS):
        return None
    if told_apart(a, b, story, alike=alike, guessed=False):
        return None
    tellings = _tellings(a, b, story)
    if tellings is None:
        return None
    one, two = tellings
    score = _score(a, b, one, two)
    if score.points < (LEAST_TO_AGREE if alike else LEAST_TO_CONFLICT):
        return None
    if not alike and (not score.aspect or size_apart(a, b) > MOST_APART):
        return None
    if max(_second(a, b, one, two, story), _second(b, a, two, one, story)) > score.points - MARGIN:
        return None
    evidence = Evidence()
    said = f": both say {in_words(score.said, a.obs.quote)}" if score.said else ""
    evidence.because.append(f"of all figures of their kind, these two match best{said}")
    evidence.because.append(story.words)
    return evidence.result(Certainty.MEDIUM, score.points)


def _counted_again(a: Profile, b: Profile) -> bool:
    """The later of two counts of what goes on says that it does."""
    later = max(a, b, key=lambda p: p.day or 0)
    return moving(a, b) and (later.running or later.standing)


def comparable(a: Profile, b: Profile) -> bool:
    """One dimension, or counts whose nouns do not part them."""
    x, y = a.measure.dimension, b.measure.dimension
    if x == y or same_head(x, y):
        return True
    if not (is_count(x) and is_count(y)):
        return False
    if a.obs.amount is not None and a.obs.amount == b.obs.amount:
        return True
    heads = [canonical(noun.removeprefix("count:").rsplit(maxsplit=1)[-1]) for noun in (x, y)]
    human = all(is_human(noun.removeprefix("count:")) for noun in (x, y))
    return "number" in (x, y) or heads[0] == heads[1] or human


def _tellings(a: Profile, b: Profile, story: Story) -> tuple[Telling, Telling] | None:
    by_article = {telling.article_id: telling for telling in story.tellings}
    one, two = by_article.get(a.obs.article_id), by_article.get(b.obs.article_id)
    return None if one is None or two is None or one is two else (one, two)


def _score(a: Profile, b: Profile, one: Telling, two: Telling) -> Score:
    x, y = one.facets[a.obs.id], two.facets[b.obs.id]
    sort = (a.kind, unit_class(a.measure.dimension))
    said = x.weights.keys() & y.weights.keys()
    words = 0.0
    for word in said:
        crowd = max(one.values_with.get((*sort, word), 1), two.values_with.get((*sort, word), 1))
        words += min(x.weights[word], y.weights[word]) / crowd
    shared = x.aspects & y.aspects
    apart = bool(x.aspects and y.aspects and not shared) or opposed(x.core, y.core)
    noun = telling_count(a.measure.dimension) and telling_count(b.measure.dimension) and comparable(a, b)
    noun = noun and "number" not in (a.measure.dimension, b.measure.dimension)
    points = words - 2 * apart + likeness(a, b) + 1.5 * permuted(a, b)
    points += 0.5 * (a.obs.subject is not None and a.obs.subject == b.obs.subject)
    if a.obs.amount is not None and a.obs.amount == b.obs.amount and a.measure.factor == b.measure.factor:
        points += min(a.significant, 4) / 2
    if a.concept is not None and b.concept is not None:
        points += 2 if a.concept == b.concept else -1
    lone = a.obs.unit is not None and a.obs.unit == b.obs.unit and a.obs.id in one.lone_units and b.obs.id in two.lone_units
    points += lone + 0.5 * noun
    aspect = bool(shared or noun or (lone and said)) and not apart
    return Score(words, points, frozenset(said & x.core & y.core), aspect)


def _second(a: Profile, b: Profile, one: Telling, two: Telling, story: Story) -> float:
    """What the best rival of `b` for `a` is worth; the same value printed again is no rival."""
    best = 0.0
    for rival in two.sorts.get((a.kind, unit_class(a.measure.dimension)), ()):
        if rival is b or rival.obs.amount == b.obs.amount or not comparable(a, rival):
            continue
        points = _score(a, rival, one, two).points
        if points > best and not never_one(a, rival, story):
            best = points
    return best
