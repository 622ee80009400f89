"""Looks leftwards from a figure for the word that tells its move."""

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from ingest.figures.move_words import EDGED, FREE, MONEY_NOUNS, PREPOSITIONS, PUSHED, Reading, is_relative, move_word, set_move
from ingest.model import Direction, Kind
from ingest.numbers.drafts import Draft
from ingest.vocabulary import load

_WORDS = load("moves")
_SKIP = frozenset(_WORDS["skip"]["words"])
_BREAK = frozenset(_WORDS["break"]["words"])
_OBJECT_VERBS = frozenset(_WORDS["both"]["object_verbs"])
_LAYOFF_VERBS = frozenset(_WORDS["both"]["layoff_verbs"])
_PHRASAL: dict[str, str] = {phrase: way for way in ("up", "down") for phrase in _WORDS["phrasal"][way]}
_CROWD_VERBS = frozenset(_WORDS["both"]["crowd_verbs"])
_PART_VERBS = frozenset(_WORDS["both"]["part_verbs"])
_STOCKS = frozenset(_WORDS["both"]["stocks"])
_LEVELS = frozenset(_WORDS["levels"]["nouns"])
_MODIFIERS = frozenset(("JJ", "JJR", "JJS", "NN", "NNP", "VBN", "VBD", "RB", "DT", "PRP$", "HYPH", "CD"))
_STOPS = frozenset((";", ":", ".", "—", "!", "?", "\n"))
# "With spending up €11 billion": what stands after these is a noun.
_BEFORE_NOUN = frozenset(("with", "and", "saw", "total", "overall", "government", "public", "the", "its", "their"))
_WON = frozenset(("win", "beat", "defeat", "prevail", "triumph"))
_TAKES_UP = frozenset(_WORDS["phrasal"]["none"])
_PERCENT = frozenset(("percent", "per", "%"))
_FARTHEST = 16


@dataclass(slots=True)
class _Scan:
    """The walk leftwards from a figure to the word that tells its move.

    `adjacent`: only words that say nothing of their own so far. `level`: the figure is the level, rate, high or low that a "to"
    before it leads to. `crossed`: another figure of the move was passed.
    """

    adjacent: bool = True
    level: bool = False
    crossed: bool = False
    way: str | None = None
    adverb: int = -1


def told_before(doc: Doc, start: int, reading: Reading, taken: dict[int, Reading]) -> bool:
    """ "rose 60 %", "cut its rate by 3 points", "rose 60 % to 3.9 million", "an increase of 5 %"."""
    scan = _Scan()
    index = reading.first - 1
    for _ in range(_FARTHEST):
        if index < start:
            break
        if index in taken:
            told = _crosses(doc, reading, taken[index], scan)
            if told is False and scan.way and reading.prep == "by":
                return _assign(reading, scan.way, scan.adverb, scan.crossed)
            if told is not None:
                return told
            index = taken[index].first - 1
            continue
        if _leads_to_level(doc[index], reading, scan):
            index -= 1
            continue
        if _ends_clause(doc, index, reading, scan):
            break
        if scan.adjacent and reading.prep is None and doc[index].lower_ in PREPOSITIONS:
            reading.prep = doc[index].lower_
        decided = _decide(doc, start, index, reading, scan)
        if decided is not None:
            return decided
        modest = doc[index].tag_ == "JJ" and index > start and doc[index - 1].lower_ in ("a", "an")
        if doc[index].lower_ not in _SKIP and doc[index].tag_ not in ("RB", "RBR") and not modest:
            scan.adjacent = False
            if reading.prep is None and not is_relative(reading.draft):
                break
        index -= 1
    if scan.way and (reading.prep in ("from", "to", "at") or (reading.prep == "by" and is_relative(reading.draft))):
        return _assign(reading, scan.way, scan.adverb, scan.crossed)
    return False


def _crosses(doc: Doc, reading: Reading, passed: Reading, scan: _Scan) -> bool | None:
    """What another figure on the way says of the reading's move: told by it (True), none (False), or to be looked for further left."""
    by = reading.prep == "by" and is_relative(reading.draft)
    moved = move_word(doc, passed.trigger) if by and passed.role == "new" and passed.trigger is not None else None
    if moved is not None:
        # "Cut its fleet from 144 jets to 118 and its staff by 15 percent".
        return _assign(reading, moved[1], reading.first - 1, True)
    beside = by and passed.trigger is None and passed.kind is None
    if reading.prep not in ("to", "from", "at") and not beside:
        return False
    if passed.trigger is not None:
        # "Rose to 41 % in the north and to 37 % in the south".
        again = passed.role == "new" and reading.prep == "to" and passed.direction is not None
        return _assign(reading, (passed.direction or Direction.UP).value, passed.trigger, not again)
    scan.crossed = scan.crossed or passed.kind is not None or is_relative(passed.draft)
    scan.adjacent = False
    return None


