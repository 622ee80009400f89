"""Parts that leave nothing out: "5 gold, 6 silver and 4 bronze" of medals, "the remaining 25 percent", for and against."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from kb.comparison.units import measure
from kb.model import Check, Verdict
from kb.recomputation.answers import shares_of_all
from kb.recomputation.checks import printed_value
from kb.recomputation.intervals import Interval, point
from kb.recomputation.sentences import Sentence
from kb.recomputation.sums import add_up
from kb.vocabulary import load

# After the whole: "17 people died in the outbreak, 9 men …".
_LISTS = re.compile(r"(?: [\w'’-]{1,20}){0,8}(?:,| in all,|:| [–—]| \() ?(?:with )?", re.IGNORECASE)
_WORDS = re.compile(r"(?: [\w'’-]{1,20}){0,8} ")
_GOES_ON = re.compile(r"(?: [\w-]{1,14}){0,2}(?:,|,? and) ", re.IGNORECASE)
_CLOSED = re.compile(r"(?: [a-z]{1,14}){0,1}(?:[.,;:)]|$)")
_REST = re.compile(r"\b(?:the|its|their|another) (?:remaining|rest|other)(?: of)?(?: (?:about|some))? ?$")
_NESTED = re.compile(
    r"\b(?:of (?:them|those|these|whom|which|the (?:[0-9]|remaining))|another|among|including|aged|from|up|down|compared|"
    r"with|alone|of it|mostly|mainly|led by|now|today|then|last|previously|(?:19|20)[0-9]{2})\b",
    re.IGNORECASE,
)
_FOR = re.compile(r"(?: [\w'’-]{1,14}){0,5} (?:for|in favou?r|backed|supported|support|back|approved|approve)\b", re.IGNORECASE)
_AGAINST = re.compile(r"(?: [\w'’-]{1,14}){0,5} (?:against|opposed|oppose|rejected)\b", re.IGNORECASE)
_SAME_QUESTION = re.compile(r"(?: it| them| that| the (?:plan|proposal|measure|motion|idea))?\s?(?:[.,;]|$)")
# "62 percent of men": a group of its own.
_OF_A_GROUP = re.compile(r" of (?!(?:the |all )?(?:voters|votes?|ballots?|electorate|people|those)\b)", re.IGNORECASE)
_ONE_BALLOT = re.compile(r"\b(?:voted|vote|votes|ballots?|referendum|plebiscite)\b", re.IGNORECASE)
# Shares that are meant to be all may have been rounded one by one.
_FAR = 12.0


@cache
def _sets() -> list[tuple[frozenset[str], frozenset[str], bool, bool]]:
    """Each set as dimensions: the wholes, the parts that are all of them, and the two signs of `wholes.toml`."""
    return [
        (_dimensions(row["of"]), _dimensions(row["parts"]), row.get("loose", False), row.get("open", False))
        for row in load("wholes")["sets"]
    ]


def _dimensions(nouns: list[str]) -> frozenset[str]:
    return frozenset(measure(noun).dimension for noun in nouns)


def whole_checks(sentence: Sentence) -> Iterator[Check]:
    """The checks of parts that leave nothing out."""
    yield from _complete_sets(sentence)
    yield from _rest_of_all(sentence)
    yield from _for_and_against(sentence)


def _complete_sets(sentence: Sentence) -> Iterator[Check]:
    counts = [p for p in sentence.figures if p.kind == "amount" and p.measure.dimension.startswith("count:") and p.interval.bounded]
    for wholes, nouns, loose, open_ended in _sets():
        size = len(nouns)
        for i, whole in enumerate(counts):
            parts = counts[i + 1 : i + 1 + size]
            if whole.measure.dimension not in wholes or {p.measure.dimension for p in parts} != nouns or len(parts) != size:
                continue
            more = counts[i + 1 + size : i + 2 + size]
            steps = [sentence.between(a, b) for a, b in pairwise(parts)]
            between = sentence.between(whole, parts[0])
            told = (_LISTS.fullmatch(between) or (loose and _WORDS.fullmatch(between))) and all(map(_GOES_ON.fullmatch, steps))
            if told and " and " in steps[-1] and not more and _CLOSED.match(sentence.after(parts[-1])):
                found = add_up(whole, parts)
                short = (found.computed_high or 0.0) < whole.interval.low / whole.measure.factor
                if not (open_ended and short and found.verdict is Verdict.FAILS):
                    yield found


def _rest_of_all(sentence: Sentence) -> Iterator[Check]:
    """ "Gas 55 percent, waste 30 percent and heat pumps the remaining 15 percent"."""
    shares = [p for p in sentence.figures if p.obs.unit == "%"]
    if len(shares) < 2 or any(p.kind not in ("percent", "share") or not p.interval.bounded for p in shares):
        return
    if not _REST.search(sentence.before(shares[-1])) or any(_REST.search(sentence.before(p)) for p in shares[:-1]):
        return
    if not _NESTED.search(sentence.quote[: sentence.at(shares[-1])[0]].removesuffix(sentence.before(shares[-1], 20))):
        sums = sum(printed_value(p) for p in shares)
        of_something = sum(sentence.after(p).startswith(" of ") for p in shares)
        if sums == 100 or (abs(sums - 100) <= _FAR and of_something <= 1):
            yield shares_of_all(shares, point(100.0))


def _for_and_against(sentence: Sentence) -> Iterator[Check]:
    """ "62 percent voted for the dam and 38 percent against": no more than all."""
    shares = [p for p in sentence.figures if p.obs.unit == "%"]
    if len(shares) != 2 or any(p.kind not in ("percent", "share") for p in shares) or not _ONE_BALLOT.search(sentence.quote):
        return
    a, b = shares
    if any(_OF_A_GROUP.match(sentence.after(p)) for p in shares):
        return
    sides = [(_FOR, _AGAINST), (_AGAINST, _FOR)]
    told = any(
        one.match(sentence.after(a)) and _whole_ballot(other.match(sentence.after(b))) for one, other in sides
    ) and not _NESTED.search(sentence.between(a, b))
    if told and " and " in sentence.between(a, b):
        yield shares_of_all(shares, Interval(0.0, 100.0))


def _whole_ballot(found: re.Match[str] | None) -> bool:
    """The second side is told of the question before it, not of one of its own: "against it", not "against the tax"."""
    return found is not None and _SAME_QUESTION.match(found.string, found.end()) is not None


def rest_checks(two: Sentence) -> Iterator[Check]:
    """ "They recovered 52 bodies. Of those, 33 lay in the lower village and the other 19 in the upper one"."""
    starts = sorted(two.shifts)
    first, second = ([p for p in two.figures if p.obs.claim_start == start] for start in starts)
    counts = [p for p in first if p.kind == "amount" and p.measure.dimension.startswith("count:") and p.interval.bounded]
    parts = [p for p in second if p.kind == "amount" and p.interval.bounded]
    told = len(counts) == 1 and len(parts) == len(second) >= 2 and _REST.search(two.before(parts[-1]))
    if told and all(p.interval.high < counts[0].interval.high for p in parts) and not _NESTED.search(two.between(parts[0], parts[-1])):
        found = add_up(counts[0], parts)
        if found.verdict is not Verdict.FAILS or all(p.measure.dimension in (counts[0].measure.dimension, "number") for p in parts):
            yield found
