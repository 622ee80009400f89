"""What a sentence calls a margin, a lead, a gap, a deficit or a surplus, against the only two amounts it can lie between."""

import re
from collections.abc import Iterator

from kb.comparison.profiles import Profile
from kb.comparison.units import is_money, same_head
from kb.model import Check
from kb.recomputation.sentences import Sentence
from kb.recomputation.summaries import TAKEN_IN, margin

_ABOUT = r"(?:just |only |some |about |nearly |almost |roughly |a mere |merely )?$"
_CALLED = re.compile(
    rf"(?:,| [–—-]| \(|\band|\bso|\bor|\bfor|\bwith|\bby|\bleav\w{{1,3}}|\bgiv\w{{1,3}}|\bmak\w{{1,3}}|\bmeans|\bmeant) ?(?:by )?an? "
    rf"(?:[\w-]{{1,16}} ){{0,2}}(?:margin|lead|gap|difference|advantage) of {_ABOUT}",
    re.IGNORECASE,
)
_WON_BY = re.compile(
    rf"(?:,? so|,? and|;|,)[^.;:0-9]{{0,40}} (?:won|wins|prevailed|beat \w{{1,20}}|lost|ahead|leads|led|to win) by {_ABOUT}"
)
_LEFT = re.compile(
    rf"(?:leav\w{{1,3}}|ran|runs|run|with|mean\w{{0,3}}|giv\w{{1,3}}|result\w{{0,3}} in|mak\w{{1,3}}(?: for)?|,|or) an? "
    rf"(?:[\w-]{{1,16}} ){{0,2}}(?:deficit|surplus|shortfall|gap) of {_ABOUT}",
    re.IGNORECASE,
)
# What is shared out between rivals. The points of two players are not those by which their side won.
_CONTESTED = frozenset({"%", "vote", "ballot", "seat", "delegate"})
_ENDS = re.compile(r"\s?(?:[,.;:)–—]|$)| (?:in|for|during) | to be ")
# Another time, group or contest between the two amounts and their distance.
_ELSE = re.compile(
    r"\b(?:previous\w{0,2}|last|earlier|ago|compared|than|from|since|average|half-?time|forecast|expect\w{0,3}|after|before|"
    r"among|including|poll(?:s|ed)? (?:in|of))\b",
    re.IGNORECASE,
)


def distance_checks(sentence: Sentence) -> Iterator[Check]:
    """A distance told by its name after the two amounts, which no third of their kind joins."""
    for a, b, p in zip(sentence.figures, sentence.figures[1:], sentence.figures[2:], strict=False):
        if a.kind != b.kind or a.kind not in ("amount", "percent") or not a.interval.bounded or not b.interval.bounded:
            continue
        if not _alike(a, b) or not _at_one_time(a, b) or not _between(p, a) or not _only_two(sentence, a, b, p):
            continue
        before = sentence.quote[sentence.at(a)[1] : sentence.at(p)[0]]
        if _ELSE.search(before) or not _ENDS.match(sentence.after(p)):
            continue
        if is_money(a.measure.dimension) or (a.kind == p.kind == "amount" and _LEFT.search(before)):
            balance = _LEFT.search(before) and len(TAKEN_IN.findall(sentence.quote[: sentence.at(p)[0]])) >= 2
            if balance:
                yield margin(p, a, b, rule="balance of two amounts")
        elif (a.obs.unit in _CONTESTED or b.obs.unit in _CONTESTED) and (_CALLED.search(before) or _WON_BY.search(before)):
            yield margin(p, a, b)


def _alike(a: Profile, b: Profile) -> bool:
    return a.measure.dimension in (b.measure.dimension, "number") or b.measure.dimension == "number"


def _at_one_time(a: Profile, b: Profile) -> bool:
    """ "51 percent in March and 47 percent in May, a lead of 9 points" over somebody else."""
    return a.obs.period == b.obs.period or None in (a.obs.period, b.obs.period)


def _between(p: Profile, level: Profile) -> bool:
    """The figure is in the unit of the levels, or in points of their percent."""
    if level.obs.unit == "%":
        return p.measure.dimension in ("pp", "count:point")
    return p.kind in ("amount", "difference") and (_alike(p, level) or same_head(p.measure.dimension, level.measure.dimension))


def _only_two(sentence: Sentence, a: Profile, b: Profile, p: Profile) -> bool:
    return not any(_alike(q, a) and q.kind == a.kind for q in sentence.figures if q not in (a, b, p))
