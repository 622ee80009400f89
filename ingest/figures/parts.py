"""Recognises numbers that count some of what stands before them: "of the 200 patients, 50 died", "two are held; a third is on the run"."""

from spacy.tokens import Doc

from ingest.figures.elided import PLAIN
from ingest.figures.move_words import Reading
from ingest.numbers.drafts import Draft

_PARTITIVE = frozenset(("of", "among"))
_FARTHEST_OF = 6


def is_next(doc: Doc, reading: Reading, counted: Draft | None) -> bool:
    """Whether "a third" comes after two that were counted: "Two men are held; a third is on the run"."""
    number = reading.draft.number
    if counted is None or number.form != "fraction" or not number.value or reading.last >= len(doc):
        return False
    return counted.number.value == 1 / number.value - 1 and doc[reading.last].lower_ in ("is", "was", "has")


def whole_before(doc: Doc, previous: Reading | None, reading: Reading) -> Draft | None:
    """What was counted right before a number that counts some of it: "Of the 200 patients, 50 died"."""
    if (
        previous is None
        or not previous.draft.counted
        or doc[previous.last : reading.first].text.strip().lower() not in (",", ", only", ", just")
    ):
        return None
    start = doc[previous.first].sent.start
    lead = [t.lower_ for t in doc[max(start, previous.first - _FARTHEST_OF) : previous.first]]
    return previous.draft if not _PARTITIVE.isdisjoint(lead[:1] if len(lead) < _FARTHEST_OF else lead[-2:]) else None


def is_part(doc: Doc, reading: Reading, whole: Draft) -> bool:
    """Whether a number counts some of `whole`: it is bare, or what was taken for a noun is the verb ("1,100 work in Finland")."""
    draft = reading.draft
    if draft.number.form not in PLAIN or draft.kind_hint is not None or draft.number.value is None or whole.number.value is None:
        return False
    if draft.number.value > whole.number.value or draft.number.value == 1 or draft.range_of is not None:
        return False
    if draft.unit is None:
        return reading.last >= len(doc) or doc[reading.last].tag_ not in ("NN", "NNS", "JJ")
    after = doc[reading.last - 1]
    return (
        draft.counted
        and " " not in draft.unit
        and after.lower_ == draft.unit
        and not after.lower_.endswith("s")
        and after.tag_ in ("NN", "VBP")
    )
