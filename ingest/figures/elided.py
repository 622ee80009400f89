"""Fills what newspapers leave out of a number because a neighbour prints it: its unit, its scale, its half of a move."""

from decimal import Decimal
from itertools import pairwise

from spacy.tokens import Doc

from ingest.figures.move_words import Reading, is_relative, moves_at
from ingest.model import Comparator, Kind
from ingest.numbers.drafts import Draft

_AGAINST = frozenset(("compared", "against", "versus", "from"))
_OTHER_END = _AGAINST | {"to"}
_CLOSERS = frozenset(
    ("when", "and", "or", "on", "in", "next", "more", "instead", "now", "today", "then", "after", "before", "last", "this")
)
# "217 votes to 212" counts the same on both sides.
_CONTESTED = ("vote", "seat", "point")
WHOLES = frozenset(("them", "those", "these", "whom", "which"))
_BE = frozenset(("was", "is", "were", "'s", "’s"))
# "48 hours (was 72)".
_WAS = (["(", "was"], ["(", "previously"], ["(", "formerly"], ["(", "versus"], ["(", "vs"])
_MOVED_AFTER = frozenset(("up", "down", "higher", "lower", "less"))
_EARLIER = frozenset(("last", "previous", "previously", "earlier", "prior", "yesterday"))
_LIST_JOINTS = frozenset((",", "or", "and", "even"))
_GAP_JOINTS = frozenset((",", "and", ";", "while", "but", "the"))
_RATE_JOINTS = frozenset(("to", "and", "or", "from", "between", "up", "down"))
PLAIN = ("digits", "words")
_SCALED = 1_000_000
_POINTS = ("point", "pp", "seat")
# "From 3,400 on Monday to 51,000".
_FARTHEST_TO = 6
# "Seven out of the 11 states".
_FARTHEST_WHOLE = 3
# "26 minutes (Sunday: 9)".
_LONGEST_LABEL = 5


def fill_units(doc: Doc, readings: list[Reading]) -> None:
    """Fills a unit that is printed only at the other end: "from 208 pounds to 193", "460 cars, compared with 63"."""
    for before, after in pairwise(reversed(readings)):
        _fill_list(before.draft, after.draft, [t.lower_ for t in doc[after.last : before.first]])
    for position, (before, after) in enumerate(pairwise(readings)):
        words = [t.lower_ for t in doc[before.last : after.first]]
        one, two = _other_end(readings, position, words), after.draft
        if two.unit == "point" and one.unit == "%" and words[:1] == [","] and words[-1:] == ["of"]:
            # "From 6.2 to 5.7 percent, a drop of 0.5 points".
            two.unit, two.dimension, two.counted = "pp", one.dimension, False
        if two.unit == "time" and one.unit == "x" and not _AGAINST.isdisjoint(words):
            two.unit, two.dimension, two.counted, two.kind_hint = one.unit, one.dimension, False, one.kind_hint
        elif two.unit == "degree" and one.dimension == "temperature":
            two.unit, two.dimension = one.unit, one.dimension
        from_lead = any(t.lower_ == "from" for t in doc[max(0, before.first - 2) : before.first])
        if two.unit is None and is_relative(one) and two.number.form == one.number.form and _is_moved(doc, after):
            # "Losing six points while the other gained four".
            copy_unit(one, two)
        if two.unit is None and one.unit is not None:
            _fill_second(one, two, words, from_lead=from_lead)
        elif one.unit is None and two.unit is not None and one.number.form in PLAIN:
            if from_lead and words == ["to"]:
                copy_unit(two, one)
                _take_scale(one, two)
            elif (
                (words in (["by"], ["x"], ["×"], ["-", "by", "-"], ["-by-"], ["-"]) and two.dimension == "length")
                or (words == ["to"] and (two.dimension == "money" or (two.unit == "%" and _is_contest(one, two))))
                or (words[:2] == ["out", "of"] and len(words) <= _FARTHEST_WHOLE and two.counted)
            ):
                copy_unit(two, one)
            elif two.kind_hint == "age" and words in (["and"], ["or"], ["-", "to"]):
                copy_unit(two, one)
                one.kind_hint = "age"
        _fill_denominator(one, two, words)


