"""Reads the quantities of a text: numbers with their units, bounds, hedges and ranges, and the numbers that are none."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from ingest.intervals import interval
from ingest.model import Comparator, IntervalBasis, Quantity, Unclaimed
from ingest.nonfigures import Place, is_multiple, is_part, is_score, is_second_year, is_year, merged, name_reason, named_by_capitals, numbered_word, places
from ingest.numerals import Number, lowered, numbers
from ingest.units import UnitFound, money_before, unit_after, with_denominator
from ingest.vocabulary import load

_HEDGES = load("hedges")
_BEFORE: dict[str, Comparator] = {phrase: Comparator(sign) for sign, phrases in _HEDGES["before"].items() for phrase in phrases}
_AFTER = sorted(((phrase, Comparator(sign)) for sign, phrases in _HEDGES["after"].items() for phrase in phrases), key=lambda p: -len(p[0]))
_SPAN_BOUND_AFTER = frozenset(_HEDGES["span_words"]["bound_after"])
_MOVES_UP_TO = frozenset(_HEDGES["moves_up_to"]["words"])
_LONGEST_HEDGE = max(phrase.count(" ") for phrase in _BEFORE) + 1
_WORDS_BEFORE = re.compile(r"[^\s,;:()\"“”]+")
_DASH = re.compile(r"\s?[-–‑‐−]\s?|\s—\s|–")
_TO = re.compile(r"(?: (?:up )?to |- to |-to-| to-|-to )(?:around |about |nearly |almost |over |as much as |more than |over a )?")
_OR = re.compile(r",? or ")
_AND = re.compile(r" and (?:around |about |nearly |almost )?")
_BRACKET = re.compile(r" ?[(\[] ?(?:or |about )?$| ?/ ?$|,? or $")
_MINUS = re.compile(r"(?:(?<![\w.,%)])[-−–]|\bminus[ -]|\bnegative )$")
_AGE = re.compile(r"(?<=[a-z.’']), $")
_AGE_LEAD = re.compile(r"\b(?:aged|age|ages|ages of|aged between|under the age of|over the age of|age of|turned|turning|turns|turn) $")
_PERSON_IS = re.compile(r"\b(?:he|she|who)(?:[’']s| is| was| will be| would be| would have been| is just| is now| was just| was only) $")
_AGE_END = re.compile(r"[.,;]|$| (?:by|when|and|at|in|next|this|on|now|but|years old)\b")
_PERSON_IS = re.compile(r"\b(?:he|she|who)(?:[’']s| is| was| will be| would be| would have been| is just| is now| was just| was only) $")
_AGE_END = re.compile(r"[.,;]|$| (?:by|when|and|at|in|next|this|on|now|but|years old)\b")
_UNIT_BEFORE = re.compile(r"\b(magnitude)(?: of)? (?:about |around )?$")
_OUT_OF = re.compile(r" (in|in every|out of|out of every|of every) ")
_INCHES = re.compile(r"-([0-9]|1[01])(?:-inch)?(?![0-9.,]*[0-9])")
_OLD = re.compile(r"[ -](?:years?|months?|weeks?|days?)[ -](?:olds?|of age)\b")
_CENTURY = re.compile(r"(?:[ -]century|[ -]anniversary)")
_DURATION = re.compile(r"[ -](?:more |full |consecutive |straight )?(?:seconds?|minutes?|hours?|days?|nights?|weeks?|fortnights?|months?|years?|decades?|centuries)\b(?! (?:half|quarter))")
_LENGTH_TAIL = re.compile(
    r"(?: (?:long|tall|high|deep|wide|thick|away|above|below|from|across|apart|sprint|race|hurdles|freestyle|butterfly|backstroke|breaststroke|relay|final|dash|runner|world record|record|wave|waves|snow|fence|swim)\b| ?\([0-9]|x[0-9]| x )"
)
_LENGTH_LEAD = re.compile(r"\b(?:height of|depth of|width of|length of|distance of|within|altitude of|every|men[’']?s|women[’']?s|boys[’']?|girls[’']?|4 ?x ?) (?:about |over |up to )?$")
_MOVED_BY = re.compile(r"\b(?:by|up|down|rose|fell|grew|lost|lower|higher|[a-z]{3,12}(?<!pric)(?<!rang)(?<!ag)(?<!valu)(?<!estimat)(?<!expect)(?<!pay)(?<!cost)(?<!charg)ed) $")
_TIMES = re.compile(r"[ -]times?\b")
_TIMES_MULTIPLE = re.compile(
    r"[ -]times? (?:(?:that|those|more|as|higher|larger|bigger|greater|lower|smaller|faster|slower|less|fewer|the|what|its|their|his|her|over|than|longer|better|worse|stronger|cheaper|heavier|likelier|earnings|of)\b)|[ -]times[.,]"
)
_TIMES_LEAD = re.compile(r"\b(?:by|to|than|up|down|jumped|rose|grew|increased|multiplied|surged|soared|nearly|almost|over) (?:\w+ )?$")


@dataclass(slots=True)
class Draft:
    """A quantity while it is being read. `start` to `end` is what will be printed; `core` is the number alone.

    `range_of` holds the two ends that a range was joined from; `named` is how the word before calls a thing by this number;
    `reason` is set once the number is known to be no figure.
    """

    start: int
    end: int
    number: Number
    unit: str | None = None
    dimension: str | None = None
    comparator: Comparator = Comparator.EQUAL
    hedge: str | None = None
    negative: bool = False
    counted: bool = False
    kind_hint: str | None = None
    named: str | None = None
    reason: str | None = None
    range_of: "tuple[Draft, Draft] | None" = None
    lead: str | None = None
    core: tuple[int, int] = field(default=(0, 0))

    @property
    def value(self) -> Decimal | None:
        value = self.number.value
        return -value if self.negative and value is not None else value


def drafts(text: str, *, taken: Sequence[Place] = ()) -> list[Draft]:
    """Every number of `text` as a Draft in text order, ranges joined; those that are no figures carry a reason.

    `taken` are stretches (start, end, reason) known from elsewhere to hold no figures: time expressions, boilerplate.
    """
    low = lowered(text)
    found = [_draft(text, low, number) for number in numbers(text, low)]
    if not found:
        return []
    _mark(low, found, merged([*taken, *places(text, low)]) if taken else places(text, low))
    before: Draft | None = None
    for draft in found:
        if draft.reason is None:
            _settle(text, low, draft)
        if before is not None and before.reason == "date" and draft.reason is None and draft.unit is None and is_second_year(low, before.number, draft.number):
            draft.reason = "date"
        before = draft
    found = _join_ranges(text, low, _outermost(found))
    previous: Draft | None = None
    for draft in found:
        if draft.reason is None:
            _comparator(text, low, draft, previous)
            previous = draft
    return found


def _draft(text: str, low: str, number: Number) -> Draft:
    return Draft(number.start, number.end, number, core=(number.start, number.end))


def _outermost(found: list[Draft]) -> list[Draft]:
    """Without the numbers that belong to another's unit ("per 100,000", "parts per million")."""
    kept: list[Draft] = []
    for draft in found:
        if not kept or draft.number.start >= kept[-1].end or draft.number.start < kept[-1].number.end:
            kept.append(draft)
    return kept


