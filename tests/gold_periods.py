"""Gold figures with the time each holds for marked in place, and their score.

    ## topic | published
    Prices rose {3.4 %|2024-02|2023-02} year on year in February.

The words in braces are a figure; then its period ("-" for none) and, where it is a change told against a time, the base period; then,
where they are marked, the day as of which it holds and how the period is known. A block under one header is one article.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path

from ingest.claims import extract
from ingest.language import Reader
from ingest.model import FigureClaim, FigureTime
from ingest.readers.assemble import Metadata, article

_MARK = re.compile(r"\{([^|{}]+)\|([^|{}]+)(?:\|([^|{}]+))?(?:\|([^|{}]+)\|([^|{}]+))?\}")


@dataclass(frozen=True)
class Timed:
    """A figure at `start`..`end` of its article with its period, base period and day as of which it holds, None where it has none.

    `basis` is how the period is known; None where neither it nor `as_of` is marked.
    """

    start: int
    end: int
    printed: str
    period: str | None
    base: str | None
    as_of: str | None
    basis: str | None


@dataclass(frozen=True)
class TimedText:
    topic: str
    published: str
    text: str
    figures: tuple[Timed, ...]


def read_gold(path: Path) -> list[TimedText]:
    """The articles of a gold file."""
    articles = []
    for block in path.read_text(encoding="utf-8").split("## ")[1:]:
        header, _, marked = block.partition("\n")
        topic, published = (part.strip() for part in header.split("|"))
        articles.append(_read_article(topic, published, marked.strip()))
    return articles


def _read_article(topic: str, published: str, marked: str) -> TimedText:
    text, figures, last = "", [], 0
    for mark in _MARK.finditer(marked):
        text += marked[last : mark.start()]
        period, base, as_of = (None if part == "-" else part for part in mark.group(2, 3, 4))
        figures.append(Timed(len(text), len(text) + len(mark[1]), mark[1], period, base, as_of, mark[5]))
        text += mark[1]
        last = mark.end()
    return TimedText(topic, published, text + marked[last:], tuple(figures))


@dataclass(slots=True)
class TimeScore:
    """How many of `total` figures have the right period and base, how many of the `marked` ones also the right basis and as-of day;
    `wrong` has a line for each that is not all right.
    """

    total: int = 0
    periods: int = 0
    bases: int = 0
    marked: int = 0
    known: int = 0
    wrong: list[str] = field(default_factory=list)


def score(reader: Reader, articles: list[TimedText]) -> TimeScore:
    result = TimeScore()
    read = [article(one.text, ref=one.topic, metadata=Metadata(published=one.published)) for one in articles]
    for one, extraction in zip(articles, extract(reader, read), strict=True):
        for want in one.figures:
            time = getattr(_at(extraction.figures, want), "time", None) or FigureTime()
            right = (time.period == want.period, time.base_period == want.base)
            result.total += 1
            result.periods += right[0]
            result.bases += right[1]
            known = want.basis is None or (time.period_basis == want.basis and time.as_of == want.as_of)
            if want.basis is not None:
                result.marked += 1
                result.known += known
            if not (all(right) and known):
                result.wrong.append(f"{one.topic}: {want.printed}: {time}, not {want.period} (base {want.base}) {want.as_of} {want.basis}")
    return result


def _at(figures: tuple[FigureClaim, ...], want: Timed) -> FigureClaim | None:
    overlapping = [f for f in figures if f.figure.start < want.end and want.start < f.figure.end]
    return overlapping[0] if overlapping else None
