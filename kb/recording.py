"""Findings, checks and derived values as rows: adds the new, takes away the gone, and leaves what did not change alone."""

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from kb.base import insert, now, transaction
from kb.model import NEEDS_A_PERSON, Check, DerivedValue, Finding

_SEVERITY_RANK = {"high": 1, "medium": 2, "low": 3}
# Columns that a person or the clock sets; deriving anew leaves them as they are.
_KEPT = ("status", "first_seen")


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """The ids of the stored rows that may have changed; other rows are neither read nor written."""

    findings: frozenset[str]
    checks: frozenset[str]
    derived: frozenset[str]


def record(
    conn: sqlite3.Connection,
    *,
    findings: Iterable[Finding],
    checks: Iterable[Check],
    derived: Iterable[DerivedValue],
    held: Held | None = None,
) -> None:
    """Makes the derived tables hold exactly these rows; with `held` only in the place of those."""
    checks, derived = list(checks), list(derived)
    seen = now()
    derived_ids = {value.id for value in derived}
    finding_ids, check_ids, value_ids = (held.findings, held.checks, held.derived) if held else (None, None, None)
    with transaction(conn):
        conn.execute("PRAGMA defer_foreign_keys = ON")
        _sync(conn, "finding", {f.id: _finding(f) for f in findings}, seen, finding_ids)
        _sync(conn, "derived_value", {value.id: _derived(value) for value in derived}, None, value_ids)
        _sync(conn, "arithmetic_check", {check.id: _check(check) for check in checks}, seen, check_ids)
        _sync_inputs(conn, "derived_input", "derived_id", {v.id: _derived_inputs(v, derived_ids) for v in derived}, value_ids)
        _sync_inputs(conn, "check_input", "check_id", {check.id: _check_inputs(check, derived_ids) for check in checks}, check_ids)


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


def _sync(
    conn: sqlite3.Connection, table: str, wanted: Mapping[str, dict[str, Any]], seen: str | None, within: frozenset[str] | None
) -> None:
    cursor = conn.execute(*_selected(table, "id", within))
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


def _sync_inputs(
    conn: sqlite3.Connection, table: str, owner: str, wanted: Mapping[str, list[dict[str, Any]]], within: frozenset[str] | None
) -> None:
    sql, values = _selected(table, owner, within)
    cursor = conn.execute(f"{sql} ORDER BY {owner}, position", values)
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


def _selected(table: str, key: str, ids: Iterable[str] | None) -> tuple[str, tuple[str, ...]]:
    """All rows, or those whose `key` is one of `ids`: a statement and its values."""
    if ids is None:
        return f"SELECT * FROM {table}", ()  # noqa: S608
    return f"SELECT * FROM {table} WHERE {key} IN (SELECT value FROM json_each(?))", (_json(sorted(ids)),)  # noqa: S608
