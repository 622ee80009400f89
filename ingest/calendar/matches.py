"""A match of the grammar of time expressions, and what it comes to."""

from dataclasses import dataclass

from ingest.calendar.anchors import Anchor
from ingest.calendar.words import LINE, Row
from ingest.vocabulary import load

_FORWARD = frozenset(load("calendar")["forward"]["words"])
# How far before a date a word that turns it forward may stand.
_FORWARD_REACH = 12
UNIT_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120}
UNIT_DAYS = {"day": 1, "week": 7, "fortnight": 14}


@dataclass(frozen=True, slots=True)
class Value:
    """A resolved expression before it becomes a Period."""

    iso: str | None
    printed_year: bool = False
    relation: str = "own"
    shift: int = 0
    unit: str | None = None
    rate: bool = False


class Found:
    """A match of the grammar: the words from `first` to `last` (exclusive), under the pattern `name`."""

    __slots__ = ("anchor", "first", "last", "letters", "name", "row")

    def __init__(self, row: Row, first: int, last: int, name: str, anchor: Anchor):
        self.row, self.first, self.last, self.name, self.anchor = row, first, last, name, anchor
        self.letters = row.letters[first:last]

    def values(self, letters: str) -> list[int]:
        """The numbers that the words of these classes stand for, in order."""
        return [int(self.row.values[self.first + i] or 0) for i, letter in enumerate(self.letters) if letter in letters]

    def value(self, letters: str) -> int | None:
        found = self.values(letters)
        return found[0] if found else None

    def unit(self) -> str:
        return next(str(self.row.values[self.first + i]) for i, letter in enumerate(self.letters) if letter in "Uq")

    def has(self, letters: str) -> bool:
        return any(letter in self.letters for letter in letters)

    @property
    def before(self) -> str:
        return self.row.letters[self.first - 1] if self.first else LINE

    @property
    def after(self) -> str:
        return self.row.letters[self.last] if self.last < len(self.row.letters) else LINE

    def forward(self) -> bool:
        """True when a word of the same sentence, not far before, says that this is still to come."""
        for i in range(self.first - 1, max(-1, self.first - _FORWARD_REACH), -1):
            if self.row.letters[i] in ".|":
                return False
            if self.row.word(i) in _FORWARD:
                return True
        return self.has("x")


def year_meant(found: Found) -> tuple[int | None, bool]:
    """The year that the match names ("of 2025", "this year"), and whether it is printed."""
    year = found.value("Y") or found.value("F")
    if year is not None:
        return year, True
    if found.anchor.year is not None and "l" in found.letters[1:] and "U" in found.letters:
        return found.anchor.year - 1, False
    return found.anchor.year, False
