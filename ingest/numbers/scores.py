"""Tells the results of games and votes ("2-1", "416-8", "131 for six", "63 to 36") from ranges and sums."""

import re

from ingest.numbers.numerals import Number
from ingest.vocabulary import load

_SCORES = load("scores")
_AFTER = re.compile(rf"[.,;)]|$| (?:{'|'.join(_SCORES['after'])})\b")
_BEFORE = re.compile(rf"\b(?:{'|'.join(_SCORES['before'])})\b[^.;\n]{{0,25}}$")
_UPTO_TEN = "[0-9]|10|" + "|".join(_SCORES["upto_ten"])
_WORDS = "|".join(_SCORES["upto_ten"])
_MOST_POINTS = 999
_SETS = r"[0-7]-[0-7](?: ?\([0-9]{1,2}(?:-[0-9]{1,2})?\))?"

# Patterns of results over the text in lower case; every repeat is bounded.
SHAPES = (
    rf"(?<![0-9.,-]){_SETS}(?:,? (?:and )?{_SETS}){{1,4}}(?![0-9%-]|[.,][0-9])",
    rf"(?<![0-9$£€.,-])[0-9]{{1,3}} for (?:{_UPTO_TEN}|no loss)(?= ?[.,;)]| (?:{'|'.join(_SCORES['after_wickets'])})\b)",
    rf"\b(?:{'|'.join(_SCORES['before_wickets'])}) (?:{_UPTO_TEN}) for [0-9]{{1,3}}(?![0-9%]|[.,][0-9]| [a-z]{{3,20}}s\b)",
    rf"\b(?:{'|'.join(_SCORES['before_wickets'])}) (?:[0-9]|10)[-/][0-9]{{1,3}}(?![0-9%/-]|[.,][0-9]| (?:per ?cent|[mb]illion))",
    r"(?<![0-9.,-])[0-9]{2,3} all out\b",
    rf"\b(?:[0-9]{{1,2}}|{_WORDS})-(?:all|apiece|nil|love)\b",
    rf"\b(?:nil|love)-(?:[0-9]{{1,2}}|{_WORDS}|nil|all)\b",
    rf"\b(?:[0-9]{{1,2}}|{_WORDS})-(?:under|over)(?:-par)?\b"
    r"(?= (?:par|for|on|after|total|round|through|[67][0-9]|[12][0-9]{2})\b|[.,;)])",
    # "A 5-to-4 ruling".
    rf"\b(?:[0-9]{{1,3}}|{_WORDS})-to-(?:[0-9]{{1,3}}|{_WORDS})(?= (?:{'|'.join(_SCORES['rulings'])})\b)",
    rf"(?<=\ba )(?:[0-9]{{1,3}}|{_WORDS}) to (?:[0-9]{{1,3}}|{_WORDS})(?= (?:{'|'.join(_SCORES['rulings'])})\b)",
    r"(?<=\()[0-9]{1,3}-[0-9]{1,3}(?:-[0-9]{1,2})?(?=\))",
    r"(?<![0-9.,-])[0-9]{1,2}-(?:for|of)-[0-9]{1,2}(?![0-9-])",
    rf"(?<![0-9.,-])[0-9]{{1,2}}-[0-9]{{1,2}}(?:-[0-9]{{1,2}})? (?={'|'.join(_SCORES['after_records'])}\b)",
)
_CONTEST = re.compile(
    rf"\b(?:{'|'.join(_SCORES['before_sums'])}) ([0-9]{{1,3}}) to ([0-9]{{1,3}})(?=[.,;)]|$| (?:{'|'.join(_SCORES['after'])})\b)"
)


def contests(low: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where results told as "63 to 36" stand between two offsets; the higher number is printed first, or it is a range."""
    return [match.span(1)[:1] + match.span(2)[1:] for match in _CONTEST.finditer(low, start, end) if int(match[1]) >= int(match[2])]


def is_score(low: str, first: Number, second: Number, after: str) -> bool:
    """Whether two numbers joined by a dash are a result ("2-1", "54-46") and not a range."""
    if first.value is None or second.value is None or first.form != "digits" or second.form != "digits":
        return False
    if (first.value * 2) % 1 or (second.value * 2) % 1 or max(first.value, second.value) > _MOST_POINTS:
        return False
    if after[:1] in ("%", "$", "€", "£"):
        return False
    if first.value >= second.value:
        # The ends of a range rise.
        return True
    return bool(_AFTER.match(after)) and _BEFORE.search(low, max(0, first.start - 45), first.start) is not None
