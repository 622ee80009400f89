"""What the exports write about: figures with their articles and chains, all of a base or those of one article."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import msgspec

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
    """Figures in the order of the text, with the articles they stand in (by id) and the kinds of the sources named (by name).

    `article` is the id of the one article that was asked for, None for the whole base.
    """

    article: str | None
    figures: tuple[Observation, ...]
    articles: dict[str, Published]
    source_kinds: dict[str, str | None]


def holdings(conn: sqlite3.Connection, *, article: str | None = None) -> Holdings:
    """The figures of the current articles, or of the one with this id."""
    figures = tuple(observations(conn, within=None if article is None else [article]))
    articles = {id_: published(conn, id_) for id_ in dict.fromkeys(seen.article_id for seen in figures)}
    named = {name for seen in figures for name in (*seen.sources, seen.publisher) if name}
    kinds = conn.execute("SELECT s.name, s.kind FROM json_each(?) named CROSS JOIN source s ON s.name = named.value", (json_list(named),))
    return Holdings(article=article, figures=figures, articles=articles, source_kinds=dict(kinds.fetchall()))


def reviews_of(conn: sqlite3.Connection, targets: Iterable[str]) -> list[dict[str, Any]]:
    """What people said of these findings, figures, claims, articles or sources (ids), the first words first."""
    names = ("id", "target_kind", "target", "verdict", "actor", "note", "created_at")
    sql = f"""SELECT {", ".join(names)} FROM review WHERE target_kind IN ('finding', 'figure', 'claim', 'article', 'source')
        AND target IN (SELECT value FROM json_each(?)) ORDER BY id"""  # noqa: S608 - the names are ours
    return [dict(zip(names, row, strict=True)) for row in conn.execute(sql, (json_list(targets),)).fetchall()]


def json_list(values: Iterable[str]) -> str:
    """Texts as one value for `json_each`."""
    return msgspec.json.encode(sorted(set(values))).decode()


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
