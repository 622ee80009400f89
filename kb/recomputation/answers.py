"""Answers to one question: what a poll prints for and against, with the undecided, is all of those asked and no more."""

import re
from collections.abc import Iterator
from itertools import pairwise

from kb.comparison.profiles import Profile
from kb.conflicts import number
from kb.model import Check
from kb.recomputation.checks import Calculation, printed_value, recomputed
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
        yield _check(shares)


def _check(shares: list[Profile]) -> Check:
    sums = sum(printed_value(p) for p in shares)
    done = Calculation(
        rule="answers to one question",
        words=" + ".join(number(printed_value(p)) for p in shares),
        best=sums,
        computed=total(p.interval for p in shares),
        unit="%",
    )
    return recomputed(done, ("answer", shares[-1]), [("answer", p) for p in shares[:-1]], Interval(0.0, 100.0))
