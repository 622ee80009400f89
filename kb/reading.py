"""What a claim base holds, read back: articles, observations, and findings with the words that they rest on."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

import msgspec

from ingest.model import Article, Hop
from kb.model import Observation

# So many characters, one or two sentences, say what a text is about.
_LEAD = 400
_OBSERVATIONS = """
SELECT f.id, f.article_id, f.start, f."end", f.printed, f.claim_start, f.claim_end, f.amount, f.low, f.high,
    f.low_open, f.high_open, f.interval_basis, f.comparator, f.hedge, f.unit, f.dimension, f.kind, f.direction, f.move, f.role,
    f.subject, f.measure, f.product, f.ref_area, f.counterpart_area, f.flow, f.population, f.adjustment, f.transformation,
    f.period, f.period_basis, f.base_period, f.as_of, f.voice, f.modality,
    CASE WHEN f.origin_id IS NOT NULL THEN (SELECT json_group_array(name) FROM (SELECT s.name FROM hop h
        JOIN source s ON s.id = h.source_id WHERE h.figure_id = f.id ORDER BY h.position)) END AS sources
FROM figure f JOIN article a ON a.id = f.article_id
"""
_TOLD_IN = "SELECT ref, publisher, published, title, text FROM article WHERE id = ?"
_HOPS = """
SELECT h.figure_id, h.printed AS source, s.name AS canonical, h.start, h."end", h.cue, h.cue_start, h.cue_end, h.kind, h.state,
    coalesce(h.source_kind, s.kind) AS source_kind, h.inherited_start, h.inherited_end, h.url
FROM hop h JOIN source s ON s.id = h.source_id {within} ORDER BY h.figure_id, h.position
"""
_WITHIN = "WHERE h.article_id IN (SELECT value FROM json_each(?))"
_FINDINGS = """
SELECT f.id, f.kind, f.severity, f.severity_parts, f.explanation, f.gap, f.unit, f.differs, f.rule, f.version, f.status,
    f.a_figure, f.b_figure FROM finding f
