"""Joins the pairs of figures that quarrel over one thing into one dispute, so that a reader judges it once."""

from collections.abc import Iterable

from networkx import Graph, connected_components

from kb.browse.desk import Row


def disputes(pairs: Iterable[Row]) -> list[list[Row]]:
    """The findings (`a_figure`, `b_figure`) in groups that share figures; order is kept within and between groups."""
    found = list(pairs)
    over = Graph()
    over.add_edges_from((pair["a_figure"], pair["b_figure"]) for pair in found)
    of = {figure: number for number, part in enumerate(connected_components(over)) for figure in part}
    groups: dict[int, list[Row]] = {}
    for pair in found:
        groups.setdefault(of[pair["a_figure"]], []).append(pair)
    return list(groups.values())


def other_figures(dispute: list[Row]) -> list[str]:
    """The figures of a dispute beside the two of its first pair, each once."""
    shown = {dispute[0]["a_figure"], dispute[0]["b_figure"]}
    return [id_ for id_ in dict.fromkeys(pair[side] for pair in dispute for side in ("a_figure", "b_figure")) if id_ not in shown]


def by_value(figures: list[Row]) -> list[tuple[str, list[Row]]]:
    """Figures by the words that they are printed in."""
    values: dict[str, list[Row]] = {}
    for figure in figures:
        values.setdefault(figure["printed"], []).append(figure)
    return list(values.items())
