"""Which numbers of an article are in no row, or in two, of its figures and its other numbers."""

import re

from ingest.model import Extraction

# Written out here, and not read from the vocabulary, so that a word lost there is noticed.
_WORDS = (
    "zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|"
    "(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundreds?|thousands?|millions?|billions?|trillions?|dozens?|"
    "half|halves|thirds?|quarters?|(?:fif|six|seven|eigh|nin|ten)ths?|twice|first|second|fourth|"
    "double[ds]?|doubling|tripled?|tripling|halved?|halving"
)
_NUMBER = re.compile(rf"[0-9](?:[0-9.,]{{0,30}}[0-9])?|\b(?:{_WORDS})\b", re.IGNORECASE)


def numbers(text: str) -> list[tuple[int, int]]:
    """Where each run of digits and each number word stands."""
    return [found.span() for found in _NUMBER.finditer(text)]


def unaccounted(extraction: Extraction) -> list[str]:
    """A line for every number that does not lie inside exactly one figure or one unclaimed row."""
    text = extraction.article.text
    rows = [(f.figure.start, f.figure.end) for f in extraction.figures] + [(row.start, row.end) for row in extraction.unclaimed]
    wrong = []
    for start, end in numbers(text):
        over = [row for row in rows if row[0] < end and start < row[1]]
        if len(over) != 1 or not (over[0][0] <= start and end <= over[0][1]):
            held = [text[slice(*row)] for row in over]
            wrong.append(f"{text[start:end]!r} is in {held}: {text[max(0, start - 40) : end + 40]!r}")
    return wrong
