"""Amounts printed twice, in two units: "35 miles (56 km)", and sums of money at the rates that an article itself gives."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kb.comparison.exchange import RATE_MOVES, in_two_currencies
from kb.comparison.profiles import Profile
from kb.comparison.units import Measure, is_money
from kb.conflicts import number
from kb.model import Check, Verdict
from kb.recomputation.checks import Calculation, check, printed_value, recomputed
from kb.recomputation.intervals import Interval, point
from kb.recomputation.sentences import Sentence

_BESIDE = re.compile(
    r" ?(?:\(|\[|/|,? or|,) ?(?:about |around |roughly |some |approximately |nearly |almost |just over |just under |= ?|~ ?)?"
)
_CLOSES = re.compile(
    r"[ a-zA-Z°²³]{0,14}[)\],.;:/]|[ a-zA-Z°²³]{0,14}$| (?:or|and|to|from|in|on|of|at|with|above|below|away|long|wide|high|deep)\b"
)
# "Warmed by 1.5 degrees", "5 degrees cooler than usual": steps on the scale, not places on it.
_WARMING = re.compile(
    r"\bwarming\b[^.;]{0,40}$|\b(?:ris\w{1,4}|rose|increas\w{1,4}|drop\w{0,4}|fell|fall\w{0,3}|change\w?|difference|anomaly|warm\w{0,3}|cool\w{0,3})"
    r"(?: \w{1,14}){0,4}? (?:by|of) (?:\w{1,10} ){0,3}$",
    re.IGNORECASE,
)
_WARMER = re.compile(
    r"[)\]]? ?(?:(?:much|far|slightly|well) )?"
    r"(?:(?:warmer|cooler|colder|hotter|higher|lower) than|(?:above|below) (?!zero|freezing|sea)|warmer|cooler)",
    re.IGNORECASE,
)
# How many of the usual unit of a name go into its namesakes: troy ounces, short and long tons, imperial gallons and pints.
_NAMESAKES = {"ounce": (1.09714,), "oz": (1.09714,), "ton": (0.907185, 1.01605, 1.12), "gallon": (1.20095,), "pint": (1.20095,)}
_NAMESAKE = re.compile(r"\b(ounce|oz|ton|gallon|pint)s?\b", re.IGNORECASE)
# The most that a converted amount is rounded by, as a share of it.
COARSEST = 0.1
_LOOSE = (0.99, 1.01)
_BARE = frozenset({"number", "%", "pp", "x", "rank", "1", "[time]"})


def conversion_checks(sentence: Sentence) -> Iterator[Check]:
    """Two figures side by side, of one physical dimension in two units, must be one amount."""
    for a, b in pairwise(sentence.figures):
        if _side_by_side(sentence, a, b) and a.measure.dimension == b.measure.dimension and _physical(a):
            # A bare comma may set two amounts side by side.
            sure = sentence.between(a, b).strip() != "," and not _in_other_units(a, b)
            yield from (found for found in _read_as(sentence, a, b) if sure or found.verdict is not Verdict.FAILS)


def _in_other_units(a: Profile, b: Profile) -> bool:
    """One name, two units: gold is weighed in troy ounces, petrol may be sold by the imperial gallon."""
    x, y = (p.interval.scaled(1.0, -p.measure.offset) for p in (a, b))
    named = [found[1].lower() for p in (a, b) if (found := _NAMESAKE.search(p.obs.printed))]
    factors = [f for name in named for known in _NAMESAKES[name] for f in (known, 1 / known)]
    return any(not Interval(x.low * f * _LOOSE[0], x.high * f * _LOOSE[1]).disjoint(y) for f in factors)


def _read_as(sentence: Sentence, a: Profile, b: Profile) -> Iterator[Check]:
    """Degrees of a change have no zero point, those of a level have; where the words say one and only the other fits, say nothing."""
    level = a.obs.kind not in ("change", "difference")
    if not a.measure.offset and not b.measure.offset:
        yield _converted(a, b, level=True)
        return
    level = level and not (_WARMING.search(sentence.before(a, 80)) or _WARMER.match(sentence.after(b)))
    said, other = (_converted(a, b, level=read) for read in (level, not level))
    if said.verdict is not Verdict.FAILS or other.verdict is Verdict.FAILS:
        yield said


def _physical(p: Profile) -> bool:
    dimension = p.measure.dimension
    return (
        dimension not in _BARE and not dimension.startswith(("count:", "money:")) and p.kind in ("amount", "change", "difference", "rate")
    )


def _side_by_side(sentence: Sentence, a: Profile, b: Profile) -> bool:
    return (
        a.obs.unit != b.obs.unit
        and a.kind == b.kind
        and bool(_BESIDE.fullmatch(sentence.between(a, b)) and _CLOSES.match(sentence.after(b)))
    )


def _converted(a: Profile, b: Profile, *, level: bool) -> Check:
    """The second amount against the first; as levels of a scale or, otherwise, as steps on it."""
    from_a, to_b = (p.measure if level else Measure(p.measure.dimension, p.measure.factor) for p in (a, b))
    factor, offset = from_a.factor / to_b.factor, (from_a.offset - to_b.offset) / to_b.factor
    plus = f" {'−' if offset < 0 else '+'} {number(round(abs(offset), 4))}" if offset else ""
    best, allowed = printed_value(a) * factor + offset, _printed(b)
    computed = _printed(a).scaled(factor, offset)
    if computed.disjoint(allowed):
        computed = _coarse(a).scaled(factor, offset) + (_coarse(b) - point(printed_value(b)))
    done = Calculation(
        rule="one amount in two units",
        words=f"{number(printed_value(a))} {a.obs.unit} × {float(f'{factor:.6g}'):g}{plus}",
        best=best,
        computed=computed,
        unit=b.obs.unit,
    )
    return recomputed(done, ("converted", b), [("amount", a)], allowed)


def _coarse(p: Profile) -> Interval:
    """What the figure can mean where it was rounded to its last digit that is not zero, as converted amounts often are."""
    printed, digits = _printed(p), (p.obs.amount or "").lstrip("-")
    if not digits.isdecimal():
        return printed
    value = printed_value(p)
    # "100 km" is rounded to tens at the coarsest: nobody converts to the next hundred.
    half = min(0.5 * 10.0 ** (len(digits) - len(digits.rstrip("0"))), abs(value) * COARSEST)
    return Interval(min(printed.low, value - half), max(printed.high, value + half))


def _printed(p: Profile) -> Interval:
    """The figure's interval in its own unit; of a bound the rounding of its number: in "over 100 miles (161 km)" the bound is converted."""
    if not p.interval.bounded and p.obs.amount is not None:
        _, fraction = f"{p.obs.amount}.".split(".", 1)
        half = 0.5 * 10.0 ** -len(fraction.rstrip("."))
        return Interval(printed_value(p) - half, printed_value(p) + half)
    return p.interval.scaled(1 / p.measure.factor, -p.measure.offset / p.measure.factor)


