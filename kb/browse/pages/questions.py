"""Ready questions: each a view that can be filtered, sent and exported."""

from datetime import UTC, datetime, timedelta

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
    "figures_against_others",
)


@reads(*QUESTIONS)
async def questions(desk: Desk) -> Response:
    described = tables()
    shown = [{"name": name, "title": described[name]["title"], "description": described[name]["description"]} for name in QUESTIONS]
    week_ago = (datetime.now(UTC) - timedelta(days=7)).strftime("%Y-%m-%d")
    return await desk.page("questions.html", questions=shown, week_ago=week_ago)
