"""Finds every number as English news prints it: digits, words, fractions, multiples, ordinals, vague plurals."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from ingest.numbers.grouping import printed_value, prints_european
from ingest.numbers.number_words import SCALES, SPACE, TENS, UNITS, spoken
from ingest.numbers.slash_fractions import slash_fraction
from ingest.numbers.stopwatch import stopwatch
from ingest.vocabulary import load

_VOCABULARY = load("numbers")
_LETTERS: dict[str, int] = _VOCABULARY["scale_letters"]
_VAGUE: dict[str, list[int]] = _VOCABULARY["vague"]
_FRACTIONS: dict[str, int] = _VOCABULARY["fractions"]
_SIGNS: dict[str, list[int]] = _VOCABULARY["fraction_signs"]
_ORDINALS: dict[str, int] = _VOCABULARY["ordinals"]
_MULTIPLES: dict[str, str] = _VOCABULARY["multiples"]


def _one_of(*tables: Mapping[str, object]) -> str:
    return "|".join(sorted({re.escape(word) for table in tables for word in table}, key=len, reverse=True))


_TENS_WORDS = _one_of(TENS)
_ARTICLES: dict[str, list[str]] = _VOCABULARY["articles"]
_WHOLE = f"(?:{'|'.join(_ARTICLES['whole'])})"
_ORDINAL_WORD = rf"(?:(?:{_TENS_WORDS})-)?(?:{_one_of(_ORDINALS)})"
_START = re.compile(
    rf"(?<![0-9])[0-9]{{1,40}}(?:[.,'’\u00a0\u202f\u2009][0-9]{{1,40}}){{0,12}}|(?<![0-9])\.[0-9]{{1,40}}|[{''.join(_SIGNS)}]"
    rf"|\b(?:{_ORDINAL_WORD}|(?:{_one_of(UNITS, TENS)})fold|{_one_of(UNITS, TENS, SCALES, _VAGUE, _FRACTIONS, _MULTIPLES)}"
    rf"|an?(?= (?:{_WHOLE} )?(?:{'|'.join(_ARTICLES['units'])})\b)(?: {_WHOLE}\b)?"
    r"|thirds|quarters|fourths|fifths|sixths|sevenths|eighths|ninths|tenths|hundredths|thousandths)\b"
)
# "$5.6" billion": a quotation may end between the digits and the scale word.
_SCALE_AFTER = re.compile(rf"(?:[\"”]?{SPACE}{{1,2}}|[-‐‑])?({_one_of(SCALES)})s?\b")
_LETTER_AFTER = re.compile(rf"({_one_of(_LETTERS)})(?![A-Za-z0-9²³/^])")
_SPACED_LETTER_AFTER = re.compile(rf"{SPACE}(mn|mln|bn|bln|tn|trn|cr|m|b|M|B)(?![A-Za-z0-9²³/^.'’])")
# "Ten grand for a van": a thousand of money, where no noun follows ("two grand slams").
_GRAND = re.compile(rf"{SPACE}grand(?= (?:a|and|at|by|each|for|from|in|into|less|more|of|on|or|per|to|worth)\b|[.,;:?!)\"”’]|$)")
_FRACTION_AFTER = re.compile(
    rf"(?:{SPACE}|[-‐‑])(half|thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?|twelfths?|twentieths?|hundredths?|thousandths?)\b"
)
_AND_FRACTION = re.compile(rf"(?:{SPACE}|-)and(?:{SPACE}|-)(?:a|one|three|two)[ -](half|third|quarter|quarters|thirds)\b")
_AND_PARTS = {
    "half": Decimal("0.5"),
    "quarter": Decimal("0.25"),
    "quarters": Decimal("0.75"),
    "third": Decimal(1) / 3,
    "thirds": Decimal(2) / 3,
}
_HALF = Decimal("0.5")
# "Doubled" is told of what grew to 1.75 to 2.25 times itself: from there on it is "by half" or "two and a half times".
_MULTIPLE_STEP = Decimal("0.25")
_ORDINAL_AFTER = re.compile(rf"-(?:{_one_of(_ORDINALS)})\b")
_SCALE_NAMES = tuple(SCALES)
# "Half a million", "a quarter-of-a-million", "three quarters of a billion".
_OF_A_SCALE = re.compile(rf"(?:{SPACE}|-)(?:of(?:{SPACE}|-))?an?(?:{SPACE}|-)({_one_of(SCALES)})\b")
# "Half-dozen", "half million", "quarter-million".
_HALF_SCALE = re.compile(rf"[ -]({_one_of(SCALES)})\b")
# "A third, Ann Bell, left".
_NAMED_ONE = re.compile(r", [A-Z][a-z]{1,20} [A-Z][a-z]")
_FRACTION_TAIL = re.compile(rf" (?:{'|'.join(_VOCABULARY['fraction_tails']['words'])})\b|[ -](?:percentage[ -])?point\b|[.,;)]|$")
_ARTICLE = re.compile(r"\b(?:an?|one)(?: good| full| whole)?[ -]$")
_ORDINAL_SUFFIX = re.compile(r"(?:st|nd|rd|th)\b")
_FOLD_AFTER = re.compile(r"[-‐‑ ]?fold\b")
_HEIGHT = re.compile(r"([4-8])['’]([0-9]|1[01])")
_POWER = re.compile(r" ?[×x] ?10\^?([-−–])?([0-9]{1,2})(?![0-9])")
_OF_SCALE = re.compile(rf"{SPACE}of{SPACE}({_one_of(_VAGUE)})\b")
_BEFORE_SCALE = re.compile(r"(?:\b(a couple of|a couple|a|an|per|several|a few|some|many|every|the))[ -]$")
# "1 250 000", "12 000": digits that open with a nought are no number of their own.
_PLAIN_GROUPS = re.compile(r"(?:(?: [0-9]{3}){2,5}| 0[0-9]{2})(?![0-9])")
# "Twenty-odd thousand".
_ODD_SCALE = re.compile(rf"[ -]odd[ -]({_one_of(SCALES)})\b")


@dataclass(slots=True)
class Number:
    """A number in a text. `value` is None when the words stand for `low` to `high`.

    `form` is digits, words, vague, fraction, ordinal, multiple, stopwatch or code (digits that no reading makes a number);
    `step` is the worth of one in the last printed place, scale included; `scale` is what scale words multiplied by.
    """

    start: int
    end: int
    form: str
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    step: Decimal = Decimal(1)
    scale: int = 1
    letter: str | None = None
    digits: str = ""


def lowered(text: str) -> str:
    """The text in lower case at the same length."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def numbers(text: str, low: str) -> Iterator[Number]:
    """Every number of the text in order, none overlapping. `low` is `lowered(text)`. Linear in the text's length."""
    european = prints_european(low)
    position = 0
    while match := _START.search(low, position):
        number = _read(text, low, match, european=european)
        yield number
        position = number.end


