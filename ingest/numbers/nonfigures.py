"""Says of one number why it is no figure: it belongs to a name or a code, a set phrase."""

import re

from ingest.numbers.numerals import Number
from ingest.numbers.units import singular
from ingest.vocabulary import load

_NAMES = load("numbered_names")
_BEFORE_NAME = frozenset(_NAMES["before"])
_SOFT = frozenset(_NAMES["soft"])
_LOWER_SOFT = frozenset(_NAMES["lower_after_preposition"])
_PREPOSITION = re.compile(r"\b(?:in|of|by|on|at|from|until|after|for|to|with) $", re.IGNORECASE)
_MAKERS = frozenset(_NAMES["makers"])
_MAKER_NAMES = frozenset(name.capitalize() for name in _MAKERS)
_CAPITAL_BEFORE = frozenset(_NAMES["capital_before"])
_OF_NAMES = tuple(f"{name} of " for name in _NAMES["of_before"])
_PREFIXES = frozenset(_NAMES["counting_prefixes"])
_OPENING = frozenset(_NAMES["sentence_openers"])
_HYPHEN_WORD = re.compile(r"([A-Za-z0-9/&.]{1,20})[-‐‑]$")
_UPPER_HYPHEN = re.compile(r"\b[A-Z]{3,10} -$")
_WORD_BEFORE = re.compile(r"([A-Za-z0-9.&’'/+-]{1,24})[ \u00a0]$")
_LOWER_WORD = re.compile(r"\b[a-z]{2,}")
_CAPITAL_UNIT = re.compile(r" [A-Z][a-z]{2}")
_LONG_LOWER_WORD = re.compile(r"\b[a-z]{4,}")
_LEAST_LOWER = 3
_CAPITALS_NEXT = re.compile(r" [A-Z][a-z]{1,14} [A-Z][a-z]")
_INSIDE = re.compile(r"[a-z,(] ?[“‘\"(]?$")
# "Two Americans were killed" opens a sentence and is no name.
_PEOPLE_NEXT = re.compile(rf" [A-Z][a-z]{{0,14}}(?:{'|'.join(_NAMES['people_endings'])}) [a-z]")
_CAPITAL_NEXT = re.compile(r" [A-Z][a-z]")
# "Beat Haddad 45 to 40 percent".
_AGAINST = re.compile(r" to [0-9]{1,3}(?:\.[0-9]{1,2})?(?:%| (?:percent|per cent|points|votes|seats)\b)")
# Between two numbers of one series of names: "iPhone 11 Pro and 11 Pro Max".
_NAMES_JOINT = re.compile(r"(?: [A-Z][A-Za-z]{1,12}){0,2}(?:, | and | or |, and |/| & | to | through |-|–)")
_SERIES_JOINT = re.compile(r"(?:, | and | or | & | to | through |-|–)[0-9]{1,4}(?![0-9%.,][0-9%])")
# "Chasing 274 to win": a word that opens its sentence is no name for its capital.
_STARTER = re.compile(r"[A-Z][a-z]{2,14}(?:ing|ed|ly)")
_SENTENCE_START = re.compile(r"(?:^|[\n.!?\"“‘:] ?)$")
# "Buses 7, 11 and 42": the word before the first of a series.
_IN_SERIES = re.compile(r"\b([A-Za-z]{2,14}s) (?:[0-9]{1,3}(?:, | and | or |, and )){1,6}$")
_MODEL_DIGITS = 3
_RANK_DIGITS = 2
_NAME_ENDS = re.compile(r"[,;)’']|\.?$")
# "The chapel doubled as a school" moved nothing, "sales doubled as a result" did.
_SERVES_AS = re.compile(r" as an? (?!result|consequence|share|percentage|proportion)")
_PER = re.compile(r"\bper $")
_STREET = re.compile(rf"[A-Z]?,? (?:[A-Z0-9][A-Za-z0-9’'.]{{0,15}} ){{1,3}}(?:{'|'.join(_NAMES['streets'])})\b")
# "2 Nora Quill." on a line of its own: a rank and a name, no count.
_RANKED = re.compile(r" [A-Z][a-z]{1,14} [A-Z][a-z]{1,14}\.(?:\s|$)")
# "Albany, NY 12207".
_STATE_BEFORE = re.compile(r", (?!(?:EU|UK|UN|US)\b)[A-Z]{2},? $")
_POSTCODE_DIGITS = 5
_PART_BEFORE = re.compile(rf"\b(?:{'|'.join(_NAMES['before_part'])}) $")
_PART_AFTER = re.compile(rf"[- ](?:{'|'.join(_NAMES['after_part'])})\b")
# "Half-jokingly".
_HALF_WAY = re.compile(r"-[a-z]{3,14}ly\b")
_MULTIPLIES = re.compile(r" (?:as|the|that|those|what|its|their|his|her|more|of)\b")
_MULTIPLIED_AFTER = re.compile(r" (?:the|that|those|what|its|their|his|her|from|in|to|by|since|last|this)\b|[.,]")
_MULTIPLIED_BEFORE = re.compile(
    r"\b(?:to|will|would|could|should|may|might|can|than|nearly|almost|about|over|roughly|at least|did|is|are|was|were|at) $"
)


