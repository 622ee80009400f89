"""Finds every number as English news prints it: digits, words, fractions, multiples, ordinals, vague plurals."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from ingest.vocabulary import load

_VOCABULARY = load("numbers")
_UNITS: dict[str, int] = _VOCABULARY["units"]
_TENS: dict[str, int] = _VOCABULARY["tens"]
_SCALES: dict[str, int] = _VOCABULARY["scales"]
_LETTERS: dict[str, int] = _VOCABULARY["scale_letters"]
_VAGUE: dict[str, list[int]] = _VOCABULARY["vague"]
_FRACTIONS: dict[str, int] = _VOCABULARY["fractions"]
_SIGNS: dict[str, list[int]] = _VOCABULARY["fraction_signs"]
_ORDINALS: dict[str, int] = _VOCABULARY["ordinals"]
_MULTIPLES: dict[str, str] = _VOCABULARY["multiples"]

_MOST_DIGITS = 18
# Longer runs of bare digits are identifiers.
_MOST_UNGROUPED = 12
_SPACE = "[ \u00a0\u202f\u2009]"


def _one_of(*tables: dict[str, object]) -> str:
    return "|".join(sorted({re.escape(word) for table in tables for word in table}, key=len, reverse=True))


_TENS_WORDS = _one_of(_TENS)
_ORDINAL_WORD = rf"(?:(?:{_TENS_WORDS})-)?(?:{_one_of(_ORDINALS)})"
_START = re.compile(
    rf"[0-9]+(?:[.,'’\u00a0\u202f\u2009][0-9]+)*|\.[0-9]+|[{''.join(_SIGNS)}]"
    rf"|\b(?:{_ORDINAL_WORD}|(?:{_one_of(_UNITS, _TENS)})fold|{_one_of(_UNITS, _TENS, _SCALES, _VAGUE, _FRACTIONS, _MULTIPLES)}|thirds|quarters|fourths|"
    r"fifths|sixths|sevenths|eighths|ninths|tenths|hundredths)\b"
)
_WORD = re.compile(r"[a-z]+")
_JOINT = re.compile(rf"(?:{_SPACE}{{1,2}}and{_SPACE}{{1,2}}|[-‐‑]|{_SPACE}{{1,2}})(?=[a-z])")
_SCALE_AFTER = re.compile(rf"(?:{_SPACE}{{1,2}}|[-‐‑])?({_one_of(_SCALES)})s?\b")
_LETTER_AFTER = re.compile(rf"({_one_of(_LETTERS)})(?![A-Za-z0-9²³/^])")
_SPACED_LETTER_AFTER = re.compile(rf"{_SPACE}(mn|mln|bn|bln|tn|trn|cr|m|b|M|B)(?![A-Za-z0-9²³/^.'’])")
_FRACTION_AFTER = re.compile(
    rf"(?:{_SPACE}|[-‐‑])(half|thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?|hundredths?)\b"
)
_SLASH_FRACTION = re.compile(rf"{_SPACE}?([0-9]{{1,2}})[/⁄]([0-9]{{1,3}})(?![0-9/])")
_AND_FRACTION = re.compile(rf"{_SPACE}and{_SPACE}(?:a|one|three|two)[ -](half|third|quarter|quarters|thirds)\b")
_ORDINAL_SUFFIX = re.compile(r"(?:st|nd|rd|th)\b")
_FOLD_AFTER = re.compile(r"[-‐‑ ]?fold\b")
_HEIGHT = re.compile(r"([4-8])['’]([0-9]|1[01])")
_DIGIT_WORDS = "|".join(word for word, value in _UNITS.items() if value < 10)
_POINT = re.compile(rf"{_SPACE}point{_SPACE}((?:{_DIGIT_WORDS})(?: (?:{_DIGIT_WORDS})){{0,4}})\b")
_POWER = re.compile(r" ?[×x] ?10\^?([-−–])?([0-9]{1,2})(?![0-9])")
_OF_SCALE = re.compile(rf"{_SPACE}of{_SPACE}({_one_of(_VAGUE)})\b")
_BEFORE_SCALE = re.compile(
    r"(?:\b(a quarter of a|three[- ]quarters of a|half a|half-a|one and a half|a|an|per|several|a few|some|many|every|the))[ -]$"
)
_PLAIN_GROUPS = re.compile(r"(?: [0-9]{3}){2,5}(?![0-9])")
_TWO_PART = re.compile(
    r"[0-9]{1,3}(?:\.[0-9]{3}){2,}(?![0-9])|[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]|(?<![0-9.,])[0-9]{1,3},[0-9]{1,2}(?![0-9,])(?= ?(?:%|percent|per cent|euro|million|billion))"
)


@dataclass(slots=True)
class Number:
    """A number in a text. `value` is None when the words stand for `low` to `high`.

    `form` is digits, words, vague, fraction, ordinal, multiple or code (digits that no reading makes a number);
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
    european = _TWO_PART.search(low) is not None
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
    if word in _UNITS or word in _TENS or word in _SCALES:
        return _words(text, low, start)
    if word in _VAGUE:
        return _vague(low, start, word, match.end())
    if word == "half" or (word in _FRACTIONS or word.rstrip("s") in _FRACTIONS) and _is_fraction(low, start, match.end()):
        return _bare_fraction(low, start, word, match.end())
    if word in _MULTIPLES:
        return Number(start, match.end(), "multiple", Decimal(_MULTIPLES[word]))
    if word.endswith("fold"):
        return Number(start, match.end(), "multiple", Decimal({**_UNITS, **_TENS}[word[:-4]]))
    tens, _, last = word.rpartition("-")
    if last in _ORDINALS:
        return Number(start, match.end(), "ordinal", Decimal(_TENS.get(tens, 0) + _ORDINALS[last]))
    return Number(start, match.end(), "code")


