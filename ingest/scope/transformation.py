"""How a series is transformed (level, change on a year, year to date, rank) and adjusted (seasonally, with or without some part)."""

import re
from functools import cache

from ingest.model import Figure, Kind
from ingest.scope.measures import table

_WINDOW = 80
_PART = r"[\w&'’/-]{1,30}(?: [\w&'’/-]{1,30}){0,4}"
_PLAIN = {Kind.RANK: "rank", Kind.DIFFERENCE: "difference"}


@cache
def _cues() -> list[tuple[str, re.Pattern[str]]]:
    return [
        (name, re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")\b", re.IGNORECASE))
        for name, words in table("transformation").items()
    ]


def transformation_of(figure: Figure, sentence: str, at: int) -> str:
    """ "level", "rank", "difference", "YTD", or for a change its base ("YoY", "MoM", "QoQ", "change" where the words nearby do not say)."""
    if figure.kind in _PLAIN:
        return _PLAIN[figure.kind]
    changed = figure.kind is Kind.CHANGE or figure.role in ("percent", "difference")
    near = sentence[max(0, at - _WINDOW) : at + _WINDOW]
    centre = min(at, _WINDOW)
    hits = [(abs(match.start() - centre), name) for name, cue in _cues() for match in cue.finditer(near) if changed != (name == "YTD")]
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
    opening = re.compile(rf"(?<![\w-])(?:{anyof('excluding')}|(incl\.|inclusive of)) {{0,2}}({_PART})", re.IGNORECASE)
    closing = re.compile(
        rf"\b[Ii]f ([\w’' -]{{3,60}}?)(?: such as [^,.;]{{1,60}}?)?,? (?:is|are|was|were) (?:({anyof('excluded')})|{anyof('included')})\b"
    )
    return fixed, opening, closing


def adjustment_near(sentence: str) -> str | None:
    """What the sentence says is adjusted for, left out or put in: "seasonally adjusted", "excluding food and energy"; None if nothing."""
    fixed, opening, closing = _adjustments()
    for name, cue in fixed:
        if cue.search(sentence):
            return name
    match = opening.search(sentence)
    if match is not None:
        return f"{'including' if match[1] else 'excluding'} {match[2].strip()}"
    match = closing.search(sentence)
    if match is not None:
        return f"{'excluding' if match[2] else 'including'} {match[1].strip()}"
    return None
