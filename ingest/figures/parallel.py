"""Recognises numbers set side by side that share what is printed once: list items, gapped clauses, persons with their ages."""

from itertools import pairwise

from spacy.tokens import Doc

from ingest.figures.elided import PLAIN, copy_unit, printed_alike
from ingest.figures.move_words import Reading
from ingest.numbers.drafts import Draft

_JOINTS = frozenset((",", "and", ";", "while", "but", "the"))
_LONGEST_JOINT = 3
_LONGEST_NAME = 3
_FARTHEST_VERB = 4
_FINITE = frozenset(("VBD", "VBZ", "VBP", "VBN"))
_CLOSERS = frozenset((",", ".", ";", "and", ")", "but", "while"))
_AFTER_ALONE = frozenset(("VBD", "VBP", "VBZ", "MD", "IN", "CC", "TO"))
_AGE_JOINTS = ([","], ["and"], [",", "and"])
_YOUNGEST, _OLDEST = 1, 110
_MOST_AGES = 6


def shares_verb(doc: Doc, led: Reading | None, reading: Reading) -> bool:
    """Whether a number behind a name goes on with the clause before, whose verb is left out: "won 34 seats, the Greens 12"."""
    if led is None or (reading.last < len(doc) and doc[reading.last].lower_ not in _CLOSERS):
        return False
    name = reading.first - 1
    while name > led.last and reading.first - name <= _LONGEST_NAME and doc[name].pos_ == "PROPN":
        name -= 1
    between = [t.lower_ for t in doc[led.last : name + 1]]
    if name == reading.first - 1 or not 0 < len(between) <= _LONGEST_JOINT or not _JOINTS.issuperset(between):
        return False
    if led.draft.named == "capital" or _goes_on(doc, led):
        return True
    told = led.draft.unit is not None and led.draft.dimension != "time" and led.draft.kind_hint is None
    # "The Greens hold 18": what is counted was said before.
    farthest = _FARTHEST_VERB if told else int(led.draft.unit is None)
    return any(t.tag_ in _FINITE for t in doc[max(0, led.first - farthest) : led.first])


def _goes_on(doc: Doc, led: Reading) -> bool:
    """Whether the number before stands behind a name and a comma itself: "employs 4,000 people, Nordmet 2,500"."""
    return led.draft.unit is None and led.first > 1 and doc[led.first - 1].pos_ == "PROPN" and doc[led.first - 2].lower_ in _JOINTS


def go_on_in_list(doc: Doc, reading: Reading, before: Reading | None) -> None:
    """Gives a list item the unit of the item before: "Tarrow: 113 mm", then "Upper Senn: 98"."""
    if before is None or before.draft.dimension is None or reading.draft.unit is not None or reading.draft.number.form not in PLAIN:
        return
    if _ends_line(doc, reading) and _is_item(doc, reading) and _is_item(doc, before) and printed_alike(before.draft, reading.draft):
        copy_unit(before.draft, reading.draft)


def _ends_line(doc: Doc, reading: Reading) -> bool:
    return reading.last >= len(doc) or doc[reading.last].is_space or doc[reading.last].text == ","


def _is_item(doc: Doc, reading: Reading) -> bool:
    """Whether the number is the first on its line, behind a name and a colon."""
    return reading.first > 1 and doc[reading.first - 1].text == ":" and doc[reading.first - 2].text.istitle()


def fill_alike(doc: Doc, readings: list[Reading]) -> None:
    """Gives a bare number that nothing else named the unit of the figures before it in the sentence that are printed like it.

    They must all have one unit: "freed 64 prisoners in return for 47", "Fifty percent object, 41 approve".
    """
    for position, reading in enumerate(readings):
        two = reading.draft
        if two.unit is not None or two.reason is not None or two.kind_hint is not None or reading.role == "new":
            continue
        if two.number.form not in PLAIN or (two.number.value or 0) <= 1 or not _stands_alone(doc, reading):
            continue
        like = [one.draft for one in readings[:position] if _may_lend(one.draft) and printed_alike(one.draft, two)]
        if like and len({one.unit for one in like}) == 1:
            copy_unit(like[-1], two)


def _stands_alone(doc: Doc, reading: Reading) -> bool:
    """Whether no noun can follow the number, and it is no "or two" at the end of a phrase, nor counts out what stands before it:
    "30 percent (60 of 200)"."""
    before = doc[reading.first - 1]
    counted_out = before.lower_ == "of" and before.i > 0 and doc[before.i - 1].like_num
    if before.lower_ in ("or", "(") or counted_out or doc[reading.last : reading.last + 1].text == "of":
        return False
    return reading.last >= len(doc) or doc[reading.last].is_punct or doc[reading.last].is_space or doc[reading.last].tag_ in _AFTER_ALONE


def _may_lend(draft: Draft) -> bool:
    return draft.unit not in (None, "x", "rank") and draft.kind_hint is None and draft.dimension != "time"


def fill_ages(doc: Doc, readings: list[Reading]) -> None:
    """Gives as many bare numbers as persons were counted their ages: "Two men, 24 and 25, were held"."""
    for position, reading in enumerate(readings):
        size = reading.draft.number.value
        if not reading.draft.counted or size is None or not 1 < size <= _MOST_AGES or reading.draft.range_of is not None:
            continue
        ages = readings[position + 1 : position + 1 + int(size)]
        if len(ages) == size and all(map(_is_age, ages)) and _in_row(doc, [reading, *ages]):
            for age in ages:
                age.draft.unit, age.draft.dimension, age.draft.kind_hint = "year", "time", "age"


def _is_age(reading: Reading) -> bool:
    value = reading.draft.number.value
    return reading.draft.unit is None and reading.draft.number.digits.isdigit() and value is not None and _YOUNGEST <= value <= _OLDEST


def _in_row(doc: Doc, row: list[Reading]) -> bool:
    """Whether nothing but commas and "and" stands between the numbers, and a comma or the end after them."""
    joints = [[t.lower_ for t in doc[one.last : two.first]] for one, two in pairwise(row)]
    closed = row[-1].last >= len(doc) or doc[row[-1].last].text in (",", ".", ";", "–", "—")
    return closed and joints[0] == [","] and all(joint in _AGE_JOINTS for joint in joints)