def _read(text: str, low: str, match: re.Match[str], *, european: bool) -> Number:
    start, word = match.start(), match.group()
    if word[0] in "0123456789.":
        return _digits(text, low, start, word, european=european)
    if word[0] in _SIGNS:
        top, bottom = _SIGNS[word[0]]
        return Number(start, match.end(), "fraction", Decimal(top) / bottom, step=Decimal(1) / bottom)
    if word in UNITS or word in TENS or word in SCALES:
        return _words(text, low, start)
    if word[:2] in ("a", "a ", "an"):
        return Number(start, match.end(), "words", Decimal(1))
    if word in _VAGUE:
        return _vague(low, start, word, match.end())
    if word == "half" or (word.rstrip("s") in _FRACTIONS and _is_fraction(low, start, match.end())):
        if word != "half" and _NAMED_ONE.match(text, match.end()):
            return Number(start, match.end(), "ordinal", Decimal(_FRACTIONS[word]))
        return _bare_fraction(low, start, word, match.end())
    if word in _MULTIPLES:
        times = Decimal(_MULTIPLES[word])
        return Number(start, match.end(), "multiple", times, step=times * _MULTIPLE_STEP)
    if word.endswith("fold"):
        return Number(start, match.end(), "multiple", Decimal({**UNITS, **TENS}[word[:-4]]))
    tens, _, last = word.rpartition("-")
    if last in _ORDINALS:
        return Number(start, match.end(), "ordinal", Decimal(TENS.get(tens, 0) + _ORDINALS[last]))
    return Number(start, match.end(), "code")