def _other_end(readings: list[Reading], position: int, words: list[str]) -> Draft:
    """The figure from which the one after `position` may have its unit; `words` stand between the two."""
    one, two = readings[position].draft, readings[position + 1].draft
    if two.unit is None and one.dimension == "time" and (not printed_alike(one, two) or one.number.step > two.number.step):
        # "6,800 patients waited over 12 hours, up from 2,350": what took the hours is compared.
        return next((r.draft for r in reversed(readings[:position]) if printed_alike(r.draft, two) and r.draft.unit), one)
    if two.unit is None and words == ["from"] and one.unit == "%" and position and printed_alike(readings[position - 1].draft, two):
        # "At 42.10 crowns, down 5 percent from 44.46": it is the level that came down.
        return readings[position - 1].draft
    return one


def _is_moved(doc: Doc, reading: Reading) -> bool:
    """Whether a bare number is the whole object of a verb of change."""
    ends = reading.last >= len(doc) or doc[reading.last].is_punct or doc[reading.last].tag_ in ("IN", "CC")
    return ends and reading.draft.number.form in PLAIN and doc[reading.first - 1].tag_.startswith("V") and moves_at(doc, reading.first - 1)


def _fill_list(last: Draft, one: Draft, words: list[str]) -> None:
    """ "25, 30 or 35 years": the unit of a list is printed at its end."""
    joined = words and set(words) <= _LIST_JOINTS
    if not joined or one.unit is not None or last.unit is None or last.kind_hint is not None or one.number.form != last.number.form:
        return
    if one.number.form == "vague":
        # "Millions and millions of euros".
        copy_unit(last, one)
        return
    if one.number.form not in PLAIN or not printed_alike(last, one):
        return
    copy_unit(last, one)
    if last.dimension == "time" and one.hedge == "over":
        # "Over 25, 30 or 35 years" is the time that it takes.
        one.comparator, one.hedge, one.start = Comparator.EQUAL, None, one.number.start


def _fill_second(one: Draft, two: Draft, words: list[str], *, from_lead: bool) -> None:
    if one.number.form == two.number.form == "range" and len(words) <= _FARTHEST_TO and not _AGAINST.isdisjoint(words):
        copy_unit(one, two)
        return
    if one.unit == "point" and "to" in words and len(words) <= 6:
        two.unit, two.counted = "point", True
        return
    if one.kind_hint is not None or two.number.form not in PLAIN:
        return
    labelled = len(words) <= _LONGEST_LABEL and words[:1] == ["("] and printed_alike(one, two)
    labelled = labelled and (words[-1:] == [":"] or not _EARLIER.isdisjoint(words))
    votes = one.unit in _CONTESTED and words == ["to"]
    either = "or" in words and (one.dimension != "time" or printed_alike(one, two))
    near = len(words) <= 2 and (words == ["out", "of"] or either or ("to" in words and votes))
    near = near or labelled or (from_lead and len(words) <= _FARTHEST_TO and words[-1:] == ["to"])
    compared = len(words) <= 16 and (not _AGAINST.isdisjoint(words) or words in _WAS or words == ["rather", "than"])
    if not (near or (compared and _comparable(one, two))):
        return
    _leave_scale(one, two)
    # "$3.2 million, compared with 150" is not 150 dollars: only a number that the scale brings near may leave it out.
    if not (one.dimension == "money" and two.number.scale == 1 < one.number.scale):
        copy_unit(one, two)


def _is_contest(one: Draft, two: Draft) -> bool:
    """Whether the shares of two rivals are told, the winner's first: "45 to 40 percent"."""
    return printed_alike(one, two) and (one.number.value or 0) > (two.number.value or 0)


def _comparable(one: Draft, two: Draft) -> bool:
    """Whether two numbers may be of one thing at all: "62 % against placebo (p<0.001)" are not."""
    first, second = one.number.value, two.number.value
    return not first or second is None or one.number.scale != two.number.scale or second / first >= Decimal("0.0005")