def _digits(text: str, low: str, start: int, word: str, *, european: bool) -> Number:
    end = start + len(word)
    if len(word) <= 3 and (groups := _PLAIN_GROUPS.match(low, end)):
        word, end = word + groups.group().replace(" ", "\u00a0"), groups.end()
    if height := _HEIGHT.fullmatch(word):
        feet, inches = int(height[1]), int(height[2])
        end += text.startswith(('"', "”", "″"), end)
        return Number(start, end, "height", feet + Decimal(inches) / 12, step=Decimal(1) / 12)
    read = printed_value(word, european=european)
    if read is None:
        return Number(start, end, "code", digits=word)
    value, places = read
    number = Number(start, end, "digits", value, step=Decimal(1).scaleb(-places), digits=word)
    if suffix := _ORDINAL_SUFFIX.match(low, end):
        number.form, number.end = "ordinal", suffix.end()
        return number
    if fold := _FOLD_AFTER.match(low, end):
        number.form, number.end = "multiple", fold.end()
        return number
    if end < len(text) and text[end] in _SIGNS:
        top, bottom = _SIGNS[text[end]]
        number.value, number.step, number.end = value + Decimal(top) / bottom, Decimal(1) / bottom, end + 1
    elif end < len(text) and (power := _POWER.match(low, end)):
        sign = -1 if power[1] else 1
        number.value, number.step, number.end = value.scaleb(sign * int(power[2])), number.step.scaleb(sign * int(power[2])), power.end()
        return number
    elif end < len(text) and text[end] in "/⁄ " and value == value.to_integral() and (slash := _fraction(low, number)):
        number.value, number.step, number.end, number.form = slash
    _scale(text, low, number)
    return number


def _fraction(low: str, number: Number) -> tuple[Decimal, Decimal, int, str] | None:
    """Value, step, end and form of "2 1/2" or "3/4" whose first digits were read as `number`."""
    value = number.value or Decimal(0)
    mixed = _SLASH_FRACTION.match(low, number.end)
    if mixed and 0 < int(mixed[1]) < int(mixed[2]):
        return value + Decimal(int(mixed[1])) / int(mixed[2]), Decimal(1) / int(mixed[2]), mixed.end(), "digits"
    plain = _SLASH_FRACTION.match(low, number.start)
    if plain and 0 < int(plain[1]) < int(plain[2]) <= 100:
        return Decimal(int(plain[1])) / int(plain[2]), Decimal(1) / int(plain[2]), plain.end(), "fraction"
    return None


