"""An event as each article tells it: the words side by side, and which article leaves out which figure."""

import json

from datasette.utils.asgi import Response

from kb.browse.desk import Desk, reads
from kb.browse.drawing.timeline import draw_timeline
from kb.browse.figures import track
from kb.browse.pages.entity import by_article
from kb.browse.story import story

_EVENT = "SELECT * FROM event WHERE id = :id"
_TOLD = """
SELECT m.trigger, m.period, m.place, m.participants, m.start, m."end", a.id AS article_id, a.publisher, a.ref, a.published,
    substr(a.text, max(1, m.start - 120), 300) AS around
FROM event_mention m JOIN article a ON a.id = m.article_id WHERE m.event_id = :id AND a.is_current = 1
ORDER BY a.published, a.id, m.start LIMIT 30
"""
_FIGURES = """
SELECT f.id FROM event_figure e JOIN figure f ON f.id = e.figure_id WHERE e.event_id = :id AND f.is_current = 1
ORDER BY f.period, f.id LIMIT 200
"""
_WORDING = """
SELECT DISTINCT a.id, a.publisher, a.ref, w.cue, w.class, w.speaker FROM event_mention m JOIN article a ON a.id = m.article_id
JOIN framing w ON w.article_id = a.id AND w.start BETWEEN m.start - 400 AND m."end" + 400
WHERE m.event_id = :id AND a.is_current = 1 ORDER BY a.publisher, w.class, w.cue LIMIT 300
"""

# So many things told can still be taken in at a glance; the table holds them all.
_TRACKS = 12


@reads("event", "event_mention", "event_figure", "article", "figure", "framing", "finding", "hop", "source")
async def event(desk: Desk) -> Response:
    key = desk.place("id")
    found = await desk.one("event", _EVENT, id=key)
    told = await desk.rows(_TOLD, id=key)
    for row in told:
        row["participants"] = json.loads(row["participants"])
    ids = [row["id"] for row in await desk.rows(_FIGURES, id=key)]
    articles = {row["article_id"]: row["publisher"] or row["ref"] for row in told}
    matrix = await story(desk, articles, also=ids)
    tracks = [track(desk, row["figure"], [f for cell in row["cells"].values() for f in cell]) for row in matrix[:_TRACKS]]
    return await desk.page(
        "event.html",
        event=found,
        drawing=draw_timeline(tracks, title="When which article printed which figure", happened=found["period"]),
        told=told,
        articles=articles,
        matrix=matrix,
        wording=by_article(await desk.rows(_WORDING, id=key)),
    )
