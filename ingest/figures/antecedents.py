"""Names a bare number by what was counted before it: "682 tigers, 24 more", "14 suspects; nine have confessed", "another 300"."""

from decimal import Decimal

from spacy.tokens import Doc

from ingest.figures.elided import PLAIN, WHOLES, copy_unit, printed_alike
from ingest.figures.move_words import Reading
from ingest.figures.parts import is_next, is_part, whole_before
from ingest.numbers.drafts import Draft
from ingest.vocabulary import load

_WORDS = load("counted")["antecedents"]
_FURTHER = frozenset(_WORDS["further"])
_PARALLEL = frozenset(_WORDS["parallel"])
_LIMITS = frozenset(_WORDS["limits"])
# "The rest, 72, trade on".
_REST = (["among", "them"], ["rest", ","], ["others", ","])
_IS = frozenset(("is", "was", "being", "of"))
_WANTED = frozenset(_WORDS["wanted"])
_CONTESTED = frozenset(_WORDS["contested"])
_MORE_OR_FEWER = frozenset(("more", "fewer", "less"))
_FINITE = frozenset(("VBD", "VBP", "VBZ", "MD"))
_TOTALS = frozenset(_WORDS["totals"])
_GOES_ON = frozenset(("and", "during", "in", "on", "at", "from", "after", "by", "this", "next", "within"))
STOPS = frozenset((".", ";", ":", ",", "\n", "?", "!", ")", "–", "—"))
_JOINTS = frozenset(("and", "but", "or"))
_FARTHEST_PAIR = 10
_LONGEST_YEAR = 4
_DASHES = frozenset(("–", "—", "--", "-"))
_PAIR_JOINTS = _DASHES | {",", "and", "("}
_SHARING = frozenset(("by", "in", "on", "from", "at", "for", "with"))
_LARGE = 1_000_000
# How many times the number counted before a number may be that goes on from it.
_MOST_TIMES = 20
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
    previous: Reading | None = None
    whole: Draft | None = None
    for reading in readings:
        two = reading.draft
        if is_next(doc, reading, counted or before):
            two.reason = "ordinal"
            continue
        whole = whole_before(doc, previous, reading) or whole
        if whole is not None and previous is not None and is_part(doc, reading, whole):
            copy_unit(whole, two)
            two.end = two.number.end
        told = one
        if one is not None and one.number.scale >= _LARGE and two.number.scale == 1:
            # "32 trains for 1.1 billion euros, with an option for 18 more" is no option for euros.
            one = counted
        lead = doc[reading.first - 1].lower_ if reading.first else ""
        if two.unit is not None and two.unit.rsplit(" ", 1)[-1] in ("other", "one"):
            two.unit = one.unit if one is not None and one.counted else "people"
        elif two.unit is None and two.number.form in (*PLAIN, "vague") and two.kind_hint is None and not _is_pronoun(doc, reading):
            beside = previous is not None and counted is previous.draft
            source = _source(doc, reading, told=told, one=one, counted=counted, before=before, counts=counts, beside=beside)
            source = source or (_paired(doc, previous, reading) if previous is not None else None)
            source = source or (parallel.get(lead) if closed(doc, reading) else None)
            if source is not None:
                copy_unit(source, two)
        if two.unit is not None and two.unit != "%" and two.kind_hint is None:
            one = two
            counted = two if two.counted else counted
            counts += [two] if two.counted else []
        previous = reading
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
    on = one if one is not None and _goes_on(doc, reading, one) else _told_before(doc, reading, counts)
    if on is not None:
        return on
    last = counted or before
    words = [t.lower_ for t in doc[max(0, reading.first - 2) : reading.first]]
    if len(words) == 2 and words[0] in _LIMITS and words[1] in _IS:
        # "They use 142 litres a day; the target is 110", "a limit of 40".
        told_in = last if words[1] == "of" else one
        return told_in if told_in is not None and printed_alike(told_in, reading.draft) else None
    if last is None or last.unit is None:
        return None
    if (
        (more and _is_whole(doc, reading))
        or (beside and _is_crowd(doc, reading))
        or _falls_short(doc, reading)
        or _is_label(doc, reading.first)
    ):
        return last
    if words == ["majority", "of"]:
        return last if last.unit.rsplit(" ", 1)[-1] in _CONTESTED else None
    if (
        words in _REST
        or _is_of_those(doc, reading.first)
        or (words in (["down", "to"], ["up", "to"]) and printed_alike(last, reading.draft))
    ):
        return last
    if words and words[-1] in _FURTHER:
        return last if _finite_or_closed(doc, reading) else None
    if words and words[-1] == "from" and one is not None and printed_alike(one, reading.draft):
        return one
    if counted is not None and not beside and (counted.unit or "").rsplit(" ", 1)[-1] not in _CONTESTED:
        return None
    if counted is None and last.unit.rsplit(" ", 1)[-1] in _CONTESTED:
        counted = last
    return _taken(doc, reading, one, counted, counts)


def _told_before(doc: Doc, reading: Reading, counts: list[Draft]) -> Draft | None:
    """What as many were counted of before: "520 back her, 39 back him and 160 have not said"."""
    two, first = reading.draft.number.value or 0, reading.first
    first -= first > 1 and doc[first - 1].lower_ in ("only", "just")
    lead = doc[first - 1].lower_ if first else ""
    if two <= 1 or lead not in (",", "and", "while", "but") or reading.last >= len(doc) or doc[reading.last].tag_ not in _FINITE:
        return None
    return next((draft for draft in reversed(counts) if (draft.number.value or 0) >= two), None)


def _is_whole(doc: Doc, reading: Reading) -> bool:
    """Whether nothing is counted behind "more": "4,000 jobs will go. 300 more may follow"."""
    return closed(doc, reading, 1) or doc[reading.last + 1].tag_ in _FINITE


