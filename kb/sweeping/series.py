"""Blocks of figures that were looked up by what they measure: compared across stories, and recomputed series by series."""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import msgspec

from kb.comparison.concepts import standard
from kb.comparison.profiles import Profile
from kb.findings import across_block
from kb.model import Check, DerivedValue, Finding
from kb.reading import observations
from kb.recomputation.arithmetic import across_articles
from kb.recomputation.derived import derive_values
from kb.recording import Batch, batch
from kb.sweeping.stories import Judged

Rows = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Rows of the figures of one block, and the pairs of articles (ids, the smaller first) that were compared as one story."""

    rows: Rows
    of_one_story: frozenset[tuple[str, str]]


def compared(conn: sqlite3.Connection, blocks: Sequence[Block], judged: Judged) -> Batch:
    """The findings between figures of one block in articles of different stories."""
    profiles = _profiles(conn, (row for block in blocks for row in block.rows))
    found: dict[str, Finding] = {}
    for block in blocks:
        members = sorted((profiles[row] for row in block.rows), key=lambda p: (p.obs.article_id, p.obs.start, p.obs.end, p.obs.id))
        found.update((one.id, one) for one in across_block(members, block.of_one_story, judged))
    return batch(found.values())


def recomputed(conn: sqlite3.Connection, groups: Sequence[Rows]) -> Batch:
    """The checks and derived values of series that are recomputed together."""
    profiles = _profiles(conn, (row for group in groups for row in group))
    checks: dict[str, Check] = {}
    derived: dict[str, DerivedValue] = {}
    for group in groups:
        members = [profiles[row] for row in group]
        for check in across_articles(members):
            checks.setdefault(check.id, check)
        derived.update((value.id, value) for value in derive_values(members))
    return batch(checks=checks.values(), derived=list(derived.values()))


def _profiles(conn: sqlite3.Connection, rows: Iterable[int]) -> dict[int, Profile]:
    wanted = msgspec.json.encode(sorted(set(rows))).decode()
    row_of = dict(conn.execute("SELECT id, rowid FROM figure WHERE rowid IN (SELECT value FROM json_each(?))", (wanted,)).fetchall())
    register = standard()
    return {row_of[o.id]: Profile(o, register) for o in observations(conn, rows=row_of.values())}
