"""Totals, numbers and what falls to each: "20 aircraft for $3 billion, or $150 million each"."""

import re
from collections.abc import Iterator
from itertools import pairwise

from kb.comparison.profiles import Profile
from kb.comparison.units import is_money
from kb.conflicts import number
from kb.model import Check
from kb.recomputation.checks import Calculation, printed_value, recomputed
from kb.recomputation.sentences import Sentence

_EACH = re.compile(
    r"\W{0,2}(?:\w{1,12} )?(?:each|apiece|a piece|a head|per head|(?:per|for each|for every) (?P<noun>[\w-]{2,20}))\b", re.IGNORECASE
)
# The words that tie what falls to each to the total before it.
_OR = re.compile(
    r"(?: [\w'’-]{1,20}){0,3}(?:,? or|,| \(| [–—]) ?(?:(?:or )?(?:an average|a mean) of |averaging |on average |about |roughly |around )?",
    re.IGNORECASE,
)
_OR_STRONG = re.compile(r"\bor\b|\(|–|—|average|mean", re.IGNORECASE)


def each_checks(sentence: Sentence) -> Iterator[Check]:
    """Every amount "each" that directly follows a total, with the one number that divides it."""
    for whole, each in pairwise(sentence.figures):
        told = _EACH.match(sentence.after(each)) or _rate_noun(each)
        if told is None or not _divides(sentence, whole, each):
            continue
        numbers = [p for p in sentence.figures if p not in (whole, each) and _counts(p, whole)]
        noun = told if isinstance(told, str) else told["noun"]
        if noun:
            numbers = [p for p in numbers if noun.lower()[:4] in f"{p.obs.unit or ''} {p.obs.printed}".lower()]
        if len(numbers) == 1 and numbers[0].interval.low > 0:
            yield _check(each, whole, numbers[0])


def _rate_noun(each: Profile) -> str | None:
    """The noun of a rate whose unit holds it: "USD/aircraft"."""
    unit = each.obs.unit or ""
    return unit.split("/", 1)[1] if "/" in unit and is_money(each.measure.dimension.split("/", 1)[0]) else None


def _divides(sentence: Sentence, whole: Profile, each: Profile) -> bool:
    between = sentence.between(whole, each)
    # "$5 billion, or $500 million per station": the denominator may have been read for both.
    same = each.measure.dimension.split("/", 1)[0] == whole.measure.dimension.split("/", 1)[0] or each.obs.unit is None
    return same and each.kind in ("amount", "rate") and bool(_OR.fullmatch(between) and _OR_STRONG.search(between))


def _counts(p: Profile, whole: Profile) -> bool:
    return p.measure.dimension.startswith("count:") and p.measure.dimension != whole.measure.dimension and p.kind == "amount"


def _check(each: Profile, whole: Profile, count: Profile) -> Check:
    factor = each.measure.factor if each.obs.unit is not None else whole.measure.factor
    a, b = printed_value(whole) * whole.measure.factor / factor, printed_value(count)
    done = Calculation(
        rule="total by number",
        words=f"{number(a)} / {number(b)}",
        best=a / b,
        computed=(whole.interval / count.interval).scaled(1 / factor),
        unit=each.obs.unit or whole.obs.unit,
    )
    allowed = each.interval.scaled(1 / factor) if each.obs.unit is not None else each.interval
    return recomputed(done, ("each", each), [("total", whole), ("number", count)], allowed)
