"""Recognises units and money in text."""

import re
from dataclasses import dataclass
from functools import cache

from ingest.vocabulary import load

_UNITS = load("units")
_MONEY = load("currencies")
_DENOMINATORS = _UNITS["denominators"]
_NOT_DIMENSIONS = ("denominators",)
_IRREGULAR: dict[str, str] = load("plurals")["irregular"]
_INVARIANT = frozenset(load("plurals")["invariant"])
_GAP = "[ \u00a0\u202f\u2009]"
# A symbol of one letter after a space is a unit only for these; the others are words, names or initials there.
_SPACED_LETTERS = frozenset("CFVWgmtLh")


@dataclass(frozen=True, slots=True)
class UnitFound:
    """A unit in a text: where it ends, its code and its dimension ("money", "length", ...)."""

    end: int
    code: str
    dimension: str


def _plural(word: str) -> str:
    return re.escape(word).replace(r"\ ", "[ -]").replace(r"\-", "[ -]") + ("" if word[-1] in "s.%" else "s?")


def _tables() -> tuple[dict[str, tuple[str, str]], dict[str, tuple[str, str]]]:
    words: dict[str, tuple[str, str]] = {}
    symbols: dict[str, tuple[str, str]] = {}
    for dimension, units in _UNITS.items():
        if dimension in _NOT_DIMENSIONS:
            continue
        for code, printed in units.items():
            words.update(dict.fromkeys(printed["words"], (code, dimension)))
            symbols.update(dict.fromkeys(printed["symbols"], (code, dimension)))
    words.update({name: (code, "money") for name, code in _MONEY["names"].items()})
    words.update({name: (code, "money") for name, code in _MONEY["coins"].items() if len(name) > 1})
    symbols.update({name: (code, "money") for name, code in _MONEY["coins"].items() if len(name) == 1})
    symbols.update({code: (code, "money") for code in _MONEY["codes"]["all"]})
    symbols.update(
        {
            symbol: (code, "money")
            for symbol, code in _MONEY["symbols"].items()
            if symbol in ("$", "€", "£", "kr", "zł", "₽", "₺", "₴", "฿", "₫", "RMB")
        }
    )
    return words, symbols


_WORDS, _SYMBOLS = _tables()
_WORD_AFTER = re.compile(rf"(?:{_GAP}{{1,2}}|-)?((?:{'|'.join(_plural(w) for w in sorted(_WORDS, key=len, reverse=True))}))(?![a-z])")
_SYMBOL_AFTER = re.compile(
    rf"({_GAP}|-)?({'|'.join(re.escape(s) for s in sorted(_SYMBOLS, key=len, reverse=True))})(?![A-Za-z0-9²³]|[’'][a-z]|(?<!%)-[0-9])"
)
_PLURALS = {re.sub(r"[ -]", " ", form): entry for word, entry in _WORDS.items() for form in (word, word + "s")}
_BEFORE = re.compile(
    "(?:" + "|".join(re.escape(s) for s in sorted([*_MONEY["symbols"], *_MONEY["codes"]["all"]], key=len, reverse=True)) + rf"){_GAP}?$"
)
_MONEY_SIGNS = {**_MONEY["symbols"], **{code: code for code in _MONEY["codes"]["all"]}}
_ARTICLE_DENOMINATOR = re.compile(
    rf"(?:{_GAP}|-)an?(?:{_GAP}|-)({'|'.join(sorted(map(re.escape, _DENOMINATORS['after_article']), key=len, reverse=True))})(?![a-z])"
)
# Signs of feet and inches that also close a quotation ("the 'top 10' list").
_MARKS_OF_LENGTH = frozenset(("'", "’", "′"))
_QUOTED = re.compile(r"(?:^|[\s(])['‘][^'’\n]{0,58}$")
_CONSOLE = re.compile(r"[1-9](?![0-9]|[.,][0-9]|m|bn|k)")
# "38,000 smart meters" are things and no length.
_THINGS = frozenset(load("counted")["phrase"]["things"])
# "A capacitor of 2.5 F" is no matter of heat.
_CIRCUIT = re.compile(r"capacit|voltage|circuit")
_SUMMIT = re.compile(r"[0-9]{2}(?![0-9]|[.,][0-9]| ?(?:m|bn|k|[mb]illion)\b)")
_LATER = re.compile(r" (?:earlier|ago|later|before|after|prior|from now)\b|-(?:old|long)|[’']s\b")
_PER = re.compile(rf"(?:{_GAP}per{_GAP}|-per-|{_GAP}for every{_GAP}|{_GAP}for each{_GAP})(?:(?:each|every|one|full|single|calendar) )?")
_SLASH = re.compile(r" ?/ ?([A-Za-z]{1,12}[0-9²³]?)(?![A-Za-z0-9])")
_PER_NUMBER = re.compile(
    r"(?:per|out of|for every|in every)[ -]([0-9]{1,3}(?:,?000){1,3}|thousand|million|hundred thousand)\b"
    r""
    r"(?: (?:people|residents|inhabitants|population|person|births|live births|women|men|children|citizens))?"
)
_NUMBER_NAMES = {"thousand": "1000", "million": "1000000", "hundred thousand": "100000"}
_ONE_WORD = re.compile(r"[a-z]{1,24}(?:-[a-z]{1,24})?(?![a-z])")
_BRITISH = re.compile("£|sterling|british")
_SI_DENOMINATORS = frozenset(("t", "kg", "g", "L", "m", "km", "ha", "s", "m2", "km2", "m3"))
CALENDAR = frozenset(("month", "quarter", "year"))
# "24 a day" is a rate of what the words around it name.
_RHYTHMS = frozenset(("day", "week", "month", "night", "minute"))
_NOT_PER = frozenset(("cent", "mil", "mille", "se", "the", "a", "its", "of", "one", "his", "her", "their"))
# "8 min 40 s".
_SECONDS_LEFT = re.compile(r"(?:min|minutes?|') ?[0-9]{1,2}(?:\.[0-9]{1,3})?$")
_FALSE_SECOND = re.compile(r"[ -](?:half|quarter|place|round|time|year|term|world|day|week|leg|period|division|home|child|wave)\b")
_SPENT = re.compile(rf"\b(?:{'|'.join(_MONEY['money_signs']['words'])})\b")
_MASS = re.compile(rf"\b(?:{'|'.join(_MONEY['mass_signs']['words'])})\b")


