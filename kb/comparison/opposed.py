"""Two sources that one article sets against each other: "police counted 300 marchers, the organisers 900"."""

import re

from kb.comparison.concepts import Relation
from kb.comparison.evidence import Certainty, Comparison
from kb.comparison.narrowing import size_apart
from kb.comparison.periods_overlap import PeriodRelation, relation
from kb.comparison.profiles import Profile
from kb.comparison.series_fields import other_bearers, relate_field, relate_measures, short_form
from kb.comparison.stories import Story
from kb.comparison.tellings import two_origins
from kb.comparison.units import is_count, is_human, same_head, subgroups, telling_count
from kb.comparison.vetoes import hardly_one, never_one
from kb.comparison.words import canonical, canonical_stems, name_key, names, stems
from kb.vocabulary import cue

# Whoever is set against another speaks in the same sentence, the next or the one after it: so many characters on at most.
NEAR = 160
# Where two sources count one thing, so many times as much at most.
MOST_DISPUTED = 8.0
_ASSESSED = cue("assessed")
_WANTED = cue("wanted")
_GUESSED = cue("guessed")
_BESIDE = cue("beside")
_OF_ITSELF = re.compile(
    r"\b(?:said|says|announced|reported|claim\w{1,2}|told [^,.;]{1,30}?)\b(?: that| [^,.;]{1,20} that)? "
    r"(?:it|they|we|he|she|its|their|our)\b"
    r"(?! (?:is|was|are|were|stands?|stood|comes?|came|(?:had |has |have )?(?:count|record|found|estimat)))",
    re.IGNORECASE,
)
_REPORTED = re.compile(r"\b(?:sa(?:id|ys?)|according to|told|announced|reported|stated|claim(?:s|ed)?)\b", re.IGNORECASE)
_FROM = re.compile(r"\bfrom (?:\w{1,12} )?$")
# "As for Brandt, ..." and "At Nordmet, ..." turn to another one.
_TOPIC = re.compile(r"(?:As for|In the case of|At|For|In|With) [^,]{1,60},")


def set_against(a: Profile, b: Profile) -> bool:
    """One article has two speakers give different values, in one sentence or in two that follow each other."""
    if a.obs.article_id != b.obs.article_id or max(a.obs.claim_start - b.obs.claim_end, b.obs.claim_start - a.obs.claim_end) > NEAR:
        return False
    # Neither stands in the chain of the other.
    if not two_origins(a.origin, b.origin) or a.origin in b.obs.sources or b.origin in a.obs.sources:
        return False
    return a.interval.disjoint(b.interval) and relation(a.obs.period, b.obs.period) is not PeriodRelation.APART


def by_dispute(a: Profile, b: Profile, story: Story) -> Comparison | None:
    """Two figures of one article that are `set_against` each other, where both are of one thing."""
    first, second = (a, b) if a.obs.start < b.obs.start else (b, a)
    if min(a.size, b.size) <= 0 or size_apart(a, b) > MOST_DISPUTED:
        return None
    if other_bearers(a, b) or _other_products(a, b) or never_one(a, b, story) or hardly_one(a, b, story):
        return None
    if _not_counted(first, second) or turns(first, second) or not (_taken_up(first, second) or _of_one_thing(a, b)):
        return None
    return Comparison(Certainty.MEDIUM, (f"the article sets “{first.origin}” against “{second.origin}” on one thing",), opposed=True)


def _other_products(a: Profile, b: Profile) -> bool:
    x, y = canonical_stems(a.obs.product), canonical_stems(b.obs.product)
    return not is_count(a.measure.dimension) and bool(x and y) and x.isdisjoint(y)


def _not_counted(a: Profile, b: Profile) -> bool:
    """What one side demands and the other offers, what economists had expected and what came, where something moved from."""
    if any(_WANTED.search(p.obs.quote) or _FROM.search(p.obs.quote, 0, p.at[0]) for p in (a, b)):
        return True
    both_ahead = a.obs.modality == b.obs.modality == "forecast"
    return not both_ahead and bool(_GUESSED.search(a.obs.quote)) != bool(_GUESSED.search(b.obs.quote))


