"""The base as a graph of articles, claims, sources, entities and events, built when it is asked for."""

import sqlite3
from collections.abc import Iterator
from typing import BinaryIO

import networkx as nx

MOST_NODES = 300
# `chosen` articles, `shown` claims: theirs, and those of other articles that a finding sets beside theirs.
_WHOLE = "WITH chosen (id) AS (SELECT id FROM article WHERE is_current = 1), "
_ONE = "WITH chosen (id) AS (SELECT id FROM article WHERE id = ? AND is_current = 1), "
_SHOWN = """own (id, claim_id) AS (SELECT f.id, f.claim_id FROM chosen CROSS JOIN figure f ON f.article_id = chosen.id),
shown (id) AS (SELECT c.id FROM chosen CROSS JOIN claim c ON c.article_id = chosen.id
    UNION SELECT f.claim_id FROM own CROSS JOIN finding n ON n.a_figure = own.id JOIN figure f ON f.id = n.b_figure
    UNION SELECT f.claim_id FROM own CROSS JOIN finding n ON n.b_figure = own.id JOIN figure f ON f.id = n.a_figure)
"""
# The plus before an order keeps the planner from walking a whole table in it.
# One query a kind of node: its key, its label, and what else a reader of the graph wants to see.
_NODES = {
    "article": """SELECT a.id, coalesce(a.title, a.ref) AS label, a.publisher, a.published, a.url FROM article a
        WHERE a.id IN (SELECT id FROM chosen UNION SELECT c.article_id FROM shown CROSS JOIN claim c ON c.id = shown.id) ORDER BY +a.num""",
    "claim": """SELECT c.id, c.quote AS label, c.voice, c.modality, group_concat(f.printed, '; ') AS figures
        FROM claim c LEFT JOIN figure f ON f.claim_id = c.id WHERE c.id IN (SELECT id FROM shown) GROUP BY c.id ORDER BY +c.num""",
    "source": """SELECT id, name AS label, kind AS source_kind, country, domain FROM source
        WHERE id IN (SELECT h.source_id FROM chosen CROSS JOIN hop h ON h.article_id = chosen.id
            UNION SELECT a.publisher_id FROM shown CROSS JOIN claim c ON c.id = shown.id JOIN article a ON a.id = c.article_id
            UNION SELECT a.publisher_id FROM chosen CROSS JOIN article a ON a.id = chosen.id) ORDER BY +name""",
    "entity": """SELECT id, name AS label, kind AS entity_kind FROM entity
        WHERE id IN (SELECT coalesce(e.merged_into, e.id) FROM chosen CROSS JOIN mention m ON m.article_id = chosen.id
            JOIN entity e ON e.id = m.entity_id) ORDER BY +name, kind""",
    "event": """SELECT id, name AS label, kind AS event_kind, period, place FROM event
        WHERE id IN (SELECT m.event_id FROM chosen CROSS JOIN event_mention m ON m.article_id = chosen.id) ORDER BY +name, id""",
}
# One query a kind of edge: kinds and keys of both ends, the verb, and what else is known of it.
_EDGES = (
    """SELECT 'article', a.id, 'source', a.publisher_id, 'published by' AS verb
        FROM chosen CROSS JOIN article a ON a.id = chosen.id""",
    "SELECT 'article', c.article_id, 'claim', c.id, 'states' AS verb FROM shown CROSS JOIN claim c ON c.id = shown.id",
    """SELECT DISTINCT 'claim', own.claim_id, 'source', h.source_id, 'attributed to' AS verb, h.position, h.cue, h.kind AS how, h.state
        FROM own JOIN hop h ON h.figure_id = own.id""",
    """SELECT 'source', coalesce(p.source_id, a.publisher_id), 'source', h.source_id, lower(coalesce(h.cue, h.kind)) AS verb,
        count(*) AS weight FROM chosen CROSS JOIN hop h ON h.article_id = chosen.id JOIN article a ON a.id = h.article_id
        LEFT JOIN hop p ON p.figure_id = h.figure_id AND p.position = h.position - 1 GROUP BY 2, 4, 5""",
    """SELECT 'claim', c.id, 'entity', coalesce(e.merged_into, e.id), 'names' AS verb, count(*) AS weight
        FROM chosen CROSS JOIN mention m ON m.article_id = chosen.id
        JOIN claim c ON c.article_id = m.article_id AND c.start <= m.start AND m."end" <= c."end" JOIN entity e ON e.id = m.entity_id
        GROUP BY 2, 4""",
    """SELECT DISTINCT 'claim', own.claim_id, 'event', x.event_id, 'tells of' AS verb
        FROM own JOIN event_figure x ON x.figure_id = own.id""",
    """SELECT 'claim', a.claim_id, 'claim', b.claim_id, n.kind AS verb, n.severity, n.explanation FROM finding n
        JOIN figure a ON a.id = n.a_figure JOIN figure b ON b.id = n.b_figure
        WHERE n.id IN (SELECT n.id FROM own CROSS JOIN finding n ON n.a_figure = own.id
            UNION SELECT n.id FROM own CROSS JOIN finding n ON n.b_figure = own.id)""",
)
Attributes = dict[str, str | int | float]


def graph(conn: sqlite3.Connection, *, article: str | None = None) -> nx.MultiDiGraph:
    """All current articles with what hangs on them, or one article (an id) with what its claims are set beside.

    Nodes are called "kind:id"; nothing is None, so that every format takes it.
    """
    before = (_WHOLE if article is None else _ONE) + _SHOWN
    values = () if article is None else (article,)
    made = nx.MultiDiGraph()
    for kind, sql in _NODES.items():
        for row in _rows(conn, before + sql, values):
            made.add_node(f"{kind}:{row.pop('id')}", kind=kind, **row)
    for sql in _EDGES:
        cursor = conn.execute(before + sql, values)
        names = [column[0] for column in cursor.description[4:]]
        for from_kind, start, to_kind, end, *told in cursor:
            ends = f"{from_kind}:{start}", f"{to_kind}:{end}"
            if ends[0] != ends[1] and all(made.has_node(node) for node in ends):
                made.add_edge(*ends, **_known(dict(zip(names, told, strict=True))))
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


def write_graphml(made: nx.MultiDiGraph, file: BinaryIO) -> None:
    """GraphML that Gephi opens, in UTF-8. Characters that XML cannot hold are left out."""
    clean = nx.MultiDiGraph()
    clean.add_nodes_from((node, _printable(attributes)) for node, attributes in made.nodes(data=True))
    clean.add_edges_from((start, end, _printable(attributes)) for start, end, attributes in made.edges(data=True))
    nx.write_graphml(clean, file, encoding="utf-8", named_key_ids=True)


def _rows(conn: sqlite3.Connection, sql: str, values: tuple[str, ...]) -> Iterator[Attributes]:
    cursor = conn.execute(sql, values)
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
