"""The blocks in which figures and articles are looked for: two that share no block are never compared."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, combinations, product

from kb.comparison.concepts import Relation
from kb.comparison.periods_overlap import PeriodRelation, days, relation
from kb.comparison.profiles import Profile
from kb.comparison.series_fields import relate_field
from kb.comparison.stories import MOST_DAYS
from kb.comparison.tellings import Telling
from kb.comparison.words import is_area, likely_name, name_ends, name_key, stems

# An article is found by its most telling names; more of them only repeat the same neighbours.
MOST_NAMES = 40
# Figures of longer periods are compared with those of the same period alone.
MOST_YEARS = 100
_TRADE = frozenset({"exports", "imports"})


def series_keys(p: Profile) -> Iterator[str]:
    """The blocks of a figure whose series key stands without its story: what is measured, of whom, in which unit, and in which years."""
    o = p.obs
    if o.measure is None or p.kind == "rank":
        return
    measured = _family(p)
    who = {_block_name(name_key(n)) for n in (o.subject, o.ref_area) if n}
    # Two that trade with all the world have no trade in common.
    if measured == "trade" and o.counterpart_area and o.counterpart_area != "world":
        who.add(_block_name(name_key(o.counterpart_area)))
    for name in sorted(who):
        for when in _times(o.period):
            yield f"series|{p.kind}|{p.measure.dimension}|{measured}|{name}|{when}"


def _times(period: str | None) -> Sequence[object]:
    """The years that a period touches; a period that cannot be placed, or lasts for ages, meets itself alone."""
    span = days(period)
    if span is None:
        return (period,)
    first, last = (date.fromordinal(day).year for day in span)
    return range(first, last + 1) if last - first < MOST_YEARS else (period,)


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


@dataclass(frozen=True, slots=True)
class StoryWords:
    """The words by which an article is found.

    `names` are its leading names with their first and last words (a surname finds the full name), what is likely a name, and values;
    `openers` are names only if another article shows it.
    """

    names: frozenset[str]
    openers: frozenset[str]


def story_words(telling: Telling) -> StoryWords:
    leading: Collection[str] = telling.names | telling.openers
    if len(leading) > MOST_NAMES:
        leading = sorted(leading, key=lambda n: (-telling.counts[n], -len(n), n))[:MOST_NAMES]
    names = {word for name in leading if name in telling.names or likely_name(name) for word in (name, *name_ends(name))}
    return StoryWords(frozenset(names | telling.telling_values), frozenset(leading) - names)


def story_keys(telling: Telling) -> Iterator[str]:
    """The blocks in which an article lies: each of its words in the stretches of days that its story can reach."""
    if telling.day is not None:
        words = story_words(telling)
        yield from _in_stretches(telling.day, "story", words.names)
        yield from _in_stretches(telling.day, "opener", words.openers)


def meeting_keys(telling: Telling) -> Iterator[str]:
    """The blocks in which lie all articles that an article can share a story with."""
    if telling.day is not None:
        words = story_words(telling)
        yield from _in_stretches(telling.day, "story", words.names | words.openers)
        yield from _in_stretches(telling.day, "opener", words.names)


def _in_stretches(day: int, sort: str, words: Iterable[str]) -> Iterator[str]:
    bucket = day // MOST_DAYS
    for word in words:
        for when in (bucket, bucket + 1):
            yield f"{sort}|{when}|{word}"


def likely_pairs(members: Sequence[Profile], wanted: Sequence[bool]) -> Iterator[tuple[Profile, Profile]]:
    """The pairs of a series block, the earlier member first and at least one of the two wanted, that can be of one series.

    Without a common story figures are compared only where their periods overlap, or as standing shares without a period,
    and never where they are of two products. This is settled once for each two periods and products, not for each two figures.
    """
    places: dict[str | None, dict[str | None, list[int]]] = defaultdict(lambda: defaultdict(list))
    for place, p in enumerate(members):
        places[p.obs.period][p.obs.product].append(place)
    times = [(period, list(by_product.values())) for period, by_product in places.items()]
    for number, (period, groups) in enumerate(times):
        for some in groups:
            if period is not None or any(members[place].obs.kind == "share" for place in some):
                yield from _wanted(members, wanted, combinations(some, 2))
        together: list[Iterable[tuple[list[int], list[int]]]] = [combinations(groups, 2)]
        together += [product(groups, others) for other, others in times[number + 1 :] if _of_one_time(period, other)]
        for some, others in chain.from_iterable(together):
            if not _of_two_products(members[some[0]], members[others[0]]):
                yield from _wanted(members, wanted, product(some, others))


def _of_one_time(a: str | None, b: str | None) -> bool:
    return relation(a, b) not in (PeriodRelation.APART, PeriodRelation.UNKNOWN)


def _of_two_products(a: Profile, b: Profile) -> bool:
    return a.obs.product != b.obs.product and relate_field(a, b, "product") is Relation.DIFFERENT


def _wanted(members: Sequence[Profile], wanted: Sequence[bool], places: Iterable[tuple[int, int]]) -> Iterator[tuple[Profile, Profile]]:
    for one, other in places:
        if wanted[one] or wanted[other]:
            yield members[min(one, other)], members[max(one, other)]
