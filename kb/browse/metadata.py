"""Says in words what each table, view and column holds, which facets to offer, and what stays hidden."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, Self

TITLE = "claimdesk"
_KEPT = frozenset({"title", "description", "label_column", "facets", "sort", "sort_desc", "size", "hidden", "units", "sortable_columns"})


class Unchanging(dict[str, Any]):
    """A dictionary that nobody changes, so that it is its own deep copy.

    Datasette copies all metadata deeply for every table that it asks a permission for; on most pages that took longer than all else.
    """

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        return self


def metadata(database: str) -> dict[str, Any]:
    """Datasette metadata for a claim base served under the name `database`."""
    described = _described()
    return {
        "title": TITLE,
        "description": described["description"],
        "databases": {database: {"description": described["database"], "allow_sql": {"id": "*"}, "tables": tables()}},
    }


def tables() -> dict[str, dict[str, Any]]:
    """What is said of each table and view, by its name."""
    described = _described()
    result = Unchanging()
    for name, entry in described["tables"].items():
        table = {k: v for k, v in entry.items() if k in _KEPT}
        columns = {**{c: described["columns"][c] for c in entry.get("uses", ()) if c in described["columns"]}, **entry.get("columns", {})}
        if columns:
            table["columns"] = columns
        result[name] = table
    return result


@cache
def _described() -> dict[str, Any]:
    return tomllib.loads(files("kb.browse").joinpath("tables.toml").read_text(encoding="utf-8"))
