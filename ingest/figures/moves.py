"""Tells what a figure does: how much something moved, which way, from what to what; pure functions over tagged tokens."""

from itertools import pairwise

from spacy.tokens import Doc

from ingest.figures.compared import COMPARE, compared
from ingest.figures.elided import copy_unit, printed_alike
from ingest.figures.move_scan import told_before
from ingest.figures.move_words import MONEY_NOUNS, PREPOSITIONS, Reading, is_relative, move_word, set_move
from ingest.model import Direction, Kind
from ingest.numbers.drafts import Draft
from ingest.vocabulary import load

_WORDS = load("moves")
_REACH = frozenset(_WORDS["reach"]["verbs"])
_FARTHEST_MOVE = 5
_PASSED = {"below": Direction.DOWN, "under": Direction.DOWN, "above": Direction.UP, "beyond": Direction.UP}
_NEGATIONS = frozenset(("not", "n't", "n’t", "never", "no", "without"))
_JUDGED = frozenset(_WORDS["judged"]["verbs"])
_LOWER_IS_BETTER = frozenset(_WORDS["judged"]["lower_is_better"])
_WHEREABOUTS = frozenset(_WORDS["whereabouts"]["words"])
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))


def _aside(draft: Draft) -> bool:
    """Whether a figure is no part of any move ("fell for the third year, by 6 %")."""
    return draft.kind_hint in ("rank", "age") or draft.dimension == "time"


def read_moves(doc: Doc, start: int, end: int, readings: list[Reading]) -> None:
    """Sets kind, direction, role and trigger of the figures of one sentence (tokens `start` to `end`), in order."""
    taken = {i: r for r in readings if not _aside(r.draft) for i in range(r.first, r.last)}
    for position, reading in enumerate(readings):
        if reading.draft.kind_hint in ("rank", "age"):
            continue
        previous = readings[position - 1] if position else None
        changed = readings[position - 2] if position > 1 and previous is not None and previous.role == "new" else previous
        if reading.draft.signed:
            set_move(reading, Kind.CHANGE, "down" if reading.draft.negative else "up", "difference", reading.first)
            continue
        if reading.draft.hedge and reading.draft.hedge.lower().rsplit(" ", 1)[-1] in _PASSED and _passes(doc, start, reading):
            # "Slipped below $80" is where it got to, as "to $79" is.
            reading.prep = "to"
        elif _is_after_bound(doc, start, reading) and _passes(doc, start, reading, 2):
            # "Dropped below the 30 % threshold".
            reading.prep = "to"
        if reading.draft.number.form == "multiple" and _multiplied(doc, reading):
            continue
        if _apposed(doc, previous, reading) or _after(doc, end, reading):
            continue
        if not (_is_tied(doc, reading) or _is_whereabouts(doc, reading) or told_before(doc, start, reading, taken)):
            _gapped(doc, start, reading, previous, changed)
        if reading.kind is None and reading.role is None:
            _itemized(doc, start, reading)
    for earlier, later in pairwise(readings):
        _level_before(doc, earlier, later)
        _said_again(doc, earlier, later)
    _settle_levels(readings)
    for reading in readings:
        if reading.direction is not None and reading.trigger is not None and not _is_told_so(doc, start, reading.trigger):
            reading.direction = None


def _is_tied(doc: Doc, reading: Reading) -> bool:
    """Whether a number is tied to its unit before a noun and says what that is like: "cut a 20-point deficit"."""
    if reading.last >= len(doc) or doc[reading.last].tag_ not in ("NN", "NNS", "JJ"):
        return False
    return any(t.tag_ == "HYPH" and t.idx >= reading.draft.number.end for t in doc[reading.first : reading.last])


def _is_whereabouts(doc: Doc, reading: Reading) -> bool:
    """Whether a length says where something happened: "sank two miles offshore", "went down 20 km north of the port".

    So does one behind a bound that its verb does not pass: "snow may fall above 300 metres".
    """
    if reading.draft.dimension != "length":
        return False
    if reading.prep is None and (reading.draft.hedge or "").lower() in _PASSED:
        return True
    if reading.last + 1 >= len(doc):
        return False
    word = doc[reading.last].lower_
    return word in _WHEREABOUTS or (word == "off" and doc[reading.last + 1].tag_ in ("NNP", "DT"))


def _is_after_bound(doc: Doc, start: int, reading: Reading) -> bool:
    return reading.first > start + 1 and doc[reading.first - 1].lower_ == "the" and doc[reading.first - 2].lower_ in _PASSED


