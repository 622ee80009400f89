"""Tells numbers that the article takes up again ("below the six we aim for", "the 9.6 million of 2019") and finds what they are told in."""

from decimal import Decimal

from spacy.tokens import Doc

from ingest.figures.elided import PLAIN, copy_unit, printed_alike
from ingest.figures.move_words import Reading
from ingest.numbers.drafts import Draft

_TIMES = frozenset(("in", "of", "from"))
_LONGEST_YEAR = 4
# From here on "8,860,000" and "9.6 million" are two ways to print one.
_LARGE = 100_000
_LEAST_OF_IT, _MOST_OF_IT = Decimal("0.1"), 10


def is_told_again(doc: Doc, reading: Reading) -> bool:
    """Whether a bare number after "the" has a time or a clause behind it that says which one it is, and no noun."""
    draft = reading.draft
    if draft.unit is not None or draft.number.form not in PLAIN or draft.number.value == 1 or reading.last + 1 >= len(doc):
        return False
    if reading.first < 1 or doc[reading.first - 1].lower_ != "the":
        return False
    after, following = doc[reading.last], doc[reading.last + 1]
    if after.lower_ in _TIMES:
        return following.is_digit and len(following) == _LONGEST_YEAR
    return after.tag_ in ("PRP", "VBN") or (after.lower_ == "a" and following.lower_ in ("year", "month", "week", "decade"))


def fill_told_again(doc: Doc, readings: list[Reading], before: Draft | None) -> None:
    """Gives such numbers the unit of the last figure that is printed like them; `before` ended the sentence before."""
    for position, reading in enumerate(readings):
        if not is_told_again(doc, reading):
            continue
        earlier = [other.draft for other in reversed(readings[:position])] + ([before] if before is not None else [])
        source = next((draft for draft in earlier if draft.unit is not None and _alike(draft, reading.draft)), None)
        if source is not None:
            copy_unit(source, reading.draft)


def _alike(one: Draft, two: Draft) -> bool:
    """Whether two numbers are near each other, whatever their precision ("1.6 days, below the six")."""
    if one.kind_hint is not None or not one.number.value or two.number.value is None:
        return printed_alike(one, two)
    if one.number.scale != two.number.scale and min(one.number.value, two.number.value) < _LARGE:
        return printed_alike(one, two)
    return _LEAST_OF_IT <= two.number.value / one.number.value <= _MOST_OF_IT
