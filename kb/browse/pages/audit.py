"""The citation audit of one article: how far each chain was followed, what changed on the way, and how many origins are behind it."""

from datasette.utils.asgi import NotFound, Response

from kb.browse.desk import Desk, Row, reads
from kb.browse.drawing.chain import chains_drawn
from kb.browse.figures import figures_by_id
from kb.sourcing.audit import NoSuchArticle, StoredAudit, audit_stored

_OUTLETS = """
SELECT id, coalesce(publisher, ref) AS name FROM article WHERE id IN (SELECT value FROM json_each(:ids))
"""

# More figures than a report has; a table of thousands is for the command line.
_MOST = 300


@reads("article", "figure", "claim", "hop", "source", "finding")
async def audit(desk: Desk) -> Response:
    key = desk.place("id")
    try:
        stored = await desk.at_one_moment(lambda conn: audit_stored(conn, key))
    except NoSuchArticle as error:
        raise NotFound("There is no such article here, or it has been replaced by a newer version.") from error
    shown = stored.found.figures[:_MOST]
    figures = await figures_by_id(desk, [audited.observation for audited in shown])
    carriers = {article for audited in shown for article in audited.carried_by}
    outlets = {row["id"]: row["name"] for row in await desk.rows(_OUTLETS, ids=sorted(carriers))}
    return await desk.page(
        "audit.html",
        article=stored,
        key=stored.found.article,
        audit=stored.found,
        rows=_rows(stored, figures, outlets),
        left_out=len(stored.found.figures) - len(shown),
        drawing=chains_drawn(desk.datasette.urls.path, figures.values()),
    )


def _rows(stored: StoredAudit, figures: dict[str, Row], outlets: dict[str, str]) -> list[Row]:
    """One row a figure: what the audit found, the figure as pages show it, and who else carries it."""
    return [
        {
            "audited": audited,
            "figure": figures[audited.observation],
            "carried_by": [(id_, outlets.get(id_, id_)) for id_ in audited.carried_by if id_ != stored.found.article],
        }
        for audited in stored.found.figures
        if audited.observation in figures
    ]
