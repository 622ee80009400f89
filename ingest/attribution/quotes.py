"""Finds quotations: stretches between quotation marks of every kind, over several paragraphs where they run on."""

import re
from dataclasses import dataclass

# Printed news mixes curly and straight marks, so a double mark may be closed by any double mark.
_CLOSERS = {
    "“": ("”", '"', "“"),
    '"': ('"', "”"),
    "„": ("“", "”", '"'),
    "«": ("»",),
    "‘": ("’",),
    "''": ("''",),
    "``": ("''",),
    "'": ("'",),
}
_MARK = re.compile(r"''|``|[\"“”«»„‘’']")
_PARAGRAPH = re.compile(r"[^\n]+")
# No single quotation of one paragraph is longer; an unclosed mark must not swallow the article.
_LONGEST = 1500
# No speech in news runs longer; every paragraph of a hostile text may open a quotation.
_MOST_PARAGRAPHS = 60
_SPEECH = re.compile(r"[A-Za-z0-9]")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation with its marks; `parts` are its paragraphs, `closed` says that its closing mark is printed."""

    start: int
    end: int
    parts: tuple[tuple[int, int], ...]
    closed: bool


def quotations(text: str) -> list[Quotation]:
    """All outermost quotations in text order; a quotation inside another one belongs to it."""
    found: list[Quotation] = []
    open_last = ""
    for paragraph in _PARAGRAPH.finditer(text):
        spans, unclosed = _in_paragraph(text, paragraph.start(), paragraph.end())
        goes_on = bool(open_last and spans) and _only_space(text, paragraph.start(), spans[0][0])
        for number, (start, end, closed) in enumerate(spans):
            if number == 0 and goes_on and len(found[-1].parts) < _MOST_PARAGRAPHS and text.startswith(open_last, start):
                before = found.pop()
                found.append(Quotation(before.start, end, (*before.parts, (start, end)), closed))
            else:
                found.append(Quotation(start, end, ((start, end),), closed))
        open_last = unclosed
    return found


def _only_space(text: str, start: int, end: int) -> bool:
    return not text[start:end].strip()


def _in_paragraph(text: str, begin: int, finish: int) -> tuple[list[tuple[int, int, bool]], str]:
    """The quotations of one paragraph as (start, end, closed), and the mark that stays open at its end ("" if none)."""
    spans: list[tuple[int, int, bool]] = []
    opened, mark = -1, ""
    for match in _MARK.finditer(text, begin, finish):
        sign = match.group()
        before = text[match.start() - 1] if match.start() > begin else " "
        after = text[match.end()] if match.end() < finish else " "
        if opened < 0:
            if _opens(sign, before, after):
                opened, mark = match.start(), sign
        elif sign in _CLOSERS[mark] and _closes(sign, before, after):
            spans.append((opened, match.end(), True))
            opened = -1
        elif match.start() - opened > _LONGEST:
            opened = -1
    if opened < 0:
        return spans, ""
    whole = finish - opened <= _LONGEST and _SPEECH.search(text, opened, finish) is not None
    # A lone single mark is an apostrophe; a lone double mark at the head of a paragraph opens a quotation that runs on.
    if mark in ("'", "‘") or not whole:
        return spans, ""
    spans.append((opened, finish, False))
    return spans, mark


def _opens(sign: str, before: str, after: str) -> bool:
    if sign not in _CLOSERS or after.isspace():
        return False
    return sign in "“«„" or not before.isalnum()


def _closes(sign: str, before: str, after: str) -> bool:
    if sign in ("'", "’"):
        return not after.isalnum() and not before.isspace()
    if sign in ('"', "''", "“"):
        return (not before.isspace() and not (sign == "“" and after.isalnum())) or (sign != "“" and not after.isalnum())
    return True
