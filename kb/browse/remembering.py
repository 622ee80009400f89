"""A served claim base that keeps the answers which took long, and the smallest ones, until somebody writes to the base."""

from __future__ import annotations

import json
import re
import sqlite3
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from copy import deepcopy
from typing import TYPE_CHECKING, Any, TypeVar, cast

from datasette.database import Database, Results

if TYPE_CHECKING:  # Datasette loads its plugins while this module of its is half made.
    from datasette.app import Datasette

# Seconds from which on an answer is worth keeping, how many are kept, and how many rows one may have.
WORTH_KEEPING = 0.01
MOST_LONG, _MOST_ROWS = 500, 200
# A small answer is kept too, because to hand the question to a thread takes longer than to find it: Datasette asks dozens of times on
# a page whether a table is there and what it is called. Characters, and how many are kept.
SMALL = 2000
MOST_SMALL = 10_000
# How many of what pages are made of are kept.
MOST_MADE = 100
# What asks for the time or for chance has another answer each time.
_FLEETING = re.compile(r"random|\bnow\b|\bcurrent_(?:date|time)|(?:date|time|julianday|unixepoch)\(\s{0,9}\)", re.I)

Made = TypeVar("Made")


# SQLite asks after so many steps of a query whether it has taken too long; Datasette's thousand are less than 0.1 ms, and at each of
# them the query waits for its turn beside the pages that are being rendered.
_STEPS, _DATASETTES_STEPS = 50_000, 1000


class _Patient(sqlite3.Connection):
    """Asks less often."""

    def set_progress_handler(self, handler: Callable[[], int | None] | None, n: int) -> None:
        super().set_progress_handler(handler, _STEPS if n == _DATASETTES_STEPS else n)


class RememberingDatabase(Database):
    """Answers as Datasette's own, and at once where the same was asked since the last commit to the file.

    A commit shows, whoever made it, in SQLite's own count of them on a connection that is kept for nothing else.
    """

    def __init__(self, ds: Datasette, path: str):
        super().__init__(ds, path=path, is_mutable=True)
        self._patient: list[sqlite3.Connection] = []
        # When an answer was given, and the answer.
        self._long: OrderedDict[str, tuple[int, Any]] = OrderedDict()
        self._small: OrderedDict[str, tuple[int, Any]] = OrderedDict()
        self._made: OrderedDict[str, tuple[int, Any]] = OrderedDict()
        self._told: dict[tuple[Any, ...], tuple[int, Any]] = {}
        self._watching: sqlite3.Connection | None = None

    def connect(self, write: bool = False) -> sqlite3.Connection:
        if write:
            return cast("sqlite3.Connection", super().connect(write=True))
        conn = sqlite3.connect(f"file:{self.path}?mode=ro", uri=True, check_same_thread=False, factory=_Patient)
        self._patient.append(conn)
        return conn

    def close(self) -> None:
        super().close()
        for conn in self._patient:
            conn.close()

    async def execute(self, sql: str, params: Any = None, *args: Any, **options: Any) -> Results:
        key = json.dumps([sql, params, args, options], default=repr)
        moment = self._moment()
        for place in (self._small, self._long):
            kept = place.get(key)
            if kept is not None and kept[0] == moment:
                place.move_to_end(key)
                return _again(kept[1])
        began = time.monotonic()
        answer = await super().execute(sql, params, *args, **options)
        if not _FLEETING.search(sql):
            if _small(answer):
                _keep(self._small, MOST_SMALL, key, (moment, _again(answer)))
            elif time.monotonic() - began >= WORTH_KEEPING and len(answer.rows) <= _MOST_ROWS:
                _keep(self._long, MOST_LONG, key, (moment, _again(answer)))
        return answer

    async def kept(self, name: str, make: Callable[[], Awaitable[Made]], *, worth: float = 0) -> Made:
        """What `make` made since the last commit, or makes now; it is kept if that takes `worth` seconds, and nobody may change it."""
        moment = self._moment()
        kept = self._made.get(name)
        if kept is None or kept[0] != moment:
            began = time.monotonic()
            kept = moment, await make()
            if time.monotonic() - began >= worth:
                _keep(self._made, MOST_MADE, name, kept)
        return cast("Made", kept[1])

    async def _tell(self, name: str, *asked: Any) -> Any:
        """What one of Datasette's own questions about the tables is answered with."""
        moment = self._moment()
        kept = self._told.get((name, *asked))
        if kept is None or kept[0] != moment:
            kept = moment, await getattr(super(), name)(*asked)
            if len(self._told) >= MOST_SMALL:
                self._told.clear()
            self._told[name, *asked] = kept
        return deepcopy(kept[1])

    async def table_columns(self, table: str) -> Any:
        return await self._tell("table_columns", table)

    async def table_column_details(self, table: str) -> Any:
        return await self._tell("table_column_details", table)

    async def primary_keys(self, table: str) -> Any:
        return await self._tell("primary_keys", table)

    async def foreign_keys_for_table(self, table: str) -> Any:
        return await self._tell("foreign_keys_for_table", table)

    async def get_all_foreign_keys(self) -> Any:
        return await self._tell("get_all_foreign_keys")

    async def fts_table(self, table: str) -> Any:
        return await self._tell("fts_table", table)

    async def hidden_table_names(self) -> Any:
        return await self._tell("hidden_table_names")

    async def table_counts(self, limit: int = 10) -> Any:
        """How many rows each table has, None where that takes longer than `limit` milliseconds, which is not tried again either."""
        return await self._tell("table_counts", limit)

    def _moment(self) -> int:
        """A number that is another one after each commit; read before the answer, so that none is kept for longer than it holds."""
        if self._watching is None:
            self._watching = self.connect()
        return int(self._watching.execute("PRAGMA data_version").fetchone()[0])


def _keep(place: OrderedDict[str, tuple[int, Any]], most: int, key: str, kept: tuple[int, Any]) -> None:
    """Keeps an answer in the place of the one that was asked for the longest ago."""
    place[key] = kept
    place.move_to_end(key)
    while len(place) > most:
        place.popitem(last=False)


def serve_remembering(ds: Datasette, path: str) -> None:
    """Puts a database that remembers in the place of the one that Datasette opened for this file."""
    [name] = [name for name, db in ds.databases.items() if db.path == path]
    ds.remove_database(name)
    ds.add_database(RememberingDatabase(ds, path), name=name)


def _again(answer: Results) -> Results:
    """The answer with a list of rows of its own: whoever gets it may shorten it."""
    return Results(list(answer.rows), answer.truncated, answer.description)


def _small(answer: Results) -> bool:
    """Whether an answer is one value at most, and a short one."""
    rows = answer.rows
    return not rows or (len(rows) == 1 and len(rows[0]) == 1 and len(str(rows[0][0])[:SMALL]) < SMALL)
