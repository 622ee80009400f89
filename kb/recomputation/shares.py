"""Shares against the part and the whole that are printed beside them: "240 of 600 seats, or 40 %"."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kb.comparison.profiles import Profile
from kb.conflicts import number
from kb.model import Check
from kb.recomputation.changes import ratio
from kb.recomputation.checks import Calculation, printed_value, recomputed
from kb.recomputation.sentences import Sentence

_PART_OF = re.compile(
    r"\s{0,3}(?:\w{1,20} ){0,3}?(?:out )?of (?:the |its |their |his |her |all |a total of |some |about |roughly )?", re.IGNORECASE
)
# Words that put a share in apposition to what stands before it. A bare comma does not: another whole may follow.
_OR = re.compile(
    r"(?: \w{1,20}){0,2}(?:,? or|,? i\.e\.,?| \(| \[|,? which is|,? equal to| [–—]|,? equivalent to)"
    r" ?(?:about |around |some |nearly |roughly )?"
)
_COMMA = re.compile(r", ")
_BEFORE = re.compile(r"(?: of (?:the |its |their |them|those)?(?:[\w-]{1,20} ?){0,3})?(?: \(|,? or| [–—]|:) ?(?:some |about )?")
_ANOTHER_WHOLE = re.compile(
    r"[\s%)]{0,3}(?:percent |per cent )?of (?:them\b|whom\b|which\b|those\b|these\b|(?:the |its |their )?(?P<noun>[\w-]{1,20}))"
)
_OF_THE = re.compile(r"(?:^|[.,;:] )[Oo](?:ut o)?f (?:the|its|their|his|her|all|about|some|all the)(?: \w{1,14})? $")


def share_checks(sentence: Sentence) -> Iterator[Check]:
    """Every share that the sentence sets beside its part and its whole."""
    figures = sentence.figures
    shares = [p for p in figures if p.obs.unit == "%" and p.kind in ("percent", "share")]
    if not shares:
        return
    for part, whole in _parts_of_wholes(sentence):
        low, high = (part, whole) if part.at <= whole.at else (whole, part)
        for share in shares:
            after = _next(figures, high, share) and _says_so(sentence, high, share, whole)
            if after or (low is part and _next(figures, share, part) and _BEFORE.fullmatch(sentence.between(share, part))):
                yield _check(share, part, whole)


def _parts_of_wholes(sentence: Sentence) -> Iterator[tuple[Profile, Profile]]:
    amounts = [p for p in sentence.figures if p.kind == "amount" and p.obs.unit != "%"]
    for a, b in pairwise(amounts):
        if b.interval.low > 0 and _PART_OF.fullmatch(sentence.between(a, b)):
            yield a, b
        elif a.interval.low > 0 and b.measure.dimension in (a.measure.dimension, "number") and _OF_THE.search(sentence.quote[: a.at[0]]):
            yield b, a


def _next(figures: Sequence[Profile], a: Profile, b: Profile) -> bool:
    return figures.index(b) == figures.index(a) + 1


def _says_so(sentence: Sentence, before: Profile, share: Profile, whole: Profile) -> bool:
    between, another = sentence.between(before, share), _ANOTHER_WHOLE.match(sentence.after(share))
    if another is not None:
        noun = another["noun"]
        if noun is None or noun.lower() not in f"{whole.obs.printed} {whole.obs.unit or ''} total whole".lower():
            return False
    return bool(_OR.fullmatch(between)) or (another is not None and bool(_COMMA.fullmatch(between)))


def _check(share: Profile, part: Profile, whole: Profile) -> Check:
    computed = (part.interval / whole.interval).scaled(100.0)
    words = f"{number(printed_value(part))} / {number(printed_value(whole))} × 100"
    done = Calculation(rule="share of a whole", words=words, best=100 * ratio(part, whole), computed=computed, unit="%")
    return recomputed(done, ("share", share), [("part", part), ("whole", whole)], share.interval)
