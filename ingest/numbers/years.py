"""Tells bare digits that are a year from those that are an amount, by what stands around them."""

import re

from ingest.numbers.numerals import Number
from ingest.vocabulary import load

_WORDS = load("years")


def _any(name: str) -> str:
    return "|".join(map(re.escape, sorted(_WORDS[name], key=len, reverse=True)))


_YEAR_ONLY = re.compile(r"(?:1[5-9]|2[01])[0-9]{2}")
_JOINT = re.compile(r" ?[-–/] ?| and | to | or |, ")
_BEFORE = re.compile(rf"(?:\b(?:{_any('before')})|\()[ (-]{{0,2}}$")
_AMOUNT_BEFORE = re.compile(rf"\b(?:{_any('amount_before')}) $")
_BOUND_BEFORE = re.compile(rf"\b(?:{_any('bound_before')}) $")
_COUNT_BEFORE = re.compile(rf"\b(?:{_any('count_before')}) $")
_COUNT_AFTER = re.compile(r" (?:[a-z-]{2,20} ){0,2}?[a-z-]{2,18}s\b")
_AFTER = re.compile(rf"[.,;:!?)\]\"”’'\n–—-]|\s?$| -| (?:{_any('after')})\b")
_SURE = ("1900", "2060")


def is_year(low: str, number: Number) -> bool:
    """Whether bare digits are a year. `low` is the text in lower case."""
    if number.form != "digits" or not _YEAR_ONLY.fullmatch(number.digits) or number.scale != 1:
        return False
    before, after = low[max(0, number.start - 24) : number.start], low[number.end : number.end + 48]
    alone, led = bool(_AFTER.match(after)), bool(_BEFORE.search(before))
    if _AMOUNT_BEFORE.search(before) or (_BOUND_BEFORE.search(before) and not alone):
        return False
    sure = _SURE[0] <= number.digits <= _SURE[1]
    if alone:
        return led or sure
    if _COUNT_BEFORE.search(before) or (_COUNT_AFTER.match(after) and not led):
        return False
    return sure and (led or not number.digits.endswith("00"))


def is_second_year(low: str, year: Number, number: Number) -> bool:
    """Whether bare digits after a year are a year too ("between 1000 and 1260", "2014-16")."""
    gap = low[year.end : number.start]
    if number.form != "digits" or number.scale != 1 or not (year.digits.isdigit() and number.digits.isdigit()) or not _JOINT.fullmatch(gap):
        return False
    return len(number.digits) == len(year.digits) == 4 or (len(number.digits) <= 2 and gap in ("-", "–", "/"))
