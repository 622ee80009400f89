"""A figure: its words, who stands behind it, who else prints it and since when, and what stands against it."""

from datetime import date

from datasette.utils.asgi import Response

from kb.browse.desk import Desk, reads
from kb.browse.drawing.chain import chains_drawn
from kb.browse.explaining import OF_CHECK
from kb.browse.figures import figures_by_id
from kb.browse.findings import KIND_WORDS
from kb.browse.highlight import context
from kb.browse.permission import REVIEW, may
from kb.corroboration import SUPPORT, Corroboration
from kb.standing import standing

_FIGURE = "SELECT f.id, f.article_id, f.series_key, a.text FROM figure f JOIN article a ON a.id = f.article_id WHERE f.id = :id"
# Two halves along their indexes; what needs a person first.
_FINDINGS = """
SELECT * FROM (SELECT id, kind, status, severity_rank, needs_person, explanation, b_figure AS other FROM finding WHERE a_figure = :id
    UNION SELECT id, kind, status, severity_rank, needs_person, explanation, a_figure FROM finding WHERE b_figure = :id)
ORDER BY needs_person DESC, severity_rank, id LIMIT :most
"""
_CHECKS = f"""
SELECT DISTINCT k.id, k.verdict, k.explanation, {OF_CHECK} FROM check_input i JOIN arithmetic_check k ON k.id = i.check_id
WHERE i.figure_id = :id ORDER BY k.verdict, k.id LIMIT 40
"""  # noqa: S608 - the column is ours
_FRAMING = 'SELECT cue, class, speaker FROM framing WHERE article_id = :id AND start < :end AND "end" > :start ORDER BY start'
_MOST = 200


@reads("figure", "article", "claim", "finding", "arithmetic_check", "check_input", "hop", "source", "framing")
async def figure(desk: Desk) -> Response:
    key = desk.place("id")
    found = await desk.one("figure", _FIGURE, id=key)
    told = (await figures_by_id(desk, [key]))[key]
    findings = await desk.rows(_FINDINGS, id=key, most=_MOST)
    others = await figures_by_id(desk, [row["other"] for row in findings])
    for row in findings:
        row["other"], row["words"] = others[row["other"]], KIND_WORDS[row["kind"]]
    alike = [row for row in findings if row["kind"] in SUPPORT]
    alike.sort(key=lambda row: (row["other"]["published"] or "9", row["id"]))
    standings = await desk.db.execute_fn(lambda conn: standing(conn, [key]))
    return await desk.page(
        "figure.html",
        figure=told,
        context=context(found["text"], told["start"], told["end"]),
        behind=standings.get(key),
        spread=spread(standings.get(key)),
        alike=alike,
        against=[row for row in findings if row["needs_person"]],
        apart=[row for row in findings if row["kind"] not in SUPPORT and not row["needs_person"]],
        full=len(findings) == _MOST,
        checks=await desk.rows(_CHECKS, id=key),
        framing=await desk.rows(_FRAMING, id=told["article_id"], start=told["claim_start"], end=told["claim_end"]),
        drawing=chains_drawn(desk.datasette.urls.path, [told, *(row["other"] for row in alike)]),
        may_review=await may(desk.datasette, desk.request, REVIEW),
    )


def spread(behind: Corroboration | None) -> int | None:
    """Days from the first to the last appearance; None where days are not known."""
    if behind is None or not behind.first or not behind.last or len(behind.first) < 10 or len(behind.last) < 10:
        return None
    return (date.fromisoformat(behind.last[:10]) - date.fromisoformat(behind.first[:10])).days
