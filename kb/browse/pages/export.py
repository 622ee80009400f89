"""The figures of one article in the forms that others read: schema.org claims, web annotations, provenance, a table."""

import io
import json
import sqlite3

from datasette.utils.asgi import NotFound, Response

from kb.browse.desk import Desk, reads
from kb.export.annotations import annotations
from kb.export.claims import claim_reviews, claims
from kb.export.holdings import Holdings, holdings
from kb.export.provenance import provenance
from kb.export.tables import write_csv

_DOCUMENTS = {
    "claims": lambda conn, held: claims(held),
    "claimreview": claim_reviews,
    "annotations": lambda conn, held: annotations(held),
    "prov": provenance,
}
_ARTICLE = "SELECT id FROM article WHERE id = :id AND is_current = 1"


@reads("article", "figure", "claim", "hop", "source", "finding", "arithmetic_check", "review")
async def export(desk: Desk) -> Response:
    key, form = desk.place("id"), desk.place("format")
    if await desk.row(_ARTICLE, id=key) is None:
        raise NotFound("There is no such article here, or it has been replaced by a newer version.")

    def make(conn: sqlite3.Connection) -> str:
        held = holdings(conn, article=key)
        return _table(held) if form == "csv" else json.dumps(_DOCUMENTS[form](conn, held), ensure_ascii=False, indent=1)

    body = await desk.db.execute_fn(make)
    ending, kind = ("csv", "text/csv") if form == "csv" else ("jsonld", "application/ld+json")
    headers = {"content-disposition": f'attachment; filename="article-{form}.{ending}"'}
    return Response(body, headers=headers, content_type=f"{kind}; charset=utf-8")


def _table(held: Holdings) -> str:
    written = io.StringIO(newline="")
    write_csv(held, written)
    return written.getvalue()
