"""Rates against the total and the number they tie together: "$150 million each", "42 a day", "400 tonnes at 900 euros a tonne"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kb.comparison.periods_overlap import days, months
from kb.comparison.profiles import Profile
from kb.comparison.units import is_human, measure
from kb.conflicts import number
from kb.model import Check, Verdict
from kb.recomputation.checks import Calculation, Member, check, printed_value, recomputed
from kb.recomputation.intervals import Interval
from kb.recomputation.sentences import Sentence

_EACH = re.compile(
    r"\W{0,2}(?:\w{1,12} )?(?:each|apiece|a piece|a head|per head|(?:per|for each|for every) (?P<noun>[\w-]{2,20}))\b", re.IGNORECASE
)
# "An average of 1.5 a match"
_AVERAGE = re.compile(r"\b(?:average of|averaging) (?:about |just |some )?$", re.IGNORECASE)
_A_NOUN = re.compile(r" an? (?P<noun>[a-z]{3,15})\b")
_PER_MANY = re.compile(r"\b(?:per|for every|for each) [0-9][0-9,.]{0,12} ([a-z]{3,20})", re.IGNORECASE)
_EACH_OF = re.compile(r"\beach of (?:the |its |their |his |her |these |those )?$", re.IGNORECASE)
_GETS = re.compile(r"(?: [\w'’-]{1,20}){0,6} ")
_PEOPLE = frozenset({"head", "capita", "person"})
# The words that tie what falls to each to the total before it.
_OR = re.compile(
    r"(?: [\w'’-]{1,20}){0,6}(?:,? or|,| \(| [–—]) ?"
    r"(?:(?:or )?an? (?:daily |weekly |monthly |annual )?(?:average|mean)(?: \w{1,12})? of |"
    r"averaging |on average |(?:the|an?) (?:incidence|rate|average|mean|ratio|density) (?:is|was|of|at|comes to|came to) |"
    r"which (?:is|was|makes|means) |"
    r"about |roughly |around )?",
    re.IGNORECASE,
)
_OR_STRONG = re.compile(r"\bor\b|\bwhich\b|\(|–|—|averag|mean|rate|ratio|incidence|density", re.IGNORECASE)
_LINK = re.compile(
    r"(?: [\w'’-]{1,20}){0,8} (?:in|over|of|and|for|with|from|among|across|on|to|by|took(?: (?:the|him|her|them|it))?(?: [a-z]{1,14})?)"
    r" (?:its |the |their |his |her |about |some )?",
    re.IGNORECASE,
)
# "400 tonnes of olives at 900 euros a tonne", "1,500 euros a month for 24 months"
_AT = re.compile(r"(?: [\w'’-]{1,20}){0,6} (?:at|for|costing|paying|worth) (?:about |an average of )?", re.IGNORECASE)
_FOR = re.compile(r"(?: [\w'’-]{1,20}){0,3},? (?:for|over|on|times|to each of) (?:all |the |its |their )?", re.IGNORECASE)
_MAKES = re.compile(
    r"(?: [\w'’-]{1,20}){0,3},? (?:or|for|making|earning|totall?ing|bringing in|costing|giving|yielding|which \w{3,8})"
    r"(?: (?:it|them|him|her|up|to))?(?: a| the)?(?: grand)?(?: total| sum)?(?: price| bill| cost)?(?: of)? (?:about |some |roughly )?",
    re.IGNORECASE,
)
_TOTAL = re.compile(r"\b(?:total|totalling|totaling|sum|making|yielding)\b", re.IGNORECASE)
_TOTAL_AFTER = re.compile(r"\W{0,2}(?:in total|in all|altogether|overall|combined)\b", re.IGNORECASE)
# Where only "or" stands between, something else is told unless the result comes this near to what is printed.
_NEAR = 2.0
# An average "a day" may be one of the days worked; of fewer than this share of all days no month is.
_LEAST_WORKED = 0.6
_PERIOD_SAID = frozenset({"printed", "relative"})


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate in base units of `top` per `bottom`; `top` is empty for "42 a day", `bottom` for "each"."""

    figure: Profile
    top: str
    bottom: str
    interval: Interval
    factor: float

    def of(self, p: Profile) -> bool:
        """`p` counts or measures what the rate is taken of."""
        if p is self.figure or p.kind != "amount":
            return False
        counts = p.measure.dimension.startswith("count:")
        if not self.bottom:
            return counts and p.measure.dimension != measure(self.top or None).dimension
        said = measure(self.bottom).dimension
        if not said.startswith("count:"):
            return p.measure.dimension == said
        noun = p.measure.dimension.removeprefix("count:")
        both = (self.bottom in _PEOPLE or is_human(said.removeprefix("count:"))) and is_human(noun)
        return counts and (both or said == p.measure.dimension or self.bottom.lower()[:4] in f"{p.obs.unit} {p.obs.printed}".lower())

    def totals(self, p: Profile) -> bool:
        """`p` is an amount of what the rate divides. "$5 billion, or $500 million per station": both may have been read as rates."""
        if p is self.figure or p.kind not in ("amount", "rate") or p.obs.unit in ("%", "pp", "x"):
            return False
        if not self.top:
            return p.kind == "amount" and p.measure.dimension.startswith("count:") and p.interval.high >= self.interval.low
        if "/" in self.top:
            return p.obs.unit == self.top
        top, _, bottom = (p.obs.unit or "").partition("/")
        return bottom in ("", self.bottom) and measure(top or None).dimension == measure(self.top).dimension


