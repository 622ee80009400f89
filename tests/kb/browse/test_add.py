"""An article that is pasted, looked over and saved."""

import asyncio
from pathlib import Path

import pytest
from datasette.app import Datasette

from tests.kb.browse.answers import ids, sent
from tests.kb.browse.conftest import signed_in

pytestmark = pytest.mark.asyncio


async def finished(desk: Datasette, path: str, busy: str) -> str:
    for _ in range(300):
        answer = await desk.client.get(path, cookies=signed_in(desk))
        if busy not in answer.text:
            return str(answer.text)
        await asyncio.sleep(0.2)
    raise AssertionError(f"{path} is still {busy}")


@pytest.mark.parametrize(
    "told", [{}, {"text": "  "}, {"text": "12 ships", "published": "yesterday"}, {"text": "12 ships", "url": "javascript:alert(1)"}]
)
async def test_a_paste_that_cannot_be_read_is_refused_in_words(desk: Datasette, told: dict[str, str]) -> None:
    answer = await sent(desk, "/add", told)
    assert answer.status_code == 400
    assert 'role="alert"' in answer.text


async def test_nobody_adds_an_article_without_signing_in(desk: Datasette) -> None:
    assert (await desk.client.get("/add")).status_code == 403


async def test_a_pasted_article_is_looked_over_before_it_is_saved(own_desk: Datasette, own_base: Path) -> None:
    text = "Dock workers loaded 5,400 crates on Monday, the Port Authority said.\nPier 9 stayed shut."
    job = (await sent(own_desk, "/add", {"text": text, "title": "Crates", "publisher": "Pier Notes", "published": "2025-07-09"})).headers[
        "location"
    ]
    shown = await finished(own_desk, job, "Reading …")
    assert "5,400 crates" in shown
    assert "Nothing is saved yet" in shown
    assert ids(own_base, "SELECT title FROM article WHERE title = 'Crates'") == []
    stranger = await own_desk.client.get(job, cookies=signed_in(own_desk, "bob"))
    assert stranger.status_code == 404
    await sent(own_desk, job, {})
    await finished(own_desk, job, "Saving …")
    assert ids(own_base, "SELECT f.printed FROM figure f JOIN article a ON a.id = f.article_id WHERE a.title = 'Crates'") == [
        "5,400 crates"
    ]
