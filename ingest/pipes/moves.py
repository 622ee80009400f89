"""Tells what a figure does: how much something moved, which way, from what to what; pure functions over tagged tokens."""

from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Doc, Token

from ingest.drafts import Draft
from ingest.model import Direction, Kind
from ingest.vocabulary import load

_WORDS = load("moves")
_SKIP = frozenset(_WORDS["skip"]["words"])
_BREAK = frozenset(_WORDS["break"]["words"])
_FREE = {w: d for d in ("up", "down") for w in _WORDS[d]["free"]}
_PUSHED = {w: d for d in ("up", "down") for w in _WORDS[d]["pushed"]}
_NOUNS = {w: d for d in ("up", "down") for w in _WORDS[d]["nouns"]}
_ADVERBS = {w: d for d in ("up", "down") for w in _WORDS[d]["adverbs"]}
_COMPARE = {w: d for d in ("up", "down") for w in _WORDS["compare"][d]}
_EDGED = frozenset(_WORDS["edged"]["verbs"])
_OBJECT_VERBS = frozenset(_WORDS["both"]["object_verbs"])
_MONEY_NOUNS = frozenset(_WORDS["both"]["money_nouns"])
_AMBIGUOUS = frozenset(_WORDS["both"]["ambiguous"])
_STOCKS = frozenset(_WORDS["both"]["stocks"])
_SMALL = frozenset(_WORDS["both"]["small_units"])
_REACH = frozenset(_WORDS["reach"]["verbs"])
_EARLIER = frozenset(_WORDS["compare"]["earlier"])
# Without "than" these compare nothing ("5 % off", "3 points better" in a sum).
_ALONE = frozenset(("off", "better", "longer", "older", "younger"))
_SHIFTS = frozenset(_WORDS["shifts"]["verbs"])
_PREPOSITIONS = frozenset(("to", "by", "from", "at", "of", "in", "near"))
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_STOPS = frozenset((";", ":", ".", "—", "!", "?", "\n"))
_FARTHEST = 16


@dataclass(slots=True)
class Reading:
    """A figure as read from its sentence. `trigger` is the token of the word that tells the move; figures that share one are one move."""

    draft: Draft
    first: int
    last: int
    kind: Kind | None = None
    direction: Direction | None = None
    role: str | None = None
    trigger: int | None = None
    prep: str | None = None


def is_relative(draft: Draft) -> bool:
    """Whether the unit can only say how much of something else: a percentage, points, a multiple."""
    return draft.unit in _SMALL or draft.kind_hint == "multiple" or (draft.unit is None and draft.number.form == "fraction")


def _aside(draft: Draft) -> bool:
    """Whether a figure is no part of any move ("fell for the third year, by 6 %")."""
    return draft.kind_hint in ("rank", "age") or draft.dimension == "time"


def read_moves(doc: Doc, start: int, end: int, readings: list[Reading]) -> None:
    """Sets kind, direction, role and trigger of the figures of one sentence (tokens `start` to `end`), in order."""
    taken = {i: r for r in readings if not _aside(r.draft) for i in range(r.first, r.last)}
    for position, reading in enumerate(readings):
        if reading.draft.kind_hint in ("rank", "age"):
            continue
        previous = readings[position - 1] if position else None
        if reading.draft.number.form == "multiple" and _multiplied(doc, reading):
            continue
        if not (_apposed(doc, previous, reading) or _after(doc, end, reading) or _before(doc, start, reading, taken)):
            _gapped(doc, start, reading, previous)
    for earlier, later in pairwise(readings):
        _level_before(doc, earlier, later)


def _multiplied(doc: Doc, reading: Reading) -> bool:
    """ "doubled", "halving", "will triple": verbs that are number and move in one."""
    index = reading.last - 1
    verb = doc[index].tag_.startswith("V") or doc[index].lower_.endswith(("ed", "ing"))
    value = reading.draft.number.value
    if not verb or value is None or doc[index].lower_ in ("times", "fold"):
        return False
    reading.kind, reading.role, reading.trigger = Kind.MULTIPLE, "multiple", index
    reading.direction = Direction.UP if value > 1 else Direction.DOWN
    return True