def exchange_checks(members: Sequence[Profile]) -> Iterator[Check]:
    """Sums that one article prints in two currencies must agree in the rate, up to what rates move by."""
    money = [p for p in members if is_money(p.measure.dimension) and p.kind == "amount" and p.interval.low > 0]
    rates: dict[tuple[str, str], tuple[Profile, Profile]] = {}
    for a, b in in_two_currencies(money):
        pair = (a.measure.dimension, b.measure.dimension)
        first = rates.setdefault(pair, (a, b))
        if first[0] is a:
            continue
        if (first[0].obs.period or "")[:4] == (a.obs.period or "")[:4]:
            yield from _at_one_rate(a, b, *first)


def _at_one_rate(a: Profile, b: Profile, a_before: Profile, b_before: Profile) -> Iterator[Check]:
    computed = a.interval * (b_before.interval / a_before.interval)
    near = Interval(computed.low * (1 - RATE_MOVES), computed.high * (1 + RATE_MOVES))
    if not near.disjoint(b.interval):
        return
    best = printed_value(a) * printed_value(b_before) / printed_value(a_before)
    words = f"{number(printed_value(a))} {a.obs.unit} × {number(printed_value(b_before))} / {number(printed_value(a_before))}"
    off = abs(printed_value(b) / best - 1)
    yield check(
        "one rate of exchange",
        Verdict.FAILS,
        [("converted", b), ("amount", a), ("amount before", a_before), ("converted before", b_before)],
        reported=b.obs.printed,
        computed=computed,
        unit=b.obs.unit,
        margin=round(printed_value(b) - best, 6),
        words=f"At the rate given before, {words} = {number(round(best, 4))} {b.obs.unit}; “{b.obs.printed}” is {off:.0%} off, "
        f"more than the {RATE_MOVES:.0%} that rates are taken to move between two dates: fails.",
    )
