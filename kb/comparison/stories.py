"""Articles that tell one story: what two articles must share before their figures may be set side by side."""

from dataclasses import dataclass
from functools import lru_cache

from kb.comparison.once import once
from kb.comparison.profiles import COLOURLESS, Profile
from kb.comparison.tellings import Telling
from kb.comparison.words import is_area, likely_name, name_ends, printed_name, stems

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
# What else may tell one story, in natural log odds, as a logistic regression over pairs of articles gives it, rounded.
LIKELY_DAYS, LIKELY, LIKELY_WITHOUT_NAMES = 14, -3.0, 1.0
STARTING, EACH_NAME, RETURNING, OPENER = -4.3, -1.0, 1.3, 0.75
BEST_MARK, EACH_MARK, OPENING_WORD, OPENING_SHARE, ONE_MEASURE = 1.0, 1.2, 0.7, 3.5, 1.25
# A story that goes on for weeks opens with so many words again, and such a part of them.
ON_WORDS, ON_PART = 3, 0.3
# The odds that unlike figures need, from the second day on and from the fifth: a beat has many stories with the same names.
FIRST_DAYS, LEAST_ODDS, LEAST_ODDS_LATER = 1, -5.0, 0.0
# Names that a reader is shown as what two articles share.
MOST_SHOWN = 4
# Openings that share this part of their words are nearly one text.
MUCH_ALIKE = 0.33


@dataclass(frozen=True)
class Story:
    """What two articles share, or one with itself.

    `firm`: they open with the same matter, and do not only share names. `likely`: only many small signs together say that it is one
    story, so that figures meet where they match, and no key joins them. `main` holds names that lead both, `shared` all names of both,
    `days` is the time between them.
    """

    tellings: tuple[Telling, ...]
    main: frozenset[str]
    days: int
    shared: frozenset[str] = frozenset()
    firm: bool = True
    likely: bool = False

    def days_within(self, most: int) -> bool:
        """The two articles were published so many days apart at most."""
        return self.days <= most

    @once
    def words(self) -> str:
        """What two articles share, for a reader."""
        if len(self.tellings) < 2:
            return "they stand in one article"
        shown = ", ".join(printed_name(name, self.tellings[0].told) for name in _fullest(self.shared)[:MOST_SHOWN])
        both = f"both name {shown}" if shown else "both print the same values and open with the same words"
        return f"the articles tell one story ({_apart(self.days)}, {both})"

    @once
    def close(self) -> bool:
        """For the days between them the articles are so alike, names apart, that their figures may be held against each other."""
        if self.days_within(FIRST_DAYS):
            return True
        return self.odds() >= (LEAST_ODDS if self.days_within(TIED_DAYS) else LEAST_ODDS_LATER)

    def odds(self) -> float:
        """The log odds that the two articles tell one story, the days between them apart."""
        return _odds(*self.tellings)

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
        own = (telling for telling in self.tellings if telling.article_id == p.obs.article_id)
        return any(name in telling.names or f"\n{start}" in telling.names_of_one_word for telling in own)

    def opens(self, p: Profile, name: str) -> bool:
        """The article of `p` opens with the name: the whole of it plays there."""
        return any(name in telling.opening_names for telling in self.tellings if telling.article_id == p.obs.article_id)

    def prints(self, p: Profile, other: Profile) -> bool:
        """The article of `p` prints the value of `other` beside its own, and not as a former one."""
        if other.significant < 2:
            return False
        beside = [q for telling in self.tellings if telling.article_id == p.obs.article_id for q in telling.profiles if q is not p]
        return any(q.obs.amount == other.obs.amount and q.kind == other.kind and not q.earlier and not q.part for q in beside)

    def whole(self, p: Profile) -> bool:
        """The figure is what its article gives as the whole count, not one of the parts it lists."""
        return any(p.obs.id in telling.wholes for telling in self.tellings)

    @property
    def words_of_main(self) -> frozenset[str]:
        return _words_of(self.main)