def moves_at(doc: Doc, index: int) -> bool:
    """Whether the token tells that something moved, whichever way."""
    token = doc[index]
    return _move_word(doc, index) is not None or (token.tag_.startswith("V") and token.lemma_.lower() in _SHIFTS)


def _move_word(doc: Doc, index: int) -> tuple[str, str] | None:
    """("verb" | "pushed" | "noun" | "adverb", "up" | "down") when the token tells of a move."""
    token = doc[index]
    lemma, tag = token.lemma_.lower() or token.lower_, token.tag_
    if tag.startswith("V"):
        if lemma in _FREE or token.lower_ in _FREE:
            return "verb", _FREE.get(lemma) or _FREE[token.lower_]
        if lemma in _PUSHED:
            return "pushed", _PUSHED[lemma]
    if token.lower_ in _ADVERBS and tag in ("RB", "RP", "IN", "JJ", "RBR", "JJR", ""):
        return "adverb", _ADVERBS[token.lower_]
    if lemma in _NOUNS and tag in ("NN", "NNS", "NNP"):
        return "noun", _NOUNS[lemma]
    if lemma in _FREE and tag in ("NN", "NNS", "JJ") and lemma not in _AMBIGUOUS:
        return "verb", _FREE[lemma]
    return None


def _after(doc: Doc, end: int, reading: Reading) -> bool:
    """ "a 3 percent drop", "0.68 percent lower", "10 mph less than"."""
    index, steps = reading.last, 0
    if reading.draft.dimension == "time":
        # "A three-month high", "the one-day fall": the time it took, not how far it fell.
        return _compared(doc, end, reading)
    while index < end and steps < 4 and doc[index].tag_ in ("HYPH", "JJ", "NN", "NNP", "NNS") and doc[index].lower_ not in _COMPARE:
        word = _move_word(doc, index)
        if word and word[0] == "noun" and doc[index].tag_ in ("NN", "NNS"):
            if not (is_relative(reading.draft) or steps == 0 or reading.draft.dimension):
                return False
            if doc[index].lemma_.lower() in _MONEY_NOUNS and reading.draft.dimension == "money":
                return False
            _set(reading, Kind.CHANGE, word[1], "difference", index)
            return True
        if not is_relative(reading.draft) and steps >= 1:
            break
        index, steps = index + 1, steps + 1
    return _compared(doc, end, reading)


def _compared(doc: Doc, end: int, reading: Reading) -> bool:
    """ "0.68 percent lower", "12 % more than a year ago", "10 mph less than the wind on Mars".

    Two things compared differ; only one thing compared with an earlier time has moved, and has a direction.
    """
    index = reading.last
    way = _COMPARE.get(doc[index].lower_) if index < end else None
    if way is None:
        return False
    word, following = doc[index].lower_, doc[index + 1].lower_ if index + 1 < end else ""
    than = following == "than"
    if reading.draft.kind_hint == "multiple":
        reading.direction = Direction(way)
    elif word in ("higher", "lower") and not than:
        _set(reading, Kind.CHANGE, way, "difference", index)
    elif than and any(_is_earlier(token) for token in doc[index + 2 : min(end, index + 7)]):
        _set(reading, Kind.DIFFERENCE, way, "difference", index)
    elif (
        than
        or (word in ("above", "below", "behind", "ahead") and reading.draft.dimension is not None)
        or (is_relative(reading.draft) and word not in _ALONE)
    ):
        reading.kind, reading.role = Kind.DIFFERENCE, "difference"
    else:
        return False
    return True


def _is_earlier(token: Token) -> bool:
    return token.lower_ in _EARLIER or (token.shape_ == "dddd" and token.text[:2] in ("19", "20"))


def _set(reading: Reading, kind: Kind, way: str, role: str, trigger: int) -> None:
    draft = reading.draft
    if draft.kind_hint == "multiple":
        kind, role = (Kind.CHANGE if reading.prep == "by" else Kind.MULTIPLE), "multiple"
    elif draft.unit == "%" or (draft.unit is None and draft.number.form == "fraction"):
        role = "percent"
    reading.kind, reading.direction, reading.role, reading.trigger = kind, Direction(way), role, trigger


@dataclass(slots=True)
class _Scan:
    """The walk leftwards from a figure to the word that tells its move.

    `adjacent`: only words that say nothing of their own so far. `crossed`: another figure of the move was passed.
    """

    adjacent: bool = True
    crossed: bool = False
    way: str | None = None
    adverb: int = -1


