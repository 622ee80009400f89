"""What narrows a figure to a time, a place or a part, and how like two values are."""

from functools import lru_cache

from kb.comparison.periods_overlap import PeriodRelation, relation
from kb.comparison.profiles import Profile
from kb.comparison.series_fields import area, name_of
from kb.comparison.stories import Story
from kb.comparison.units import is_count, telling_count, unit_class
from kb.comparison.words import canonical, is_area, stem, stems
from kb.vocabulary import load

# Values of one thing are rarely further apart, unless its measure is known or another number ties the sentences.
MOST_APART = 5.0
# Fewer than so many states or people are a turn of phrase as often as a finding.
SMALL, FEWEST = 20, 2
_MOVING = frozenset({"count", "area", "mass", "other"})


def restrictors(p: Profile, other: Profile, story: Story) -> frozenset[str]:
    """Names that narrow `p` to a part which the other figure's sentence does not name: a district, a nationality."""
    own = _narrowing(p, story.main)
    if not own:
        return own
    said = other.names_said
    return frozenset(n for n in own if n not in said)


@lru_cache(maxsize=1024)
def _narrowing(p: Profile, main: frozenset[str]) -> frozenset[str]:
    """Names that narrow a figure within a story of these leading names: the same for all figures that it is held against."""
    staged = any(n in m or m in n for n in p.near_names for m in main)
    own = set(p.near_names if staged else p.near_names | p.places)
    own.update(n for n in (area(p, "ref_area"), name_of(p.obs.population)) if n and n != "world")
    return frozenset(n for n in own if not any(n in m or m in n for m in main))


def one_spans(a: Profile, b: Profile) -> bool:
    """Only one of the two speaks of a stretch ("in five operations so far", "over four nights")."""
    return a.span != b.span


def likeness(a: Profile, b: Profile) -> int:
    """Values of two different things are rarely this close: evidence of sameness, worth up to two points."""
    x, y = a.size, b.size
    same = a.obs.amount == b.obs.amount and a.measure.factor == b.measure.factor
    if min(x, y) <= 0 or (min(a.significant, b.significant) < 2 and not same):
        return 0
    if same or max(x, y) <= 1.05 * min(x, y):
        return 2
    return int(max(x, y) <= 1.25 * min(x, y))


def size_apart(a: Profile, b: Profile) -> float:
    """How many times the smaller value goes into the larger; 1 where either is zero."""
    x, y = a.size, b.size
    if x <= 0 or y <= 0:
        return 1.0
    return x / y if x > y else y / x


def unit_slip(a: Profile, b: Profile) -> bool:
    """One number with two units of one sort: 600 a week and 600 a month, 5 km and 5 miles."""
    return a.obs.amount is not None and a.obs.amount == b.obs.amount and a.obs.unit != b.obs.unit and a.measure.factor != b.measure.factor


@lru_cache(maxsize=1)
def _contrasts() -> dict[str, frozenset[int]]:
    """For each word of a contrast, as canonical stem, the contrasts it stands in."""
    found: dict[str, set[int]] = {}
    for number, words in enumerate(load("families")["contrasts"]):
        for word in words:
            found.setdefault(canonical(stem(word)), set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


def contrasted(a: Profile, b: Profile) -> bool:
    """Each clause has a word that parts it from the other: girls and boys, the first round and the second."""
    return opposed(a.sayings, b.sayings)


def opposed(x: frozenset[str], y: frozenset[str]) -> bool:
    """Of one contrast `x` has one word, `y` another, and neither has both."""
    x, y = _in_contrasts(x), _in_contrasts(y)
    if not x or not y:
        return False
    table = _contrasts()
    shared = {number for word in x & y for number in table.get(word, ())}
    ours = {number for word in x for number in table.get(word, ())} - shared
    return bool(ours) and any(not ours.isdisjoint(table.get(word, ())) for word in y)


@lru_cache(maxsize=4096)
def _in_contrasts(said: frozenset[str]) -> frozenset[str]:
    """Those of the words that stand in a contrast: few sentences have one."""
    return frozenset(said & _contrasts().keys())


def moving(a: Profile, b: Profile) -> bool:
    """Counts and sizes of what goes on, told days apart: soldiers sent, birds rescued, a slick; not what stays as it was."""
    if a.kind != "amount" or unit_class(a.measure.dimension) not in _MOVING or relation(a.obs.period, b.obs.period) is PeriodRelation.SAME:
        return False
    return not any(p.concept is not None and (p.concept.unique or p.concept.kind == "series") for p in (a, b))


def permuted(a: Profile, b: Profile) -> bool:
    """The same digits in another order: 310 and 301 are one number miscopied."""
    x, y = a.digits, b.digits
    return len(x) == len(y) >= 2 and x != y and sorted(x) == sorted(y)


def parts_differ(a: Profile, b: Profile) -> bool:
    """One is a part by words that the other's sentence does not have too: both "in the capital" are of one whole, as are
    "323 of the dead were Egyptians" and "600 Egyptian dead"."""
    if a.part == b.part:
        return False
    part, other = (a, b) if a.part else (b, a)
    said = set(stems(part.part_words))
    if said:
        return not said <= set(stems(other.obs.quote))
    return part.added or not any(is_area(name) for name in part.near_names & other.names)


def placed_apart(a: Profile, b: Profile, story: Story) -> bool:
    """One figure is that of a place or people which the other's sentence does not name, nor ties a number beside them the two."""
    if any(len(number) > 2 for number in a.companions & b.companions):
        return False
    return any(
        is_area(name) or any(name in place or place in name for place in p.places)
        for p, other in ((a, b), (b, a))
        for name in restrictors(p, other, story)
    )


def named_by_one(a: Profile, b: Profile) -> bool:
    """One is of a registered count ("arrested"), of which the other's clause has no word."""
    if (a.concept is None) == (b.concept is None):
        return False
    known, other = (a, b) if a.concept is not None else (b, a)
    if known.concept is None or known.concept.kind != "toll":
        return False
    said = set(stems(other.clause)) | set(stems(other.obs.unit))
    return not any(set(label) <= said for label in known.register.labels(known.concept))


def small_talk(a: Profile, b: Profile) -> bool:
    """Small counts of what every story counts, two states or candidates; and one of anything: "one pastor"."""
    if a.concept is not None or b.concept is not None or not (is_count(a.measure.dimension) and is_count(b.measure.dimension)):
        return False
    everyday = not (telling_count(a.measure.dimension) and telling_count(b.measure.dimension))
    return min(a.size, b.size) < (SMALL if everyday else FEWEST)
