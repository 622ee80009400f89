"""Parts and wholes in one sentence: do the parts that are listed add up to the total?"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from ingest.identity import content_id
from kb.comparison.profiles import Profile
from kb.conflicts import interval_words, number
from kb.model import Check, CheckInput, Verdict
from kb.recomputation.intervals import Interval, total

VERSION = 1
_TOTAL_BEFORE = re.compile(
    r"\b(?:total(?: of)?|altogether|in all|combined|overall|sum of|totall?ing)\W{0,3}(?:[a-z]{1,12}\W{1,2}){0,3}$", re.IGNORECASE
)
_TOTAL_AFTER = re.compile(r"^\W{0,2}(?:\w{1,14}\W{1,2}){0,3}(?:in total|in all|altogether|overall|combined)\b", re.IGNORECASE)
_LIST = re.compile(r"(?::|\bmade up of\b|\bconsisting of\b|\bcomprising\b|\bsplit\b|\bbroken down\b|—)", re.IGNORECASE)


def sum_checks(members: Sequence[Profile]) -> Iterator[Check]:
    """A total and at least two parts of one unit in one sentence. Only a sentence that lists its parts can fail."""
    claims: dict[tuple[int, str], list[Profile]] = defaultdict(list)
    for p in members:
        if p.kind == "amount" and p.interval.bounded and p.obs.modality not in ("negated", "forecast", "conditional"):
            claims[(p.obs.claim_start, p.measure.dimension)].append(p)
    for _, figures in sorted(claims.items()):
        if not 3 <= len(figures) <= 12:
            continue
        wholes = [p for p in figures if _is_total(p)]
        if len(wholes) != 1:
            continue
        whole = wholes[0]
        parts = [p for p in figures if p is not whole]
        added = total(p.interval for p in parts)
        if added.disjoint(whole.interval) and not _lists(whole, parts):
            continue
        yield _check(whole, parts, added)


def _is_total(p: Profile) -> bool:
    start, end = p.at
    return bool(_TOTAL_BEFORE.search(p.obs.quote[max(0, start - 40) : start]) or _TOTAL_AFTER.match(p.obs.quote[end : end + 50]))


def _lists(whole: Profile, parts: Sequence[Profile]) -> bool:
    """The sentence says that what follows the total is all of it."""
    between = whole.obs.quote[whole.at[1] : parts[0].at[0]]
    return whole.at[1] <= parts[0].at[0] and bool(_LIST.search(between)) and all(p.interval.high <= whole.interval.high for p in parts)


def _check(whole: Profile, parts: Sequence[Profile], added: Interval) -> Check:
    factor = whole.measure.factor
    best = sum(p.interval.middle for p in parts) / factor
    low, high = added.low / factor, added.high / factor
    verdict = (
        Verdict.FAILS if added.disjoint(whole.interval) else Verdict.HOLDS if best * factor in whole.interval else Verdict.WITHIN_ROUNDING
    )
    terms = " + ".join(number(p.interval.middle / factor) for p in parts)
    return Check(
        id=content_id("check", "sum of parts", whole.obs.id, *(p.obs.id for p in parts)),
        rule="sum of parts",
        verdict=verdict,
        inputs=(CheckInput(role="whole", observation=whole.obs.id), *(CheckInput(role="part", observation=p.obs.id) for p in parts)),
        reported=whole.obs.printed,
        computed_low=low,
        computed_high=high,
        unit=whole.obs.unit,
        margin=round(best - whole.interval.middle / factor, 6),
        flips_conclusion=None,
        missing=(),
        explanation=f"{terms} = {number(round(best, 4))}, as printed between {interval_words(low, high, whole.obs.unit)}; "
        f"the total is given as “{whole.obs.printed}” ({whole.obs.ref}): {verdict}.",
        across_articles=False,
        version=VERSION,
    )
