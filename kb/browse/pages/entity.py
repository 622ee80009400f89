"""A name and its aliases: where it stands, and how each article words what it says near it."""

from datasette.utils.asgi import Response

from kb.browse.desk import Desk, Row, reads
from kb.browse.drawing.timeline import draw_timeline
from kb.browse.figures import by_sentence, figures_by_id, speaks_of, track
from kb.browse.permission import REVIEW, may

_ENTITY = "SELECT e.*, m.name AS merged_name FROM entity e LEFT JOIN entity m ON m.id = e.merged_into WHERE e.id = :id"
_NAMES = """
SELECT name, 'printed' AS how FROM alias WHERE entity_id = :id AND name <> (SELECT name FROM entity WHERE id = :id)
UNION SELECT e.name, 'merged' FROM entity e WHERE e.merged_into = :id ORDER BY 1 LIMIT 100
"""
_WHERE = """
SELECT a.id, coalesce(a.title, a.ref) AS title, a.publisher, a.published, count(*) AS n FROM mention m JOIN article a ON a.id = m.article_id
WHERE m.entity_id IN (SELECT id FROM entity WHERE id = :id OR merged_into = :id) AND a.is_current = 1
GROUP BY a.id ORDER BY a.published, a.id LIMIT 200
"""
_FIGURES = """
SELECT DISTINCT f.id, f.period FROM mention m
JOIN figure f ON f.article_id = m.article_id AND m.start >= f.claim_start AND m."end" <= f.claim_end
WHERE m.entity_id IN (SELECT id FROM entity WHERE id = :id OR merged_into = :id) AND f.is_current = 1 ORDER BY f.period, f.id LIMIT 100
"""
_WORDING = """
SELECT DISTINCT a.id, a.publisher, a.ref, w.cue, w.class, w.speaker FROM mention m JOIN article a ON a.id = m.article_id
JOIN claim c ON c.article_id = a.id AND m.start >= c.start AND m."end" <= c."end"
JOIN framing w ON w.article_id = a.id AND w.start >= c.start AND w."end" <= c."end"
WHERE m.entity_id IN (SELECT id FROM entity WHERE id = :id OR merged_into = :id) AND a.is_current = 1
ORDER BY a.publisher, w.class, w.cue LIMIT 300
"""
_DECISIONS = """
SELECT j.judgement, j.actor, j.note, j.created_at, e.id, e.name FROM judgement j
JOIN entity e ON e.id = CASE WHEN j.a = :id THEN j.b ELSE j.a END WHERE j.kind = 'entity' AND (j.a = :id OR j.b = :id) ORDER BY j.id
"""
# Names that share an alias with this one.
_CANDIDATES = """
SELECT DISTINCT e.id, e.name FROM alias mine JOIN alias theirs ON theirs.name = mine.name AND theirs.entity_id <> mine.entity_id
JOIN entity e ON e.id = theirs.entity_id WHERE mine.entity_id = :id ORDER BY e.name LIMIT 30
"""

_TRACKS = 10


@reads("entity", "alias", "mention", "article", "figure", "claim", "framing", "judgement")
async def entity(desk: Desk) -> Response:
    key = desk.place("id")
    found = await desk.one("name", _ENTITY, id=key)
    asked = (_FIGURES, _NAMES, _WHERE, _DECISIONS, _CANDIDATES)
    own, names, where, decisions, candidates = await desk.together(*((query, {"id": key}) for query in asked))
    ids = [row["id"] for row in own]
    figures = await figures_by_id(desk, ids)
    things = _things([figures[i] for i in ids])
    return await desk.page(
        "entity.html",
        entity=found,
        drawing=draw_timeline([track(desk, told[0], told) for told in things[:_TRACKS]], title=f"What is printed of {found['name']}"),
        tracks_left_out=len(things) > _TRACKS,
        most_tracks=_TRACKS,
        names=names,
        where=where,
        sentences=by_sentence([figures[i] for i in ids]),
        wording=by_article(await desk.rows(_WORDING, id=key)),
        decisions=decisions,
        candidates=candidates,
        may_review=await may(desk.datasette, desk.request, REVIEW),
        same_kind="entity",
        same_id=key,
    )


def _things(figures: list[Row]) -> list[list[Row]]:
    """The figures by what they speak of, the most told thing first; those that say it not are left to the list of sentences."""
    told: dict[str, list[Row]] = {}
    for figure in figures:
        if figure["series_key"]:
            told.setdefault(speaks_of(figure), []).append(figure)
    return sorted(told.values(), key=len, reverse=True)


def by_article(cues: list[dict[str, str]]) -> list[dict[str, object]]:
    """One row an article, its words by class."""
    rows: dict[str, dict[str, object]] = {}
    for cue in cues:
        row = rows.setdefault(cue["id"], {"id": cue["id"], "publisher": cue["publisher"] or cue["ref"], "words": {}})
        words = row["words"]
        if isinstance(words, dict):
            words.setdefault(cue["class"], []).append((cue["cue"], cue["speaker"]))
    return list(rows.values())