def _mark(low: str, found: list[Draft], spans: list[Place]) -> None:
    """Gives every draft that overlaps a span the span's reason."""
    index = 0
    for draft in found:
        while index < len(spans) and spans[index][1] <= draft.number.start:
            index += 1
        if index < len(spans) and spans[index][0] < draft.number.end and not (spans[index][2] == "date" and _DURATION.match(low, draft.number.end)):
            draft.reason = spans[index][2]


def _settle(text: str, low: str, draft: Draft) -> None:
    """Unit, money, sign and kind of one number, or the reason why it is no figure."""
    number = draft.number
    if number.form == "code" or number.value is None and number.low is None:
        draft.reason = "code"
        return
    if number.form == "height":
        draft.unit, draft.dimension = "ft", "length"
        return
    if number.form == "ordinal":
        draft.unit, draft.kind_hint = "rank", "rank"
        return
    if number.form == "multiple":
        if is_multiple(text, low, number):
            draft.unit, draft.dimension, draft.kind_hint = "x", "multiple", "multiple"
        else:
            draft.reason = "idiom"
        return
    money = money_before(text, number.start) if number.digits else None
    if money is None and number.digits and text[max(0, number.start - 1) : number.start] in ("-", "−"):
        money = money_before(text, number.start - 1)
        if money:
            draft.negative = True
    if number.letter and not money:
        _letter(text, low, number)
    found = unit_after(text, low, number.end, scaled=number.scale >= 1000)
    if money:
        draft.start, draft.unit, draft.dimension = money[0], money[1], "money"
        _money_tail(text, low, draft, found)
    elif found and found.dimension == "rate" and found.code.startswith("/"):
        draft.end, draft.unit, draft.dimension = found.end, found.code, "rate"
    elif found:
        draft.end, draft.unit, draft.dimension = found.end, found.code, found.dimension
    elif number.form == "vague" and (of := unit_after(text, low, number.end + 3) if low.startswith(" of ", number.end) else None):
        draft.end, draft.unit, draft.dimension = of.end, of.code, of.dimension
    draft.reason = name_reason(text, number, has_unit=found is not None, has_money=money is not None)
    if draft.reason is None and draft.unit is None and is_year(low, number):
        draft.reason = "date"
    if draft.reason:
        draft.end, draft.unit, draft.dimension = number.end, None, None
        return
    if is_part(low, number):
        draft.reason, draft.end, draft.unit, draft.dimension = "part of a whole by name", number.end, None, None
        return
    if not number.digits and named_by_capitals(text, number):
        draft.reason = "name"
        draft.end, draft.unit, draft.dimension = number.end, None, None
        return
    draft.named = None if money or draft.unit else numbered_word(text, number)
    if draft.unit == "ft" and (inches := _INCHES.match(low, draft.end)):
        number.value, number.step, draft.end = (number.value or Decimal(0)) + Decimal(int(inches[1])) / 12, Decimal(1) / 12, inches.end()
    _sign(low, draft)
    _special(low, draft)


