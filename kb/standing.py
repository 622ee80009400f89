"""What stands behind figures of the base: who else prints each of them, from how many origins, first when."""

import sqlite3
from collections.abc import Iterable

import msgspec

from kb.corroboration import SUPPORT, Corroboration, corroborations
from kb.model import Finding
from kb.reading import observations

# Both halves along their index; so many are enough to say how widely a figure is carried.
_MOST = 500
_KINDS = ", ".join(f"'{kind}'" for kind in sorted(SUPPORT))
_SUPPORT = f"""
SELECT * FROM (SELECT f.* FROM finding f WHERE f.a_figure IN (SELECT value FROM json_each(?1)) AND f.kind IN ({_KINDS})
    UNION SELECT f.* FROM finding f WHERE f.b_figure IN (SELECT value FROM json_each(?1)) AND f.kind IN ({_KINDS}))
ORDER BY id LIMIT {_MOST}
"""  # noqa: S608 - the kinds are ours
_ROWS = "SELECT rowid FROM figure WHERE is_current = 1 AND id IN (SELECT value FROM json_each(?))"


def standing(conn: sqlite3.Connection, figures: Iterable[str]) -> dict[str, Corroboration]:
    """For each of these figures (ids) that another one supports, what stands behind it."""
    asked = set(figures)
    cursor = conn.execute(_SUPPORT, (msgspec.json.encode(sorted(asked)).decode(),))
    names = [column[0] for column in cursor.description]
    found = [_finding(dict(zip(names, row, strict=True))) for row in cursor]
    sides = msgspec.json.encode(sorted({id_ for one in found for id_ in (one.a, one.b)})).decode()
    seen = observations(conn, rows=[row for (row,) in conn.execute(_ROWS, (sides,))])
    return {id_: one for id_, one in corroborations(seen, found).items() if id_ in asked}


def _finding(row: dict[str, object]) -> Finding:
    told = {"a": row["a_figure"], "b": row["b_figure"]}
    lists = {name: msgspec.json.decode(str(row[name])) for name in ("severity_parts", "differs")}
    kept = ("id", "kind", "severity", "explanation", "gap", "unit", "rule", "version")
    return msgspec.convert({**{name: row[name] for name in kept}, **told, **lists}, Finding)