def _leads_to_level(token: Token, reading: Reading, scan: _Scan) -> bool:
    """Whether the token belongs to the words between "to" and a level ("to a rate of 4 million"), whose preposition the "to" becomes."""
    word = token.lower_
    if scan.adjacent and word in _LEVELS and reading.prep in (None, "of"):
        scan.level, reading.prep = True, None
        return True
    if not scan.level or reading.prep is not None:
        return False
    if word in ("to", "at"):
        reading.prep = word
        return True
    return token.tag_ in _MODIFIERS


def _ends_clause(doc: Doc, index: int, reading: Reading, scan: _Scan) -> bool:
    """Whether the move must be told on this side of the token."""
    token = doc[index]
    word = token.lower_
    if scan.level and reading.prep is None:
        return True
    if word == "," and reading.prep == "of" and scan.adjacent and index:
        return (move_word(doc, index - 1) or ("", ""))[0] != "noun"
    if word in _STOPS or (word == "," and reading.prep not in ("to", "by", "from")):
        return True
    if word == "than":
        return scan.adjacent
    if word == "short" or (word == "up" and reading.prep == "to" and index and doc[index - 1].lemma_ in _TAKES_UP):
        # "Fall short of the 1,200 needed", "adds up to $5m".
        return True
    if word == "between" and reading.draft.number.form != "range":
        # "Bounces between two camps".
        return True
    if word in _BREAK:
        return not (scan.adjacent and word in ("as", "against"))
    if reading.prep == "by" and token.lemma_ in _WON:
        # "May end up winning by ten points".
        return True
    if not token.tag_.startswith("V") or token.tag_ == "VBG" or index == reading.first - 1 or word in _SKIP:
        return False
    other = move_word(doc, index) is None and not (scan.way and token.lemma_ in EDGED)
    return other and token.dep_ not in ("aux", "auxpass", "amod")


def _decide(doc: Doc, start: int, index: int, reading: Reading, scan: _Scan) -> bool | None:
    """True when the token tells the figure's move, False when it shows that none is told, None to walk on."""
    token = doc[index]
    if token.lower_ == "up" and doc[index + 1].lower_ == "to" and reading.prep != "to":
        return None
    phrasal = _PHRASAL.get(f"{doc[index - 1].lemma_.lower()} {token.lower_}") if index > start and scan.adjacent else None
    if (
        phrasal is not None
        and is_relative(reading.draft)
        and not (reading.last < len(doc) and doc[reading.last].tag_ in ("NN", "NNS", "JJ"))
    ):
        return _assign(reading, phrasal, index - 1, scan.crossed)
    kind, way = move_word(doc, index) or (None, "")
    if kind is None:
        # "Revising down a toll of 248": by its "of" the figure is the size of what was moved.
        tied = reading.prep == "of" and not scan.adjacent
        edged = scan.way is not None and token.lemma_ in EDGED and token.tag_.startswith("V") and not tied
        return _assign(reading, scan.way or "", index, scan.crossed) if edged else None
    off = token.lower_ == "off" and not is_relative(reading.draft)
    if kind == "adverb" and (off or (not scan.adjacent and _particle(doc, start, index, reading))):
        return None
    if kind == "adverb":
        if scan.way is None:
            scan.way, scan.adverb = way, index
        if not scan.adjacent or reading.prep is not None:
            return None
        return not _particle(doc, start, index, reading) and _assign(reading, way, index, scan.crossed)
    if kind == "noun":
        if (
            reading.prep not in ("of", "to", "from")
            and not _has_object(doc, index, reading)
            and not (scan.adjacent and is_relative(reading.draft))
        ):
            return None
        if token.lemma_.lower() in MONEY_NOUNS and reading.draft.dimension in ("money", "time"):
            # "A loss of $5m" is money, "gains of two years" are as old; "cut its losses to $5m" goes on to the verb.
            return False if reading.prep == "of" else None
        if reading.prep == "of" and not scan.adjacent:
            # "A decline in turnout of 40 %", but not "a rise in the price of 40 % of homes".
            sized = (
                is_relative(reading.draft)
                and doc[index + 1].lower_ in ("in", "for")
                and doc[min(reading.last, len(doc) - 1)].lower_ != "of"
            )
            return sized and _assign(reading, way, index, scan.crossed)
        return _assign(reading, way, index, scan.crossed)
    if kind == "pushed" and not (reading.prep in ("to", "by", "from") or is_relative(reading.draft) or _is_stock(reading.draft)):
        return None
    return _object(doc, index, reading, adjacent=scan.adjacent) and _assign(reading, scan.way or way, index, scan.crossed)


