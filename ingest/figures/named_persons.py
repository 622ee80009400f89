"""Tells from the names around a bare number that it is somebody's age: "Ann Lee 44 has left", "At 19, Ann Lee leaves", "Lee is 44"."""

from spacy.tokens import Doc, Token

from ingest.figures.move_words import Reading
from ingest.vocabulary import load

_YOUNGEST, _OLDEST = 14, 109
_PERSON_VERBS = frozenset(load("counted")["ages"]["verbs"])
_PERSONS = frozenset(("he", "she", "i", "you"))
_TITLES = frozenset(load("entities")["person"]["titles"])
_IS = frozenset(("is", "was", "'s", "’s", "turned", "turns"))
_AFTER_AGE = frozenset(("and", "but", "when", "while", "now"))


def is_age_of_somebody(doc: Doc, reading: Reading, limit: int) -> bool:
    """Whether a bare number is the age of a person named beside it; `limit` is the token that ends its sentence."""
    if reading.draft.named == "capital" and _is_age_of_name(doc, reading, limit):
        return True
    return _is_age_at(doc, reading, limit) or _is_age_told(doc, reading, limit)


def _is_age_of_name(doc: Doc, reading: Reading, limit: int) -> bool:
    """Whether a number between a full name and its verb is an age printed without commas: "Ann Lee 44 has left"."""
    first, value = reading.first, reading.draft.number.value
    if value is None or not _YOUNGEST <= value <= _OLDEST or first < 2 or reading.last >= limit:
        return False
    names = all(doc[i].tag_ == "NNP" and doc[i].text.istitle() for i in (first - 1, first - 2))
    return names and doc[reading.last].lower_ in _PERSON_VERBS


def _is_age_at(doc: Doc, reading: Reading, limit: int) -> bool:
    """Whether a number opens its clause as somebody's age: "At 19, Ann Lee leaves school", "At 71, he ran"."""
    first, last, number = reading.first, reading.last, reading.draft.number
    if last + 1 >= limit or not first or doc[first - 1].text != "At" or doc[last].text != "," or number.value is None or number.scale != 1:
        return False
    pronoun = doc[last + 1].lower_ in _PERSONS and number.value <= _OLDEST
    return pronoun or (doc[last + 1].tag_ == "NNP" and _YOUNGEST <= number.value <= _OLDEST and number.value % 1 == 0)


def _is_age_told(doc: Doc, reading: Reading, limit: int) -> bool:
    """Whether a number is said to be what somebody named is: "Mayor Lee is 44", "while Lee was 19" where Ann Lee was named."""
    first, last, number = reading.first, reading.last, reading.draft.number
    if number.value is None or not _YOUNGEST <= number.value <= _OLDEST or not number.digits.isdigit() or first < 2:
        return False
    name = doc[first - 2]
    ended = last >= limit or doc[last].is_punct or doc[last].lower_ in _AFTER_AGE
    told = ended and doc[first - 1].lower_ in _IS and name.tag_ == "NNP" and name.text.istitle() and name.is_alpha
    return told and (doc[max(0, name.i - 1)].text in _TITLES or is_surname(doc, name))


def is_surname(doc: Doc, label: Token) -> bool:
    """Whether a word stands behind a first name or a title or before a verb in the singular elsewhere: "Nora Sands won"."""
    same = (t.i for t in doc[:-1] if t.text == label.text and t.i)
    return any(doc[i - 1].text in _TITLES or doc[i + 1].tag_ == "VBZ" or _is_first_name(doc, i) for i in same)


def _is_first_name(doc: Doc, index: int) -> bool:
    return doc[index - 1].text.istitle() and doc[index - 1].is_alpha and doc[index - 1].tag_ == "NNP" and doc[index + 1].text != ":"