def _letter(text: str, low: str, number: Number) -> None:
    """Takes back a scale letter that is a unit here: "mm", and the "m" of a length."""
    length = number.letter == "m" and (
        _LENGTH_TAIL.match(low, number.end) or _LENGTH_LEAD.search(low, max(0, number.start - 24), number.start) or number.scale and "," in number.digits
    )
    if length or number.letter in ("mm", "MM") or (number.letter == "T" and not text[number.end : number.end + 1] == " "):
        number.end -= len(number.letter or "")
        number.value, number.step, number.scale, number.letter = (number.value or Decimal(0)) / number.scale, number.step / number.scale, 1, None


def _money_tail(text: str, low: str, draft: Draft, found: UnitFound | None) -> None:
    """Takes in what may follow an amount of money: a place ("$75 U.S."), a repeated unit, a rate."""
    end = draft.number.end
    if place := re.compile(r" ?(?:U\.S\.|US\b|AUD|CAD|USD|Cdn)").match(text, end):
        draft.unit = {"AUD": "AUD", "CAD": "CAD", "Cdn": "CAD"}.get(place.group().strip(), "USD")
        end = place.end()
    elif found and found.dimension == "money" and (found.code == draft.unit or draft.unit == "USD"):
        draft.unit, end = found.code, found.end
    rate = with_denominator(text, low, UnitFound(end, draft.unit or "", "money"))
    draft.end, draft.unit, draft.dimension = rate.end, rate.code, rate.dimension if rate.end > end else "money"


def _sign(low: str, draft: Draft) -> None:
    if minus := _MINUS.search(low, max(0, draft.start - 10), draft.start):
        draft.negative, draft.start = True, minus.start()


def _special(low: str, draft: Draft) -> None:
    """Ages, "times", fractions of a whole."""
    number = draft.number
    if old := _OLD.match(low, number.end):
        draft.end, draft.unit, draft.dimension, draft.kind_hint = old.end(), draft.unit or "year", "time", "age"
    elif draft.unit is None and _TIMES.match(low, number.end):
        draft.end = _TIMES.match(low, number.end).end()  # type: ignore[union-attr]
        multiple = _TIMES_MULTIPLE.match(low, number.end) or _TIMES_LEAD.search(low, max(0, number.start - 24), number.start)
        draft.unit, draft.dimension, draft.kind_hint = ("x", "multiple", "multiple") if multiple else ("time", None, "count")
        draft.counted = not multiple
    elif draft.unit is None and number.form == "fraction":
        draft.kind_hint = "share"
    elif draft.unit is None and _is_age(low, number):
        draft.unit, draft.dimension, draft.kind_hint = "year", "time", "age"
    elif draft.unit is None and (before := _UNIT_BEFORE.search(low, max(0, number.start - 24), number.start)):
        draft.start, draft.unit = before.start(), before[1]


