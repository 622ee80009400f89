"""Which figures speak of one thing, how sure that is, and what differs between them."""

import re

from kb.comparison.aspects import by_aspect, by_value
from kb.comparison.concepts import Relation
from kb.comparison.evidence import Certainty, Comparison, Evidence
from kb.comparison.happenings import nouns_part, of_one_happening, other_things
from kb.comparison.matching import by_match
from kb.comparison.narrowing import MOST_APART, size_apart, unit_slip
from kb.comparison.opposed import by_dispute, set_against
from kb.comparison.periods_overlap import PeriodRelation, relation
from kb.comparison.profiles import Profile
from kb.comparison.series_fields import relate_field, relate_measures
from kb.comparison.series_match import of_one_series
from kb.comparison.stories import Story, common_names
from kb.comparison.units import is_count, is_human, same_head, unit_class
from kb.comparison.vetoes import counted_on
from kb.comparison.wording import by_words
from kb.comparison.words import canonical

_UNLIKE = frozenset({Relation.DIFFERENT, Relation.UNKNOWN})
_WORD = re.compile(r"\w")
_GOES_ON = re.compile(r"[\w.,]")


def compare(a: Profile, b: Profile, story: Story | None = None) -> Comparison | None:
    """How two figures stand as to what they speak of; None where there is no ground to set them side by side.

    `story` is what the two articles share, None for articles of different stories.
    """
    if story is not None and set_against(a, b) and _same_kind(a, b) and not other_things(a, b):
        opposed = by_dispute(a, b, story)
        if opposed is not None:
            return opposed
    if story is not None and not (_one_number(a, b) or story.close):
        story = None
    keyed = a.kind == b.kind and a.keyed and b.keyed
    # Most pairs have nothing that could join them, which is quicker seen than what parts them.
    if (_unjoined(a, b) if story is not None else not keyed) or not _same_kind(a, b) or other_things(a, b):
        return None
    if story is not None and (story.likely or a.kind != b.kind):
        found = by_match(a, b, story) or (by_value(a, b, story) if a.kind == b.kind else None)
        if found is not None or not keyed:
            return found
        story = None
    measured = relate_measures(a, b)
    found = _by_key(a, b, story, measured) if _same_sort(a, b) else None
    if story is None or (found is not None and found.certainty is not Certainty.LOW and not _scoped(found, a, b)):
        return found
    if _same_sort(a, b) or _like_sort(a, b):
        if found is None or not found.scope:
            found = by_aspect(a, b, story, measured) or found
        if found is None and _like_sort(a, b) and not _same_sort(a, b):
            found = by_words(a, b, story, Evidence())
    if found is None or _scoped(found, a, b):
        found = by_match(a, b, story) or found
    return found or by_value(a, b, story)


def _one_number(a: Profile, b: Profile) -> bool:
    """Both print the number, whatever they count by it; one digit says nothing."""
    return a.obs.amount is not None and a.obs.amount == b.obs.amount and (a.significant > 1 or unit_slip(a, b))


def _unjoined(a: Profile, b: Profile) -> bool:
    """Unlike values without one measure: of one article, or too far apart for words to join them unless a number or count ties them."""
    if not a.interval.disjoint(b.interval) or relate_measures(a, b) not in _UNLIKE:
        return False
    if a.obs.article_id == b.obs.article_id:
        return True
    return size_apart(a, b) > MOST_APART and not (a.companions & b.companions or counted_on(a, b))


def _scoped(found: Comparison, a: Profile, b: Profile) -> bool:
    """The values are alike, and only what narrows one of the sentences keeps them apart."""
    return bool(found.scope) and not a.interval.disjoint(b.interval)


