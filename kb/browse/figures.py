"""Figures as pages show them: with their article, their sentence and their source chain."""

from typing import Any

from kb.browse.desk import Desk, Row, address
from kb.browse.drawing.intervals import Bar
from kb.browse.drawing.timeline import Mark, Track
from kb.browse.explaining import place
from kb.browse.highlight import segments

_FIGURES = """
SELECT f.*, a.ref, a.title, a.publisher, a.publisher_id, a.published, o.name AS origin,
    substr(a.text, f.claim_start + 1, f.claim_end - f.claim_start) AS quote
FROM figure f JOIN article a ON a.id = f.article_id LEFT JOIN source o ON o.id = f.origin_id
WHERE f.id IN (SELECT value FROM json_each(:ids))
"""
_HOPS = """
SELECT h.*, s.name, s.kind AS registered_kind, s.id AS source_id
FROM hop h JOIN source s ON s.id = h.source_id WHERE h.figure_id IN (SELECT value FROM json_each(:ids)) ORDER BY h.figure_id, h.position
"""


async def figures_by_id(desk: Desk, ids: list[str]) -> dict[str, Row]:
    """The figures with `before`, `printed`, `after` (their sentence around them) and `chain` (hops, outermost first)."""
    unique = sorted(set(ids))
    rows, hops = await desk.together((_FIGURES, {"ids": unique}), (_HOPS, {"ids": unique}))
    figures = {row["id"]: with_sentence(row) for row in rows}
    for figure in figures.values():
        figure["chain"] = []
    for hop in hops:
        figures[hop["figure_id"]]["chain"].append(hop)
    return figures


def with_sentence(figure: Row) -> Row:
    """Adds what stands before and after the figure in its sentence; "" where the figure lies outside it."""
    quote: str = figure["quote"] or ""
    start, end = figure["start"] - figure["claim_start"], figure["end"] - figure["claim_start"]
    inside = 0 <= start < end <= len(quote)
    figure["before"] = quote[:start] if inside else quote
    figure["after"] = quote[end:] if inside else ""
    figure["drifted"] = inside and quote[start:end] != figure["printed"]
    return figure


def bar(figure: Row, side: str) -> Bar:
    """The figure as a bar to draw."""
    return Bar(
        label=figure["publisher"] or figure["ref"],
        printed=figure["printed"],
        low=figure["low"],
        high=figure["high"],
        low_open=bool(figure["low_open"]),
        high_open=bool(figure["high_open"]),
        comparator=figure["comparator"],
        amount=amount(figure),
        side=side,
    )


def track(desk: Desk, of: Row, figures: list[Row]) -> Track:
    """Figures that speak of one thing as a row of a timeline; `of` says what the thing is."""
    path = desk.datasette.urls.path
    return Track(
        label=speaks_of(of),
        marks=tuple(
            Mark(day=f["published"] or "", printed=f["printed"], who=f["publisher"] or f["ref"], href=path(address("figure", f["id"])))
            for f in figures
        ),
    )


def amount(figure: dict[str, Any]) -> float | None:
    """The stated value to draw, None for a range or a bound."""
    return float(figure["amount"]) if figure["amount"] is not None else None


def speaks_of(figure: dict[str, Any]) -> str:
    """What a figure is about, in one line of words."""
    what = [figure.get("product"), figure.get("measure")]
    where = [place(figure.get("ref_area")), place(figure.get("counterpart_area"))]
    words = " ".join(w for w in what if w)
    if figure.get("subject") and figure["subject"] not in words:
        words = f"{figure['subject']}: {words}" if words else figure["subject"]
    places = " → ".join(w for w in where if w and w != figure.get("subject"))
    return ", ".join(w for w in (words, places) if w) or "what it measures is not settled by the text"


def by_sentence(figures: list[Row]) -> list[Row]:
    """Figures that stand in one sentence together: `figures`, and `pieces` of the sentence as (text, is a figure)."""
    sentences: dict[tuple[str, int, int], Row] = {}
    for figure in figures:
        key = (figure["article_id"], figure["claim_start"], figure["claim_end"])
        sentences.setdefault(key, {"first": figure, "figures": []})["figures"].append(figure)
    for (_, start, _), sentence in sentences.items():
        quote = sentence["first"]["quote"]
        marks = [(f["start"] - start, f["end"] - start, f["id"]) for f in sentence["figures"]]
        sentence["pieces"] = [(piece.text, bool(piece.ids)) for piece in segments(quote, 0, len(quote), marks)]
    return list(sentences.values())
