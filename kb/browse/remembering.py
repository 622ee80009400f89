"""A served claim base that keeps the answers which took long, and the smallest ones, until somebody writes to the base."""

from __future__ import annotations

import json
import re
import time
from collections import OrderedDict
from typing import TYPE_CHECKING, Any

from datasette.database import Database, Results

if TYPE_CHECKING:  # Datasette loads its plugins while this module of its is half made.
    import sqlite3

    from datasette.app import Datasette

# Seconds from which on an answer is worth keeping, how many are kept, and how many rows one may have.
WORTH_KEEPING = 0.01
MOST, _MOST_ROWS = 1000, 200
# A small answer is kept too, because to hand the question to a thread takes longer than to find it: Datasette asks dozens of times on
# a page whether a table is there and what it is called.
SMALL = 200
# What asks for the time or for chance has another answer each time.
_FLEETING = re.compile(r"random|\bnow\b|\bcurrent_(?:date|time)|(?:date|time|julianday|unixepoch)\(\s{0,9}\)", re.I)


class RememberingDatabase(Database):
    """Answers as Datasette's own, and at once where the same was asked since the last commit to the file.

    A commit shows, whoever made it, in SQLite's own count of them on a connection that is kept for nothing else.
    """

    def __init__(self, ds: Datasette, path: str):
        super().__init__(ds, path=path, is_mutable=True)
        self._kept: OrderedDict[str, tuple[int, Results]] = OrderedDict()
        self._counts: tuple[int, dict[str, int | None]] | None = None
        self._watching: sqlite3.Connection | None = None

    async def execute(self, sql: str, params: Any = None, *args: Any, **options: Any) -> Results:
        key = json.dumps([sql, params, args, options], default=repr)
        moment = self._moment()
        kept = self._kept.get(key)
        if kept is not None and kept[0] == moment:
            self._kept.move_to_end(key)
            return _again(kept[1])
        began = time.monotonic()
        answer = await super().execute(sql, params, *args, **options)
        long = time.monotonic() - began >= WORTH_KEEPING and len(answer.rows) <= _MOST_ROWS
        if (long or _small(answer)) and not _FLEETING.search(sql):
            self._kept[key] = (moment, _again(answer))
            while len(self._kept) > MOST:
                self._kept.popitem(last=False)
        return answer

    async def table_counts(self, limit: int = 10) -> dict[str, int | None]:
        """How many rows each table has, None where that takes longer than `limit` milliseconds, which is not tried again either."""
        moment = self._moment()
        if self._counts is None or self._counts[0] != moment:
            self._counts = moment, await super().table_counts(limit)
        return dict(self._counts[1])

    def _moment(self) -> int:
        """A number that is another one after each commit; read before the answer, so that none is kept for longer than it holds."""
        if self._watching is None:
            self._watching = self.connect()
        return int(self._watching.execute("PRAGMA data_version").fetchone()[0])


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
