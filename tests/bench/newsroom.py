"""Generates the figures of a newsroom over the years by seed: stories told by several outlets, statistics by month, a few wrong values.

A base grows as a desk's does: by days. On each day some stories break; most are told by one outlet, a few by six. A telling
leaves out some of the facts, words them in its own way, names its source, and now and then has a value wrong. Tolls rise from day to day;
a month's exports, prices or sales come back in other stories as the level of the month before or of the year before.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count as counted
from string import Formatter
from typing import Any

from kb.model import Observation


def _words(text: str) -> list[str]:
    return text.split()


STORIES_A_DAY = 35
FIGURES_AN_ARTICLE = 5
WRONG = 0.03
_FIRST_DAY = date(2012, 1, 1)
_TELLINGS = {1: 70, 2: 15, 3: 8, 4: 4, 6: 3}
_TOLD = 0.85
_SYLLABLES = _words("ba den fer gol har kin lor mes nov os pel quin ras sel tam ul vor wen yar zel")
_PRODUCTS = _words(
    "barley copper salmon bicycles cotton paper cement cocoa timber wool tyres coal coffee sugar shoes furniture glass maize "
    "nickel rice rubber soybeans tea toys"
)
_CODES = _words(
    "Algeria DZ Argentina AR Austria AT Belgium BE Bolivia BO Brazil BR Bulgaria BG Canada CA Chile CL China CN Colombia CO "
    "Denmark DK Ecuador EC Egypt EG Finland FI France FR Germany DE Ghana GH Greece GR Hungary HU India IN Indonesia ID "
    "Ireland IE Italy IT Japan JP Kenya KE Malaysia MY Mexico MX Morocco MA Nigeria NG Norway NO Peru PE Poland PL Portugal "
    "PT Romania RO Spain ES Sweden SE Thailand TH Turkey TR Vietnam VN Zambia ZM"
)
_AREAS = dict(zip(_CODES[::2], _CODES[1::2], strict=True))
_ABSENT = _words(
    "hedge dimension direction move role subject measure product ref_area counterpart_area flow population adjustment "
    "transformation period base_period as_of"
)
_MONTHS = _words("January February March April May June July August September October November December")
_SOURCES = (
    *("the rescue service", "the health ministry", "the governor", "police", "officials", "a spokeswoman", "the council", "residents"),
    *("the union", "an aid group", "the mayor", "doctors", "a local paper", "the company", "analysts", "witnesses", "Northern Wire"),
)


@dataclass(frozen=True, slots=True)
class _Fact:
    """A value that a sentence prints at its mark, and what the reader makes of it."""

    value: float
    unit: str
    kind: str
    fields: dict[str, Any] = field(default_factory=dict)
    exact: bool = False
    form: str = ",.0f"


@dataclass(frozen=True, slots=True)
class _Sentence:
    """The wordings of one sentence, each with the marks of its facts; `rises` says by how much a day its facts grow at most."""

    wordings: tuple[str, ...]
    facts: dict[str, _Fact]
    names: dict[str, str] = field(default_factory=dict)
    rises: float = 0.0


def figures(count: int, *, seed: int = 1) -> Iterator[Observation]:
    """At least `count` observations, in the order of the days; of one seed, the fewer are the first of the more."""
    rng = random.Random(seed)
    made = 0
    for story in counted():
        day = _FIRST_DAY + timedelta(days=story // STORIES_A_DAY)
        told = rng.choices(list(_TELLINGS), list(_TELLINGS.values()))[0]
        sentences = rng.choice((*[_disaster] * 3, *[_layoffs] * 3, *[_vote] * 2, *[_trade] * 2, _prices))(rng, day)
        for number in range(told):
            late = rng.choice((0, 0, 0, 1, 1, 2))
            for one in _article(rng, f"{story}-{number}", day + timedelta(days=late), sentences, late=late):
                made += 1
                yield one
        if made >= count:
            return


def _article(rng: random.Random, name: str, day: date, sentences: list[_Sentence], *, late: int) -> Iterator[Observation]:
    offset = 0
    for sentence in sentences:
        if offset and rng.random() > _TOLD:
            continue
        source = rng.choice(_SOURCES)
        values = {
            mark: _wrong(
                rng, fact.value + (rng.randrange(1, 2 + int(fact.value * sentence.rises * late)) if late and sentence.rises else 0)
            )
            for mark, fact in sentence.facts.items()
        }
        printed = {mark: format(value, sentence.facts[mark].form) for mark, value in values.items()}
        quote, places = "", {}
        for literal, mark, _, _ in Formatter().parse(rng.choice(sentence.wordings)):
            quote += literal
            if mark in printed:
                places[mark] = len(quote)
                quote += printed[mark]
            elif mark:
                quote += {"source": source, **sentence.names}[mark]
        quote = quote[0].upper() + quote[1:]
        for mark, start in sorted(places.items(), key=lambda item: item[1]):
            yield _observation(
                sentence.facts[mark],
                values[mark],
                printed[mark],
                id=f"{name}-{offset + start}",
                article_id=name,
                published=day.isoformat(),
                publisher=f"Sample Outlet {int(name.split('-')[1]) * 7 % 40}",
                quote=quote,
                claim_start=offset,
                start=offset + start,
                sources=(source,) if source in quote else (),
            )
        offset += len(quote) + 1


def _wrong(rng: random.Random, value: float) -> float:
    return value + rng.randrange(2, 9) if rng.random() < WRONG else value


def _disaster(rng: random.Random, day: date) -> list[_Sentence]:
    place = _place(rng)
    what = rng.choice(("flood", "earthquake", "landslide", "ferry accident", "factory fire", "storm"))
    names = {"place": place, "what": what, "day": day.strftime("%A")}
    people = {"unit": "people", "kind": "count", "exact": True}
    dead = _Fact(rng.randrange(5, 300), fields={"measure": "deaths"}, **people)
    hurt = _Fact(rng.randrange(20, 900), fields={"measure": "injured"}, **people)
    gone = _Fact(rng.randrange(3, 90), fields={"measure": "missing"}, **people)
    homes = _Fact(rng.randrange(100, 5000), "home", "count", {"measure": "homes destroyed"}, exact=True)
    moved = _Fact(rng.randrange(1, 40) * 500, "people", "count", {"measure": "evacuated"}, exact=True)
    return [
        _Sentence(
            (
                "At least {dead} people died and {hurt} people were injured in the {what} near {place} on {day}, {source} said.",
                "The {what} in {place} killed {dead} people and injured {hurt} people, according to {source}.",
                "{source} put the death toll of the {what} in {place} at {dead} people, with {hurt} people hurt.",
            ),
            {"dead": dead, "hurt": hurt},
            names,
            rises=0.05,
        ),
        _Sentence(
            ("Rescuers in {place} were still looking for {gone} people.", "{gone} people were missing, {source} said."),
            {"gone": gone},
            names,
        ),
        _Sentence(("The {what} destroyed {homes} homes.", "{homes} homes around {place} lie in ruins."), {"homes": homes}, names),
        _Sentence(
            ("Some {moved} people were evacuated from the valley.", "{moved} people had left {place} by evening."), {"moved": moved}, names
        ),
    ]


def _trade(rng: random.Random, day: date) -> list[_Sentence]:
    area, product = rng.choice(list(_AREAS)), rng.choice(_PRODUCTS)
    month, before, year_before = (_months_ago(day, back) for back in (1, 2, 13))
    now, last, once = (_level(area, product, when) for when in (month, before, year_before))
    keys = {"measure": "exports", "product": product, "subject": area, "ref_area": _AREAS[area], "counterpart_area": "world"}
    fields = {**keys, "period": month, "move": 1, "direction": "up" if now > once else "down"}
    growth = 100 * (now / once - 1)
    names = {"area": area, "product": product, "month": _spoken(month), "before": _spoken(before), "year": year_before[:4]}
    names["moved"] = "up" if now > once else "down"
    return [
        _Sentence(
            (
                "{area} exported {now} tons of {product} in {month}, {moved} {growth}% from a year earlier, customs data showed.",
                "Exports of {product} from {area} came to {now} tons in {month}, {moved} {growth}% on the year, {source} reported.",
            ),
            {
                "now": _Fact(now, "t", "level", {**fields, "role": "new"}),
                "growth": _Fact(abs(growth), "%", "change", {**fields, "role": "percent", "base_period": year_before}, form=".1f"),
            },
            names,
        ),
        _Sentence(
            ("In {before} {area} had shipped {last} tons of {product}.", "That compares with {last} tons of {product} in {before}."),
            {"last": _Fact(last, "t", "level", {**keys, "period": before})},
            names,
        ),
        _Sentence(
            ("In the same month of {year} it was {once} tons.", "A year earlier {area} had sold {once} tons of {product} abroad."),
            {"once": _Fact(once, "t", "level", {**keys, "period": year_before})},
            names,
        ),
    ]


def _layoffs(rng: random.Random, day: date) -> list[_Sentence]:
    firm = f"{_place(rng)} {rng.choice(('Motors', 'Foods', 'Air', 'Energy', 'Bank'))}"
    staff = rng.randrange(20, 900) * 100
    jobs = round(staff * rng.randrange(2, 20) / 100)
    sales, once = rng.randrange(200, 9000), rng.randrange(200, 9000)
    quarter, once_quarter = (
        f"{year}-{m:02d}/{year}-{m + 2:02d}" for year in (day.year, day.year - 1) for m in ((day.month - 1) // 3 * 3 + 1,)
    )
    keys = {"subject": firm, "measure": "revenue"}
    names = {"firm": firm}
    return [
        _Sentence(
            (
                "{firm} will cut {jobs} of {staff} jobs, or {share}% of its staff, {source} said.",
                "{firm} plans to lay off {jobs} of its {staff} employees, {share}% of the workforce.",
            ),
            {
                "jobs": _Fact(jobs, "job", "count", {"subject": firm, "measure": "jobs lost"}, exact=True),
                "staff": _Fact(staff, "job", "count", {"subject": firm, "measure": "employees"}, exact=True),
                "share": _Fact(100 * jobs / staff, "%", "share", {"subject": firm, "measure": "jobs lost"}, form=".1f"),
            },
            names,
        ),
        _Sentence(
            ("{firm} had sales of ${sales} million in the quarter, after ${once} million a year before.",),
            {
                "sales": _Fact(sales, "USD", "level", {**keys, "period": quarter}),
                "once": _Fact(once, "USD", "level", {**keys, "period": once_quarter}),
            },
            names,
        ),
    ]


def _vote(rng: random.Random, day: date) -> list[_Sentence]:
    place, first, second = (_place(rng) for _ in range(3))
    won = rng.randrange(350, 600) / 10
    lost = round(100 - won - rng.randrange(10, 150) / 10, 1)
    names = {"place": place, "first": first, "second": second}
    share = {"unit": "%", "kind": "share", "form": ".1f"}
    return [
        _Sentence(
            (
                "{first} won {won}% of the vote in {place} against {lost}% for {second}, {source} said.",
                "With {won}% of the vote {first} beat {second}, who took {lost}%, in the election in {place}.",
            ),
            {
                "won": _Fact(won, fields={"subject": first, "measure": "vote share"}, **share),
                "lost": _Fact(lost, fields={"subject": second, "measure": "vote share"}, **share),
            },
            names,
        ),
        _Sentence(
            ("Turnout in {place} was {turnout}%.", "{turnout}% of voters in {place} took part."),
            {"turnout": _Fact(rng.randrange(400, 900) / 10, fields={"subject": place, "measure": "turnout"}, **share)},
            names,
        ),
        _Sentence(
            ("{seats} of {all} seats in the council of {place} went to the party of {first}.",),
            {
                "seats": _Fact(rng.randrange(20, 50), "seat", "count", {"subject": first, "measure": "seats"}, exact=True),
                "all": _Fact(rng.randrange(60, 99), "seat", "count", {"subject": place, "measure": "seats"}, exact=True),
            },
            names,
        ),
    ]


def _prices(rng: random.Random, day: date) -> list[_Sentence]:
    area = rng.choice(list(_AREAS))
    month, before = (_months_ago(day, back) for back in (1, 2))
    keys = {"subject": area, "ref_area": _AREAS[area], "measure": "inflation"}
    now, last = (_level(area, "prices", when) % 90 / 10 + 0.3 for when in (month, before))
    rate = {"unit": "%", "kind": "rate", "form": ".1f"}
    names = {"area": area, "month": _spoken(month), "before": _spoken(before)}
    return [
        _Sentence(
            (
                "Inflation in {area} was {now}% in {month}, after {last}% in {before}, the statistics office said.",
                "Consumer prices in {area} rose {now}% in {month} from a year earlier, against {last}% in {before}.",
            ),
            {
                "now": _Fact(now, fields={**keys, "period": month}, **rate),
                "last": _Fact(last, fields={**keys, "period": before}, **rate),
            },
            names,
        ),
        _Sentence(
            ("Food prices gained {food}% and rents {rent}%.", "Economists had looked for {food}% for food and {rent}% for rents."),
            {
                "food": _Fact(now + 1.2, fields={**keys, "measure": "food prices", "period": month}, **rate),
                "rent": _Fact(now + 0.4, fields={**keys, "measure": "rents", "period": month}, **rate),
            },
            names,
        ),
    ]


def _place(rng: random.Random) -> str:
    return "".join(rng.choice(_SYLLABLES) for _ in range(3)).capitalize()


def _level(area: str, product: str, month: str) -> int:
    """One value for each series and month, whoever prints it."""
    return random.Random(f"{area} {product} {month}").randrange(1000, 9000)


def _months_ago(day: date, back: int) -> str:
    year, month = divmod(day.year * 12 + day.month - 1 - back, 12)
    return f"{year}-{month + 1:02d}"


def _spoken(month: str) -> str:
    return f"{_MONTHS[int(month[5:]) - 1]} {month[:4]}"


def _observation(fact: _Fact, value: float, printed: str, *, quote: str, start: int, claim_start: int, **given: Any) -> Observation:
    half = 0.0 if fact.exact else 0.05 if fact.form == ".1f" else 0.5
    amount = float(printed.replace(",", ""))
    absent = dict.fromkeys(_ABSENT)
    return Observation(
        **{**absent, **fact.fields},
        **given,
        ref=given["article_id"],
        quote=quote,
        start=start,
        end=start + len(printed),
        printed=printed,
        claim_start=claim_start,
        claim_end=claim_start + len(quote),
        amount=printed.replace(",", ""),
        low=amount - half,
        high=amount + half,
        low_open=False,
        high_open=half > 0,
        interval_basis="exact count" if fact.exact else "printed precision",
        comparator="=",
        unit=fact.unit,
        kind=fact.kind,
        period_basis="printed" if "period" in fact.fields else "unknown",
        voice="report",
        modality="asserted",
    )