def _is_age(low: str, number: Number) -> bool:
    """Whether a bare number is a person's age: ", 66,", "aged 25", "she will be 35"."""
    if number.value is None or number.scale != 1 or number.value > 120 or number.form not in ("digits", "words"):
        return False
    if number.digits and _AGE.search(low, max(0, number.start - 4), number.start):
        after = low[number.end : number.end + 2]
        if after[:1] in (",", ".", ";", "\n", "") or after in (" (", " -"):
            return True
    if _AGE_LEAD.search(low, max(0, number.start - 24), number.start):
        return True
    return bool(_PERSON_IS.search(low, max(0, number.start - 26), number.start)) and bool(_AGE_END.match(low, number.end))


def _join_ranges(text: str, low: str, found: list[Draft]) -> list[Draft]:
    """Joins ends of ranges, marks results told as scores, and fills a unit or a scale from the other end."""
    joined: list[Draft] = []
    index = 0
    while index < len(found):
        first = found[index]
        second = found[index + 1] if index + 1 < len(found) else None
        if second is not None and first.reason is None and second.reason is None and second.start - first.end <= 24:
            between = low[first.end : second.start]
            if (
                first.end == first.number.end
                and _DASH.fullmatch(between)
                and first.unit is None
                and second.number.digits
                and is_score(low, first.number, second.number, low[second.number.end : second.number.end + 12])
            ):
                first.reason = second.reason = "score"
            elif index + 2 < len(found) and _TO.fullmatch(between) and found[index + 2].reason is None and _DASH.fullmatch(low[second.end : found[index + 2].start]):
                pass
            elif ratio := _ratio(first, second, between):
                joined.append(ratio)
                index += 2
                continue
            elif (lead := _range_lead(low, first, second, between)) is not None:
                joined.append(_range(first, second, lead))
                index += 2
                continue
        joined.append(first)
        index += 1
    return joined


def _ratio(first: Draft, second: Draft, between: str) -> Draft | None:
    """ "One in five" and "nine out of ten" as one share; what comes after is what it is a share of."""
    one, two = first.number, second.number
    match = _OUT_OF.fullmatch(between)
    if not match or first.unit is not None or one.value is None or two.value is None or not 0 < one.value < two.value:
        return None
    if match[1] == "in" and not (one.value == 1 or (one.form == two.form == "words" and two.value <= 10)):
        return None
    if match[1] == "in" and second.dimension in ("time", "money", "length"):
        return None
    number = Number(one.start, two.end, "fraction", one.value / two.value, step=Decimal(1) / two.value)
    return Draft(first.start, two.end, number, kind_hint="share", core=(one.start, two.end))


def _range_lead(low: str, first: Draft, second: Draft, between: str) -> str | None:
    """ "between", "from" or "" when the two are the ends of one range, None when they are not."""
    if first.number.form == "ordinal" or second.number.form == "ordinal" or first.number.value is None or second.number.value is None:
        return None
    if (
        "multiple" in (first.kind_hint, second.kind_hint)
        and first.kind_hint != second.kind_hint
        and first.unit != second.unit
        and first.unit is not None
    ):
        return None
    same = first.unit is None or first.unit == second.unit or (second.unit is not None and second.unit.startswith(first.unit + "/"))
    if not same and not (second.unit is None and first.dimension in ("money", "fraction", "mass", "length", "temperature", "time")):
        return None
    if None not in (first.dimension, second.dimension) and first.dimension != second.dimension and "rate" not in (first.dimension, second.dimension):
        return None
    if "fraction" in (first.number.form, second.number.form) and first.number.form != second.number.form:
        return None
    lead = low[max(0, first.start - 24) : first.start]
    if re.search(r"\bbetween (?:the ages of |around |about |roughly |an estimated )?$", lead):
        return "between" if _AND.fullmatch(between) or _TO.fullmatch(between) or _DASH.fullmatch(between) else None
    if re.search(
        r"\b(?:from|ranging from|range from) (?:around |about |between |roughly |just |as little as |as low as |a low of |an? )?$", lead
    ) and _TO.fullmatch(between):
        return "from"
    if _TO.fullmatch(between) and first.unit is not None and first.kind_hint != "age" and (second.unit is None or _MOVED_BY.search(lead)):
        return None
    low_value, high_value = _scaled_ends(first, second)
    if _DASH.fullmatch(between) or _TO.fullmatch(between):
        return "" if low_value < high_value else None
    if (
        _OR.fullmatch(between)
        and (first.unit is None or first.kind_hint == "age")
        and first.number.form == second.number.form
        and high_value - low_value == 1
        and first.number.step == 1
    ):
        return ""
    return None


