"""A source: what it is relied on for, by whom, through which words, and how its figures fare beside others."""

from datasette.utils.asgi import Response

from kb.browse.desk import Desk, Row, address, reads
from kb.browse.drawing.chain import Link, Node, draw_chain
from kb.browse.figures import by_sentence, figures_by_id
from kb.browse.wording import counted
from kb.corroboration import SUPPORT

_SOURCE = "SELECT * FROM source WHERE id = :id"
_BY_NAME = "SELECT id FROM source WHERE name = :id"
_COUNTS = """
SELECT (SELECT count(*) FROM figure WHERE origin_id = :id AND is_current = 1) AS origin_of,
    (SELECT count(DISTINCT figure_id) FROM hop WHERE source_id = :id) AS named_for,
    (SELECT count(DISTINCT article_id) FROM hop WHERE source_id = :id) AS named_in,
    (SELECT count(*) FROM article WHERE publisher_id = :id AND is_current = 1) AS published
"""
# Two indexed halves: an OR over both sides of a finding would read every finding.
_FARING = """
WITH own (id) AS MATERIALIZED (SELECT id FROM figure WHERE origin_id = :id AND is_current = 1 LIMIT :counted)
SELECT kind, needs_person, count(*) AS n FROM (
    SELECT f.id, f.kind, f.needs_person FROM own CROSS JOIN finding f ON f.a_figure = own.id
    UNION SELECT f.id, f.kind, f.needs_person FROM own CROSS JOIN finding f ON f.b_figure = own.id)
GROUP BY kind, needs_person ORDER BY n DESC
"""
_ALONE = """
SELECT count(*) AS n FROM (SELECT id FROM figure WHERE origin_id = :id AND is_current = 1 LIMIT :counted) x
WHERE NOT EXISTS (SELECT 1 FROM finding f WHERE f.a_figure = x.id) AND NOT EXISTS (SELECT 1 FROM finding f WHERE f.b_figure = x.id)
"""
_RELIED_ON_BY = """
SELECT e.verb, e.n, s.id, s.name, s.kind FROM source_edge e JOIN source s ON s.id = e.src
WHERE e.dst = :id ORDER BY e.n DESC LIMIT 60
"""
_RELIES_ON = """
SELECT e.verb, e.n, s.id, s.name, s.kind FROM source_edge e JOIN source s ON s.id = e.dst
WHERE e.src = :id ORDER BY e.n DESC LIMIT 60
"""
# The links around a source: up to two steps to those who rely on it, and to those it relies on; the strongest ones.
_AROUND = """
WITH RECURSIVE up(id, depth) AS (SELECT :id, 0 UNION
    SELECT e.src, up.depth + 1 FROM source_edge e JOIN up ON e.dst = up.id WHERE up.depth < 2),
down(id, depth) AS (SELECT :id, 0 UNION
    SELECT e.dst, down.depth + 1 FROM source_edge e JOIN down ON e.src = down.id WHERE down.depth < 2)
SELECT e.src, e.dst, e.verb, e.n, a.name AS src_name, a.kind AS src_kind, b.name AS dst_name, b.kind AS dst_kind
FROM source_edge e JOIN source a ON a.id = e.src JOIN source b ON b.id = e.dst
WHERE (e.dst IN (SELECT id FROM up WHERE depth < 2) AND e.src IN (SELECT id FROM up))
   OR (e.src IN (SELECT id FROM down WHERE depth < 2) AND e.dst IN (SELECT id FROM down))
ORDER BY e.n DESC LIMIT 40
"""
# What its figures speak of, the most first.
_RELIED_ON_FOR = """
SELECT coalesce(f.subject, f.ref_area) AS subject, f.product, f.measure, min(f.series_key) AS series_key, count(*) AS figures,
    count(DISTINCT f.article_id) AS articles
FROM (SELECT figure_id FROM hop WHERE source_id = :id LIMIT :counted) h CROSS JOIN figure f ON f.id = h.figure_id AND f.is_current = 1
GROUP BY 1, 2, 3 ORDER BY figures DESC, 1, 2, 3 LIMIT 15
"""
# Where figures were said to come from it, but nobody here has it: the places to ask at.
_STATES = """
SELECT h.state, count(*) AS figures, count(DISTINCT h.article_id) AS articles
FROM (SELECT figure_id, state, article_id FROM hop WHERE source_id = :id LIMIT :counted) h
CROSS JOIN figure f ON f.id = h.figure_id AND f.is_current = 1 GROUP BY h.state ORDER BY figures DESC
"""
# Sources that figures lean on and that nobody here has retrieved, those with most figures first.
_TO_DO = """
SELECT s.id, s.name, s.kind, e.state, e.figures FROM (
    SELECT source_id, state, count(*) AS figures FROM hop INDEXED BY hop_state
    WHERE state IN ('named only', 'reported not found') GROUP BY state, source_id) e
JOIN source s ON s.id = e.source_id WHERE coalesce(s.kind, '') <> 'vague' ORDER BY e.figures DESC, s.name LIMIT :limit OFFSET :skip
"""
# First the figures that name it, then those that it published itself, the newest first; each half is read only as far as the page goes.
_FIGURES = """
SELECT f.id FROM hop h CROSS JOIN figure f ON f.id = h.figure_id AND f.is_current = 1 WHERE h.source_id = :id
    AND NOT EXISTS (SELECT 1 FROM hop e WHERE e.figure_id = h.figure_id AND e.source_id = :id AND e.position < h.position)
UNION ALL
SELECT f.id FROM (SELECT id FROM article WHERE publisher_id = :id AND is_current = 1 ORDER BY published DESC LIMIT -1) a
    CROSS JOIN figure f ON f.article_id = a.id
    WHERE NOT EXISTS (SELECT 1 FROM hop e WHERE e.figure_id = f.id AND e.source_id = :id)
LIMIT :limit OFFSET :skip
"""
# The page is picked first, along the small table of links; only its rows are counted.
_LIST = """
SELECT s.id, s.name, s.kind, s.country, s.registered, coalesce(picked.n, 0) AS named_for,
    (SELECT count(*) FROM figure f WHERE f.origin_id = s.id) AS origin_of,
    (SELECT count(*) FROM article a WHERE a.publisher_id = s.id AND a.is_current = 1) AS published
FROM (SELECT s.id, e.n FROM source s LEFT JOIN (SELECT dst, sum(n) AS n FROM source_edge GROUP BY dst) e ON e.dst = s.id
    ORDER BY coalesce(e.n, 0) DESC, s.name LIMIT :limit OFFSET :skip) picked
JOIN source s ON s.id = picked.id ORDER BY named_for DESC, s.name
"""
_PAGE = 50
# A source with more figures than that is described by so many of them.
_COUNTED = 2000
_FIGURES_A_PAGE = 30