def _by_key(a: Profile, b: Profile, story: Story | None, measured: Relation) -> Comparison | None:
    """Sameness by what the keys say, and where they say too little, by the words of the sentences."""
    evidence = Evidence()
    if measured is Relation.DIFFERENT:
        return None
    if measured is Relation.CLOSE:
        evidence.close.append("measure")
    elif measured in (Relation.NARROWER, Relation.BROADER):
        evidence.scope.append("measure")
    if a.expected != b.expected and "asserted" in (a.obs.modality, b.obs.modality):
        evidence.scope.append("modality")
    concept = a.concept or b.concept
    if measured is not Relation.UNKNOWN and concept is not None and concept.kind in ("toll", "fact") and a.kind in ("amount", "percent"):
        told = of_one_happening(a, b, story, evidence, concept)
        if told is not None or concept.unique or not a.companions & b.companions:
            return told
        return by_words(a, b, story, Evidence([f"both tell the {concept.name}"])) if story is not None else None
    sure = a.concept is not None and b.concept is not None
    placed = relation(a.obs.period, b.obs.period) is not PeriodRelation.UNKNOWN or a.obs.kind == "share"
    timed = unit_class(a.measure.dimension) == "time" and not (sure and a.concept is not None and a.concept.unit == "time")
    if measured is not Relation.UNKNOWN and not timed and a.keyed and b.keyed and (sure or placed):
        return of_one_series(a, b, story, evidence)
    return by_words(a, b, story, evidence) if story is not None else None


def _same_kind(a: Profile, b: Profile) -> bool:
    if a.obs.id == b.obs.id or a.sort != b.sort or a.kind == "rank":
        return False
    # "4 percent more" is one with "4 percent", not with a fall by 4 percent.
    if a.kind != b.kind and "down" in (a.obs.direction, b.obs.direction):
        return False
    if "negated" in (a.obs.modality, b.obs.modality):
        return False
    if a.obs.article_id == b.obs.article_id and a.obs.start < b.obs.end and b.obs.start < a.obs.end:
        return False
    opposed = a.kind == "change" and a.obs.direction and b.obs.direction and a.obs.direction != b.obs.direction
    if opposed and a.obs.base_period is None:
        return False
    # Two surveys need not find the same; one survey is known by who made it.
    if (a.surveyed or b.surveyed) and (a.surveyor is None or a.surveyor != b.surveyor):
        return False
    return not (a.interval.disjoint(b.interval) and (_of_two_bearers(a, b) or _told_together(a, b)))


def _of_two_bearers(a: Profile, b: Profile) -> bool:
    """A vote share of which neither sentence names the other's candidate; a size that the two say of no one thing."""
    concept = next((p.concept for p in (a, b) if p.concept is not None and p.concept.borne), None)
    if concept is None or relate_field(a, b, "subject") is Relation.SAME:
        return False
    labels = {canonical(word) for label in a.register.labels(concept) for word in label}
    of_one_thing = concept.unit != "%" and bool((a.near & b.near) - labels - a.name_words)
    return not (of_one_thing or common_names(a.near_names, b.near_names))


def _told_together(a: Profile, b: Profile) -> bool:
    """Sentences of two articles print both numbers, as copies do: each has its own twin there."""
    return a.obs.article_id != b.obs.article_id and _printed_in(a, b) and _printed_in(b, a)


def _printed_in(p: Profile, other: Profile) -> bool:
    """The other's sentence prints the number in the same words, and not as a piece of a longer one."""
    quote, printed = other.obs.quote, p.obs.printed
    at = quote.find(printed)
    while at >= 0:
        if not _GOES_ON.fullmatch(quote[at - 1 : at]) and not _WORD.match(quote, at + len(printed)):
            return True
        at = quote.find(printed, at + 1)
    return False


def _like_sort(a: Profile, b: Profile) -> bool:
    """One prints the noun it counts, the other a bare number; or both count human beings, whatever they call them."""
    x, y = a.measure.dimension, b.measure.dimension
    if not (is_count(x) and is_count(y)):
        return False
    return "number" in (x, y) or (is_human(x.removeprefix("count:")) and is_human(y.removeprefix("count:")) and not nouns_part(a, b))


def _same_sort(a: Profile, b: Profile) -> bool:
    x, y = a.measure.dimension, b.measure.dimension
    if x == y or same_head(x, y):
        return True
    return is_count(x) and is_count(y) and a.concept is not None and a.concept == b.concept
