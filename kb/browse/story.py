"""What the articles of one story print side by side: the same fact in each one's words, and what each leaves out."""

import sqlite3
from collections.abc import Mapping

from kb.browse.desk import Desk, Row
from kb.browse.figures import figures_by_id
from kb.omissions import OF_ONE_THING, Told, things_told
from kb.reading import observations

# Found along the figures of the articles and then along the index of one side of a finding.
_PAIRS = f"""
SELECT f.a_figure, f.b_figure FROM figure x INDEXED BY figure_article CROSS JOIN finding f ON f.a_figure = x.id
JOIN figure y ON y.id = f.b_figure
WHERE x.article_id IN (SELECT value FROM json_each(:articles)) AND y.article_id IN (SELECT value FROM json_each(:articles))
AND f.kind IN ({", ".join(f"'{kind}'" for kind in sorted(OF_ONE_THING))})
"""  # noqa: S608 - the kinds are ours
_FRAMING = """
SELECT article_id, start, "end", cue, class, speaker FROM framing
WHERE article_id IN (SELECT value FROM json_each(:articles)) ORDER BY start
"""
_MOST_ROWS = 60


async def story(desk: Desk, articles: Mapping[str, str], *, also: list[str]) -> list[Row]:
    """One row a thing told: `figure` (the first to print it) and `cells`, for each article's id what it prints of it.

    `articles` are the story's, by id; each figure of `also` (ids) gets a row. A printed figure has its `cues`: the hedges, loaded,
    causal and agency words of its sentence, and whose they are.
    """
    given = list(articles)
    pairs = [(row["a_figure"], row["b_figure"]) for row in await desk.rows(_PAIRS, articles=given)]

    def rows(conn: sqlite3.Connection) -> tuple[Told, ...]:
        return things_told(observations(conn, within=given), pairs, articles=given, also=also)

    told = (await desk.db.execute_fn(rows))[:_MOST_ROWS]
    figures = await figures_by_id(desk, [id_ for row in told for id_ in row.figures])
    framing = await desk.rows(_FRAMING, articles=given)
    for figure in figures.values():
        figure["cues"] = [cue for cue in framing if _over(cue, figure)]
    return [_row([figures[id_] for id_ in row.figures], articles) for row in told]


def _over(cue: Row, figure: Row) -> bool:
    return bool(cue["article_id"] == figure["article_id"] and cue["start"] < figure["claim_end"] and cue["end"] > figure["claim_start"])


def _row(figures: list[Row], articles: Mapping[str, str]) -> Row:
    figures = sorted(figures, key=lambda figure: (figure["published"] or "9", figure["article_id"], figure["start"]))
    cells: dict[str, list[Row]] = {id_: [] for id_ in articles}
    for figure in figures:
        cells[figure["article_id"]].append(figure)
    return {"figure": figures[0], "cells": cells, "printed_by": sum(bool(cell) for cell in cells.values())}
