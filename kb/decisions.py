"""What people decide: reviews, judgements on what is one thing, and the entities that follow from these and from the texts."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from kb.base import insert, now, transaction
from kb.entities import Named, entity_id, merges
from kb.touched import mark_stale

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
_ENTITIES = "SELECT e.id, e.name, e.kind, e.merged_into, (SELECT count(*) FROM mention m WHERE m.entity_id = e.id)"
# The articles that a judgement on two figures or series speaks of.
_FIGURES_OF = {
    "figure": "SELECT DISTINCT article_id FROM figure WHERE id IN (?, ?)",
    "series": "SELECT DISTINCT article_id FROM figure WHERE series_key IN (?, ?)",
}


class WrongDecision(ValueError):
    """A review or judgement that the base cannot take: an unknown target, an unknown verdict, a missing reason."""


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
