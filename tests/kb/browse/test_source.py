"""A source, a series, a name, an event and the graph around one thing."""

from pathlib import Path

import pytest
from datasette.app import Datasette

from tests.kb.browse.answers import ids, page
from tests.kb.browse.samples import LARK, lark, quay

pytestmark = pytest.mark.asyncio


async def test_a_source_shows_who_relies_on_it(desk: Datasette) -> None:
    answer = await desk.client.get("/source/Port Authority")
    shown = await page(desk, answer.headers["location"])
    assert "Lark Wire" in shown.text
    assert "Quay Gazette (sample)" in shown.text
    assert shown.all("svg", "chain-drawing")


async def test_a_source_says_what_it_is_relied_on_for_and_how_its_figures_fare(desk: Datasette, sample_base: Path) -> None:
    [key] = ids(sample_base, "SELECT id FROM source WHERE name = 'Port Authority'")
    told = " ".join((await page(desk, f"/source/{key}")).text.split())
    assert "the strait: passengers crossings" in told
    assert "1 agree1 conflict" in told
    assert "nobody here has what it said" in told


async def test_the_sources_that_nobody_retrieved_are_a_list(desk: Datasette) -> None:
    told = " ".join((await page(desk, "/sources/to-retrieve")).text.split())
    assert "Port Authority" in told
    assert "ministrynot knownlooked for and not found1" in told


async def test_a_series_has_a_chart_and_the_same_values_in_a_table(desk: Datasette, sample_base: Path) -> None:
    [key] = ids(sample_base, f"SELECT series_key FROM figure WHERE id = '{quay().figures[1].id}'")  # noqa: S608
    shown = await page(desk, f"/series/{key}")
    assert shown.all("svg", "series")
    for printed in ("48,200 people", "43,000 people", "48,200"):
        assert printed in shown.text
    assert "42,700 to 43,300" in shown.text


async def test_names_and_events_have_pages(desk: Datasette, sample_base: Path) -> None:
    for kind in ("entity", "event"):
        for key in ids(sample_base, f"SELECT id FROM {kind}"):  # noqa: S608
            await page(desk, f"/{kind}/{key}")


async def test_a_graph_holds_what_is_around_one_thing(desk: Datasette) -> None:
    shown = await page(desk, f"/graph/article/{LARK.id}")
    for name in ("Lark Courier (sample)", "Port Authority", "Seven in ten take the boat"):
        assert name in shown.text
    await page(desk, "/graph/database/x", status=404)


async def test_a_graph_is_never_the_whole_base(desk: Datasette, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kb.browse.pages.graph.MOST_NODES", 3)
    answer = await desk.client.get(f"/graph/article/{LARK.id}")
    assert answer.text.count('"kind":') == 3
    assert "only the nearest 3 are shown" in answer.text


async def test_a_graph_of_many_follows_only_the_nearest(desk: Datasette, monkeypatch: pytest.MonkeyPatch) -> None:
    path = f"/graph/figure/{lark().figures[0].id}"
    whole = await page(desk, path)
    assert "followed to the second link" not in whole.text
    monkeypatch.setattr("kb.browse.pages.graph._FOLLOWED", 1)
    some = await page(desk, path)
    assert "the 1 nearest at most are followed to the second link" in some.text
    assert 0 < len(some.all("tr")) < len(whole.all("tr"))


@pytest.mark.parametrize(
    ("kind", "words"), [("figure", "is its value for June 2025"), ("series", "is its value for June 2025"), ("event", "tells")]
)
async def test_what_stands_around_a_figure_a_series_and_an_event(desk: Datasette, sample_base: Path, kind: str, words: str) -> None:
    found = ids(sample_base, f"SELECT id FROM {kind} ORDER BY id")  # noqa: S608
    shown = [await page(desk, f"/graph/{kind}/{key}") for key in found]
    assert any(words in one.text for one in shown)
    assert all(one.all("table") for one in shown)
