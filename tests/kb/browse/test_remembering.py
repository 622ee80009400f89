"""What took long is answered at once when it is asked again, and anew as soon as anybody wrote to the base."""

import re
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette
from datasette.database import Database

from kb.base import open_base
from kb.browse import remembering
from kb.browse.pages import articles
from kb.browse.server import datasette_for
from kb.decisions import add_review

pytestmark = pytest.mark.asyncio
COUNTED = "SELECT count(*) AS n FROM review WHERE actor = :actor"


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The queries that reached SQLite; every answer counts as one that took long."""
    reached: list[str] = []
    execute = Database.execute

    async def noted(self: Database, sql: str, *given: Any, **options: Any) -> Any:
        reached.append(sql)
        return await execute(self, sql, *given, **options)

    monkeypatch.setattr(Database, "execute", noted)
    monkeypatch.setattr(remembering, "WORTH_KEEPING", 0)
    return reached


def review(path: Path) -> None:
    with closing(open_base(path)) as conn:
        [finding] = conn.execute("SELECT id FROM finding LIMIT 1").fetchone()
        add_review(conn, target_kind="finding", target=finding, verdict="confirm", actor="ben")


async def counted(desk: Datasette, actor: str) -> int:
    return int((await desk.get_database().execute(COUNTED, {"actor": actor})).rows[0]["n"])


async def test_the_same_question_is_answered_once_until_somebody_writes(own_base: Path, asked: list[str]) -> None:
    desk = datasette_for(own_base)
    before = await counted(desk, "ben")
    assert await counted(desk, "ben") == before
    assert asked.count(COUNTED) == 1
    assert await counted(desk, "ann") >= 0
    assert asked.count(COUNTED) == 2
    review(own_base)
    assert await counted(desk, "ben") == before + 1
    assert asked.count(COUNTED) == 3


async def test_who_shortens_an_answer_does_not_shorten_the_next(own_base: Path, asked: list[str]) -> None:
    base = datasette_for(own_base).get_database()
    first = await base.execute("SELECT id FROM figure")
    whole = len(first.rows)
    first.rows.clear()
    again = await base.execute("SELECT id FROM figure")
    again.rows.clear()
    assert len((await base.execute("SELECT id FROM figure")).rows) == whole > 0
    assert asked.count("SELECT id FROM figure") == 1


async def test_no_more_is_kept_than_there_is_room_for(own_base: Path, asked: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembering, "MOST_SMALL", 2)
    base = datasette_for(own_base).get_database()
    for number in (1, 2, 3, 3, 2, 1):
        assert (await base.execute(f"SELECT {number}")).rows[0][0] == number
    assert [sql for sql in asked if sql.startswith("SELECT ")] == ["SELECT 1", "SELECT 2", "SELECT 3", "SELECT 1"]


async def test_of_quick_answers_only_the_smallest_are_kept(own_base: Path, asked: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembering, "WORTH_KEEPING", 60)
    monkeypatch.setattr(remembering, "SMALL", 50)
    base = datasette_for(own_base).get_database()
    one, many, long = "SELECT count(*) FROM figure", "SELECT id FROM figure", "SELECT text FROM article ORDER BY characters DESC LIMIT 1"
    for sql in (one, many, long):
        assert list(map(tuple, (await base.execute(sql)).rows)) == list(map(tuple, (await base.execute(sql)).rows))
    assert [asked.count(sql) for sql in (one, many, long)] == [1, 2, 2]


@pytest.mark.parametrize("fleeting", ["SELECT random()", "SELECT datetime('now')", "SELECT CURRENT_TIMESTAMP", "SELECT date()"])
async def test_what_asks_for_chance_or_the_time_is_asked_each_time(own_base: Path, asked: list[str], fleeting: str) -> None:
    base = datasette_for(own_base).get_database()
    await base.execute(fleeting)
    await base.execute(fleeting)
    assert asked.count(fleeting) == 2


async def test_the_rows_of_tables_are_counted_anew_when_somebody_wrote(own_base: Path, asked: list[str]) -> None:
    base = datasette_for(own_base).get_database()
    before = await base.table_counts()
    counting = len(asked)
    assert await base.table_counts() == before
    assert len(asked) == counting
    review(own_base)
    assert (await base.table_counts())["review"] == before["review"] + 1


async def test_what_a_page_is_made_of_is_kept_only_if_it_took_long(own_base: Path) -> None:
    base = datasette_for(own_base).get_database()
    assert isinstance(base, remembering.RememberingDatabase)
    made: list[int] = []

    async def make() -> int:
        made.append(1)
        return len(made)

    assert [await base.kept("quick", make, worth=60) for _ in range(2)] == [1, 2]
    assert [await base.kept("slow", make) for _ in range(2)] == [3, 3]
    review(own_base)
    assert await base.kept("slow", make) == 4


async def test_an_article_is_told_the_same_way_each_time(own_base: Path, asked: list[str]) -> None:
    desk = datasette_for(own_base)
    [article] = (await desk.get_database().execute("SELECT id FROM article ORDER BY num LIMIT 1")).first()
    first, again = [re.sub(r"pic[0-9]+", "pic", (await desk.client.get(f"/article/{article}")).text.split("<main")[1]) for _ in range(2)]
    assert first == again


ENDLESS = "WITH RECURSIVE more (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM more) SELECT count(*) FROM more"


async def test_a_page_that_takes_too_long_says_so_in_words(own_base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(articles, "_LIST", ENDLESS)
    hasty = datasette_for(own_base)
    hasty.sql_time_limit_ms = 300
    answer = await hasty.client.get("/articles")
    assert answer.status_code == 503
    assert "Try again in a moment" in answer.text
