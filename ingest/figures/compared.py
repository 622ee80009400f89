"""Reads what a number is compared with right behind it: "0.68 percent lower", "300 fewer nurses than in 2019"."""

from spacy.tokens import Doc, Token

from ingest.figures.move_words import Reading, is_relative, set_move
from ingest.model import Direction, Kind
from ingest.vocabulary import load

_WORDS = load("moves")
COMPARE = {w: d for d in ("up", "down") for w in _WORDS["compare"][d]}
_EARLIER = frozenset(_WORDS["compare"]["earlier"])
# Without "than" these compare nothing ("5 % off", "3 points better" in a sum).
_ALONE = frozenset(("off", "better", "longer", "older", "younger"))
_COUNTS = frozenset(("more", "fewer", "less"))
# What a bound on another number is told by.
_SIZES = frozenset(_WORDS["compare"]["sizes"])
_EXPECTED = frozenset(_WORDS["compare"]["expected"])
_SHORT = frozenset(("short", "shy"))
_CALENDAR = frozenset(("day", "week", "month", "year", "decade"))
_BARS = frozenset(("bars", "wheel"))
_TRADED = frozenset(_WORDS["compare"]["traded"])
_SURFACES = frozenset(_WORDS["compare"]["surfaces"])
# "1.4 points up on 2019".
_SINCE = frozenset(("on", "since", "against"))


def compared(doc: Doc, end: int, reading: Reading) -> bool:
    """ "0.68 percent lower", "12 % more than a year ago", "10 mph less than the wind on Mars".

    Two things compared differ; only one thing compared with an earlier time has moved, and has a direction.
    """
    index = reading.last
    if (
        index + 1 < end
        and doc[index].text == ","
        and doc[reading.first - 1].lower_ == "or"
        and doc[index + 1].lower_ in ("higher", "lower")
    ):
        # "22 cents, or 0.3 %, higher".
        index += 1
    if index + 1 < end and doc[index].lower_ in ("up", "down") and doc[index + 1].lower_ in _SINCE and reading.draft.dimension != "length":
        set_move(reading, Kind.CHANGE, doc[index].lower_, "difference", index)
        return True
    if index < end and doc[index].lower_ in ("up", "down") and is_relative(reading.draft) and doc[index : index + 2].text[-3:] != " to":
        set_move(reading, Kind.CHANGE, doc[index].lower_, "difference", index)
        return True
    way = COMPARE.get(doc[index].lower_) if index < end else None
    if way is None:
        return _more_things_than(doc, end, reading) or _is_fewer(doc, reading) or _is_short(doc, end, reading)
    word, following = doc[index].lower_, doc[index + 1].lower_ if index + 1 < end else ""
    than = following == "than"
    if reading.draft.kind_hint == "multiple":
        reading.direction = Direction(way)
    elif (word in ("higher", "lower") or (word in _TRADED and reading.draft.unit == "%")) and not than:
        set_move(reading, Kind.CHANGE, way, "difference", index)
    elif than and any(_is_earlier(token) for token in doc[index + 2 : min(end, index + 7)]):
        # A percentage of an earlier level is how far it has moved; a number of things more is told beside that level.
        set_move(reading, Kind.CHANGE if reading.draft.unit == "%" else Kind.DIFFERENCE, way, "difference", index)
    elif (
        word in ("above", "below")
        and is_relative(reading.draft)
        and any(_is_earlier(token) for token in doc[index + 1 : min(end, index + 4)])
    ):
        set_move(reading, Kind.CHANGE, way, "difference", index)
    elif _is_place(doc, index, end):
        return False
    elif than and reading.draft.counted and word in _SIZES:
        # "12 adoptees younger than 18": the bound of another number.
        return False
    elif (
        than
        or (word in ("above", "below", "behind", "ahead") and reading.draft.dimension is not None and not _is_before(doc, reading, word))
        or (is_relative(reading.draft) and word not in _ALONE)
    ):
        reading.kind, reading.role = Kind.DIFFERENCE, "difference"
    else:
        return False
    return True


def _is_before(doc: Doc, reading: Reading, word: str) -> bool:
    """ "Spent $2m ahead of the vote" and "three weeks ahead of it" are times, "$2m ahead of guidance" is none."""
    expected = not _EXPECTED.isdisjoint(t.lower_ for t in doc[reading.last + 1 : reading.last + 4])
    return word == "ahead" and not expected and (reading.draft.dimension == "money" or reading.draft.unit in _CALENDAR)


def _more_things_than(doc: Doc, end: int, reading: Reading) -> bool:
    """ "300 fewer nurses than in 2019", "two more seats than its rival": what is counted stands between "fewer" and "than"."""
    if reading.last >= end or doc[reading.last].lower_ != "than" or not reading.draft.counted:
        return False
    way = next(
        (COMPARE[t.lower_] for t in doc[reading.first : reading.last] if t.idx >= reading.draft.number.end and t.lower_ in _COUNTS), None
    )
    if way is None:
        return False
    if any(_is_earlier(token) for token in doc[reading.last + 1 : min(end, reading.last + 6)]):
        set_move(reading, Kind.DIFFERENCE, way, "difference", reading.last)
    reading.kind, reading.role = Kind.DIFFERENCE, "difference"
    return True


def _is_place(doc: Doc, index: int, end: int) -> bool:
    """ "1,600 metres above sea level", "six months behind bars": where something or somebody is."""
    places = _SURFACES if doc[index].lower_ in ("above", "below") else _BARS if doc[index].lower_ == "behind" else frozenset()
    return not places.isdisjoint(t.lower_ for t in doc[index + 1 : min(end, index + 3)])


def _is_fewer(doc: Doc, reading: Reading) -> bool:
    """ "With three million fewer voters": so many are missing, and none is counted."""
    fewer = any(t.lower_ == "fewer" and t.idx >= reading.draft.number.end for t in doc[reading.first : reading.last])
    if fewer and reading.draft.counted:
        reading.kind, reading.role = Kind.DIFFERENCE, "difference"
    return fewer and reading.draft.counted


def _is_short(doc: Doc, end: int, reading: Reading) -> bool:
    """ "Fell 300 votes short": how far off it was, and no fall."""
    draft = reading.draft
    short = reading.last < end and doc[reading.last].lower_ in _SHORT and (draft.counted or draft.dimension is not None)
    if short:
        reading.kind, reading.role = Kind.DIFFERENCE, "difference"
    return short


def _is_earlier(token: Token) -> bool:
    return token.lower_ in _EARLIER or token.text == "May" or (token.shape_ == "dddd" and token.text[:2] in ("19", "20"))
