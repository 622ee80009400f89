"""Who is relied on for what: each source with what it publishes, who names it, in which words, and how its figures fare."""

import sqlite3
from collections.abc import Iterator
from typing import Any

_SOURCES = """
SELECT s.id, s.name, s.kind, s.country,
    (SELECT count(*) FROM article a WHERE a.publisher_id = s.id AND a.is_current = 1) AS articles_published,
    count(DISTINCT h.article_id) AS articles_that_name_it,
    count(DISTINCT h.figure_id) AS figures_through_it,
    (SELECT count(*) FROM figure f WHERE f.origin_id = s.id AND f.is_current = 1) AS figures_that_end_at_it
FROM source s LEFT JOIN hop h ON h.source_id = s.id AND h.article_id IN (SELECT id FROM article WHERE is_current = 1)
GROUP BY s.id ORDER BY figures_that_end_at_it DESC, figures_through_it DESC, articles_published DESC, s.name
"""
_RELIED_ON_FOR = """
SELECT coalesce(f.subject, f.ref_area) AS subject, f.product, f.measure, count(*) AS figures, count(DISTINCT f.article_id) AS articles
FROM hop h JOIN figure f ON f.id = h.figure_id WHERE h.source_id = ? AND f.is_current = 1
GROUP BY 1, 2, 3 ORDER BY figures DESC, 1, 2, 3
"""
_BY = "SELECT s.name AS who, e.verb, e.n FROM source_edge e JOIN source s ON s.id = e.src WHERE e.dst = ? ORDER BY e.n DESC, s.name, e.verb"
_TO = (
    "SELECT s.name AS whom, e.verb, e.n FROM source_edge e JOIN source s ON s.id = e.dst WHERE e.src = ? ORDER BY e.n DESC, s.name, e.verb"
)
_STATES = """
SELECT h.state, count(DISTINCT h.figure_id) AS figures FROM hop h JOIN figure f ON f.id = h.figure_id
WHERE h.source_id = ? AND f.is_current = 1 GROUP BY h.state ORDER BY h.state
"""
_FARING = """
SELECT n.kind, count(DISTINCT n.id) AS findings FROM figure f JOIN finding n ON n.a_figure = f.id OR n.b_figure = f.id
WHERE f.origin_id = ? AND f.is_current = 1 GROUP BY n.kind ORDER BY n.kind
"""
# A figure diverges when another article's figure contradicts it.
_DIVERGING = """
SELECT count(DISTINCT h.figure_id) AS figures, count(DISTINCT n.figure) AS diverging
FROM hop h JOIN figure f ON f.id = h.figure_id AND f.is_current = 1
LEFT JOIN (SELECT a_figure AS figure FROM finding WHERE kind = 'contradiction'
    UNION SELECT b_figure FROM finding WHERE kind = 'contradiction') n ON n.figure = h.figure_id
WHERE h.source_id = ?
"""
# Named in chains, nothing of it in the base and no link to it; people, vague sources and "a survey" have nothing to retrieve by name.
_TO_DO = """
SELECT s.name, s.kind, count(DISTINCT h.article_id) AS articles_that_name_it, count(DISTINCT h.figure_id) AS figures_through_it
FROM source s JOIN hop h ON h.source_id = s.id JOIN article a ON a.id = h.article_id AND a.is_current = 1
WHERE coalesce(s.kind, '') NOT IN ('person', 'vague') AND (s.kind = 'agency' OR s.name <> lower(s.name))
    AND NOT EXISTS (SELECT 1 FROM article p WHERE p.publisher_id = s.id AND p.is_current = 1)
GROUP BY s.id HAVING sum(h.state IN ('linked', 'in corpus')) = 0
ORDER BY figures_through_it DESC, articles_that_name_it DESC, s.name
"""
_FIGURES = """
SELECT f.id, a.ref, f.start, f."end", f.printed, f.period, substr(a.text, f.claim_start + 1, f.claim_end - f.claim_start) AS quote
FROM hop h JOIN figure f ON f.id = h.figure_id JOIN article a ON a.id = f.article_id
WHERE h.source_id = ? AND f.is_current = 1 ORDER BY a.num, f.start
"""


def sources(conn: sqlite3.Connection) -> Iterator[dict[str, Any]]:
    """All sources, those that most figures end at first."""
    return _rows(conn, _SOURCES)


def source(conn: sqlite3.Connection, name: str) -> dict[str, Any] | None:
    """One source by its name (or id; upper and lower case make no difference), with everything said through it; None if unknown."""
    row = conn.execute("SELECT id FROM source WHERE name = ?1 COLLATE NOCASE OR id = ?1 ORDER BY name = ?1 DESC", (name,)).fetchone()
    if row is None:
        return None
    [told] = _rows(conn, _DIVERGING, *row)
    divergence = {**told, "rate": round(told["diverging"] / told["figures"], 4) if told["figures"] else None}
    [known] = [one for one in sources(conn) if one["id"] == row[0]]
    return {
        **known,
        "relied on for": list(_rows(conn, _RELIED_ON_FOR, *row)),
        "relied on by": list(_rows(conn, _BY, *row)),
        "relies on": list(_rows(conn, _TO, *row)),
        "states": list(_rows(conn, _STATES, *row)),
        "findings": list(_rows(conn, _FARING, *row)),
        "divergence": divergence,
        "figures": list(_rows(conn, _FIGURES, *row)),
    }


def to_do(conn: sqlite3.Connection) -> list[dict[str, Any]]:
    """The named sources that nobody has retrieved, those that most figures go through first."""
    return list(_rows(conn, _TO_DO))


def like(conn: sqlite3.Connection, name: str) -> list[str]:
    """Names of sources that hold the words, for who mistyped one."""
    pattern = "%" + "".join(f"\\{c}" if c in "%_\\" else c for c in name) + "%"
    return [row[0] for row in conn.execute("SELECT name FROM source WHERE name LIKE ? ESCAPE '\\' ORDER BY name LIMIT 10", (pattern,))]


def _rows(conn: sqlite3.Connection, sql: str, *values: str) -> Iterator[dict[str, Any]]:
    cursor = conn.execute(sql, values)
    names = [column[0] for column in cursor.description]
    for row in cursor:
        yield dict(zip(names, row, strict=True))
