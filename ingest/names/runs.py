"""Runs of capitalised words that can be names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ingest.vocabulary import load

_WORD = r"(?:[A-ZÀ-ÖØ-Þ][\w&’'-]{0,30}(?:\.[A-Z]){0,4}\.?|(?:i|e)[A-Z]\w{1,20}|&)"
_LINK = r"(?: of the | of | for the | for | and | the | de | del | la | van der | van | von | bin | al-|-| )"
_RUN = re.compile(rf"(?<![\w@#/.]){_WORD}(?:{_LINK}{_WORD}){{0,9}}")
_PIECE = re.compile(rf"{_LINK}?{_WORD}")
_OPENS = re.compile(r"(?:^|[.!?:;•\n\r]|[.!?][\"”’')\]])[\s\"“‘'(\[–—-]{0,6}$")
_WORD_START = re.compile(_WORD + r"$")
_POSSESSIVE = re.compile(r"(?:'s|’s|['’])$")
_FULL_STOP = re.compile(r"(?<=[a-z0-9]{3})\.$|(?<=[A-Z]{3})\.$")
_TIGHT = frozenset((" ", "-", " de ", " del ", " la ", " van der ", " van ", " von ", " bin ", " al-"))


@dataclass(frozen=True, slots=True)
class Run:
    """A candidate name; `opens` is true where it begins a sentence, so that its first capital says nothing."""

    start: int
    end: int
    text: str
    opens: bool


@cache
def organisation_heads() -> frozenset[str]:
    """Words that the name of an organisation ends with, or begins with before "of"."""
    return frozenset(load("entities")["organisation"]["heads"])


@cache
def _leading() -> tuple[frozenset[str], frozenset[str]]:
    table = load("entities")["leading"]
    return frozenset(table["words"]), frozenset(table["never"])


@cache
def _abbreviations() -> frozenset[str]:
    table = load("entities")
    words = [*table["person"]["titles"], *table["organisation"]["words"], *table["leading"]["abbreviations"]]
    return frozenset(word for word in words if word.endswith("."))


def runs(text: str) -> Iterator[Run]:
    """Candidate names in text order; "and", "of" and "for" join only inside the name of an organisation ("Ministry of X and Y")."""
    for match in _RUN.finditer(text):
        opens = _OPENS.search(text, max(0, match.start() - 12), match.start()) is not None
        yield from _split(match, opens)


def _split(match: re.Match[str], opens: bool) -> Iterator[Run]:
    leading, never = _leading()
    start, end = match.start(), match.start()
    open_name = False
    for piece in _PIECE.finditer(match.group()):
        words = piece.group()
        cut = _WORD_START.search(words).start()  # type: ignore[union-attr]  # every piece ends in a word
        link, word = words[:cut], words[cut:]
        at = match.start() + piece.start() + cut
        bare = _POSSESSIVE.sub("", word).rstrip(".")
        drop = bare in never or (at == match.start() and bare in leading)
        joined = link in _TIGHT or (open_name and link in (" of the ", " of ", " for the ", " for ", " and "))
        if start < end and (drop or not joined):
            yield from _made(match, start, end, opens)
            start = end = at
        if drop:
            start = end = match.start() + piece.end() + 1
            open_name = False
            continue
        if start >= end:
            start, open_name = at, False
        end = match.start() + piece.end()
        open_name = open_name or bare in organisation_heads()
        if bare != word.rstrip(".") or (_FULL_STOP.search(word) and word not in _abbreviations()):
            yield from _made(match, start, end, opens)
            start = end = end + 1
            open_name = False
    if start < end:
        yield from _made(match, start, end, opens)


def _made(match: re.Match[str], start: int, end: int, opens: bool) -> Iterator[Run]:
    text = match.string[start:end]
    text = _POSSESSIVE.sub("", text)
    if text.rpartition(" ")[2] not in _abbreviations():
        text = _FULL_STOP.sub("", text)
    text = text.rstrip("-&’'")
    if any(char.isalpha() for char in text) and len(text) > 1:
        yield Run(start, start + len(text), text, opens and start == match.start())
