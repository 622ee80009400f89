"""Articles that tell one story: what two articles must share before their figures may be set side by side."""

from dataclasses import dataclass
from functools import lru_cache

from ingest.vocabulary import load
from kb.comparison.profiles import COLOURLESS, Profile
from kb.comparison.tellings import Telling
from kb.comparison.words import canonical, is_area, printed_name, stems

# Articles further apart than this tell different stories, whatever names they share.
MOST_DAYS = 21
# Words, apart from names, that two articles of one story share; where they share but a country, it takes many.
FEWEST_WORDS, MANY_WORDS = 2, 8
# Of the words with which two articles open, the shorter opening shares so many and such a part with the other.
FEWEST_OPENING, LEAST_OPENING = 2, 0.15
# Where the openings differ, names tie two articles of so many days.
NAMED_DAYS = 7
# What names, values and opening words must be worth together, each to a limit of its own, to tell one story of articles this many
# days apart, and less where they are of one day or the next.
LEAST_TIES, MOST_BY_NAMES, MOST_BY_MARKS, MOST_BY_WORDS = 5.5, 4.0, 5.0, 4.0
TIED_DAYS, LEAST_TIES_AT_ONCE = 4, 4.75
# Where no name is common, values must be worth so much: two towns raise one tax in the same words.
LEAST_BY_MARKS = 2.0
# A story that goes on for weeks opens with so many words again, and such a part of them.
ON_WORDS, ON_PART = 3, 0.3
# Openings that share this part of their words are nearly one text.
MUCH_ALIKE = 0.33


@dataclass(frozen=True, slots=True)
class Story:
    """What two articles share.

    `firm`: they open with the same matter, and do not only share names. `main` holds names that lead both, `days` the time between them,
    `words` says it to a reader.
    """

    main: frozenset[str]
    days: int | None
    words: str
    wholes: frozenset[str] = frozenset()
    tellings: tuple[Telling, ...] = ()
    firm: bool = True

    def days_within(self, most: int) -> bool:
        """The two articles were published so many days apart at most."""
        return self.days is not None and self.days <= most

    def lone(self, p: Profile) -> bool:
        """No other value of its unit is printed in its article."""
        return any(p.obs.id in telling.lone for telling in self.tellings)

    def both_lone(self, a: Profile, b: Profile) -> bool:
        return self.lone(a) and self.lone(b)

    def aspects(self, p: Profile) -> frozenset[str]:
        """The words near the figure that stand near no other figure of its kind in its article, names apart."""
        found = next((t.aspects[p.obs.id] for t in self.tellings if p.obs.id in t.aspects), frozenset())
        return found - self.words_of_main

    def knows(self, p: Profile, name: str) -> bool:
        """The article of `p` has the name somewhere, or that of the land whose people it names ("Vantians")."""
        start = name[: max(4, len(name) - 3)]
        known = (telling.names for telling in self.tellings if telling.article_id == p.obs.article_id)
        return any(one == name or (one.startswith(start) and " " not in one) for found in known for one in found)

    def prints(self, p: Profile, other: Profile) -> bool:
        """The article of `p` prints the value of `other` beside its own, and not as a former one."""
        if other.significant < 2:
            return False
        beside = [q for telling in self.tellings if telling.article_id == p.obs.article_id for q in telling.profiles if q is not p]
        return any(q.obs.amount == other.obs.amount and q.kind == other.kind and not q.earlier and not q.part for q in beside)

    def whole(self, p: Profile) -> bool:
        """The figure is what its article gives as the whole count, not one of the parts it lists."""
        return p.obs.id in self.wholes

    @property
    def words_of_main(self) -> frozenset[str]:
        return frozenset(s for name in self.main for s in stems(name))