def named_by_capitals(text: str, number: Number) -> bool:
    """Whether a number word is a capital word of a name ("Big Ten", "Five Guys") and not the start of a sentence or of a headline word."""
    start, end = number.start, number.end
    if not text[start].isupper() or number.form not in ("words", "multiple", "fraction", "ordinal"):
        return False
    line = text[max(text.rfind("\n", 0, start) + 1, start - 120) : end + 60]
    if len(_LOWER_WORD.findall(line)) < 3:
        return False
    before = _WORD_BEFORE.search(text, max(0, start - 26), start)
    if before is None:
        # "The play, Twelve Angry Men": after a comma or a quotation mark two capitals make a name.
        if text.endswith(", ", 0, start):
            return _CAPITAL_NEXT.match(text, end) is not None and not _PEOPLE_NEXT.match(text, end)
        return _CAPITALS_NEXT.match(text, end) is not None and _INSIDE.search(text, max(0, start - 3), start) is not None
    named = before[1][0].isupper() and before[1].lower() not in _OPENING and not before[1].endswith(".")
    if before[1].endswith(".") and _PEOPLE_NEXT.match(text, end):
        return False
    return named or _CAPITAL_NEXT.match(text, end) is not None


def is_titled(text: str, number: Number) -> bool:
    """Whether the unit has the capital of a name in a line that is no headline: "the film 13 Hours", "told 60 Minutes"."""
    if not _CAPITAL_UNIT.match(text, number.end) and not text.startswith("-Year-Old ", number.end):
        return False
    line = text[max(text.rfind("\n", 0, number.start) + 1, number.start - 80) : number.end + 80].partition("\n")[0]
    return len(_LONG_LOWER_WORD.findall(line)) >= _LEAST_LOWER


def is_part(low: str, number: Number) -> bool:
    """Whether "half" names a part of a game or a year ("this half", "half-time", "half brother")."""
    word = low[number.start : number.end]
    if number.form != "fraction" or not (word in ("half", "halves") or (word == "a half" and low.startswith("-", number.end))):
        return False
    if _PART_AFTER.match(low, number.end) or _HALF_WAY.match(low, number.end):
        return True
    return not low.startswith(" of the", number.end) and _PART_BEFORE.search(low, max(0, number.start - 14), number.start) is not None


def is_multiple(low: str, number: Number) -> bool:
    """Whether "double", "twice" and the like multiply something, and are not an adjective ("double-digit", "doubles final")."""
    word = low[number.start : number.end]
    if word.endswith(("ed", "ing", "fold")) or number.digits:
        return not (word in ("doubling", "doubled") and (low.startswith((" down", "-"), number.end) or _SERVES_AS.match(low, number.end)))
    if word in ("twice", "thrice"):
        return _MULTIPLIES.match(low, number.end) is not None
    if not low.startswith("-", number.end) and _MULTIPLIED_BEFORE.search(low, max(0, number.start - 24), number.start):
        return True
    return _MULTIPLIED_AFTER.match(low, number.end) is not None


