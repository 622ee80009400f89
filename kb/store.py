"""The door to a claim base for what is read: articles with all that they say, runs, outlets, and inputs that were refused."""

import sqlite3
from collections.abc import Iterable
from typing import Any

from ingest.identity import content_id
from ingest.model import Extraction
from kb.base import insert, now, transaction
from kb.indexing import index_article
from kb.rows import Row, article_row, extraction_rows, source_id, source_rows
from kb.touched import mark_stale
from kb.versions import predecessor

_REGISTERED = ("kind", "country", "domain", "language", "relays", "note")
# What one article says, children before what they point at.
_OF_AN_ARTICLE = ("unclaimed", "framing", "event_mention", "mention", "attribution", "hop", "figure", "claim", "block")


def holds_article(conn: sqlite3.Connection, article_id: str) -> bool:
    return conn.execute("SELECT 1 FROM article WHERE id = ?", (article_id,)).fetchone() is not None


def store(conn: sqlite3.Connection, extraction: Extraction, *, source_file: str | None = None, run_id: int | None = None) -> bool:
    """Stores an article with all that it says, in one transaction. False if it was stored before: nothing changes then.

    An article under the same URL or ref with another text stays, and this one says that it replaces it.
    """
    article = extraction.article
    with transaction(conn):
        if holds_article(conn, article.id):
            return False
        replaced = predecessor(conn, article)
        _insert_sources(conn, extraction)
        [next_num] = conn.execute("SELECT coalesce(max(num), 0) + 1 FROM article").fetchone()
        about_storing = {"num": next_num, "replaces": replaced, "source_file": source_file, "read_at": now(), "run_id": run_id}
        insert(conn, "article", {**article_row(article), **about_storing})
        _insert_extraction(conn, extraction, known_nums={})
        if replaced:
            conn.execute("UPDATE article SET is_current = 0 WHERE id = ?", (replaced,))
            conn.execute("UPDATE figure SET is_current = 0 WHERE article_id = ?", (replaced,))
        mark_stale(conn, (article.id, replaced) if replaced else (article.id,))
        index_article(conn, article.id)
        if replaced:
            index_article(conn, replaced)
    return True


def restore(conn: sqlite3.Connection, extraction: Extraction) -> None:
    """Puts a fresh extraction of a stored article in the place of its old one, in one transaction.

    Findings whose figures are still there stay; those whose figures are gone go with them. Reviews are not touched.
    """
    article = extraction.article
    with transaction(conn):
        conn.execute("PRAGMA defer_foreign_keys = ON")
        nums = dict(conn.execute("SELECT id, num FROM claim WHERE article_id = ?", (article.id,)).fetchall())
        old = {row[0] for row in conn.execute("SELECT id FROM figure WHERE article_id = ?", (article.id,))}
        conn.execute("DELETE FROM event_figure WHERE figure_id IN (SELECT id FROM figure WHERE article_id = ?)", (article.id,))
        for table in _OF_AN_ARTICLE:
            conn.execute(f"DELETE FROM {table} WHERE article_id = ?", (article.id,))  # noqa: S608
        _insert_sources(conn, extraction)
        row = article_row(article)
        conn.execute(
            """UPDATE article SET title = :title, published = :published, published_basis = :published_basis,
            publisher = :publisher, publisher_id = :publisher_id WHERE id = :id""",
            row,
        )
        _insert_extraction(conn, extraction, known_nums=nums)
        conn.execute(
            "UPDATE figure SET is_current = (SELECT is_current FROM article WHERE id = ?) WHERE article_id = ?", (article.id, article.id)
        )
        forget_findings_of(conn, old - {figure.id for figure in extraction.figures})
        mark_stale(conn, (article.id,), read_anew=True)
        index_article(conn, article.id)


