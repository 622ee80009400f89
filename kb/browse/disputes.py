"""What one dispute shows beside its first pair."""

from kb.browse.desk import Row


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
