"""Takes a person's verdict on a finding or a check: it is added to the history, never written over another."""

import sqlite3

from datasette.utils.asgi import Response

from kb.browse.desk import Desk, address, reads
from kb.browse.permission import REVIEW, demand
from kb.browse.templating import VERDICTS
from kb.decisions import WrongDecision, add_review

_PAGES = {"finding": "conflict", "check": "check"}
_LAST = "SELECT coalesce(max(id), 0) AS id FROM review WHERE target_kind = :kind AND target = :target"
_LONGEST_NOTE = 4000


@reads("finding", "arithmetic_check", "review")
async def review(desk: Desk) -> Response:
    await demand(desk.datasette, desk.request, REVIEW)
    if desk.request.method != "POST":
        return await desk.page(
            "refused.html", code=405, heading="Judgements are sent by the form", words="Open a finding and judge it there."
        )
    sent = await desk.request.post_vars()
    kind, target, verdict = sent.get("kind", ""), sent.get("target", ""), sent.get("verdict", "")
    if verdict not in {v for v, _, _ in VERDICTS.get(kind, ())}:
        return await desk.page(
            "refused.html", code=400, heading="This judgement cannot be kept", words="Choose one of the verdicts on the form."
        )
    note = sent.get("note", "").strip()[:_LONGEST_NOTE]
    actor = str((desk.request.actor or {})["id"])

    def keep(conn: sqlite3.Connection) -> int:
        """Adds the judgement; gives the id of the one before it. Writing is one at a time, so nothing comes between the two."""
        [last] = conn.execute(_LAST, {"kind": kind, "target": target}).fetchone()
        add_review(conn, target_kind=kind, target=target, verdict=verdict, actor=actor, note=note or None)
        return int(last)

    try:
        before = await desk.db.execute_write_fn(keep)
    except WrongDecision as error:
        return await desk.page("refused.html", code=400, heading="This judgement was not kept", words=f"{error}.".capitalize())
    words = "Kept. It stays in the history with your name."
    if str(before) != sent.get("seen", ""):
        words = "Kept. Somebody else judged this while you were reading: both judgements are in the history."
    desk.datasette.add_message(desk.request, words)
    return Response.redirect(desk.datasette.urls.path(address(_PAGES[kind], target)))
