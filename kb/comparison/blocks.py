"""The blocks in which figures and articles are looked for: two that share no block are never compared."""

from collections.abc import Iterator

from kb.comparison.profiles import Profile
from kb.comparison.stories import MOST_DAYS, Telling
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


def story_keys(telling: Telling) -> Iterator[str]:
    """The blocks of an article: each of its leading names in the stretches of days that its story can reach."""
    if telling.day is None:
        return
    names = sorted(telling.names | telling.openers, key=lambda n: (-telling.counts[n], -len(n), n))[:MOST_NAMES]
    # As in `common_names`: a surname finds the full name.
    words = {word for name in names for word in (name, name.split()[-1], name.split()[0]) if len(word) > 3 or word == name}
    bucket = telling.day // MOST_DAYS
    for word in sorted(words):
        for when in (bucket, bucket + 1):
            yield f"story|{when}|{word}"
