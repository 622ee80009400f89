"""Money of two currencies made comparable, at a rate of exchange that one of the two articles itself gives."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kb.comparison.profiles import Profile
from kb.comparison.stories import Story
from kb.comparison.tellings import MONEY, Telling
from kb.comparison.units import Measure
from kb.recomputation.intervals import Interval, point

# Between two dates a rate is taken to move by so much at most.
RATE_MOVES = 0.1
_NEARLY = "(?:about |around |roughly |some |approximately |nearly |almost |just over |just under |= ?|~ ?)?"
_CONVERTED = re.compile(rf"(?: ?[(\[] ?|, or ){_NEARLY}")
_AND_CONVERTED = re.compile(rf"[;,/] ?(?:or )?{_NEARLY}")
_CLOSES = re.compile(r"[)\];,/.]")


@dataclass(frozen=True, slots=True)
class Rate:
    """What one of a currency was in another, as an interval, and the words that say so."""

    interval: Interval
    words: str

    @property
    def about(self) -> Interval:
        """The rate of the dates around."""
        return Interval(self.interval.low * (1 - RATE_MOVES), self.interval.high * (1 + RATE_MOVES))


def in_one_currency(a: Telling, b: Telling, story: Story) -> tuple[Telling, Telling, Story] | None:
    """Two articles of one story with all their money in the currency that they print most; None where they give no rate for it."""
    if a is b or len(a.currencies | b.currencies) < 2:
        return None
    given = _rates(a, b)
    printed = Counter(p.measure.dimension for telling in (a, b) for p in telling.money)
    into = max({target for _, target in given}, key=lambda currency: (printed[currency], currency), default="")
    rates = {currency: rate for (currency, target), rate in given.items() if target == into}
    if not rates:
        return None
    a, b = (Telling(t.article_id, [_converted(p, into, rates.get(p.measure.dimension)) for p in t.profiles]) for t in (a, b))
    return a, b, replace(story, tellings=(a, b))


def in_two_currencies(money: Iterable[Profile]) -> Iterator[tuple[Profile, Profile]]:
    """Amounts with what an article says they are in another currency: "2m euros (£1.7m; $2.6m)"; `money` in the order of the text."""
    by_claim: dict[int, list[Profile]] = defaultdict(list)
    for p in money:
        by_claim[p.obs.claim_start].append(p)
    for claim in by_claim.values():
        first, before = None, None
        for p in claim:
            between = "" if before is None else p.obs.quote[before.at[1] : p.at[0]]
            if before is not None and _CONVERTED.fullmatch(between):
                first = before
            elif not _AND_CONVERTED.fullmatch(between):
                first = None
            if first is not None and first.measure.dimension != p.measure.dimension and _CLOSES.match(p.obs.quote, p.at[1]):
                yield first, p
            before = p


def as_converted(p: Profile) -> str | None:
    """What a converted sum comes to, in words; None for one that was left as it is."""
    if p.rate is None:
        return None
    low, high = (f"{float(f'{end:.3g}'):,.0f}" for end in (p.interval.low, p.interval.high))
    currency = p.measure.dimension.rsplit(":", 1)[-1]
    return f"“{p.obs.printed}” is {low} to {high} {currency} at the rate of “{p.rate}”, give or take {RATE_MOVES:.0%}"


def _rates(a: Telling, b: Telling) -> dict[tuple[str, str], Rate]:
    """The rates that either article gives, by the two currencies; none where its words give two."""
    found: dict[tuple[str, str], Rate] = {}
    unsure = set()
    for telling in (a, b):
        for first, second in in_two_currencies(telling.money):
            # What was printed first was converted as it is printed.
            there = second.interval / point(first.interval.middle)
            words = first.obs.quote[first.at[0] : second.at[1]]
            words += ")" * words.count("(")
            for x, y, rate in ((first, second, Rate(there, words)), (second, first, Rate(point(1) / there, words))):
                key = x.measure.dimension, y.measure.dimension
                if rate.about.disjoint(found.setdefault(key, rate).interval):
                    unsure.add(key)
    return {key: rate for key, rate in found.items() if key not in unsure and rate.interval.bounded}


def _converted(p: Profile, into: str, rate: Rate | None) -> Profile:
    """The figure with its sum in the other currency; as it is where there is no rate for its unit, or it is no sum."""
    if rate is None or p.sort != MONEY or p.interval.low <= 0:
        return p
    made = Profile(p.obs, p.register, rate=rate.words)
    known = {name: value for name, value in vars(p).items() if name not in ("rate", "size")}
    vars(made).update(known, measure=Measure(into, rate.interval.middle), interval=p.interval * rate.about)
    return made
