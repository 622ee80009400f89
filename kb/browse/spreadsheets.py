"""Makes every table that is taken away as CSV harmless in a spreadsheet, Datasette's own ones too."""

import codecs
import csv
from io import StringIO

from kb.browse.security import App, Message, Receive, Scope, Send
from kb.export.tables import safe

_CSV = (b"text/csv", b"text/plain")


def harmless(app: App) -> App:
    """The application with an apostrophe before whatever a spreadsheet would run in an answer whose address ends in .csv."""

    async def wrapped(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["path"].endswith(".csv"):
            send = _careful(send)
        await app(scope, receive, send)

    return wrapped


def _careful(send: Send) -> Send:
    rows: _Rows | None = None

    async def careful(message: Message) -> None:
        nonlocal rows
        if message["type"] == "http.response.start":
            headers = [(name.lower(), value) for name, value in message.get("headers", [])]
            if dict(headers).get(b"content-type", b"").startswith(_CSV):
                rows = _Rows()
                message = {**message, "headers": [header for header in headers if header[0] != b"content-length"]}
        elif rows is not None:
            message = {**message, "body": rows.taken(message.get("body", b""), last=not message.get("more_body", False))}
        await send(message)

    return careful


class _Rows:
    """Puts a table together again, wherever it was cut, and hands on its whole rows."""

    def __init__(self) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")
        self._rest = ""

    def taken(self, body: bytes, *, last: bool) -> bytes:
        lines = (self._rest + self._decoder.decode(body, last)).splitlines(keepends=True) if body or last else []
        self._rest = self._rest if not lines else ""
        written = StringIO()
        out = csv.writer(written)
        row = ""
        for line in lines:
            row += line
            # A line end inside quotes belongs to the value.
            if row.count('"') % 2 == 0 and row.endswith("\n"):
                out.writerows([safe(value) for value in values] for values in csv.reader([row]))
                row = ""
        if last and row:
            out.writerows([safe(value) for value in values] for values in csv.reader([row]))
        elif lines:
            self._rest = row
        return written.getvalue().encode()
