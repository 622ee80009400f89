"""Keeps what follows from the claims in step with them: findings, checks, derived values, merges, the source graph, counts."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from ingest.identity import content_id
from kb.base import insert, now, transaction
from kb.citations import same_figure
from kb.concepts import standard
from kb.findings import Findings, Judgement, derive
from kb.model import NEEDS_A_PERSON, Check, DerivedValue, Finding, Observation
from kb.profiles import Profile
from kb.reading import observations
from kb.series import key_words, series_key
from kb.store import judgements, merge_entities

_SERIES_FIELDS = ("subject", "measure", "product", "ref_area", "counterpart_area", "flow", "population", "adjustment")
_SEVERITY_RANK = {"high": 1, "medium": 2, "low": 3}
_TRIES_BESIDE_OTHERS = 3
# Columns that a person or the clock sets; deriving anew leaves them as they are.
_KEPT = ("status", "first_seen")
_COUNTS = {
    "articles": "SELECT count(*) FROM article WHERE is_current = 1",
    "versions": "SELECT count(*) FROM article WHERE is_current = 0",
    "claims": "SELECT count(*) FROM claim",
    "figures": "SELECT count(*) FROM figure WHERE is_current = 1",
    "figures without source": "SELECT count(*) FROM figure WHERE is_current = 1 AND origin_id IS NULL",
    "sources": "SELECT count(*) FROM source",
    "entities": "SELECT count(*) FROM entity WHERE merged_into IS NULL",
    "events": "SELECT count(*) FROM event",
    "numbers that are no claims": "SELECT count(*) FROM unclaimed",
    "findings that need a person": "SELECT count(*) FROM finding WHERE needs_person = 1",
    "checks": "SELECT count(*) FROM arithmetic_check",
    "checks that fail": "SELECT count(*) FROM arithmetic_check WHERE verdict = 'fails'",
    "refused inputs": "SELECT count(*) FROM refusal",
}
_EDGES = """
INSERT INTO source_edge (src, dst, verb, n)
SELECT src, dst, verb, count(*) FROM (
    SELECT a.publisher_id AS src, h.source_id AS dst, lower(coalesce(h.cue, h.kind)) AS verb
    FROM hop h JOIN article a ON a.id = h.article_id WHERE h.position = 0 AND a.is_current = 1
    UNION ALL
    SELECT p.source_id, h.source_id, lower(coalesce(h.cue, h.kind))
    FROM hop h JOIN hop p ON p.figure_id = h.figure_id AND p.position = h.position - 1
    JOIN article a ON a.id = h.article_id WHERE a.is_current = 1)