@reads("source", "hop", "figure", "article", "finding", "source_edge")
async def source(desk: Desk) -> Response:
    key = desk.place("id")
    found = await desk.row(_SOURCE, id=key)
    if found is None:
        named = await desk.one("source", _BY_NAME, id=key)
        return Response.redirect(desk.datasette.urls.path(address("source", named["id"])))
    page = max(1, desk.whole("page", 1, largest=100_000))
    ids = [r["id"] for r in await desk.rows(_FIGURES, id=key, limit=_FIGURES_A_PAGE + 1, skip=(page - 1) * _FIGURES_A_PAGE)]
    loaded = await figures_by_id(desk, ids[:_FIGURES_A_PAGE])
    return await desk.page(
        "source.html",
        source=found,
        counts=await desk.one("source", _COUNTS, id=key),
        faring=fared(await desk.rows(_FARING, id=key, counted=_COUNTED)),
        relied_on_for=await desk.rows(_RELIED_ON_FOR, id=key, counted=_COUNTED),
        counted=_COUNTED,
        states=await desk.rows(_STATES, id=key, counted=_COUNTED),
        alone=await desk.one("source", _ALONE, id=key, counted=_COUNTED),
        relied_on_by=gathered(await desk.rows(_RELIED_ON_BY, id=key)),
        relies_on=gathered(await desk.rows(_RELIES_ON, id=key)),
        drawing=_drawing(desk, key, await desk.rows(_AROUND, id=key)),
        sentences=by_sentence(sorted(loaded.values(), key=lambda figure: (figure["article_id"], figure["start"]))),
        page_number=page,
        has_next=len(ids) > _FIGURES_A_PAGE,
    )


@reads("source", "hop", "figure", "article")
async def to_do(desk: Desk) -> Response:
    """The sources that nobody has retrieved."""
    page = max(1, desk.whole("page", 1, largest=100_000))
    found = await desk.rows(_TO_DO, limit=_PAGE + 1, skip=(page - 1) * _PAGE)
    return await desk.page("to_do.html", sources=found[:_PAGE], page_number=page, has_next=len(found) > _PAGE)


@reads("source", "figure", "article", "source_edge")
async def sources(desk: Desk) -> Response:
    page = max(1, desk.whole("page", 1, largest=100_000))
    found = await desk.rows(_LIST, limit=_PAGE + 1, skip=(page - 1) * _PAGE)
    return await desk.page("sources.html", sources=found[:_PAGE], page_number=page, has_next=len(found) > _PAGE)


def fared(counts: list[Row]) -> Row:
    """How often a source's figures agree with another, conflict, or speak of something else; `kinds` has each kind's own count."""
    result: Row = {"agree": 0, "conflict": 0, "apart": 0, "kinds": counts}
    for row in counts:
        result["conflict" if row["needs_person"] else "agree" if row["kind"] in SUPPORT else "apart"] += row["n"]
    return result


def gathered(edges: list[Row]) -> list[Row]:
    """One row a source, with its verbs and how often each."""
    by_source: dict[str, Row] = {}
    for edge in edges:
        entry = by_source.setdefault(edge["id"], {"id": edge["id"], "name": edge["name"], "kind": edge["kind"], "verbs": [], "n": 0})
        entry["verbs"].append((edge["verb"], edge["n"]))
        entry["n"] += edge["n"]
    return sorted(by_source.values(), key=lambda e: -e["n"])


def _drawing(desk: Desk, here: str, edges: list[Row]) -> str | None:
    if not edges:
        return None
    nodes = {e[f"{end}"]: (e[f"{end}_name"], e[f"{end}_kind"]) for e in edges for end in ("src", "dst")}
    drawn = [
        Node(name=name, kind=kind or "source", href=desk.datasette.urls.path(address("source", id_)), here=id_ == here)
        for id_, (name, kind) in nodes.items()
    ]
    links = [Link(relay=e["src_name"], origin=e["dst_name"], words=f"{e['verb']} {counted(e['n'], 'time')}") for e in edges]
    return draw_chain(drawn, links)