def _passes(doc: Doc, start: int, reading: Reading, ahead: int = 0) -> bool:
    """Whether a move goes past the bound that begins so many tokens ahead of the figure.

    "Fell back below 2 %" does, not "drove it in under five hours" nor "snow may fall above 300 metres".
    """
    first = reading.first - ahead
    passed = _PASSED.get(next((t.lower_ for t in doc[first : reading.last] if t.lower_ in _PASSED), ""))
    for index in range(first - 1, max(start, first - _FARTHEST_MOVE) - 1, -1):
        word = move_word(doc, index)
        if word is not None and doc[index].tag_.startswith("V"):
            return passed is None or word[1] == passed.value
        if doc[index].tag_ in ("IN", "TO", ",", ":", "WDT") or doc[index].lower_ == "in" or doc[index].tag_.startswith("V"):
            return False
    return False


def _is_told_so(doc: Doc, start: int, trigger: int) -> bool:
    """Whether the words of a move say which way it went: not "did not rise", and not how a ratio "improved"."""
    before = [t.lower_ for t in doc[max(start, trigger - 3) : trigger]]
    if not _NEGATIONS.isdisjoint(before) and "only" not in before:
        return False
    if doc[trigger].lemma_.lower() not in _JUDGED:
        return True
    return _LOWER_IS_BETTER.isdisjoint(t.lower_ for t in doc[max(start, trigger - 6) : trigger])


def _settle_levels(readings: list[Reading]) -> None:
    """Leaves a level that a printed change leads to without direction, and turns one that has its old level the way the two say."""
    changed = {r.trigger for r in readings if r.kind in (Kind.CHANGE, Kind.DIFFERENCE, Kind.MULTIPLE) and r.direction is not None}
    old = {r.trigger: r.draft for r in readings if r.role == "old"}
    for reading in readings:
        if reading.role != "new" or reading.direction is None:
            continue
        before = old.get(reading.trigger)
        if reading.trigger in changed:
            reading.direction = None
        elif reading.draft.hedge and (way := _PASSED.get(reading.draft.hedge.lower().rsplit(" ", 1)[-1])):
            reading.direction = way
        elif before is not None and before.unit == reading.draft.unit and before.value is not None and reading.draft.value is not None:
            reading.direction = Direction.UP if reading.draft.value > before.value else Direction.DOWN


def _multiplied(doc: Doc, reading: Reading) -> bool:
    """ "doubled", "halving", "will triple": verbs that are number and move in one."""
    index = reading.last - 1
    verb = doc[index].tag_.startswith("V") or doc[index].lower_.endswith(("ed", "ing")) or _is_infinitive(doc, index)
    value = reading.draft.number.value
    if not verb or value is None or doc[index].lower_ in ("times", "fold"):
        return False
    reading.kind, reading.role, reading.trigger = Kind.MULTIPLE, "multiple", index
    reading.direction = Direction.UP if value > 1 else Direction.DOWN
    return True


def _is_infinitive(doc: Doc, index: int) -> bool:
    """Whether "triple" stands in "plans to triple output", and not in "close to triple the rate"."""
    to = index - 1
    return (
        to > 0 and doc[to].lower_ == "to" and doc[index].tag_ == "JJ" and (doc[to - 1].tag_[0] == "V" or doc[to - 1].tag_ in ("NN", "NNS"))
    )


def _after(doc: Doc, end: int, reading: Reading) -> bool:
    """ "a 3 percent drop", "0.68 percent lower", "10 mph less than"."""
    index, steps = reading.last, 0
    if reading.draft.dimension == "time":
        # "A three-month high", "the one-day fall": the time it took, not how far it fell.
        return compared(doc, end, reading)
    while index < end and steps < 4 and doc[index].tag_ in ("HYPH", "JJ", "NN", "NNP", "NNS") and doc[index].lower_ not in COMPARE:
        word = move_word(doc, index)
        if word and word[0] == "noun" and doc[index].tag_ in ("NN", "NNS"):
            if not (is_relative(reading.draft) or steps == 0 or reading.draft.dimension):
                return False
            if doc[index].lemma_.lower() in MONEY_NOUNS and reading.draft.dimension == "money":
                return False
            set_move(reading, Kind.CHANGE, word[1], "difference", index)
            return True
        if not is_relative(reading.draft) and steps >= 1:
            break
        index, steps = index + 1, steps + 1
    return compared(doc, end, reading)


