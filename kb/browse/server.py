"""Makes the Datasette that serves a claim base, with the settings it needs to be safe and quick."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import datasette.app
from datasette.app import Datasette
from datasette.plugins import pm

from kb.base import open_base
from kb.browse.metadata import metadata
from kb.browse.permission import PASSWORDS
from kb.browse.remembering import serve_remembering


class Served(Datasette):
    """A Datasette that looks once for the rules of each table; they stand in its metadata, which changes only by a plugin.

    Datasette 0.65 puts all metadata together anew for every table that a permission is asked for, ten times on most pages. 1.0 has no
    such question.
    """

    def __init__(self, *args: Any, **options: Any):
        self._rules: dict[tuple[str, str], list[Any]] = {}
        super().__init__(*args, **options)

    def _table_permission_allows(self, database: str, table: str) -> list[Any]:
        if pm.hook.get_metadata.get_hookimpls():
            return list(super()._table_permission_allows(database, table))
        if (database, table) not in self._rules:
            self._rules[database, table] = super()._table_permission_allows(database, table)
        return self._rules[database, table]


def settings() -> dict[str, Any]:
    """Datasette's settings: no SQL for anonymous readers, no download, no guessing of facets, enough threads."""
    return {
        "default_allow_sql": False,
        "allow_download": False,
        "suggest_facets": False,
        "facet_time_limit_ms": 1000,
        "sql_time_limit_ms": 3000,
        "num_sql_threads": 8,
        "max_csv_mb": 20,
        "max_returned_rows": 5000,
        "default_page_size": 50,
        "truncate_cells_html": 280,
    }


def datasette_for(
    path: str | Path,
    *,
    local_user: str | None = None,
    reviewers: list[str] | None = None,
    proxy_header: str | None = None,
    accounts: Mapping[str, str] | None = None,
    secret: str | None = None,
    overrides: dict[str, Any] | None = None,
) -> Datasette:
    """A Datasette over the claim base at `path`, brought up to date first. Raises kb.base.NotAClaimBase.

    `local_user` signs in whoever comes from this machine; `reviewers` narrows who may review (None: everyone signed in);
    `proxy_header` names the header in which a proxy on this machine hands over the person it signed in; `accounts` are
    the names of those who sign in with a password, each with the environment variable that holds its hash, so that no
    hash stands in what Datasette shows. `overrides` is metadata laid over ours.
    """
    open_base(path).close()
    # Datasette prints every missing page with all values at hand where it finds rich; they do not belong in a log.
    datasette.handle_exception.rich = None
    plugin: dict[str, Any] = {"database": Path(path).stem}
    for name, value in (("local_user", local_user), ("reviewers", reviewers), ("proxy_header", proxy_header)):
        if value is not None:
            plugin[name] = value
    described = metadata(Path(path).stem)
    described.setdefault("plugins", {})["claimdesk"] = plugin
    if accounts:
        described["plugins"][PASSWORDS] = {f"{name}_password_hash": {"$env": variable} for name, variable in accounts.items()}
    described.update(overrides or {})
    made = Served([str(path)], metadata=described, settings=settings(), secret=secret)
    serve_remembering(made, str(path))
    return made
