"""Search over articles and claims in one ranked list, by words and by number; every list is a link that can be sent."""

from collections.abc import Mapping

from datasette.utils.asgi import Response

from kb.browse import asked
from kb.browse.desk import Desk, Row, reads
from kb.browse.figures import figures_by_id

# Of what has the words, so much is ranked as was stored last; a snippet is cut only from what is shown. These are met on one more walk
# over all that has the words (hence the sign +): to look each of them up would begin the search anew for each.
_ARTICLES = """
WITH top AS MATERIALIZED (SELECT hit.num, hit.score, a.id, coalesce(a.title, a.ref) AS title, a.publisher, a.published FROM (
        SELECT rowid AS num, bm25(article_fts) AS score FROM article_fts WHERE article_fts MATCH :match ORDER BY rowid DESC LIMIT 2500) hit
    JOIN article a ON a.num = hit.num
    WHERE a.is_current = 1 AND (:outlet = '' OR a.publisher = :outlet) AND (:period = '' OR a.published LIKE :period || '%')
    ORDER BY hit.score, hit.num DESC LIMIT 60)
SELECT top.id, top.title, top.publisher, top.published, cut.snip FROM (
    SELECT rowid AS num, snippet(article_fts, 1, char(1), char(2), '…', 24) AS snip FROM article_fts
    WHERE article_fts MATCH :match AND +rowid IN (SELECT num FROM top) LIMIT 60) cut
JOIN top ON top.num = cut.num ORDER BY top.score, top.num DESC
"""
# What narrows the figures, by the name of the value it needs; only what is asked for becomes part of the query, so that indexes serve.
_NARROWED = {
    "kind": "AND f.kind = :kind",
    "voice": "AND f.voice = :voice",
    "outlet": "AND a.is_current = 1 AND a.publisher_id = (SELECT id FROM source WHERE name = :outlet)",
    "period": "AND f.period >= :period AND f.period < :period || char(1114111)",
    "source": """AND f.id IN (SELECT h.figure_id FROM hop h JOIN source s ON s.id = h.source_id WHERE s.name LIKE '%' || :source || '%')""",
    "entity": """AND f.id IN (SELECT g.id FROM mention m JOIN figure g ON g.article_id = m.article_id
            AND m.start >= g.claim_start AND m."end" <= g.claim_end
        WHERE m.entity_id IN (SELECT id FROM named UNION SELECT e.id FROM named n CROSS JOIN entity e ON e.merged_into = n.id))""",
    "unit": "AND f.unit >= :unit AND f.unit < :unit || char(1114111)",
    "low": "AND (f.high IS NULL AND f.low IS NOT NULL OR f.high > :low OR f.high = :low AND f.high_open = 0)",
    "high": "AND (f.low IS NULL AND f.high IS NOT NULL OR f.low < :high OR f.low = :high AND f.low_open = 0)",
}
# The names that hold what was typed, from the beginning of any of their words on, and what they were merged into.
_NAMED = """
WITH named (id) AS (
    SELECT DISTINCT coalesce(e.merged_into, e.id) FROM alias_word w CROSS JOIN entity e ON e.id = w.entity_id
    WHERE w.word >= lower(:word) AND w.word < lower(:word) || char(1114111)
        AND instr(' ' || lower(w.name), ' ' || lower(:entity)) > 0 LIMIT 200)
"""
_IN_CONFLICT = """(EXISTS (SELECT 1 FROM finding x WHERE x.a_figure = f.id AND x.needs_person = 1)
    OR EXISTS (SELECT 1 FROM finding x WHERE x.b_figure = f.id AND x.needs_person = 1))"""
# Where a figure stands; each is a word on the form and a condition.
STATES = {
    "conflict": ("in conflict", f"AND {_IN_CONFLICT}"),
    "calm": ("not in conflict", f"AND NOT {_IN_CONFLICT}"),
    "judged": (
        "judged by a person",
        """AND f.id IN (SELECT a_figure FROM finding INDEXED BY finding_status WHERE status < 'open'
            UNION ALL SELECT a_figure FROM finding INDEXED BY finding_status WHERE status > 'open'
            UNION ALL SELECT b_figure FROM finding INDEXED BY finding_status WHERE status < 'open'
            UNION ALL SELECT b_figure FROM finding INDEXED BY finding_status WHERE status > 'open')""",
    ),
}
_CLAIMS = """
SELECT min(f.id) AS figure_id FROM (SELECT num, score FROM (
    SELECT rowid AS num, bm25(claim_fts) AS score FROM claim_fts WHERE claim_fts MATCH :match ORDER BY rowid DESC LIMIT 6000)
    ORDER BY score LIMIT 400) hit
CROSS JOIN claim c ON c.num = hit.num CROSS JOIN figure f ON f.claim_id = c.id AND +f.is_current = 1 JOIN article a ON a.id = f.article_id
WHERE 1 = 1 /* filters */ GROUP BY c.id ORDER BY hit.score LIMIT 60
"""
# Only so many of the figures found are put in order: the newest ones where a filter leaves many in, otherwise any. The sign + keeps
# the planner from reading all current figures.
FIGURES = """
SELECT f.id AS figure_id FROM (SELECT f.id, f.amount, a.published FROM /* near */ figure f JOIN article a ON a.id = f.article_id
    WHERE +f.is_current = 1 /* filters */ /* order */ LIMIT 1000) f
ORDER BY CAST(f.amount AS REAL) BETWEEN coalesce(:low, -1e300) AND coalesce(:high, 1e300) DESC, f.published DESC, f.id LIMIT 60
"""
# Who asks for a range reads only figures whose lower end is near it, and the few whose interval is wide. An index finds near ends only
# below one unit, so each unit that begins as asked is looked up by itself.
_NEAR = """(SELECT f.rowid AS num FROM figure f WHERE /* unit */ f.low BETWEEN :near AND :high /* range */
    UNION ALL SELECT f.rowid FROM figure f INDEXED BY figure_wide WHERE (f.high <= f.low + abs(f.low) / 4) IS NOT 1 /* range */
    ) near CROSS JOIN figure f ON f.rowid = near.num"""
