"""What the exports write about: figures with their articles and chains, all of a base or those of one article."""

import sqlite3
from dataclasses import dataclass
from typing import Any

from kb.model import Observation
from kb.reading import observations

PREFIX = "urn:claimdesk:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What an export says of an article."""

    id: str
    ref: str
    title: str | None
    publisher: str | None
    author: str | None
    published: str | None
    url: str | None
    language: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Holdings:
    """Figures in the order of the text, with the articles they stand in (by id) and the kinds of the sources named (by name)."""

    figures: tuple[Observation, ...]
    articles: dict[str, Published]
    source_kinds: dict[str, str | None]


def holdings(conn: sqlite3.Connection, *, article: str | None = None) -> Holdings:
    """The figures of the current articles, or of the one with this id."""
    figures = tuple(seen for seen in observations(conn) if article in (None, seen.article_id))
    articles = {}
    for id_ in dict.fromkeys(seen.article_id for seen in figures):
        articles[id_] = published(conn, id_)
    return Holdings(figures=figures, articles=articles, source_kinds=dict(conn.execute("SELECT name, kind FROM source")))


def published(conn: sqlite3.Connection, article: str) -> Published:
    names = ("id", "ref", "title", "publisher", "author", "published", "url", "language", "text")
    row = conn.execute(f"SELECT {', '.join(names)} FROM article WHERE id = ?", (article,)).fetchone()  # noqa: S608
    return Published(**dict(zip(names, row, strict=True)))


def iri(kind: str, id_: str) -> str:
    """A name for one thing that stays the same in every export of this base and of any other that holds it."""
    return f"{PREFIX}{kind}:{id_}"


def known(row: dict[str, Any]) -> dict[str, Any]:
    """The row without what is not known: an export says nothing rather than null."""
    return {name: value for name, value in row.items() if value not in (None, [], ())}