def _digits(text: str, low: str, start: int, word: str, *, european: bool) -> Number:
    end = start + len(word)
    if len(word) <= 3 and (groups := _PLAIN_GROUPS.match(low, end)):
        word, end = word + groups.group().replace(" ", "\u00a0"), groups.end()
    if low[end : end + 1] == ":" and (timed := stopwatch(low, start, end)):
        return Number(start, timed[2], "stopwatch", timed[0], step=timed[1], digits=word)
    if height := _HEIGHT.fullmatch(word):
        feet, inches = int(height[1]), int(height[2])
        end += text.startswith(('"', "”", "″"), end)
        return Number(start, end, "height", feet + Decimal(inches) / 12, step=Decimal(1) / 12)
    read = printed_value(word, european=european)
    if read is None:
        return Number(start, end, "code", digits=word)
    value, places = read
    number = Number(start, end, "digits", value, step=Decimal(1).scaleb(-places), digits=word)
    if (suffix := _ORDINAL_SUFFIX.match(low, end)) and (suffix.group() != "st" or (value % 10 == 1 and value % 100 != 11)):
        number.form, number.end = "ordinal", suffix.end()
        return number
    if fold := _FOLD_AFTER.match(low, end):
        number.form, number.end = "multiple", fold.end()
        return number
    sign = end + (not places and text[end : end + 1] in (" ", "\u00a0"))
    if text[sign : sign + 1] in _SIGNS:
        top, bottom = _SIGNS[text[sign]]
        number.value, number.step, number.end = value + Decimal(top) / bottom, Decimal(1) / bottom, sign + 1
    elif end < len(text) and (power := _POWER.match(low, end)):
        sign = -1 if power[1] else 1
        number.value, number.step, number.end = value.scaleb(sign * int(power[2])), number.step.scaleb(sign * int(power[2])), power.end()
        return number
    elif end < len(text) and text[end] in "/⁄ -" and (slash := slash_fraction(low, start, end, value, number.step)):
        number.value, number.step, number.end, number.form = slash
    _scale(text, low, number)
    return number


def _scale(text: str, low: str, number: Number) -> None:
    """Multiplies scale words and letters after the number into it; "twenty-odd thousand" is up to ten thousand more."""
    if number.value is not None and (odd := _ODD_SCALE.match(low, number.end)):
        factor = SCALES[odd[1]]
        number.form, number.low, number.high, number.value = "vague", number.value * factor, (number.value + 10) * factor, None
        number.scale, number.end = factor, odd.end()
        return
    while (match := _SCALE_AFTER.match(low, number.end)) and number.scale < 10**15:
        _multiply(number, SCALES[match[1]], match.end())
    if (
        number.scale == 1
        and number.form != "words"
        and (match := _LETTER_AFTER.match(text, number.end) or _SPACED_LETTER_AFTER.match(text, number.end))
    ):
        number.letter = match[1]
        _multiply(number, _LETTERS[match[1]], match.end())
    elif number.scale == 1 and (grand := _GRAND.match(low, number.end)):
        _multiply(number, 1000, grand.end())


def _multiply(number: Number, scale: int, end: int) -> None:
    number.value = (number.value if number.value is not None else Decimal(1)) * scale
    number.step *= scale
    number.scale *= scale
    number.end = end


def _words(text: str, low: str, start: int) -> Number:
    said = spoken(low, start)
    number = Number(start, said.end, "words", said.value, step=Decimal(said.smallest), scale=max(said.smallest, 1))
    if said.decimals:
        number.form, number.digits, number.step = "digits", str(said.value), Decimal(1).scaleb(-len(said.decimals))
        _scale(text, low, number)
    elif low[start : said.end] in SCALES:
        _lead(low, number)
    elif low.startswith("a ", max(0, start - 2)) and low.startswith(_SCALE_NAMES, start):
        number.start -= 2
    if number.scale == 1 and not said.decimals:
        _scale(text, low, number)
        _words_tail(text, low, number)
    elif number.scale == SCALES["hundred"] and (grand := _GRAND.match(low, number.end)):
        _multiply(number, 1000, grand.end())
    return number