def _before(doc: Doc, start: int, reading: Reading, taken: dict[int, Reading]) -> bool:
    """ "rose 60 %", "cut its rate by 3 points", "rose 60 % to 3.9 million", "an increase of 5 %"."""
    scan = _Scan()
    index = reading.first - 1
    for _ in range(_FARTHEST):
        if index < start:
            break
        if index in taken:
            passed = taken[index]
            if reading.prep not in ("to", "from", "at"):
                return False
            if passed.trigger is not None:
                return _assign(reading, (passed.direction or Direction.UP).value, passed.trigger, True)
            scan.crossed = scan.crossed or passed.kind is not None or is_relative(passed.draft)
            scan.adjacent = False
            index = taken[index].first - 1
            continue
        if _ends_clause(doc, index, reading, scan):
            break
        if scan.adjacent and reading.prep is None and doc[index].lower_ in _PREPOSITIONS:
            reading.prep = doc[index].lower_
        decided = _decide(doc, start, index, reading, scan)
        if decided is not None:
            return decided
        if doc[index].lower_ not in _SKIP and doc[index].tag_ not in ("RB", "RBR"):
            scan.adjacent = False
            if reading.prep is None and not is_relative(reading.draft):
                break
        index -= 1
    if scan.way and reading.prep in ("from", "to", "at"):
        return _assign(reading, scan.way, scan.adverb, scan.crossed)
    return False


def _ends_clause(doc: Doc, index: int, reading: Reading, scan: _Scan) -> bool:
    """Whether the move must be told on this side of the token."""
    token = doc[index]
    word = token.lower_
    if word == "," and reading.prep == "of" and scan.adjacent and index:
        return (_move_word(doc, index - 1) or ("", ""))[0] != "noun"
    if word in _STOPS or (word == "," and reading.prep not in ("to", "by", "from")):
        return True
    if word == "than":
        return scan.adjacent
    if word in _BREAK:
        return not (scan.adjacent and word in ("as", "against"))
    if not token.tag_.startswith("V") or token.tag_ == "VBG" or index == reading.first - 1 or word in _SKIP:
        return False
    other = _move_word(doc, index) is None and not (scan.way and token.lemma_ in _EDGED)
    return other and token.dep_ not in ("aux", "auxpass", "amod")


def _decide(doc: Doc, start: int, index: int, reading: Reading, scan: _Scan) -> bool | None:
    """True when the token tells the figure's move, False when it shows that none is told, None to walk on."""
    token = doc[index]
    if token.lower_ == "up" and doc[index + 1].lower_ == "to" and reading.prep != "to":
        return None
    kind, way = _move_word(doc, index) or (None, "")
    if kind is None:
        edged = scan.way is not None and token.lemma_ in _EDGED and token.tag_.startswith("V")
        return _assign(reading, scan.way or "", index, scan.crossed) if edged else None
    if kind == "adverb":
        if scan.way is None:
            scan.way, scan.adverb = way, index
        if not scan.adjacent or reading.prep is not None:
            return None
        return not _particle(doc, start, index) and _assign(reading, way, index, scan.crossed)
    if kind == "noun":
        if reading.prep not in ("of", "to", "from") and not (scan.adjacent and is_relative(reading.draft)):
            return None
        if token.lemma_.lower() in _MONEY_NOUNS and reading.draft.dimension == "money":
            # "A loss of $5m" is money; "cut its losses to $5m" goes on to the verb.
            return False if reading.prep == "of" else None
        if reading.prep == "of" and not scan.adjacent:
            return False
        return _assign(reading, way, index, scan.crossed)
    if kind == "pushed" and not (reading.prep in ("to", "by", "from") or is_relative(reading.draft) or _is_stock(reading.draft)):
        return None
    return _object(doc, index, reading, adjacent=scan.adjacent) and _assign(reading, scan.way or way, index, scan.crossed)


def _particle(doc: Doc, start: int, index: int) -> bool:
    """Whether "up" or "down" belongs to a verb that tells of no move ("gave up 517 yards", "set up two funds")."""
    if index <= start:
        return False
    verb = doc[index - 1]
    lemma = verb.lemma_.lower()
    return verb.tag_.startswith("V") and not (lemma in _FREE or lemma in _PUSHED or lemma in _EDGED)


