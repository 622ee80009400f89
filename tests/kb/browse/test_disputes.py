"""Pairs over one thing that become one dispute."""

import sqlite3
from pathlib import Path

import pytest
from datasette.app import Datasette

from kb.browse.disputes import by_value, other_figures
from kb.disputes import disputes
from tests.kb.browse.answers import page
from tests.kb.browse.samples import lark


def pair(id_: str, a: str, b: str) -> dict[str, str]:
    return {"id": id_, "a_figure": a, "b_figure": b}


def test_pairs_that_share_figures_are_one_dispute() -> None:
    found = disputes([pair("1", "a", "b"), pair("2", "x", "y"), pair("3", "c", "b"), pair("4", "c", "d")])
    assert [[p["id"] for p in group] for group in found] == [["1", "3", "4"], ["2"]]
    assert other_figures(found[0]) == ["c", "d"]
    assert other_figures(found[1]) == []
    assert disputes([]) == []


def test_those_who_print_the_same_stand_together() -> None:
    figures = [{"printed": "12"}, {"printed": "19"}, {"printed": "12"}]
    assert [(printed, len(who)) for printed, who in by_value(figures)] == [("12", 2), ("19", 1)]


# The pair of the sample base once more, with another figure of one side.
_AGAIN = """
INSERT INTO finding (id, kind, a_figure, b_figure, needs_person, severity, severity_rank, severity_parts, explanation, differs, rule,
    version, first_seen)
SELECT 'f-too', kind, ?, b_figure, needs_person, severity, severity_rank, severity_parts, explanation, differs, rule, version, first_seen
FROM finding WHERE id = 'f-share'
"""


@pytest.mark.asyncio
async def test_a_dispute_of_several_pairs_is_one_card_with_all_who_carry_it(own_desk: Datasette, own_base: Path) -> None:
    before = await page(own_desk, "/")
    with sqlite3.connect(own_base) as conn:
        conn.execute(_AGAIN, (lark().figures[3].id,))
    after = await page(own_desk, "/")
    assert "3 conflicts and 1 failing check need a person" in after.text
    assert len(after.all("article", "severity-")) == len(before.all("article", "severity-"))
    assert "The same dispute in 2 pairs. 12% also in Lark Courier (sample)" in " ".join(after.text.split())
    assert "The same dispute" not in before.text
