"""What the front page says to who opens it, the first time and again."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from datasette.app import Datasette

from kb.base import open_base
from kb.browse.pages.front import visits_after
from kb.browse.server import datasette_for
from kb.decisions import add_review
from tests.kb.browse.answers import page

pytestmark = pytest.mark.asyncio


async def test_the_front_page_says_what_needs_a_person(desk: Datasette) -> None:
    front = await page(desk, "/")
    assert "2 conflicts and 1 failing check need a person" in front.text
    assert "62%" in front.text
    assert "over 70%" in front.text
    assert front.all("svg", "intervals")
    assert "Seven in ten take the boat" in front.text


async def test_an_empty_base_says_how_to_begin(tmp_path: Path) -> None:
    open_base(tmp_path / "new.db", create=True).close()
    front = await page(datasette_for(tmp_path / "new.db"), "/")
    assert "Nothing waits for a person" in front.text
    assert "claimdesk ingest FILE" in front.text


async def test_a_pause_makes_a_new_visit() -> None:
    first = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
    since, cookie = visits_after("", first)
    assert since is None
    since, cookie = visits_after(cookie, first + timedelta(minutes=5))
    assert since is None
    since, cookie = visits_after(cookie, first + timedelta(hours=20))
    assert since == "2026-03-01T09:05:00Z"
    since, _ = visits_after(cookie, first + timedelta(hours=20, minutes=10))
    assert since == "2026-03-01T09:05:00Z"
    assert visits_after("<script>", first)[0] is None


async def test_what_came_in_since_the_last_visit_is_marked(desk: Datasette) -> None:
    shown = await page(desk, "/", cookies={"claimdesk_visits": "2020-01-01T00:00:00Z_2020-01-02T00:00:00Z"})
    assert "new since your last visit" in shown.text
    assert "Since your last visit on 2 January 2020, 00:00 UTC: 3 articles, 2 findings, 1 failing check." in " ".join(shown.text.split())
    nothing = await page(desk, "/", cookies={"claimdesk_visits": "2098-01-01T00:00:00Z_2099-01-02T00:00:00Z"})
    assert "nothing new" in nothing.text
    first = await page(desk, "/")
    assert "new since your last visit" not in first.text


async def test_another_database_is_said_to_be_no_claim_base(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "other.db") as conn:
        conn.execute("CREATE TABLE fish (name TEXT)")
    other = Datasette([str(tmp_path / "other.db")])
    missing = await page(other, "/", status=404)
    assert "The database other is no claim base" in missing.text
    assert "fish" in (await page(other, "/other")).text


async def test_what_one_reader_has_not_seen_yet_is_not_marked_for_another_and_a_judgement_shows_at_once(own_base: Path) -> None:
    desk = datasette_for(own_base)
    returning = await page(desk, "/", cookies={"claimdesk_visits": "2020-01-01T00:00:00Z_2020-01-02T00:00:00Z"})
    assert "new since your last visit" in returning.text
    assert "new since your last visit" not in (await page(desk, "/")).text
    with closing(open_base(own_base)) as conn:
        waiting = [row[0] for row in conn.execute("SELECT id FROM finding WHERE needs_person = 1")]
        for finding in waiting:
            add_review(conn, target_kind="finding", target=finding, verdict="dismiss", actor="ben", note="one source, read twice")
    assert "2 conflicts and 1 failing check need a person" in returning.text
    assert "1 failing check needs a person" in (await page(desk, "/")).text