"""
_CHECKS = """
SELECT * FROM arithmetic_check WHERE ?1 IS NULL OR verdict = ?1
ORDER BY CASE verdict WHEN 'fails' THEN 0 WHEN 'holds only within rounding' THEN 1 WHEN 'holds' THEN 2 ELSE 3 END, id
"""
_SIDES = """
SELECT f.id, f.article_id, a.ref, f.start, f."end", f.printed, substr(a.text, f.claim_start + 1, f.claim_end - f.claim_start)
FROM figure f JOIN article a ON a.id = f.article_id WHERE f.id = ?
"""


def articles(conn: sqlite3.Connection) -> Iterator[Article]:
    """Every stored article in the order of storing, as it was read."""
    blocks = 'SELECT start, "end", kind FROM block WHERE article_id = ? ORDER BY position'
    for (id_,) in conn.execute("SELECT id FROM article ORDER BY num").fetchall():
        row = _one(conn, "SELECT * FROM article WHERE id = ?", id_)
        kept = {name: row[name] for name in _ARTICLE_FIELDS}
        spans = [{"start": start, "end": end, "kind": kind} for start, end, kind in conn.execute(blocks, (id_,))]
        links, extra = msgspec.json.decode(row["links"]), msgspec.json.decode(row["extra"])
        yield msgspec.convert({**kept, "blocks": spans, "links": links, "extra": extra}, Article)


_ARTICLE_FIELDS = ("id", "ref", "text", "title", "published", "published_basis", "publisher", "author", "url", "language")


def observations(
    conn: sqlite3.Connection, *, within: Iterable[str] | None = None, rows: Iterable[int] | None = None, every_version: bool = False
) -> list[Observation]:
    """The figures of all current articles, or of those of them `within` (ids), in the order of storing and then of the text.

    With `every_version` those of replaced articles too. With `rows` only the figures in these rows of the table.
    """
    conditions = ["1" if every_version else "f.is_current = 1"]
    if within is not None:
        # The plus keeps the planner from taking the index of all current figures for a few articles.
        conditions = ["f.article_id IN (SELECT value FROM json_each(?))", "1" if every_version else "+f.is_current = 1"]
    values = () if within is None else (_id_list(within),)
    if rows is not None:
        conditions, values = ["f.rowid IN (SELECT value FROM json_each(?))"], (msgspec.json.encode(sorted(rows)).decode(),)
    cursor = conn.execute(f"{_OBSERVATIONS} WHERE {' AND '.join(conditions)} ORDER BY a.num, f.start, f.id", values)
    names = [column[0] for column in cursor.description]
    found: list[Observation] = []
    told_in: dict[str, Any] = {}
    for article, figures in groupby(cursor, key=itemgetter(names.index("article_id"))):
        # A text is read once and cut here, since the base reads it from its start for each sentence.
        told_in["ref"], told_in["publisher"], told_in["published"], told_in["title"], text = conn.execute(_TOLD_IN, (article,)).fetchone()
        told_in["lead"] = text[:_LEAD]
        found += [_observation(dict(zip(names, figure, strict=True)), told_in, text) for figure in figures]
    return found


def _observation(row: dict[str, Any], told_in: dict[str, Any], text: str) -> Observation:
    row |= told_in
    row["quote"] = text[row["claim_start"] : row["claim_end"]]
    row["low_open"], row["high_open"] = bool(row["low_open"]), bool(row["high_open"])
    row["sources"] = tuple(msgspec.json.decode(row["sources"])) if row["sources"] else ()
    return msgspec.convert(row, Observation)


def chains(conn: sqlite3.Connection, *, within: Iterable[str] | None = None) -> dict[str, tuple[Hop, ...]]:
    """For each figure that has one, its source chain, outermost first; only those of the articles `within`, if given."""
    found: dict[str, list[Hop]] = {}
    sql = _HOPS.format(within="" if within is None else _WITHIN)
    for row in _rows(conn, sql, () if within is None else (_id_list(within),)):
        figure, start, end = row.pop("figure_id"), row.pop("inherited_start"), row.pop("inherited_end")
        found.setdefault(figure, []).append(msgspec.convert({**row, "inherited_from": (start, end) if start is not None else None}, Hop))
    return {figure: tuple(hops) for figure, hops in found.items()}


def _id_list(ids: Iterable[str]) -> str:
    return msgspec.json.encode(sorted(ids)).decode()


def findings(
    conn: sqlite3.Connection, *, kind: str | None = None, everything: bool = False, article: str | None = None, finding: str | None = None
) -> Iterator[dict[str, Any]]:
    """Findings as `claimdesk conflicts` prints them, the gravest first; without `everything` only what needs a person.

    A `kind` that is asked for is given even if it needs nobody; `article` (an id) keeps those with a side in it,
    `finding` the one with this id.
    """
    where, values = [], []
    if kind:
        where.append("f.kind = ?")
        values.append(kind)
    elif not everything:
        where.append("f.needs_person = 1")
    if finding:
        where.append("f.id = ?")
        values.append(finding)
    if article:
        # Two halves, each along its index.
        where.append(
            """f.id IN (SELECT n.id FROM figure x JOIN finding n ON n.a_figure = x.id WHERE x.article_id = ?
            UNION SELECT n.id FROM figure x JOIN finding n ON n.b_figure = x.id WHERE x.article_id = ?)"""
        )
        values += [article, article]
    condition = f" WHERE {' AND '.join(where)}" if where else ""
    for row in _rows(conn, f"{_FINDINGS}{condition} ORDER BY f.needs_person DESC, f.severity_rank, f.id", values):
        yield {
            "id": row["id"],
            "kind": row["kind"],
            "severity": row["severity"],
            "explanation": row["explanation"],
            "a": side(conn, row["a_figure"]),
            "b": side(conn, row["b_figure"]),
            "gap": row["gap"],
            "unit": row["unit"],
            "differs": msgspec.json.decode(row["differs"]),
            "rule": row["rule"],
            "version": row["version"],
            "severity_parts": msgspec.json.decode(row["severity_parts"]),
            "status": row["status"],
        }


def side(conn: sqlite3.Connection, figure: str) -> dict[str, Any]:
    """A figure as the evidence of a finding: where it stands, its printed words, and the sentence around them."""
    id_, article, ref, start, end, printed, quote = conn.execute(_SIDES, (figure,)).fetchone()
    return {"article": article, "ref": ref, "start": start, "end": end, "printed": printed, "quote": quote, "figure": id_}


def checks(conn: sqlite3.Connection, *, verdict: str | None = None) -> Iterator[dict[str, Any]]:
    """Recomputations as `claimdesk checks` prints them, those that fail first."""
    for row in _rows(conn, _CHECKS, [verdict]):
        inputs = conn.execute("SELECT role, figure_id, derived_id FROM check_input WHERE check_id = ? ORDER BY position", (row["id"],))
        yield {
            "id": row["id"],
            "rule": row["rule"],
            "verdict": row["verdict"],
            "inputs": [
                {"role": role, **(side(conn, figure) if figure else derived(conn, value))} for role, figure, value in inputs.fetchall()
            ],
            "reported": row["reported"],
            "computed": [row["computed_low"], row["computed_high"]],
            "unit": row["unit"],
            "margin": row["margin"],
            "flips_conclusion": None if row["flips_conclusion"] is None else bool(row["flips_conclusion"]),
            "missing": msgspec.json.decode(row["missing"]),
            "explanation": row["explanation"],
            "across_articles": bool(row["across_articles"]),
            "version": row["version"],
            "status": row["status"],
        }


def derived(conn: sqlite3.Connection, value: str) -> dict[str, Any]:
    """A derived value as an input of a check: its interval, the derivation, and the printed figures that it comes from."""
    row = _one(conn, "SELECT * FROM derived_value WHERE id = ?", value)
    inputs = conn.execute("SELECT figure_id, from_derived_id FROM derived_input WHERE derived_id = ? ORDER BY position", (value,))
    return {
        "derived": value,
        "low": row["low"],
        "high": row["high"],
        "unit": row["unit"],
        "period": row["period"],
        "derivation": row["derivation"],
        "inputs": [side(conn, figure) if figure else derived(conn, other) for figure, other in inputs.fetchall()],
    }


def counts(conn: sqlite3.Connection) -> dict[str, int]:
    """How much the base holds, as `stat` keeps it."""
    return dict(conn.execute("SELECT name, value FROM stat ORDER BY name").fetchall())


def _rows(conn: sqlite3.Connection, sql: str, values: Sequence[Any]) -> Iterator[dict[str, Any]]:
    cursor = conn.execute(sql, values)
    names = [column[0] for column in cursor.description]
    for row in cursor.fetchall():
        yield dict(zip(names, row, strict=True))


def _one(conn: sqlite3.Connection, sql: str, key: str) -> dict[str, Any]:
    return next(_rows(conn, sql, [key]))
