"""What a person decides beside a verdict: a corrected reading, two names or series that are one, figures taken away."""

import csv
import io
import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette

from kb.browse.compat import V1
from tests.kb.browse.answers import sent
from tests.kb.browse.conftest import signed_in
from tests.kb.browse.samples import HOSTILE, LARK, lark

pytestmark = pytest.mark.asyncio
SHARE = lark().figures[2].id


def asked(base: Path, sql: str, *values: str) -> list[Any]:
    with sqlite3.connect(base) as conn:
        return conn.execute(sql, values).fetchall()


async def test_a_correction_stands_beside_what_the_machine_read(own_desk: Datasette, own_base: Path) -> None:
    form = await own_desk.client.get(f"/correct/{SHARE}", cookies=signed_in(own_desk))
    assert 'value="share of travellers"' in form.text
    answer = await sent(
        own_desk, f"/correct/{SHARE}", {"measure": "share of <b>drivers</b>", "unit": "%", "note": "The table says drivers."}
    )
    assert answer.status_code == 302
    assert asked(own_base, "SELECT measure FROM figure WHERE id = ?", SHARE) == [("share of travellers",)]
    [(kept,)] = asked(own_base, "SELECT correction FROM review WHERE target = ?", SHARE)
    assert json.loads(kept) == {"measure": "share of <b>drivers</b>"}
    shown = (await own_desk.client.get(f"/article/{LARK.id}")).text
    assert "share of &lt;b&gt;drivers&lt;/b&gt;" in shown
    assert "machine: share of travellers" in shown
    assert "Corrected by ann" in shown


@pytest.mark.parametrize("values", [{"unit": "%"}, {"kind": "guess"}])
async def test_a_correction_that_says_nothing_or_nonsense_is_refused(own_desk: Datasette, own_base: Path, values: dict[str, str]) -> None:
    assert (await sent(own_desk, f"/correct/{SHARE}", values)).status_code == 400
    assert asked(own_base, "SELECT 1 FROM review") == []


async def test_two_names_are_joined_and_parted_again(own_desk: Datasette, own_base: Path) -> None:
    (a, _), (b, name) = asked(own_base, "SELECT id, name FROM entity WHERE name IN ('Lark Wire', 'Port Authority') ORDER BY name")
    told = {"kind": "entity", "a": a, "other": name}
    assert (await sent(own_desk, "/same", {**told, "judgement": "positive"})).status_code == 302
    assert len(asked(own_base, "SELECT 1 FROM entity WHERE id IN (?, ?) AND merged_into IS NOT NULL", a, b)) == 1
    assert "the same as" in (await own_desk.client.get(f"/entity/{a}")).text
    assert (await sent(own_desk, "/same", {**told, "judgement": "negative", "note": "Two houses."})).status_code == 302
    assert asked(own_base, "SELECT 1 FROM entity WHERE id IN (?, ?) AND merged_into IS NOT NULL", a, b) == []
    assert "Two houses." in (await own_desk.client.get(f"/entity/{a}")).text


async def test_two_series_are_joined_and_all_is_derived_anew(own_desk: Datasette, own_base: Path) -> None:
    (a,), (b,) = asked(own_base, "SELECT DISTINCT series_key FROM figure WHERE series_key IS NOT NULL ORDER BY 1 LIMIT 2")
    other = f"http://desk.example/series/{b}"
    answer = await sent(own_desk, "/same", {"kind": "series", "a": a, "other": other, "judgement": "positive"})
    assert answer.headers["location"] == f"/series/{a}"
    assert asked(own_base, "SELECT judgement FROM judgement") == [("positive",)]
    # The findings of the sample base were written by hand: deriving takes them away.
    assert asked(own_base, "SELECT 1 FROM finding WHERE id = 'f-hostile'") == []


@pytest.mark.parametrize(
    "told",
    [
        {"kind": "entity", "other": "Nobody", "judgement": "positive"},
        {"kind": "entity", "other": "Port Authority", "judgement": "surely"},
        {"kind": "source", "other": "Port Authority", "judgement": "positive"},
    ],
)
async def test_what_cannot_be_joined_is_refused(own_desk: Datasette, own_base: Path, told: dict[str, str]) -> None:
    [(a,)] = asked(own_base, "SELECT id FROM entity WHERE name = 'Lark Wire'")
    assert (await sent(own_desk, "/same", {**told, "a": a})).status_code == 400
    assert asked(own_base, "SELECT 1 FROM judgement") == []


@pytest.mark.parametrize("path", [f"/correct/{SHARE}", "/same", "/review", "/add"])
async def test_no_form_is_taken_without_a_token_from_elsewhere_or_from_strangers(own_desk: Datasette, own_base: Path, path: str) -> None:
    # 1.0 has no tokens: it goes by what the browser says of where a form comes from.
    assert V1 or (await sent(own_desk, path, {"measure": "x"}, token=False)).status_code == 403
    assert (await sent(own_desk, path, {"measure": "x"}, headers={"origin": "https://elsewhere.example"})).status_code == 403
    assert (await own_desk.client.post(path, data={"measure": "x"})).status_code == 403
    assert asked(own_base, "SELECT 1 FROM review UNION ALL SELECT 1 FROM judgement") == []


async def test_the_figures_of_an_article_can_be_taken_away(desk: Datasette) -> None:
    for form in ("claims", "annotations", "prov", "claimreview"):
        answer = await desk.client.get(f"/export/{LARK.id}.{form}")
        assert answer.status_code == 200, form
        assert answer.headers["content-type"].startswith("application/ld+json")
        assert "62%" in answer.text or form == "claimreview"
        assert "Seven in ten take the boat" not in answer.text
    rows = list(csv.DictReader(io.StringIO((await desk.client.get(f"/export/{LARK.id}.csv")).text)))
    assert [row["printed"] for row in rows] == ["48,200 people", "12%", "62%", "12%"]
    assert (await desk.client.get("/export/none.csv")).status_code == 404
    assert f"/export/{LARK.id}.annotations" in (await desk.client.get(f"/article/{LARK.id}")).text


async def test_hostile_words_stay_words_on_the_form_of_a_correction(desk: Datasette, sample_base: Path) -> None:
    for (id_,) in asked(sample_base, "SELECT id FROM figure WHERE article_id = ?", HOSTILE.id):
        shown = (await desk.client.get(f"/correct/{id_}", cookies=signed_in(desk))).text
        assert "<script>window" not in shown
        assert "<img src=x" not in shown


async def test_a_claim_is_reviewed_only_once_a_person_gave_a_verdict(own_desk: Datasette) -> None:
    async def reviews() -> list[Any]:
        return list(json.loads((await own_desk.client.get(f"/export/{LARK.id}.claimreview")).text)["@graph"])

    assert await reviews() == []
    told = {"kind": "finding", "target": "f-share", "seen": "0"}
    await sent(own_desk, "/review", {**told, "verdict": "second look"})
    assert await reviews() == []
    await sent(own_desk, "/review", {**told, "verdict": "confirm"})
    [review] = await reviews()
    assert review["@type"] == "ClaimReview"
    assert review["author"]["name"] == "ann"
    await sent(own_desk, "/review", {**told, "verdict": "reopen"})
    assert await reviews() == []