WHERE src IS NOT NULL AND src <> dst GROUP BY src, dst, verb
"""
# A source that was reported not found stays so: the article says it of its own search.
_NAMED_OUTLETS = """
SELECT h.figure_id, h.position, a.id FROM hop h JOIN article a ON a.publisher_id = h.source_id AND a.is_current = 1
WHERE a.id <> h.article_id AND h.state <> 'reported not found' ORDER BY h.figure_id, h.position, a.num
"""
_LINKED_HOPS = "SELECT figure_id, position, target_article_id FROM hop WHERE target_article_id IS NOT NULL"
_LINK = "UPDATE hop SET state = 'in corpus', target_article_id = ? WHERE figure_id = ? AND position = ?"
_UNLINK = """
UPDATE hop SET state = CASE WHEN url IS NULL THEN 'named only' ELSE 'linked' END, target_article_id = NULL
WHERE figure_id = ? AND position = ?
"""
_PAIRS_OF_SERIES = """
SELECT min(a.id, b.id), max(a.id, b.id) FROM figure a JOIN figure b ON a.is_current = 1 AND b.is_current = 1
WHERE a.series_key = ? AND b.series_key = ? ORDER BY 1, 2
"""
# What nothing points at any more after a rebuild; deepest first.
_ORPHANS = (
    "DELETE FROM event WHERE id NOT IN (SELECT event_id FROM event_mention WHERE event_id IS NOT NULL)",
    "DELETE FROM alias WHERE entity_id NOT IN (SELECT entity_id FROM mention)",
    "UPDATE entity SET merged_into = NULL WHERE merged_into NOT IN (SELECT entity_id FROM mention)",
    "DELETE FROM entity WHERE id NOT IN (SELECT entity_id FROM mention)",
    "DELETE FROM series WHERE id NOT IN (SELECT series_key FROM figure WHERE series_key IS NOT NULL)",
    "DELETE FROM source_edge",
    """DELETE FROM source WHERE registered = 0 AND id NOT IN (SELECT source_id FROM hop)
    AND id NOT IN (SELECT source_id FROM attribution WHERE source_id IS NOT NULL)
    AND id NOT IN (SELECT publisher_id FROM article WHERE publisher_id IS NOT NULL)
    AND id NOT IN (SELECT source_id FROM entity WHERE source_id IS NOT NULL)""",
)


def bring_in_step(conn: sqlite3.Connection) -> None:
    """Derives everything from the figures of the current articles. What did not change is not written.

    Deriving takes long and so happens outside of a transaction; when somebody else wrote meanwhile it is done again,
    the last time with the writers kept out.
    """
    for _ in range(_TRIES_BESIDE_OTHERS):
        before = _data_version(conn)
        seen = observations(conn)
        found = derive(seen, judgements=_judged(conn))
        with transaction(conn):
            if _data_version(conn) == before:
                _write_derived(conn, seen, found)
                return
    with transaction(conn):
        seen = observations(conn)
        _write_derived(conn, seen, derive(seen, judgements=_judged(conn)))


def _data_version(conn: sqlite3.Connection) -> int:
    """A number that changes when another connection commits."""
    return int(conn.execute("PRAGMA data_version").fetchone()[0])


def _write_derived(conn: sqlite3.Connection, seen: list[Observation], found: Findings) -> None:
    _set_series(conn, seen)
    record(conn, findings=found.findings, checks=found.checks, derived=found.derived)
    merge_entities(conn)
    _link_hops(conn, seen)
    conn.execute("DELETE FROM source_edge")
    conn.execute(_EDGES)
    for name, sql in _COUNTS.items():
        [value] = conn.execute(sql).fetchone()
        conn.execute("INSERT INTO stat VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = ?2 WHERE value <> ?2", (name, value))
    conn.execute("PRAGMA analysis_limit = 1000")
    conn.execute("PRAGMA optimize")


def _set_series(conn: sqlite3.Connection, seen: Iterable[Observation]) -> None:
    """Sets each figure's series; a series is described by the first figure that was stored of it."""
    held = dict(conn.execute("SELECT id, series_key FROM figure WHERE is_current = 1").fetchall())
    register = standard()
    for observation in seen:
        key = series_key(Profile(observation, register))
        id_ = content_id("series", *key) if key else None
        if key and id_ != held[observation.id]:
            described = {name: getattr(observation, name) for name in _SERIES_FIELDS}
            insert(conn, "series", {"id": id_, "name": key_words(key), **described}, ignore=True)
        if id_ != held[observation.id]:
            conn.execute("UPDATE figure SET series_key = ? WHERE id = ?", (id_, observation.id))


def _judged(conn: sqlite3.Connection) -> list[Judgement]:
    """What people said of two figures; said of two series, it holds for each figure of the one with each of the other."""
    by_figure = judgements(conn, "figure")
    for (a, b), judged in judgements(conn, "series").items():
        for pair in conn.execute(_PAIRS_OF_SERIES, (a, b)):
            by_figure.setdefault(pair, judged)
    return [Judgement(a=a, b=b, same=judged == "positive") for (a, b), judged in by_figure.items() if judged != "unsure"]


def remove_orphans(conn: sqlite3.Connection) -> None:
    """Takes away entities, events, series and sources that no text names any more."""
    with transaction(conn):
        conn.execute("PRAGMA defer_foreign_keys = ON")
        for statement in _ORPHANS:
            conn.execute(statement)


def record(conn: sqlite3.Connection, *, findings: Iterable[Finding], checks: Iterable[Check], derived: Iterable[DerivedValue]) -> None:
    """Makes the derived tables hold exactly these rows: adds the new, takes away the gone, leaves the others alone."""
    checks, derived = list(checks), list(derived)
    seen = now()
    derived_ids = {value.id for value in derived}
    with transaction(conn):
        conn.execute("PRAGMA defer_foreign_keys = ON")
        _sync(conn, "finding", {f.id: _finding(f) for f in findings}, seen)
        _sync(conn, "derived_value", {value.id: _derived(value) for value in derived}, None)
        _sync(conn, "arithmetic_check", {check.id: _check(check) for check in checks}, seen)
        _sync_inputs(conn, "derived_input", "derived_id", {v.id: _derived_inputs(v, derived_ids) for v in derived})
        _sync_inputs(conn, "check_input", "check_id", {check.id: _check_inputs(check, derived_ids) for check in checks})


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "id": finding.id,
        "kind": finding.kind.value,
        "a_figure": finding.a,
        "b_figure": finding.b,
        "needs_person": int(finding.kind in NEEDS_A_PERSON),
        "severity": finding.severity,
        "severity_rank": _SEVERITY_RANK[finding.severity],
        "severity_parts": _json(finding.severity_parts),
        "explanation": finding.explanation,
        "gap": finding.gap,
        "unit": finding.unit,
        "differs": _json(finding.differs),
        "rule": finding.rule,
        "version": finding.version,
    }


