"""What every page has at hand: the claim base to read, the request, and the way to an answer."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import quote, unquote

from datasette.database import Database, QueryInterrupted
from datasette.utils import sqlite_timelimit
from datasette.utils.asgi import NotFound, Request, Response

from kb.base import snapshot
from kb.browse import compat
from kb.browse.permission import database_name, guard
from kb.browse.remembering import WORTH_KEEPING, RememberingDatabase
from kb.browse.rendering import at_once

if TYPE_CHECKING:  # Datasette loads its plugins while this module of its is half made.
    from datasette.app import Datasette

Row = dict[str, Any]
Found = TypeVar("Found")
_TOO_LONG = "The answer was not ready in time, and nothing is wrong with your question. Try again in a moment, or ask for less at once."
_WHOLE = re.compile(r"[0-9]{1,9}")


@dataclass(frozen=True, slots=True)
class Desk:
    """One request's view of the claim base. Reading is read-only; writing goes through `write`."""

    datasette: Datasette
    request: Request
    db: Database

    async def rows(self, sql: str, **values: Any) -> list[Row]:
        """All rows as dictionaries; a list among the values is handed over as JSON for `json_each`."""
        result = await self.db.execute(sql, _plain(values), page_size=20_000)
        return [dict(row) for row in result.rows]

    async def together(self, *asked: tuple[str, Row]) -> list[list[Row]]:
        """The rows of several short queries, one after the other in one go: to hand each to a thread takes longer than to answer it."""
        longest = self.datasette.setting("sql_time_limit_ms")

        def read(conn: Any) -> list[list[Row]]:
            with sqlite_timelimit(conn, longest):
                return [[dict(row) for row in conn.execute(sql, _plain(values))] for sql, values in asked]

        found = await self.kept(json.dumps(asked), lambda: self.db.execute_fn(read), worth=WORTH_KEEPING)
        return [[dict(row) for row in rows] for rows in found]

    async def row(self, sql: str, **values: Any) -> Row | None:
        found = await self.rows(sql, **values)
        return found[0] if found else None

    async def one(self, what: str, sql: str, **values: Any) -> Row:
        """The row asked for. Raises NotFound, which says what is not there."""
        found = await self.row(sql, **values)
        if found is None:
            raise NotFound(f"There is no such {what} here. It may have been replaced when the base was rebuilt.")
        return found

    async def at_one_moment(self, read: Callable[[Any], Found]) -> Found:
        """What `read` makes of a connection on which nothing changes while it reads."""

        def steady(conn: Any) -> Found:
            with snapshot(conn):
                return read(conn)

        found: Found = await self.db.execute_fn(steady)
        return found

    async def kept(self, name: str, make: Callable[[], Awaitable[Found]], *, worth: float = 0) -> Found:
        """What `make` makes of the base; kept, if it takes `worth` seconds, until somebody writes to it; the same for everybody."""
        return await self.db.kept(name, make, worth=worth) if isinstance(self.db, RememberingDatabase) else await make()

    async def page(self, template: str, *, code: int = 200, **context: Any) -> Response:
        made = at_once(compat.environment(self.datasette, self.request)).get_template(f"claimdesk/{template}")
        html = await self.datasette.render_template(made, {"database": self.db.name, **context}, request=self.request)
        return Response.html(html, status=code)

    def argument(self, name: str, default: str = "") -> str:
        return str(self.request.args.get(name) or default).strip()[:500]

    def whole(self, name: str, default: int, *, largest: int) -> int:
        """A whole number from the address, the default if it is none."""
        asked = self.argument(name)
        return min(int(asked), largest) if _WHOLE.fullmatch(asked) else default

    def place(self, name: str) -> str:
        """The part of the address that the route calls `name`, decoded."""
        return unquote(str(self.request.url_vars[name]))


View = Callable[["Datasette", Request], Awaitable[Response]]


def reads(*tables: str) -> Callable[[Callable[[Desk], Awaitable[Response]]], View]:
    """Makes a view of a page; it is shown only to those who may read all the tables named."""

    def wrap(page: Callable[[Desk], Awaitable[Response]]) -> View:
        async def view(datasette: Datasette, request: Request) -> Response:
            await guard(datasette, request, *tables)
            db = datasette.get_database(database_name(datasette))
            desk = Desk(datasette, request, db)
            if not await db.table_exists("finding"):
                words = f"The database {db.name} is no claim base. Serve one with claimdesk serve --db kb.db."
                return await desk.page("refused.html", code=404, heading="Nothing to show", words=words)
            try:
                return await page(desk)
            except (QueryInterrupted, sqlite3.OperationalError) as error:
                if "interrupted" not in str(error):
                    raise
                return await desk.page("refused.html", code=503, heading="This took too long", words=_TOO_LONG)

        # Not functools.wraps: Datasette reads a view's parameters through it.
        view.__name__ = page.__name__
        view.__doc__ = page.__doc__
        return view

    return wrap


def _plain(values: Row) -> Row:
    """The values of a query as SQLite takes them."""
    return {name: json.dumps(value) if isinstance(value, list | tuple) else value for name, value in values.items()}


def address(kind: str, key: str) -> str:
    """The path of one thing's page, before the base URL."""
    return f"/{kind}/{quote(str(key), safe='')}"