def rate_checks(sentence: Sentence) -> Iterator[Check]:
    """Every rate that the sentence ties to a total and to the number, or the time, that it is taken of."""
    for i, p in enumerate(sentence.figures):
        rate = rate_in(sentence, p)
        if rate is not None and rate.interval.low > 0:
            yield from _quotients(sentence, i, rate)
            yield from _products(sentence, i, rate)


def rate_in(sentence: Sentence, p: Profile) -> Rate | None:
    unit = p.obs.unit or ""
    if p.kind not in ("amount", "rate") or unit in ("%", "pp", "x"):
        return None
    told = _EACH.match(sentence.after(p)) or (_A_NOUN.match(sentence.after(p)) if _AVERAGE.search(sentence.before(p)) else None)
    if "/" in unit and (told is None or told["noun"]):
        top, bottom = unit.split("/", 1)
        if bottom.isdecimal():
            # "Nine per 100,000 residents"; not of 1,000 homes.
            noun = _PER_MANY.search(sentence.quote[sentence.at(p)[0] : sentence.at(p)[1] + 25])
            if noun is not None and not is_human(measure(noun[1]).dimension.removeprefix("count:")):
                return None
            return Rate(p, top, "person", p.interval.scaled(1 / int(bottom)), p.measure.factor / int(bottom))
        scale = 1.0 if top else 1 / measure(bottom).factor
        return Rate(p, top, bottom, p.interval.scaled(scale), p.measure.factor * scale)
    if told is not None:
        return Rate(p, unit, told["noun"] or "", p.interval, p.measure.factor)
    return Rate(p, unit, "", p.interval, p.measure.factor) if _to_each(sentence, p) else None


def _to_each(sentence: Sentence, p: Profile) -> bool:
    """ "Each of the 24 villages will get 50,000 crowns"."""
    i = sentence.figures.index(p)
    return i > 0 and bool(
        _EACH_OF.search(sentence.before(sentence.figures[i - 1])) and _GETS.fullmatch(sentence.between(sentence.figures[i - 1], p))
    )


def _quotients(sentence: Sentence, i: int, rate: Rate) -> Iterator[Check]:
    """ "20 aircraft for $3 billion, or $150 million each", "450 km in three hours, an average of 150 km/h"."""
    before = sentence.figures[i - 1]
    tie = sentence.between(before, rate.figure)
    if i == 0 or not _OR.fullmatch(tie):
        return
    # After a bare comma something else may be told, unless it comes out.
    strong = _OR_STRONG.search(tie) or _EACH.match(sentence.after(rate.figure))
    yield from (found for found in _quotient(sentence, i, rate, before) if strong or found.verdict is not Verdict.FAILS)


def _quotient(sentence: Sentence, i: int, rate: Rate, before: Profile) -> Iterator[Check]:
    numbers = [p for p in sentence.figures if p is not before and rate.of(p)]
    # "64 cases among 800,000 residents, which is 8 per 100,000": both count people, and the larger are those among whom.
    if rate.totals(before) and ("/" not in (rate.figure.obs.unit or "") or rate.top or all(before.size <= p.size for p in numbers)):
        if len(numbers) == 1 and numbers[0].interval.low > 0:
            yield each_of(rate, before, numbers[0])
        elif not numbers:
            yield from _over_its_period(rate, before)
    elif i > 1 and rate.of(before) and before.interval.low > 0:
        whole = sentence.figures[i - 2]
        if rate.totals(whole) and _LINK.fullmatch(sentence.between(whole, before)):
            yield each_of(rate, whole, before)


def each_of(rate: Rate, whole: Profile, count: Profile) -> Check:
    # A rate printed without a unit is in that of its total.
    factor = rate.factor if rate.figure.obs.unit else whole.measure.factor
    best = printed_value(whole) * whole.measure.factor / (printed_value(count) * count.measure.factor) / factor
    done = Calculation(
        rule="total by number",
        words=f"{number(printed_value(whole))} / {number(printed_value(count))}",
        best=best,
        computed=(whole.interval / count.interval).scaled(1 / factor),
        unit=rate.figure.obs.unit or whole.obs.unit,
    )
    allowed = rate.interval.scaled(1 / factor) if rate.figure.obs.unit else rate.interval
    return recomputed(done, ("each", rate.figure), [("total", whole), ("number", count)], allowed)


