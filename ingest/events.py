"""Finds what an article says has happened: the word that tells of it, its kind, time, place and who took part. Pure."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache

from ingest.model import Article, BlockKind, Event, Mention, Period, Span
from ingest.phrases import Phrases
from ingest.vocabulary import load

_PARTICIPANTS = ("person", "organisation")
_MOST_PARTICIPANTS = 6
_PARTS = re.compile(r"\b(?:that|which|who|whose|where|before|after|since|but|while)\b|;")


@cache
def _lexicon() -> tuple[Phrases, dict[str, frozenset[str]]]:
    table = load("events")
    phrases = Phrases((word, kind) for kind, entry in table.items() for word in entry["words"])
    return phrases, {kind: frozenset(entry.get("not", ())) for kind, entry in table.items()}


def events(article: Article, sentences: Sequence[Span], periods: Sequence[Period], mentions: Sequence[Mention]) -> list[Event]:
    """One Event for each kind of happening that a sentence tells of, in text order. `sentences` are spans in order."""
    phrases, excluded = _lexicon()
    text = article.text
    starts = [start for start, _ in sentences]
    blocks = [block.start for block in article.blocks]
    names = [mention.start for mention in mentions]
    placed = [period for period in periods if period.relation == "own" and period.iso and not period.iso.startswith("T")]
    times = [period.start for period in placed]
    found: list[Event] = []
    told: set[tuple[int, str]] = set()
    for start, end, kind in phrases.find(text):
        number, block, name = (bisect_right(row, start) - 1 for row in (starts, blocks, names))
        if number < 0 or (number, kind) in told or _is_excluded(text, start, end, excluded[kind]):
            continue
        if block >= 0 and article.blocks[block].kind is BlockKind.BOILERPLATE:
            continue
        if name >= 0 and start < mentions[name].end and mentions[name].kind != "event":
            continue
        told.add((number, kind))
        first, last = sentences[number]
        here = mentions[bisect_left(names, first) : bisect_left(names, last)]
        found.append(
            Event(
                start=start,
                end=end,
                trigger=text[start:end],
                kind=kind.replace("_", " "),
                period=_time(text, placed[bisect_left(times, first) : bisect_left(times, last)], start),
                place=_place(here, start),
                participants=tuple(dict.fromkeys(m.canonical for m in here if m.kind in _PARTICIPANTS))[:_MOST_PARTICIPANTS],
            )
        )
    return found


def _is_excluded(text: str, start: int, end: int, words: frozenset[str]) -> bool:
    before = text[max(0, start - 20) : start].replace("-", " ").split()
    after = text[end : end + 20].split()
    return bool((before and before[-1].lower() in words) or (after and after[0].lower().strip(".,;") in words))


def _time(text: str, periods: Sequence[Period], offset: int) -> str | None:
    """The nearest time that no clause of its own parts from the trigger."""
    own = [p for p in periods if not _PARTS.search(text, min(p.end, offset), max(p.start, offset))]
    return min(own, key=lambda p: abs(p.start - offset)).iso if own else None


def _place(mentions: Sequence[Mention], offset: int) -> str | None:
    places = [m for m in mentions if m.kind == "place"]
    return min(places, key=lambda m: abs(m.start - offset)).canonical if places else None
