"""Of the pairs of figures of two articles, those that no other pair explains better."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kb.comparison.evidence import Comparison
from kb.comparison.profiles import Profile
from kb.comparison.tellings import two_origins
from kb.model import Finding, FindingKind

RECONCILED = frozenset({FindingKind.AGREE, FindingKind.ROUNDING, FindingKind.BOUND_COMPATIBLE})


@dataclass(slots=True)
class Pair:
    """Two figures set side by side, and what is to be said of them."""

    a: Profile
    b: Profile
    comparison: Comparison
    finding: Finding


def unexplained(pairs: Sequence[Pair], *, rivals: Callable[[Profile, Profile], bool] = lambda x, y: False) -> list[Pair]:
    """Drop what is better explained by another pair of the same two articles.

    A figure that the other article prints too is not contradicted by a third figure there: the two articles then
    tell of two things; unless the two are `rivals` in the one article, of which the other takes a side. Where only
    words speak for sameness, each figure is held against its best match alone.
    """
    at_peace: dict[str, list[Profile]] = {}
    best: dict[str, float] = {}
    for p in pairs:
        if p.finding.kind in RECONCILED and p.comparison.one_thing:
            at_peace.setdefault(p.a.obs.id, []).append(p.b)
            at_peace.setdefault(p.b.obs.id, []).append(p.a)
    for p in pairs:
        # A pair that another explains is no rival.
        settled = p.finding.kind not in RECONCILED and (p.a.obs.id in at_peace or p.b.obs.id in at_peace)
        if p.comparison.one_thing and not settled:
            for one in (p.a.obs.id, p.b.obs.id):
                best[one] = max(best.get(one, 0), p.comparison.points)
    kept = []
    for p in pairs:
        if p.finding.kind in RECONCILED:
            kept.append(p)
        elif p.finding.a in at_peace or p.finding.b in at_peace:
            if p.comparison.one_thing and (p.finding.kind is not FindingKind.CONTRADICTION or _two_stand(p) or _sided(p, at_peace, rivals)):
                kept.append(p)
        elif p.comparison.points >= max(best.get(p.finding.a, 0), best.get(p.finding.b, 0)):
            kept.append(p)
    return kept


def _sided(pair: Pair, at_peace: dict[str, list[Profile]], rivals: Callable[[Profile, Profile], bool]) -> bool:
    """Whatever either figure agrees with in the other article, that article sets against the other figure itself."""
    return all(rivals(friend, other) for one, other in ((pair.a, pair.b), (pair.b, pair.a)) for friend in at_peace.get(one.obs.id, ()))


def _two_stand(pair: Pair) -> bool:
    """Two whole counts of one happening, each told as such: that one article prints both explains neither."""
    told = pair.a.total and pair.b.total
    return pair.comparison.happening and (told or two_origins(pair.a.origin, pair.b.origin))
