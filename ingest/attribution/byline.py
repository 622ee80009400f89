"""Reads the agency that an article's head names as its writer: "BERLIN (Reuters) -", "By Ada Brun, AFP"."""

import re

from ingest.attribution.naming import Issuer
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
# Behind the first lines of an article stands no line about itself.
_HEAD = 600


def agency_of(article: Article, parse: Parse, register: Register) -> Hop | None:
    """The agency that wrote the article where another published it; None where no line says so."""
    publisher = register.find(article.publisher) if article.publisher else None
    for line in _LINES:
        for match in line.finditer(article.text[:_HEAD]):
            entry = register.find(match["name"])
            if entry is not None and entry.kind == "agency" and entry != publisher:
                span = match.span("name")
                return hop_of(parse, Issuer(span, entry.name, entry.kind), span, HopKind.MENTIONED)
    return None
