"""Reads a text as a row of word classes, one letter a word, so that dates can be matched as short patterns of letters."""

import re
from dataclasses import dataclass

from ingest.vocabulary import load

_VOCABULARY = load("calendar")
OTHER, NAME, LINE = "_", "X", "|"
_TOKEN = re.compile(
    r"(?P<word>[^\W\d_]{2,40}(?![0-9]))"
    r"|(?P<quarter>(?<!\w)(?:Q[1-4]|[1-4]Q|H[12]|[12]H)(?!\w))"
    r"|(?P<fiscal>(?<!\w)FY['’]?[0-9]{2,4}(?!\w))"
    r"|(?P<clock>(?<![\w.:])[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?(?![0-9:%]|\.[0-9])|[0-2]?[0-9][.][0-5][0-9](?=\s?(?:[ap]\.?m\b|GMT|hrs)))"
    r"|(?P<dotted>(?<![\w.])[0-3]?[0-9]\.[01]?[0-9]\.(?:19|20)[0-9]{2}(?!\w))"
    r"|(?P<number>(?<![\w.,])(?:[0-9]{1,3}(?:,[0-9]{3}){1,6}(?![0-9])(?:\.[0-9]{1,18})?|[0-9]{1,18}(?:\.[0-9]{1,18})?))"
    r"|(?P<meridiem>[ap]\.m\.?)"
    r"|(?P<digits>[0-9]{1,18})"
    r"|(?P<line>\n)"
    r"|(?P<mark>[^\s])"
)
_SUFFIXES = frozenset(("st", "nd", "rd", "th", "s"))
_MARKS = {mark: mark for mark in "-/,.():$'"} | {
    "–": "-",
    "—": "~",
    "’": "'",
    "‘": "'",
    "%": "c",
    "€": "$",
    "£": "$",
    "¥": "$",
    "a": "a",
    "A": "a",
    ";": ",",
    '"': '"',
}
_QUARTER_FIRST = frozenset("1234")


def _table() -> dict[str, tuple[str, int | str]]:
    table: dict[str, tuple[str, int | str]] = {word: ("c", word) for word in _VOCABULARY["not_a_year"]["after"]}
    for letter, words in _VOCABULARY["classes"].items():
        table |= {word: (letter, word) for word in words}
    for name, letter in (
        ("units", "U"), ("numbers", "N"), ("ordinals", "O"), ("seasons", "S"), ("days", "y"), ("months", "M"),
        ("month_abbreviations", "m"), ("weekdays", "W"), ("weekday_abbreviations", "w"),
    ):  # fmt: skip
        table |= {word: (letter, value if isinstance(value, int | str) else word) for word, value in _VOCABULARY[name].items()}
    return table | {"quarter": ("q", "quarter"), "quarters": ("q", "quarter")}


_TABLE = _table()
_CAPITALISED = frozenset("MmWw")


@dataclass(frozen=True, slots=True)
class Row:
    """The words of a text: `letters[i]` is the class of the word at `starts[i]:ends[i]`, `values[i]` what it is worth.

    A month is worth its number, a weekday 0-6 from Monday, a calendar unit or another listed word its name, a number itself.
    """

    text: str
    letters: str
    starts: list[int]
    ends: list[int]
    values: list[int | str | None]

    def word(self, i: int) -> str:
        return self.text[self.starts[i] : self.ends[i]]

    def touching(self, first: int, last: int) -> bool:
        """True when no white space stands between the words from `first` to `last`."""
        return all(self.ends[i] == self.starts[i + 1] for i in range(first, last))


def row(text: str) -> Row:
    """The words of `text` in order, white space left out. Linear in its length."""
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    values: list[int | str | None] = []
    table = _TABLE
    for match in _TOKEN.finditer(text):
        group = match.lastgroup
        start, end = match.span()
        value: int | str | None = None
        if group == "word":
            printed = match.group()
            found = table.get(printed) or table.get(printed.lower())
            if found is None:
                letter = NAME if "A" <= printed[0] <= "Z" else OTHER
                if printed in _SUFFIXES and ends and ends[-1] == start and letters[-1] in "DY#":
                    letter, value = "t", printed
            else:
                letter, value = found
                if letter in _CAPITALISED and not printed[0].isupper():
                    letter, value = OTHER, None
        elif group == "mark":
            letter = _MARKS.get(match.group(), OTHER)
            if letter == OTHER and match.group() == "s" and ends and ends[-1] == start and letters[-1] in "YD'":
                letter = "t"
        elif group == "line":
            letter = LINE
        else:
            letter, value = _numeric(group or "", match.group())
        letters.append(letter)
        starts.append(start)
        ends.append(end)
        values.append(value)
    return Row(text, "".join(letters), starts, ends, values)


def _numeric(group: str, printed: str) -> tuple[str, int | str | None]:
    """Letter and worth of a number: D day of a month, Y year, C clock, Q quarter, J half, F fiscal year, * dotted date, # any other."""
    if group in ("number", "digits"):
        if printed.isdigit() and len(printed) <= 2 and 1 <= int(printed) <= 31:
            return "D", int(printed)
        if printed.isdigit() and len(printed) == 4 and 1500 <= int(printed) <= 2199:
            return "Y", int(printed)
        return "#", printed
    if group == "quarter":
        number = int(printed[0] if printed[0] in _QUARTER_FIRST else printed[1])
        return ("Q" if "Q" in printed else "J"), number
    if group == "fiscal":
        digits = int(re.sub("[^0-9]", "", printed))
        return "F", digits + 2000 if digits < 100 else digits
    return {"clock": "C", "dotted": "*", "meridiem": "p"}[group], printed
