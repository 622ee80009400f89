"""Stored articles as comparing sees them; what was worked out of their words when they were stored is taken from the base."""

import sqlite3
from collections.abc import Iterable

import msgspec

from kb.comparison.concepts import standard
from kb.comparison.kept import packed, restore, version
from kb.comparison.tellings import Telling
from kb.findings import tell
from kb.model import Observation
from kb.reading import observations

_KEPT = """SELECT a.id, w.packed FROM article a JOIN article_words w ON w.article_num = a.num
WHERE a.id IN (SELECT value FROM json_each(?)) AND w.version = ?"""
_KEEP = """INSERT INTO article_words SELECT num, ?2, ?3 FROM article WHERE id = ?1
ON CONFLICT (article_num) DO UPDATE SET version = excluded.version, packed = excluded.packed"""


def retold(conn: sqlite3.Connection, articles: Iterable[str]) -> dict[str, Telling]:
    """Those of these articles (ids) that are current and have figures."""
    return told(conn, observations(conn, within=articles))


def told(conn: sqlite3.Connection, seen: Iterable[Observation]) -> dict[str, Telling]:
    """The articles of these figures, which must be all that each has."""
    register = standard()
    found = tell(seen, register)
    for article, words in conn.execute(_KEPT, (msgspec.json.encode(list(found)).decode(), version())):
        restore(found[article], words, register)
    return found


def keep(conn: sqlite3.Connection, article: str, telling: Telling | None) -> None:
    """Keeps what comparing works out of the words of an article (id); None where it has no figures."""
    if telling is None:
        conn.execute("DELETE FROM article_words WHERE article_num = (SELECT num FROM article WHERE id = ?)", (article,))
    else:
        conn.execute(_KEEP, (article, version(), packed(telling)))
