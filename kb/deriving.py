"""Keeps what follows from the claims in step with them: findings, checks, derived values, merges, the source graph, counts."""

import gc
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import msgspec

from kb.base import cut_log, transaction
from kb.comparison.tellings import Telling
from kb.decisions import judgements, mentioned_in, merge_entities
from kb.findings import Judgement, findings_of
from kb.indexing import index_stale
from kb.links import count_edges, link_hops
from kb.reading import observations
from kb.recomputation.arithmetic import checks_of
from kb.recomputation.derived import derive_values
from kb.recording import Batch, Held, batch, parts, record_batches
from kb.retelling import retold, told
from kb.sweeping.spool import Spool
from kb.sweeping.sweep import sweep
from kb.touched import Stale, beside_ranks, claims_change, count_in, listed_otherwise, reached, series_block, series_blocks, sharing, stale

_TRIES_BESIDE_OTHERS = 3
# What is counted anew; the rows of the largest tables are counted by triggers as they come and go.
_COUNTS = {
    "sources": "SELECT count(*) FROM source",
    "entities": "SELECT count(*) FROM entity WHERE merged_into IS NULL",
    "events": "SELECT count(*) FROM event",
    "findings that need a person": "SELECT count(*) FROM finding WHERE needs_person = 1",
    "checks": "SELECT count(*) FROM arithmetic_check",
    "checks that fail": "SELECT count(*) FROM arithmetic_check WHERE verdict = 'fails'",
    "refused inputs": "SELECT count(*) FROM refusal",
}
_FINDINGS_OF = """
WITH side (id) AS (SELECT id FROM figure WHERE article_id IN (SELECT value FROM json_each(?)))
SELECT f.id FROM side JOIN finding f ON f.a_figure = side.id UNION SELECT f.id FROM side JOIN finding f ON f.b_figure = side.id
"""
_PAIRS_OF_SERIES = """
SELECT min(a.id, b.id), max(a.id, b.id) FROM figure a JOIN figure b ON a.is_current = 1 AND b.is_current = 1
WHERE a.series_key = ? AND b.series_key = ? ORDER BY 1, 2
"""
# What nothing points at any more after a rebuild; deepest first.
_ORPHANS = (
    "DELETE FROM event WHERE id NOT IN (SELECT event_id FROM event_mention WHERE event_id IS NOT NULL)",
    "DELETE FROM alias WHERE entity_id NOT IN (SELECT entity_id FROM mention)",
    "UPDATE entity SET merged_into = NULL WHERE merged_into NOT IN (SELECT entity_id FROM mention)",
    "DELETE FROM entity WHERE id NOT IN (SELECT entity_id FROM mention)",
    "DELETE FROM series WHERE id NOT IN (SELECT series_key FROM figure WHERE series_key IS NOT NULL)",
    "DELETE FROM source_edge",
    """DELETE FROM source WHERE registered = 0 AND id NOT IN (SELECT source_id FROM hop)
    AND id NOT IN (SELECT source_id FROM attribution WHERE source_id IS NOT NULL)
    AND id NOT IN (SELECT publisher_id FROM article WHERE publisher_id IS NOT NULL)
    AND id NOT IN (SELECT source_id FROM entity WHERE source_id IS NOT NULL)""",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Step:
    """What is derived from the current figures, and the stored rows in whose place it comes (None: all)."""

    stale: Stale
    found: Iterable[Batch]
    held: Held | None


def bring_in_step(conn: sqlite3.Connection) -> None:
    """Derives what the articles stored, replaced or judged since the last time can change. What did not change is not written.

    Deriving takes long and so happens outside of a transaction; when somebody else stored or judged articles meanwhile it is
    done again, the last time with the writers kept out. Who reviews meanwhile is not waited for and need not wait.
    """
    index_stale(conn)
    with _uncollected(), Spool() as spool:
        for _ in range(_TRIES_BESIDE_OTHERS):
            before = claims_change(conn)
            step = _derived(conn, spool)
            _write_ahead(conn, step, before)
            with transaction(conn):
                if claims_change(conn) == before:
                    _write(conn, step)
                    return
        with transaction(conn):
            index_stale(conn)
            _write(conn, _derived(conn, spool))


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the garbage collector: figures and articles point at each other in no circles, and looking for these took an eighth."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _derived(conn: sqlite3.Connection, spool: Spool) -> _Step:
    changed = stale(conn)
    if changed.everything:
        spool.clear()
        sweep(conn, _judged(conn), spool)
        return _Step(stale=changed, found=spool, held=None)
    return _around(conn, changed)


def _around(conn: sqlite3.Connection, changed: Stale) -> _Step:
    """Derives only what a figure of the changed articles has part in, from all articles that share a block with them."""
    own = observations(conn, within=changed.articles, every_version=True)
    old_and_new = told(conn, own)
    tellings = {key: telling for key, telling in old_and_new.items() if key in changed.current}
    _add(conn, tellings, {key for telling in old_and_new.values() for key in reached(telling)})
    before = {key: t for key, t in {**tellings, **old_and_new}.items() if key not in changed.articles or key in changed.counted}
    around = changed.articles | listed_otherwise(before, tellings, changed.articles)
    _add(conn, tellings, {key for article in around - changed.articles for key in reached(tellings[article])})
    moved = frozenset(key for telling in old_and_new.values() for key in series_blocks(telling))
    beside = beside_ranks(tellings.values(), moved)
    _add(conn, tellings, beside - moved)
    judged = _judged(conn, around=around)
    _tell_more(conn, tellings, _articles_of(conn, {id_ for one in judged for id_ in (one.a, one.b)}))
    recomputed = [t for key, t in tellings.items() if key in changed.current or series_blocks(t) & (moved | beside)]
    figures = {one.id for one in own} | {p.obs.id for t in recomputed for p in t.profiles if series_block(p) in moved}
    profiles = [p for t in recomputed for p in t.profiles]
    found = batch(
        findings_of(tellings, judgements=judged, around=around),
        checks=[c for c in checks_of(profiles) if any(given.observation in figures for given in c.inputs)],
        derived=[d for d in derive_values(profiles) if not figures.isdisjoint(d.inputs)],
    )
    return _Step(stale=changed, found=[found], held=_held(conn, around, figures))


def _add(conn: sqlite3.Connection, tellings: dict[str, Telling], keys: Iterable[int]) -> None:
    """Adds the articles that lie in these blocks."""
    _tell_more(conn, tellings, sharing(conn, keys))


def _tell_more(conn: sqlite3.Connection, tellings: dict[str, Telling], articles: Iterable[str]) -> None:
    more = set(articles) - tellings.keys()
    if more:
        tellings.update(retold(conn, more))
        for key in sorted(tellings):
            # In the order of ids, as when everything is derived.
            tellings[key] = tellings.pop(key)


def _articles_of(conn: sqlite3.Connection, figures: Iterable[str]) -> set[str]:
    sql = "SELECT DISTINCT article_id FROM figure WHERE is_current = 1 AND id IN (SELECT value FROM json_each(?))"
    return {row[0] for row in conn.execute(sql, (_json(figures),))}


def _held(conn: sqlite3.Connection, around: Iterable[str], figures: Iterable[str]) -> Held:
    """The stored findings with a side in these articles, and the checks and derived values that these figures have part in."""

    def ids(sql: str, given: Iterable[str]) -> frozenset[str]:
        return frozenset(row[0] for row in conn.execute(sql, (_json(given),)))

    return Held(
        findings=ids(_FINDINGS_OF, around),
        checks=ids("SELECT check_id FROM check_input WHERE figure_id IN (SELECT value FROM json_each(?))", figures),
        derived=ids("SELECT derived_id FROM derived_input WHERE figure_id IN (SELECT value FROM json_each(?))", figures),
    )


def _write_ahead(conn: sqlite3.Connection, step: _Step, claims: int) -> None:
    """Writes the findings of a step part by part while the claims are those it was derived from; what is left is written with the rest.

    Whoever is stopped in between derives the same again: the articles are marked until the rest is written.
    """
    if step.held is None:
        return
    for statement, rows in parts(step.found, step.held):
        cut_log(conn)
        with transaction(conn):
            if claims_change(conn) != claims:
                return
            conn.executemany(statement, rows)
    cut_log(conn)


def _write(conn: sqlite3.Connection, step: _Step) -> None:
    changed = step.stale
    if changed.articles:
        record_batches(conn, step.found, held=step.held)
        merge_entities(conn, around=None if changed.everything else mentioned_in(conn, changed.articles))
        link_hops(conn, changed=None if changed.everything else changed.articles)
        if changed.everything:
            conn.execute("DELETE FROM source_edge")
            count_edges(conn, added=[row[0] for row in conn.execute("SELECT id FROM article WHERE is_current = 1")], removed=())
        else:
            count_edges(conn, added=changed.current, removed=changed.counted)
        count_in(conn, changed)
    for name, sql in _COUNTS.items():
        [value] = conn.execute(sql).fetchone()
        conn.execute("INSERT INTO stat VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = ?2 WHERE value <> ?2", (name, value))
    if changed.articles:
        conn.execute("PRAGMA analysis_limit = 1000")
        conn.execute("PRAGMA optimize")


def _judged(conn: sqlite3.Connection, *, around: Iterable[str] | None = None) -> list[Judgement]:
    """What people said of two figures, if given only of those with one in the articles `around`.

    Said of two series, it holds for each figure of the one with each of the other.
    """
    by_figure = judgements(conn, "figure")
    for (a, b), judged in judgements(conn, "series").items():
        for pair in conn.execute(_PAIRS_OF_SERIES, (a, b)):
            by_figure.setdefault(pair, judged)
    found = [Judgement(a=a, b=b, same=judged == "positive") for (a, b), judged in by_figure.items() if judged != "unsure"]
    if around is None or not found:
        return found
    sql = "SELECT id FROM figure WHERE article_id IN (SELECT value FROM json_each(?))"
    figures = {row[0] for row in conn.execute(sql, (_json(around),))}
    return [one for one in found if one.a in figures or one.b in figures]


def remove_orphans(conn: sqlite3.Connection) -> None:
    """Takes away entities, events, series and sources that no text names any more."""
    with transaction(conn):
        conn.execute("PRAGMA defer_foreign_keys = ON")
        for statement in _ORPHANS:
            conn.execute(statement)


def _json(ids: Iterable[str]) -> str:
    return msgspec.json.encode(sorted(ids)).decode()
