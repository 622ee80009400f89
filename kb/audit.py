"""An article's citation audit: for each figure who stands behind it, how far the chain was followed, and who else says so."""

import sqlite3
from collections import Counter
from typing import Any

_CHAIN = """
SELECT s.name AS source, s.kind AS source_kind, h.printed, h.start, h."end", h.cue, h.cue_start, h.cue_end, h.kind, h.state, h.url,
    t.ref AS target_ref, t.id AS target
FROM hop h JOIN source s ON s.id = h.source_id LEFT JOIN article t ON t.id = h.target_article_id
WHERE h.figure_id = ? ORDER BY h.position
"""
_FIGURES = """
SELECT f.id, f.start, f."end", f.printed, substr(a.text, f.claim_start + 1, f.claim_end - f.claim_start) AS quote, f.voice, f.modality
FROM figure f JOIN article a ON a.id = f.article_id WHERE f.article_id = ? ORDER BY f.start
"""
# Figures that say the same, with who their words come from: the end of the chain, else who published them.
_SAME = """
SELECT DISTINCT coalesce(o.name, p.name, a.ref) FROM finding n
JOIN figure f ON f.id = CASE n.a_figure WHEN ?1 THEN n.b_figure ELSE n.a_figure END
JOIN article a ON a.id = f.article_id LEFT JOIN source o ON o.id = f.origin_id LEFT JOIN source p ON p.id = a.publisher_id
WHERE (n.a_figure = ?1 OR n.b_figure = ?1) AND n.kind IN ('agree', 'rounding', 'bound_compatible') AND n.status <> 'dismiss' ORDER BY 1
"""
_FOUND = ("in corpus", "linked")


class NoSuchArticle(Exception):
    """An article that the base does not hold under this id, ref or URL."""


def audit(conn: sqlite3.Connection, name: str) -> dict[str, Any]:
    """The audit of the article with this id, ref or URL (its newest version). Raises NoSuchArticle.

    `independent_origins` counts the distinct origins of a figure and of those that agree with it; `not retrieved`
    lists who ends a chain without that anything of theirs is linked or in the base.
    """
    row = conn.execute(
        "SELECT id, ref, title, publisher, published FROM article WHERE ?1 IN (id, ref, url) ORDER BY is_current DESC, num DESC", (name,)
    ).fetchone()
    if row is None:
        raise NoSuchArticle(f"no article {name} is in this base; name its id, its ref (file name) or its URL")
    article = dict(zip(("id", "ref", "title", "publisher", "published"), row, strict=True))
    figures = [_figure(conn, figure, article["publisher"] or article["ref"]) for figure in _rows(conn, _FIGURES, article["id"])]
    ends = [figure["chain"][-1] for figure in figures if figure["chain"]]
    return {
        "article": article,
        "figures": figures,
        "states": dict(sorted(Counter(hop["state"] for figure in figures for hop in figure["chain"]).items())),
        "own voice": sum(not figure["chain"] for figure in figures),
        "not retrieved": sorted({hop["source"] for hop in ends if hop["state"] not in _FOUND}),
    }


def _figure(conn: sqlite3.Connection, figure: dict[str, Any], voice: str) -> dict[str, Any]:
    chain = _rows(conn, _CHAIN, figure["id"])
    origin = chain[-1]["source"] if chain else None
    origins = {origin or voice, *(row[0] for row in conn.execute(_SAME, (figure["id"],)))}
    return {**figure, "chain": chain, "origin": origin, "origins": sorted(origins), "independent_origins": len(origins)}


def _rows(conn: sqlite3.Connection, sql: str, key: str) -> list[dict[str, Any]]:
    cursor = conn.execute(sql, (key,))
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]
