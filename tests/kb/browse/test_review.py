"""What a person judges is added to the history, with the name, and never over another."""

import asyncio
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette

from kb.browse.compat import V1
from kb.browse.server import datasette_for
from tests.kb.browse.answers import ids, page, sent
from tests.kb.browse.conftest import signed_in

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


async def test_two_who_judge_at_once_are_both_kept(own_base: Path) -> None:
    """Two served copies of the desk over one base, as two people's browsers would reach two workers."""
    desks = {name: datasette_for(own_base) for name in ("ann", "bob")}
    verdicts = {"ann": {"verdict": "confirm"}, "bob": {"verdict": "dismiss", "note": "The table says otherwise."}}
    common = {"kind": "finding", "target": "f-share", "seen": "0"}
    answers = await asyncio.gather(
        *(sent(desks[name], "/review", {**common, **verdicts[name]}, name=name) for _ in range(5) for name in desks)
    )
    assert [answer.status_code for answer in answers] == [302] * 10
    with sqlite3.connect(own_base) as conn:
        kept = conn.execute("SELECT actor, verdict FROM review WHERE target = 'f-share' ORDER BY id").fetchall()
        [(status,)] = conn.execute("SELECT status FROM finding WHERE id = 'f-share'").fetchall()
        for change in ("UPDATE review SET actor = 'eve'", "DELETE FROM review"):
            with pytest.raises(sqlite3.IntegrityError):
                conn.execute(change)
    assert sorted(kept) == [("ann", "confirm")] * 5 + [("bob", "dismiss")] * 5
    assert status == kept[-1][1]
    shown = (await desks["ann"].client.get("/conflict/f-share", cookies=signed_in(desks["ann"]))).text
    assert "by bob" in shown
    assert "by ann" in shown


async def test_who_judges_second_is_told_of_the_first(own_desk: Datasette) -> None:
    names = ("ann", "bob", "cleo")
    answers = await asyncio.gather(*(judge(own_desk, {}, name=name) for name in names))
    told = [str(own_desk.unsign(answer.cookies["ds_messages"], "messages")) for answer in answers]
    assert sum("Somebody else judged this while you were reading" in words for words in told) == 2
    assert sum("It stays in the history with your name" in words for words in told) == 1
