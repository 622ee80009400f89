"""How a series is transformed (level, change on a year, year to date, rank) and adjusted (seasonally, with or without some part)."""

import re
from functools import cache

from spacy.tokens import Span, Token

from ingest.model import Figure, Kind
from ingest.scope.measures import table

_WINDOW = 80
_SENTENCE_END = re.compile(r"(?<=[a-z%)”\"0-9][.!?])\s{1,8}(?=[A-Z“\"])|\n")
_LONGEST_PART = 7
_PLAIN = {Kind.RANK: "rank", Kind.DIFFERENCE: "difference"}


@cache
def _cues() -> list[tuple[str, re.Pattern[str]]]:
    return [
        (name, re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")\b", re.IGNORECASE))
        for name, words in table("transformation").items()
    ]


def transformation_of(figure: Figure, text: str, at: int) -> str:
    """ "level", "rank", "difference", "YTD", or for a change its base ("YoY", "MoM", "QoQ", "change" where the words nearby do not say)."""
    if figure.kind in _PLAIN:
        return _PLAIN[figure.kind]
    changed = figure.kind is Kind.CHANGE or figure.role in ("percent", "difference")
    before, after = text[max(0, at - _WINDOW) : at], text[at : at + _WINDOW]
    before = _SENTENCE_END.split(before)[-1]
    near = before + _SENTENCE_END.split(after)[0]
    centre = len(before)
    told = [(name, cue) for name, cue in _cues() if changed != (name == "YTD")]
    hits = [(abs(match.start() - centre), name) for name, cue in told for match in cue.finditer(near)]
    if hits:
        return min(hits)[1]
    return "change" if changed else "level"


@cache
def _adjustments() -> tuple[list[tuple[str, re.Pattern[str]]], re.Pattern[str], re.Pattern[str]]:
    words = table("adjustment")

    def anyof(key: str) -> str:
        return "(?:" + "|".join(map(re.escape, words[key])) + ")"

    fixed = [
        (name, re.compile(rf"(?<![\w-]){anyof(key)}(?!\w)", re.IGNORECASE))
        for name, key in (
            ("not seasonally adjusted", "unadjusted"),
            ("seasonally adjusted", "seasonal"),
            ("inflation adjusted", "inflation"),
        )
    ]
    opening = re.compile(rf"(?<![\w-])(?:{anyof('excluding')}|({anyof('inclusive')})) {{1,2}}", re.IGNORECASE)
    closing = re.compile(
        rf"\b[Ii]f ([\w’' -]{{3,60}}?)(?: such as [^,.;]{{1,60}}?)?,? (?:is|are|was|were) (?:({anyof('excluded')})|{anyof('included')})\b"
    )
    return fixed, opening, closing


def adjustment_in(sentence: Span) -> str | None:
    """What the sentence says is adjusted for, left out or put in: "seasonally adjusted", "excluding food and energy"; None if nothing."""
    fixed, opening, closing = _adjustments()
    text = sentence.text
    for name, cue in fixed:
        if cue.search(text):
            return name
    match = opening.search(text)
    if match is not None:
        part = _part(sentence, sentence.start_char + match.end())
        return f"{'including' if match[1] else 'excluding'} {part}" if part else None
    match = closing.search(text)
    if match is not None:
        return f"{'excluding' if match[2] else 'including'} {match[1].strip()}"
    return None


def _part(sentence: Span, start: int) -> str:
    """The nouns from character `start` on, up to the next verb or stop."""
    words: list[Token] = []
    for token in sentence:
        if token.idx >= start:
            if token.pos_ not in ("NOUN", "PROPN", "ADJ", "CCONJ", "DET", "ADV") or len(words) > _LONGEST_PART:
                break
            words.append(token)
    while words and words[-1].pos_ in ("CCONJ", "DET", "ADV"):
        words.pop()
    return " ".join(token.text for token in words)
