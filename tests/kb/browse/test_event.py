"""An event told by two articles: what each prints, leaves out, and in which words."""

from pathlib import Path

import pytest
from datasette.app import Datasette

from ingest.model import Cue, Extraction
from kb.base import open_base
from kb.browse.server import datasette_for
from kb.deriving import bring_in_step
from kb.store import store
from tests.kb.browse.answers import ids, page
from tests.kb.building import at, told
from tests.kb.telling import article, figure, read_storm, storm

pytestmark = pytest.mark.asyncio
LOUD = "The storm that hit Norland on Monday slaughtered 92 people, the Harbour Office said.\nIn all 40 boats were lost in 2024."


def loud() -> Extraction:
    """Another telling of the storm, with a loaded word and a figure that the first leaves out."""
    read = article(LOUD, ref="loud", publisher="Hill Herald")
    plain = read_storm(article(LOUD.replace("slaughtered", "killed"), ref="loud"))
    figures = [
        figure(read, "92 people", amount="92", low=92, high=92, source="the Harbour Office"),
        figure(read, "40 boats", amount="40", low=40, high=40, unit="boats", measure="losses"),
    ]
    framing = (Cue(**at(read, "slaughtered"), cue="slaughtered", cue_class="loaded"),)
    return told(read, figures, framing=framing, events=plain.events)


@pytest.fixture
def stormy(tmp_path: Path) -> Datasette:
    conn = open_base(tmp_path / "kb.db", create=True)
    store(conn, storm("85", ref="a", publisher="Coast Gazette"))
    store(conn, loud())
    bring_in_step(conn)
    conn.close()
    return datasette_for(tmp_path / "kb.db")


async def test_one_fact_stands_side_by_side_in_the_words_of_each(stormy: Datasette, tmp_path: Path) -> None:
    [event] = ids(tmp_path / "kb.db", "SELECT id FROM event")
    shown = await page(stormy, f"/event/{event}")
    beside = shown.text[shown.text.index("The same fact, each in its words") :]
    for words in ("killed 85 people", "slaughtered 92 people", "“said”", "(loaded, the article's word)", "none loaded, causal or hedging"):
        assert words in " ".join(beside.split())
    assert [div["class"] for div in shown.all("div", "side")] == ["beside", "side", "side"]


async def test_what_an_article_leaves_out_is_said(stormy: Datasette, tmp_path: Path) -> None:
    conn = open_base(tmp_path / "kb.db")
    store(conn, storm("85", ref="c", publisher="Dale Digest"))
    bring_in_step(conn)
    conn.execute("INSERT INTO event_figure SELECT e.id, f.id FROM event e, figure f WHERE f.printed = '40 boats'")
    conn.close()
    [event] = ids(tmp_path / "kb.db", "SELECT id FROM event")
    shown = await page(stormy, f"/event/{event}")
    assert shown.text.count("left out") == 2
    assert "40 boats" in shown.text


async def test_an_event_names_its_day_in_words_and_draws_who_printed_what(stormy: Datasette, tmp_path: Path) -> None:
    [event] = ids(tmp_path / "kb.db", "SELECT id FROM event")
    shown = await page(stormy, f"/event/{event}")
    heading = shown.text[: shown.text.index("How each article tells it")]
    assert "13 May 2024" in heading
    assert "2024-05-13" not in heading
    [drawing] = shown.all("svg", "timeline")
    assert drawing["role"] == "group"
    assert "85 people (Coast Gazette, 14 May 2024)" in shown.text
    graph = await page(stormy, f"/graph/event/{event}")
    assert "tells" in graph.text
    assert "85 people · Coast Gazette" in graph.text
