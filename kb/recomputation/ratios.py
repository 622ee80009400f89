"""One count for so many of another: "one doctor for every 2,000 people" against the two counts."""

import re
from collections.abc import Iterator

from kb.comparison.profiles import Profile
from kb.comparison.units import is_human
from kb.conflicts import number
from kb.model import Check
from kb.recomputation.checks import Calculation, printed_value, recomputed
from kb.recomputation.intervals import point
from kb.recomputation.sentences import Sentence

_FOR_EVERY = re.compile(r" (?:for every|per|to every|for each) ")
# "With 45 doctors for 90,000 residents, the province has one …"; "the capital, which has one" is another place.
_HAS = re.compile(
    r"(?: [a-z]{1,20}){0,2},? (?:(?:the|it|they|this|that)(?: [\w'’-]{1,20}){0,3} (?:has|have|had|means|is|makes)|"
    r"or|meaning|making|which is|i\.e\.)"
    r" (?:about |just |only |roughly )?"
)


def ratio_checks(sentence: Sentence) -> Iterator[Check]:
    """ "With 45 doctors for 90,000 residents, the province has one doctor for every 2,000 people"."""
    figures = sentence.figures
    for a, b, one, every in zip(figures, figures[1:], figures[2:], figures[3:], strict=False):
        counted = all(p.kind == "amount" and p.measure.dimension.startswith("count:") and p.interval.low > 0 for p in (a, b, one, every))
        if not counted or not _FOR_EVERY.fullmatch(sentence.between(one, every)):
            continue
        if not _HAS.fullmatch(sentence.between(b, one)):
            continue
        above, below = (a, b) if _alike(a, one) and _alike(b, every) else (b, a)
        if _alike(above, one) and _alike(below, every) and one.measure.dimension != every.measure.dimension:
            yield _ratio(one, every, above, below)


def _alike(a: Profile, b: Profile) -> bool:
    """One noun is counted, or people by one of their names ("residents", "people")."""
    everybody = "count:people"
    return a.measure.dimension == b.measure.dimension or (
        everybody in (a.measure.dimension, b.measure.dimension) and _human(a) and _human(b)
    )


def _human(p: Profile) -> bool:
    return is_human(p.measure.dimension.removeprefix("count:"))


def _ratio(one: Profile, every: Profile, above: Profile, below: Profile) -> Check:
    """The larger side of the ratio as reported, from the two counts and the other side."""
    said, other, x, y = (every, one, below, above) if printed_value(one) <= printed_value(every) else (one, every, above, below)
    done = Calculation(
        rule="ratio of two counts",
        words=f"{number(printed_value(x))} / {number(printed_value(y))} × {number(printed_value(other))}",
        best=printed_value(x) / printed_value(y) * printed_value(other),
        computed=x.interval / y.interval * point(printed_value(other)),
        unit=said.obs.unit,
    )
    return recomputed(done, ("side of the ratio", said), [("number", x), ("number", y), ("other side", other)], said.interval)
