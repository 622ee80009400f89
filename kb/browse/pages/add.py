"""Adding an article, pasted or from a file: its figures are shown first, and saved when a person says so."""

import re
from hashlib import blake2b
from pathlib import Path

from datasette.utils.asgi import NotFound, Response

from ingest.readers.errors import Unreadable
from kb.browse.desk import Desk, Row, reads
from kb.browse.forms import sent_words
from kb.browse.highlight import segments
from kb.browse.intake import LONGEST_TEXT, Intake, Job, intake_of
from kb.browse.permission import INGEST, demand

_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")
_LINK = re.compile(r"https?://[^\s<>\"']{1,2000}")
_WORDS = ("title", "publisher", "published", "url")


@reads("article", "figure")
async def add(desk: Desk) -> Response:
    await demand(desk.datasette, desk.request, INGEST)
    if desk.request.method != "POST":
        return await desk.page("add.html", sent={}, refusal="", jobs=_intake(desk).unsaved(_actor(desk)))
    try:
        sent = await sent_words(desk.request)
    except Unreadable as error:
        sent, refusal = {}, f"{error}."
    else:
        # A file that was chosen counts more than what stands in the box.
        sent["text"] = sent.pop("file", "") or sent.get("text", "")
        refusal = _refusal(sent)
    if refusal:
        return await desk.page("add.html", code=400, sent=sent, refusal=refusal, jobs=())
    text = sent["text"].replace("\r\n", "\n")
    told = {name: sent.get(name, "")[:500] for name in _WORDS}
    told["ref"] = f"pasted-{blake2b(text.encode(), digest_size=6).hexdigest()}"
    job = _intake(desk).read(text, told, actor=_actor(desk))
    return Response.redirect(desk.datasette.urls.path(f"/add/{job.id}"))


@reads("article", "figure")
async def added(desk: Desk) -> Response:
    await demand(desk.datasette, desk.request, INGEST)
    job = _intake(desk).job(desk.place("id"), _actor(desk))
    if job is None:
        raise NotFound("This pasted article is no longer kept. Paste it again.")
    if desk.request.method == "POST":
        if job.state == "read":
            _intake(desk).save(job)
        return Response.redirect(desk.datasette.urls.path(f"/add/{job.id}"))
    if job.state == "saved":
        desk.datasette.add_message(desk.request, "Saved. Its findings are worked out.")
        return Response.redirect(desk.datasette.urls.path(f"/article/{job.article}"))
    return await desk.page("added.html", job=job, pieces=_pieces(job), ahead=_intake(desk).ahead(job))


def _refusal(sent: dict[str, str]) -> str:
    """What keeps a form from being read, in words; "" if nothing does."""
    if not sent.get("text"):
        return "Paste the text of the article, or choose a file."
    if len(sent["text"]) > LONGEST_TEXT:
        return f"This is longer than {LONGEST_TEXT:,} characters; use `claimdesk ingest FILE`."
    if sent.get("published") and not _DATE.fullmatch(sent["published"]):
        return "Write the date as 2025-11-20, 2025-11 or 2025, or leave it out."
    if sent.get("url") and not _LINK.fullmatch(sent["url"]):
        return "The address must begin with http:// or https://."
    return ""


def _pieces(job: Job) -> list[Row]:
    """The text as read, cut at its figures and at the numbers that are none."""
    said = job.extraction
    if not said:
        return []
    marks = [(f["start"], f["end"], f"f{n}") for n, f in enumerate(said["figures"])]
    marks += [(u["start"], u["end"], f"u{n}") for n, u in enumerate(said["unclaimed"])]
    return [
        {"text": piece.text, "kind": {"f": "figure", "u": "unclaimed"}.get(piece.ids[0][0] if piece.ids else "", "")}
        for piece in segments(said["text"], 0, len(said["text"]), marks)
    ]


def _actor(desk: Desk) -> str:
    return str((desk.request.actor or {})["id"])


def _intake(desk: Desk) -> Intake:
    return intake_of(desk.datasette, Path(desk.db.path))
