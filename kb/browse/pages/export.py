"""The figures of one article in the forms that others read: schema.org claims, web annotations, provenance, a table, a graph."""

import io
import json
import sqlite3
from dataclasses import replace

from datasette.utils.asgi import NotFound, Response

from kb.browse.desk import Desk, reads
from kb.export.annotations import annotations
from kb.export.claims import claim_reviews, claims
from kb.export.holdings import Holdings, holdings
from kb.export.provenance import provenance
from kb.export.tables import write_csv
from kb.graph import graph, write_graphml

_DOCUMENTS = {
    "claims": lambda conn, held: claims(held),
    "claimreview": claim_reviews,
    "annotations": lambda conn, held: annotations(held),
    "prov": provenance,
}
# The ending and the media type of what is no JSON-LD.
_FILES = {"csv": ("csv", "text/csv"), "graphml": ("graphml", "application/graphml+xml")}
_ARTICLE = "SELECT id FROM article WHERE id = :id AND is_current = 1"


@reads("article", "figure", "claim", "hop", "source", "finding", "arithmetic_check", "review")
async def export(desk: Desk) -> Response:
    key, form, figure = desk.place("id"), desk.place("format"), desk.argument("figure")
    if await desk.row(_ARTICLE, id=key) is None:
        raise NotFound("There is no such article here, or it has been replaced by a newer version.")

    def make(conn: sqlite3.Connection) -> str:
        if form == "graphml":
            return _graphml(conn, key)
        held = _only(holdings(conn, article=key), figure)
        return _table(held) if form == "csv" else json.dumps(_DOCUMENTS[form](conn, held), ensure_ascii=False, indent=1)

    body = await desk.at_one_moment(make)
    ending, kind = _FILES.get(form, ("jsonld", "application/ld+json"))
    headers = {"content-disposition": f'attachment; filename="article-{form}.{ending}"'}
    return Response(body, headers=headers, content_type=f"{kind}; charset=utf-8")


def _only(held: Holdings, figure: str) -> Holdings:
    """One figure of an article, all of them where none is asked for."""
    return replace(held, figures=tuple(seen for seen in held.figures if seen.id == figure)) if figure else held


def _graphml(conn: sqlite3.Connection, article: str) -> str:
    written = io.BytesIO()
    write_graphml(graph(conn, article=article), written)
    return written.getvalue().decode()


def _table(held: Holdings) -> str:
    written = io.StringIO(newline="")
    write_csv(held, written)
    return written.getvalue()