def _apposed(doc: Doc, previous: Reading | None, reading: Reading) -> bool:
    """ "190 points, or 0.6 %": the second figure says the first again, and moves with it."""
    if previous is None or previous.kind not in (Kind.CHANGE, Kind.DIFFERENCE) or previous.direction is None:
        return False
    between = doc[previous.last : reading.first].text.strip().lower()
    if between not in (", or", "or", "(", "/", ", or about", "and", ",", ", and") or (
        between in ("and", ",", ", and")
        and not (is_relative(reading.draft) and is_relative(previous.draft) and reading.draft.unit == previous.draft.unit)
    ):
        return False
    if between in ("and", ",", ", and") and reading.last < len(doc) and doc[reading.last].lower_ == "of":
        return False
    set_move(
        reading, previous.kind, previous.direction.value, "difference", previous.trigger if previous.trigger is not None else previous.first
    )
    return True


def _said_again(doc: Doc, reading: Reading, later: Reading) -> None:
    """ "0.5 % or 312 points higher": the first figure says what the second says again, and moves with it."""
    if later.kind is not Kind.CHANGE or later.direction is None or later.trigger is None or reading.kind is not None:
        return
    if is_relative(reading.draft) and [t.lower_ for t in doc[reading.last : later.first]] in (["or"], [",", "or"]):
        set_move(reading, Kind.CHANGE, later.direction.value, "difference", later.trigger)


def _gapped(doc: Doc, start: int, reading: Reading, nearest: Reading | None, previous: Reading | None) -> None:
    """ "were down 2.3 %, Burlington by 2.6 %": a clause without its verb keeps the verb of the clause before.

    `nearest` is the figure before, `previous` the change of its move ("fell 3 % to $24 and tin 2 % to $17").
    """
    if nearest is None or previous is None or previous.direction is None or previous.kind is not Kind.CHANGE:
        return
    led = doc[reading.first - 1].lower_ == "by"
    bare = reading.draft.unit is None and (led or (previous.draft.unit == "%" and reading.draft.number.step < 1))
    if reading.draft.unit != previous.draft.unit and not (bare and printed_alike(previous.draft, reading.draft)):
        return
    between = doc[nearest.last : reading.first]
    joined = len(between) > 0 and between[-1].lower_ == "and"
    # "And tin 1.1 percent": what stands between "and" and the number is a noun, whatever its tag.
    bare_noun = len(between) > 1 and between[-2].lower_ in ("and", ",") and move_word(doc, between[-1].i) is None
    comma = max((i for i, t in enumerate(between) if t.text == ","), default=0)
    new_clause = any(
        t.tag_ in _FINITE or (not joined and i > comma and (t.tag_.startswith("V") or t.lower_ in PREPOSITIONS - {"by"}))
        for i, t in enumerate(between[:-1] if bare_noun and between[-1].tag_ in ("VB", "VBP") else between)
    )
    if len(between) > 8 or new_clause:
        return
    if reading.last < len(doc) and doc[reading.last].lower_ == "of":
        return
    if bare:
        # "Spain by 13.3 percent, Italy 9.1", "and that on the 30-year by two".
        copy_unit(previous.draft, reading.draft)
    set_move(
        reading, Kind.CHANGE, previous.direction.value, "difference", previous.trigger if previous.trigger is not None else previous.first
    )


def _itemized(doc: Doc, start: int, reading: Reading) -> None:
    """ "Sales are up at two sites: Lune by 9 %; Wyre by 4 %": each item of the list moves as the words before the colon say."""
    if doc[reading.first - 1].lower_ != "by" or not is_relative(reading.draft):
        return
    colon = next((i for i in range(reading.first - 1, start, -1) if doc[i].text == ":"), start)
    told = next((i for i in range(colon - 1, start - 1, -1) if move_word(doc, i) is not None), None)
    if told is not None:
        set_move(reading, Kind.CHANGE, (move_word(doc, told) or ("", "up"))[1], "difference", told)


def _level_before(doc: Doc, level: Reading, change: Reading) -> None:
    """ "6,150 tons, up 12 %": the level that a following change leads to is the move's new level; so is one that it "reached"."""
    between = doc[level.last : change.first]
    if len(between) > 8:
        return
    words = [t.lower_ for t in between]
    if (
        change.kind is Kind.CHANGE
        and change.trigger is not None
        and level.kind is None
        and level.role is None
        and not is_relative(level.draft)
    ):
        if (
            words
            and words[0] in (",", "(", "-", "–", "—")
            and level.last <= change.trigger
            and not any(t.tag_ in ("VBD", "VBZ", "VBP") for t in between)
        ):
            level.role, level.trigger = "new", change.trigger
    elif (
        level.kind is Kind.CHANGE
        and level.trigger is not None
        and change.kind is None
        and change.role is None
        and not is_relative(change.draft)
        and any(t.lemma_ in _REACH and t.tag_ == "VBG" for t in between)
    ):
        change.role, change.trigger = "new", level.trigger