def _has_object(doc: Doc, index: int, reading: Reading) -> bool:
    """Whether a word taken for a noun is the verb of what moved: "the jab cut infections by half", not "trimmed its growth forecast by"."""
    noun, before, after = doc[index], doc[index - 1], doc[index + 1]
    joined = before.tag_ in ("NN", "NNP", "NNS", "NNPS") and after.tag_ in ("NNS", "DT", "PRP$")
    return reading.prep == "by" and joined and noun.lemma_ in _WORDS["both"]["object_verbs"]


def _particle(doc: Doc, start: int, index: int, reading: Reading) -> bool:
    """Whether "up" or "down" belongs to a verb that tells of no move ("gave up 517 yards", "shot down 36 drones")."""
    if index <= start:
        return False
    verb = doc[index - 1]
    lemma = verb.lemma_.lower()
    if (
        lemma in EDGED
        and lemma != "be"
        and doc[index].lower_ in ("up", "down")
        and reading.draft.counted
        and not is_relative(reading.draft)
    ):
        return verb.tag_.startswith("V")
    if lemma in _TAKES_UP and verb.tag_.startswith("V"):
        # "Make up more than half the voters".
        return True
    if is_relative(reading.draft) and (reading.last >= len(doc) or doc[reading.last].lower_ != "of"):
        # "Starts down 4.7 percent, eggs up 8.9 percent": a plural noun tagged as a verb.
        return False
    if verb.tag_ == "VBG" and doc[index - 2].lower_ in _BEFORE_NOUN:
        return False
    return verb.tag_.startswith("V") and not (lemma in FREE or lemma in PUSHED or lemma in EDGED)


def _is_stock(draft: Draft) -> bool:
    return draft.unit is not None and draft.unit.rsplit(" ", 1)[-1] in _STOCKS


def _object(doc: Doc, index: int, reading: Reading, *, adjacent: bool) -> bool:
    """Whether the verb at `index` moves by the figure, and does not just have it for an object ("lost 3 games", "raised $5m")."""
    draft = reading.draft
    if reading.prep in ("to", "by", "from", "at"):
        return True
    if reading.prep in ("in",) or (doc[index].lemma_ == "lose" and _of_rivals(doc, reading)):
        return False
    if adjacent and reading.last + 1 < len(doc) and doc[reading.last].lower_ == "to" and doc[reading.last + 1].tag_ in ("CD", "$"):
        # "Dropped 40,000 to 949,000".
        return True
    if is_relative(draft):
        of = reading.last < len(doc) and doc[reading.last].lower_ == "of"
        if doc[index].lemma_.lower() in _PART_VERBS and (of or draft.number.form == "fraction"):
            # "Recovered 80 % of the haul", "raised just a third".
            return False
        return adjacent or not (reading.last < len(doc) and doc[reading.last].lower_ == "of")
    if doc[index].lemma_.lower() in _LAYOFF_VERBS and _is_stock(draft):
        # "Cut 1,200 jobs" counts the jobs that go; the payroll is not said to be at any level.
        return False
    if doc[index].lemma_.lower() in _CROWD_VERBS and draft.counted:
        # "Rallied 5,000 supporters".
        return draft.unit == "point"
    if doc[index].lemma_.lower() in _OBJECT_VERBS:
        return adjacent and _is_stock(draft)
    return adjacent


def _of_rivals(doc: Doc, reading: Reading) -> bool:
    """ "Lost 46 percent to 54 percent" gives the shares of both sides."""
    after = doc[reading.last : reading.last + 3]
    return (
        reading.draft.unit == "%" and len(after) == 3 and after[0].lower_ == "to" and after[1].tag_ == "CD" and after[2].lower_ in _PERCENT
    )


def _assign(reading: Reading, way: str, trigger: int, crossed: bool) -> bool:
    prep = reading.prep
    if prep == "at" and reading.draft.counted and reading.draft.unit != "point":
        # "Sales are up at three sites".
        return False
    if prep in ("to", "at", "near"):
        reading.role, reading.trigger = "new", trigger
        # The change or the old level printed before it tells the move; a level that stands alone after "to" tells it itself.
        reading.direction = Direction(way) if prep == "to" and not crossed else None
    elif prep == "from":
        reading.role, reading.trigger = "old", trigger
    else:
        set_move(reading, Kind.CHANGE, way, "difference", trigger)
    return True