def _check(check: Check) -> dict[str, Any]:
    return {
        "id": check.id,
        "rule": check.rule,
        "verdict": check.verdict.value,
        "reported": check.reported,
        "computed_low": check.computed_low,
        "computed_high": check.computed_high,
        "unit": check.unit,
        "margin": check.margin,
        "flips_conclusion": None if check.flips_conclusion is None else int(check.flips_conclusion),
        "missing": _json(check.missing),
        "explanation": check.explanation,
        "across_articles": int(check.across_articles),
        "version": check.version,
    }


def _derived(value: DerivedValue) -> dict[str, Any]:
    return {
        "id": value.id,
        "series": value.series,
        "period": value.period,
        "low": value.low,
        "high": value.high,
        "unit": value.unit,
        "derivation": value.derivation,
    }


def _check_inputs(check: Check, derived: set[str]) -> list[dict[str, Any]]:
    return [
        {"check_id": check.id, "position": position, "role": given.role, **_either(given.observation, derived, "derived_id")}
        for position, given in enumerate(check.inputs)
    ]


def _derived_inputs(value: DerivedValue, derived: set[str]) -> list[dict[str, Any]]:
    return [
        {"derived_id": value.id, "position": position, **_either(given, derived, "from_derived_id")}
        for position, given in enumerate(value.inputs)
    ]


def _either(id_: str, derived: set[str], column: str) -> dict[str, str | None]:
    return {"figure_id": None, column: id_} if id_ in derived else {"figure_id": id_, column: None}


def _link_hops(conn: sqlite3.Connection, seen: Iterable[Observation]) -> None:
    """Marks the hops whose outlet has an article here that prints the same figure, and says which; takes back what no longer holds."""
    by_article: dict[str, list[Observation]] = defaultdict(list)
    by_id = {}
    for one in seen:
        by_article[one.article_id].append(one)
        by_id[one.id] = one
    targets: dict[tuple[str, int], str] = {}
    for figure, position, article in conn.execute(_NAMED_OUTLETS).fetchall():
        own = by_id.get(figure)
        if own and any(same_figure(own, other) for other in by_article[article]):
            targets.setdefault((figure, position), article)
    held = {(figure, position): target for figure, position, target in conn.execute(_LINKED_HOPS)}
    for place in held.keys() - targets.keys():
        conn.execute(_UNLINK, place)
    for place, article in targets.items():
        if held.get(place) != article:
            conn.execute(_LINK, (article, *place))


def _sync(conn: sqlite3.Connection, table: str, wanted: Mapping[str, dict[str, Any]], seen: str | None) -> None:
    cursor = conn.execute(f"SELECT * FROM {table}")  # noqa: S608
    names = [column[0] for column in cursor.description]
    held = {}
    for row in cursor:
        kept = {name: value for name, value in zip(names, row, strict=True) if name not in _KEPT}
        held[kept["id"]] = kept
    conn.executemany(f"DELETE FROM {table} WHERE id = ?", [(id_,) for id_ in held if id_ not in wanted])  # noqa: S608
    for id_, row in wanted.items():
        if id_ not in held:
            insert(conn, table, row if seen is None else {**row, "first_seen": seen})
        elif held[id_] != row:
            assignments = ", ".join(f"{name} = ?" for name in row)
            conn.execute(f"UPDATE {table} SET {assignments} WHERE id = ?", (*row.values(), id_))  # noqa: S608


def _sync_inputs(conn: sqlite3.Connection, table: str, owner: str, wanted: Mapping[str, list[dict[str, Any]]]) -> None:
    cursor = conn.execute(f"SELECT * FROM {table} ORDER BY {owner}, position")  # noqa: S608
    names = [column[0] for column in cursor.description]
    held: dict[str, list[dict[str, Any]]] = {}
    for values in cursor:
        row = dict(zip(names, values, strict=True))
        held.setdefault(row[owner], []).append(row)
    for id_ in held.keys() | wanted.keys():
        if held.get(id_) != wanted.get(id_):
            conn.execute(f"DELETE FROM {table} WHERE {owner} = ?", (id_,))  # noqa: S608
            for row in wanted.get(id_, ()):
                insert(conn, table, row)


def _json(value: Any) -> str:
    return msgspec.json.encode(value).decode()