def _is_stock(draft: Draft) -> bool:
    return draft.unit is not None and draft.unit.rsplit(" ", 1)[-1] in _STOCKS


def _object(doc: Doc, index: int, reading: Reading, *, adjacent: bool) -> bool:
    """Whether the verb at `index` moves by the figure, and does not just have it for an object ("lost 3 games", "raised $5m")."""
    draft = reading.draft
    if reading.prep in ("to", "by", "from", "at"):
        return True
    if reading.prep in ("in",):
        return False
    if is_relative(draft):
        return adjacent or not (reading.last < len(doc) and doc[reading.last].lower_ == "of")
    if doc[index].lemma_.lower() in _OBJECT_VERBS:
        return adjacent and _is_stock(draft)
    return adjacent


def _assign(reading: Reading, way: str, trigger: int, crossed: bool) -> bool:
    prep = reading.prep
    if prep in ("to", "at", "near"):
        reading.role, reading.trigger = "new", trigger
        # The change or the old level printed before it tells the move; a level that stands alone after "to" tells it itself.
        reading.direction = Direction(way) if prep == "to" and not crossed else None
    elif prep == "from":
        reading.role, reading.trigger = "old", trigger
    else:
        _set(reading, Kind.CHANGE, way, "difference", trigger)
    return True


def _apposed(doc: Doc, previous: Reading | None, reading: Reading) -> bool:
    """ "190 points, or 0.6 %": the second figure says the first again, and moves with it."""
    if previous is None or previous.kind not in (Kind.CHANGE, Kind.DIFFERENCE) or previous.direction is None:
        return False
    between = doc[previous.last : reading.first].text.strip().lower()
    if between not in (", or", "or", "(", "/", ", or about", "and", ",", ", and") or (
        between in ("and", ",", ", and")
        and not (is_relative(reading.draft) and is_relative(previous.draft) and reading.draft.unit == previous.draft.unit)
    ):
        return False
    if between in ("and", ",", ", and") and reading.last < len(doc) and doc[reading.last].lower_ == "of":
        return False
    _set(
        reading, previous.kind, previous.direction.value, "difference", previous.trigger if previous.trigger is not None else previous.first
    )
    return True


def _gapped(doc: Doc, start: int, reading: Reading, previous: Reading | None) -> None:
    """ "were down 2.3 %, Burlington by 2.6 %": a clause without its verb keeps the verb of the clause before."""
    if previous is None or previous.direction is None or previous.kind is not Kind.CHANGE or reading.draft.unit != previous.draft.unit:
        return
    between = doc[previous.last : reading.first]
    joined = len(between) > 0 and between[-1].lower_ == "and"
    new_clause = any(t.tag_ in _FINITE or (not joined and (t.tag_.startswith("V") or t.lower_ in _PREPOSITIONS - {"by"})) for t in between)
    if len(between) > 8 or new_clause:
        return
    if reading.last < len(doc) and doc[reading.last].lower_ == "of":
        return
    _set(reading, Kind.CHANGE, previous.direction.value, "difference", previous.trigger if previous.trigger is not None else previous.first)


def _level_before(doc: Doc, level: Reading, change: Reading) -> None:
    """ "6,150 tons, up 12 %": the level that a following change leads to is the move's new level; so is one that it "reached"."""
    between = doc[level.last : change.first]
    if len(between) > 8:
        return
    words = [t.lower_ for t in between]
    if (
        change.kind is Kind.CHANGE
        and change.trigger is not None
        and level.kind is None
        and level.role is None
        and not is_relative(level.draft)
    ):
        if (
            words
            and words[0] in (",", "(", "-", "–", "—")
            and level.last <= change.trigger
            and not any(t.tag_ in ("VBD", "VBZ", "VBP") for t in between)
        ):
            level.role, level.trigger = "new", change.trigger
    elif (
        level.kind is Kind.CHANGE
        and level.trigger is not None
        and change.kind is None
        and change.role is None
        and not is_relative(change.draft)
        and any(t.lemma_ in _REACH and t.tag_ == "VBG" for t in between)
    ):
        change.role, change.trigger = "new", level.trigger
