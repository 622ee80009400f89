"""Finds the bound or hedge that is printed before or after a number."""

import re

from ingest.model import Comparator
from ingest.numbers.drafts import Draft
from ingest.numbers.units import unit_after
from ingest.vocabulary import load

_HEDGES = load("hedges")
_BEFORE: dict[str, Comparator] = {phrase: Comparator(sign) for sign, phrases in _HEDGES["before"].items() for phrase in phrases}
_AFTER = sorted(((phrase, Comparator(sign)) for sign, phrases in _HEDGES["after"].items() for phrase in phrases), key=lambda p: -len(p[0]))
_SPAN_BOUND_AFTER = frozenset(_HEDGES["span_words"]["bound_after"])
_MOVES_UP_TO = frozenset(_HEDGES["moves_up_to"]["words"])
_LONGEST_HEDGE = max(phrase.count(" ") for phrase in _BEFORE) + 1
_WORDS_BEFORE = re.compile(r"[^\s,;:()\"“”]{1,48}")
_BRACKET = re.compile(r" ?[(\[] ?(?:or |about )?$| ?/ ?$|,? or $")
_NOT_BEFORE: dict[str, list[str]] = _HEDGES["not_after"]
_MIRRORED = {Comparator.MORE: Comparator.LESS, Comparator.LESS: Comparator.MORE}
_PLUS_AMOUNT = re.compile(r" (?:[0-9$£€]|an? |the )")
_LIMITED = re.compile(
    r" (?!of\b|in\b|for\b|per\b|and\b|or\b|to\b|an?\b|on\b|at\b|by\b|from\b|with\b|as\b|is\b|was\b|are\b|were\b|will\b|would\b)[a-z]"
)
_EARLIER = re.compile(r" (?:earlier|ago|before|prior)\b")
# "1.2 million visitors over nine nights": how long it went on, as with hours.
_SPAN_OF_EVENTS = re.compile(
    r" (?:[a-z]{3,12} )?(?:nights|evenings|weekends|seasons|terms|legs|rounds|sessions|episodes|laps|holes|innings|stages)\b"
)
_STANDS_ALONE = re.compile(r"[.,;)\n]|$| (?:in|for|on|last|this|as|after|since|and|while|with|by|at)\b")
_SPEEDS = frozenset(("kph", "mph", "km/h", "kmh", "race", "races", "pace", "knots"))
_MARK = re.compile(r"(?:[ -][a-z]{1,9})?[ -]mark\b")
# Bounds that are prepositions too.
_PREPOSITIONS = frozenset(("about", "around", "over", "above", "under", "below", "beyond", "near", "past"))
_ONE_PER = re.compile(r" (?:in|[a-z]{3,20} (?:per|an?|every|each|in every|in|for every)) ")
_FARTHEST = 48


def read_bound(text: str, low: str, draft: Draft, previous: Draft | None) -> None:
    """Sets comparator and hedge of a draft and takes their words into what is printed.

    `previous` is the figure before it: a conversion in brackets keeps its bound ("more than 100 km (60 miles)").
    """
    if draft.kind_hint == "rank":
        # "$540,000 more than second place" bounds the sum.
        return
    _before(text, low, draft)
    if draft.kind_hint == "multiple" and draft.number.value is not None and draft.number.value < 1:
        # "More than halved" leaves less than half.
        draft.comparator = _MIRRORED.get(draft.comparator, draft.comparator)
    if draft.start and draft.comparator is Comparator.EQUAL and low[draft.start - 1] in "~≈∼<>≤≥":
        draft.comparator, draft.hedge, draft.start = _BEFORE[low[draft.start - 1]], text[draft.start - 1], draft.start - 1
    for position in sorted({draft.number.end, draft.end}):
        if _after(text, low, draft, position):
            break
    if previous is None or not draft.dimension or draft.comparator is not Comparator.EQUAL or previous.comparator is Comparator.EQUAL:
        return
    if 0 < draft.start - previous.end <= 4 and draft.dimension == previous.dimension and draft.unit != previous.unit:
        between = low[previous.end : draft.start]
        if _BRACKET.fullmatch(between) and "or" not in between:
            draft.comparator, draft.hedge = previous.comparator, previous.hedge


