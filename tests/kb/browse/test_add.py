"""An article that is pasted, looked over and saved."""

import asyncio
from pathlib import Path

import httpx
import pytest
from datasette.app import Datasette

from kb.browse.compat import V1
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


async def uploaded(desk: Datasette, data: bytes, *, name: str = "crates.txt", text: str = "") -> httpx.Response:
    """The answer to a file sent by a form, as a browser without scripts sends it."""
    cookies = signed_in(desk)
    given = (await desk.client.get("/add", cookies=cookies)).cookies.get("ds_csrftoken")
    cookies.update({"ds_csrftoken": given} if given else {})
    fields = {"csrftoken": given or "", "text": text, "title": "Crates", "publisher": "Pier Notes", "published": "", "url": ""}
    return await desk.client.post("/add", data=fields, files={"file": (name, data, "text/plain")}, cookies=cookies)


async def test_a_file_is_taken_without_scripts_and_can_be_left(own_desk: Datasette) -> None:
    answer = await uploaded(own_desk, b"\xef\xbb\xbfDock workers loaded 7,300 crates on Monday, the Port Authority said.\r\n")
    assert answer.status_code == 302
    path = answer.headers["location"]
    begun = await own_desk.client.get("/add", cookies=signed_in(own_desk))
    assert path in begun.text
    assert path not in (await own_desk.client.get("/add", cookies=signed_in(own_desk, "bob"))).text
    waiting = await own_desk.client.get(path, cookies=signed_in(own_desk))
    assert "Reading …" not in waiting.text or "68 characters" in waiting.text
    assert "7,300 crates" in await finished(own_desk, path, "Reading …")


@pytest.mark.parametrize(
    ("data", "words"), [(b"12 ships\0", "binary"), (b"12 \xff ships", "UTF-8"), (b"  ", "empty"), (b"1 " * 5_100_000, "larger than 10 MB")]
)
async def test_a_file_that_is_no_text_is_refused_in_words(own_desk: Datasette, data: bytes, words: str) -> None:
    answer = await uploaded(own_desk, data)
    assert answer.status_code == 400
    assert words in answer.text


async def test_without_a_file_the_box_is_read(own_desk: Datasette) -> None:
    answer = await uploaded(own_desk, b"", name="", text="Dock workers loaded 12 crates.")
    assert "12 crates" in await finished(own_desk, answer.headers["location"], "Reading …")


async def test_no_file_is_taken_from_elsewhere_nor_in_a_broken_form(own_desk: Datasette) -> None:
    kind = {"content-type": "multipart/form-data; boundary=x"}
    cookies = signed_in(own_desk)
    assert (await own_desk.client.post("/add", content=b"nothing", headers=kind, cookies=cookies)).status_code == 400
    file = {"file": ("a.txt", b"12 ships", "text/plain")}
    forged = {**cookies, "ds_csrftoken": "mine"}
    # 1.0 has no tokens: it goes by what the browser says of where a form comes from.
    assert V1 or (await own_desk.client.post("/add", data={"csrftoken": "theirs"}, files=file, cookies=forged)).status_code == 403
    assert V1 or (await own_desk.client.post("/add", data={}, files=file, cookies=cookies)).status_code == 403
    elsewhere = {"origin": "https://elsewhere.example"}
    assert (await own_desk.client.post("/add", data={}, files=file, cookies=cookies, headers=elsewhere)).status_code == 403
    assert (await own_desk.client.post("/add", data={}, files=file)).status_code == 403
