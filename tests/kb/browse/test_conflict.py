"""A finding and a check: both sides, the sum, and the evidence that is taken away."""

import pytest
from datasette.app import Datasette

from tests.kb.browse.answers import page

pytestmark = pytest.mark.asyncio


async def test_a_conflict_shows_both_sides_and_what_differs(desk: Datasette) -> None:
    shown = await page(desk, "/conflict/f-share")
    assert "the axis does not start at zero" in shown.text
    assert "a gap of 7.5\u00a0%" in shown.text
    assert "Both sides go back to one origin, Port Authority" in shown.text
    assert "Ferries carried" in shown.text
    assert "on its ferries in June 2025" in shown.text
    assert len(shown.all("tr", "differs")) == 1


async def test_a_check_shows_its_sum_and_its_inputs(desk: Datasette) -> None:
    shown = await page(desk, "/check/k-rise")
    assert "10.7 to 13.5\u00a0%" in shown.text
    assert "(48,200 - 43,000) / 43,000" in shown.text
    assert shown.text.count("allows") >= 3
    derived = await page(desk, "/check/k-open")
    assert "the total of all travellers" in derived.text
    assert "less a rise of 12 %" in derived.text


async def test_the_evidence_pack_can_be_taken_away(desk: Datasette) -> None:
    as_page = await desk.client.get("/pack/f-share.html")
    assert 'filename="evidence-f-share.html"' in as_page.headers["content-disposition"]
    assert "over 70%" in as_page.text
    as_data = await desk.client.get("/pack/f-share.json")
    assert {as_data.json()["sides"][side]["figure"]["printed"] for side in ("a", "b")} == {"62%", "over 70%"}
    assert (await desk.client.get("/pack/none.json")).status_code == 404
