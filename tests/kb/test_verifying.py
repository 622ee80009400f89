"""Each promise of a base is noticed when it is broken."""

import sqlite3
from pathlib import Path

import pytest

from kb.base import open_base
from kb.deriving import bring_in_step
from kb.store import store
from kb.verifying import PROMISES, broken
from tests.kb.telling import storm


@pytest.fixture
def base(tmp_path: Path) -> sqlite3.Connection:
    conn = open_base(tmp_path / "kb.db", create=True)
    store(conn, storm("85", ref="a", publisher="Coast Gazette"))
    store(conn, storm("92", ref="b", publisher="Hill Herald"))
    bring_in_step(conn)
    return conn


# What to do behind the base's back so that the promise no longer holds.
_BREAKS = {
    "a figure points at its literal words": "UPDATE figure SET printed = 'x'",
    "a claim points at its literal words": "UPDATE claim SET start = start + 1",
    "a mention points at its literal words": "UPDATE mention SET printed = 'x'",
    "a number that is no claim points at its literal words": "UPDATE unclaimed SET printed = 'x'",
    "a source is named in the article's words": "UPDATE hop SET printed = 'x'",
    "a framing cue lies in the article": "INSERT INTO framing SELECT 'x', id, 0, 9999, 'said', 'hedge', NULL FROM article LIMIT 1",
    "an attribution lies in the article": """INSERT INTO attribution (id, article_id, content_start, content_end, manner)
        SELECT 'x', id, 0, 9999, 'direct' FROM article LIMIT 1""",
    "blocks are in order and do not overlap": 'UPDATE block SET "end" = "end" + 5 WHERE position = 0',
    "an article has the length it had when it was read": "UPDATE article SET characters = characters + 1",
    "an interval holds at least one value": "UPDATE figure SET low_open = 1",
    "an exact figure lies in its interval": "UPDATE figure SET amount = '7'",
    "a figure lies in its claim": "UPDATE figure SET claim_start = start + 1",
    "a chain has no gap": "UPDATE hop SET position = 3",
    "an origin is the end of the chain": "UPDATE figure SET origin_id = NULL",
    "a number is a claim's figure or not, never both": "UPDATE unclaimed SET start = 0",
    "a replaced article is not current": "UPDATE article SET replaces = (SELECT id FROM article WHERE ref = 'b') WHERE ref = 'a'",
    "figures are current with their article": "UPDATE article SET is_current = 0",
    "a finding speaks of two current figures": "UPDATE finding SET a_figure = b_figure",
    "a check has inputs": """INSERT INTO arithmetic_check
        (id, rule, verdict, reported, missing, explanation, across_articles, version, first_seen)
        VALUES ('x', 'sum', 'holds', '1', '[]', '', 0, 1, '2024')""",
    "a derived value has inputs": "INSERT INTO derived_value VALUES ('x', 's', '2024', 1, 2, NULL, '')",
    "a finding has the status of its last review": "UPDATE finding SET status = 'confirm'",
    "what is counted is there": "UPDATE stat SET value = value + 1 WHERE name = 'claims'",
    "full-text search knows every article": "INSERT INTO article_fts (article_fts) VALUES ('delete-all')",
    "full-text search knows every claim": "INSERT INTO claim_fts (claim_fts) VALUES ('delete-all')",
}


def test_a_base_as_it_is_made_keeps_all_promises(base: sqlite3.Connection) -> None:
    assert list(broken(base)) == []


def test_every_promise_is_tested() -> None:
    assert _BREAKS.keys() == PROMISES.keys()


@pytest.mark.parametrize("promise", _BREAKS)
def test_a_broken_promise_is_named(base: sqlite3.Connection, promise: str) -> None:
    base.execute(_BREAKS[promise])
    assert promise in {one.promise for one in broken(base)}


def test_a_row_that_points_nowhere_is_named(base: sqlite3.Connection) -> None:
    base.execute("PRAGMA foreign_keys = OFF")
    base.execute("UPDATE figure SET claim_id = 'gone'")
    assert "what figure points at is there" in {one.promise for one in broken(base)}
