"""An ego graph: what stands around one thing, never the whole base; its edges also as a table."""

import sqlite3
from dataclasses import dataclass

from datasette.utils.asgi import NotFound, Response

from kb.browse.desk import Desk, address, reads
from kb.browse.explaining import explained
from kb.browse.findings import KIND_WORDS
from kb.browse.wording import visible

MOST_NODES = 300
_STEPS = 2
# What a series is named by is made for the machine; people read what its figures speak of.
_SERIES_NAME = """
    coalesce(nullif(trim(coalesce(s.subject || ': ', '') || coalesce(s.product || ' ', '') || coalesce(s.measure, '')), ''), s.name)
"""
# So many of the nearest are followed on to what they are linked to.
_FOLLOWED = 60
# For each kind of node, what it is linked to: kind of the other end, and a query that gives its id, its name and the words of the link.
_LINKS = {
    "source": (
        (
            "source",
            """SELECT e.dst AS id, s.name AS name, e.verb || iif(e.n > 1, ' ' || e.n || '×', '') AS words
            FROM source_edge e JOIN source s ON s.id = e.dst
            WHERE e.src = :id ORDER BY e.n DESC LIMIT :most""",
        ),
        (
            "<source",
            """SELECT e.src AS id, s.name AS name, e.verb || iif(e.n > 1, ' ' || e.n || '×', '') AS words
            FROM source_edge e JOIN source s ON s.id = e.src
            WHERE e.dst = :id ORDER BY e.n DESC LIMIT :most""",
        ),
        (
            "article",
            """SELECT id, coalesce(title, ref) AS name, 'printed' AS words
            FROM article
            WHERE publisher_id = :id AND is_current = 1 LIMIT :most""",
        ),
    ),
    "article": (
        (
            "<source",
            """SELECT s.id, s.name, 'printed' AS words
            FROM article a JOIN source s ON s.id = a.publisher_id
            WHERE a.id = :id LIMIT :most""",
        ),
        (
            "source",
            """SELECT s.id, s.name, 'goes back to, ' || count(*) || ' figures' AS words
            FROM figure f JOIN source s ON s.id = f.origin_id
            WHERE f.article_id = :id
            GROUP BY s.id ORDER BY count(*) DESC LIMIT :most""",
        ),
        (
            "entity",
            """SELECT e.id, e.name, 'names' AS words
            FROM mention m JOIN entity e ON e.id = m.entity_id
            WHERE m.article_id = :id
            GROUP BY e.id ORDER BY count(*) DESC LIMIT :most""",
        ),
        (
            "conflict",
            """SELECT x.id, f.printed || ' against ' || g.printed AS name, x.kind AS words
            FROM figure f JOIN finding x ON x.a_figure = f.id JOIN figure g ON g.id = x.b_figure
            WHERE f.article_id = :id
            UNION SELECT x.id, g.printed || ' against ' || f.printed, x.kind
            FROM figure f JOIN finding x ON x.b_figure = f.id JOIN figure g ON g.id = x.a_figure
            WHERE f.article_id = :id LIMIT :most""",
        ),
    ),
    "figure": (
        (
            "<article",
            """SELECT a.id, coalesce(a.title, a.ref) AS name, 'prints' AS words
            FROM figure f JOIN article a ON a.id = f.article_id
            WHERE f.id = :id LIMIT :most""",
        ),
        (
            "source",
            """SELECT s.id, s.name, coalesce(h.cue, h.kind) AS words
            FROM hop h JOIN source s ON s.id = h.source_id
            WHERE h.figure_id = :id ORDER BY h.position LIMIT :most""",
        ),
        (
            "series",
            f"""SELECT s.id, {_SERIES_NAME} AS name, 'is its value' || coalesce(' for ' || f.period, '') AS words
            FROM figure f JOIN series s ON s.id = f.series_key
            WHERE f.id = :id LIMIT :most""",  # noqa: S608 - the name is ours
        ),
        (
            "figure",
            """SELECT f.id, f.printed || ' · ' || coalesce(a.publisher, a.ref) AS name, x.kind AS words
            FROM finding x JOIN figure f ON f.id = x.b_figure JOIN article a ON a.id = f.article_id
            WHERE x.a_figure = :id ORDER BY x.needs_person DESC, x.severity_rank, x.id LIMIT :most""",
        ),
        (
            "<figure",
            """SELECT f.id, f.printed || ' · ' || coalesce(a.publisher, a.ref) AS name, x.kind AS words
            FROM finding x JOIN figure f ON f.id = x.a_figure JOIN article a ON a.id = f.article_id
            WHERE x.b_figure = :id ORDER BY x.needs_person DESC, x.severity_rank, x.id LIMIT :most""",
        ),
    ),
    "series": (
        (
            "<figure",
            """SELECT f.id, f.printed || ' · ' || coalesce(a.publisher, a.ref) AS name,
                'is its value' || coalesce(' for ' || f.period, '') AS words
            FROM figure f JOIN article a ON a.id = f.article_id
            WHERE f.series_key = :id AND f.is_current = 1 ORDER BY f.period, f.id LIMIT :most""",
        ),
    ),
    "event": (
        (
            "<article",
            """SELECT a.id, coalesce(a.title, a.ref) AS name, 'tells' AS words
            FROM event_mention m JOIN article a ON a.id = m.article_id
            WHERE m.event_id = :id AND a.is_current = 1 GROUP BY a.id ORDER BY a.published, a.id LIMIT :most""",
        ),
        (
            "figure",
            """SELECT f.id, f.printed || ' · ' || coalesce(a.publisher, a.ref) AS name, coalesce(f.measure, f.kind) AS words
            FROM event_figure e JOIN figure f ON f.id = e.figure_id JOIN article a ON a.id = f.article_id
            WHERE e.event_id = :id AND f.is_current = 1 ORDER BY f.id LIMIT :most""",
        ),
    ),
    "entity": (
        (
            "<article",
            """SELECT a.id, coalesce(a.title, a.ref) AS name, 'names' AS words
            FROM mention m JOIN article a ON a.id = m.article_id
            WHERE m.entity_id = :id AND a.is_current = 1
            GROUP BY a.id ORDER BY count(*) DESC LIMIT :most""",
        ),
    ),
    "conflict": (
        (
            "<article",
            """SELECT a.id, coalesce(a.title, a.ref) AS name, x.kind AS words
            FROM finding x JOIN figure f ON f.id IN (x.a_figure, x.b_figure) JOIN article a ON a.id = f.article_id
            WHERE x.id = :id LIMIT :most""",
        ),
    ),
}
_NAMES = {
    "figure": """SELECT f.printed || ' · ' || coalesce(a.publisher, a.ref) AS name
        FROM figure f JOIN article a ON a.id = f.article_id WHERE f.id = :id""",
    "series": f"SELECT {_SERIES_NAME} AS name FROM series s WHERE s.id = :id",  # noqa: S608 - the name is ours
    "event": "SELECT name FROM event WHERE id = :id",
    "source": "SELECT name FROM source WHERE id = :id",
    "article": "SELECT coalesce(title, ref) AS name FROM article WHERE id = :id",
    "entity": "SELECT name FROM entity WHERE id = :id",
    "conflict": """SELECT a.printed || ' against ' || b.printed AS name FROM finding x
        JOIN figure a ON a.id = x.a_figure JOIN figure b ON b.id = x.b_figure WHERE x.id = :id""",
}


