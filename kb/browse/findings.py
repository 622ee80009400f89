"""Findings and checks as pages show them, in plain words."""

import json

from markupsafe import Markup

from kb.browse.desk import Desk, Row
from kb.browse.drawing.intervals import draw_intervals
from kb.browse.figures import bar, figures_by_id

KIND_WORDS = {
    "contradiction": "Cannot both be true",
    "arithmetic": "Does not add up",
    "superlative": "A record that is none",
    "translation_suspect": "Perhaps a translation slip",
    "scope_differs": "Speak of different things",
    "revision": "Revised",
    "rounding": "Agree within rounding",
    "bound_compatible": "Fit each other",
    "agree": "Agree",
    "coincident": "Same number, different thing",
}
STATUS_WORDS = {
    "open": "waits for a person",
    "confirm": "confirmed",
    "dismiss": "dismissed",
    "scope": "marked as different scope",
    "revision": "marked as revision",
    "correct": "extraction corrected",
    "second look": "second look asked for",
}
FIELD_WORDS = {
    "subject": "Whose figure",
    "measure": "What is measured",
    "product": "Of what",
    "ref_area": "Where",
    "counterpart_area": "With or to where",
    "flow": "Which way it flows",
    "population": "Counted among",
    "adjustment": "Adjustment",
    "transformation": "Form of change",
    "kind": "Kind of figure",
    "unit": "Unit",
    "period": "When",
    "base_period": "Measured against",
    "as_of": "As known on",
    "voice": "Whose voice",
    "modality": "How firmly",
    "comparator": "Exact or bound",
    "origin": "Goes back to",
}


async def findings_with_sides(desk: Desk, sql: str, *, drawn: bool = True, **values: object) -> list[Row]:
    """The findings that a query gives (it must select `finding.*`), each with figures `a` and `b` and their drawing."""
    findings = await desk.rows(sql, **values)
    figures = await figures_by_id(desk, [f[side] for f in findings for side in ("a_figure", "b_figure")])
    for finding in findings:
        finding["a"], finding["b"] = figures[finding["a_figure"]], figures[finding["b_figure"]]
        finding["differs"] = json.loads(finding["differs"])
        finding["severity_parts"] = json.loads(finding["severity_parts"])
        finding["drawing"] = drawing(finding) if drawn else None
    return findings


def drawing(finding: Row) -> Markup | None:
    """Both intervals on one axis; None where the two are in different units and share none."""
    a, b = finding["a"], finding["b"]
    if a["unit"] != b["unit"] or (a["low"] is None and a["high"] is None) or (b["low"] is None and b["high"] is None):
        return None
    return draw_intervals([bar(a, "a"), bar(b, "b")], unit=a["unit"])


def compared(a: Row, b: Row, differs: list[str]) -> tuple[list[Row], list[Row]]:
    """The fields of two figures: those that differ, then those that are the same; fields that both leave open are left out."""
    same: list[Row] = []
    different: list[Row] = []
    for name, words in FIELD_WORDS.items():
        left, right = a.get(name), b.get(name)
        if left is None and right is None:
            continue
        row = {"name": name, "words": words, "a": left, "b": right, "counts": name in differs}
        (same if left == right and name not in differs else different).append(row)
    return different, same
