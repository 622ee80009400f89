"""Relations of figures that only stand near each other: told where the numbers come out, and never as a failure.

Words that tie figures together let a rule say that one is wrong. Here their types alone propose the relation, so the figures
must be the only ones of their kind in the passage, and the result must be what is printed: that seldom happens by accident.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import permutations

from kb.comparison.profiles import Profile
from kb.comparison.words import stems
from kb.model import Check, Verdict
from kb.recomputation.answers import shares_of_all
from kb.recomputation.changes import difference, recompute
from kb.recomputation.checks import printed_value
from kb.recomputation.intervals import Interval
from kb.recomputation.rates import each_of, rate_in
from kb.recomputation.sentences import OF_THESE, Sentence
from kb.recomputation.shares import share_of
from kb.recomputation.sums import add_up, dimension

# How far, as a share of what is printed, a result may lie from it.
NEAR = 0.05
EXACT = 1e-6
# Nobody adds up less than this, and small numbers come out by accident.
LEAST_TOTAL = 10
# Two parts and a total with fewer digits than this come out by accident, unless they stand in one sentence.
TELLING_DIGITS = 3
MOST_PARTS = 8
_DIGITS = re.compile("[0-9.,]{1,9} ?(?:%|per ?cent)")
_OF = re.compile(r" of (?:the |its |their |his |her |all |those |these )?([\w'’-]{1,20})")
_RANGE = re.compile("[0-9] ?(?:-|–|to) ?[0-9]")
_OF_ITS = re.compile(r" of (?:[\w'’-]{1,20} ){1,4}")
_COMPARED = re.compile(r"\b(?:compared|against|versus|than|from|up|down|instead)\b")
_AND = re.compile(r"(?: and| plus) (?:[\w'’-]{1,20} )?$")


def beside_checks(passage: Sentence) -> Iterator[Check]:
    """Every relation that comes out among the figures of a passage."""
    kinds: dict[str, list[Profile]] = defaultdict(list)
    for p in passage.figures:
        if p.kind in ("amount", "percent") and p.interval.bounded and p.interval.low > 0:
            kinds[dimension(p)].append(p)
    _give_nouns(kinds)
    yield from (found for found in _proposed(passage, kinds) if found.verdict is Verdict.HOLDS)


def _give_nouns(kinds: dict[str, list[Profile]]) -> None:
    """Bare numbers are of the one kind of thing that the passage counts or measures."""
    others = [kind for kind in kinds if kind not in ("number", "%", "[time]")]
    if len(others) == 1 and "number" in kinds:
        kinds[others[0]] = sorted([*kinds[others[0]], *kinds.pop("number")], key=lambda p: p.obs.start)


def _proposed(passage: Sentence, kinds: dict[str, list[Profile]]) -> Iterator[Check]:
    for kind, figures in sorted(kinds.items()):
        if len(figures) == 2:
            for p in passage.figures:
                if p not in figures:
                    yield from _of_two(passage, p, figures, kind)
        elif 3 <= len(figures) <= MOST_PARTS and kind != "%":
            yield from _sums(passage, figures)
    if len(passage.shifts) == 1:
        yield from _all_shares(kinds.get("%", ()))
    if len(passage.figures) > 2:
        yield from _rates(passage)


def _rates(passage: Sentence) -> Iterator[Check]:
    """A rate with the only total and the only number that it can be taken of."""
    for p in passage.figures:
        rate = rate_in(passage, p)
        if rate is None or rate.interval.low <= 0:
            continue
        numbers = [q for q in passage.figures if rate.of(q) and q.interval.low > 0]
        totals = [q for q in passage.figures if rate.totals(q) and q.interval.low > 0 and q not in numbers]
        if len(totals) == len(numbers) == 1:
            yield from _comes_out(p, each_of(rate, totals[0], numbers[0]))


def _of_two(passage: Sentence, p: Profile, levels: Sequence[Profile], kind: str) -> Iterator[Check]:
    """A change, a difference, a multiple or a share of the only two amounts of their kind."""
    for a, b in permutations(levels):
        larger = printed_value(a) * a.measure.factor > printed_value(b) * b.measure.factor
        if p.kind == "change" and p.obs.unit == "%" and kind != "%":
            if (p.obs.direction != "down") == larger and _one_thing(a, b):
                yield from _comes_out(p, recompute(p, a, b))
        elif p.kind == "multiple" and larger and _one_thing(a, b):
            yield from _comes_out(p, recompute(p, a, b))
        elif p.kind in ("difference", "change") and _apart(p, a) and larger == (p.obs.direction != "down"):
            yield from _comes_out(p, difference(p, a, b, "difference of two levels", factor=_step(p, a)), near=EXACT)
        elif p.kind == "percent" and kind != "%" and not larger and printed_value(a) != printed_value(b) and _plain_share(passage, p, a, b):
            yield from _comes_out(p, share_of(p, a, b))


def _apart(p: Profile, level: Profile) -> bool:
    return p.measure.dimension == level.measure.dimension or (p.measure.dimension == "pp" and level.measure.dimension == "%")


def _step(p: Profile, level: Profile) -> float:
    return level.measure.factor if p.measure.dimension == "pp" else p.measure.factor


def _one_thing(a: Profile, b: Profile) -> bool:
    """The two do not say that they measure different things."""
    if a.concept is not None and b.concept is not None:
        return a.concept.name == b.concept.name
    one, other = (set(stems(p.obs.measure)) for p in (a, b))
    return not one or not other or bool(one & other)


def _comes_out(said: Profile, check: Check, *, near: float = NEAR) -> Iterator[Check]:
    """The result of the printed values lies near the one that is printed, not merely within what that may mean."""
    allowed = said.interval.scaled(1 / said.measure.factor)
    if check.verdict is Verdict.HOLDS and check.margin is not None and allowed.bounded:
        off = (allowed.high - allowed.low) / 2 - check.margin
        if off <= near * abs(allowed.middle):
            yield check


def _plain_share(passage: Sentence, share: Profile, part: Profile, whole: Profile) -> bool:
    """The share is printed to the percent, and not as one of something else: "69 percent of the vote"."""
    of = _OF.match(passage.after(share))
    named = (
        of is None
        or _OF_ITS.fullmatch(passage.between(*sorted((share, whole), key=passage.at)))
        or of[1].lower()[:5] in f"{whole.obs.printed} {whole.obs.unit}".lower()
    )
    if _COMPARED.search(passage.between(*sorted((part, whole), key=passage.at))):
        return False
    near = len(passage.shifts) == 1
    printed = share.obs.hedge is None and bool(_DIGITS.match(share.obs.printed))
    narrow = share.obs.comparator == "=" and not _RANGE.search(share.obs.printed)
    return bool(named) and narrow and (near or printed)


def _sums(passage: Sentence, figures: Sequence[Profile]) -> Iterator[Check]:
    """The largest is the sum of all the others."""
    whole = max(figures, key=lambda p: printed_value(p) * p.measure.factor)
    parts = [p for p in figures if p is not whole]
    near = len({p.obs.claim_start for p in figures}) == 1 or OF_THESE.search(passage.quote)
    telling = near or len(parts) > 2 or len((whole.obs.amount or "").replace(".", "").strip("0")) >= TELLING_DIGITS
    first, second = sorted(figures, key=passage.at)[:2]
    if first is whole and _AND.search(passage.between(first, second)):
        # "$200,000 for lists, and $47,000 for mail as well as $153,000": one list of three.
        return
    if telling and printed_value(whole) >= LEAST_TOTAL:
        yield from _comes_out(whole, add_up(whole, parts), near=EXACT)


def _all_shares(shares: Sequence[Profile]) -> Iterator[Check]:
    """Shares in one sentence that are all of the whole."""
    exact = all(p.obs.comparator == "=" and p.obs.hedge is None and _DIGITS.match(p.obs.printed) for p in shares)
    if exact and 2 <= len(shares) <= MOST_PARTS and sum(printed_value(p) for p in shares) == 100:
        yield shares_of_all(list(shares), Interval(0.0, 100.0))
