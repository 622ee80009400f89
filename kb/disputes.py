"""Joins the pairs of figures that quarrel over one thing into one dispute, so that a reader judges it once."""

import sqlite3
from collections.abc import Iterable
from typing import Any

from networkx import Graph, connected_components

Pair = dict[str, Any]


def disputes(pairs: Iterable[Pair]) -> list[list[Pair]]:
    """The findings (`a_figure`, `b_figure`) in groups that share figures; order is kept within and between groups."""
    found = list(pairs)
    over = Graph()
    over.add_edges_from((pair["a_figure"], pair["b_figure"]) for pair in found)
    of = {figure: number for number, part in enumerate(connected_components(over)) for figure in part}
    groups: dict[int, list[Pair]] = {}
    for pair in found:
        groups.setdefault(of[pair["a_figure"]], []).append(pair)
    return list(groups.values())


def dispute_ids(conn: sqlite3.Connection) -> dict[str, str]:
    """For each finding that needs a person the dispute it belongs to, named by the first of its findings in the order of ids."""
    rows = conn.execute("SELECT id, a_figure, b_figure FROM finding WHERE needs_person = 1 ORDER BY id")
    names = ("id", "a_figure", "b_figure")
    return {pair["id"]: group[0]["id"] for group in disputes(dict(zip(names, row, strict=True)) for row in rows) for pair in group}
