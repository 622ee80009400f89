"""A series: every value of one measure over time, by source, as a chart with intervals and as a table."""

from datasette.utils.asgi import Response
from markupsafe import Markup

from kb.browse.desk import Desk, Row, address, reads
from kb.browse.drawing.markup import picture, written
from kb.browse.drawing.series import Point, add_shape, days_of, draw_series, middle_of, source_order
from kb.browse.explaining import form, outlets
from kb.browse.figures import amount, figures_by_id, speaks_of
from kb.browse.permission import REVIEW, may

_SERIES = "SELECT * FROM series WHERE id = :id"
_FIGURES = "SELECT id FROM figure WHERE series_key = :id AND is_current = 1 ORDER BY period, start LIMIT :most"
_DERIVED = """
SELECT DISTINCT d.id, d.period, d.low, d.high, d.unit, d.derivation FROM derived_value d JOIN derived_input i ON i.derived_id = d.id
JOIN figure f ON f.id = i.figure_id WHERE f.series_key = :id ORDER BY d.period
"""
# Along both sides of a finding, for the figures shown only.
_REVISED = """
SELECT id, a_figure, b_figure, explanation FROM finding
WHERE a_figure IN (SELECT value FROM json_each(:ids)) AND (kind = 'revision' OR status = 'revision')
UNION SELECT id, a_figure, b_figure, explanation FROM finding
WHERE b_figure IN (SELECT value FROM json_each(:ids)) AND (kind = 'revision' OR status = 'revision') ORDER BY id LIMIT 60
"""
# The page is picked first, along an index; only its rows are read further.
_LIST = """
SELECT s.*, picked.figures, count(DISTINCT f.period) AS periods, min(f.period) AS first, max(f.period) AS last,
    count(DISTINCT f.article_id) AS articles
FROM (SELECT series_key, count(*) AS figures FROM figure WHERE series_key IS NOT NULL GROUP BY series_key
    ORDER BY figures DESC, series_key LIMIT :limit OFFSET :skip) picked
CROSS JOIN series s ON s.id = picked.series_key JOIN figure f ON f.series_key = s.id AND f.is_current = 1
GROUP BY s.id ORDER BY picked.figures DESC, s.id
"""
_DECISIONS = """
SELECT j.judgement, j.actor, j.note, j.created_at, s.id, s.name FROM judgement j
JOIN series s ON s.id = CASE WHEN j.a = :id THEN j.b ELSE j.a END WHERE j.kind = 'series' AND (j.a = :id OR j.b = :id) ORDER BY j.id
"""
# Series that measure the same of the same thing, wherever and whoever's.
_CANDIDATES = """
SELECT o.id, o.name FROM series s JOIN series o ON o.product = s.product AND o.id <> s.id WHERE s.id = :id
ORDER BY o.measure = s.measure DESC, o.name LIMIT 30
"""
_PAGE = 50
_MOST = 400
# What adds up over time: a half year's total and a month's cannot share an axis.
_ADDS_UP = frozenset({"level", "count"})
_SPANS = ((1, "on single days"), (8, "by the week"), (31, "by the month"), (92, "by the quarter"))
_YEAR = (365, 366)


@reads("series", "figure", "article", "hop", "source", "derived_value", "judgement", "finding")
async def series(desk: Desk) -> Response:
    key = desk.place("id")
    found = await desk.one("series", _SERIES, id=key)
    ids = [row["id"] for row in await desk.rows(_FIGURES, id=key, most=_MOST)]
    loaded = await figures_by_id(desk, ids)
    derived = await desk.rows(_DERIVED, id=key)
    groups = _groups([loaded[i] for i in ids], derived)
    revisions = await _revisions(desk, ids)
    replaced = {older["id"]: newer["id"] for older, newer, _ in revisions}
    for group in groups:
        points = _points(desk, group, replaced)
        group["revised"] = any(figure["id"] in replaced for figure in group["figures"])
        group["drawing"] = (
            draw_series(points, unit=group["unit"], title=f"{speaks_of(found)}, {group['words']}") if group["placed"] > 1 else None
        )
        group["sources"] = [(name, _key(n), f"s{n % 6}") for n, name in enumerate(source_order(points))]
    return await desk.page(
        "series.html",
        series=found,
        names=outlets(loaded.values()),
        groups=groups,
        revisions=revisions,
        replaced=replaced,
        full=len(ids) == _MOST,
        most=_MOST,
        decisions=await desk.rows(_DECISIONS, id=key),
        candidates=await desk.rows(_CANDIDATES, id=key),
        may_review=await may(desk.datasette, desk.request, REVIEW),
        same_kind="series",
        same_id=key,
    )