def money_before(text: str, position: int) -> tuple[int, str] | None:
    """Where a currency sign or code that ends at `position` starts, and its ISO 4217 code."""
    if position == 0 or (text[position - 1] not in " \u00a0" and text[position - 1].isdigit()):
        return None
    match = _BEFORE.search(text, max(0, position - 6), position)
    if not match:
        return None
    if (match.group() == "PS" and _CONSOLE.match(text, position)) or (match.group() == "COP" and _SUMMIT.match(text, position)):
        return None
    sign = match.group().rstrip(" \u00a0\u202f\u2009")
    before = text[match.start() - 1] if match.start() else " "
    if sign[0].isalpha() and (
        before.isalnum() or (sign in ("PS", "Y", "Sh", "kr", "Tk", "Rp") and match.end() != match.start() + len(sign))
    ):
        return None
    return match.start(), _MONEY_SIGNS[sign]


def unit_after(text: str, low: str, position: int, *, scaled: bool = False) -> UnitFound | None:
    """The unit printed right after `position`, with its denominator ("$600 a month", "km/h", "per 100,000")."""
    found = _simple(text, low, position, scaled=scaled)
    if found is None:
        rate = denominator(low, text, position)
        return (
            UnitFound(rate[0], rate[1] if rate[1].startswith("/") else "/" + rate[1], "rate")
            if rate and (low.startswith((" per", "/", " out of"), position) or rate[1] in _RHYTHMS)
            else None
        )
    return with_denominator(text, low, found)


def with_denominator(text: str, low: str, found: UnitFound) -> UnitFound:
    """The unit joined with the denominator that follows it, if one does."""
    # "3 % a year" is three percent, told for a year: a percentage keeps its unit, or nothing could be compared with it.
    # "400 tons per month" is what "46 tons in May" is compared with: the month is its period.
    if found.code == "%":
        return found
    if (
        found.dimension in ("fraction", "time", "speed")
        and low.startswith((" a", " an"), found.end)
        and found.code not in ("%", "h", "min")
    ):
        return found
    rate = denominator(low, text, found.end)
    if not rate or (found.dimension == "mass" and rate[1] in CALENDAR):
        return found
    return UnitFound(rate[0], found.code + (rate[1] if rate[1].startswith("/") else "/" + rate[1]), "rate")