def _fill_denominator(one: Draft, two: Draft, words: list[str]) -> None:
    """ "$75 a barrel to $45.88": the other end is per barrel too."""
    if one.unit is None or two.unit is None or len(words) > 16:
        return
    if two.unit.startswith(one.unit + "/") and words and set(words) <= _RATE_JOINTS and words[:2] != [",", "or"]:
        one.unit, one.dimension = two.unit, two.dimension
    elif one.unit.startswith(two.unit + "/") and not _OTHER_END.isdisjoint(words):
        two.unit, two.dimension = one.unit, one.dimension


def copy_unit(source: Draft, target: Draft) -> None:
    """Gives `target` the unit of `source`."""
    target.unit, target.dimension, target.counted = source.unit, source.dimension, source.counted


def _take_scale(one: Draft, two: Draft) -> None:
    """Gives a bare first end the scale word of the second: "from 24.2 to 33 billion"."""
    number, scale = one.number, two.number.scale
    if number.value is not None and number.scale == 1 and scale >= 1000 and number.value < 1000:
        number.value, number.step, number.scale = number.value * scale, number.step * scale, scale


def _leave_scale(one: Draft, two: Draft) -> None:
    """Gives a bare second end the scale word of the first where that brings them near: "to 3.2 million from 2.8"."""
    first, second = one.number, two.number
    if first.value is None or second.value is None or second.scale != 1 or first.scale < 1000 or second.value <= 0:
        return
    if Decimal("0.2") <= second.value * first.scale / first.value <= 5 and second.value < 1000:
        second.value, second.step, second.scale = second.value * first.scale, second.step * first.scale, first.scale


def answer_before(doc: Doc, reading: Reading, before: Draft | None) -> None:
    """Gives the unit of the sentence before to the number that answers it: "Turnout was 61 %. In 2015 it was 64"."""
    two = reading.draft
    if before is None or before.unit is None or two.unit is not None or two.number.form not in PLAIN or reading.first < 2:
        return
    subject, verb = doc[reading.first - 2], doc[reading.first - 1]
    closed = reading.last >= len(doc) or doc[reading.last].text in (".", ";", "\n", ",")
    if closed and verb.lower_ in _BE and subject.lower_ in ("it", "that"):
        _leave_scale(before, two)
        copy_unit(before, two)


def repeat_units(doc: Doc, readings: list[Reading]) -> None:
    """Gives a bare number that ends its clause the unit of the figure before, when both are printed alike: "3.1 %, then 2.7".

    A level that a percentage led to ("rose 8 % to 3.65") is in another unit, and keeps none.
    """
    one: Draft | None = None
    counts: list[Draft] = []
    led: Reading | None = None
    index: Draft | None = None
    large: Draft | None = None
    share: Draft | None = None
    for reading in readings:
        two = reading.draft
        if two.unit is None and two.signed and one is not None:
            copy_unit(one, two)
        if two.unit is not None:
            if two.kind_hint not in ("rank", "multiple") and (two.dimension != "time" or two.kind_hint == "age"):
                one, led = two, reading
                counts += [two] if two.counted else []
            share = two if two.unit == "%" else share
            large = two if two.number.scale >= _SCALED and two.dimension is not None else large
            index = two if two.unit == "point" else index
            continue
        if one is not None and led is not None and _reached(reading, led):
            copy_unit(one, two)
            continue
        if index is not None and _is_index(doc, reading, index):
            copy_unit(index, two)
            continue
        if one is not None and one.counted and _of_those(doc, reading):
            # "Sickened 214 people in 19 states, 61 of whom".
            copy_unit(next((draft for draft in reversed(counts) if (draft.number.value or 0) >= (two.number.value or 0)), one), two)
            continue
        closed = (
            reading.last >= len(doc) or doc[reading.last].is_punct or doc[reading.last].is_space or doc[reading.last].lower_ in _CLOSERS
        )
        of_number = doc[reading.last : reading.last + 1].text == "of" and doc[reading.last + 1 : reading.last + 2].text[:1].isdigit()
        moved = not closed and doc[reading.last].lower_ in _MOVED_AFTER and large is not None and large.number.scale == two.number.scale
        if large is not None and two.number.scale >= _SCALED and (moved or (closed and printed_alike(large, two))):
            # "48.6 billion yuan, up 5.8 percent, of which health took 7.4 billion", "111 million tonnes, 1.8 million up on May".
            copy_unit(large, two)
            continue
        if closed and share is not None and one is not None and one.unit in _POINTS and _is_tenths(share, two):
            copy_unit(share, two)
            continue
        if one is not None and led is not None and closed and _said_of_another(doc, reading, led):
            copy_unit(one, two)
            one, led = two, reading
            continue
        closed = closed or (doc[reading.last].tag_ == "IN" and doc[reading.first - 1].text in (",", ";", "(") and not of_number)
        if one is None or one.dimension is None or reading.role == "new" or not closed or _leads_elsewhere(doc, reading.first - 1, one):
            continue
        spelt = two.number.form == "words" and one.number.step < 1
        if printed_alike(one, two) and not spelt:
            copy_unit(one, two)
            two.kind_hint = one.kind_hint


