"""The only door to a claim base for writing: storing an article, and adding what people decide."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from ingest.identity import content_id
from ingest.model import Extraction
from kb.base import insert, now, transaction
from kb.entities import Named, entity_id, merges
from kb.indexing import index_article
from kb.rows import Row, article_row, extraction_rows, source_id, source_rows
from kb.touched import mark_stale
from kb.versions import predecessor

# The table in which a review's target lives.
TARGETS = {
    "finding": "finding",
    "check": "arithmetic_check",
    "figure": "figure",
    "claim": "claim",
    "article": "article",
    "source": "source",
    "entity": "entity",
    "event": "event",
    "series": "series",
}
VERDICTS = ("confirm", "dismiss", "scope", "revision", "correct", "second look", "reopen")
JUDGEMENTS = ("positive", "negative", "unsure")
MERGEABLE = ("figure", "series", "entity", "source", "event")
_REGISTERED = ("kind", "country", "domain", "language", "relays", "note")
_ENTITIES = "SELECT e.id, e.name, e.kind, e.merged_into, (SELECT count(*) FROM mention m WHERE m.entity_id = e.id)"
# The articles that a judgement on two figures or series speaks of.
_FIGURES_OF = {
    "figure": "SELECT DISTINCT article_id FROM figure WHERE id IN (?, ?)",
    "series": "SELECT DISTINCT article_id FROM figure WHERE series_key IN (?, ?)",
}
# What one article says, children before what they point at.
_OF_AN_ARTICLE = ("unclaimed", "framing", "event_mention", "mention", "attribution", "hop", "figure", "claim", "block")


class WrongDecision(ValueError):
    """A review or judgement that the base cannot take: an unknown target, an unknown verdict, a missing reason."""


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


def add_review(
    conn: sqlite3.Connection,
    *,
    target_kind: str,
    target: str,
    verdict: str,
    actor: str,
    note: str | None = None,
    correction: dict[str, Any] | None = None,
) -> int:
    """Adds a person's verdict and returns its id; earlier ones stay. Raises WrongDecision.

    `target_kind` is a key of TARGETS, `verdict` one of VERDICTS; dismissing needs a note, correcting a `correction`
    (column name to right value; the machine's own row is not changed).
    """
    _check_target(conn, target_kind, target)
    if verdict not in VERDICTS:
        raise WrongDecision(f"{verdict!r} is no verdict; say one of {', '.join(VERDICTS)}")
    if verdict == "dismiss" and not (note or "").strip():
        raise WrongDecision("say why it is dismissed")
    if verdict == "correct" and not correction:
        raise WrongDecision("say what is right instead")
    row = {
        "target_kind": target_kind,
        "target": target,
        "verdict": verdict,
        "actor": _actor(actor),
        "note": (note or "").strip() or None,
        "correction": json.dumps(correction, ensure_ascii=False, sort_keys=True) if correction else None,
        "created_at": now(),
    }
    with transaction(conn):
        insert(conn, "review", row)
        return int(conn.execute("SELECT last_insert_rowid()").fetchone()[0])


def add_judgement(conn: sqlite3.Connection, *, kind: str, a: str, b: str, judgement: str, actor: str, note: str | None = None) -> int:
    """Adds whether `a` and `b` (ids of one of the MERGEABLE kinds) are one thing; returns its id.

    `judgement` is "positive", "negative" or "unsure"; a later one on the same pair takes its place. Raises WrongDecision.
    """
    if kind not in MERGEABLE:
        raise WrongDecision(f"{kind!r} cannot be merged; only {', '.join(MERGEABLE)} can")
    if judgement not in JUDGEMENTS:
        raise WrongDecision(f"{judgement!r} is no judgement; say one of {', '.join(JUDGEMENTS)}")
    if a == b:
        raise WrongDecision(f"{a} is already itself; name two different ones")
    for target in (a, b):
        _check_target(conn, kind, target)
    first, second = sorted((a, b))
    row = {
        "kind": kind,
        "a": first,
        "b": second,
        "judgement": judgement,
        "actor": _actor(actor),
        "note": (note or "").strip() or None,
        "created_at": now(),
    }
    with transaction(conn):
        insert(conn, "judgement", row)
        id_ = int(conn.execute("SELECT last_insert_rowid()").fetchone()[0])
        if kind == "entity":
            merge_entities(conn, around=(first, second))
        elif kind in _FIGURES_OF:
            mark_stale(conn, [row[0] for row in conn.execute(_FIGURES_OF[kind], (first, second))])
    return id_


def merge_entities(conn: sqlite3.Connection, *, around: Iterable[str] | None = None) -> None:
    """Sets which entities stand for which, from the texts and from the judgements in force.

    If given, only for those `around` (ids), their namesakes and whom people joined with them.
    """
    judged = judgements(conn, "entity")
    if around is None:
        rows = conn.execute(f"{_ENTITIES} FROM entity e").fetchall()
    else:
        some = json.dumps(sorted(_akin(conn, around, judged)))
        rows = conn.execute(f"{_ENTITIES} FROM json_each(?) k JOIN entity e ON e.id = k.value", (some,)).fetchall()
    merged = merges((Named(id=id_, name=name, kind=kind, mentions=n) for id_, name, kind, _, n in rows), judged)
    with transaction(conn):
        for id_, _, _, held, _ in rows:
            if held != merged.get(id_):
                conn.execute("UPDATE entity SET merged_into = ? WHERE id = ?", (merged.get(id_), id_))


def mentioned_in(conn: sqlite3.Connection, articles: Iterable[str]) -> set[str]:
    """The entities (ids) that these articles mention."""
    sql = "SELECT DISTINCT entity_id FROM mention WHERE article_id IN (SELECT value FROM json_each(?))"
    return {row[0] for row in conn.execute(sql, (json.dumps(sorted(articles)),))}


def _akin(conn: sqlite3.Connection, entities: Iterable[str], judged: dict[tuple[str, str], str]) -> set[str]:
    """All entities that merging may join with these: those of the same name, those that people joined, and so on from these."""
    kinds = [row[0] for row in conn.execute("SELECT DISTINCT kind FROM entity")]
    joined: dict[str, set[str]] = defaultdict(set)
    for (a, b), word in judged.items():
        if word == "positive":
            joined[a].add(b)
            joined[b].add(a)
    found: set[str] = set()
    waiting = set(entities)
    # What a person parted or no longer joins must be set apart again, so whoever was merged before is looked at too.
    waiting |= {id_ for pair in judged if not waiting.isdisjoint(pair) for id_ in pair}
    while waiting:
        id_ = waiting.pop()
        found.add(id_)
        [name] = conn.execute("SELECT name FROM entity WHERE id = ?", (id_,)).fetchone() or [None]
        namesakes = {entity_id(name, kind) for kind in kinds} if name is not None else set()
        waiting |= (namesakes | joined[id_]) - found
    return found


def judgements(conn: sqlite3.Connection, kind: str) -> dict[tuple[str, str], str]:
    """The judgement in force for each pair of ids, the smaller id first."""
    rows = conn.execute("SELECT a, b, judgement FROM judgement WHERE kind = ? ORDER BY id", (kind,))
    return {(a, b): judged for a, b, judged in rows}


def _actor(actor: str) -> str:
    if not actor.strip():
        raise WrongDecision("a decision needs the name of who made it")
    return actor.strip()


def _check_target(conn: sqlite3.Connection, kind: str, target: str) -> None:
    if kind not in TARGETS:
        raise WrongDecision(f"{kind!r} cannot be reviewed; only {', '.join(TARGETS)} can")
    if conn.execute(f"SELECT 1 FROM {TARGETS[kind]} WHERE id = ?", (target,)).fetchone() is None:  # noqa: S608
        raise WrongDecision(f"this base holds no {kind} {target}")
