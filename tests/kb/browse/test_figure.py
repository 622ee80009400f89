"""A figure's own page: who stands behind it, who else prints it, and what stands against it."""

import pytest
from datasette.app import Datasette

from kb.browse.pages.figure import spread
from kb.corroboration import Corroboration
from tests.kb.browse.answers import page
from tests.kb.browse.samples import LARK, lark, quay

pytestmark = pytest.mark.asyncio


async def test_a_figure_says_who_else_prints_it_and_since_when(desk: Datasette) -> None:
    shown = await page(desk, f"/figure/{lark().figures[0].id}")
    told = " ".join(shown.text.split())
    assert "2 articles print it" in told
    assert "first on 8 July 2025, carried on for 2 days" in told
    assert "ministry" in told
    assert "Port Authority" in told
    assert shown.all("svg", "chain-drawing")
    assert f"/article/{LARK.id}#figure-{lark().figures[0].id}" in {a.get("href") for a in shown.all("a")}


async def test_a_figure_says_what_stands_against_it(desk: Datasette) -> None:
    shown = await page(desk, f"/figure/{quay().figures[0].id}")
    told = " ".join(shown.text.split())
    assert "What stands against it 62% Cannot both be true" in told
    assert "It stands alone: no other article here prints it." in told


async def test_one_figure_is_exported_alone(desk: Datasette) -> None:
    one = lark().figures[2]
    document = (await desk.client.get(f"/export/{LARK.id}.annotations?figure={one.id}")).json()
    assert [item["target"]["selector"][0]["exact"] for item in document["first"]["items"]] == ["62%"]


async def test_the_spread_is_counted_in_days() -> None:
    def behind(first: str | None, last: str | None) -> Corroboration:
        return Corroboration(figure="f", articles=(), origins=(), unsourced=0, first=first, last=last, exact=0)

    assert spread(behind("2025-07-08", "2025-08-08")) == 31
    assert spread(behind("2025-07", "2025-08-08")) is None
    assert spread(behind(None, None)) is None
    assert spread(None) is None