def _said_of_another(doc: Doc, reading: Reading, led: Reading) -> bool:
    """Whether a name right behind the figure before takes the bare number: "took in 9,000 refugees, Italy 1,200 and Malta 80"."""
    name = reading.first - 1
    while name > led.last and doc[name].pos_ == "PROPN":
        name -= 1
    between = [t.lower_ for t in doc[led.last : name + 1]]
    named = name < reading.first - 1 and 0 < len(between) <= 3 and set(between) <= _GAP_JOINTS
    return named and reading.draft.number.form in PLAIN and reading.kind is None


def _is_tenths(share: Draft, two: Draft) -> bool:
    """ "Took 32.8 percent, nine points ahead of its rival on 23.6"."""
    return "." in share.number.digits and "." in two.number.digits and printed_alike(share, two)


def _is_index(doc: Doc, reading: Reading, index: Draft) -> bool:
    """Whether a bare level is an index told in points as the one before: "to 1,463.87 points, while the other climbed to 1,333.18"."""
    decimals = "." in index.number.digits and "." in reading.draft.number.digits
    return decimals and doc[reading.first - 1].lower_ in ("to", "at") and printed_alike(index, reading.draft)


def _reached(level: Reading, before: Reading) -> bool:
    """Whether a bare level is told in the unit of the figure before: of its own change in things, or of the level that moved on."""
    if level.role != "new" or level.draft.number.form not in PLAIN:
        return False
    if before.kind is Kind.CHANGE:
        alike = before.draft.number.scale == level.draft.number.scale
        return alike and before.trigger == level.trigger and not is_relative(before.draft)
    decimals = "." in before.draft.number.digits and "." in level.draft.number.digits
    return decimals and before.kind is None and printed_alike(before.draft, level.draft)


def _leads_elsewhere(doc: Doc, index: int, one: Draft) -> bool:
    """Whether the word before a bare number says that it is in another unit ("closed at 24,300").

    "Instead of 50" is not, nor is a wind "of 120 mph, gusting to 145".
    """
    if one.dimension in ("speed", "temperature") and doc[index].lower_ == "to":
        return False
    return doc[index].lower_ in ("at", "to", "of") and doc[max(0, index - 1)].lower_ != "instead"


def _of_those(doc: Doc, reading: Reading) -> bool:
    """ "147 cases, 90 of them in children": what is counted again was counted before."""
    after = doc[reading.last : reading.last + 2]
    return len(after) == 2 and after[0].lower_ == "of" and after[1].lower_ in WHOLES and reading.draft.number.form in PLAIN


def printed_alike(one: Draft, two: Draft) -> bool:
    """Whether two numbers have the same precision and scale and are within a tenfold of each other."""
    first, second = one.number, two.number
    if not first.value or second.value is None or second.form not in PLAIN:
        return False
    return (
        first.scale == second.scale
        and Decimal("0.1") <= first.step / second.step <= 10
        and Decimal("0.1") <= second.value / first.value <= 10
    )
