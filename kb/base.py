"""Opening a claim base: only one that is ours, with the newest tables, and so that what a commit acknowledged is kept."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from kb.schema import APPLICATION_ID, migrations

BUSY_MILLISECONDS = 15_000
# Bytes that a write-ahead log is cut back to once it has been taken over into the base.
LOG_KEPT = 16_000_000
# Who writes waits so long for readers to leave the log; if they stay, it is tried again after the next commit.
_LOG_MILLISECONDS = 500
_HEADER = b"SQLite format 3\x00"


class NotAClaimBase(Exception):
    """A database file that is missing, is no database, or was made by another program."""


def now() -> str:
    """The time in UTC to the second, as every row here keeps it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def open_base(path: str | Path, *, create: bool = False) -> sqlite3.Connection:
    """A connection to the claim base at `path`, brought up to the newest tables. Raises NotAClaimBase.

    Write-ahead log with a full sync: what a commit acknowledged survives a power cut, and readers go on reading.
    """
    path = Path(path)
    _refuse_foreign(path, create=create)
    conn = sqlite3.connect(path, timeout=BUSY_MILLISECONDS / 1000, isolation_level=None)
    try:
        conn.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")
        conn.execute("PRAGMA journal_mode = WAL")
        conn.execute("PRAGMA synchronous = FULL")
        conn.execute("PRAGMA foreign_keys = ON")
        conn.execute("PRAGMA cache_size = -65536")
        conn.execute(f"PRAGMA journal_size_limit = {LOG_KEPT}")
        _bring_up_to_date(conn)
    except sqlite3.DatabaseError as error:
        conn.close()
        raise NotAClaimBase(f"{path}: cannot be opened as a claim base ({error})") from error
    return conn


def _refuse_foreign(path: Path, *, create: bool) -> None:
    if path.is_dir() or (path.exists() and not path.is_file()):
        raise NotAClaimBase(f"{path}: is no file; name a database file")
    if not path.exists() or path.stat().st_size == 0:
        if not create:
            raise NotAClaimBase(f"{path}: there is no such claim base; make one with `claimdesk ingest`")
        if not path.parent.is_dir():
            raise NotAClaimBase(f"{path}: its folder does not exist; create it first")
        return
    with path.open("rb") as file:
        header = file.read(72)
    if not header.startswith(_HEADER) or int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        # A base that was killed while it was made has its tables in the write-ahead log only.
        if header.startswith(_HEADER) and _application_id(path) == APPLICATION_ID:
            return
        if header.startswith(_HEADER) and create and _is_blank(path):
            return
        raise NotAClaimBase(f"{path}: is not a claimdesk database; it is left untouched, name another file with --db")


def _application_id(path: Path) -> int:
    return int(_ask(path, "PRAGMA application_id"))


def _is_blank(path: Path) -> bool:
    return int(_ask(path, "SELECT count(*) FROM sqlite_master")) == 0


def _ask(path: Path, sql: str) -> Any:
    conn = sqlite3.connect(path, timeout=BUSY_MILLISECONDS / 1000)
    try:
        return conn.execute(sql).fetchone()[0]
    except sqlite3.DatabaseError as error:
        raise NotAClaimBase(f"{path}: is a damaged database ({error})") from error
    finally:
        conn.close()


def _bring_up_to_date(conn: sqlite3.Connection) -> None:
    database = Database(conn)
    if not migrations.pending(database):
        return
    with transaction(conn):
        migrations.apply(database)
        # The planner knows nothing of new indexes, and so takes the wrong ones, until they are looked into.
        conn.execute("PRAGMA analysis_limit = 1000")
        conn.execute("ANALYZE")
    conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")


@contextmanager
def transaction(conn: sqlite3.Connection) -> Iterator[None]:
    """One transaction that takes the write lock at once; inside another one, part of that."""
    if conn.in_transaction:
        yield
        return
    conn.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        conn.rollback()
        raise
    conn.commit()


def cut_log(conn: sqlite3.Connection) -> None:
    """Takes a write-ahead log that has grown long over into the base and begins it anew, for who commits many times in a row.

    SQLite itself begins it anew only when nobody reads, which does not happen while people browse.
    """
    path = next(path for _, name, path in conn.execute("PRAGMA database_list") if name == "main")
    log = Path(f"{path}-wal")
    if conn.in_transaction or not log.exists() or log.stat().st_size < LOG_KEPT:
        return
    conn.execute(f"PRAGMA busy_timeout = {_LOG_MILLISECONDS}")
    conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    conn.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")


@contextmanager
def snapshot(conn: sqlite3.Connection) -> Iterator[None]:
    """Lets everything read inside see the base at one moment, whatever others write meanwhile; nothing is to be written inside."""
    if conn.in_transaction:
        yield
        return
    conn.execute("BEGIN")
    try:
        yield
    finally:
        conn.rollback()


def insert(conn: sqlite3.Connection, table: str, row: dict[str, Any], *, ignore: bool = False) -> bool:
    """Adds a row; with `ignore` one that is already there is left as it is. True if it was added.

    `ignore` forgives a key that is taken and nothing else: a row that breaks a constraint still raises.
    """
    names = ", ".join(f'"{name}"' for name in row)
    conflict = " ON CONFLICT DO NOTHING" if ignore else ""
    marks = ", ".join("?" * len(row))
    cursor = conn.execute(f'INSERT INTO "{table}" ({names}) VALUES ({marks}){conflict}', tuple(row.values()))  # noqa: S608
    return cursor.rowcount == 1
