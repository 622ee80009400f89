"""The base as a graph of articles, claims, sources, entities and events, built when it is asked for."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import networkx as nx

MOST_NODES = 300
# One query a kind of node: its key, its label, and what else a reader of the graph wants to see.
_NODES = {
    "article": "SELECT id, coalesce(title, ref) AS label, publisher, published, url FROM article WHERE is_current = 1 ORDER BY num",
    "claim": """SELECT c.id, c.quote AS label, c.voice, c.modality, group_concat(f.printed, '; ') AS figures
        FROM claim c JOIN article a ON a.id = c.article_id LEFT JOIN figure f ON f.claim_id = c.id
        WHERE a.is_current = 1 GROUP BY c.id ORDER BY c.num""",
    "source": "SELECT id, name AS label, kind AS source_kind, country, domain FROM source ORDER BY name",
    "entity": "SELECT id, name AS label, kind AS entity_kind FROM entity WHERE merged_into IS NULL ORDER BY name, kind",
    "event": "SELECT id, name AS label, kind AS event_kind, period, place FROM event ORDER BY name, id",
}
# One query a kind of edge: kinds and keys of both ends, the verb, and what else is known of it.
_EDGES = (
    "SELECT 'article', id, 'source', publisher_id, 'published by' AS verb FROM article WHERE is_current = 1 AND publisher_id IS NOT NULL",
    "SELECT 'article', id, 'article', replaces, 'replaces' AS verb FROM article WHERE is_current = 1 AND replaces IS NOT NULL",
    """SELECT 'article', c.article_id, 'claim', c.id, 'states' AS verb FROM claim c JOIN article a ON a.id = c.article_id
        WHERE a.is_current = 1""",
    """SELECT DISTINCT 'claim', f.claim_id, 'source', h.source_id, 'attributed to' AS verb, h.position, h.cue, h.kind AS how, h.state
        FROM hop h JOIN figure f ON f.id = h.figure_id WHERE f.is_current = 1 AND f.claim_id IS NOT NULL""",
    "SELECT 'source', src, 'source', dst, verb, n AS weight FROM source_edge",
    """SELECT 'claim', c.id, 'entity', coalesce(e.merged_into, e.id), 'names' AS verb, count(*) AS weight FROM mention m
        JOIN claim c ON c.article_id = m.article_id AND c.start <= m.start AND m."end" <= c."end" JOIN entity e ON e.id = m.entity_id
        JOIN article a ON a.id = c.article_id WHERE a.is_current = 1 GROUP BY 2, 4""",
    """SELECT DISTINCT 'claim', f.claim_id, 'event', x.event_id, 'tells of' AS verb FROM event_figure x
        JOIN figure f ON f.id = x.figure_id WHERE f.is_current = 1 AND f.claim_id IS NOT NULL""",
    """SELECT 'claim', a.claim_id, 'claim', b.claim_id, n.kind AS verb, n.severity, n.explanation FROM finding n
        JOIN figure a ON a.id = n.a_figure JOIN figure b ON b.id = n.b_figure
        WHERE a.claim_id IS NOT NULL AND b.claim_id IS NOT NULL""",
)
Attributes = dict[str, str | int | float]


def graph(conn: sqlite3.Connection) -> nx.MultiDiGraph:
    """All current articles with what hangs on them. Nodes are called "kind:id"; nothing is None, so that every format takes it."""
    made = nx.MultiDiGraph()
    for kind, sql in _NODES.items():
        for row in _rows(conn, sql):
            made.add_node(f"{kind}:{row.pop('id')}", kind=kind, **row)
    for sql in _EDGES:
        cursor = conn.execute(sql)
        names = [column[0] for column in cursor.description[4:]]
        for from_kind, start, to_kind, end, *values in cursor:
            ends = f"{from_kind}:{start}", f"{to_kind}:{end}"
            if all(made.has_node(node) for node in ends):
                made.add_edge(*ends, **_known(dict(zip(names, values, strict=True))))
    return made


def around(whole: nx.MultiDiGraph, node: str, *, most: int = MOST_NODES) -> nx.MultiDiGraph:
    """The part of the graph nearest to a node, at most so many nodes, both directions. Raises KeyError for an unknown node."""
    if node not in whole:
        raise KeyError(node)
    near = [node]
    for _, reached in nx.bfs_edges(whole.to_undirected(as_view=True), node):
        if len(near) == most:
            break
        near.append(reached)
    return whole.subgraph(near).copy()


def write_graphml(made: nx.MultiDiGraph, path: Path) -> None:
    """GraphML that Gephi opens. Characters that XML cannot hold are left out."""
    clean = nx.MultiDiGraph()
    clean.add_nodes_from((node, _printable(attributes)) for node, attributes in made.nodes(data=True))
    clean.add_edges_from((start, end, _printable(attributes)) for start, end, attributes in made.edges(data=True))
    nx.write_graphml(clean, path, encoding="utf-8", named_key_ids=True)


def _rows(conn: sqlite3.Connection, sql: str) -> Iterator[Attributes]:
    cursor = conn.execute(sql)
    names = [column[0] for column in cursor.description]
    for row in cursor:
        yield _known(dict(zip(names, row, strict=True)))


def _known(row: dict[str, str | int | float | None]) -> Attributes:
    return {name: value for name, value in row.items() if value is not None}


def _printable(attributes: Attributes) -> Attributes:
    return {name: _xml_text(value) if isinstance(value, str) else value for name, value in attributes.items()}


def _xml_text(text: str) -> str:
    """The text without characters that XML 1.0 has no way to write."""
    return "".join(c for c in text if c in "\t\n" or " " <= c <= "\ud7ff" or "\ue000" <= c <= "\ufffd" or c >= "\U00010000")
