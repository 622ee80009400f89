"""What a browser would make of an answer, and what it would send back."""

import sqlite3
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from datasette.app import Datasette

from tests.kb.browse.conftest import signed_in


class Page(HTMLParser):
    """What a browser would make of a page: its elements, and the text outside scripts."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def all(self, tag: str, css: str = "") -> list[dict[str, str | None]]:
        return [a for t, a in self.elements if t == tag and css in (a.get("class") or "")]


async def page(desk: Datasette, path: str, *, status: int = 200, **kwargs: Any) -> Page:
    answer = await desk.client.get(path, **kwargs)
    assert answer.status_code == status, answer.text[:500]
    return Page(answer.text)


def ids(base: Path, sql: str) -> list[str]:
    with sqlite3.connect(base) as conn:
        return [row[0] for row in conn.execute(sql)]


async def sent(
    desk: Datasette,
    path: str,
    values: dict[str, str],
    *,
    name: str | None = "ann",
    token: bool = True,
    headers: dict[str, str] | None = None,
) -> Any:
    """The answer to a form that a person signed in as `name` posts; 0.65 wants the token of the form sent along."""
    cookies = signed_in(desk, name) if name else {}
    given = (await desk.client.get("/conflict/f-share", cookies=cookies)).cookies.get("ds_csrftoken")
    if given:
        cookies["ds_csrftoken"] = given
        values = {"csrftoken": given, **values} if token else values
    return await desk.client.post(path, data=values, cookies=cookies, headers=headers)
