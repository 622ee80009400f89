"""Answers to one question: what a poll prints for and against, with the undecided, is all of those asked and no more."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kb.comparison.profiles import Profile
from kb.conflicts import number
from kb.model import Check
from kb.recomputation.checks import check, judge, margin_of, printed_value
from kb.recomputation.intervals import Interval, total
from kb.recomputation.sentences import Sentence

# The answer that is left when all others are told.
_LEFT_OVER = re.compile(
    r"[^,.;:]{0,40}\b(?:undecided|unsure|not sure|(?:had |have |with )?no opinion|(?:don['’]t|didn['’]t|did not|do not) know|"
    r"not say|no answer)\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"[^.;:()0-9]{0,80}(?:,|,? and|,? while|,? with) (?:the (?:other|remaining|rest) )?(?:about |some )?", re.IGNORECASE)
# Figures of another time or group among the answers.
_ANOTHER = re.compile(r"\b(?:up|down|compared|from|versus|of (?:women|men|those)|among|last|previous|earlier)\b", re.IGNORECASE)
# Questions with more than one answer.
_MANY = re.compile(r"\b(?:multiple|several|more than one|answers|nam(?:ed?|ing)|cited|mention\w{0,3}|listed|chose|also)\b", re.IGNORECASE)


def answer_checks(sentence: Sentence) -> Iterator[Check]:
    """Three or more shares in a row that end with the undecided. Answers that nobody printed may make them less than all."""
    shares = [p for p in sentence.figures if p.obs.unit == "%" and p.kind in ("percent", "share") and p.interval.bounded]
    row = [p for p in sentence.figures if p in shares or p.obs.unit == "%"]
    if len(shares) < 3 or row != shares or _MANY.search(sentence.quote) or not _LEFT_OVER.match(sentence.after(shares[-1])):
        return
    steps = [sentence.between(a, b) for a, b in pairwise(shares)]
    if all(_GOES_ON.fullmatch(step) and not _ANOTHER.search(step) for step in steps):
        yield shares_of_all(shares, Interval(0.0, 100.0), rule="answers to one question", role="answer")


def shares_of_all(shares: Sequence[Profile], allowed: Interval, *, rule: str = "shares of one whole", role: str = "share") -> Check:
    """The shares added; all of a whole are 100 %, or as much of it as `allowed` says."""
    best, computed = sum(printed_value(p) for p in shares), total(p.interval for p in shares)
    verdict = judge(allowed, computed, best)
    bound = "are 100 %" if allowed.low == allowed.high else "are no more than 100 %"
    low, high = number(round(computed.low, 4)), number(round(computed.high, 4))
    spread = "" if low == high else f" (rounding of these figures allows {low} to {high} %)"
    return check(
        rule,
        verdict,
        [(role, p) for p in (shares[-1], *shares[:-1])],
        reported=shares[-1].obs.printed,
        computed=computed,
        unit="%",
        margin=margin_of(allowed, best),
        words=f"{' + '.join(number(printed_value(p)) for p in shares)} = {number(round(best, 4))} %{spread}; "
        f"shares of one whole {bound}: {verdict}.",
    )
