"""The search by words, numbers and filters."""

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from datasette.app import Datasette

from kb.base import open_base
from kb.browse.pages.search import FIGURES, narrowed_to, near
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


async def test_a_range_finds_every_figure_that_may_lie_in_it_and_no_other(own_base: Path) -> None:
    rng = random.Random(7)
    with closing(open_base(own_base)) as conn:
        conn.execute("PRAGMA ignore_check_constraints = ON")
        figures = [row[0] for row in conn.execute("SELECT id FROM figure WHERE is_current = 1")]
        for _ in range(60):
            held = {}
            for figure in figures:
                low = rng.choice((None, rng.uniform(-40, 40)))
                high = rng.choice((None, low, low + rng.expovariate(0.2))) if low is not None else rng.uniform(-40, 40)
                held[figure] = low, high
                conn.execute("UPDATE figure SET low = ?, high = ?, low_open = 0, high_open = 0 WHERE id = ?", (low, high, figure))
            low = rng.uniform(-40, 40)
            high = low + rng.choice((0, rng.uniform(0, 20)))
            values: dict[str, object] = dict.fromkeys(("kind", "voice", "outlet", "period", "source", "entity", "state", "unit"), "")
            values |= {"low": low, "high": high, "near": near(low)}
            found = conn.execute(narrowed_to(FIGURES, values), values)
            right = {id_ for id_, (a, b) in held.items() if (a is None or a <= high) and (b is None or b >= low)}
            assert {row[0] for row in found} == right
