"""Ready questions, the feed, and what Datasette shows of the tables."""

import re
import sqlite3
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest
from datasette.app import Datasette

from kb.browse.metadata import tables
from tests.kb.browse.answers import page
from tests.kb.browse.samples import QUAY

pytestmark = pytest.mark.asyncio


async def test_the_feed_has_what_atom_requires(desk: Datasette) -> None:
    answer = await desk.client.get("/feed.atom")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    root = ET.fromstring(answer.text)
    atom = "{http://www.w3.org/2005/Atom}"
    moment = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")
    entries = root.findall(f"{atom}entry")
    assert root.tag == f"{atom}feed"
    assert root.find(f"{atom}author/{atom}name") is not None
    assert [link.get("rel") for link in root.findall(f"{atom}link")] == ["self"]
    for element in (root, *entries):
        for name in ("id", "title", "updated"):
            assert element.findtext(f"{atom}{name}"), name
        assert moment.fullmatch(element.findtext(f"{atom}updated") or "")
        assert urlsplit(element.findtext(f"{atom}id") or "").scheme in {"urn", "http", "https"}
    assert len(entries) == 3
    assert len({entry.findtext(f"{atom}id") for entry in entries}) == 3
    assert all((entry.find(f"{atom}link").get("href") or "").startswith("http") for entry in entries)  # type: ignore[union-attr]


async def test_ready_questions_lead_to_tables_that_export(desk: Datasette) -> None:
    shown = await page(desk, "/questions")
    links = [a["href"] for a in shown.all("a") if (a["href"] or "").startswith("/kb/")]
    assert len(links) >= 20
    for link in links:
        assert link
        assert (await desk.client.get(link)).status_code == 200, link


async def test_every_table_view_and_column_is_described(desk: Datasette, sample_base: Path) -> None:
    with sqlite3.connect(sample_base) as conn:
        names = [
            name
            for (name,) in conn.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")
            if not re.search(r"_fts|^sqlite_|migrations", name)
        ]
        columns = {name: [row[1] for row in conn.execute(f'PRAGMA table_info("{name}")')] for name in names}
    described = tables()
    missing = [f"{t}.{c}" for t in names for c in columns[t] if c not in described.get(t, {}).get("columns", {})]
    assert missing == []
    stale = [f"{t}.{c}" for t, entry in described.items() for c in entry.get("columns", {}) if c not in columns.get(t, ())]
    assert stale == []


async def test_table_pages_link_ids_to_the_desk(desk: Datasette) -> None:
    shown = await page(desk, "/kb/conflict_sides")
    assert {"/conflict/f-share", f"/article/{QUAY.id}"} <= {a.get("href") for a in shown.all("a")}


@pytest.mark.parametrize(
    "path", ["/conflicts?page=x", "/checks?page=-1", "/articles?page=99999999999999", "/sources?page=٣", "/series?page=0"]
)
async def test_a_wrong_page_number_is_no_error(desk: Datasette, path: str) -> None:
    await page(desk, path)


@pytest.mark.parametrize(
    "path",
    ["/article/none", "/conflict/none", "/check/none", "/source/none", "/series/none", "/entity/none", "/event/none", "/figure/none"],
)
async def test_what_is_not_there_is_said_so(desk: Datasette, path: str) -> None:
    missing = await page(desk, path, status=404)
    assert "There is no such" in missing.text
