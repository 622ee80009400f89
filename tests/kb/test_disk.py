"""What a full disk, a lock and a base that may not be written do: a plain sentence, nothing lost, and it goes on later."""

import sqlite3
import threading
import time
from itertools import islice
from pathlib import Path

import click
import pytest

from ingest.model import Extraction
from kb.base import open_base, transaction
from kb.commands.base_option import opened
from kb.deriving import bring_in_step
from kb.store import store
from kb.verifying import broken
from tests.bench.derive_speed import extractions

ARTICLES = 60


@pytest.fixture(scope="module")
def newsroom() -> list[Extraction]:
    return list(islice(extractions(ARTICLES, seed=2), ARTICLES))


def findings(conn: sqlite3.Connection) -> set[tuple[str, ...]]:
    return set(conn.execute("SELECT id, explanation FROM finding").fetchall())


def stored(conn: sqlite3.Connection) -> set[str]:
    return {row[0] for row in conn.execute("SELECT id FROM article")}


def fill_up(conn: sqlite3.Connection, *, pages_left: int) -> None:
    """Makes the file as large as its disk allows, but for so many pages."""
    [pages] = conn.execute("PRAGMA page_count").fetchone()
    conn.execute(f"PRAGMA max_page_count = {pages + pages_left}")


@pytest.fixture(scope="module")
def undisturbed(newsroom: list[Extraction], tmp_path_factory: pytest.TempPathFactory) -> set[tuple[str, ...]]:
    base = open_base(tmp_path_factory.mktemp("undisturbed") / "kb.db", create=True)
    for one in newsroom:
        store(base, one)
    bring_in_step(base)
    return findings(base)


def test_a_full_disk_while_storing_loses_nothing(newsroom: list[Extraction], undisturbed: set[tuple[str, ...]], tmp_path: Path) -> None:
    acknowledged = set()
    with pytest.raises(click.ClickException, match=r"kb\.db.*full.*run it again"), opened(tmp_path / "kb.db", create=True) as conn:  # noqa: PT012 - the error must pass through both
        fill_up(conn, pages_left=40)
        for one in newsroom:
            store(conn, one)
            acknowledged.add(one.article.id)
    with opened(tmp_path / "kb.db") as conn:
        assert 0 < len(acknowledged) < ARTICLES
        assert stored(conn) == acknowledged
        assert not list(broken(conn))
        for one in newsroom:
            store(conn, one)
        bring_in_step(conn)
        assert findings(conn) == undisturbed


def test_a_full_disk_while_deriving_leaves_the_base_as_it_was(
    newsroom: list[Extraction], undisturbed: set[tuple[str, ...]], tmp_path: Path
) -> None:
    with pytest.raises(click.ClickException, match=r"kb\.db.*full"), opened(tmp_path / "kb.db", create=True) as conn:  # noqa: PT012 - the error must pass through both
        for one in newsroom:
            store(conn, one)
        fill_up(conn, pages_left=0)
        bring_in_step(conn)
    with opened(tmp_path / "kb.db") as conn:
        assert not findings(conn)
        assert not list(broken(conn))
        bring_in_step(conn)
        assert findings(conn) == undisturbed


def test_a_base_that_may_not_be_written_is_said_so(newsroom: list[Extraction], tmp_path: Path) -> None:
    open_base(tmp_path / "kb.db", create=True).close()
    with pytest.raises(click.ClickException, match=r"kb\.db.*readonly"), opened(tmp_path / "kb.db") as conn:  # noqa: PT012 - the error must pass through both
        conn.execute("PRAGMA query_only = ON")
        store(conn, newsroom[0])


def test_a_writer_waits_for_another_and_goes_on(newsroom: list[Extraction], tmp_path: Path) -> None:
    conn = open_base(tmp_path / "kb.db", create=True)
    other = sqlite3.connect(tmp_path / "kb.db", isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    release = threading.Timer(1.0, other.rollback)
    release.start()
    began = time.monotonic()
    assert store(conn, newsroom[0])
    assert time.monotonic() - began > 0.8
    release.join()


def test_a_writer_that_has_waited_long_enough_says_what_it_waited_for(newsroom: list[Extraction], tmp_path: Path) -> None:
    other = open_base(tmp_path / "kb.db", create=True)
    with (  # noqa: PT012 - the error must pass through both
        transaction(other),
        pytest.raises(click.ClickException, match=r"kb\.db.*locked.*run it again"),
        opened(tmp_path / "kb.db") as conn,
    ):
        conn.execute("PRAGMA busy_timeout = 200")
        store(conn, newsroom[0])
