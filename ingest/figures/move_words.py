"""The words that tell of a move, and the figure as it is read from them."""

from dataclasses import dataclass

from spacy.tokens import Doc

from ingest.model import Direction, Kind
from ingest.numbers.drafts import Draft
from ingest.vocabulary import load

_WORDS = load("moves")
FREE = {w: d for d in ("up", "down") for w in _WORDS[d]["free"]}
PUSHED = {w: d for d in ("up", "down") for w in _WORDS[d]["pushed"]}
_NOUNS = {w: d for d in ("up", "down") for w in _WORDS[d]["nouns"]}
_ADVERBS = {w: d for d in ("up", "down") for w in _WORDS[d]["adverbs"]}
_AMBIGUOUS = frozenset(_WORDS["both"]["ambiguous"])
_SMALL = frozenset(_WORDS["both"]["small_units"])
_SHIFTS = frozenset(_WORDS["shifts"]["verbs"])
EDGED = frozenset(_WORDS["edged"]["verbs"])
PREPOSITIONS = frozenset(("to", "by", "from", "at", "of", "in", "near"))
MONEY_NOUNS = frozenset(_WORDS["both"]["money_nouns"])
# "Doubled from 410 to 630".
_MULTIPLIED = frozenset(load("numbers")["multiples"])
_FARTHEST_VERB = 14


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


def moves_at(doc: Doc, index: int) -> bool:
    """Whether the token tells that something moved, whichever way."""
    token = doc[index]
    return move_word(doc, index) is not None or (token.tag_.startswith("V") and token.lemma_.lower() in _SHIFTS)


def is_move(doc: Doc, start: int, reading: Reading) -> bool:
    """Whether the words before "from A to B" (not before token `start`) say that something moved; else it is a range."""
    for index in range(reading.first - 1, max(start, reading.first - _FARTHEST_VERB) - 1, -1):
        if moves_at(doc, index) or (doc[index].lower_ in _MULTIPLIED and doc[index].tag_.startswith("V")):
            return True
        if doc[index].lemma_.lower() in ("range", "vary") or doc[index].text in (";", "."):
            return False
    return False


def move_word(doc: Doc, index: int) -> tuple[str, str] | None:
    """("verb" | "pushed" | "noun" | "adverb", "up" | "down") when the token tells of a move."""
    token = doc[index]
    lemma, tag = token.lemma_.lower() or token.lower_, token.tag_
    if tag.startswith("V"):
        if lemma in FREE or token.lower_ in FREE:
            return "verb", FREE.get(lemma) or FREE[token.lower_]
        if lemma in PUSHED:
            return "pushed", PUSHED[lemma]
    if token.lower_ == "up" and index + 1 < len(doc) and doc[index + 1].lower_ == "for":
        # "Up for election".
        return None
    if token.lower_ in _ADVERBS and tag in ("RB", "RP", "IN", "JJ", "RBR", "JJR", ""):
        return "adverb", _ADVERBS[token.lower_]
    if lemma == "addition" and index and doc[index - 1].lower_ == "in":
        return None
    if lemma in _NOUNS and tag in ("NN", "NNS", "NNP"):
        return "noun", _NOUNS[lemma]
    if lemma in FREE and tag in ("NN", "NNS", "JJ") and lemma not in _AMBIGUOUS:
        return "verb", FREE[lemma]
    return None


def set_move(reading: Reading, kind: Kind, way: str, role: str, trigger: int) -> None:
    """Records that the figure says how far something moved; `trigger` is the token of the word that tells so."""
    draft = reading.draft
    if draft.kind_hint == "multiple":
        kind, role = (Kind.CHANGE if reading.prep == "by" else Kind.MULTIPLE), "multiple"
    elif draft.unit == "%" or (draft.unit is None and draft.number.form == "fraction"):
        role = "percent"
    reading.kind, reading.direction, reading.role, reading.trigger = kind, Direction(way), role, trigger
