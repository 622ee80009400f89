"""A finding between two figures: both sides in context, their intervals, what is the same and what differs, and its reviews."""

from datasette.utils.asgi import Response

from kb.browse.desk import Desk, Row, reads
from kb.browse.drawing.intervals import gap_between
from kb.browse.explaining import OF_CHECK
from kb.browse.figures import bar
from kb.browse.findings import KIND_WORDS, STATUS_WORDS, compared, drawing, findings_with_sides
from kb.browse.highlight import context
from kb.browse.permission import REVIEW, may
from kb.browse.wording import measured
from kb.standing import standing

_FINDING = "SELECT finding.* FROM finding WHERE id = :id"
_TEXT = "SELECT text FROM article WHERE id = :id"
_REVIEWS = "SELECT id, verdict, actor, note, created_at FROM review WHERE target_kind = :kind AND target = :id ORDER BY id"
_FRAMING = 'SELECT start, "end", cue, class, speaker FROM framing WHERE article_id = :id AND start < :end AND "end" > :start ORDER BY start'
_SHARED_CHECKS = f"""
SELECT DISTINCT k.id, k.verdict, k.explanation, {OF_CHECK} FROM check_input i JOIN arithmetic_check k ON k.id = i.check_id
WHERE i.figure_id IN (:a, :b) ORDER BY k.verdict, k.id LIMIT 20
"""  # noqa: S608 - the column is ours
# Only what is asked for becomes part of the query, so that each list is read along an index.
_LIST = "SELECT finding.* FROM finding {where} ORDER BY severity_rank, id LIMIT :limit OFFSET :skip"
_COUNTS = "SELECT kind, status, needs_person, count(*) AS n FROM finding GROUP BY kind, status, needs_person ORDER BY n DESC"
_PAGE = 20


@reads("finding", "figure", "article", "hop", "source", "review")
async def conflict(desk: Desk) -> Response:
    key = desk.place("id")
    await desk.one("finding", _FINDING, id=key)
    [finding] = await findings_with_sides(desk, _FINDING, drawn=False, id=key)
    sides = finding["a"], finding["b"]
    *told, checks, reviews = await desk.together(
        *((_TEXT, {"id": f["article_id"]}) for f in sides),
        *((_FRAMING, {"id": f["article_id"], "start": f["claim_start"], "end": f["claim_end"]}) for f in sides),
        (_SHARED_CHECKS, {"a": finding["a_figure"], "b": finding["b_figure"]}),
        (_REVIEWS, {"kind": "finding", "id": key}),
    )
    for figure, [stored], framing in zip(sides, told[:2], told[2:], strict=True):
        figure["context"] = context(stored["text"], figure["start"], figure["end"])
        figure["framing"] = framing
    behind = await desk.db.execute_fn(lambda conn: standing(conn, [finding["a_figure"], finding["b_figure"]]))
    different, same = compared(finding["a"], finding["b"], finding["differs"])
    return await desk.page(
        "conflict.html",
        finding=finding,
        words=KIND_WORDS[finding["kind"]],
        status=STATUS_WORDS.get(finding["status"], finding["status"]),
        statuses=STATUS_WORDS,
        drawing=drawing(finding),
        gap=_gap_words(finding),
        sum=arithmetic(finding),
        behind=behind,
        different=different,
        same=same,
        checks=checks,
        reviews=reviews,
        target_kind="finding",
        target=key,
        may_review=await may(desk.datasette, desk.request, REVIEW),
    )


@reads("finding", "figure", "article", "hop", "source")
async def conflicts(desk: Desk) -> Response:
    """The list of findings, those that need a person first."""
    kind, status = desk.argument("kind"), desk.argument("status", "open")
    everything = desk.argument("all") == "1" or (kind != "" and kind in KIND_WORDS)
    page = max(1, desk.whole("page", 1, largest=100_000))
    shown = await findings_with_sides(
        desk,
        _list(kind=kind, status=status, everything=everything),
        kind=kind,
        status=status,
        limit=_PAGE + 1,
        skip=(page - 1) * _PAGE,
    )
    return await desk.page(
        "conflicts.html",
        findings=shown[:_PAGE],
        kind=kind,
        status=status,
        everything=everything,
        page_number=page,
        has_next=len(shown) > _PAGE,
        counts=await desk.rows(_COUNTS),
        kinds=KIND_WORDS,
        statuses=STATUS_WORDS,
    )


def _list(*, kind: str, status: str, everything: bool) -> str:
    asked = [
        *(["kind = :kind"] if kind else []),
        *([] if everything else ["needs_person = 1"]),
        *([] if status in ("", "any") else ["status = :status"]),
    ]
    return _LIST.format(where=f"WHERE {' AND '.join(asked)}" if asked else "")


def arithmetic(finding: Row) -> Row | None:
    """The distance between the two intervals as a subtraction, or what both allow; None if they have different units."""
    a, b = finding["a"], finding["b"]
    if a["unit"] != b["unit"]:
        return None
    gap = gap_between([bar(a, "a"), bar(b, "b")])
    if gap:
        return {"meets": False, "low": gap[0], "high": gap[1], "distance": gap[1] - gap[0], "unit": a["unit"]}
    lows = [f["low"] for f in (a, b) if f["low"] is not None]
    highs = [f["high"] for f in (a, b) if f["high"] is not None]
    return {"meets": True, "low": max(lows, default=None), "high": min(highs, default=None), "unit": a["unit"]}


def _gap_words(finding: Row) -> str:
    """How far apart the two intervals are, computed from them; "" if they meet or have different units."""
    if finding["a"]["unit"] != finding["b"]["unit"]:
        return ""
    gap = gap_between([bar(finding["a"], "a"), bar(finding["b"], "b")])
    return measured(gap[1] - gap[0], finding["a"]["unit"]) if gap else ""
