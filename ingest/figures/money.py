"""Gives a bare large sum the currency that is printed with another: "libraries get 41 million, schools €312 million"."""

from itertools import pairwise

from spacy.tokens import Doc

from ingest.figures.elided import PLAIN, copy_unit
from ingest.figures.move_words import Reading
from ingest.numbers.drafts import Draft
from ingest.vocabulary import load

_PAID = frozenset(load("currencies")["paid"]["verbs"])
_LEAST = 100_000
_SKIPPED = frozenset(("RB", "DT", "IN", "JJ"))
_FARTHEST_VERB = 4


def carry_currency(doc: Doc, readings: list[Reading], before: Draft | None) -> Draft | None:
    """Fills currencies that are printed with another sum; `before` is the last sum of the sentence before.

    Returns the last sum of this sentence, or of the one before where it has none.
    """
    for one, two in pairwise(readings):
        if two.draft.dimension == "money" and two.draft.number.scale == one.draft.number.scale and _is_paid(doc, one):
            copy_unit(two.draft, one.draft)
    last = before
    for reading in readings:
        draft = reading.draft
        if draft.dimension == "money":
            last = draft
        elif last is not None and (_is_grand(doc, draft) or (last.number.scale >= _LEAST and _is_paid(doc, reading))):
            copy_unit(last, draft)
    return last


def _is_grand(doc: Doc, draft: Draft) -> bool:
    """ "I'm sixty grand in the red": thousands of the money that is spoken of."""
    return draft.unit is None and doc.text.endswith("grand", 0, draft.number.end)


def _is_paid(doc: Doc, reading: Reading) -> bool:
    """Whether a bare large number is what a verb of paying has for its object, and counts nothing."""
    draft = reading.draft
    if draft.unit is not None or draft.number.form not in PLAIN or draft.number.scale < _LEAST:
        return False
    for index in range(reading.first - 1, max(-1, reading.first - 1 - _FARTHEST_VERB), -1):
        if doc[index].tag_.startswith("V"):
            return doc[index].lemma_.lower() in _PAID
        if doc[index].tag_ not in _SKIPPED:
            return False
    return False
