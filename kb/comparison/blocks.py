"""The blocks in which figures and articles are looked for: two that share no block are never compared."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, product

from kb.comparison.concepts import Relation
from kb.comparison.periods_overlap import PeriodRelation, relation
from kb.comparison.profiles import Profile
from kb.comparison.series_fields import relate_field
from kb.comparison.stories import MOST_DAYS
from kb.comparison.tellings import Telling
from kb.comparison.words import is_area, name_key, stems

# An article is found by its most telling names; more of them only repeat the same neighbours.
MOST_NAMES = 40
_TRADE = frozenset({"exports", "imports"})


def series_keys(p: Profile) -> Iterator[str]:
    """The blocks of a figure whose series key stands without its story: what is measured, of whom, in which unit."""
    o = p.obs
    if o.measure is None or p.kind == "rank":
        return
    measured = _family(p)
    who = {_block_name(name_key(n)) for n in (o.subject, o.ref_area) if n}
    if measured == "trade" and o.counterpart_area:
        who.add(_block_name(name_key(o.counterpart_area)))
    for name in sorted(who):
        yield f"series|{p.kind}|{p.measure.dimension}|{measured}|{name}"


def _block_name(name: str) -> str:
    """The first word of a name that is no area: a firm and its short form share it."""
    return name if is_area(name) else name.split(" ", 1)[0]


def _family(p: Profile) -> str:
    concept = p.concept
    if concept is None:
        words = stems(p.obs.measure)
        return " ".join(sorted(words))
    if concept.name in _TRADE:
        return "trade"
    return concept.kind if concept.kind == "state" else concept.name


def story_words(telling: Telling) -> list[str]:
    """The leading names by which an article is found, with their first and last words (a surname finds the full name), and values."""
    names = sorted(telling.names | telling.openers, key=lambda n: (-telling.counts[n], -len(n), n))[:MOST_NAMES]
    words = {word for name in names for word in (name, name.split()[-1], name.split()[0]) if len(word) > 3 or word == name}
    return sorted(words | telling.telling_values)


def story_keys(telling: Telling) -> Iterator[str]:
    """The blocks of an article: each of its leading names in the stretches of days that its story can reach."""
    if telling.day is None:
        return
    bucket = telling.day // MOST_DAYS
    for word in story_words(telling):
        for when in (bucket, bucket + 1):
            yield f"story|{when}|{word}"


def likely_pairs(members: Sequence[Profile], wanted: Sequence[bool]) -> Iterator[tuple[Profile, Profile]]:
    """The pairs of a series block, the earlier member first and at least one of the two wanted, that can be of one series.

    Without a common story figures are compared only where their periods overlap, or as standing shares without a period,
    and never where they are of two products. This is settled once for each two periods and products, not for each two figures.
    """
    places: dict[tuple[str | None, str | None], list[int]] = defaultdict(list)
    for place, p in enumerate(members):
        places[p.obs.period, p.obs.product].append(place)
    groups = list(places.items())
    for number, ((period, _), some) in enumerate(groups):
        if period is not None or any(members[place].obs.kind == "share" for place in some):
            yield from _wanted(members, wanted, combinations(some, 2))
        for (other_period, _), others in groups[number + 1 :]:
            if _of_one_time(period, other_period) and not _of_two_products(members[some[0]], members[others[0]]):
                yield from _wanted(members, wanted, product(some, others))


def _of_one_time(a: str | None, b: str | None) -> bool:
    return a == b or relation(a, b) not in (PeriodRelation.APART, PeriodRelation.UNKNOWN)


def _of_two_products(a: Profile, b: Profile) -> bool:
    return a.obs.product != b.obs.product and relate_field(a, b, "product") is Relation.DIFFERENT


def _wanted(members: Sequence[Profile], wanted: Sequence[bool], places: Iterable[tuple[int, int]]) -> Iterator[tuple[Profile, Profile]]:
    for one, other in places:
        if wanted[one] or wanted[other]:
            yield members[min(one, other)], members[max(one, other)]
