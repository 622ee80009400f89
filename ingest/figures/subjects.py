"""Names a bare level by the things that are the subject of its verb: "Burglaries fell to 1,230", "Persons over 60 numbered 9,000"."""

from spacy.tokens import Doc, Token

from ingest.figures.antecedents import STOPS, closed
from ingest.figures.elided import PLAIN
from ingest.figures.move_words import Reading
from ingest.model import Kind
from ingest.numbers.units import singular
from ingest.times.clauses import TELLING
from ingest.vocabulary import load

_WORDS = load("counted")["antecedents"]
_MEASURES = frozenset(_WORDS["measures"])
_TOTALLED = frozenset(_WORDS["totalled"])
_REACHED = frozenset(_WORDS["reached"])
_TALLIES = frozenset(_WORDS["tallies"])
_TALLIED_BY = frozenset(_WORDS["tallied_by"])
_PERSONAL = frozenset(load("counted")["persons"]["verbs"])
_DRAWN = frozenset(load("counted")["persons"]["drawn"])
_BEFORE_CROWD = frozenset((",", "and", "but", "as", "while", "where", "that", "when", ";", "“", '"'))
_FARTHEST_SUBJECT = 14


def name_subjects(doc: Doc, start: int, readings: list[Reading]) -> None:
    """Gives a bare level the unit of the things that are its subject: "Burglaries fell to 1,230", "Persons over 60 numbered 9,000"."""
    for previous, reading in zip([None, *readings], readings, strict=False):
        draft = reading.draft
        crowd = draft.unit is None and draft.number.form == "vague" and _is_of_people(doc, start, reading)
        if crowd or (draft.unit is None and draft.kind_hint is None and _is_of_persons(doc, reading)):
            draft.unit, draft.counted = "people", True
        if draft.unit is not None or draft.number.form not in PLAIN or draft.kind_hint is not None:
            continue
        led = reading.trigger is not None and reading.trigger < reading.first
        verb = reading.trigger if led else _total_verb(doc, start, reading)
        if verb is None and previous is not None and previous.kind is Kind.CHANGE and _in_brackets(doc, reading):
            # "Thefts fell by 6 % (4,899)".
            verb = previous.trigger
        subject = _subject(doc, start, verb) if verb is not None and verb <= reading.first else None
        if subject is not None:
            draft.unit, draft.counted = singular(subject.lower_), True


def _is_of_people(doc: Doc, start: int, reading: Reading) -> bool:
    """Whether a bare "thousands" is the subject: "Thousands marched", "dozens in the crowd held signs"."""
    first, last = reading.first, reading.last
    opens = first == start or doc[first - 1].lower_ in _BEFORE_CROWD or doc[first - 1].lower_ in TELLING
    if not opens or last + 1 >= len(doc) or doc[last].lower_ in ("of", "than", "to"):
        return False
    if doc[last].tag_ == "IN":
        return doc[last + 1].tag_ in ("DT", "PRP$")
    return doc[last].tag_ in ("VBD", "VBP", "MD") and doc[last].lemma_ not in ("be", "have", "go")


def _is_of_persons(doc: Doc, reading: Reading) -> bool:
    """Whether a bare number does what only persons do, or is a crowd: "4,000 said so", "11 million living there", "drew thousands"."""
    draft, last = reading.draft, reading.last
    if reading.first and draft.number.form == "vague" and doc[reading.first - 1].lemma_ in _DRAWN:
        return last >= len(doc) or doc[last].lower_ != "of"
    if draft.number.form not in PLAIN or draft.number.value == 1 or (draft.number.value or 0) % 1:
        return False
    while last < len(doc) and (doc[last].tag_ in ("RB", "MD") or doc[last].lemma_ == "have"):
        last += 1
    return last < len(doc) and doc[last].tag_.startswith("V") and doc[last].lemma_ in _PERSONAL


def _in_brackets(doc: Doc, reading: Reading) -> bool:
    return doc[reading.first - 1].text == "(" and reading.last < len(doc) and doc[reading.last].text == ")"


def _total_verb(doc: Doc, start: int, reading: Reading) -> int | None:
    # "Topped 4 million" has its verb for a bound.
    index = reading.first - (doc[reading.first].lower_ not in _REACHED)
    if index <= start:
        return None
    whole = closed(doc, reading) or doc[reading.last].tag_ in ("IN", "WRB")
    return index if doc[index].lower_ in _TOTALLED or (whole and doc[index].lower_ in _REACHED) else None


def _subject(doc: Doc, start: int, verb: int) -> Token | None:
    """The plural noun that is the head of the noun phrase before the verb; None when it is a measure ("prices", "shares")."""
    first = verb
    while (
        first > max(start, verb - _FARTHEST_SUBJECT) and doc[first - 1].text not in STOPS and doc[first - 1].tag_ not in ("CC", "``", "''")
    ):
        first -= 1
    head: Token | None = None
    for token in doc[first:verb]:
        if token.tag_ in ("NN", "NNS", "NNP", "NNPS"):
            head = token
        elif token.tag_ == "POS":
            head = None
        elif head is not None:
            break
    if head is not None and head.lower_ in _TALLIES and head.i > first and doc[head.i - 1].tag_ == "NN":
        # "The tiger count rose to 3,167".
        return doc[head.i - 1] if doc[head.i - 1].lower_ not in _TALLIED_BY else None
    return head if head is not None and head.tag_ == "NNS" and head.lower_ not in _MEASURES else None
