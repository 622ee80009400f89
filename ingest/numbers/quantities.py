"""Reads the quantities of a text: numbers with their units, bounds, hedges and ranges, and the numbers that are none."""

import re
from collections.abc import Sequence
from decimal import Decimal

from ingest.numbers.ages import OLD, is_age
from ingest.numbers.articles import has_article, without_articles
from ingest.numbers.bounds import read_bound
from ingest.numbers.composites import join_composites
from ingest.numbers.drafts import Draft
from ingest.numbers.nonfigures import is_multiple, is_next_name, is_part, is_titled, name_reason, named_by_capitals, numbered_word
from ingest.numbers.numerals import Number, lowered, numbers
from ingest.numbers.ranges import join_ranges
from ingest.numbers.scale_letters import settle_letter
from ingest.numbers.stretches import Place, merged, places
from ingest.numbers.units import UnitFound, money_before, unit_after, with_denominator
from ingest.numbers.years import is_second_year, is_year
from ingest.vocabulary import load

_MINUS = re.compile(r"(?:(?<![\w.,%)])[-−–]|(?<!plus or )\bminus[ -]|\bnegative )$")
_UNIT_BEFORE = re.compile(r"\b(magnitude)(?:-| of | )(?:about |around )?$")
_INCHES = re.compile(r"-([0-9]|1[01])(?:-inch)?(?![0-9.,]{0,12}[0-9])")
_OF_A_UNIT = re.compile(r" (?:of )?(?:an?|one|1)(?=[ \u00a0])")
_HALF_OF_ONE = re.compile(r" an?(?= (?!(?:half|third|quarter|[a-z]{3,7}th|dozen|hundred|thousand|million|billion|trillion)\b)[a-z])")
_POINT = re.compile(r"[ -](?:of an? )?(percentage[ -])?points?\b")
_AND_A_PART = re.compile(r" and a (half|quarter)\b")
_PARTS = {"half": Decimal("1.5"), "quarter": Decimal("1.25")}
_PLUS = re.compile(r"(?:^|[\s(\[,:])\+$")
_RELATIVE = ("%", "pp", "basis point")
_FOLD_SIGN = re.compile(r"[x×](?![a-z0-9])")
_LONGEST_FOLD = 2
_UNIT_AND = re.compile(r"\b(?:year|month|week|day|hour|minute|mile|decade|century) and $")
_CLOSED = ('" ', "” ")
_PRINTED_UNITS = {"height": ("ft", "length"), "stopwatch": ("s", "time")}
_EVERY_NTH = re.compile(r"\bevery $")
_THING_AFTER = re.compile(r" [a-z]{3}")
_RHYTHM = re.compile(
    r" (?:seconds?|minute|hour|day|night|week|weekend|month|quarter|year|season|game|match|time|round|election|century|decade"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b"
)
_DURATION = re.compile(
    r"[ -](?:more |full |consecutive |straight )?"
    r"(?:seconds?|minutes?|hours?|days?|nights?|weeks?|fortnights?|months?|years?|decades?|centuries)\b(?! (?:half|quarter))"
)
_TIMES = re.compile(r"[ -]times?\b")
_TIMES_MULTIPLE = re.compile(rf"[ -]times?(?: (?:{'|'.join(load('multiples')['after_times'])})\b)")
_TIMES_LEAD = re.compile(
    rf"\b(?:{'|'.join(load('multiples')['before_times'])}) (?:(?:by|more than|nearly|almost|over|about|at least|some|roughly) ){{0,2}}$"
)
_DOLLAR_PLACE = re.compile(r" ?(?:U\.S\.|US\b|AUD|CAD|USD|Cdn)")
_DOLLARS = {"AUD": "AUD", "CAD": "CAD", "Cdn": "CAD"}


def drafts(text: str, *, taken: Sequence[Place] = ()) -> list[Draft]:
    """Every number of `text` as a Draft in text order, ranges joined; those that are no figures carry a reason.

    `taken` are stretches (start, end, reason) known from elsewhere to hold no figures: time expressions, boilerplate.
    """
    low = lowered(text)
    found = [Draft(number.start, number.end, number) for number in numbers(text, low)]
    if not found:
        return []
    told = places(low, ((draft.start, draft.end) for draft in found))
    _mark(low, found, merged([*taken, *told]) if taken else told)
    before: Draft | None = None
    for draft in found:
        if draft.reason is None:
            _settle(text, low, draft)
        if (
            before is not None
            and (before.reason == "name" or before.named is not None)
            and draft.reason is None
            and is_next_name(text, before.number, draft.number, has_unit=draft.unit is not None)
        ):
            draft.reason = "name"
        if (
            before is not None
            and before.reason == "date"
            and draft.reason is None
            and draft.unit is None
            and is_second_year(low, before.number, draft.number)
        ):
            draft.reason = "date"
        before = draft
    found = join_ranges(low, join_composites(low, _outermost(low, found)))
    previous: Draft | None = None
    for draft in found:
        if draft.reason is None:
            read_bound(text, low, draft, previous)
            previous = draft
    return without_articles(low, found)