@reads("series", "figure")
async def series_list(desk: Desk) -> Response:
    page = max(1, desk.whole("page", 1, largest=100_000))
    found = await desk.rows(_LIST, limit=_PAGE + 1, skip=(page - 1) * _PAGE)
    return await desk.page("series_list.html", series=found[:_PAGE], page_number=page, has_next=len(found) > _PAGE)


async def _revisions(desk: Desk, ids: list[str]) -> list[tuple[Row, Row, Row]]:
    """Each value that was replaced, what replaced it, and the finding that says so; two of one day are in no order."""
    found = await desk.rows(_REVISED, ids=ids)
    figures = await figures_by_id(desk, [row[side] for row in found for side in ("a_figure", "b_figure")])
    pairs = []
    for row in found:
        older, newer = sorted((figures[row["a_figure"]], figures[row["b_figure"]]), key=_vintage)
        if "" < _vintage(older) < _vintage(newer):
            pairs.append((older, newer, row))
    return sorted(pairs, key=lambda pair: (_vintage(pair[0]), _vintage(pair[1])))


def _vintage(figure: Row) -> str:
    """The day on which a value was known: the one it names, else that of its article."""
    return str(figure["as_of"] or figure["published"] or "")


def _groups(figures: list[Row], derived: list[Row]) -> list[Row]:
    """What can share an axis: one kind of figure in one unit, over spans of one length where values add up; the largest first."""
    groups: dict[tuple[str | None, str, str | None, str], Row] = {}
    for figure in figures:
        span = _span(figure["period"]) if figure["kind"] in _ADDS_UP else ""
        group = _group(groups, figure["unit"], figure["kind"], figure["transformation"], span)
        group["figures"].append(figure)
        group["placed"] += middle_of(figure["period"]) is not None
    for value in derived:
        kind = next((g["kind"] for g in groups.values() if g["unit"] == value["unit"] and g["kind"] in _ADDS_UP), None)
        if kind:
            group = _group(groups, value["unit"], kind, None, _span(value["period"]))
            group["derived"].append(value)
            group["placed"] += 1
    return sorted(groups.values(), key=lambda g: (-g["placed"], -len(g["figures"])))


def _group(
    groups: dict[tuple[str | None, str, str | None, str], Row], unit: str | None, kind: str, transformation: str | None, span: str
) -> Row:
    """The group of these four, made when it is first asked for."""
    parts = (kind, None if transformation in (None, "level", kind) else form(transformation), span)
    words = ", ".join(part for part in parts if part)
    new: Row = {"unit": unit, "kind": kind, "words": words, "figures": [], "derived": [], "placed": 0}
    return groups.setdefault((unit, kind, None if transformation == "level" else transformation, span), new)


def _span(iso: str | None) -> str:
    """The length of a period in words."""
    days = days_of(iso)
    if days is None:
        return "no period stated"
    if days in _YEAR:
        return "by the year"
    return next((words for most, words in _SPANS if days <= most), "over several months")


def _points(desk: Desk, group: Row, replaced: dict[str, str]) -> list[Point]:
    points = [
        Point(
            period=figure["period"] or "",
            low=figure["low"],
            high=figure["high"],
            amount=amount(figure) if figure["comparator"] == "=" else None,
            printed=figure["printed"],
            source=figure["origin"] or figure["publisher"] or "no source named",
            href=desk.datasette.urls.path(f"{address('article', figure['article_id'])}#figure-{figure['id']}"),
            id=figure["id"],
            replaced_by=replaced.get(figure["id"]),
        )
        for figure in group["figures"]
    ]
    points += [
        Point(period=d["period"], low=d["low"], high=d["high"], amount=None, printed="derived", source="derived", derived=True)
        for d in group["derived"]
    ]
    return points


def _key(source: int) -> Markup:
    root = picture(height=14, width=16, title="", description="", css=f"s{source % 6}")
    for child in list(root):
        root.remove(child)
    for name in ("role", "aria-labelledby", "viewBox"):
        root.attrib.pop(name, None)
    root.set("aria-hidden", "true")
    root.set("viewBox", "-8 -7 16 14")
    add_shape(root, source)
    return written(root)