def turns(first: Profile, second: Profile) -> bool:
    """The second speaker turns to somebody else, or to himself; or lists what the first one's number is made of."""
    before = second.obs.quote[: second.at[0]]
    if _OF_ITSELF.search(before) or _BESIDE.search(before) or (first.owner and second.owner and first.owner != second.owner):
        return True
    topic = _TOPIC.match(second.obs.quote)
    if topic and names(f"x {topic[0]}") - first.names:
        return True
    if not _assesses(second) and second.named_subject is not None and _named(name_key(second.named_subject), second.obs.sources):
        return True
    said = _ASSESSED.search(second.clause)
    content = names(f"x {second.clause[said.end() if said else 0 :]}") & second.near_names
    if any(not _named(name, second.obs.sources) for name in content - first.names):
        return True
    return any(_sum_up(second, first, number) for number in second.companions)


def _named(name: str, sources: tuple[str, ...]) -> bool:
    return any(name in name_key(source) or short_form(name, source) for source in sources)


def _sum_up(part: Profile, whole: Profile, number: str) -> bool:
    """The figure and another number of its sentence make the whole."""
    other = float(number) if number.replace(".", "", 1).isdigit() else 0.0
    return other > 0 and (part.size / part.measure.factor + other) * part.measure.factor in whole.interval


def _taken_up(first: Profile, second: Profile) -> bool:
    """The second speaker puts a number in the place of the first one's: "while the company puts it at 1,900"."""
    if not first.kind == second.kind == "amount" or second.obs.unit not in (None, first.obs.unit):
        return False
    if second.obs.unit is None and is_count(first.measure.dimension) and first.obs.unit is not None:
        # "His brother took three": a bare number of somebody else.
        own_bearer = set(stems(second.obs.subject)) - set(stems(first.obs.quote)) - set(stems(" ".join(second.obs.sources)))
        return _assesses(second) or (not own_bearer and bool(_REPORTED.search(second.obs.quote)))
    # What is measured was said by the first.
    own = set(stems(second.obs.measure)) - set(stems(second.obs.unit)) - set(stems(first.obs.measure))
    return not own and _assesses(second)


def _assesses(p: Profile) -> bool:
    return bool(_ASSESSED.search(p.clause) or _ASSESSED.search(p.obs.quote, 0, p.at[0]))


def _of_one_thing(a: Profile, b: Profile) -> bool:
    if a.kind != b.kind:
        return False
    measured = relate_measures(a, b) is Relation.SAME or canonical_stems(a.obs.measure) == canonical_stems(b.obs.measure) != frozenset()
    shared = (a.near & b.near) - a.name_words - b.name_words - _label_words(a)
    x, y = a.measure.dimension, b.measure.dimension
    if not (is_count(x) and is_count(y)):
        return x == y and measured and (bool(shared) or relate_field(a, b, "subject") is Relation.SAME or _one_fact(a))
    if telling_count(x) and telling_count(y) and _one_noun(x, y):
        return measured or bool(shared)
    return measured and _one_fact(a) and not _of_a_group(x) and not _of_a_group(y)


def _one_fact(p: Profile) -> bool:
    """What is measured is a fact of which a story has one: a toll, a turnout."""
    return p.concept is not None and (p.concept.unique or p.concept.kind in ("toll", "fact"))


def _label_words(p: Profile) -> frozenset[str]:
    if p.concept is None:
        return frozenset()
    return frozenset(canonical(stem) for label in p.register.labels(p.concept) for stem in label)


def _one_noun(x: str, y: str) -> bool:
    """One counted thing, by its own noun or by another of one family."""
    heads = {canonical(dimension.removeprefix("count:").rsplit(maxsplit=1)[-1]) for dimension in (x, y)}
    return len(heads) == 1 or same_head(x, y)


def _of_a_group(dimension: str) -> bool:
    """The noun picks some human beings out, or is none for human beings."""
    noun = dimension.removeprefix("count:")
    return not is_human(noun) or noun.rsplit(maxsplit=1)[-1] in subgroups()
