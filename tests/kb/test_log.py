"""The write-ahead log stays short while articles are stored and somebody is always reading."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from kb import base as bases
from kb.base import cut_log, open_base, transaction

ROWS = 400


def write_much(conn: sqlite3.Connection) -> None:
    with transaction(conn):
        conn.executemany("INSERT INTO source (id, name, note) VALUES (hex(randomblob(16)), hex(randomblob(16)), ?)", [("x" * 3000,)] * ROWS)


def log_of(path: Path) -> int:
    return os.stat(f"{path}-wal").st_size


def test_a_long_log_is_begun_anew_beside_readers_that_come_and_go(tmp_path: Path) -> None:
    path = tmp_path / "kb.db"
    with closing(open_base(path, create=True)) as writer, closing(open_base(path)) as first, closing(open_base(path)) as second:
        longest = 0
        for number in range(40):
            reader, other = (first, second) if number % 2 else (second, first)
            reader.execute("BEGIN")
            reader.execute("SELECT count(*) FROM source").fetchone()
            if other.in_transaction:
                other.rollback()
            write_much(writer)
            reader.rollback()
            cut_log(writer)
            longest = max(longest, log_of(path))
        assert bases.LOG_KEPT / 4 < longest < 2 * bases.LOG_KEPT
        assert writer.execute("SELECT count(*) FROM source").fetchone() == (40 * ROWS,)


def test_a_reader_that_stays_is_not_cut_off_and_holds_a_writer_up_for_a_moment_only(tmp_path: Path) -> None:
    path = tmp_path / "kb.db"
    with closing(open_base(path, create=True)) as writer, closing(open_base(path)) as reader:
        reader.execute("BEGIN")
        before = reader.execute("SELECT count(*) FROM source").fetchone()
        while log_of(path) < bases.LOG_KEPT:
            write_much(writer)
        cut_log(writer)
        assert log_of(path) >= bases.LOG_KEPT
        assert reader.execute("SELECT count(*) FROM source").fetchone() == before
        assert writer.execute("PRAGMA busy_timeout").fetchone() == (bases.BUSY_MILLISECONDS,)
        reader.rollback()
        cut_log(writer)
        assert log_of(path) == 0