def _outermost(low: str, found: list[Draft]) -> list[Draft]:
    """Without the numbers that belong to another's unit ("per 100,000", "parts per million"); an article's unit may be an ordinal."""
    kept: list[Draft] = []
    for draft in found:
        if not kept or draft.number.start >= kept[-1].end or draft.number.start < kept[-1].number.end or has_article(low, kept[-1]):
            kept.append(draft)
    return kept


def _mark(low: str, found: list[Draft], spans: list[Place]) -> None:
    """Gives every draft that overlaps a span the span's reason."""
    index = 0
    for draft in found:
        while index < len(spans) and spans[index][1] <= draft.number.start:
            index += 1
        if index < len(spans) and spans[index][0] < draft.number.end and not _is_duration(low, draft.number, spans[index]):
            draft.reason = spans[index][2]


def _is_duration(low: str, number: Number, span: Place) -> bool:
    """Whether a number in a time expression counts time ("for three years"); "the first four months" is a stretch of the calendar."""
    if number.form == "stopwatch":
        return True
    if span[2] != "date" or not _DURATION.match(low, number.end):
        return False
    return not low.endswith("first ", 0, number.start)


def _settle(text: str, low: str, draft: Draft) -> None:
    """Unit, money, sign and kind of one number, or the reason why it is no figure."""
    number = draft.number
    if number.form == "code" or (number.value is None and number.low is None):
        draft.reason = "code"
    elif number.form in _PRINTED_UNITS:
        draft.unit, draft.dimension = _PRINTED_UNITS[number.form]
    elif number.form == "ordinal" and (every := _EVERY_NTH.search(low, max(0, number.start - 6), number.start)) and _each(low, number):
        number.start = draft.start = every.start()
        number.form, number.value = "fraction", 1 / (number.value or Decimal(1))
        number.step, draft.kind_hint = number.value, "share"
    elif number.form == "ordinal":
        draft.unit, draft.kind_hint = "rank", "rank"
    elif number.form == "multiple" and is_multiple(low, number):
        draft.unit, draft.dimension, draft.kind_hint = "x", "multiple", "multiple"
    elif number.form == "multiple":
        draft.reason = "idiom"
    elif number.form == "digits" and (fold := _FOLD_SIGN.match(low, number.end)) and not _is_model(text, number):
        draft.end, draft.unit, draft.dimension, draft.kind_hint = fold.end(), "x", "multiple", "multiple"
    else:
        money = _unit(text, low, draft)
        draft.reason = _not_figure(text, low, draft, money=money)
        if draft.reason is not None:
            draft.start, draft.end, draft.unit, draft.dimension = number.start, number.end, None, None
            return
        draft.named = None if draft.unit else numbered_word(text, number)
        _sign(low, draft)
        _special(low, draft)


def _is_model(text: str, number: Number) -> bool:
    """ "The 777X"."""
    return len(number.digits) > _LONGEST_FOLD and text[number.end] == "X"


def _each(low: str, number: Number) -> bool:
    """Whether "every third" takes one of three things, and is not a rhythm ("every third day") or the "second" of a clock."""
    return (number.value or 0) > 2 and _THING_AFTER.match(low, number.end) is not None and not _RHYTHM.match(low, number.end)


def _adds_part(text: str, low: str, draft: Draft) -> bool:
    """Takes in the unit that a part is added to: "the previous year and a half"."""
    number = draft.number
    before = _UNIT_AND.search(low, max(0, number.start - 13), number.start)
    measured = unit_after(text, low, before.start()) if before else None
    if before is None or measured is None:
        return False
    number.form, number.value, number.start = "digits", 1 + (number.value or Decimal(0)), before.start()
    draft.start, draft.unit, draft.dimension = number.start, measured.code, measured.dimension
    return True