def name_reason(text: str, number: Number, *, has_unit: bool) -> str | None:
    """ "name" when digits belong to a name or code by what is glued to them ("B52", "Covid-19", "5G"); None when they do not."""
    start, end = number.start, number.end
    if not number.digits:
        return None
    before = text[start - 1] if start else "\n"
    if (number.scale == 1 or (number.letter or "").isupper()) and _STREET.match(text, end):
        return "address"
    if len(number.digits) == _POSTCODE_DIGITS and number.digits.isdigit() and _STATE_BEFORE.search(text, max(0, start - 6), start):
        return "address"
    if before == "\n" and len(number.digits) <= _RANK_DIGITS and _RANKED.match(text, end):
        return "list number"
    if _PER.search(text, max(0, start - 5), start):
        # "The rate per 100,000 fell": what a rate is per, away from the rate.
        return "denominator"
    glued_after = not has_unit and end < len(text) and text[end].isalpha()
    resolution = number.letter in ("K", "T") and before in " \n(-" and number.digits in ("4", "8")
    if number.digits[0] == "0" and number.digits[1:2].isdigit():
        return "code"
    if before.isalpha() or glued_after or resolution or _UPPER_HYPHEN.search(text, max(0, start - 13), start):
        return "name"
    if before in "-‐‑" and (hyphen := _HYPHEN_WORD.search(text, max(0, start - 21), start)):
        word = hyphen[1]
        if not word[-1].isdigit() and (word.lower() not in _PREFIXES or word.isupper()):
            return "name"
    return None


def numbered_word(text: str, number: Number) -> str | None:
    """How the word before the number says that it is a name: "hard" (Section), "soft" (Boeing), "capital" (any name), None."""
    match = _WORD_BEFORE.search(text, max(0, number.start - 26), number.start)
    if not match or (number.scale != 1 and len(number.letter or "") != 1) or "," in number.digits or "." in number.digits[:-2]:
        return None
    word = match[1]
    if number.scale != 1:
        # "Apartment 9B" is no billion, nor is the planet "Corvus 12b".
        named = word.lower() in _BEFORE_NAME or (number.letter == "b" and word.istitle() and _NAME_ENDS.match(text, number.end))
        return "hard" if word[0].isupper() and named else None
    if word.endswith(("'s", "’s")) or _AGAINST.match(text, number.end):
        return None
    if _SERIES_JOINT.match(text, number.end) and singular(word.lower()) in _BEFORE_NAME and word.endswith("s"):
        # "Exits 29 and 30", "wards 7 to 9".
        return "hard"
    if word in _CAPITAL_BEFORE or (word == "of" and text.endswith(_OF_NAMES, 0, number.start)):
        return "hard"
    if word.lower() in _BEFORE_NAME and (word != word.lower() or word.lower() not in _SOFT):
        return "soft" if word.lower() in _SOFT - _MAKERS else "hard"
    if word in _LOWER_SOFT and _PREPOSITION.search(text, max(0, match.start() - 8), match.start()):
        return "soft"
    if word in _MAKER_NAMES:
        return "hard"
    if word.lower() in _SOFT and text[number.end : number.end + 1] in ("", "\n"):
        # A heading that ends so: "Weekly bulletin 12".
        return "soft"
    if word.lower() in _OPENING or (_STARTER.fullmatch(word) and _SENTENCE_START.search(text, max(0, match.start() - 3), match.start())):
        return None
    version = len(number.digits) <= _MODEL_DIGITS and number.digits.endswith(".0")
    if (
        (word[0].isupper() or any(c.isupper() for c in word))
        and number.digits
        and ("." not in number.digits or version)
        and len(number.digits) <= 4
    ):
        return "capital"
    return None


def is_next_name(text: str, named: Number, number: Number, *, has_unit: bool) -> bool:
    """Whether a number goes on with the name before it: "iPhone 15 and 15 Pro", "Boeing 737 and 787 jets", "Routes 5 and 9"."""
    if not _NAMES_JOINT.fullmatch(text, named.end, number.start) or not number.digits.isdigit() or number.scale != 1 or has_unit:
        return False
    if number.digits == named.digits or (len(number.digits) == len(named.digits) >= _MODEL_DIGITS):
        return True
    series = _WORD_BEFORE.search(text, max(0, named.start - 26), named.start) or _IN_SERIES.search(
        text, max(0, named.start - 40), named.start
    )
    named_so = series is not None and (series[1][0].isupper() or singular(series[1]) in _BEFORE_NAME)
    return named_so and series is not None and series[1].endswith("s") and len(number.digits) <= _MODEL_DIGITS