def _words_tail(text: str, low: str, number: Number) -> None:
    """What may follow a small number in words: "thirds", "and a half", "fold", "-second"."""
    value = number.value or Decimal(0)
    if (fraction := _FRACTION_AFTER.match(low, number.end)) and not _time_half(low, number.start, fraction):
        bottom = _FRACTIONS.get(fraction[1]) or _FRACTIONS[fraction[1].rstrip("s")]
        number.form, number.value, number.step, number.end = "fraction", value / bottom, Decimal(1) / bottom, fraction.end()
        _of_a_scale(low, number)
    elif fraction := _AND_FRACTION.match(low, number.end):
        number.value, number.step, number.end = value + _AND_PARTS[fraction[1]], _HALF, fraction.end()
        _scale(text, low, number)
        if fold := _FOLD_AFTER.match(low, number.end):
            number.form, number.end = "multiple", fold.end()
    elif grand := _GRAND.match(low, number.end):
        _multiply(number, 1000, grand.end())
    elif fold := _FOLD_AFTER.match(low, number.end):
        number.form, number.end = "multiple", fold.end()
    elif ordinal := _ORDINAL_AFTER.match(low, number.end):
        number.form, number.end = "ordinal", ordinal.end()


def _time_half(low: str, start: int, fraction: re.Match[str]) -> bool:
    """True for "one half-hour", "two quarters" and "four fourth-..."; a singular after a plural number is an ordinal."""
    plural = low[start : fraction.start()] != "one"
    return (plural and not fraction[1].endswith("s")) or (
        low[fraction.start()] == " " and fraction[1].startswith("quarters") and not low.startswith(" of", fraction.end())
    )


def _lead(low: str, number: Number) -> None:
    """Takes in the words before a bare scale word: "a million", "half a million", "several hundred"."""
    before = _BEFORE_SCALE.search(low, max(0, number.start - 24), number.start)
    if not before or number.value is None:
        return
    lead = before[1]
    if lead in ("several", "a few", "many"):
        number.form, number.low, number.high, number.value = "vague", number.value * 2, number.value * 10, None
        number.start = before.start(1)
    elif lead.startswith("a couple"):
        number.value, number.step, number.start = number.value * 2, number.value, before.start(1)
    elif lead in ("a", "an"):
        number.start = before.start(1)


def _vague(low: str, start: int, word: str, end: int) -> Number:
    least, most = (Decimal(v) for v in _VAGUE[word])
    if of := _OF_SCALE.match(low, end):
        factor = _VAGUE[of[1]][0]
        least, most, end = least * factor, most * factor, of.end()
    if word == "handful" and low.startswith("a ", start - 2):
        start -= 2
    return Number(start, end, "vague", low=least, high=most, scale=int(least))


def _is_fraction(low: str, start: int, end: int) -> bool:
    """Whether a word such as "third" or "quarter" divides rather than orders or names a time."""
    if low[start:end].endswith("s"):
        return False
    if _OF_A_SCALE.match(low, end) or (low.startswith("quarter", start) and _HALF_SCALE.match(low, end)):
        return True
    return _ARTICLE.search(low, max(0, start - 10), start) is not None and _FRACTION_TAIL.match(low, end) is not None


def _bare_fraction(low: str, start: int, word: str, end: int) -> Number:
    bottom = _FRACTIONS[word]
    if lead := _ARTICLE.search(low, max(0, start - 10), start):
        start = lead.start()
    number = Number(start, end, "fraction", Decimal(1) / bottom, step=Decimal(1) / bottom)
    _of_a_scale(low, number, _HALF_SCALE.match(low, end))
    return number


def _of_a_scale(low: str, number: Number, beside: re.Match[str] | None = None) -> None:
    """Takes in the scale word that the fraction is of: "half a million" is a number, and no share. `beside`: "half million"."""
    scale = _OF_A_SCALE.match(low, number.end) or beside
    if scale is None or number.value is None:
        return
    number.form, number.end, number.scale = "words", scale.end(), SCALES[scale[1]]
    number.value *= number.scale
    number.step = Decimal(1) if scale[1] == "dozen" else number.value / 5