_UNIT = """f.unit IN (WITH RECURSIVE units (unit) AS (SELECT min(unit) FROM figure WHERE unit >= :unit UNION ALL
        SELECT (SELECT min(unit) FROM figure WHERE unit > u.unit) FROM units u WHERE u.unit < :unit || char(1114111))
    SELECT unit FROM units) AND"""
_LAST_STORED, _LAST_PUBLISHED = "ORDER BY f.rowid DESC", "ORDER BY a.published DESC"
_FEW = ("low", "high", "unit", "period", "source", "entity")
_OUTLETS = """
SELECT name AS publisher FROM source s WHERE EXISTS (SELECT 1 FROM article a WHERE a.publisher_id = s.id) ORDER BY name LIMIT 200
"""
# Two rankings whose scores cannot be compared are merged by place (reciprocal rank fusion, Cormack et al. 2009).
_FUSION = 60
KINDS = ("level", "change", "difference", "share", "multiple", "rank", "count", "rate")
VOICES = ("report", "quote", "opinion", "headline", "summary", "caption")


@reads("article", "claim", "figure", "source", "hop", "finding", "entity", "alias", "mention")
async def search(desk: Desk) -> Response:
    query = desk.argument("q")
    wanted = asked.read(query)
    filters = {name: desk.argument(name) for name in ("kind", "voice", "outlet", "period", "source", "entity", "state")}
    # What is typed into the box narrows as the fields beside it do; a field that was filled in counts more.
    filters["kind"] = filters["kind"] or wanted.kind or ""
    filters["period"] = filters["period"] or wanted.period or ""
    filters["entity"] = " ".join(filters["entity"].split())
    values = {
        **filters,
        "word": filters["entity"].partition(" ")[0],
        "low": wanted.low,
        "high": wanted.high,
        "near": near(wanted.low),
        "unit": wanted.unit,
        "match": wanted.match,
    }
    hits: list[Row] = []
    narrowed = any(filters[n] for n in ("kind", "voice", "source", "entity", "state")) or wanted.by_number
    if wanted.words or narrowed or filters["outlet"] or filters["period"]:
        found = await desk.rows(narrowed_to(_CLAIMS if wanted.words else FIGURES, values), **values)
        figures = await figures_by_id(desk, [row["figure_id"] for row in found])
        claims = [{"what": "claim", "figure": figures[row["figure_id"]]} for row in found]
        articles: list[Row] = []
        if wanted.words and not narrowed:
            articles = [{"what": "article", **row} for row in await desk.rows(_ARTICLES, **values)]
            for row in articles:
                row["pieces"] = pieces(row.pop("snip"))
        hits = fused(articles, claims)
    return await desk.page(
        "search.html",
        q=query,
        asked=wanted,
        filters=filters,
        hits=hits,
        outlets=await desk.kept("outlets", lambda: _outlets(desk)),
        kinds_of_figures=KINDS,
        voices=VOICES,
        states=STATES,
        searched=bool(query or any(filters.values())),
    )


async def _outlets(desk: Desk) -> list[str]:
    return [row["publisher"] for row in await desk.rows(_OUTLETS)]


def near(low: float | None) -> float | None:
    """The lowest end that a figure can have which reaches `low` and is not wide: it goes a quarter of that end beyond it at most."""
    return low and low * (4 / 5 if low > 0 else 4 / 3)


def narrowed_to(sql: str, values: Mapping[str, object]) -> str:
    """The query with the filters whose values are given."""
    narrowed = [text for name, text in _NARROWED.items() if values[name] not in (None, "")]
    if values["state"] in STATES:
        narrowed.append(STATES[str(values["state"])][1])
    few = any(values[name] not in (None, "") for name in _FEW) or values["state"] == "judged"
    order = "" if few else _LAST_PUBLISHED if values["outlet"] else _LAST_STORED
    start = _NAMED if values["entity"] else ""
    if values["low"] is not None and values["high"] is not None:
        nearby = _NEAR.replace("/* unit */", _UNIT if values["unit"] else "")
        nearby = nearby.replace("/* range */", f"{_NARROWED['low']} {_NARROWED['high']}")
        sql = sql.replace("/* near */ figure f", nearby)
    return start + sql.replace("/* filters */", " ".join(narrowed)).replace("/* order */", order)


def fused(*rankings: list[Row]) -> list[Row]:
    """One list out of several, by reciprocal rank; what stands first in any of them stands near the top."""
    scored = [(1 / (_FUSION + place), -order, hit) for order, ranking in enumerate(rankings) for place, hit in enumerate(ranking)]
    return [hit for _, _, hit in sorted(scored, key=lambda s: s[:2], reverse=True)]


def pieces(snippet: str) -> list[tuple[str, bool]]:
    """A snippet, whose hits stand between the control characters 1 and 2, as (text, is a hit)."""
    result = []
    for part in snippet.split("\x01"):
        hit, mark, rest = part.partition("\x02")
        result += [(hit, True), (rest, False)] if mark else [(part, False)]
    return [(text, is_hit) for text, is_hit in result if text]
