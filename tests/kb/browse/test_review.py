"""What a person judges is added to the history, with the name, and never over another."""

import sqlite3
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette

from kb.browse.compat import V1
from tests.kb.browse.answers import ids, page, sent

pytestmark = pytest.mark.asyncio


async def judge(desk: Datasette, told: dict[str, str], *, name: str | None = "ann", headers: dict[str, str] | None = None) -> Any:
    body = {"kind": "finding", "target": "f-share", "verdict": "confirm", "seen": "0", **told}
    return await sent(desk, "/review", body, name=name, headers=headers)


async def test_a_reviewer_judges_and_the_history_keeps_both(own_desk: Datasette, own_base: Path) -> None:
    for name, verdict, note in (("ann", "dismiss", "a <b>typo</b>"), ("bob", "reopen", "")):
        answer = await judge(own_desk, {"verdict": verdict, "note": note}, name=name)
        assert answer.status_code == 302, answer.text
    shown = await page(own_desk, "/conflict/f-share")
    assert "dismissed by ann" in " ".join(shown.text.split())
    assert "a <b>typo</b>" in shown.text
    assert "waits for a person" in shown.text
    with sqlite3.connect(own_base) as conn:
        assert conn.execute("SELECT actor, verdict FROM review ORDER BY id").fetchall() == [("ann", "dismiss"), ("bob", "reopen")]


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ({"verdict": "dismiss", "note": "  "}, 400),
        ({"verdict": "burn"}, 400),
        ({"kind": "review"}, 400),
        ({"target": "none"}, 400),
        *([] if V1 else [({"csrftoken": "forged"}, 403)]),
    ],
)
async def test_a_judgement_that_cannot_be_kept_is_refused(own_desk: Datasette, own_base: Path, told: dict[str, str], status: int) -> None:
    assert (await judge(own_desk, told)).status_code == status
    assert ids(own_base, "SELECT actor FROM review") == []


async def test_nobody_judges_without_signing_in(own_desk: Datasette) -> None:
    assert (await judge(own_desk, {}, name=None)).status_code == 403


async def test_a_form_from_another_site_is_refused(own_desk: Datasette) -> None:
    assert (await judge(own_desk, {}, headers={"origin": "https://elsewhere.example"})).status_code == 403


async def test_a_judgement_made_meanwhile_is_told(own_desk: Datasette) -> None:
    await judge(own_desk, {})
    answer = await judge(own_desk, {"seen": "0", "verdict": "second look"}, name="bob")
    shown = await page(own_desk, answer.headers["location"], cookies={"ds_messages": answer.cookies["ds_messages"]})
    assert "Somebody else judged this" in shown.text