def _before(text: str, low: str, draft: Draft) -> None:
    floor = max(0, draft.start - _FARTHEST)
    words = list(_WORDS_BEFORE.finditer(low, low.rfind("\n", floor, draft.start) + 1 or floor, draft.start))
    if len(words) > 1 and words[-1].group() == "the" and _MARK.match(low, draft.end):
        # "Below the 3 % mark".
        words.pop()
    if not words or low[words[-1].end() : draft.start].strip(" \u00a0-") not in ("", "the"):
        return
    for count in range(min(_LONGEST_HEDGE, len(words)), 0, -1):
        start = words[-count].start()
        phrase = " ".join(low[start : words[-1].end()].split())
        sign = _BEFORE.get(phrase)
        if sign is not None and _applies(low, phrase, words[-count - 1].group() if len(words) > count else "", draft):
            draft.comparator, draft.hedge, draft.start = sign, text[start : words[-1].end()], start
            return


def _after(text: str, low: str, draft: Draft, position: int) -> bool:
    """Reads a bound printed at `position` ("500+ metres", "$200 or less"); True when there is one."""
    if low[position : position + 1] not in (" ", "+", "-"):
        return False
    for phrase, sign in _AFTER:
        start = position if phrase[0] in "+-" else position + 1
        end = start + len(phrase)
        if not low.startswith(phrase, start) or low[end : end + 1].isalnum():
            continue
        if phrase in ("plus", "odd", "minimum", "maximum", "at least") and draft.comparator is not Comparator.EQUAL:
            continue
        if phrase in ("minimum", "maximum") and _LIMITED.match(low, end):
            # "The $15 minimum wage".
            continue
        if phrase == "plus" and _PLUS_AMOUNT.match(low, end):
            continue
        if draft.comparator is Comparator.EQUAL:
            draft.comparator, draft.hedge = sign, text[start:end]
        draft.end = max(draft.end, end)
        if draft.unit is None and phrase.endswith(("older", "younger")):
            draft.unit, draft.dimension, draft.kind_hint = "year", "time", "age"
        if position == draft.number.end and draft.unit is None and (unit := unit_after(text, low, draft.end)):
            draft.unit, draft.dimension, draft.end = unit.code, unit.dimension, unit.end
        return True
    return False


def _applies(low: str, phrase: str, before: str, draft: Draft) -> bool:
    """Whether a phrase bounds the number here; `before` is the word before the phrase."""
    if phrase == "over" and draft.dimension == "time" and draft.kind_hint != "age":
        return before in _SPAN_BOUND_AFTER or before.endswith(("'s", "’s"))
    if phrase == "over" and draft.dimension == "length" and before in _SPEEDS:
        return False
    if phrase == "over" and _SPAN_OF_EVENTS.match(low, draft.number.end):
        return before in _SPAN_BOUND_AFTER
    if draft.number.form == "range" and _BEFORE[phrase] is not Comparator.ABOUT:
        # A range bounds itself.
        return False
    if phrase == "up to" and before in _MOVES_UP_TO:
        return False
    if phrase.endswith(("than", "as")) and draft.dimension == "time" and _EARLIER.match(low, draft.end):
        return False
    if phrase == "as low as" and draft.dimension == "temperature":
        return False
    if phrase in _PREPOSITIONS and draft.number.value == 1 and draft.number.form == "words" and draft.unit is None:
        # "A film about one man", "over one summer"; "about one death a day" is measured.
        return _ONE_PER.match(low, draft.number.end) is not None
    if phrase in ("passed", "past") and not (draft.dimension not in (None, "time") or _STANDS_ALONE.match(low, draft.number.end)):
        # "Passed 12 bills", "past three shops".
        return False
    if phrase == "top" and not (before.endswith("s") and draft.dimension is not None):
        # "Queues top three hours", but "the top ten".
        return False
    if before in _NOT_BEFORE.get(phrase, ()) or (phrase == "~" and not draft.number.digits):
        # "Handed over 5 files", and a line's mark: "~ Two rowers died".
        return False
    if phrase == "some":
        return draft.number.form in ("digits", "words", "range", "fraction") and before not in ("by", "the") and draft.number.value != 1
    return True
