"""Names a bare number by what was counted before it: "682 tigers, 24 more", "14 suspects; nine have confessed", "another 300"."""

from decimal import Decimal

from spacy.tokens import Doc, Token

from ingest.figures.elided import PLAIN, WHOLES, copy_unit, printed_alike
from ingest.figures.move_words import Reading
from ingest.numbers.drafts import Draft
from ingest.numbers.units import singular
from ingest.vocabulary import load

_WORDS = load("counted")["antecedents"]
_FURTHER = frozenset(_WORDS["further"])
_PARALLEL = frozenset(_WORDS["parallel"])
_MEASURES = frozenset(_WORDS["measures"])
_TOTALLED = frozenset(_WORDS["totalled"])
_LIMITS = frozenset(_WORDS["limits"])
_CONTESTED = frozenset(_WORDS["contested"])
_MORE_OR_FEWER = frozenset(("more", "fewer", "less"))
_FINITE = frozenset(("VBD", "VBP", "VBZ", "MD"))
_TOTALS = frozenset(("total", "tally"))
_GOES_ON = frozenset(("in", "on", "at", "from", "after", "by", "this", "next", "within"))
_STOPS = frozenset((".", ";", ":", ",", "\n", "?", "!", ")", "–", "—"))
_LARGE = 1_000_000
# How many times the number counted before a number may be that goes on from it.
_MOST_TIMES = 20
_FARTHEST_SUBJECT = 14
# "The unions put it at 3 million".
_PUT_AT = frozenset(("it", "number", "figure", "toll", "count", "crowd", "total"))


def fill_remainders(doc: Doc, readings: list[Reading], before: Draft | None) -> Draft | None:
    """Gives bare numbers the unit of what was counted before them; `before` was counted last in the sentence before.

    Returns what was counted last.
    """
    one: Draft | None = None
    counted: Draft | None = None
    counts: list[Draft] = []
    parallel: dict[str, Draft] = {}
    previous: Draft | None = None
    for reading in readings:
        two = reading.draft
        told = one
        if one is not None and one.number.scale >= _LARGE and two.number.scale == 1:
            # "32 trains for 1.1 billion euros, with an option for 18 more" is no option for euros.
            one = counted
        lead = doc[reading.first - 1].lower_ if reading.first else ""
        if two.unit is not None and two.unit.rsplit(" ", 1)[-1] in ("other", "one"):
            two.unit = one.unit if one is not None and one.counted else "people"
        elif two.unit is None and two.number.form in (*PLAIN, "vague") and two.kind_hint is None and two.number.value != 1:
            source = _source(doc, reading, told=told, one=one, counted=counted, before=before, counts=counts, beside=counted is previous)
            source = source or (parallel.get(lead) if _closed(doc, reading) else None)
            if source is not None:
                copy_unit(source, two)
        if two.unit is not None and two.unit != "%" and two.kind_hint is None:
            one = two
            counted = two if two.counted else counted
            counts += [two] if two.counted else []
        previous = two
        if two.unit is not None and lead in _PARALLEL:
            parallel[lead] = two
    return counted or before


def _source(
    doc: Doc,
    reading: Reading,
    *,
    told: Draft | None,
    one: Draft | None,
    counted: Draft | None,
    before: Draft | None,
    counts: list[Draft],
    beside: bool,
) -> Draft | None:
    """What a bare number goes on from, None when it stands by itself; `beside` says that nothing was told since what was counted."""
    if _is_total(doc, reading) and counts:
        return max(counts, key=lambda draft: draft.number.value or 0)
    more = reading.last < len(doc) and doc[reading.last].lower_ in _MORE_OR_FEWER
    if more and told is not None and _than(doc, reading) and told.dimension not in ("money", "time") and "/" in (told.unit or ""):
        return told
    if one is not None and _goes_on(doc, reading, one):
        return one
    last = counted or before
    if last is None or last.unit is None:
        return None
    words = [t.lower_ for t in doc[max(0, reading.first - 2) : reading.first]]
    if len(words) == 2 and words[0] in _LIMITS and words[1] == "of":
        return last if printed_alike(last, reading.draft) else None
    if words == ["majority", "of"]:
        return last if last.unit.rsplit(" ", 1)[-1] in _CONTESTED else None
    if words and words[-1] in _FURTHER:
        return last if _finite_or_closed(doc, reading) else None
    if words and words[-1] == "from" and one is not None and printed_alike(one, reading.draft):
        return one
    if counted is not None and not beside and (counted.unit or "").rsplit(" ", 1)[-1] not in _CONTESTED:
        return None
    if counted is None and last.unit.rsplit(" ", 1)[-1] in _CONTESTED:
        counted = last
    return counted if counted is not None and _continues(doc, reading, counted) else None


