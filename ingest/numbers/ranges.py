"""Joins the two ends of a printed range into one quantity, and "one in five" into one share."""

import re
from decimal import Decimal

from ingest.numbers.drafts import Draft
from ingest.numbers.numerals import Number
from ingest.numbers.scores import is_score

_DASH = re.compile(r"\s?[-–‑‐−]\s?|\s—\s|–")
_TO = re.compile(r"(?: (?:up )?to |- to |-to-| to-|-to )(?:around |about |nearly |almost |over |as much as |more than |over a )?")
_OR = re.compile(r",? or ")
_AND = re.compile(r" and (?:around |about |nearly |almost )?")
_OUT_OF = re.compile(r"[ -](in|in every|out of|out of every|of every|of)[ -]")
# "4 in 10 games" counts goals, and 4 in 10 nurses are a share of them.
_TRIES = re.compile(r" (?:games?|match|starts?|appearances|innings|attempts|outings|tests?|overs?|balls?|minutes?)\b|[^ ]")
_ONE_IN = re.compile(r" [a-z]{3,20} (in) (?:every )?")
_BETWEEN = re.compile(r"\bbetween (?:the ages of |around |about |roughly |an estimated )?$")
_FROM = re.compile(
    r"\b(?:from|ranging from|range from) (?:around |about |between |roughly |just |as little as |as low as |a low of |an? )?$"
)
# Words before a first end that say how far something moved: the second end is where it got to.
_MOVED_BY = re.compile(
    r"\b(?:by|up|down|rose|fell|grew|lost|lower|higher"
    r"|(?:ris|fall|drop|climb|jump|slip|slid|sink|tumbl|plung|surg|soar|gain|los|add|eas|edg|increas|decreas|declin|advanc|grow)(?:e?s|ing)"
    r"|rise|fall|drop|climb|jump|slip|slide|sink|tumble|plunge|surge|soar|gain|lose|add|ease|edge|increase|decrease|decline|advance|grow|sheds?"
    r"|[a-z]{3,12}(?<!pric)(?<!rang)(?<!ag)(?<!valu)(?<!estimat)(?<!expect)(?<!pay)(?<!cost)(?<!charg)ed) $"
)
_LIKE_ENDS = frozenset(("money", "fraction", "mass", "length", "temperature", "time"))
_TO_ONE = re.compile(r"-| to |-to-|:")
_HEDGED = re.compile(r"\b(?:than|nearly|almost|about|roughly|around|over) $")
_FARTHEST = 24
# A second end this many times the first is where a move got to ("fell by 8,000 to 209,000"), not the end of a range.
_MOST_BY = 2
_MOST_MOVED = 4
_MILLION = 1_000_000
_REPEATED = frozenset((" and ", ", ", " upon ", ", and "))
_HUNDRED, _TEN = 100, 10


def join_ranges(low: str, found: list[Draft]) -> list[Draft]:
    """The drafts with ranges and shares joined; results told as scores get their reason."""
    joined: list[Draft] = []
    found = _said_once(low, found)
    index = 0
    while index < len(found):
        pair = _pair(low, found, index) if index + 1 < len(found) else None
        joined.append(pair or found[index])
        index += 2 if pair else 1
    return joined


def _said_once(low: str, found: list[Draft]) -> list[Draft]:
    """The drafts with "millions and millions" as one."""
    kept: list[Draft] = []
    for draft in found:
        before = kept[-1] if kept else None
        alike = before is not None and before.number.form == draft.number.form == "vague" and before.number.low == draft.number.low
        if alike and low[kept[-1].number.end : draft.start] in _REPEATED:
            draft.start = draft.number.start = kept.pop().start
        kept.append(draft)
    return kept


def _pair(low: str, found: list[Draft], index: int) -> Draft | None:
    """The draft that the one at `index` and the next make together, None when they stay two."""
    first, second = found[index], found[index + 1]
    if first.reason is not None or second.reason is not None or second.start - first.end > _FARTHEST:
        return None
    between = low[first.end : second.start]
    odds = _odds(low, first, second, between)
    if odds is not None:
        return odds
    if _is_spoken_score(low, first, second, between):
        first.reason = second.reason = "score"
        return None
    dashed = _DASH.fullmatch(between) and first.end == first.number.end and first.unit is None and second.number.digits
    if dashed and is_score(low, first.number, second.number, low[second.number.end : second.number.end + 12]):
        first.reason = second.reason = "score"
        return None
    third = found[index + 2] if index + 2 < len(found) else None
    if third is not None and third.reason is None and _TO.fullmatch(between) and _DASH.fullmatch(low[second.end : third.start]):
        return None
    ratio = _ratio(first, second, between, low[second.number.end : second.number.end + 16])
    if ratio is not None:
        return ratio
    lead = _range_lead(low, first, second, between)
    return None if lead is None else _range(first, second, lead)


def _is_spoken_score(low: str, first: Draft, second: Draft, between: str) -> bool:
    """ "The district goes to the mayor, fifty-two to forty-six": numbers in words, the higher first, that stand by themselves."""
    one, two = first.number, second.number
    spelt = one.form == two.form == "words" and first.unit is None and second.unit is None and one.scale == two.scale == 1
    alone = (
        spelt
        and between == " to "
        and low[max(0, one.start - 2) : one.start] == ", "
        and low[two.end : two.end + 1] in (".", ",", ";", ")", "")
    )
    return alone and one.value is not None and two.value is not None and one.value > two.value


