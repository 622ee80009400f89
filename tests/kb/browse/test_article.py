"""An article with its figures marked, its numbers accounted for, and its versions."""

import re
from pathlib import Path

import pytest
from datasette.app import Datasette

from kb.base import open_base
from kb.browse.server import datasette_for
from kb.store import store
from tests.kb.browse.answers import page
from tests.kb.browse.samples import LARK, PEOPLE, QUAY, lark
from tests.kb.building import article, figure, told

pytestmark = pytest.mark.asyncio


async def test_an_article_shows_every_word_and_marks_every_figure(desk: Datasette) -> None:
    shown = await page(desk, f"/article/{LARK.id}")
    for line in LARK.text.split("\n"):
        assert line.split(". ")[-1][-20:] in shown.text
    marked = {a["data-figure"] for a in shown.all("a", "figure ")}
    assert marked == {f.id for f in lark().figures}
    cards = {a.get("data-card") for a in shown.all("li", "claim-card")}
    assert cards == marked


async def test_a_figure_shows_its_most_pressing_state(desk: Datasette) -> None:
    shown = await page(desk, f"/article/{LARK.id}")
    states = {a["data-figure"]: re.search(r"state-([a-z-]+)", a["class"] or "") for a in shown.all("a", "figure ")}
    found = [match.group(1) for f in lark().figures if (match := states[f.id])]
    assert found == ["fails", "agrees", "conflicts", "opinion"]


async def test_every_number_of_an_article_is_accounted_for(desk: Datasette) -> None:
    shown = await page(desk, f"/article/{LARK.id}")
    assert "part of a name" in shown.text
    assert "R. Moss" in shown.text
    assert "No source named" in shown.text


async def test_an_article_can_be_asked_for_by_its_file_name(desk: Datasette) -> None:
    answer = await desk.client.get("/article/lark.txt")
    assert (answer.status_code, answer.headers["location"]) == (302, f"/article/{LARK.id}")


async def test_an_edited_article_says_which_figures_changed(own_desk: Datasette, own_base: Path) -> None:
    edited = article(
        LARK.text.replace("48,200", "48,900"),
        ref="lark.txt",
        title=LARK.title,
        publisher=LARK.publisher,
        published=LARK.published,
        url=LARK.url,
    )
    conn = open_base(own_base)
    store(conn, told(edited, [figure(edited, "48,900 people", low=48850, high=48950, period="2025-06", **PEOPLE)]))
    conn.close()
    shown = await page(own_desk, f"/article/{edited.id}")
    words = " ".join(shown.text.split())
    assert "reworded Lark Wire, citing the Port Authority, reported that 48,20048,900 people crossed" in words
    assert [t for t, _ in shown.elements].count("ins") == 1
    assert "gone Ferries carried 62% of all travellers." in words
    older = await page(own_desk, f"/article/{LARK.id}?against={edited.id}")
    assert [t for t, _ in older.elements].count("ins") == 3
    assert not (await page(own_desk, f"/article/{LARK.id}?against={QUAY.id}")).all("ul", "diff")
    assert "This is an older version" in older.text


async def test_the_sources_of_an_article_are_drawn_and_listed(desk: Datasette) -> None:
    shown = await page(desk, f"/article/{LARK.id}")
    assert shown.all("svg", "chain-drawing")
    assert shown.all("table", "audit")
    audit = await page(desk, f"/audit/{LARK.id}")
    words = " ".join(audit.text.split())
    assert "that nobody here has: Lark Wire" in words
    assert "to a primary source" in words
    assert "no source named" in words
    assert audit.all("svg", "chain-drawing")
    await page(desk, "/audit/none", status=404)


async def test_each_loaded_word_leads_to_whose_it_is(desk: Datasette) -> None:
    shown = await page(desk, f"/article/{LARK.id}")
    links = [(a.get("href") or "")[1:] for a in shown.all("a", "framing framing-")]
    assert len(links) == 2
    assert set(links) <= {row.get("id") for row in shown.all("tr")}
    assert "Wording“surge” (loaded, the article's word); “proves” (causal, R. Moss)" in " ".join(shown.text.split())


async def test_an_audit_shows_no_more_figures_than_can_be_read(own_base: Path) -> None:
    counts = [f"{1000 + n} ships" for n in range(310)]
    listed = article("\n".join(f"They counted {count}." for count in counts), ref="list.txt", title="A list", publisher="Pier Notes")
    conn = open_base(own_base)
    store(conn, told(listed, [figure(listed, count, low=1, high=2, unit="ships", kind="count") for count in counts]))
    conn.close()
    shown = await page(datasette_for(own_base), f"/audit/{listed.id}")
    assert "10 figures more: the command below prints them all" in shown.text
    assert len(shown.all("tr")) == 301
