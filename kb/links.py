"""Who hands on whose words: the edges between sources, and the hops whose outlet has an article here with the same figure."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec

from kb.model import Observation
from kb.reading import observations
from kb.sourcing.citations import same_figure

Place = tuple[str, int]
_EDGES_OF = """
SELECT src, dst, verb, count(*) FROM (
    SELECT a.publisher_id AS src, h.source_id AS dst, lower(coalesce(h.cue, h.kind)) AS verb
    FROM hop h JOIN article a ON a.id = h.article_id
    WHERE h.position = 0 AND h.article_id IN (SELECT value FROM json_each(?1))
    UNION ALL
    SELECT p.source_id, h.source_id, lower(coalesce(h.cue, h.kind))
    FROM hop h JOIN hop p ON p.figure_id = h.figure_id AND p.position = h.position - 1
    WHERE h.article_id IN (SELECT value FROM json_each(?1)))
WHERE src IS NOT NULL AND src <> dst GROUP BY src, dst, verb
"""
# The figures of each named outlet's articles here that may be the one the hop stands for: those of the weeks before the article that
# names it, and of the day after, for outlets in two time zones. The first article stored comes first. A source that was reported not
# found stays so: the article says it of its own search. The joins are crossed, and the plus signs are there, to go from the hop over
# its outlet's articles of those days to their figures: few sources publish here, but many figures are alike.
_CANDIDATES = """
SELECT h.figure_id, h.position, a.id, g.id, f.article_id
FROM {hops} CROSS JOIN article o ON o.id = h.article_id
CROSS JOIN article a INDEXED BY article_publisher ON a.publisher_id = h.source_id AND a.is_current = 1
    AND a.published BETWEEN date(o.published, '-21 days') AND date(o.published, '+1 day')
    AND +a.published LIKE '____-__-__%' AND a.id <> o.id
CROSS JOIN figure f ON f.id = h.figure_id AND +f.is_current = 1
CROSS JOIN figure g ON g.article_id = a.id AND +g.unit IS f.unit AND +g.kind = f.kind
    AND (+g.amount IS f.amount OR (+g.low < f.high AND f.low < +g.high))
WHERE h.state <> 'reported not found' ORDER BY h.figure_id, h.position, a.num
"""
_HELD = "SELECT h.figure_id, h.position, h.target_article_id FROM {hops} WHERE h.target_article_id IS NOT NULL"
_ALL = "hop h"
_OF_ARTICLES = "json_each(?1) k CROSS JOIN hop h ON h.article_id = k.value"
_TO_ARTICLES = "json_each(?1) k CROSS JOIN hop h INDEXED BY hop_target ON h.target_article_id = k.value"
# The hops without a target that name the outlet of one of the articles, in articles of the weeks after it.
_NAMING = """json_each(?1) k CROSS JOIN article n ON n.id = k.value
CROSS JOIN article w INDEXED BY article_published ON w.published BETWEEN date(n.published, '-2 days') AND date(n.published, '+22 days')
CROSS JOIN hop h INDEXED BY hop_article ON h.article_id = w.id AND h.source_id = n.publisher_id AND h.target_article_id IS NULL"""
_LINK = "UPDATE hop SET state = 'in corpus', target_article_id = ? WHERE figure_id = ? AND position = ?"
_UNLINK = """
UPDATE hop SET state = CASE WHEN url IS NULL THEN 'named only' ELSE 'linked' END, target_article_id = NULL
WHERE figure_id = ? AND position = ?
"""


def count_edges(conn: sqlite3.Connection, *, added: Iterable[str], removed: Iterable[str]) -> None:
    """Counts the hops of the articles `added` and no longer those of the articles `removed` (ids)."""
    change: Counter[tuple[str, str, str]] = Counter()
    for articles, sign in ((added, 1), (removed, -1)):
        for src, dst, verb, n in conn.execute(_EDGES_OF, (_json(articles),)):
            change[src, dst, verb] += sign * n
    for edge, n in sorted(change.items()):
        held = conn.execute("SELECT n FROM source_edge WHERE src = ? AND dst = ? AND verb = ?", edge).fetchone()
        if held is None and n > 0:
            conn.execute("INSERT INTO source_edge (src, dst, verb, n) VALUES (?, ?, ?, ?)", (*edge, n))
        elif held is not None and held[0] + n > 0:
            conn.execute("UPDATE source_edge SET n = n + ? WHERE src = ? AND dst = ? AND verb = ?", (n, *edge))
        elif held is not None:
            conn.execute("DELETE FROM source_edge WHERE src = ? AND dst = ? AND verb = ?", edge)


def link_hops(conn: sqlite3.Connection, *, changed: Iterable[str] | None = None) -> None:
    """Marks the hops whose outlet has an article here that prints the same figure, and says which; takes back what no longer holds.

    With `changed` (article ids) only hops of these articles, to them, or that may now find their target among them.
    """
    if changed is None:
        held = _held(conn, _ALL, None)
        targets = _targets(conn, _ALL, None)
    else:
        some = _json(changed)
        held = _held(conn, _OF_ARTICLES, some) | _held(conn, _TO_ARTICLES, some)
        targets = _targets(conn, _NAMING, some) | _targets(conn, _OF_ARTICLES, some) | _targets(conn, _TO_ARTICLES, some)
    for place in held.keys() - targets.keys():
        conn.execute(_UNLINK, place)
    for place, article in targets.items():
        if held.get(place) != article:
            conn.execute(_LINK, (article, *place))


def _held(conn: sqlite3.Connection, hops: str, articles: str | None) -> dict[Place, str]:
    rows = conn.execute(_HELD.format(hops=hops), () if articles is None else (articles,))
    return {(figure, position): target for figure, position, target in rows}


def _targets(conn: sqlite3.Connection, hops: str, articles: str | None) -> dict[Place, str]:
    """For each hop the first article of its outlet that prints the hop's figure."""
    rows = conn.execute(_CANDIDATES.format(hops=hops), () if articles is None else (articles,)).fetchall()
    read = {article for _, _, target, _, own in rows for article in (target, own)}
    seen = {one.id: one for one in observations(conn, within=read)} if rows else {}
    found: dict[Place, str] = {}
    for place, target in _alike(rows, seen):
        found.setdefault(place, target)
    return found


def _alike(rows: Iterable[tuple[str, int, str, str, str]], seen: dict[str, Observation]) -> Iterator[tuple[Place, str]]:
    for figure, position, target, other, _ in rows:
        if same_figure(seen[figure], seen[other]):
            yield (figure, position), target


def _json(ids: Iterable[str]) -> str:
    return msgspec.json.encode(sorted(ids)).decode()