def printed_value(word: str, *, european: bool = False) -> tuple[Decimal, int] | None:
    """The value of grouped digits and how many decimal places are printed; None for a code such as "10.0.0.1" or over 18 digits.

    A comma or full stop before exactly three digits groups (English comma always, full stop only in a text that
    elsewhere prints European numbers); groups are of three, or Indian: three, then twos.
    """
    if sum(c.isdigit() for c in word) > (_MOST_UNGROUPED if word.isdigit() else _MOST_DIGITS):
        return None
    for space in "\u00a0\u202f\u2009’":
        word = word.replace(space, "'")
    if "'" in word:
        head, *groups = word.split("'")
        last, _, _ = groups[-1].partition(".")
        last = last.partition(",")[0]
        if not 1 <= len(head) <= 3 or any(len(g) != 3 for g in [*groups[:-1], last]):
            return None
        word = word.replace("'", "")
        return printed_value(word.replace(",", "."), european=False)
    commas, stops = word.count(","), word.count(".")
    if commas and stops:
        decimal = "." if word.rfind(".") > word.rfind(",") else ","
        group = "," if decimal == "." else "."
        whole, _, rest = word.rpartition(decimal)
        return (
            (Decimal(whole.replace(group, "") + "." + rest), len(rest)) if _grouped(whole.split(group)) and decimal not in whole else None
        )
    if commas:
        parts = word.split(",")
        if _grouped(parts):
            return Decimal("".join(parts)), 0
        return (Decimal(parts[0] + "." + parts[1]), len(parts[1])) if commas == 1 else None
    if stops:
        parts = word.split(".")
        if stops > 1 or (european and parts[0] not in ("", "0")):
            if _grouped(parts):
                return Decimal("".join(parts)), 0
            if stops > 1:
                return None
        return Decimal(word if parts[0] else "0" + word), len(parts[1])
    return Decimal(word), 0


def _grouped(parts: list[str]) -> bool:
    if len(parts) == 1:
        return True
    if not 1 <= len(parts[0]) <= 3 or len(parts[-1]) != 3 or parts[0].startswith("0"):
        return False
    middle = {len(p) for p in parts[1:-1]}
    return middle <= {3} or (middle == {2} and len(parts[0]) <= 2)


def _scale(text: str, low: str, number: Number) -> None:
    """Multiplies scale words and letters after the number into it."""
    while (match := _SCALE_AFTER.match(low, number.end)) and number.scale < 10**15:
        _multiply(number, _SCALES[match[1]], match.end())
    if (
        number.scale == 1
        and number.form != "words"
        and (match := _LETTER_AFTER.match(text, number.end) or _SPACED_LETTER_AFTER.match(text, number.end))
    ):
        number.letter = match[1]
        _multiply(number, _LETTERS[match[1]], match.end())


def _multiply(number: Number, scale: int, end: int) -> None:
    number.value = (number.value if number.value is not None else Decimal(1)) * scale
    number.step *= scale
    number.scale *= scale
    number.end = end


