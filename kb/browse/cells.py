"""Turns ids in Datasette's table pages into links to the desk's pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from kb.browse.desk import address
from kb.browse.wording import number, visible

if TYPE_CHECKING:  # Datasette loads its plugins while this module of its is half made.
    from datasette.app import Datasette

# Where the values of a column lead; a table's own id leads to its page.
_COLUMNS = {
    "article_id": "article", "a_article": "article", "b_article": "article", "target_article_id": "article", "replaces": "article",
    "figure_id": "figure", "a_figure": "figure", "b_figure": "figure", "origin_id": "source", "source_id": "source",
    "publisher_id": "source", "series_key": "series", "series": "series", "entity_id": "entity", "event_id": "event",
    "check_id": "check", "other_article": "article",
}  # fmt: skip
_TABLES = {
    "article": "article", "finding": "conflict", "conflict_sides": "conflict", "figures_against_others": "conflict",
    "open_conflicts": "conflict", "arithmetic_check": "check",
    "failing_checks": "check", "source": "source", "series": "series", "entity": "entity", "event": "event", "figure": "figure",
}  # fmt: skip
_VALUES = frozenset({"low", "high", "computed_low", "computed_high", "gap", "margin"})


def cell(datasette: Datasette, value: Any, column: str, table: str | None) -> Any:
    """What to show for a cell, None to leave it to Datasette."""
    if isinstance(value, dict):
        # Of what an id of another table stands for, Datasette has found the words.
        kind, words = _COLUMNS.get(column), visible(str(value["label"]), 80)
        return Markup('<a href="{}">{}</a>').format(datasette.urls.path(address(kind, value["value"])), words) if kind else None
    kind = _TABLES.get(table or "") if column == "id" else _COLUMNS.get(column)
    if kind and isinstance(value, str) and value:
        return Markup('<a href="{}" class="key">{}</a>').format(datasette.urls.path(address(kind, value)), value[:10])
    if column in _VALUES and isinstance(value, float):
        return Markup('<span class="number">{}</span>').format(number(value))
    return None
