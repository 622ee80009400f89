"""Correcting how a figure was read: the correction is kept beside what the machine read, never over it."""

import sqlite3

from datasette.utils.asgi import Response

from kb.browse.desk import Desk, Row, address, reads
from kb.browse.figures import figures_by_id
from kb.browse.findings import FIELD_WORDS
from kb.browse.permission import REVIEW, demand
from kb.decisions import WrongDecision, add_review

# What a person may set right: the fields of a figure that are free text, and those with a fixed choice.
FREE = ("amount", "unit", "subject", "measure", "product", "ref_area", "period", "base_period")
CHOICES = {
    "kind": ("level", "change", "difference", "share", "multiple", "rank", "count", "rate"),
    "comparator": ("=", "~", ">", ">=", "<", "<="),
    "modality": ("asserted", "hedged", "negated", "forecast", "conditional"),
    "voice": ("report", "quote", "opinion", "headline", "summary", "caption"),
}
WORDS = {"amount": "The number itself", **FIELD_WORDS}
_FIGURE = "SELECT id FROM figure WHERE id = :id"
_LONGEST = 300


@reads("figure", "article", "hop", "source", "review")
async def correction(desk: Desk) -> Response:
    await demand(desk.datasette, desk.request, REVIEW)
    key = desk.place("id")
    await desk.one("figure", _FIGURE, id=key)
    figure = (await figures_by_id(desk, [key]))[key]
    if desk.request.method != "POST":
        return await _form(desk, figure)
    sent = await desk.request.post_vars()
    note = sent.get("note", "").strip()[:4000]
    actor = str((desk.request.actor or {})["id"])
    right = corrected(figure, sent)

    def keep(conn: sqlite3.Connection) -> int:
        return add_review(conn, target_kind="figure", target=key, verdict="correct", actor=actor, note=note or None, correction=right)

    if any(value not in {*CHOICES[name]} for name, value in right.items() if name in CHOICES):
        return await _form(desk, figure, refusal="Choose one of the values offered.")
    try:
        await desk.db.execute_write_fn(keep)
    except WrongDecision as error:
        return await _form(desk, figure, refusal=f"{error}.".capitalize())
    desk.datasette.add_message(desk.request, "Kept beside what the machine read, with your name.")
    return Response.redirect(desk.datasette.urls.path(f"{address('article', figure['article_id'])}#card-{key}"))


async def _form(desk: Desk, figure: Row, *, refusal: str = "") -> Response:
    fields = [(name, WORDS[name], figure[name], CHOICES.get(name)) for name in (*FREE, *CHOICES)]
    return await desk.page("correction.html", code=400 if refusal else 200, figure=figure, fields=fields, refusal=refusal)


def corrected(figure: Row, sent: dict[str, str]) -> dict[str, str | None]:
    """The fields that a person changed, with what is right; None says that the text does not tell."""
    right: dict[str, str | None] = {}
    for name in (*FREE, *CHOICES):
        if name in sent:
            value = sent[name].strip()[:_LONGEST]
            if value != (figure[name] or ""):
                right[name] = value or None
    return right
