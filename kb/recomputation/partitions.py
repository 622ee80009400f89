"""A whole whose parts the sentence tells one by one: "Of the 96 on board 71 were rescued, 19 died and six are missing"."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kb.comparison.profiles import Profile
from kb.model import Check, Verdict
from kb.recomputation.sentences import Sentence
from kb.recomputation.sums import add_up, dimension
from kb.vocabulary import cue

FEWEST, MOST = 2, 8
_OF_WHOLE = re.compile(r"(?:^|[.,;:] )[Oo](?:ut o)?f (?:the |its |their |all |a total of |some )?(?:\w{1,14} )?$")
# "45 seats: the Greens hold 18"
_NAME = r"[A-Z][\w'’-]{0,20}(?: [A-Z][\w'’-]{0,20}){0,3}"
_SHARED_OUT = re.compile(rf"(?: [\w'’-]{{1,20}}){{0,4}}(?::| [–—-]) (?:the )?{_NAME}(?: [a-z]{{2,12}}){{0,2}} ")
_NEXT = re.compile(r"[^.;:0-9]{0,60}(?:,|,? and|,? while|,? but) [^.;:0-9]{0,30}")
_NEXT_NAME = re.compile(rf"(?: [a-z]{{2,12}}){{0,2}}(?:,|,? and|,? with) (?:the )?{_NAME} (?:[a-z]{{2,12}} )?")
_LAST = re.compile(r"\b(?:and|while|but|with)\b")
# What befalls one and the same person once.
_FATES = cue("fates")
_BOTH = re.compile(r"\b(?:includ\w{1,4}|among|of (?:whom|which|them)|both|also|another|at least|or|some of)\b", re.IGNORECASE)


def partition_checks(sentence: Sentence) -> Iterator[Check]:
    """The parts of the first whole against it: too many are a failure where nothing is counted twice; too few say nothing."""
    amounts = [p for p in sentence.figures if p.kind == "amount" and p.interval.bounded and "/" not in p.measure.dimension]
    for i, whole in enumerate(amounts[:-FEWEST]):
        parts = amounts[i + 1 :][:MOST]
        apart = _told_apart(sentence, whole, parts)
        if apart is None or not all(_part_of(p, whole) for p in parts):
            continue
        found = add_up(whole, parts)
        if found.verdict is not Verdict.FAILS or (apart and (found.computed_low or 0.0) > whole.interval.high / whole.measure.factor):
            yield found
        return


def _told_apart(sentence: Sentence, whole: Profile, parts: Sequence[Profile]) -> bool | None:
    """Whether nothing can be counted in two of the parts; None where they are no list of parts of the whole."""
    steps = [sentence.between(a, b) for a, b in pairwise(parts)]
    told = sentence.quote[sentence.at(whole)[1] : sentence.at(parts[-1])[1]]
    if len(parts) < FEWEST or not _LAST.search(steps[-1]) or _BOTH.search(told):
        return None
    if _SHARED_OUT.fullmatch(sentence.between(whole, parts[0])) and all(map(_NEXT_NAME.fullmatch, steps)):
        return True
    if not _OF_WHOLE.search(sentence.quote[: sentence.at(whole)[0]]) or not all(map(_NEXT.fullmatch, steps)):
        return None
    ends = [sentence.at(p)[0] for p in parts[1:]] + [len(sentence.quote)]
    fates = [{word.lower() for word in _FATES.findall(sentence.quote, sentence.at(p)[1], end)} for p, end in zip(parts, ends, strict=True)]
    return all(fates) and len(set().union(*fates)) == sum(map(len, fates))


def _part_of(part: Profile, whole: Profile) -> bool:
    return dimension(part) in (dimension(whole), "number") and part.interval.low <= whole.interval.high