def _over_its_period(rate: Rate, whole: Profile) -> Iterator[Check]:
    """ "1,260 patients in June, an average of 42 a day": the total by the days, weeks or months of its period, once that is over."""
    o = whole.obs
    span, printed = days(o.period), days(o.published)
    if not rate.bottom or measure(rate.bottom).dimension != "[time]" or o.period_basis not in _PERIOD_SAID or whole.kind != "amount":
        return
    if span is None or printed is None or span[1] >= printed[0] or not whole.interval.bounded:
        return
    count = _how_many(rate.bottom, o.period, span)
    if count < 2:
        return
    factor = rate.factor * measure(rate.bottom).factor
    best = printed_value(whole) * whole.measure.factor / count / factor
    allowed = rate.interval.scaled(1 / rate.factor)
    computed = whole.interval.scaled(1 / count / factor)
    members: list[Member] = [("average", rate.figure), ("total", whole)]
    words = f"{number(printed_value(whole))} / {number(round(count, 2))} {rate.bottom}s of {_named(span)}"
    if rate.bottom == "day" and best < allowed.low and allowed.low < computed.high / _LEAST_WORKED and allowed.disjoint(computed):
        yield check(
            "average over a period",
            Verdict.CANNOT_TELL,
            members,
            reported=rate.figure.obs.printed,
            unit=rate.figure.obs.unit,
            missing=("how many of the days are counted",),
            words=f"{words} = {number(round(best, 4))}; over fewer days it may be “{rate.figure.obs.printed}”: {Verdict.CANNOT_TELL}.",
        )
        return
    done = Calculation(rule="average over a period", words=words, best=best, computed=computed, unit=rate.figure.obs.unit)
    yield recomputed(done, members[0], members[1:], allowed)


def _how_many(unit: str, period: str | None, span: tuple[int, int]) -> float:
    """How many days, weeks, months or years a period lasts; months and years of the calendar, not of the mean."""
    whole = months(period)
    if unit in ("month", "year") and whole is not None:
        return (whole[1] - whole[0] + 1) / (1 if unit == "month" else 12)
    return (span[1] - span[0] + 1) * measure("day").factor / measure(unit).factor


def _named(span: tuple[int, int]) -> str:
    return f"{date.fromordinal(span[0]).isoformat()} to {date.fromordinal(span[1]).isoformat()}"


def _products(sentence: Sentence, i: int, rate: Rate) -> Iterator[Check]:
    """ "400 tonnes at 900 euros a tonne, 360,000 euros in all", "1,500 euros a month for 24 months, or 36,000 euros"."""
    figures = sentence.figures
    for count, first, last, tie in ((i - 1, i - 1, i, _GETS if _to_each(sentence, rate.figure) else _AT), (i + 1, i, i + 1, _FOR)):
        if first < 0 or last + 1 >= len(figures):
            continue
        whole, times = figures[last + 1], figures[count]
        tied = rate.of(times) and tie.fullmatch(sentence.between(figures[first], figures[last]))
        makes = sentence.between(figures[last], whole)
        in_all = _TOTAL_AFTER.match(sentence.after(whole))
        if (
            not tied
            or not rate.totals(whole)
            or (whole.kind != "amount" and whole.obs.unit != rate.top)
            or not (_MAKES.fullmatch(makes) or (in_all and makes == ", "))
        ):
            continue
        said_total = _TOTAL.search(makes) or in_all
        found = _product(rate, times, whole)
        if found.verdict is not Verdict.FAILS or said_total or _near(found, whole):
            yield found


def _product(rate: Rate, count: Profile, whole: Profile) -> Check:
    factor = whole.measure.factor
    best = printed_value(rate.figure) * rate.factor * printed_value(count) * count.measure.factor / factor
    done = Calculation(
        rule="rate times number",
        words=f"{number(printed_value(rate.figure))} × {number(printed_value(count))}",
        best=best,
        computed=(rate.interval * count.interval).scaled(1 / factor),
        unit=whole.obs.unit,
    )
    return recomputed(done, ("total", whole), [("rate", rate.figure), ("number", count)], whole.interval.scaled(1 / factor))


def _near(found: Check, whole: Profile) -> bool:
    said = printed_value(whole)
    ends = (found.computed_low or 0.0, found.computed_high or 0.0)
    return said / _NEAR < sum(ends) / 2 < said * _NEAR
