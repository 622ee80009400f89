"""Gold figures with the time each holds for marked in place, and their score.

    ## topic | published
    Prices rose {3.4 %|2024-02|2023-02} year on year in February.

The words in braces are a figure; then its period ("-" for none) and, where it is a change told against a time, the base period.
A block under one header is one article.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from ingest.claims import extract
from ingest.language import Reader
from ingest.model import FigureClaim
from ingest.readers.assemble import Metadata, article

_MARK = re.compile(r"\{([^|{}]+)\|([^|{}]+)(?:\|([^|{}]+))?\}")


@dataclass(frozen=True)
class Timed:
    """A figure at `start`..`end` of its article with its period and base period, None where it has none."""

    start: int
    end: int
    printed: str
    period: str | None
    base: str | None


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
        period = None if mark[2] == "-" else mark[2]
        figures.append(Timed(len(text), len(text) + len(mark[1]), mark[1], period, mark[3]))
        text += mark[1]
        last = mark.end()
    return TimedText(topic, published, text + marked[last:], tuple(figures))


def score(reader: Reader, articles: list[TimedText]) -> tuple[int, int, int, list[str]]:
    """(figures with the right period, with the right base, all figures, a line for each wrong one)."""
    periods = bases = total = 0
    wrong = []
    read = [article(one.text, ref=one.topic, metadata=Metadata(published=one.published)) for one in articles]
    for one, extraction in zip(articles, extract(reader, read), strict=True):
        for want in one.figures:
            total += 1
            got = _at(extraction.figures, want)
            period, base = (got.time.period, got.time.base_period) if got else ("no figure", "no figure")
            periods += period == want.period
            bases += base == want.base
            if period != want.period or base != want.base:
                wrong.append(f"{one.topic}: {want.printed}: {period} (base {base}), not {want.period} (base {want.base})")
    return periods, bases, total, wrong


def _at(figures: tuple[FigureClaim, ...], want: Timed) -> FigureClaim | None:
    overlapping = [f for f in figures if f.figure.start < want.end and want.start < f.figure.end]
    return overlapping[0] if overlapping else None
