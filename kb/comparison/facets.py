"""What a sentence says a figure is of: the words at it, in its clause and around it, each with its weight."""

from dataclasses import dataclass
from functools import lru_cache

from kb.comparison import words
from kb.comparison.profiles import COLOURLESS, Profile
from kb.comparison.units import is_count

# Words right at a figure say what it counts; those of its clause less, those elsewhere in its sentence hardly anything.
AT, IN_CLAUSE, IN_SENTENCE = 1.0, 0.5, 0.25
# Words of an aspect ("drowned", "permit") say more than names of things ("boat").
OF_ASPECT = 2.0
_BEFORE, _AFTER = 3, 4


@dataclass(frozen=True, slots=True)
class Facets:
    """`weights` by canonical stem; `core` are those at the figure, `aspects` those of them that name what is counted or done."""

    weights: dict[str, float]
    core: frozenset[str]
    aspects: frozenset[str]


def facets(p: Profile) -> Facets:
    """The facets of one figure, without names and words of every trend."""
    counts = is_count(p.measure.dimension)
    off = _everywhere() | _canonical(p.name_words) | (frozenset() if counts else words.canonical_stems(p.obs.printed))
    told = (p.obs.unit if counts else None, p.obs.measure, p.obs.product, p.concept.name if p.concept is not None else None)
    core = _canonical(_beside(p)).union(*map(words.canonical_stems, told)) - off
    weights: dict[str, float] = {}
    for found, weight in ((core, AT), (p.near, IN_CLAUSE), (words.canonical_stems(p.obs.quote), IN_SENTENCE)):
        for word in found - off:
            if word not in weights:
                weights[word] = weight * (OF_ASPECT if word in words.aspects() else 1.0)
    return Facets(weights, core, core & words.aspects())


@lru_cache(maxsize=1)
def _everywhere() -> frozenset[str]:
    """Words of every trend and unit."""
    return _canonical(COLOURLESS | words.unit_words())


def _beside(p: Profile) -> tuple[str, ...]:
    """The content words next to the figure, up to the next figure on either side."""
    start, end = p.at
    clause = p.clause
    at = clause.find(p.obs.printed)
    if at < 0:
        return ()
    left, right = clause[:at], clause[at + end - start :]
    return words.stems(words.up_to_figure(left, backwards=True))[-_BEFORE:] + words.stems(words.up_to_figure(right))[:_AFTER]


def _canonical(found: "frozenset[str] | tuple[str, ...]") -> frozenset[str]:
    return frozenset(map(words.canonical, found))