def denominator(low: str, text: str, position: int) -> tuple[int, str] | None:
    """Where the words of "per something" after `position` end, and the something in the singular."""
    if position >= len(low) or low[position] not in " \u00a0-/":
        return None
    skip = position + (low[position] == " ")
    if match := _PER_NUMBER.match(low, skip):
        return match.end(), "/" + _NUMBER_NAMES.get(match[1], match[1].replace(",", ""))
    if match := _ARTICLE_DENOMINATOR.match(low, position):
        return (match.end(), _denominator_code(match[1])) if not _LATER.match(low, match.end()) else None
    if match := _SLASH.match(text, position):
        word = _DENOMINATORS["short"].get(match[1])
        return (match.end(), word) if word else None
    if not (match := _PER.match(low, position)):
        return None
    unit = _simple(text, low, match.end(), scaled=False)
    if unit and unit.dimension != "money":
        word = low[match.end() : unit.end]
        return unit.end, _denominator_code(word) if word.isalpha() and len(word) > 2 else unit.code
    word = _ONE_WORD.match(low, match.end())
    if not word or word.group() in _NOT_PER:
        return None
    return word.end(), singular(word.group())


def _denominator_code(word: str) -> str:
    """ "a ton" is per "t" as "per tonne" is; hours, ounces and counted nouns keep their word in the singular."""
    found = _PLURALS.get(word)
    return found[0] if found and found[0] in _SI_DENOMINATORS else singular(word)


def _simple(text: str, low: str, position: int, *, scaled: bool) -> UnitFound | None:
    if match := _WORD_AFTER.match(low, position):
        printed = re.sub(r"[ -]", " ", match[1])
        code, dimension = _PLURALS.get(printed) or _PLURALS.get(match[1]) or _WORDS.get(match[1]) or ("", "")
        if code == "s" and _FALSE_SECOND.match(low, match.end()):
            return None
        if code == "lb" and _is_money(low, position, match.end(), scaled=scaled):
            code, dimension = "GBP", "money"
        if code and not (
            printed in ("won", "dong", "rand", "lei", "stone", "bit", "dinar") and not _plain_unit(low, printed, match.end(), scaled=scaled)
        ):
            return UnitFound(match.end(), code, dimension)
    if match := _SYMBOL_AFTER.match(text, position):
        gap, symbol = match[1], match[2]
        if (
            gap
            and len(symbol) == 1
            and symbol.isalpha()
            and symbol not in _SPACED_LETTERS
            and not _SECONDS_LEFT.search(text, max(0, position - 14), position)
            and not text.startswith("/", match.end())
        ):
            return None
        if symbol in _MARKS_OF_LENGTH and (
            not text[position - 1 : position].isdigit() or _QUOTED.search(text, max(0, position - 60), position)
        ):
            return None
        if gap and symbol in ("'", "′", '"', "″", "$", "£", "€", "mi", "Mb", "h", "in"):
            return None
        if (
            symbol == '"'
            and text.count('"', text.rfind("\n", max(0, position - 500), position) + 1 or max(0, position - 500), position) % 2
        ):
            return None
        circuit = symbol == "F" and _CIRCUIT.search(low, max(0, position - 60), position + 60)
        code, dimension = _WORDS["farad"] if circuit else _SYMBOLS[symbol]
        return UnitFound(match.end(), code, dimension)
    return None


def _is_money(low: str, start: int, end: int, *, scaled: bool) -> bool:
    near = low[max(0, start - 60) : end + 40]
    if scaled or (_SPENT.search(near) and not _MASS.search(near)):
        return True
    return (_BRITISH.search(low, max(0, start - 1000), end + 1000) is not None) and not _MASS.search(near)


def _plain_unit(low: str, printed: str, end: int, *, scaled: bool) -> bool:
    """Whether a word that is also a verb, an adjective or a name ("won", "rand") is a unit here."""
    if printed == "bit":
        return False
    if printed in ("won", "lei"):
        return scaled
    return not re.match(r" (?:wall|walls|house|the)\b", low[end : end + 8])


@cache
def word_unit(phrase: str) -> tuple[str, str] | None:
    """Code and dimension when a counted phrase ends in a unit's name ("rushing yard", "combined ton"); None for other nouns."""
    modifiers, _, head = phrase.rpartition(" ")
    found = _WORDS.get(head) if modifiers and f"{modifiers.rpartition(' ')[2]} {head}" not in _THINGS else None
    return found if found and found[1] in ("length", "mass", "area", "volume", "power", "energy", "fraction") else None


@cache
def singular(word: str) -> str:
    """The singular of a plural noun in lower case; a word that is not a plural comes back as it is."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("men") and word not in _INVARIANT:
        return word[:-2] + "an"
    if word in _INVARIANT or len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("oes"):
        return word[:-2]
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    return word[:-1]
