"""Shares against the part and the whole that are printed beside them, and against themselves where they are told twice."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from kb.comparison.profiles import Profile
from kb.comparison.units import is_human, measure
from kb.conflicts import number
from kb.model import Check, Verdict
from kb.recomputation.changes import ratio
from kb.recomputation.checks import Calculation, printed_value, recomputed
from kb.recomputation.intervals import Interval, hull
from kb.recomputation.sentences import Sentence
from kb.vocabulary import load

_SOME = r"(?:about |around |some |nearly |almost |roughly |just over |just under )?"
_PART_OF = re.compile(
    r"\s{0,3}(?:\w{1,20} ){0,3}?(?:out )?of (?:the |its |their |his |her |all |a total of |some |about |roughly )?", re.IGNORECASE
)
# Words that put a share in apposition to what stands before it. A bare comma does not: another whole may follow.
_OR = re.compile(
    r"(?: \w{1,20}){0,2}(?:,? or|,? i\.e\.,?| \(| \[|,? which is|,? equal to| [–—]|,? equivalent to) ?"
    + _SOME
    # "cast a ballot, a turnout of 60 percent"
    + r"|(?: [\w'’-]{1,20}){0,6}, (?:or|i\.e\.,?) "
    + _SOME
    + r"|(?: [\w'’-]{1,20}){0,6},? (?:or |for |giving |representing )?an? (?:turnout|share|rate|proportion|percentage) of "
    + _SOME
)
# Set off by itself: "210 of 840 tower blocks, one in four,"; "out of 78,000 registered, putting turnout at 55 percent,"
_SET_OFF = re.compile(
    r"(?: [\w'’-]{1,20}){0,8}(?:,| \(| [–—]) ?(?:or |i\.e\.,? )?"
    r"(?:(?:for |giving |putting |making |meaning |representing |bringing )?(?:an? |the |its )?(?:overall |final )?"
    r"(?:turnout|share|rate|proportion|percentage|ratio) (?:of|at|to) )?" + _SOME
)
_ENDS_THERE = re.compile(r"(?: overall| in (?:all|total)| of (?:them|these|those|the total|the whole))?\s?(?:[,.;)–—]|$)")
_LED = re.compile(r"(?: [\w'’-]{1,20}){0,8}(?:,| \(| [–—]) ?(?:or |i\.e\.,? )?" + _SOME)
# "In the 430-member chamber, 212 deputies, or 49 percent"
_COMPOUND = re.compile(r"[0-9]-(?:member|seat|strong|bed|pupil|person)\b")
_CHAMBER = re.compile(r" (?:[\w'’-]{1,20} ){0,3}?[\w'’-]{1,20}, (?:only |just |some )?")
# "(40 percent)", and not "(40 percent insured)".
_CLOSES = re.compile(r"\s?(?:overall|in all|of [^()]{1,40})?\s?[)\],;.–—]")
_COMMA = re.compile(r", ")
# "Won 61 of the 150 seats, just over 40 percent."
_CLOSING, _CLOSED = re.compile(r"(?: [\w'’-]{1,20}){0,2}, " + _SOME), re.compile(r"\s?(?:[.;)]|, [a-z]|$)")
_JUST = re.compile(r"(?: [\w'’-]{1,20}){0,6}, (?:of which )?(?:just|only|but) ")
_BEFORE = re.compile(r"(?: of (?:the |its |their |them|those)?(?:[\w-]{1,20} ?){0,3})?(?: \(|,? or| [–—]|:) ?(?:some |about )?")
# "Turnout was 47 percent, with 18,900 of the 34,500 voters taking part"
_TURNOUT = re.compile(r"\b(?:turnout|participation)\b[^.;]{0,40}$", re.IGNORECASE)
_WITH = re.compile(r"[^.;:0-9]{0,40}, (?:with|as|after) (?:only |just |some )?", re.IGNORECASE)
_VOTED = re.compile(
    r"(?: (?:taking part|voting|turning out|having voted|casting (?:a |their )?(?:ballots?|votes?)|cast \w{1,6} ballots?))?[.,;]"
)
_VOTERS = re.compile(r"vote|elector|member|ballot|registered|eligible")
_ANOTHER_WHOLE = re.compile(
    r"[\s%)]{0,3}(?:percent |per cent )?of (?:them\b|whom\b|which\b|those\b|these\b|(?:the |its |their )?(?P<noun>[\w-]{1,20}))"
)
# "1,243 of 11,300 jobs, or 11 percent of its staff"
_JOBS, _STAFF = "count:employee", "staff workforce payroll personnel employees"
_OF_THE = re.compile(r"(?:^|[.,;:] )[Oo](?:ut o)?f (?:(?:the|its|their|his|her|all|about|some|all the|a total of)(?: \w{1,14})? )?$")
_OF_THEM = re.compile(r" of (?:them|these|those)\b")
# "The study followed 1,500 smokers. Of these, 300 …"
_OF_THESE = re.compile(r"[^.]{0,60}\. Of (?:these|them|those),? (?:only |just |some |about )?")
# "… of the 6.5 million voters cast a ballot. That put turnout at"
_TURNOUT_AT = re.compile(
    r"[^.;:0-9]{0,120}[,.] (?:[\w'’-]{1,14} ){0,3}turnout(?: (?:was|at|of|stood at|came to|reached))+ (?:about |just |only )?",
    re.IGNORECASE,
)
# "Sixty percent of the 250 firms surveyed, or 150": the part last.
_SHARE_OF = re.compile(r" of (?:the |its |their |his |her |all |all the |a total of |some )?(?:\w{1,14} )?", re.IGNORECASE)
_OR_PART = re.compile(r"(?: [\w'’-]{1,20}){0,4}(?:,? or| \(| [–—]) ?" + _SOME)
# "1,200 jobs, or 8 percent of its workforce of 15,000": the whole last.
_OR_SHARE = re.compile(r"(?:(?: [\w'’-]{1,20}){0,4}(?:,? or| \(| [–—])|,) ?" + _SOME)
_OF_WHOLE = re.compile(r" of (?:the |its |their |his |her |all |all the |a )?(?:\w{1,14} ){0,3}?" + _SOME)
_ENDS = re.compile(r"(?: [\w-]{1,20}){0,2}\s?[,.;)–—]|$")
_ONE_IN = re.compile(r"(?:one|1) (?:in|out of)(?: every)? \w{2,12}$", re.IGNORECASE)
_DIGIT = re.compile("[0-9]")
_TWICE = re.compile(r"(?: [\w'’-]{1,20}){0,5}(?:,? or| \(| [–—]|,) ?" + _SOME)


def share_checks(sentence: Sentence) -> Iterator[Check]:
    """Every share that the sentence sets beside its part and its whole, or tells in a fraction and in percent."""
    figures = sentence.figures
    shares = [p for p in figures if p.obs.unit == "%" and (p.kind in ("percent", "share") or p.obs.kind == "rate")]
    if not shares:
        return
    for part, whole in _parts_of_wholes(sentence):
        low, high = (part, whole) if sentence.at(part) <= sentence.at(whole) else (whole, part)
        for share in shares:
            after = _next(sentence, high, share) and _says_so(sentence, high, share, whole)
            before = low is part and _next(sentence, share, part) and _told_before(sentence, share, part, whole)
            if after or before or _set_off(sentence, part, whole, share, shares):
                yield share_of(share, part, whole)
    yield from _spent_on(sentence, shares)
    yield from _part_last(sentence)
    yield from _whole_last(sentence)
    yield from _told_twice(sentence)


def _parts_of_wholes(sentence: Sentence) -> Iterator[tuple[Profile, Profile]]:
    amounts = [p for p in sentence.figures if p.kind == "amount" and p.obs.unit != "%"]
    for a, b in pairwise(amounts):
        on = _OF_THESE.fullmatch(sentence.between(a, b)) and b.measure.dimension in (a.measure.dimension, "number")
        if a.interval.low > 0 and (on or _of_body(sentence, a, b)):
            yield b, a
        elif b.interval.low > 0 and _PART_OF.fullmatch(sentence.between(a, b)):
            yield a, b
        elif a.interval.low > 0 and b.measure.dimension in (a.measure.dimension, "number") and _is_of(sentence, a, b):
            yield b, a


def _of_body(sentence: Sentence, body: Profile, part: Profile) -> bool:
    """ "In the 430-member chamber, 212 deputies …"."""
    members = part.measure.dimension in (body.measure.dimension, *_members())
    return members and bool(_COMPOUND.search(body.obs.printed) and _CHAMBER.fullmatch(sentence.between(body, part)))


@cache
def _members() -> frozenset[str]:
    return frozenset(measure(noun).dimension for noun in load("wholes")["body"]["members"])


def _set_off(sentence: Sentence, part: Profile, whole: Profile, share: Profile, shares: list[Profile]) -> bool:
    """The only share of a sentence stands by itself before or after a part that is told to be one of the whole."""
    if len(shares) != 1 or share.kind == "change":
        return False
    if _next(sentence, whole, share) and sentence.at(part) < sentence.at(whole):
        return bool(_SET_OFF.fullmatch(sentence.between(whole, share)) and _ENDS_THERE.match(sentence.after(share)))
    if _next(sentence, part, share) and sentence.at(whole) < sentence.at(part):
        return bool(_SET_OFF.fullmatch(sentence.between(part, share)) and _ENDS_THERE.match(sentence.after(share)))
    leads = _next(sentence, share, part) and _next(sentence, part, whole)
    return leads and bool(_LED.fullmatch(sentence.between(share, part)) and _ENDS_THERE.match(sentence.after(whole)))


def _is_of(sentence: Sentence, whole: Profile, part: Profile) -> bool:
    """ "Of 52,000 voters, 31,200 …", "2,400 households, 600 of them …"."""
    return bool(_OF_THE.search(sentence.quote[: sentence.at(whole)[0]]) or _OF_THEM.match(sentence.after(part)))


def _next(sentence: Sentence, a: Profile, b: Profile) -> bool:
    return sentence.figures.index(b) == sentence.figures.index(a) + 1


def _says_so(sentence: Sentence, before: Profile, share: Profile, whole: Profile) -> bool:
    between, another = sentence.between(before, share), _ANOTHER_WHOLE.match(sentence.after(share))
    between = _OF_THEM.sub("", between, count=1)
    if another is not None:
        noun = another["noun"]
        known = f"{whole.obs.printed} {whole.obs.unit or ''} total whole {_STAFF if whole.measure.dimension == _JOBS else ''}"
        if noun is None or noun.lower() not in known.lower():
            return False
    if between.rstrip().endswith(("(", "[")) and not _CLOSES.match(sentence.after(share)):
        return False
    voters = _VOTERS.search(f"{whole.obs.unit} {whole.obs.printed}".lower())
    if voters and _TURNOUT_AT.fullmatch(between):
        return True
    closing = _CLOSED.match(sentence.after(share)) is not None and _CLOSING.fullmatch(between) is not None
    return closing or bool(_OR.fullmatch(between)) or (another is not None and bool(_COMMA.fullmatch(between)))


def _spent_on(sentence: Sentence, shares: Sequence[Profile]) -> Iterator[Check]:
    """ "Spent 215 million, just 9.2 million, or 4 percent, on radio": where it comes out, since the share may be of something else."""
    for whole, part, share in zip(sentence.figures, sentence.figures[1:], sentence.figures[2:], strict=False):
        amounts = whole.kind == part.kind == "amount" and whole.interval.low > 0 and _alike(part, whole)
        if amounts and share in shares and _JUST.fullmatch(sentence.between(whole, part)) and _OR.fullmatch(sentence.between(part, share)):
            found = share_of(share, part, whole)
            if found.verdict is not Verdict.FAILS:
                yield found


def _told_before(sentence: Sentence, share: Profile, part: Profile, whole: Profile) -> bool:
    between = sentence.between(share, part)
    if _BEFORE.fullmatch(between):
        return True
    turnout = _TURNOUT.search(sentence.quote[: sentence.at(share)[0]]) and _VOTERS.search(f"{whole.obs.unit} {whole.obs.printed}".lower())
    return bool(turnout and _WITH.fullmatch(between) and _VOTED.match(sentence.after(whole)))


def _part_last(sentence: Sentence) -> Iterator[Check]:
    """ "Sixty percent of the 250 firms surveyed, or 150"."""
    for share, whole, part in zip(sentence.figures, sentence.figures[1:], sentence.figures[2:], strict=False):
        amounts = whole.kind == part.kind == "amount" and whole.obs.unit != "%" and whole.interval.low > 0
        if not amounts or share.obs.unit != "%" or share.kind not in ("percent", "share") or not _alike(part, whole):
            continue
        between = sentence.between(whole, part)
        told = _OR_PART.fullmatch(between) or (between == ", " and sentence.after(part).startswith(","))
        if told and _SHARE_OF.fullmatch(sentence.between(share, whole)) and part.interval.low <= whole.interval.high:
            yield share_of(share, part, whole)


def _whole_last(sentence: Sentence) -> Iterator[Check]:
    """ "1,200 jobs, or 8 percent of its workforce of 15,000"."""
    for part, share, whole in zip(sentence.figures, sentence.figures[1:], sentence.figures[2:], strict=False):
        amounts = part.kind == whole.kind == "amount" and whole.obs.unit != "%" and whole.interval.low > 0
        if not amounts or share.obs.unit != "%" or share.kind not in ("percent", "share") or not _alike(part, whole):
            continue
        if _OR_SHARE.fullmatch(sentence.between(part, share)) and _OF_WHOLE.fullmatch(sentence.between(share, whole)):
            yield share_of(share, part, whole)


def _alike(part: Profile, whole: Profile) -> bool:
    nouns = [p.measure.dimension.removeprefix("count:") for p in (part, whole)]
    return part.measure.dimension in (whole.measure.dimension, "number") or (nouns[0] == "people" and is_human(nouns[1]))


def _told_twice(sentence: Sentence) -> Iterator[Check]:
    """ "One in five tenants, 19.4 percent": one share as a fraction in words, then in percent."""
    for a, b in pairwise(sentence.figures):
        shares = a.obs.unit == b.obs.unit == "%" and all(p.kind in ("percent", "share") for p in (a, b))
        in_words = not _DIGIT.search(a.obs.printed) or _ONE_IN.search(a.obs.printed)
        if not shares or not in_words or "percent" in a.obs.printed or "per cent" in a.obs.printed or not _DIGIT.search(b.obs.printed):
            continue
        between = sentence.between(a, b)
        if _TWICE.fullmatch(between) and " and " not in between and _ENDS.match(sentence.after(b)):
            done = Calculation(
                rule="share told twice",
                words=f"{number(printed_value(b))}",
                best=printed_value(b),
                computed=b.interval,
                unit="%",
            )
            yield recomputed(done, ("fraction", a), [("percent", b)], _allowed(a))


def _allowed(share: Profile) -> Interval:
    """ "One in four" is told of what lies nearer to it than to one in three or in five."""
    if not _ONE_IN.search(share.obs.printed) or not share.interval.bounded:
        return share.interval
    of = 100 / printed_value(share)
    return hull([share.interval, Interval(100 / (of + 0.5), 100 / (of - 0.5))])


def share_of(share: Profile, part: Profile, whole: Profile) -> Check:
    """The part by the whole, held against the share."""
    computed = (part.interval / whole.interval).scaled(100.0)
    words = f"{number(printed_value(part))} / {number(printed_value(whole))} × 100"
    done = Calculation(rule="share of a whole", words=words, best=100 * ratio(part, whole), computed=computed, unit="%")
    return recomputed(done, ("share", share), [("part", part), ("whole", whole)], _allowed(share))
