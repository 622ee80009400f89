"""Says in words what each table, view and column holds, which facets to offer, and what stays hidden."""

import tomllib
from importlib.resources import files
from typing import Any

TITLE = "claimdesk"
_KEPT = frozenset({"title", "description", "label_column", "facets", "sort", "sort_desc", "size", "hidden", "units", "sortable_columns"})


def metadata(database: str) -> dict[str, Any]:
    """Datasette metadata for a claim base served under the name `database`."""
    described = tomllib.loads(files("kb.browse").joinpath("tables.toml").read_text(encoding="utf-8"))
    tables: dict[str, Any] = {}
    for name, entry in described["tables"].items():
        table = {k: v for k, v in entry.items() if k in _KEPT}
        columns = {**{c: described["columns"][c] for c in entry.get("uses", ()) if c in described["columns"]}, **entry.get("columns", {})}
        if columns:
            table["columns"] = columns
        tables[name] = table
    return {
        "title": TITLE,
        "description": described["description"],
        "allow_sql": {"id": "*"},
        "databases": {database: {"description": described["database"], "tables": tables}},
    }