def shared_story(a: Telling, b: Telling) -> Story | None:
    """The story two articles share, None if they tell different ones."""
    if a.article_id == b.article_id:
        return Story((a,), a.stage, 0)
    if a.day is None or b.day is None:
        return None
    days = abs(a.day - b.day)
    if days > MOST_DAYS:
        return None
    both = _both(a, b)
    tied = days <= TIED_DAYS and _ties(a, b, both) >= (LEAST_TIES if days > 1 else LEAST_TIES_AT_ONCE)
    firm = tied or (bool(both.names) and _firm(a, b, both))
    likely = False
    # Most pairs have no name in common, and then only this.
    if not (tied or (both.names and ((not firm and both.goes_on) or _meets(a, b, both, days, firm=firm)))):
        # Two towns raise one tax in the same words: without a common name, one of the two must open without any.
        if not both.telling and a.opening_names and b.opening_names:
            return None
        likely = days <= LIKELY_DAYS and _odds(a, b) >= (LIKELY if both.telling else LIKELY_WITHOUT_NAMES)
        if not likely:
            return None
    main = common_names(a.stage, b.names) | common_names(b.stage, a.names) | (both.names & (a.openers | b.openers))
    main |= common_names(a.opening_names, b.opening_names)
    return Story((a, b), main, days, both.names, firm and not likely, likely)


class _Both:
    """What two articles have in common."""

    def __init__(self, a: Telling, b: Telling):
        self.tellings = a, b
        self.names = _names_of_both(a, b)

    @once
    def telling(self) -> list[str]:
        """The names of both that are no areas."""
        return [name for name in self.names if not is_area(name)]

    @once
    def openings(self) -> tuple[int, int]:
        """Of the words with which they open, names apart, how many are common, and how many the shorter opening has."""
        named = self.tellings[0].name_words | self.tellings[1].name_words
        x, y = (telling.opening_words - named for telling in self.tellings)
        return len(x & y), min(len(x), len(y))

    @once
    def marks(self) -> list[float]:
        """What the values that both print are worth."""
        a, b = (telling.marks for telling in self.tellings)
        return [min(a[mark], b[mark]) for mark in a.keys() & b.keys()]

    @property
    def goes_on(self) -> bool:
        """Both have a name and open with one matter: a story told again weeks later."""
        if not self.telling:
            return False
        both, shorter = self.openings
        return both >= max(ON_WORDS, ON_PART * shorter)


@lru_cache(maxsize=64)
def _both(a: Telling, b: Telling) -> _Both:
    return _Both(a, b)


def _fullest(names: frozenset[str]) -> list[str]:
    """The names without those that another of them holds, the longest first."""
    kept: list[str] = []
    for name in sorted(names, key=lambda n: (-len(n), n)):
        if not any(set(name.split()) <= set(longer.split()) for longer in kept):
            kept.append(name)
    return kept


def _meets(a: Telling, b: Telling, both: _Both, days: int, *, firm: bool) -> bool:
    """They share, besides their names, so many words that the names are no chance."""
    shared, telling = both.names, both.telling
    if not firm and (days > NAMED_DAYS or len(telling) < 2) and not (telling and _open_alike(a, b)):
        return False
    words = (a.told_words & b.told_words) - {word for name in shared for word in stems(name)}
    fewest = 3 * FEWEST_WORDS if not telling else 1 if any(" " in name for name in telling) else FEWEST_WORDS
    # One thing measured by both says as much as two words.
    if len(words) + 2 * len(a.concepts & b.concepts) < fewest:
        return False
    return len(shared) > 1 or (days <= NAMED_DAYS and bool(telling or len(words) >= MANY_WORDS))