def _scaled_ends(first: Draft, second: Draft) -> tuple[Decimal, Decimal]:
    """The values of both ends; a bare first end takes the second's scale word ("24.2 to 33 billion", "$10 to $15 billion")."""
    one, two = first.number.value or Decimal(0), second.number.value or Decimal(0)
    scale = second.number.scale
    if (
        first.number.scale == 1
        and scale >= 1000
        and one * scale < two * 10
        and one < 1000
        and two / scale <= 1000
        and (one * scale <= two or first.dimension == "money" or first.unit is None)
    ):
        return one * scale, two
    return one, two


def _range(first: Draft, second: Draft, lead: str) -> Draft:
    one, two = _scaled_ends(first, second)
    if one != first.number.value:
        first.number.value, first.number.step, first.number.scale = one, first.number.step * second.number.scale, second.number.scale
    unit, dimension = (second.unit, second.dimension) if second.unit else (first.unit, first.dimension)
    if first.dimension == "money" and second.unit is None:
        unit, dimension = first.unit, first.dimension
    for end in (first, second):
        end.unit, end.dimension = unit, dimension
    low_end, high_end = sorted((first.value or one, second.value or two))
    number = Number(
        first.number.start, second.number.end, "range", low=low_end, high=high_end, step=second.number.step, scale=second.number.scale
    )
    return Draft(
        first.start, second.end, number, unit=unit, dimension=dimension, kind_hint=second.kind_hint or first.kind_hint, named=first.named,
        range_of=(first, second), lead=lead, core=(number.start, number.end),
    )  # fmt: skip


def _comparator(text: str, low: str, draft: Draft, previous: Draft | None) -> None:
    """The bound or hedge before or after the number; it becomes part of what is printed."""
    words = [
        m
        for m in _WORDS_BEFORE.finditer(
            low, low.rfind("\n", max(0, draft.start - 48), draft.start) + 1 or max(0, draft.start - 48), draft.start
        )
    ]
    gap = low[words[-1].end() : draft.start] if words else ""
    if words and gap.strip(" \u00a0-") == "" and gap.count("\n") == 0:
        for count in range(min(_LONGEST_HEDGE, len(words)), 0, -1):
            start = words[-count].start()
            phrase = re.sub(r"\s+", " ", low[start : words[-1].end()])
            phrase = phrase[:-1] if phrase in ("sub-",) and phrase not in _BEFORE else phrase
            sign = _BEFORE.get(phrase)
            if sign is not None and _applies(phrase, words[-count - 1].group() if len(words) > count else "", draft):
                draft.comparator, draft.hedge, draft.start = sign, text[start : words[-1].end()], start
                break
    if draft.start and draft.comparator is Comparator.EQUAL and low[draft.start - 1] in "~≈∼<>≤≥":
        draft.comparator, draft.hedge, draft.start = _BEFORE[low[draft.start - 1]], text[draft.start - 1], draft.start - 1
    _after(text, low, draft)
    if (
        previous is not None
        and draft.comparator is Comparator.EQUAL
        and previous.comparator is not Comparator.EQUAL
        and draft.dimension
        and 0 < draft.start - previous.end <= 4
    ):
        same = draft.dimension == previous.dimension and draft.unit != previous.unit
        if same and _BRACKET.fullmatch(low[previous.end : draft.start]) and "or" not in low[previous.end : draft.start]:
            draft.comparator, draft.hedge = previous.comparator, previous.hedge


