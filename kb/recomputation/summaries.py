"""What a sentence says of two levels that it prints: "a drop of two", "a margin of four", "15 percent over the limit of 10,200"."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kb.comparison.profiles import Profile
from kb.comparison.units import same_head
from kb.conflicts import number
from kb.model import Check, Verdict
from kb.recomputation.changes import difference, moves, recompute
from kb.recomputation.checks import Calculation, printed_value, recomputed
from kb.recomputation.intervals import Interval, point
from kb.recomputation.sentences import Sentence
from kb.vocabulary import cue

_RISE, _FALL = cue("rise"), cue("fall")
# ", a drop of": what follows a move and sums it up; ", a 3 percent drop" prints the noun after the figure.
_SUMS_UP = re.compile(
    r"[^.;:]{0,40}(?:,| [–—-]| \() ?(?:or |which is |that is )?(?:an? |the )(?:[\w-]{1,14} ){0,2}"
    r"(?P<noun>\w{3,14}) of (?:just |only |about )?"
)
_SUMS_UP_BEFORE = re.compile(r"[^.;:]{0,40}(?:,| [–—-]) (?:or |which is |that is )?an? (?:\w{1,14} ){0,1}")
_NOUN_AFTER = re.compile(r"[ -](?:\w{1,14}[ -]){0,2}?(?P<noun>\w{3,14})\b")
# "From 80 euros in February, up 12 percent, said the club": a change set off after both levels.
_SET_OFF = re.compile(
    r"(?:(?! and | while | but | with | as )[^.;:,]){0,40}(?:,| [–—]| \() ?"
    r"(?:(?:or|or by|by|up|down|that is|i\.e\.) )?(?:about |some |nearly )?"
)
_OR_BY = re.compile(r"\b(?:or|by) (?:about |some |nearly )?$")
_ENDS = re.compile(r"\s?(?:[,.;)]|$)")
_ANOTHER_BASE = re.compile(r"\W{0,3}(?:from|since|compared|over|on|against|versus|year|in)\b")
# "stood at 600 in May, compared with 500": the new level, then the old one.
_FORMERLY = re.compile(
    r"(?: [\w'’-]{1,20}){0,8},? (?:compared (?:with|to)|(?:up|down) from|instead of|rather than|against|versus|vs\.?)"
    r"(?: [a-z]{1,12}){0,2} ",
    re.IGNORECASE,
)
_FROM = re.compile(r"(?: (?:since|in|over|within|during) (?:[\w’'-]{1,20} ?){1,4})?, from (?:about |some |around )?")
_TO = re.compile(r"(?: [\w’'-]{1,20}){0,3} to (?:about |some |around |just )?")
# "15 percent over the limit of 10,200", "9,000 more than the 75,000 it counted"
_THAN = re.compile(
    r" (?:over|above|ahead of|(?:more|higher|greater|larger) than|(?P<below>below|under|(?:less|lower|fewer|smaller) than))"
    r" (?:(?:the|its|their|his|her|last year's|a) (?:[\w'’-]{1,20} ){0,6}"
    # "more than Ada Brun's 13,870", "more than Ada Brun, who received 13,870"
    r"|(?:[\w.-]{1,20} ){0,4}[\w.-]{1,20}(?:['’]s? |, (?:who|which) [a-z]{3,12} (?:only |just )?))"
)
# "… is twice the six years that the defence had asked for", "twice as high as the 17 million a year before"
_TIMES = re.compile(r" (?:as [a-z]{3,12} as )?(?:the|its|their|his|her|last year's) (?:[\w'’-]{1,20} ){0,4}")
_IS = re.compile(
    r"[^.;:0-9]{0,50}(?: is| was| are| were|,| –) (?:(?:about|almost|nearly|roughly|more than|just over|still|now) ){0,2}", re.IGNORECASE
)
_MEASURED = re.compile(r"[^.;:]{0,40}(?:,| [–—-]| \(|, or|, about|, some) ?")
_MARGIN = re.compile(
    r"[^.;:]{0,40}(?:,| [–—-]| \() ?(?:or |by )?an? (?:\w{1,14} )?(?P<noun>margin|lead|gap|difference|majority) of (?:just |only |some )?"
)
_POINTS = ("pp", "%", "count:point")
# "leads by five points, 47 percent to 42", "a 12-point lead over Weiss (51-39)": the margin before the two counts.
_BY = re.compile(
    r"(?:\b(?:by|ahead|up|down|behind)|\b(?:lead|margin|edge|advantage|gap|majority) of) "
    r"(?:an? )?(?:average of |margin of )?(?:just |only |about |roughly |nearly |almost |some )*$"
)
_MARGIN_NOUN = re.compile(r"[- ](?:point[- ])?(?:lead|margin|edge|advantage|gap|deficit|majority|win|victory)\b")
_COUNTS = re.compile(r"(?:[- ][\w.'’-]{1,20}){0,5}(?:,|:| --?| [–—]| \(|, at| at|, with) ?", re.IGNORECASE)
# "An eight-point lead", after the counts.
_BY_AFTER = re.compile(r"[^.;:0-9]{0,40}(?:,| [–—-]| \() ?(?:or |by )?an? ")
# "52 votes to 48", "14,320 votes to her rival's 13,870", "53.1 percent of the vote against 46.9 percent"
_AGAINST = re.compile(r"(?: [\w'’-]{1,14}){0,4} (?:to|against|versus|vs\.?) (?:[\w'’-]{1,20} ){0,4}|[–-]")
# "exports came to 5.4 billion and imports to 6.1 billion, leaving a deficit of 0.7 billion"
_BALANCE = re.compile(r"(?: [\w'’-]{1,14}){0,4},? (?:and|while|against|but|with) (?:[\w'’-]{1,20} ){1,6}(?:about |some )?", re.IGNORECASE)
_LEFT = re.compile(
    r"[^.;:]{0,40}, (?:leaving|which (?:leaves|left|makes|made)|giving|resulting in|making for|for|or) "
    r"an? (?:\w{1,14} )?(?:deficit|surplus|shortfall|gap) of (?:about |some )?",
    re.IGNORECASE,
)
TAKEN_IN = re.compile(
    r"\b(?:exports?|imports?|revenues?|receipts|takings|take in|took in|spend|spent|earn(?:ed|s)?|raise[ds]?|"
    r"income|spending|expenditures?|expenses|costs|outlays)\b",
    re.IGNORECASE,
)
# "the Greens polled 22 percent and the Liberals 17 percent"
_AND = re.compile(r"(?: [\w'’-]{1,14}){0,4},? (?:and|while|with) (?:the |its |her |his )?(?:[A-Z][\w'’-]{0,20} ){1,4}(?:at |on )?")


def summary_checks(sentence: Sentence) -> Iterator[Check]:
    """What is said of a move after it is told, of the distance of two counts, and of a level above or below another."""
    yield from _summed_up(sentence)
    yield from _said_first(sentence)
    yield from _margins(sentence)
    yield from _margins_first(sentence)
    yield from _above(sentence)


def _summed_up(sentence: Sentence) -> Iterator[Check]:
    """ "From 8 to 6, a drop of 2", "600 in May, compared with 500 a year earlier, an increase of 20 percent"."""
    told = next((roles for roles in moves(sentence.figures) if {"new", "old"} <= roles.keys()), None)
    for before, p in pairwise(_without_spans(sentence.figures)):
        if told is not None and before in (told["new"], told["old"]) and _is_summary(sentence, before, p):
            yield recompute(p, told["new"], told["old"])
    for new, old, p in zip(sentence.figures, sentence.figures[1:], sentence.figures[2:], strict=False):
        alone = _levels_alone(sentence, new, old, p) and new.kind == old.kind and new.kind in ("amount", "rate", "percent", "share")
        if told is None and alone and _FORMERLY.fullmatch(sentence.between(new, old)) and _is_summary(sentence, old, p):
            yield recompute(p, new, old)


def _said_first(sentence: Sentence) -> Iterator[Check]:
    """ "Has shrunk by a third since May, from 9,000 to 6,000"."""
    for p, old, new in zip(sentence.figures, sentence.figures[1:], sentence.figures[2:], strict=False):
        told = p.obs.kind == "change" and p.obs.unit == "%" and old.obs.move is None and _levels_alone(sentence, old, new, p)
        if told and _FROM.fullmatch(sentence.between(p, old)) and _TO.fullmatch(sentence.between(old, new)):
            yield recompute(p, new, old)


def _without_spans(figures: Sequence[Profile]) -> list[Profile]:
    """The figures but for the time in which something moved: "from 48,200 to 53,020 in ten years"."""
    return [p for p in figures if p.measure.dimension != "[time]" or all(q.measure.dimension == "[time]" for q in figures)]


def _levels_alone(sentence: Sentence, a: Profile, b: Profile, told: Profile) -> bool:
    """Both measure one thing, and no third level of the sentence does, so that `told` can only be told of these two."""
    others = [p for p in sentence.figures if p not in (a, b, told) and p.kind == a.kind]
    return a.measure.dimension == b.measure.dimension and all(p.measure.dimension != a.measure.dimension for p in others)


def _is_summary(sentence: Sentence, before: Profile, p: Profile) -> bool:
    """The figure is told as the move before it, in a unit in which that move can be told."""
    complete = [roles for roles in moves(sentence.figures) if {"new", "old"} <= roles.keys() and p in roles.values()]
    if complete:
        return False
    dimensions = p.measure.dimension, before.measure.dimension
    if p.measure.dimension not in ("%", "pp", "x") and dimensions[0] != dimensions[1] and not same_head(*dimensions):
        return False
    between = sentence.between(before, p)
    if p.obs.unit == "%" and before.obs.unit != "%" and _SET_OFF.fullmatch(between) and _ENDS.match(sentence.after(p)):
        return p.kind == "change" or (p.kind == "percent" and bool(_OR_BY.search(between)))
    after = _NOUN_AFTER.match(sentence.after(p)) if _SUMS_UP_BEFORE.fullmatch(between) else None
    found = after or _SUMS_UP.fullmatch(between)
    if found is None or not (_RISE.fullmatch(found["noun"]) or _FALL.fullmatch(found["noun"])):
        return False
    return not _ANOTHER_BASE.match(sentence.after(p)[found.end() if after else 0 :])


def _margins(sentence: Sentence) -> Iterator[Check]:
    for a, b, p in zip(sentence.figures, sentence.figures[1:], sentence.figures[2:], strict=False):
        if a.measure.dimension != b.measure.dimension or a.kind != b.kind:
            continue
        if a.measure.dimension != "number" and p.measure.dimension not in (a.measure.dimension, *_POINTS) and p.obs.unit is not None:
            continue
        if _is_balance(sentence, a, b, p) and _levels_alone(sentence, a, b, p):
            yield margin(p, a, b, rule="balance of two amounts")
            continue
        told, tie = _MARGIN.fullmatch(sentence.between(b, p)), sentence.between(a, b)
        noun_after = _MARGIN_NOUN.match(sentence.after(p)) and _BY_AFTER.fullmatch(sentence.between(b, p))
        facing = _AGAINST.fullmatch(tie) or (told and told["noun"] != "majority" and _AND.fullmatch(tie))
        if (told or noun_after) and facing and _levels_alone(sentence, a, b, p):
            yield margin(p, a, b)


def _margins_first(sentence: Sentence) -> Iterator[Check]:
    """ "Leads by five points, 47 percent to 42", "won by nine votes (61-52)": shares by points, other counts by their own kind."""
    for p, a, b in zip(sentence.figures, sentence.figures[1:], sentence.figures[2:], strict=False):
        counts = {a.measure.dimension, b.measure.dimension} - {"number"}
        of_shares = p.measure.dimension in _POINTS
        alike = counts <= ({"%"} if of_shares else {p.measure.dimension})
        if not alike or p.kind not in ("difference", "amount", "change") or not a.interval.bounded or not b.interval.bounded:
            continue
        said = _BY.search(sentence.before(p)) or _MARGIN_NOUN.match(sentence.after(p))
        if p.obs.direction is not None and said and said[0].startswith("by "):
            # "Fell by five points": a move, and no distance.
            continue
        if said and _COUNTS.fullmatch(sentence.between(p, a)) and _AGAINST.fullmatch(sentence.between(a, b)):
            found = margin(p, a, b)
            # "By six wickets, 204 to 201": only votes, seats and points must be what lies between the two.
            if of_shares or p.obs.unit in ("vote", "seat") or found.verdict is not Verdict.FAILS:
                yield found


def margin(p: Profile, a: Profile, b: Profile, *, rule: str = "margin between two counts") -> Check:
    """The larger count less the smaller, as a margin has no direction; points are those of shares that were rounded."""
    a, b = sorted((a, b), key=printed_value, reverse=True)
    said = p.interval.scaled(1 / p.measure.factor)
    if p.measure.dimension == "count:point":
        said = Interval(said.low - 0.5, said.high + 0.5)
    done = Calculation(
        rule=rule,
        words=f"{number(printed_value(a))} − {number(printed_value(b))}",
        best=printed_value(a) - printed_value(b),
        computed=(a.interval - b.interval).scaled(1 / a.measure.factor),
        unit=p.obs.unit,
    )
    return recomputed(done, ("distance", p), [("the larger", a), ("the smaller", b)], -said if said.high < 0 else said, turns=True)


def _is_balance(sentence: Sentence, a: Profile, b: Profile, left: Profile) -> bool:
    """What comes in, what goes out, and the deficit or surplus that it leaves."""
    both = len(TAKEN_IN.findall(sentence.quote[max(0, sentence.at(a)[0] - 60) : sentence.at(left)[0]])) >= 2
    return both and bool(_BALANCE.fullmatch(sentence.between(a, b)) and _LEFT.fullmatch(sentence.between(b, left)))


def _above(sentence: Sentence) -> Iterator[Check]:
    """ "11,730 claims, 15 percent over the limit of 10,200", "84,000 visitors, 9,000 more than the 75,000 of 2022"."""
    for level, more, limit in zip(sentence.figures, sentence.figures[1:], sentence.figures[2:], strict=False):
        alike = limit.obs.unit is None or limit.measure.dimension == level.measure.dimension
        if more.obs.unit == "x" and alike and level.measure.factor == limit.measure.factor and limit.interval.low > 0:
            times = _TIMES.fullmatch(sentence.between(more, limit)) and level.kind == limit.kind
            if times and _IS.fullmatch(sentence.between(level, more)):
                yield recompute(more, level, limit)
            continue
        than = _THAN.fullmatch(sentence.between(more, limit)) if alike else None
        if than is None or limit.interval.low <= 0 or not _MEASURED.fullmatch(sentence.between(level, more)):
            continue
        if more.obs.unit == "%" and level.obs.unit != "%":
            yield _percent_above(level, more, limit, below=bool(than["below"]))
        elif more.kind in ("difference", "change", "amount") and _counts_as(more, level):
            yield difference(more, level, limit, "difference of two levels", factor=level.measure.factor)


def _counts_as(more: Profile, level: Profile) -> bool:
    """What is more or less is in the unit of the level: "300,000 more than the 900,000", "12 points below last year's 50 percent"."""
    if more.measure.dimension == level.measure.dimension:
        return more.kind != "amount"
    return (more.obs.unit is None and level.measure.factor == 1.0) or (more.measure.dimension in _POINTS and level.obs.unit == "%")


def _percent_above(level: Profile, percent: Profile, limit: Profile, *, below: bool) -> Check:
    allowed = -percent.interval if below and percent.interval.middle > 0 else percent.interval
    # A limit without a unit is in that of the level.
    factor = level.measure.factor if limit.obs.unit is None else 1.0
    a, b = printed_value(level), printed_value(limit)
    done = Calculation(
        rule="percent above a limit",
        words=f"({number(a)} / {number(b)} − 1) × 100",
        best=100 * (a * level.measure.factor / (b * limit.measure.factor * factor) - 1),
        computed=(level.interval / limit.interval.scaled(factor) - point(1.0)).scaled(100.0),
        unit="%",
    )
    return recomputed(done, ("percent", percent), [("level", level), ("limit", limit)], allowed, turns=True)
