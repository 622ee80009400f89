"""The search by words, numbers and filters."""

import sqlite3
from pathlib import Path

import pytest
from datasette.app import Datasette

from tests.kb.browse.answers import Page

pytestmark = pytest.mark.asyncio


@pytest.mark.parametrize(
    ("query", "found", "absent"),
    [
        ("q=between+60+and+65+%25", "62%", "over 70%"),
        ("q=over+80+%25", "over 70%", "62%"),
        ("q=ferries", "Ferry traffic nears its record", "Nothing found"),
        ("q=between+11+and+13+%25", "12%", "500 people"),
        ("q=43%2C000+people", "43,000 people", "62%"),
        ("voice=opinion", "in a month", "43,000 people"),
        ("source=ministry&kind=count", "48,200", "62%"),
        ("entity=Lark+Wire", "48,200 people", "over 70%"),
        ("entity=lark", "48,200 people", "over 70%"),
        ("entity=auth", "48,200 people", "43,000 people"),
        ("entity=port+auth", "over 70%", "43,000 people"),
        ("entity=thority", "Nothing found", "48,200"),
        ("entity=port+lark", "Nothing found", "48,200"),
        ("q=crossed&entity=wire", "48,200 people", "43,000 people"),
        ("q=crossed+2025-05", "43,000 people", "48,200 people"),
        ("state=judged", "Nothing found", "48,200"),
        ("q=between+60+and+75+%25&state=conflict", "over 70%", "43,000"),
    ],
)
async def test_search_finds_by_words_numbers_and_filters(desk: Datasette, query: str, found: str, absent: str) -> None:
    answer = await desk.client.get(f"/search?{query}")
    hits = answer.text[answer.text.index('class="hits"') :]
    assert found in Page(hits).text
    assert absent not in Page(hits).text


@pytest.mark.parametrize("query", ['"a*(', "NEAR(", "' OR 1=1 --", "\x00", "%", "a" * 10_000, "٣٤٥", "1" * 400])
async def test_no_query_breaks_the_search(desk: Datasette, query: str) -> None:
    assert (await desk.client.get("/search", params={"q": query})).status_code == 200


async def test_a_name_is_found_by_what_it_was_merged_with(own_desk: Datasette, own_base: Path) -> None:
    with sqlite3.connect(own_base) as conn:
        [(wire,), (port,)] = conn.execute("SELECT id FROM entity WHERE name IN ('Lark Wire', 'Port Authority') ORDER BY name").fetchall()
        conn.execute("INSERT INTO alias (entity_id, name) VALUES (?, 'Harbour \"Board\", the')", (port,))
        conn.execute("UPDATE entity SET merged_into = ? WHERE id = ?", (port, wire))
    for typed in ("wire", "harbour", '"board', 'HARBOUR  "b'):
        answer = await own_desk.client.get("/search", params={"entity": typed})
        assert "over 70%" in answer.text, typed
    with sqlite3.connect(own_base) as conn:
        conn.execute("DELETE FROM alias WHERE name LIKE 'Harbour%'")
    assert "over 70%" not in (await own_desk.client.get("/search", params={"entity": "harbour"})).text