def forget_findings_of(conn: sqlite3.Connection, figures: Iterable[str]) -> None:
    """Takes away what was derived from figures that are no longer there. Foreign keys must be deferred."""
    for figure in figures:
        conn.execute("DELETE FROM finding WHERE a_figure = ? OR b_figure = ?", (figure, figure))
        derived = [
            row[0]
            for row in conn.execute(
                """WITH RECURSIVE gone (id) AS (
                    SELECT derived_id FROM derived_input WHERE figure_id = ?
                    UNION SELECT i.derived_id FROM derived_input i JOIN gone ON i.from_derived_id = gone.id)
                SELECT id FROM gone""",
                (figure,),
            )
        ]
        checks = conn.execute("SELECT check_id FROM check_input WHERE figure_id = ?", (figure,)).fetchall()
        for value in derived:
            checks += conn.execute("SELECT check_id FROM check_input WHERE derived_id = ?", (value,)).fetchall()
            conn.execute("DELETE FROM derived_input WHERE derived_id = ?", (value,))
            conn.execute("DELETE FROM derived_value WHERE id = ?", (value,))
        conn.executemany("DELETE FROM check_input WHERE check_id = ?", checks)
        conn.executemany("DELETE FROM arithmetic_check WHERE id = ?", checks)


def _insert_sources(conn: sqlite3.Connection, extraction: Extraction) -> None:
    for row in source_rows(extraction):
        insert(conn, "source", row, ignore=True)
        conn.execute("UPDATE source SET kind = ? WHERE id = ? AND kind IS NULL AND ? IS NOT NULL", (row["kind"], row["id"], row["kind"]))


def _insert_extraction(conn: sqlite3.Connection, extraction: Extraction, *, known_nums: dict[str, int]) -> None:
    [num] = conn.execute("SELECT coalesce(max(num), 0) FROM claim").fetchone()
    shared = {"entity", "alias", "event"}
    for table, rows in extraction_rows(extraction).items():
        for row in rows:
            if table == "claim":
                kept = known_nums.get(row["id"])
                num += kept is None
                row["num"] = kept or num
            insert(conn, table, row, ignore=table in shared)


def register_sources(conn: sqlite3.Connection, outlets: Iterable[Row]) -> int:
    """Adds what an outlet register says about sources; keys other than the columns of `source` are left out. Returns how many."""
    count = 0
    with transaction(conn):
        for outlet in outlets:
            id_ = source_id(outlet["name"])
            insert(conn, "source", {"id": id_, "name": outlet["name"]}, ignore=True)
            known = {name: _text(outlet[name]) for name in _REGISTERED if outlet.get(name)}
            assignments = "".join(f"{name} = ?, " for name in known)
            conn.execute(f"UPDATE source SET {assignments} registered = 1 WHERE id = ?", (*known.values(), id_))  # noqa: S608
            count += 1
    return count


def _text(value: Any) -> str:
    return ", ".join(str(item) for item in value) if isinstance(value, list) else str(value)


def start_run(conn: sqlite3.Connection, *, kind: str, model: str, parse: str, version: str) -> int:
    """A row that says with what the articles of one run were read; returns its id."""
    with transaction(conn):
        row = {"kind": kind, "started_at": now(), "model": model, "parse": parse, "version": version}
        insert(conn, "run", row)
        return int(conn.execute("SELECT last_insert_rowid()").fetchone()[0])


def finish_run(conn: sqlite3.Connection, run_id: int, *, articles: int, claims: int, figures: int, refused: int) -> None:
    with transaction(conn):
        conn.execute(
            "UPDATE run SET finished_at = ?, articles = ?, claims = ?, figures = ?, refused = ? WHERE id = ?",
            (now(), articles, claims, figures, refused, run_id),
        )


def record_refusal(conn: sqlite3.Connection, *, name: str, reason: str, run_id: int | None = None) -> bool:
    """Keeps that an input was refused and why, once. True if it was not known before."""
    row = {"id": content_id("refusal", name, reason), "name": name, "reason": reason, "refused_at": now(), "run_id": run_id}
    with transaction(conn):
        return insert(conn, "refusal", row, ignore=True)
