"""What the tables themselves refuse, whoever writes to them."""

import sqlite3
from pathlib import Path

import pytest
from sqlite_utils import Database

from kb.base import open_base
from kb.decisions import add_review
from kb.schema import APPLICATION_ID, migrations
from kb.store import store
from tests.kb.telling import storm


@pytest.fixture
def base(tmp_path: Path) -> sqlite3.Connection:
    conn = open_base(tmp_path / "kb.db", create=True)
    store(conn, storm("85"))
    return conn


def test_a_new_base_says_in_its_header_that_it_is_ours_and_has_no_pending_migration(base: sqlite3.Connection) -> None:
    assert base.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert migrations.pending(Database(base)) == []


def test_what_a_commit_acknowledged_survives_a_power_cut(base: sqlite3.Connection) -> None:
    assert base.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert base.execute("PRAGMA synchronous").fetchone() == (2,)
    assert base.execute("PRAGMA foreign_keys").fetchone() == (1,)


@pytest.mark.parametrize(
    "broken",
    [
        "UPDATE article SET text = 'other words'",
        "INSERT INTO figure SELECT 'x', article_id, claim_id, series_key, start + 1, \"end\" + 1, printed, amount, low, high, low_open, "
        "high_open, interval_basis, comparator, hedge, unit, dimension, kind, direction, move, role, subject, measure, product, ref_area, "
        "counterpart_area, flow, population, adjustment, transformation, period, period_basis, period_start, period_end, base_period, "
        "base_basis, as_of, claim_start, claim_end, voice, modality, origin_id, is_current FROM figure",
        "INSERT INTO claim SELECT 'x', num + 1, article_id, start + 1, \"end\" + 1, quote, voice, modality FROM claim",
        "UPDATE figure SET low = high + 1",
        "UPDATE figure SET kind = 'amount'",
        "UPDATE figure SET comparator = 'about'",
        "UPDATE figure SET origin_id = 'nobody'",
        "UPDATE hop SET state = 'somewhere'",
        'UPDATE figure SET "end" = start',
        "DELETE FROM article",
        "UPDATE figure SET amount = x'00'",
    ],
)
def test_a_row_that_breaks_a_promise_is_refused(base: sqlite3.Connection, broken: str) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        base.execute(broken)


def test_reviews_and_judgements_can_only_be_added(base: sqlite3.Connection) -> None:
    [figure] = base.execute("SELECT id FROM figure").fetchone()
    add_review(base, target_kind="figure", target=figure, verdict="confirm", actor="ann")
    for statement in ("UPDATE review SET verdict = 'reopen'", "DELETE FROM review"):
        with pytest.raises(sqlite3.IntegrityError, match="only added"):
            base.execute(statement)


def test_every_view_can_be_read_and_every_foreign_key_is_met(base: sqlite3.Connection) -> None:
    views = Database(base).view_names()
    assert "claims_by_source" in views
    for view in views:
        base.execute(f"SELECT * FROM {view}").fetchall()  # noqa: S608
    assert base.execute("PRAGMA foreign_key_check").fetchall() == []


def test_full_text_search_finds_words_in_articles_and_claims_in_other_forms(base: sqlite3.Connection) -> None:
    assert base.execute("SELECT count(*) FROM article_fts WHERE article_fts MATCH 'kills'").fetchone() == (1,)
    assert base.execute("SELECT count(*) FROM claim_fts WHERE claim_fts MATCH 'kills'").fetchone() == (1,)
    assert base.execute("SELECT count(*) FROM claim_fts WHERE claim_fts MATCH 'third'").fetchone() == (0,)


def test_each_foreign_key_column_has_an_index(base: sqlite3.Connection) -> None:
    db = Database(base)
    bare = []
    for table in db.tables:
        indexed = {index.columns[0] for index in table.indexes} | {table.pks[0]}
        bare += [f"{table.name}.{key.column}" for key in table.foreign_keys if key.column not in indexed]
    assert bare == []
