"""A check: what was recomputed, from which figures, and whether the report holds."""

import json

from datasette.utils.asgi import Response

from kb.browse.desk import Desk, Row, reads
from kb.browse.drawing.intervals import Bar, draw_intervals
from kb.browse.explaining import OF_CHECK
from kb.browse.figures import bar, figures_by_id
from kb.browse.findings import STATUS_WORDS
from kb.browse.permission import REVIEW, may

RULE_WORDS = {"holds": "The numbers fit together", "holds only within rounding": "They fit only if rounding is allowed for",
    "fails": "The numbers do not fit together", "cannot tell": "Cannot be told from what is printed"}  # fmt: skip
_CHECK = f"SELECT k.*, {OF_CHECK} FROM arithmetic_check k WHERE k.id = :id"  # noqa: S608 - the column is ours
_INPUTS = """
SELECT i.position, i.role, i.figure_id, d.id AS derived_id, d.derivation, d.low, d.high, d.unit, d.period
FROM check_input i LEFT JOIN derived_value d ON d.id = i.derived_id WHERE i.check_id = :id ORDER BY i.position
"""
_REVIEWS = "SELECT id, verdict, actor, note, created_at FROM review WHERE target_kind = 'check' AND target = :id ORDER BY id"
_LIST = f"""
SELECT k.*, {OF_CHECK}, (SELECT group_concat(printed, ' · ') FROM (SELECT f.printed FROM check_input i JOIN figure f ON f.id = i.figure_id
    WHERE i.check_id = k.id ORDER BY i.position)) AS figures
FROM (SELECT * FROM arithmetic_check WHERE (:verdict = '' OR verdict = :verdict)
    ORDER BY CASE verdict WHEN 'fails' THEN 1 WHEN 'cannot tell' THEN 2 WHEN 'holds only within rounding' THEN 3 ELSE 4 END, id
    LIMIT :limit OFFSET :skip) k
"""  # noqa: S608 - the column is ours
_COUNTS = "SELECT verdict, count(*) AS n FROM arithmetic_check GROUP BY verdict ORDER BY n DESC"
_PAGE = 40


@reads("arithmetic_check", "check_input", "figure", "article", "review")
async def check(desk: Desk) -> Response:
    key = desk.place("id")
    found = await desk.one("check", _CHECK, id=key)
    inputs = await desk.rows(_INPUTS, id=key)
    figures = await figures_by_id(desk, [i["figure_id"] for i in inputs if i["figure_id"]])
    for part in inputs:
        part["figure"] = figures.get(part["figure_id"])
    return await desk.page(
        "check.html",
        check={**found, "missing": json.loads(found["missing"])},
        words=RULE_WORDS[found["verdict"]],
        status=STATUS_WORDS.get(found["status"], found["status"]),
        statuses=STATUS_WORDS,
        inputs=inputs,
        drawing=_drawing(found, inputs),
        reviews=await desk.rows(_REVIEWS, id=key),
        target_kind="check",
        target=key,
        may_review=await may(desk.datasette, desk.request, REVIEW),
    )


@reads("arithmetic_check", "check_input", "figure")
async def checks(desk: Desk) -> Response:
    verdict = desk.argument("verdict")
    page = max(1, desk.whole("page", 1, largest=100_000))
    found = await desk.rows(_LIST, verdict=verdict, limit=_PAGE + 1, skip=(page - 1) * _PAGE)
    return await desk.page(
        "checks.html",
        checks=found[:_PAGE],
        verdict=verdict,
        counts=await desk.rows(_COUNTS),
        words=RULE_WORDS,
        page_number=page,
        has_next=len(found) > _PAGE,
    )


def _drawing(found: Row, inputs: list[Row]) -> str | None:
    """What was printed against what the other figures allow; None if nothing was computed or nothing printed is in its unit."""
    printed = _reported(found, inputs)
    if printed is None or found["computed_low"] is None or found["computed_high"] is None:
        return None
    computed = Bar(
        label="what the other figures allow",
        printed="computed",
        low=found["computed_low"],
        high=found["computed_high"],
        low_open=False,
        high_open=False,
        comparator="~",
        amount=None,
        side="b",
    )
    return draw_intervals([bar(printed, "a"), computed], unit=found["unit"])


def _reported(found: Row, inputs: list[Row]) -> Row | None:
    """The input that the check's report is about: the one printed so, in the unit computed."""
    for part in inputs:
        figure: Row | None = part["figure"]
        if figure and figure["unit"] == found["unit"] and figure["printed"] in (found["reported"], found["reported"].strip()):
            return figure
    return None
