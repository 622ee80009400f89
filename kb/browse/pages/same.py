"""Takes a person's word on whether two names, or two series, are one thing; the last word on a pair is in force."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import unquote

from datasette.utils.asgi import Response

from kb.base import open_base
from kb.browse.desk import Desk, address, reads
from kb.browse.permission import REVIEW, demand
from kb.decisions import WrongDecision, add_judgement
from kb.deriving import bring_in_step

# By id, or by name: a name of the same kind comes first.
_OTHER = {
    "entity": """SELECT e.id FROM entity e WHERE e.id = :other OR (e.name = :other AND e.id <> :a)
        ORDER BY e.id = :other DESC, e.kind = (SELECT kind FROM entity WHERE id = :a) DESC, e.id LIMIT 1""",
    "series": "SELECT id FROM series WHERE id = :other",
}


@reads("entity", "series", "judgement", "figure")
async def same(desk: Desk) -> Response:
    await demand(desk.datasette, desk.request, REVIEW)
    if desk.request.method != "POST":
        return await _refused(desk, 405, "Open a name or a series and say there what it is the same as.")
    sent = await desk.request.post_vars()
    kind, a = sent.get("kind", ""), sent.get("a", "")
    if kind not in _OTHER:
        return await _refused(desk, 400, "Only names and series can be joined.")
    other = unquote(sent.get("other", "").strip().rsplit("/", 1)[-1] if "://" in sent.get("other", "") else sent.get("other", "").strip())
    found = await desk.row(_OTHER[kind], other=other[:500], a=a)
    if found is None:
        return await _refused(desk, 400, "Nothing here is called that. Write the name as its page does, or paste the address of its page.")
    judged, note = sent.get("judgement", ""), sent.get("note", "").strip()[:4000]
    actor = str((desk.request.actor or {})["id"])

    def keep(conn: sqlite3.Connection) -> None:
        add_judgement(conn, kind=kind, a=a, b=found["id"], judgement=judged, actor=actor, note=note or None)

    try:
        await desk.db.execute_write_fn(keep)
    except WrongDecision as error:
        return await _refused(desk, 400, f"{error}.".capitalize())
    if kind == "series":
        # What follows from figures of both is worked out anew, beside the one thread that writes for everybody.
        await asyncio.to_thread(_in_step, Path(str(desk.db.path)))
    desk.datasette.add_message(desk.request, "Kept with your name. A later word on the same two takes its place.")
    return Response.redirect(desk.datasette.urls.path(address(kind, a)))


def _in_step(base: Path) -> None:
    with closing(open_base(base)) as conn:
        bring_in_step(conn)


async def _refused(desk: Desk, code: int, words: str) -> Response:
    return await desk.page("refused.html", code=code, heading="This was not kept", words=words)