def _is_crowd(doc: Doc, reading: Reading) -> bool:
    """ "Shut 40 schools in the north, and hundreds across the country"."""
    joined = reading.first > 0 and doc[reading.first - 1].lower_ in _JOINTS
    return joined and reading.draft.number.form == "vague" and reading.last < len(doc) and doc[reading.last].tag_ == "IN"


def _taken(doc: Doc, reading: Reading, one: Draft | None, counted: Draft | None, counts: list[Draft]) -> Draft | None:
    """What a number that is the whole object of a verb counts: the last thing counted, or one before that has as many."""
    if counted is not None and _continues(doc, reading, counted):
        return counted
    earlier = (draft for draft in reversed(counts) if (draft.number.value or 0) >= (reading.draft.number.value or 0))
    took = doc[reading.first - 1].tag_ in ("VBD", "VBN", "VB") and (one is None or one.counted)
    return next((draft for draft in earlier if _continues(doc, reading, draft)), None) if took else None


def _is_pronoun(doc: Doc, reading: Reading) -> bool:
    """Whether a bare "one" may stand for somebody: not "one more than planned", "one short of the record"."""
    after = [t.lower_ for t in doc[reading.last : reading.last + 2]]
    return reading.draft.number.value == 1 and not (
        after[:1] and after[0] in (*_MORE_OR_FEWER, "short", "shy") and after[-1] in ("than", "of")
    )


def _paired(doc: Doc, previous: Reading, reading: Reading) -> Draft | None:
    """The draft before, when a bare number goes on in step with it: "nine years for the boss and five for his aide"."""
    if reading.last >= len(doc) or previous.last >= len(doc) or reading.first - previous.last > _FARTHEST_PAIR:
        return None
    joint, after = doc[reading.first - 1].lower_, doc[reading.last]
    if joint in ("just", "only") and reading.first > 1:
        joint = doc[reading.first - 2].lower_
    if joint == "and" and doc[reading.last : reading.last + 2].text == "in all":
        # "14 straight years, and 20 in all".
        return previous.draft
    if joint == "plus" and after.tag_ == "IN":
        return previous.draft
    size, value = previous.draft.number.value, reading.draft.number.value
    if (
        (previous.draft.counted or (previous.draft.dimension == "time" and joint in _DASHES))
        and joint in _PAIR_JOINTS
        and after.tag_ == "IN"
        and after.lower_ in _SHARING
        and size
        and value
        and value <= size
    ):
        # "40 homes were rebuilt, 12 by volunteers and eight by the army".
        return previous.draft
    if joint == "and" and after.lower_ == "in" and _is_year(doc, reading.last + 1) and previous.draft.counted:
        # "Up from 2,350 a year ago and 41 in 2017".
        return previous.draft
    same = after.tag_ == "IN" and after.lower_ == doc[previous.last].lower_
    return previous.draft if same and joint in ("and", ",", "but") and printed_alike(previous.draft, reading.draft) else None


def _is_year(doc: Doc, index: int) -> bool:
    return index < len(doc) and doc[index].is_digit and len(doc[index]) == _LONGEST_YEAR


def _is_of_those(doc: Doc, first: int) -> bool:
    """ "Of those, 996 were women"."""
    return first > 2 and doc[first - 1].text == "," and doc[first - 2].lower_ in WHOLES and doc[first - 3].lower_ == "of"


def _falls_short(doc: Doc, reading: Reading) -> bool:
    """ "Four short of a majority"."""
    return [t.lower_ for t in doc[reading.last : reading.last + 2]] in (["short", "of"], ["shy", "of"])


def _is_label(doc: Doc, first: int) -> bool:
    """ "Houses destroyed: 372; damaged: 733": the second label leaves out what is counted."""
    return first > 1 and doc[first - 1].text == ":" and doc[first - 2].tag_ in ("VBN", "VBD", "JJ")


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
    wanted = after.lemma_ == "be" and reading.last + 1 < len(doc) and doc[reading.last + 1].lower_ in _WANTED
    wanted = wanted or after.lemma_ == "remain"
    return (some or (one.counted and wanted)) and (two.number.value or 0) > 1 and after.tag_ in _FINITE


def _continues(doc: Doc, reading: Reading, counted: Draft) -> bool:
    """Whether a bare number that a verb has for its whole object, or that a name has, counts what was counted: "picked up five"."""
    two, one = reading.draft.number, counted.number
    size = one.value if one.value is not None else one.high
    if not _finite_or_closed(doc, reading) or reading.first < 2 or (two.value or 0) <= 1 or size is None:
        return False
    lead = doc[reading.first - 1]
    owned = closed(doc, reading) and lead.tag_ == "POS" and printed_alike(counted, reading.draft)
    took = lead.tag_ in ("VBD", "VBP", "VBZ", "VB", "RP", "VBN", "VBG") and one.scale == two.scale
    took = took and (two.form == "words" or (two.value or 0) <= size)
    left = lead.lower_ == "with" and doc[reading.first - 2].lemma_ in ("end", "leave")
    held = lead.lower_ == "at" and doc[reading.first - 2].lower_ in _PUT_AT
    return owned or left or ((took or held) and (two.value or Decimal(0)) <= size * _MOST_TIMES)


def closed(doc: Doc, reading: Reading, beyond: int = 0) -> bool:
    """Whether the clause ends so many words after the number."""
    return reading.last + beyond >= len(doc) or doc[reading.last + beyond].text in STOPS


def _finite_or_closed(doc: Doc, reading: Reading) -> bool:
    return closed(doc, reading) or doc[reading.last].tag_ in _FINITE or doc[reading.last].lower_ in _GOES_ON
