"""Findings, checks and derived values as rows: adds the new, takes away the gone, and leaves what did not change alone."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import msgspec

from kb.base import now, transaction
from kb.model import NEEDS_A_PERSON, Check, DerivedValue, Finding

_SEVERITY_RANK = {"high": 1, "medium": 2, "low": 3}
Row = tuple[Any, ...]
# The columns of each table in the order of its rows here; what a person or the clock sets (`status`, `first_seen`) is no part of them.
_COLUMNS = {
    "finding": (
        *("id", "kind", "a_figure", "b_figure", "needs_person", "severity", "severity_rank", "severity_parts"),
        *("explanation", "gap", "unit", "differs", "rule", "version"),
    ),
    "derived_value": ("id", "series", "period", "low", "high", "unit", "derivation"),
    "arithmetic_check": (
        *("id", "rule", "verdict", "reported", "computed_low", "computed_high", "unit", "margin"),
        *("flips_conclusion", "missing", "explanation", "across_articles", "version"),
    ),
    "derived_input": ("derived_id", "position", "figure_id", "from_derived_id"),
    "check_input": ("check_id", "position", "role", "figure_id", "derived_id"),
}
_INDEXES = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL"
# Rows of a part.
_A_PART = 200
_SEEN = frozenset({"finding", "arithmetic_check"})
_INPUTS = {"derived_value": "derived_input", "arithmetic_check": "check_input"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """The ids of the stored rows that may have changed; other rows are neither read nor written."""

    findings: frozenset[str]
    checks: frozenset[str]
    derived: frozenset[str]


@dataclass(slots=True)
class Batch:
    """Some of what was derived, as rows of the tables; an id may come more than once, and then says the same."""

    finding: list[Row] = field(default_factory=list)
    derived_value: list[Row] = field(default_factory=list)
    arithmetic_check: list[Row] = field(default_factory=list)
    derived_input: list[Row] = field(default_factory=list)
    check_input: list[Row] = field(default_factory=list)


def batch(findings: Iterable[Finding] = (), checks: Iterable[Check] = (), derived: Sequence[DerivedValue] = ()) -> Batch:
    """Rows of these; a derived value that a check stands on must be among `derived`."""
    ids = {value.id for value in derived}
    checks = list(checks)
    return Batch(
        finding=[_finding(one) for one in findings],
        derived_value=[_derived(value) for value in derived],
        arithmetic_check=[_check(check) for check in checks],
        derived_input=[(v.id, i, *_either(given, ids)) for v in derived for i, given in enumerate(v.inputs)],
        check_input=[(c.id, i, given.role, *_either(given.observation, ids)) for c in checks for i, given in enumerate(c.inputs)],
    )


def record(
    conn: sqlite3.Connection,
    *,
    findings: Iterable[Finding],
    checks: Iterable[Check],
    derived: Iterable[DerivedValue],
    held: Held | None = None,
) -> None:
    """Makes the derived tables hold exactly these rows; with `held` only in the place of those."""
    record_batches(conn, [batch(findings, checks, list(derived))], held=held)


def record_batches(conn: sqlite3.Connection, batches: Iterable[Batch], *, held: Held | None = None) -> None:
    """As `record`, of rows that need not fit into memory at once."""
    seen = now()
    with transaction(conn), _indexed_afterwards(conn, () if held else _COLUMNS):
        conn.execute("PRAGMA defer_foreign_keys = ON")
        if held is None:
            gone = {table: {row[0] for row in conn.execute(f"SELECT id FROM {table}")} for table in ("finding", *_INPUTS)}  # noqa: S608
        else:
            gone = {"finding": set(held.findings), "arithmetic_check": set(held.checks), "derived_value": set(held.derived)}
        for one in batches:
            for table in _COLUMNS:
                rows = getattr(one, table)
                if table in gone:
                    gone[table].difference_update(row[0] for row in rows)
                conn.executemany(_UPSERTS[table], [(*row, seen) for row in rows] if table in _SEEN else rows)
            for table, inputs in _INPUTS.items():
                _shorten(conn, table, getattr(one, inputs))
        for table, ids in gone.items():
            if table in _INPUTS:
                owner = _COLUMNS[_INPUTS[table]][0]
                conn.executemany(f"DELETE FROM {_INPUTS[table]} WHERE {owner} = ?", [(id_,) for id_ in ids])  # noqa: S608
            conn.executemany(f"DELETE FROM {table} WHERE id = ?", [(id_,) for id_ in ids])  # noqa: S608


def parts(found: Iterable[Batch], held: Held) -> Iterator[tuple[str, list[Row]]]:
    """What to do to the findings, in small parts: a statement and its rows, each for a transaction of its own before the rest is recorded.

    In a large base a finding changes a page in each of its indexes; thousands in one transaction make a log that cannot be cut.
    """
    seen = now()
    findings = [(*row, seen) for one in found for row in one.finding]
    gone = [(id_,) for id_ in sorted(held.findings.difference(row[0] for row in findings))]
    for statement, rows in ((_UPSERTS["finding"], findings), ("DELETE FROM finding WHERE id = ?", gone)):
        for start in range(0, len(rows), _A_PART):
            yield statement, rows[start : start + _A_PART]


@contextmanager
def _indexed_afterwards(conn: sqlite3.Connection, tables: Iterable[str]) -> Iterator[None]:
    """Indexes what is written into those of the tables that are empty when it is all there: sorted once rather than row by row."""
    empty = [table for table in tables if not conn.execute(f"SELECT EXISTS (SELECT 1 FROM {table})").fetchone()[0]]  # noqa: S608
    indexes = [row for table in empty for row in conn.execute(_INDEXES, (table,))]
    for name, _ in indexes:
        conn.execute(f"DROP INDEX {name}")
    yield
    for _, statement in indexes:
        conn.execute(statement)


def _shorten(conn: sqlite3.Connection, table: str, inputs: Iterable[Row]) -> None:
    """Takes away stored inputs beyond the last one of each owner."""
    counts: dict[str, int] = {}
    for owner, position, *_ in inputs:
        counts[owner] = max(counts.get(owner, 0), position + 1)
    name = _COLUMNS[_INPUTS[table]][0]
    conn.executemany(f"DELETE FROM {_INPUTS[table]} WHERE {name} = ? AND position >= ?", counts.items())  # noqa: S608


def _upserts() -> Iterator[tuple[str, str]]:
    """For each table the statement that adds a row, or changes the stored one where it says otherwise."""
    for table, columns in _COLUMNS.items():
        key = 2 if table in _INPUTS.values() else 1
        names = (*columns, "first_seen") if table in _SEEN else columns
        marks = ", ".join("?" * len(names))
        others = columns[key:]
        assigned = ", ".join(f"{name} = excluded.{name}" for name in others)
        old, new = (", ".join(f"{side}.{name}" for name in others) for side in (table, "excluded"))
        yield (
            table,
            f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks}) "  # noqa: S608
            f"ON CONFLICT ({', '.join(columns[:key])}) DO UPDATE SET {assigned} WHERE ({old}) IS NOT ({new})",
        )


_UPSERTS = dict(_upserts())


def _finding(finding: Finding) -> Row:
    return (
        finding.id,
        finding.kind.value,
        finding.a,
        finding.b,
        int(finding.kind in NEEDS_A_PERSON),
        finding.severity,
        _SEVERITY_RANK[finding.severity],
        _json(finding.severity_parts),
        finding.explanation,
        finding.gap,
        finding.unit,
        _json(finding.differs),
        finding.rule,
        finding.version,
    )


def _check(check: Check) -> Row:
    return (
        check.id,
        check.rule,
        check.verdict.value,
        check.reported,
        check.computed_low,
        check.computed_high,
        check.unit,
        check.margin,
        None if check.flips_conclusion is None else int(check.flips_conclusion),
        _json(check.missing),
        check.explanation,
        int(check.across_articles),
        check.version,
    )


def _derived(value: DerivedValue) -> Row:
    return (value.id, value.series, value.period, value.low, value.high, value.unit, value.derivation)


def _either(id_: str, derived: set[str]) -> tuple[str | None, str | None]:
    return (None, id_) if id_ in derived else (id_, None)


def _json(value: Any) -> str:
    return msgspec.json.encode(value).decode()