def _words(text: str, low: str, start: int) -> Number:
    total = current = 0
    scale_seen, position, end, smallest, joined_and = 10**18, start, start, 1, False
    last = ""
    while word_match := _WORD.match(low, position):
        word = word_match.group()
        if word in _UNITS:
            if last == "unit" or (last == "tens" and not 1 <= _UNITS[word] <= 9):
                break
            current, last, smallest = current + _UNITS[word], "unit", 1
        elif word in _TENS:
            if last in ("unit", "tens"):
                break
            current, last, smallest = current + _TENS[word], "tens", 1
        elif word in _SCALES and (last or word_match.start() == start):
            scale = _SCALES[word]
            if scale == 100:
                if last == "hundred" or current >= 100:
                    break
                current, last, smallest = max(current, 1) * 100, "hundred", 100
            elif scale >= scale_seen or (scale == 12 and last == "scale"):
                break
            else:
                total, current, last, scale_seen, smallest = total + max(current, 1) * scale, 0, "scale", scale, scale
        else:
            break
        end = word_match.end()
        joint = _JOINT.match(low, end)
        if not joint:
            break
        joined_and = "and" in joint.group()
        if joined_and and last not in ("hundred", "scale"):
            break
        position = joint.end()
    if last in ("unit", "tens") and (point := _POINT.match(low, end)):
        digits = "".join(str(_UNITS[w]) for w in point[1].split())
        number = Number(
            start,
            point.end(),
            "digits",
            Decimal(f"{total + current}.{digits}"),
            step=Decimal(1).scaleb(-len(digits)),
            digits=f"{current}.{digits}",
        )
        _scale(text, low, number)
        return number
    number = Number(start, end, "words", Decimal(total + current), step=Decimal(smallest), scale=smallest if smallest > 1 else 1)
    if low[start:end] in _SCALES:
        _lead(low, number)
    elif low.startswith("a ", max(0, start - 2)) and _WORD.match(low, start).group() in _SCALES:  # type: ignore[union-attr]
        number.start -= 2
    if number.scale == 1 and (fraction := _FRACTION_AFTER.match(low, end)) and not _time_half(low, start, fraction):
        bottom = _FRACTIONS[fraction[1]] if fraction[1] in _FRACTIONS else _FRACTIONS[fraction[1].rstrip("s")]
        number.form, number.end = "fraction", fraction.end()
        number.value, number.step = Decimal(total + current) / bottom, Decimal(1) / bottom
    elif number.scale == 1 and (fraction := _AND_FRACTION.match(low, end)):
        number.value = Decimal(total + current) + Decimal({"half": "0.5", "quarter": "0.25", "quarters": "0.75"}.get(fraction[1], "0.3333"))
        number.step, number.end = Decimal("0.5"), fraction.end()
        _scale(text, low, number)
    elif fold := _FOLD_AFTER.match(low, end):
        number.form, number.end = "multiple", fold.end()
    elif ordinal := re.compile(r"-(?:" + _one_of(_ORDINALS) + r")\b").match(low, end):
        number.form, number.end = "ordinal", ordinal.end()
    return number


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
    factor = {"half a": "0.5", "half-a": "0.5", "a quarter of a": "0.25", "one and a half": "1.5"}.get(before[1])
    factor = "0.75" if before[1].startswith("three") else factor
    if factor:
        number.value, number.start = number.value * Decimal(factor), before.start(1)
        number.step = number.step * Decimal(factor)
    elif before[1] in ("several", "a few", "many", "some") and before[1] != "some":
        low_end, high_end = number.value * 2, number.value * 10
        number.low, number.high, number.value, number.form, number.start = low_end, high_end, None, "vague", before.start(1)
    elif before[1] in ("a", "an"):
        number.start = before.start(1)


def _vague(low: str, start: int, word: str, end: int) -> Number:
    least, most = (Decimal(v) for v in _VAGUE[word])
    if of := _OF_SCALE.match(low, end):
        factor = _VAGUE[of[1]][0]
        least, most, end = least * factor, most * factor, of.end()
    if word == "handful" and low.startswith("a ", start - 2):
        start -= 2
    return Number(start, end, "vague", low=least, high=most, scale=int(least))


_FRACTION_LEAD = re.compile(
    r"\b(?:a|an|one)[ -]$|\b(?:by|nearly|almost|about|over|under|roughly|than|around|some|the last|final|remaining|other)(?: a| one)? $"
)
_FRACTION_TAIL = re.compile(r"(?:s)? (?:of|as|more|less|fewer|higher|lower|off|from|since|to|in|on|the)\b|s?[.,;)]|s?$")


def _is_fraction(low: str, start: int, end: int) -> bool:
    """Whether a word such as "third" or "quarter" divides rather than orders or names a time."""
    lead = low[max(0, start - 12) : start]
    if low[start:end].endswith("s"):
        return False
    return bool(re.search(r"\b(?:a|an|one)[ -]$", lead)) and bool(_FRACTION_TAIL.match(low, end))


def _bare_fraction(low: str, start: int, word: str, end: int) -> Number:
    bottom = _FRACTIONS[word]
    lead = re.search(r"\b(?:an?|one)[ -]$", low[max(0, start - 5) : start])
    if lead:
        start -= len(lead.group())
    number = Number(start, end, "fraction", Decimal(1) / bottom, step=Decimal(1) / bottom)
    if scale := re.compile(rf"{_SPACE}(?:of{_SPACE})?an?{_SPACE}({_one_of(_SCALES)})\b").match(low, end):
        number.form = "words"
        number.value, number.end, number.scale = Decimal(_SCALES[scale[1]]) / bottom, scale.end(), _SCALES[scale[1]]
        number.step = Decimal(1) if scale[1] == "dozen" else number.value / 5
    return number
