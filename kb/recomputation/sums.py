"""Parts and wholes in one sentence: do the listed parts add up to the total, and is no part larger than its whole?"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kb.comparison.profiles import Profile
from kb.comparison.units import is_human
from kb.conflicts import interval_words, number
from kb.model import Check, Verdict
from kb.recomputation.checks import Calculation, check, printed_value, recomputed
from kb.recomputation.intervals import total
from kb.recomputation.sentences import Sentence

MOST_PARTS = 11
_TOTAL_BEFORE = re.compile(
    r"\b(?:total(?: of)?|altogether|in all|combined|overall|sum of|totall?ing)\W{0,3}(?:[a-z]{1,12}\W{1,2}){0,3}$", re.IGNORECASE
)
_TOTAL_AFTER = re.compile(r"^\W{0,2}(?:\w{1,14}\W{1,2}){0,3}(?:in total|in all|altogether|overall|combined)\b", re.IGNORECASE)
_LIST = re.compile(r"(?::|\bmade up of\b|\bconsisting of\b|\bcomprising\b|\bsplit\b|\bbroken down\b|—)", re.IGNORECASE)
# "14 people: nine men and four women": a list set off from its total by a mark or a verb, and nothing left open in it.
_OPENS = re.compile(
    r"(?: [\w'’-]{1,20}){0,5}(?:: ?| ?[—–] ?|,? made up of |,? consisting of |,? comprising )(?:the |some |about )?", re.IGNORECASE
)
_GOES_ON = re.compile(r"(?: [\w'’-]{1,20}){0,6}(?:,|,? and|, as well as|,? plus) (?:the |some |about |another )?", re.IGNORECASE)
_OPEN_LIST = re.compile(r"\b(?:includ\w{1,4}|among|such as|mostly|mainly|at least|like|others?|rest|remaining|some of)\b", re.IGNORECASE)
_INCLUDING = re.compile(r"(?: [\w'’-]{1,20}){0,6}(?:,| \()? ?including (?:the |some |about |at least |as many as )?", re.IGNORECASE)


def sum_checks(sentence: Sentence) -> Iterator[Check]:
    """A total and at least two parts of one unit. Only a sentence that lists its parts can fail."""
    claims: dict[str, list[Profile]] = defaultdict(list)
    for p in sentence.figures:
        if p.kind == "amount" and p.interval.bounded and p.obs.modality != "forecast":
            claims[_dimension(p)].append(p)
    for _, figures in sorted(claims.items()):
        if not 3 <= len(figures) <= MOST_PARTS + 1:
            continue
        wholes = [p for p in figures if _is_total(sentence, p)]
        if len(wholes) == 1:
            parts = [p for p in figures if p is not wholes[0]]
            if _could_be(wholes[0], parts) or _lists(sentence, wholes[0], parts):
                yield _sum(wholes[0], parts)
        elif not wholes and (parts := _set_off(sentence, figures)):
            yield _sum(figures[0], parts)


def _dimension(p: Profile) -> str:
    """Men, women and children are people, who can be added."""
    noun = p.measure.dimension.removeprefix("count:")
    return "count:people" if noun != p.measure.dimension and is_human(noun) else p.measure.dimension


def _is_total(sentence: Sentence, p: Profile) -> bool:
    return bool(_TOTAL_BEFORE.search(sentence.before(p, 40)) or _TOTAL_AFTER.match(sentence.after(p, 50)))


def _could_be(whole: Profile, parts: Sequence[Profile]) -> bool:
    return not total(p.interval for p in parts).disjoint(whole.interval)


def _lists(sentence: Sentence, whole: Profile, parts: Sequence[Profile]) -> bool:
    """The sentence says that what follows the total is all of it."""
    if whole.at[1] > parts[0].at[0] or _OPEN_LIST.search(sentence.quote[whole.at[1] :]):
        return False
    return bool(_LIST.search(sentence.between(whole, parts[0]))) and all(p.interval.high <= whole.interval.high for p in parts)


def _set_off(sentence: Sentence, figures: Sequence[Profile]) -> list[Profile]:
    """The parts where the first figure is followed by a closed list of the others; otherwise none."""
    whole, *parts = figures
    steps = [(_OPENS, whole, parts[0]), *((_GOES_ON, a, b) for a, b in pairwise(parts))]
    closed = all(pattern.fullmatch(sentence.between(a, b)) for pattern, a, b in steps)
    if not closed or _OPEN_LIST.search(sentence.quote[whole.at[1] :]) or any(p.interval.low > whole.interval.high for p in parts):
        return []
    return parts


def _sum(whole: Profile, parts: Sequence[Profile]) -> Check:
    factor = whole.measure.factor
    values = [printed_value(p) * p.measure.factor / factor for p in parts]
    done = Calculation(
        rule="sum of parts",
        words=" + ".join(number(value) for value in values),
        best=sum(values),
        computed=total(p.interval for p in parts).scaled(1 / factor),
        unit=whole.obs.unit,
    )
    return recomputed(done, ("whole", whole), [("part", p) for p in parts], whole.interval.scaled(1 / factor))


def part_checks(sentence: Sentence) -> Iterator[Check]:
    """ "12 people, including 15 children": a part that is larger than its whole."""
    for whole, part in pairwise(sentence.figures):
        alike = whole.kind == part.kind == "amount" and _dimension(whole) == _dimension(part)
        if not alike or not _INCLUDING.fullmatch(sentence.between(whole, part)):
            continue
        factor = whole.measure.factor
        verdict = Verdict.FAILS if part.interval.low > whole.interval.high else Verdict.HOLDS
        held = "is more than" if verdict is Verdict.FAILS else "is not more than"
        yield check(
            "part within its whole",
            verdict,
            [("part", part), ("whole", whole)],
            reported=part.obs.printed,
            computed=None,
            unit=whole.obs.unit,
            margin=_margin(whole, part, factor),
            words=f"A part cannot be more than its whole, {interval_words(None, whole.interval.high / factor, whole.obs.unit)}; "
            f"{number(printed_value(part))} {held} {number(printed_value(whole))}: {verdict}.",
        )


def _margin(whole: Profile, part: Profile, factor: float) -> float:
    return round((whole.interval.middle - part.interval.middle) / factor, 6)
