"""Articles that tell one story: what two articles must share before their figures may be set side by side."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from kb.comparison.facets import IN_CLAUSE, Facets, facets
from kb.comparison.periods_overlap import days_between
from kb.comparison.profiles import COLOURLESS, Profile
from kb.comparison.units import unit_class
from kb.comparison.words import canonical, is_area, name_key, names, openers, printed_name, stems, unit_words

# Articles further apart than this tell different stories, whatever names they share.
MOST_DAYS = 21
LEAD_CLAIMS = 3
# Words, apart from names, that two articles of one story share; where they share but a country, it takes many.
FEWEST_WORDS, MANY_WORDS = 2, 8
# Of the words with which two articles open, the shorter opening shares so many and such a part with the other.
FEWEST_OPENING, LEAST_OPENING = 2, 0.15
# Where the openings differ, names tie two articles of so many days.
NAMED_DAYS = 7
# Of the values by which an article is known, so many at most; what names, values and opening words must be worth together,
# each to a limit of its own, to tell one story of articles this many days apart.
MOST_MARKS = 12
LEAST_TIES, MOST_BY_NAMES, MOST_BY_MARKS, MOST_BY_WORDS = 5.5, 4.0, 5.0, 4.0
TIED_DAYS, LEAST_TIES_AT_ONCE = 4, 4.75
# Where no name is common, values must be worth so much: two towns raise one tax in the same words.
LEAST_BY_MARKS = 2.0
# A story that goes on for weeks opens with so many words again, and such a part of them; news of the same day look less far back.
ON_WORDS, ON_PART, LONG_AGO = 3, 0.3, 200
# Openings that share this part of their words are nearly one text.
MUCH_ALIKE = 0.33
_YEAR = re.compile(r"(?:1[89]|20)[0-9]{2}")
# Two figures of one article this close are one count, printed more and less exactly.
_NEARLY = 0.98
# Another source may count the whole this much lower; what is smaller still is rather a part.
_RIVAL = 0.5


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
    tellings: tuple["Telling", ...] = ()
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


class Telling:
    """One article as its figures' sentences show it."""

    def __init__(self, article_id: str, profiles: Iterable[Profile]):
        self.article_id = article_id
        self.profiles = sorted(profiles, key=lambda p: (p.obs.start, p.obs.end, p.obs.id))

    @cached_property
    def day(self) -> int | None:
        return self.profiles[0].day

    @cached_property
    def sorts(self) -> dict[tuple[str, str], list[Profile]]:
        """The figures by kind and class of unit."""
        found: dict[tuple[str, str], list[Profile]] = {}
        for p in self.profiles:
            found.setdefault((p.kind, unit_class(p.measure.dimension)), []).append(p)
        return found

    @cached_property
    def opening(self) -> str:
        """How the article opens: its title and first sentences; where these are not known, its first sentences with figures."""
        first = self.profiles[0].obs
        if first.lead:
            return f"{first.title or ''}\n{first.lead}"
        starts = sorted({p.obs.claim_start for p in self.profiles})[:LEAD_CLAIMS]
        return "\n".join(dict.fromkeys(p.obs.quote for p in self.profiles if p.obs.claim_start in starts))

    @cached_property
    def opening_words(self) -> frozenset[str]:
        return frozenset(canonical(word) for word in stems(self.opening)) - COLOURLESS - unit_words()

    @cached_property
    def opening_names(self) -> frozenset[str]:
        """Names of the first sentences, those without figures too. A headline in capitals shows no names."""
        lines = (self.profiles[0].obs.lead or "").splitlines()
        return frozenset(name for line in lines if not _all_capitals(line) for name in names(line))

    @cached_property
    def counts(self) -> Counter[str]:
        quotes = {(p.obs.claim_start, p.obs.quote): p.names for p in self.profiles}
        return Counter(name for found in (self.opening_names, *quotes.values()) for name in found)

    @cached_property
    def marks(self) -> dict[str, float]:
        """Values that chance hardly prints twice, with what each is worth as a sign of one story: 72,400 two, 4.6 percent one."""
        found: dict[str, float] = {}
        for p in self.profiles:
            digits, timed = p.significant, unit_class(p.measure.dimension) == "time"
            if digits < 2 or timed or p.kind == "rank" or p.vague or _YEAR.fullmatch(p.obs.amount or ""):
                continue
            worth = 2.0 if digits > 2 else 1.0 if "." in (p.obs.amount or "") else 0.5
            key = f"#{float(p.interval.middle):.6g}{'%' if p.obs.unit == '%' else ''}"
            found[key] = max(worth, found.get(key, 0.0))
        return dict(sorted(found.items(), key=lambda mark: (-mark[1], mark[0]))[:MOST_MARKS])

    @cached_property
    def telling_values(self) -> frozenset[str]:
        """Of the marks those of three digits and more: by them an article is found."""
        return frozenset(mark for mark, worth in self.marks.items() if worth > 1)

    @cached_property
    def outlet_names(self) -> frozenset[str]:
        """Words of the outlet's name, which may be those of the place or firm that it writes about."""
        return frozenset(name_key(word) for word in (self.profiles[0].obs.publisher or "").split() if len(word) > 3)

    @cached_property
    def openers(self) -> frozenset[str]:
        """Words that only open sentences here; another article may show them to be names."""
        told = [p.obs.quote for p in self.profiles]
        told += [line for line in (self.profiles[0].obs.lead or "").splitlines() if not _all_capitals(line)]
        return frozenset(word for text in told for word in openers(text)) - self.names

    @cached_property
    def names(self) -> frozenset[str]:
        return frozenset(self.counts)

    @cached_property
    def main(self) -> frozenset[str]:
        """Names of the first sentences with figures, and names that come back: by these an article is found."""
        starts = sorted({p.obs.claim_start for p in self.profiles})[:LEAD_CLAIMS]
        lead = {name for p in self.profiles if p.obs.claim_start in starts for name in p.names}
        return frozenset(lead | {name for name, n in self.counts.items() if n > 1})

    @cached_property
    def stage(self) -> frozenset[str]:
        """Names of the opening sentence, and those of a third of all: where the whole story plays, which narrows nothing."""
        opening = self.profiles[0].obs.claim_start
        claims = len({p.obs.claim_start for p in self.profiles})
        lead = {name for p in self.profiles if p.obs.claim_start == opening for name in p.names}
        return frozenset(lead | {name for name, n in self.counts.items() if n > 1 and 3 * n >= claims})

    @cached_property
    def wholes(self) -> frozenset[str]:
        """For each thing counted the largest figure, those called a total, and those of another source.

        What else is listed beside them is a part or an earlier stand.
        """
        groups: dict[tuple[str, str], list[Profile]] = {}
        for p in self.profiles:
            if p.concept is not None and p.kind == "amount" and not (p.expected or p.elsewhen or p.part or _long_ago(p)):
                groups.setdefault((p.concept.name, p.obs.period or "" if p.concept.kind != "toll" else ""), []).append(p)
        found: set[str] = set()
        for members in groups.values():
            most = max(members, key=lambda p: (p.interval.middle, p.obs.id))
            found.update(
                p.obs.id
                for p in members
                if p.total or p.interval.middle >= most.interval.middle * (_RIVAL if two_origins(p.origin, most.origin) else _NEARLY)
            )
        return frozenset(found)

    @cached_property
    def lone(self) -> frozenset[str]:
        """The figures whose unit stands with one value only, said once or again."""
        values: dict[tuple[str, str], dict[str, set[str]]] = {}
        for p in self.profiles:
            values.setdefault((p.kind, p.measure.dimension), {}).setdefault(p.obs.amount or p.obs.id, set()).add(p.obs.id)
        return frozenset(i for by_value in values.values() if len(by_value) == 1 for ids in by_value.values() for i in ids)

    @cached_property
    def lone_units(self) -> frozenset[str]:
        """The figures of whose printed unit the article gives one value only."""
        values: dict[str, set[str]] = {}
        for p in self.profiles:
            if p.obs.unit is not None:
                values.setdefault(p.obs.unit, set()).add(p.obs.amount or p.obs.id)
        return frozenset(p.obs.id for p in self.profiles if len(values.get(p.obs.unit or "", ())) == 1)

    @cached_property
    def aspects(self) -> dict[str, frozenset[str]]:
        """For each figure the words of its clause and measure that no figure of its kind with another value has."""
        found: dict[str, frozenset[str]] = {}
        for members in self.sorts.values():
            sayings = [(p, frozenset(canonical(word) for word in p.near | set(stems(p.obs.measure)))) for p in members]
            holders = Counter((word, p.obs.amount) for p, words in sayings for word in words)
            values = Counter(word for word, _ in holders)
            for p, words in sayings:
                found[p.obs.id] = frozenset(word for word in words if values[word] == 1)
        return found

    @cached_property
    def facets(self) -> dict[str, Facets]:
        """What is said of each figure."""
        return {p.obs.id: facets(p) for p in self.profiles}

    @cached_property
    def values_with(self) -> dict[tuple[str, str, str], int]:
        """For each kind, class of unit and word the number of different values at which the word stands."""
        held: dict[tuple[str, str, str], set[object]] = {}
        for (kind, sort), members in self.sorts.items():
            for p in members:
                for word, weight in self.facets[p.obs.id].weights.items():
                    if weight >= IN_CLAUSE:
                        held.setdefault((kind, sort, word), set()).add(p.obs.amount or p.obs.id)
        return {key: len(values) for key, values in held.items()}

    @cached_property
    def concepts(self) -> frozenset[str]:
        return frozenset(p.concept.name for p in self.profiles if p.concept is not None)

    @cached_property
    def words(self) -> frozenset[str]:
        return frozenset(word for p in self.profiles for word in p.words)


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


def _long_ago(p: Profile) -> bool:
    """The figure's own period lies so far back that it counts another happening."""
    gap = days_between(p.obs.period, p.obs.published)
    return p.other_year or (p.obs.period_basis != "inherited" and gap is not None and gap > LONG_AGO)


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


def _all_capitals(line: str) -> bool:
    """Most words of the line are capitalised, as in headlines."""
    long = [word for word in line.split() if len(word) > 3]
    return len(long) > 2 and sum(word[0].isupper() for word in long) > 0.6 * len(long)


def common_names(a: frozenset[str], b: frozenset[str]) -> frozenset[str]:
    """Names of both sides; "derna" and "derna city" are one, as are a surname and the full name."""
    found = set(a & b)
    ends = {word for name in b for word in (name, name.split()[-1], name.split()[0]) if len(word) > 3}
    found.update(name for name in a - b if {name.split()[-1], name.split()[0]} & ends and len(name) > 3)
    return frozenset(found)


def two_origins(a: str | None, b: str | None) -> bool:
    """Both are known, and they are not one."""
    return a is not None and b is not None and a != b


def _apart(days: int) -> str:
    return "published on the same day" if days == 0 else f"published {days} day{'s' if days > 1 else ''} apart"
