"""One article as its figures' sentences show it: its names, how it opens, and what it says of each figure."""

import re
from collections import Counter
from collections.abc import Iterable

from kb.comparison.facets import IN_CLAUSE, Facets, facets
from kb.comparison.once import once
from kb.comparison.periods_overlap import days_between
from kb.comparison.profiles import COLOURLESS, Profile
from kb.comparison.units import unit_class
from kb.comparison.words import canonical, name_key, names, openers, stems, unit_words, with_ends

LEAD_CLAIMS = 3
MONEY = ("amount", "money")
# What starts within so many characters opens an article.
OPENING = 220
# Of the values by which an article is known, so many at most.
MOST_MARKS = 12
# A figure of a time further back than so many days counts another happening.
LONG_AGO = 200
_YEAR = re.compile(r"(?:1[89]|20)[0-9]{2}")
# Two figures of one article this close are one count, printed more and less exactly.
_NEARLY = 0.98
# Another source may count the whole this much lower; what is smaller still is rather a part.
_RIVAL = 0.5


class Telling:
    """One article as its figures' sentences show it."""

    def __init__(self, article_id: str, profiles: Iterable[Profile]):
        self.article_id = article_id
        self.profiles = sorted(profiles, key=lambda p: (p.obs.start, p.obs.end, p.obs.id))

    @once
    def day(self) -> int | None:
        return self.profiles[0].day

    @once
    def sorts(self) -> dict[tuple[str, str], list[Profile]]:
        """The figures that may be one thing, by what they are of."""
        found: dict[tuple[str, str], list[Profile]] = {}
        for p in self.profiles:
            found.setdefault(p.sort, []).append(p)
        return found

    @once
    def money(self) -> list[Profile]:
        """Its sums of money above nought, in the order of the text."""
        return [p for p in self.sorts.get(MONEY, ()) if p.interval.low > 0]

    @once
    def currencies(self) -> frozenset[str]:
        """The dimensions of its sums of money."""
        return frozenset(p.measure.dimension for p in self.money)

    @once
    def opening(self) -> str:
        """How the article opens: its title and first sentences; where these are not known, its first sentences with figures."""
        first = self.profiles[0].obs
        if first.lead:
            return f"{first.title or ''}\n{first.lead}"
        starts = sorted({p.obs.claim_start for p in self.profiles})[:LEAD_CLAIMS]
        return "\n".join(dict.fromkeys(p.obs.quote for p in self.profiles if p.obs.claim_start in starts))

    @once
    def told(self) -> str:
        """All that is known of its text."""
        return "\n".join((self.opening, *(p.obs.quote for p in self.profiles)))

    @once
    def opening_words(self) -> frozenset[str]:
        return frozenset(canonical(word) for word in stems(self.opening)) - COLOURLESS - unit_words()

    @once
    def opening_names(self) -> frozenset[str]:
        """Names of the first sentences, those without figures too. A headline in capitals shows no names."""
        lines = (self.profiles[0].obs.lead or "").splitlines()
        return frozenset(name for line in lines if not _all_capitals(line) for name in names(line))

    @once
    def counts(self) -> Counter[str]:
        quotes = {(p.obs.claim_start, p.obs.quote): p.names for p in self.profiles}
        return Counter(name for found in (self.opening_names, *quotes.values()) for name in found)

    @once
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

    @once
    def telling_values(self) -> frozenset[str]:
        """Of the marks those of three digits and more: by them an article is found."""
        return frozenset(mark for mark, worth in self.marks.items() if worth > 1)

    @once
    def name_words(self) -> frozenset[str]:
        """The words of all that are names, or may be."""
        return frozenset(canonical(word) for name in self.names | self.openers for word in stems(name))

    @once
    def outlet_names(self) -> frozenset[str]:
        """Words of the outlet's name, which may be those of the place or firm that it writes about."""
        return frozenset(name_key(word) for word in (self.profiles[0].obs.publisher or "").split() if len(word) > 3)

    @once
    def openers(self) -> frozenset[str]:
        """Words that only open sentences here; another article may show them to be names."""
        told = [p.obs.quote for p in self.profiles]
        told += [line for line in (self.profiles[0].obs.lead or "").splitlines() if not _all_capitals(line)]
        return frozenset(word for text in told for word in openers(text)) - self.names

    @once
    def names(self) -> frozenset[str]:
        return frozenset(self.counts)

    @once
    def name_keys(self) -> frozenset[str]:
        """The names and the words by which they may stand short: articles without a common one have no name in common."""
        return with_ends(self.names)

    @once
    def opener_keys(self) -> frozenset[str]:
        """As `name_keys`, of the words that open sentences."""
        return with_ends(self.openers)

    @once
    def names_of_one_word(self) -> str:
        """The names that are one word, each on a line of its own after a first empty one, to be searched by their starts."""
        return "\n".join(("", *(name for name in self.names if " " not in name)))

    @once
    def main(self) -> frozenset[str]:
        """Names of the first sentences with figures, and names that come back: by these an article is found."""
        starts = sorted({p.obs.claim_start for p in self.profiles})[:LEAD_CLAIMS]
        lead = {name for p in self.profiles if p.obs.claim_start in starts for name in p.names}
        return frozenset(lead | {name for name, n in self.counts.items() if n > 1})

    @once
    def stage(self) -> frozenset[str]:
        """Names of the opening sentence, and those of a third of all: where the whole story plays, which narrows nothing."""
        opening = self.profiles[0].obs.claim_start
        claims = len({p.obs.claim_start for p in self.profiles})
        lead = {name for p in self.profiles if p.obs.claim_start == opening for name in p.names}
        return frozenset(lead | {name for name, n in self.counts.items() if n > 1 and 3 * n >= claims})

    @once
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

    @once
    def lone(self) -> frozenset[str]:
        """The figures whose unit stands with one value only, said once or again."""
        values: dict[tuple[str, str], dict[str, set[str]]] = {}
        for p in self.profiles:
            values.setdefault((p.kind, p.measure.dimension), {}).setdefault(p.obs.amount or p.obs.id, set()).add(p.obs.id)
        return frozenset(i for by_value in values.values() if len(by_value) == 1 for ids in by_value.values() for i in ids)

    @once
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

    @once
    def facets(self) -> dict[str, Facets]:
        """What is said of each figure."""
        return {p.obs.id: facets(p) for p in self.profiles}

    def crowd(self, p: Profile, word: str) -> int:
        """At how many different values of the sort of `p` the word stands, one at least."""
        return self._values_with.get((p.sort, word), 1)

    def of_period(self, p: Profile) -> int:
        """How many different values of the sort of `p` are of its period, one at least."""
        return self._values_of.get((p.sort, p.obs.period), 1)

    @once
    def _values_of(self) -> dict[tuple[tuple[str, str], str | None], int]:
        held: dict[tuple[tuple[str, str], str | None], set[object]] = {}
        for sort, members in self.sorts.items():
            for p in members:
                held.setdefault((sort, p.obs.period), set()).add(p.obs.amount or p.obs.id)
        return {key: len(values) for key, values in held.items()}

    @once
    def _values_with(self) -> dict[tuple[tuple[str, str], str], int]:
        held: dict[tuple[tuple[str, str], str], set[object]] = {}
        for sort, members in self.sorts.items():
            for p in members:
                for word, weight in self.facets[p.obs.id].weights.items():
                    if weight >= IN_CLAUSE:
                        held.setdefault((sort, word), set()).add(p.obs.amount or p.obs.id)
        return {key: len(values) for key, values in held.items()}

    @once
    def concepts(self) -> frozenset[str]:
        return frozenset(p.concept.name for p in self.profiles if p.concept is not None)

    @once
    def words(self) -> frozenset[str]:
        return frozenset(word for p in self.profiles for word in p.words)

    @once
    def told_words(self) -> frozenset[str]:
        """The words of its figures' sentences and of its opening, without those of every toll or trend."""
        return (self.words | self.opening_words) - COLOURLESS


def _long_ago(p: Profile) -> bool:
    """The figure's own period lies so far back that it counts another happening."""
    gap = days_between(p.obs.period, p.obs.published)
    return p.other_year or (p.obs.period_basis != "inherited" and gap is not None and gap > LONG_AGO)


def _all_capitals(line: str) -> bool:
    """Most words of the line are capitalised, as in headlines."""
    long = [word for word in line.split() if len(word) > 3]
    return len(long) > 2 and sum(word[0].isupper() for word in long) > 0.6 * len(long)


def two_origins(a: str | None, b: str | None) -> bool:
    """Both are known, and they are not one."""
    return a is not None and b is not None and a != b