def _than(doc: Doc, reading: Reading) -> bool:
    return reading.last + 1 < len(doc) and doc[reading.last + 1].lower_ == "than"


def _is_total(doc: Doc, reading: Reading) -> bool:
    """ "Bringing the total to 1.1 million": the sum of what the sentence counted most of."""
    return any(t.lower_ in _TOTALS for t in doc[max(0, reading.first - 4) : reading.first])


def _goes_on(doc: Doc, reading: Reading, one: Draft) -> bool:
    """Whether a bare number is more or fewer of what `one` is told in, or some of what it counts."""
    two = reading.draft
    if reading.last >= len(doc):
        return False
    before = [t.lower_ for t in doc[max(0, reading.first - 4) : reading.first]]
    if before[-2:-1] == ["of"] and before[-1] in WHOLES:
        return True
    after = doc[reading.last]
    if after.lower_ in _MORE_OR_FEWER:
        following = doc[reading.last + 1] if reading.last + 1 < len(doc) else None
        return following is None or following.is_punct or following.lower_ == "than" or following.tag_ == "IN"
    some = one.counted and one.number.value is not None and two.number.value is not None and two.number.value < one.number.value
    return some and (two.number.value or 0) > 1 and after.tag_ in _FINITE


def _continues(doc: Doc, reading: Reading, counted: Draft) -> bool:
    """Whether a bare number that a verb has for its whole object, or that a name has, counts what was counted: "picked up five"."""
    two, one = reading.draft.number, counted.number
    size = one.value if one.value is not None else one.high
    if not _finite_or_closed(doc, reading) or reading.first < 2 or (two.value or 0) <= 1 or size is None:
        return False
    lead = doc[reading.first - 1]
    owned = _closed(doc, reading) and lead.tag_ == "POS" and printed_alike(counted, reading.draft)
    took = lead.tag_ in ("VBD", "VBP", "VBZ", "VB", "RP", "VBN", "VBG") and one.scale == two.scale
    took = took and (two.form == "words" or (two.value or 0) <= size)
    left = lead.lower_ == "with" and doc[reading.first - 2].lemma_ in ("end", "leave")
    held = lead.lower_ == "at" and doc[reading.first - 2].lower_ in _PUT_AT
    return owned or left or ((took or held) and (two.value or Decimal(0)) <= size * _MOST_TIMES)


def _closed(doc: Doc, reading: Reading) -> bool:
    return reading.last >= len(doc) or doc[reading.last].text in _STOPS


def _finite_or_closed(doc: Doc, reading: Reading) -> bool:
    return _closed(doc, reading) or doc[reading.last].tag_ in _FINITE or doc[reading.last].lower_ in _GOES_ON


def name_subjects(doc: Doc, start: int, readings: list[Reading]) -> None:
    """Gives a bare level the unit of the things that are its subject: "Burglaries fell to 1,230", "Persons over 60 numbered 9,000"."""
    for reading in readings:
        draft = reading.draft
        if draft.unit is not None or draft.number.form not in PLAIN or draft.kind_hint is not None:
            continue
        verb = reading.trigger if reading.trigger is not None else _total_verb(doc, start, reading)
        subject = _subject(doc, start, verb) if verb is not None and verb < reading.first else None
        if subject is not None:
            draft.unit, draft.counted = singular(subject.lower_), True


def _total_verb(doc: Doc, start: int, reading: Reading) -> int | None:
    index = reading.first - 1
    return index if index > start and doc[index].lower_ in _TOTALLED else None


def _subject(doc: Doc, start: int, verb: int) -> Token | None:
    """The plural noun that is the head of the noun phrase before the verb; None when it is a measure ("prices", "shares")."""
    first = verb
    while (
        first > max(start, verb - _FARTHEST_SUBJECT) and doc[first - 1].text not in _STOPS and doc[first - 1].tag_ not in ("CC", "``", "''")
    ):
        first -= 1
    head: Token | None = None
    for token in doc[first:verb]:
        if token.tag_ in ("NN", "NNS", "NNP", "NNPS"):
            head = token
        elif head is not None:
            break
    return head if head is not None and head.tag_ == "NNS" and head.lower_ not in _MEASURES else None
