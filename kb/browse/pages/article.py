"""An article: its text with every figure marked in place, a card for each, and what was made of its numbers."""

import json
from collections.abc import Iterable

from datasette.utils.asgi import NotFound, Response

from kb.browse.desk import Desk, Row, reads
from kb.browse.drawing.chain import chains_drawn
from kb.browse.explaining import OF_CHECK
from kb.browse.figures import figures_by_id
from kb.browse.findings import KIND_WORDS
from kb.browse.highlight import segments
from kb.browse.pages.correction import WORDS
from kb.browse.permission import REVIEW, may
from kb.browse.versions import Change, changes

_ARTICLE = "SELECT a.*, s.name AS outlet, s.kind AS outlet_kind FROM article a LEFT JOIN source s ON s.id = a.publisher_id WHERE a.id = :id"
_BY_REF = "SELECT id FROM article WHERE ref = :ref ORDER BY is_current DESC, num DESC LIMIT 1"
_BLOCKS = 'SELECT start, "end", kind FROM block WHERE article_id = :id ORDER BY position'
_FIGURES = "SELECT id FROM figure WHERE article_id = :id ORDER BY start, id"
_FINDINGS = """
SELECT f.id, f.kind, f.status, f.needs_person, f.explanation, f.a_figure, f.b_figure, f.severity_rank
FROM finding f JOIN figure x ON x.id = f.a_figure WHERE x.article_id = :id
UNION SELECT f.id, f.kind, f.status, f.needs_person, f.explanation, f.a_figure, f.b_figure, f.severity_rank
FROM finding f JOIN figure x ON x.id = f.b_figure WHERE x.article_id = :id ORDER BY 8, 1
"""
_CHECKS = f"""
SELECT k.id, k.verdict, k.rule, k.explanation, k.status, i.figure_id, {OF_CHECK} FROM check_input i JOIN figure f ON f.id = i.figure_id
JOIN arithmetic_check k ON k.id = i.check_id WHERE f.article_id = :id ORDER BY k.verdict, k.id
"""  # noqa: S608 - the column is ours
_UNCLAIMED = 'SELECT start, "end", printed, reason FROM unclaimed WHERE article_id = :id ORDER BY start'
_FRAMING = 'SELECT id, start, "end", cue, class, speaker FROM framing WHERE article_id = :id ORDER BY start'
_EVENTS = """
SELECT e.id, e.name, e.period, m.start, m."end", m.trigger FROM event_mention m JOIN event e ON e.id = m.event_id
WHERE m.article_id = :id ORDER BY m.start
"""
_VERSIONS = """
WITH RECURSIVE older(id) AS (SELECT :id UNION SELECT (SELECT replaces FROM article WHERE id = o.id) FROM older o WHERE o.id IS NOT NULL),
newer(id) AS (SELECT :id UNION SELECT a.id FROM newer n CROSS JOIN article a ON a.replaces = n.id)
SELECT id, title, read_at, is_current FROM article WHERE id IN (SELECT id FROM older UNION SELECT id FROM newer) ORDER BY read_at, num
"""
_CORRECTIONS = """
SELECT r.target, r.actor, r.note, r.correction, r.created_at FROM review r
WHERE r.target_kind = 'figure' AND r.verdict = 'correct' AND r.target IN (SELECT id FROM figure WHERE article_id = :id) ORDER BY r.id
"""
_CLAIMS = "SELECT quote FROM claim WHERE article_id = :id ORDER BY start LIMIT 2000"
AGREEING = frozenset({"agree", "rounding", "bound_compatible"})
# The state of a figure, the most pressing first; each has its own mark beside its colour.
STATES = {
    "conflicts": ("≠", "conflicts with another figure"),
    "fails": ("✗", "does not add up"),
    "cannot-tell": ("?", "cannot be told yet"),
    "agrees": ("=", "agrees with another figure"),
    "opinion": ("“", "stated as opinion"),
    "alone": ("·", "stands alone: nothing to compare it with"),
}


@reads("article", "figure", "claim", "finding", "arithmetic_check", "hop", "source", "unclaimed", "framing", "review")
async def article(desk: Desk) -> Response:
    key = desk.place("id")
    found = await desk.row(_ARTICLE, id=key)
    if found is None:
        named = await desk.row(_BY_REF, ref=key)
        if named is None:
            raise NotFound("There is no such article here.")
        return Response.redirect(desk.datasette.urls.path(f"/article/{named['id']}"))
    asked = (_FRAMING, _UNCLAIMED, _BLOCKS, _VERSIONS, _EVENTS, _FIGURES, _FINDINGS, _CHECKS, _CORRECTIONS)
    framing, unclaimed, blocks, versions, events, *own = await desk.together(*((query, {"id": key}) for query in asked))
    figures = await _figures(desk, *own)
    for figure in figures:
        figure["cues"] = [c for c in framing if c["start"] < figure["claim_end"] and c["end"] > figure["claim_start"]]
    against = _other_version(desk.argument("against") or found["replaces"], versions, key)
    return await desk.page(
        "article.html",
        article=found,
        links=[link for link in json.loads(found["links"]) if str(link[2]).startswith(("http://", "https://"))],
        figures=figures,
        states=STATES,
        counts={state: sum(f["state"] == state for f in figures) for state in STATES},
        blocks=marked_blocks(found["text"], blocks, figures, unclaimed, framing),
        unclaimed=unclaimed,
        framing=framing,
        events=events,
        versions=versions,
        against=against,
        changes=await _changes(desk, against, key) if against else None,
        drawing=chains_drawn(desk.datasette.urls.path, figures),
        origins=_origins(figures),
        may_review=await may(desk.datasette, desk.request, REVIEW),
    )


