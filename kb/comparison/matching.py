"""Two tellings of one event matched figure by figure: each is held against the one that is most surely the same thing."""

from kb.comparison.concepts import Relation
from kb.comparison.evidence import Certainty, Comparison, Evidence
from kb.comparison.narrowing import MOST_APART, likeness, size_apart, small_talk
from kb.comparison.profiles import Profile
from kb.comparison.series_fields import other_bearers, relate_measures
from kb.comparison.signs import Score, human, one_noun, score, signs, stand_alone, two_nouns
from kb.comparison.stories import LEAST_ODDS, Story, common_names
from kb.comparison.tellings import Telling
from kb.comparison.units import is_count, same_head, unit_class
from kb.comparison.vetoes import counted_on, never_one, told_apart
from kb.comparison.words import in_words, is_area

# The days within which two tellings are held against each other figure by figure.
MATCHED_DAYS = 14
# What a match must be worth, and less where both print nearly one value; and how much more than the second best.
LEAST, LEAST_FOR_ONE_VALUE = 1.75, 1.0
MARGIN = 0.5
# How much more where the two articles but seem to tell one story.
UNSURE = 0.5
FEWEST = 2
# Signs of one matter that unlike values need, and one more where a story has many such figures.
FEWEST_SIGNS = 1
_EVERYWHERE = frozenset({"money", "%", "time"})


def by_match(a: Profile, b: Profile, story: Story) -> Comparison | None:
    """Each other's best match by a clear margin, among all figures of their sort in two tellings of one event."""
    if a.obs.article_id == b.obs.article_id or not story.days_within(MATCHED_DAYS) or not comparable(a, b):
        return None
    alike = not a.interval.disjoint(b.interval)
    # "One of the dead was a child": there is one of everything.
    if min(a.size, b.size) < FEWEST if alike else _of_two_matters(a, b):
        return None
    tellings = _tellings(a, b, story)
    if tellings is None:
        return None
    one, two = tellings
    # Most pairs are told apart, which is quicker seen than what they are worth.
    if told_apart(a, b, story, alike=alike, guessed=False):
        return None
    found = score(a, b, one, two)
    same = alike and likeness(a, b) > 1
    if found.points < (LEAST_FOR_ONE_VALUE if same else LEAST) + UNSURE * (not story.firm):
        return None
    if not (_hardly_by_chance(a, b, found, story) if alike else _of_one_matter(a, b, found, lone=stand_alone(a, b, one, two))):
        return None
    worth = found.points - MARGIN * (not same)
    if _rivalled(a, b, one, two, story, worth=worth) or _rivalled(b, a, two, one, story, worth=worth):
        return None
    evidence = Evidence()
    said = f": both say {in_words(found.said, a.obs.quote)}" if found.said else ""
    evidence.because.append(f"of all figures of their kind, these two match best{said}")
    evidence.because.append(story.words)
    return evidence.result(Certainty.MEDIUM, found.points)


def _of_one_matter(a: Profile, b: Profile, found: Score, *, lone: bool) -> bool:
    """Unlike values need more than to be the last two left: one noun or word that a reader can see, and signs of one matter."""
    if not (found.said or one_noun(a, b)) or _of_two_names(a, b):
        return False
    # Every story has many sums, shares and terms; and of two nouns that are counted each is counted by itself.
    many = unit_class(a.measure.dimension) in _EVERYWHERE or two_nouns(a, b)
    alone = (lone + one_noun(a, b)) * (not found.apart)
    return signs(a, b, found.said) + alone >= FEWEST_SIGNS + many


def _of_two_names(a: Profile, b: Profile) -> bool:
    """Each clause names whom it is about, and they are not the same."""
    x, y = (frozenset(name for name in p.near_names if not is_area(name)) for p in (a, b))
    return bool(x and y) and not common_names(x, y)


def _of_two_matters(a: Profile, b: Profile) -> bool:
    """Unlike values that no sign makes one: too far apart, of two bearers, of people and of things."""
    far = size_apart(a, b) > MOST_APART and not counted_on(a, b)
    if far or min(a.size, b.size) <= 0 or small_talk(a, b) or other_bearers(a, b):
        return True
    return two_nouns(a, b) and human(a) != human(b)


def _hardly_by_chance(a: Profile, b: Profile, found: Score, story: Story) -> bool:
    """Two houses and two aftershocks are alike by chance: small numbers of two nouns need a sign too, as does a bare "three".

    Where it is not sure that it is one story, one digit needs both a word in common and one thing that is counted or measured, two
    need either.
    """
    ties = bool(found.said) + (one_noun(a, b) or relate_measures(a, b) is Relation.SAME)
    if story.odds() < LEAST_ODDS and (a.significant < 3 or a.obs.amount != b.obs.amount):
        return ties > (a.significant < 2)
    if not ties and a.significant < 2 and "number" in (a.measure.dimension, b.measure.dimension):
        return False
    return a.significant > 1 or not two_nouns(a, b) or signs(a, b, found.said) > 0


def comparable(a: Profile, b: Profile) -> bool:
    """One dimension, or counts whose nouns do not part them."""
    x, y = a.measure.dimension, b.measure.dimension
    return x == y or same_head(x, y) or (is_count(x) and is_count(y))


def _tellings(a: Profile, b: Profile, story: Story) -> tuple[Telling, Telling] | None:
    by_article = {telling.article_id: telling for telling in story.tellings}
    one, two = by_article.get(a.obs.article_id), by_article.get(b.obs.article_id)
    return None if one is None or two is None or one is two else (one, two)


def _rivalled(a: Profile, b: Profile, one: Telling, two: Telling, story: Story, *, worth: float) -> bool:
    """Another figure beside `b` matches `a` better than this; the same value printed again is no rival."""
    for rival in two.sorts.get(a.sort, ()):
        if rival is b or rival.obs.amount == b.obs.amount or not comparable(a, rival):
            continue
        if score(a, rival, one, two).points > worth and not never_one(a, rival, story):
            return True
    return False