def _unit(text: str, low: str, draft: Draft) -> bool:
    """Reads the unit before or after the number; True when it is a currency sign before it."""
    number = draft.number
    money = money_before(text, number.start) if number.digits else None
    if money is None and number.digits and text[max(0, number.start - 1) : number.start] in ("-", "−"):
        money = money_before(text, number.start - 1)
        draft.negative = money is not None
    if number.letter and not money:
        settle_letter(text, low, number)
        draft.end = number.end
    # "99.9" percent.
    closed = bool(number.digits) and low[number.end : number.end + 2] in _CLOSED
    found = unit_after(text, low, number.end + closed, scaled=number.scale >= 1000)
    if number.form == "fraction" and found is None and _adds_part(text, low, draft):
        return False
    if number.form == "fraction" and (of := _OF_A_UNIT.match(low, number.end)):
        # "Half a percentage point" and "a quarter of an hour" divide a unit, not a whole.
        found = unit_after(text, low, of.end())
        number.form = "digits" if found else number.form
        if found is None and low[number.start : number.end] == "half" and (one := _HALF_OF_ONE.match(low, number.end)):
            number.form, number.end = "words", one.end()
            draft.end = number.end
    if number.form == "fraction" and (point := _POINT.match(low, number.end)):
        # "A quarter point", "a half-percentage-point".
        number.form, found = "digits", UnitFound(point.end(), "pp" if point[1] else "point", "fraction")
    if found is None and number.form == "vague" and low.startswith(" of ", number.end):
        found = unit_after(text, low, number.end + 3)
    if money:
        draft.start, draft.unit, draft.dimension = money[0], money[1], "money"
        _money_tail(text, low, draft, found)
    elif found:
        draft.end, draft.unit, draft.dimension = found.end, found.code, found.dimension
        if low[number.start] == "a" and (part := _AND_A_PART.match(low, draft.end)):
            number.value, number.step, draft.end = _PARTS[part[1]], _PARTS[part[1]] - 1, part.end()
        if found.code == "ft" and (inches := _INCHES.match(low, draft.end)):
            number.value, number.step, draft.end = (
                (number.value or Decimal(0)) + Decimal(int(inches[1])) / 12,
                Decimal(1) / 12,
                inches.end(),
            )
    return money is not None


def _not_figure(text: str, low: str, draft: Draft, *, money: bool) -> str | None:
    """Why a number that stands in no known place is still no figure; None when it is one."""
    reason = None if money else name_reason(text, draft.number, has_unit=draft.unit is not None)
    glued = draft.end == draft.number.end + 1 and text[draft.number.end].isupper() and not money
    if reason is None and glued and numbered_word(text, draft.number) in (("hard", "capital") if draft.unit == "A" else ("hard",)):
        # "Courtroom 26A" is no current.
        return "name"
    if reason is None and draft.unit is None and is_year(low, draft.number):
        return "date"
    if reason is None and (draft.dimension in ("time", "length") or draft.unit == "cent") and is_titled(text, draft.number):
        return "name"
    if reason is None and is_part(low, draft.number):
        return "part of a whole by name"
    if reason is None and not draft.number.digits and named_by_capitals(text, draft.number):
        return "name"
    return reason


def _money_tail(text: str, low: str, draft: Draft, found: UnitFound | None) -> None:
    """Takes in what may follow an amount of money: a place ("$75 U.S."), a repeated unit, a rate."""
    end = draft.number.end
    if place := _DOLLAR_PLACE.match(text, end):
        draft.unit = _DOLLARS.get(place.group().strip(), "USD")
        end = place.end()
    elif found and found.dimension == "money" and draft.unit in (found.code, "USD"):
        draft.unit, end = found.code, found.end
    rate = with_denominator(text, low, UnitFound(end, draft.unit or "", "money"))
    draft.end, draft.unit, draft.dimension = rate.end, rate.code, rate.dimension if rate.end > end else "money"


def _sign(low: str, draft: Draft) -> None:
    """A printed sign; before a percentage in brackets, and a plus anywhere but before a temperature, it tells a change."""
    if minus := _MINUS.search(low, max(0, draft.start - 10), draft.start):
        draft.negative, draft.start = True, minus.start()
        draft.signed = draft.unit in _RELATIVE and low[draft.start - 1 : draft.start] in ("(", "[")
    elif _PLUS.search(low, max(0, draft.start - 3), draft.start) and draft.dimension != "temperature":
        # "Sits at +32 points" is a level.
        draft.signed, draft.start = not low.endswith((" at +", " of +"), 0, draft.start), draft.start - 1


def _special(low: str, draft: Draft) -> None:
    """Ages, "times", fractions of a whole."""
    number = draft.number
    if old := OLD.match(low, number.end):
        draft.end, draft.unit, draft.dimension, draft.kind_hint = old.end(), draft.unit or "year", "time", "age"
    elif draft.unit is None and _TIMES.match(low, number.end):
        draft.end = _TIMES.match(low, number.end).end()  # type: ignore[union-attr]
        multiple = _TIMES_MULTIPLE.match(low, number.end) or _TIMES_LEAD.search(low, max(0, number.start - 24), number.start)
        draft.unit, draft.dimension, draft.kind_hint = ("x", "multiple", "multiple") if multiple else ("time", None, "count")
        draft.counted = not multiple
    elif number.form == "vague" and low[number.start : number.end] in ("tens", "scores") and not low.startswith(" of ", number.end):
        draft.reason = "no number here"
    elif draft.unit is None and number.form == "fraction":
        draft.kind_hint = "share"
    elif draft.unit is None and is_age(low, number):
        draft.unit, draft.dimension, draft.kind_hint = "year", "time", "age"
    elif draft.unit is None and (before := _UNIT_BEFORE.search(low, max(0, number.start - 24), number.start)):
        draft.start, draft.unit = before.start(), before[1]