async def _figures(desk: Desk, own: list[Row], findings: list[Row], checks: list[Row], corrections: list[Row]) -> list[Row]:
    """The figures of an article, each with what was found of it."""
    ids = [row["id"] for row in own]
    beside = {finding[side] for finding in findings for side in ("a_figure", "b_figure")}
    loaded = await figures_by_id(desk, [*ids, *sorted(beside.difference(ids))])
    figures = [loaded[i] for i in ids]
    for position, figure in enumerate(figures, 1):
        figure.update(number=position, findings=[], checks=[], corrections=[])
    for finding in findings:
        finding["words"] = KIND_WORDS[finding["kind"]]
        for side, other in (("a_figure", "b_figure"), ("b_figure", "a_figure")):
            if "findings" in loaded[finding[side]]:
                loaded[finding[side]]["findings"].append({**finding, "other": loaded[finding[other]]})
    for check in checks:
        loaded[check["figure_id"]]["checks"].append(check)
    for row in corrections:
        figure = loaded[row["target"]]
        right = json.loads(row["correction"])
        fields = [(name, WORDS[name], value, figure[name]) for name, value in right.items() if name in WORDS]
        figure["corrections"].append({**row, "fields": fields})
    for figure in figures:
        figure["state"] = state_of(figure)
    return figures


def _other_version(asked: str | None, versions: list[Row], here: str) -> Row | None:
    """The version that this one is set beside: one of its own line, and not itself."""
    return next((v for v in versions if v["id"] == asked and v["id"] != here), None)


async def _changes(desk: Desk, against: Row, key: str) -> list[Change]:
    before, after = await desk.together((_CLAIMS, {"id": against["id"]}), (_CLAIMS, {"id": key}))
    return changes([row["quote"] for row in before], [row["quote"] for row in after])


def state_of(figure: Row) -> str:
    """What a reader must know first about a figure: one key of STATES."""
    live = [f for f in figure["findings"] if f["status"] not in {"dismiss", "scope", "revision"}]
    if any(f["needs_person"] for f in live):
        return "conflicts"
    if any(c["verdict"] == "fails" and c["status"] != "dismiss" for c in figure["checks"]):
        return "fails"
    if figure["voice"] == "opinion":
        return "opinion"
    if any(f["kind"] in AGREEING for f in live) or any(c["verdict"].startswith("holds") for c in figure["checks"]):
        return "agrees"
    if any(c["verdict"] == "cannot tell" for c in figure["checks"]):
        return "cannot-tell"
    return "alone"


def marked_blocks(text: str, blocks: list[Row], figures: list[Row], unclaimed: list[Row], framing: list[Row]) -> list[Row]:
    """The blocks of a text, each as segments that name the marks over them."""
    marks = [(f["start"], f["end"], f"f{f['number']}") for f in figures]
    marks += [(u["start"], u["end"], f"u{n}") for n, u in enumerate(unclaimed, 1)]
    marks += [(c["start"], c["end"], f"w{n}") for n, c in enumerate(framing, 1)]
    by_number = {f"f{f['number']}": f for f in figures}
    result = []
    for start, end, kind in _covering(text, blocks):
        pieces = []
        for segment in segments(text, start, end, [m for m in marks if m[0] < end and m[1] > start]):
            over = [by_number[i] for i in segment.ids if i in by_number]
            pieces.append({
                "text": segment.text,
                "figure": over[0] if over else None,
                "opens": [by_number[i] for i in segment.opens if i in by_number],
                "unclaimed": next((unclaimed[int(i[1:]) - 1] for i in segment.ids if i[0] == "u"), None),
                "framing": next((framing[int(i[1:]) - 1] for i in segment.ids if i[0] == "w"), None),
            })  # fmt: skip
        result.append({"kind": kind, "pieces": pieces})
    return result


def _covering(text: str, blocks: Iterable[Row]) -> list[tuple[int, int, str]]:
    """The blocks, and what lies between them if it holds words: no text of an article is left out."""
    result: list[tuple[int, int, str]] = []
    done = 0
    for block in blocks:
        if text[done : block["start"]].strip():
            result.append((done, block["start"], "paragraph"))
        if text[block["start"] : block["end"]].strip():
            result.append((block["start"], block["end"], block["kind"]))
        done = block["end"]
    if text[done:].strip():
        result.append((done, len(text), "paragraph"))
    return result


def _origins(figures: list[Row]) -> list[Row]:
    """The citation audit: for each primary source, its figures and the chain they came by."""
    audit: dict[str | None, Row] = {}
    for figure in figures:
        entry = audit.setdefault(
            figure["origin"], {"name": figure["origin"], "id": figure["origin_id"], "figures": [], "chains": {}, "states": set()}
        )
        entry["figures"].append(figure)
        entry["states"].update(hop["state"] for hop in figure["chain"][-1:])
        if figure["chain"]:
            entry["chains"].setdefault(tuple(h["name"] for h in figure["chain"]), figure["chain"])
    return sorted(audit.values(), key=lambda e: (e["name"] is None, -len(e["figures"])))