def _after(text: str, low: str, draft: Draft) -> None:
    for position in {draft.number.end, draft.end}:
        for phrase, sign in _AFTER:
            skip = position + (0 if phrase[0] in "+-" else 1)
            if (
                low.startswith(phrase, skip)
                and (skip == position or low[position : position + 1] == " ")
                and not low[skip + len(phrase) : skip + len(phrase) + 1].isalnum()
            ):
                if phrase in ("plus", "odd", "minimum", "maximum", "at least") and draft.comparator is not Comparator.EQUAL:
                    continue
                if phrase == "plus" and re.match(r" (?:[0-9$£€a]|an? |the )", low[skip + 4 : skip + 9]):
                    continue
                if draft.comparator is Comparator.EQUAL:
                    draft.comparator, draft.hedge = sign, text[skip : skip + len(phrase)]
                draft.end = max(draft.end, skip + len(phrase))
                if position == draft.number.end and draft.unit is None and (unit := unit_after(text, low, draft.end)):
                    draft.unit, draft.dimension, draft.end = unit.code, unit.dimension, unit.end
                return


def _applies(phrase: str, before: str, draft: Draft) -> bool:
    if phrase == "over" and draft.dimension == "time" and draft.kind_hint != "age":
        return before in _SPAN_BOUND_AFTER
    if phrase == "up to" and before in _MOVES_UP_TO:
        return False
    if phrase in ("under", "over") and before in ("down", "voted", "all", "taking", "came", "won", "taken", "turned", "handed"):
        return False
    if phrase == "some":
        return draft.number.form in ("digits", "words", "range", "fraction") and before not in ("by", "the") and draft.number.value != 1
    if phrase in ("about", "around", "near", "above", "below", "beyond", "under") and before in (
        "worried",
        "talk",
        "talking",
        "all",
        "it's",
    ):
        return False
    return not (phrase in ("tops", "topping", "short of") and draft.number.value is not None and draft.number.value == 1)


def quantity(text: str, draft: Draft, *, share: bool = False, sign: int = 1) -> Quantity:
    """The finished Quantity. `share` caps it at the whole; `sign` -1 makes a printed fall negative."""
    number, value = draft.number, draft.value
    unit, dimension = draft.unit, draft.dimension
    if value is None:
        low_end, high_end = number.low, number.high
        basis = IntervalBasis.RANGE if number.form == "range" else IntervalBasis.HEDGE
        low_open = high_open = False
        if draft.comparator in (Comparator.MORE, Comparator.AT_LEAST) and number.form == "vague":
            high_end, basis = None, IntervalBasis.BOUND
    else:
        if number.form == "fraction" and unit in (None, "%"):
            value, unit, dimension = value * 100, "%", "fraction"
        step = Decimal(1) if number.form == "words" and number.scale <= 100 else number.step
        if number.form in ("fraction", "multiple"):
            step = (
                Decimal(5)
                if number.form == "fraction" and unit == "%"
                else Decimal(1)
                if not number.digits or "." not in number.digits
                else number.step
            )
        ceiling = Decimal(100) if unit == "%" and share else None
        low_end, high_end, low_open, high_open, basis = interval(
            value,
            step=step,
            comparator=draft.comparator,
            counted=draft.counted,
            scaled=number.scale >= 1000 and number.form != "words" or number.scale >= 1000,
            ceiling=ceiling,
        )
    if sign < 0:
        value = -value if value is not None else None
        low_end, high_end, low_open, high_open = (
            -high_end if high_end is not None else None, -low_end if low_end is not None else None, high_open, low_open,
        )  # fmt: skip
    return Quantity(
        start=draft.start, end=draft.end, printed=text[draft.start : draft.end], amount=decimal_text(value) if value is not None else None,
        low=float(low_end) if low_end is not None else None, high=float(high_end) if high_end is not None else None,
        low_open=low_open, high_open=high_open, interval_basis=basis, comparator=draft.comparator, hedge=draft.hedge, unit=unit, dimension=dimension,
    )  # fmt: skip


def decimal_text(value: Decimal) -> str:
    """The decimal without exponent, needless zeros or more than six decimal places."""
    text = f"{value:.6f}" if value != value.to_integral_value() else f"{value:.0f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def unclaimed(text: str, draft: Draft) -> Unclaimed:
    start, end = draft.number.start, draft.number.end
    return Unclaimed(start=start, end=end, printed=text[start:end], reason=draft.reason or "not told as a figure")