_TABLES = (
    "source", "article", "figure", "entity", "mention", "finding", "source_edge", "series", "event", "event_mention", "event_figure", "hop",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Node:
    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class Edge:
    start: Node
    end: Node
    words: str


@reads(
    "source", "article", "figure", "entity", "mention", "finding", "source_edge", "series", "event", "event_mention", "event_figure", "hop"
)
async def graph(desk: Desk) -> Response:
    kind, key = desk.place("kind"), desk.place("id")
    if kind not in _NAMES:
        raise NotFound("There is no such graph here.")
    centre = await desk.one(kind, _NAMES[kind], id=key)
    names, edges = await desk.db.execute_fn(lambda conn: around(conn, Node(kind, key), centre["name"]))
    path = desk.datasette.urls.path
    return await desk.page(
        "graph.html",
        kind=kind,
        key=key,
        name=centre["name"],
        home=path(address(kind, key)),
        edges=[
            {
                "start": visible(names[e.start], 120),
                "start_href": path(address(e.start.kind, e.start.id)),
                "words": e.words,
                "end": visible(names[e.end], 120),
                "end_href": path(address(e.end.kind, e.end.id)),
            }
            for e in edges
        ],
        full=len(names) >= MOST_NODES,
        many=len({*(e.start for e in edges), *(e.end for e in edges)}) > _FOLLOWED,
        most=MOST_NODES,
        followed=_FOLLOWED,
        elements=_elements(desk, centre=key, names=names, edges=edges),
    )


def _elements(desk: Desk, *, centre: str, names: dict[Node, str], edges: list[Edge]) -> list[dict[str, dict[str, object]]]:
    """Nodes and edges as the drawing script reads them."""
    path = desk.datasette.urls.path
    nodes = [
        {"id": _mark(n), "label": visible(name, 60), "kind": n.kind, "href": path(address(n.kind, n.id)), "here": n.id == centre}
        for n, name in names.items()
    ]
    links = [{"source": _mark(e.start), "target": _mark(e.end), "label": visible(e.words, 40)} for e in edges]
    return [{"data": data} for data in (*nodes, *links)]


def around(conn: sqlite3.Connection, centre: Node, name: str) -> tuple[dict[Node, str], list[Edge]]:
    """The nodes within two steps, nearest and most linked first, at most MOST_NODES, and the edges between them.

    Only the first _FOLLOWED of the nearest are followed a second step.
    """
    names = {centre: name}
    edges: dict[Edge, None] = {}
    frontier = [centre]
    for _ in range(_STEPS):
        reached: list[Node] = []
        for node in frontier[:_FOLLOWED]:
            for other_kind, sql in _LINKS[node.kind]:
                for id_, its_name, words in conn.execute(sql, {"id": node.id, "most": MOST_NODES}):
                    other = Node(other_kind.removeprefix("<"), id_)
                    if other not in names:
                        if len(names) >= MOST_NODES:
                            continue
                        names[other] = its_name
                        reached.append(other)
                    start, end = (other, node) if other_kind.startswith("<") else (node, other)
                    edges[Edge(start, end, _words(words))] = None
        frontier = reached
    return names, list(edges)


def _words(link: str) -> str:
    """What a link says to a reader, who knows neither our words for findings nor how a period is kept."""
    return KIND_WORDS.get(link) or explained(link, {})


def _mark(node: Node) -> str:
    return f"{node.kind}:{node.id}"
