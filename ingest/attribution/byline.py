"""Reads whose an article or a table is: the agency in its head or last words ("BERLIN (Reuters) -", "(dpa)"), and "Source: Eurostat"."""

import re

from ingest.attribution.naming import Issuer, kind_of
from ingest.attribution.parse import Parse
from ingest.attribution.register import Register
from ingest.attribution.relays import hop_of
from ingest.model import Article, Hop, HopKind

_NAME = r"(?P<name>[A-Za-z][A-Za-z.&/ -]{1,40})"
# A dateline has a place before the brackets or nothing, and a dash behind them; a byline ends with its line or its sentence.
_LINES = (
    re.compile(rf"^[ \t]{{0,4}}(?:[A-Z][\w.,'’/ -]{{1,60}})?\({_NAME}\) ?[-–—:]", re.MULTILINE),
    re.compile(rf"^[ \t]{{0,4}}By [A-Z][\w.'’ -]{{1,60}}(?:,| of| for|\n) ?(?:the )?{_NAME}(?=\.? ?\n|\. [A-Z]|$)", re.MULTILINE),
    re.compile(rf"^[ \t]{{0,4}}{_NAME} [-–—]{{1,2}} (?=[A-Z])", re.MULTILINE),
)
# The credit behind the last words: "(Reuters)", "(dpa/NAN)", a line with a name alone.
_TAIL = re.compile(r"(?:\(|\n[ \t]{0,4}[-–—]? ?)(?P<name>[A-Za-z][A-Za-z.& -]{1,40})(?:/[A-Za-z]{2,12}){0,2}\)?\.?\s{0,20}\Z")
_SOURCE_LINE = re.compile(r"^[ \t]{0,4}Sources?: {0,2}(?P<name>[^\n,;(]{2,60}?)[ .]{0,3}$", re.MULTILINE | re.IGNORECASE)
# A line of a table is no longer than this, and ends without a stop.
_LONGEST_CELL = 100
_STOPS = (".", "!", "?", "”", '"')
# Behind the first lines of an article stands no line about itself.
_HEAD = 600
_TAIL_WIDTH = 60


def agency_of(article: Article, parse: Parse, register: Register) -> Hop | None:
    """The agency that wrote the article where another published it; None where no line says so."""
    publisher = register.find(article.publisher) if article.publisher else None
    for line in _LINES:
        for match in line.finditer(article.text[:_HEAD]):
            entry = register.find(match["name"])
            if entry is not None and entry.kind == "agency" and entry != publisher:
                span = match.span("name")
                return hop_of(parse, Issuer(span, entry.name, entry.kind), span, HopKind.MENTIONED)
    tail = _TAIL.search(article.text, max(0, len(article.text) - _TAIL_WIDTH))
    entry = register.find(tail["name"]) if tail is not None else None
    if tail is None or entry is None or entry.kind != "agency" or entry == publisher:
        return None
    return hop_of(parse, Issuer(tail.span("name"), entry.name, entry.kind), tail.span("name"), HopKind.MENTIONED)


def table_sources(article: Article, parse: Parse, register: Register) -> list[tuple[int, Hop]]:
    """(start of the lines above, hop) for each line "Source: X" of a table: X is whose the figures from there to the line are."""
    found = []
    for match in _SOURCE_LINE.finditer(article.text):
        start = match.start()
        while start > 0:
            above = article.text.rfind("\n", 0, start - 1) + 1
            line = article.text[above : start - 1].strip()
            if len(line) > _LONGEST_CELL or line.endswith(_STOPS):
                break
            start = above
        name = match["name"].strip()
        entry = register.find(name)
        who = Issuer(match.span("name"), entry.name if entry else name, entry.kind if entry else kind_of(name, register))
        found.append((start, hop_of(parse, who, (match.start(), match.start("name")), HopKind.CITING)))
    return found
