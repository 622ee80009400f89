"""Ready questions: each a view that can be filtered, sent and exported."""

from datasette.utils.asgi import Response

from kb.browse.desk import Desk, reads
from kb.browse.metadata import tables

QUESTIONS = (
    "open_conflicts",
    "failing_checks",
    "claims_by_source",
    "figures_without_source",
    "single_origin_figures",
    "chains_in_the_air",
    "article_coverage",
    "whats_new",
    "conflict_sides",
)


@reads(*QUESTIONS)
async def questions(desk: Desk) -> Response:
    described = tables()
    shown = [{"name": name, "title": described[name]["title"], "description": described[name]["description"]} for name in QUESTIONS]
    return await desk.page("questions.html", questions=shown)