def _ratio(first: Draft, second: Draft, between: str, after: str) -> Draft | None:
    """ "One in five" and "nine out of ten" as one share; what comes after is what it is a share of."""
    one, two = first.number, second.number
    match = _OUT_OF.fullmatch(between) or (_ONE_IN.fullmatch(between) if one.value == 1 else None)
    if not match or (first.unit is not None) or one.value is None or two.value is None or not 0 < one.value < two.value:
        return None
    spelt = one.form == two.form == "words" and two.value <= 10
    if match[1] == "in" and not (one.value == 1 or spelt or (two.value in (10, 100) and not (after and _TRIES.match(after)))):
        return None
    # "61 out of 70 cities" counts both.
    if one.value != 1 and two.value > 10 and two.value not in (100, 1000):
        return None
    # "Seven of the nine" counts, "eight of 10 voters" is a share.
    if match[1] == "of" and (two.value != 10 or one.form != "words" or second.unit is not None):
        return None
    # "9.8 out of 10" is a mark, not a share.
    if one.step != 1:
        return None
    if match[1] == "in" and second.dimension in ("time", "money", "length"):
        return None
    number = Number(one.start, two.end, "fraction", one.value / two.value, step=Decimal(1) / two.value)
    return Draft(first.start, two.end, number, kind_hint="share")


def _odds(low: str, first: Draft, second: Draft, between: str) -> Draft | None:
    """ "By more than 2-1" as a multiple: only a ratio is hedged, a result is not."""
    one, two = first.number, second.number
    if two.value != 1 or one.value is None or one.value < 2 or not _TO_ONE.fullmatch(between):
        return None
    if first.unit is not None or second.unit is not None or not _HEDGED.search(low, max(0, first.start - 12), first.start):
        return None
    return Draft(
        first.start, two.end, Number(one.start, two.end, "digits", one.value), unit="x", dimension="multiple", kind_hint="multiple"
    )


def _range_lead(low: str, first: Draft, second: Draft, between: str) -> str | None:
    """ "between", "from" or "" when the two are the ends of one range, None when they are not."""
    if first.number.form == "ordinal" or second.number.form == "ordinal" or first.number.value is None or second.number.value is None:
        return None
    if (
        "multiple" in (first.kind_hint, second.kind_hint)
        and first.kind_hint != second.kind_hint
        and first.unit != second.unit
        and first.unit is not None
    ):
        return None
    same = first.unit is None or first.unit == second.unit or (second.unit is not None and second.unit.startswith(first.unit + "/"))
    if not same and not (second.unit is None and first.dimension in _LIKE_ENDS):
        return None
    if (
        None not in (first.dimension, second.dimension)
        and first.dimension != second.dimension
        and "rate" not in (first.dimension, second.dimension)
    ):
        return None
    if "fraction" in (first.number.form, second.number.form) and first.number.form != second.number.form:
        return None
    lead = low[max(0, first.start - 24) : first.start]
    if _BETWEEN.search(lead):
        return "between" if _AND.fullmatch(between) or _TO.fullmatch(between) or _DASH.fullmatch(between) else None
    if _FROM.search(lead) and _TO.fullmatch(between):
        return "from"
    if _TO.fullmatch(between) and first.unit is not None and first.kind_hint != "age" and (second.unit is None or _MOVED_BY.search(lead)):
        return None
    if _TO.fullmatch(between) and _is_how_far(first, second, lead):
        return None
    low_value, high_value = _scaled_ends(first, second)
    if (
        _TO.fullmatch(between)
        and second.dimension != "fraction"
        and high_value > low_value * (_MOST_BY if lead.endswith("by ") else _MOST_MOVED)
        and _MOVED_BY.search(lead)
    ):
        return None
    if _DASH.fullmatch(between) or _TO.fullmatch(between):
        return "" if low_value < high_value else None
    if (
        _OR.fullmatch(between)
        and (first.unit is None or first.kind_hint == "age")
        and first.number.form == second.number.form
        and high_value - low_value == (1 if low_value == first.number.value else second.number.scale)
        and first.number.step == 1
    ):
        return ""
    return None


def _is_how_far(first: Draft, second: Draft, lead: str) -> bool:
    """ "Grew by 13 million to 260 million" and "by four to 4.68 percent" tell how far something moved, and where to."""
    if first.number.scale >= _MILLION and _MOVED_BY.search(lead):
        return True
    return first.unit is None and lead.endswith("by ") and first.number.step != second.number.step


def _scaled_ends(first: Draft, second: Draft) -> tuple[Decimal, Decimal]:
    """The values of both ends; a bare first end takes the second's scale word ("24.2 to 33 billion", "$10 to $15 billion")."""
    one, two = first.number.value or Decimal(0), second.number.value or Decimal(0)
    scale = second.number.scale
    if scale == _HUNDRED and first.number.form == second.number.form == "words" and one < _TEN and one * scale < two and two % scale == 0:
        # "Six to seven hundred".
        return one * scale, two
    if (
        first.number.scale == 1
        and scale >= 1000
        and one * scale < two * 10
        and one < 1000
        and two / scale <= 1000
        and (one * scale <= two or first.dimension == "money" or first.unit is None)
    ):
        return one * scale, two
    return one, two


def _range(first: Draft, second: Draft, lead: str) -> Draft:
    one, two = _scaled_ends(first, second)
    if one != first.number.value:
        first.number.value, first.number.step, first.number.scale = one, first.number.step * second.number.scale, second.number.scale
    from_first = second.unit is None
    unit, dimension = (first.unit, first.dimension) if from_first else (second.unit, second.dimension)
    for end in (first, second):
        end.unit, end.dimension = unit, dimension
    low_end, high_end = sorted((first.value or one, second.value or two))
    return Draft(
        first.start,
        second.end,
        Number(
            first.number.start, second.number.end, "range", low=low_end, high=high_end, step=second.number.step, scale=second.number.scale
        ),
        unit=unit,
        dimension=dimension,
        kind_hint=second.kind_hint or first.kind_hint,
        named=first.named,
        range_of=(first, second),
        lead=lead,
    )