def shared_story(a: Telling, b: Telling) -> Story | None:
    """The story two articles share, None if they tell different ones."""
    if a.article_id == b.article_id:
        return Story(a.stage, 0, "they stand in one article", a.wholes, (a,))
    if a.day is None or b.day is None:
        return None
    days = abs(a.day - b.day)
    if days > MOST_DAYS:
        return None
    shared = common_names(a.names, b.names) | common_names(a.openers, b.names) | common_names(b.openers, a.names)
    telling = [name for name in shared if not is_area(name)]
    firm = _open_alike(a, b) and (len(telling) > 1 or any(" " in name for name in telling) or _one_matter(a, b))
    tied = days <= TIED_DAYS and _ties(a, b, telling) >= (LEAST_TIES if days > 1 else LEAST_TIES_AT_ONCE)
    firm = firm or tied
    on = not firm and _goes_on(a, b, telling)
    if not firm and not on and not (telling and _open_alike(a, b)) and (days > NAMED_DAYS or len(telling) < 2):
        return None
    words = ((a.words | a.opening_words) & (b.words | b.opening_words)) - {word for name in shared for word in stems(name)} - COLOURLESS
    fewest = 3 * FEWEST_WORDS if not telling else 1 if any(" " in name for name in telling) else FEWEST_WORDS
    # One thing measured by both says as much as two words.
    if not tied and not on and (not shared or len(words) + 2 * len(a.concepts & b.concepts) < fewest):
        return None
    if not tied and not on and len(shared) < 2 and (days > 7 or not (telling or len(words) >= MANY_WORDS)):
        return None
    main = common_names(a.stage, b.names) | common_names(b.stage, a.names) | (shared & (a.openers | b.openers))
    main |= common_names(a.opening_names, b.opening_names)
    told = "\n".join((a.opening, *(p.obs.quote for p in a.profiles)))
    shown = ", ".join(printed_name(name, told) for name in sorted(shared, key=lambda n: (-len(n), n))[:4])
    both = f"both name {shown}" if shown else "both print the same values and open with the same words"
    return Story(main, days, f"the articles tell one story ({_apart(days)}, {both})", a.wholes | b.wholes, (a, b), firm)


def _ties(a: Telling, b: Telling, telling: list[str]) -> float:
    """What the names, the values and the words with which they open are worth together as signs of one story."""
    by_outlet = {n for x, y in ((a, b), (b, a)) for n in x.outlet_names & y.names if not is_area(n)}
    # What both articles come back to is what they are about.
    by_names = sum(2 if " " in name or (a.counts[name] > 1 and b.counts[name] > 1) else 1 for name in {*telling, *by_outlet})
    by_marks = sum(min(a.marks[mark], b.marks[mark]) for mark in a.marks.keys() & b.marks.keys())
    if not by_names and by_marks < LEAST_BY_MARKS:
        return 0.0
    x, y = _matter(a, b), _matter(b, a)
    opening = len(x & y)
    alike = opening >= MUCH_ALIKE * min(len(x), len(y))
    by_words = min(opening, MOST_BY_WORDS * (1.5 if alike else 1)) + min(len((a.words & b.words) - COLOURLESS) - opening, 4) / 4
    return min(by_names, MOST_BY_NAMES) + min(by_marks, MOST_BY_MARKS) + by_words


def _matter(a: Telling, b: Telling) -> frozenset[str]:
    """The words with which `a` opens, without the names of either."""
    return a.opening_words - {canonical(word) for t in (a, b) for name in t.names | t.openers for word in stems(name)}


def _goes_on(a: Telling, b: Telling, telling: list[str]) -> bool:
    """Both have a name and open with one matter: a story told again weeks later."""
    x, y = _matter(a, b), _matter(b, a)
    return bool(telling) and len(x & y) >= max(ON_WORDS, ON_PART * min(len(x), len(y)))


def _open_alike(a: Telling, b: Telling) -> bool:
    """The two articles open with the same matter; a name that one of them only mentions later joins no stories."""
    x, y = a.opening_words, b.opening_words
    both = len(x & y)
    return both >= FEWEST_OPENING and both >= LEAST_OPENING * min(len(x), len(y))


def _one_matter(a: Telling, b: Telling) -> bool:
    """They open alike even without the names: two museums of one town do not."""
    x, y = _matter(a, b), _matter(b, a)
    return bool(x and y) and len(x & y) >= LEAST_OPENING * min(len(x), len(y))


def common_names(a: frozenset[str], b: frozenset[str]) -> frozenset[str]:
    """Names of both sides; "derna" and "derna city" are one, as are a surname and the full name."""
    found = set(a & b)
    ends = {word for name in b for word in (name, *_ends(name))}
    found.update(name for name in a - b if len(name) > 3 and not ends.isdisjoint(_ends(name)))
    return frozenset(found)


@lru_cache(maxsize=65536)
def _ends(name: str) -> tuple[str, ...]:
    """The first and the last word of a name, by which it may stand short; "Motors" and "Bank" only say what sort it is."""
    return tuple(word for word in (name.split()[0], name.split()[-1]) if len(word) > 3 and (word == name or word not in _sorts()))


@lru_cache(maxsize=1)
def _sorts() -> frozenset[str]:
    return frozenset(word.lower() for sort in ("organisation", "place") for word in load("entities")[sort]["words"])


def _apart(days: int) -> str:
    return "published on the same day" if days == 0 else f"published {days} day{'s' if days > 1 else ''} apart"