@lru_cache(maxsize=64)
def _odds(a: Telling, b: Telling) -> float:
    """The log odds, over articles of like days, that the two tell one story."""
    both = _both(a, b)
    returning = sum(a.counts[name] > 1 and b.counts[name] > 1 for name in both.telling)
    opening, shorter = both.openings
    odds = STARTING + EACH_NAME * min(len(both.telling), 4) + RETURNING * min(returning, 3)
    odds += OPENER * min(len(_rare_openers(a, b)), 2) + BEST_MARK * max(both.marks, default=0) + EACH_MARK * min(len(both.marks), 6)
    odds += OPENING_WORD * min(opening, 8) + OPENING_SHARE * opening / max(1, shorter)
    return odds + ONE_MEASURE * min(len(a.concepts & b.concepts), 3)


def _rare_openers(a: Telling, b: Telling) -> list[str]:
    """Words that open sentences in both and look like no plural or verb: rather names."""
    return [word for word in a.openers & b.openers if likely_name(word)]


def _ties(a: Telling, b: Telling, both: _Both) -> float:
    """What the names, the values and the words with which they open are worth together as signs of one story."""
    by_outlet = {n for x, y in ((a, b), (b, a)) for n in x.outlet_names & y.names if not is_area(n)}
    # What both articles come back to is what they are about.
    by_names = sum(2 if " " in name or (a.counts[name] > 1 and b.counts[name] > 1) else 1 for name in {*both.telling, *by_outlet})
    by_marks = sum(both.marks)
    if not by_names and by_marks < LEAST_BY_MARKS:
        return 0.0
    opening, shorter = both.openings
    by_words = min(opening, MOST_BY_WORDS * (1.5 if opening >= MUCH_ALIKE * shorter else 1))
    by_words += min(len((a.words & b.words) - COLOURLESS) - opening, 4) / 4
    return min(by_names, MOST_BY_NAMES) + min(by_marks, MOST_BY_MARKS) + by_words


def _firm(a: Telling, b: Telling, both: _Both) -> bool:
    """They open with the same matter, and have more in common than one word that is a name."""
    if not _open_alike(a, b):
        return False
    if len(both.telling) > 1 or any(" " in name for name in both.telling):
        return True
    # They open alike even without the names: two museums of one town do not.
    opening, shorter = both.openings
    return shorter > 0 and opening >= LEAST_OPENING * shorter


def _open_alike(a: Telling, b: Telling) -> bool:
    """The two articles open with the same matter; a name that one of them only mentions later joins no stories."""
    x, y = a.opening_words, b.opening_words
    both = len(x & y)
    return both >= FEWEST_OPENING and both >= LEAST_OPENING * min(len(x), len(y))


def _names_of_both(a: Telling, b: Telling) -> frozenset[str]:
    """Names of both articles, as the one prints them that names more."""
    if a.name_keys.isdisjoint(b.name_keys) and a.name_keys.isdisjoint(b.opener_keys) and a.opener_keys.isdisjoint(b.name_keys):
        return frozenset()
    shown_by_one = common_names(a.openers, b.names) | common_names(b.openers, a.names)
    shared, as_told = (common_names(x.names, y.names) | shown_by_one for x, y in ((a, b), (b, a)))
    return shared if shared == as_told else max(shared, as_told, key=lambda names: (len(names), sorted(names)))


def common_names(a: frozenset[str], b: frozenset[str]) -> frozenset[str]:
    """Names of both sides; "derna" and "derna city" are one, as are a surname and the full name."""
    if not a or not b:
        return frozenset()
    ends = _by_end(a)
    both = ends.keys() & _by_end(b).keys()
    if not both:
        return a & b
    return (a & b).union(*map(ends.__getitem__, both))


@lru_cache(maxsize=1024)
def _words_of(names: frozenset[str]) -> frozenset[str]:
    return frozenset(stem for name in names for stem in stems(name))


@lru_cache(maxsize=4096)
def _by_end(names: frozenset[str]) -> dict[str, list[str]]:
    """The names by their ends: article after article is held against the same one."""
    found: dict[str, list[str]] = {}
    for name in names:
        for end in name_ends(name):
            found.setdefault(end, []).append(name)
    return found


def _apart(days: int) -> str:
    return "published on the same day" if days == 0 else f"published {days} day{'s' if days > 1 else ''} apart"
