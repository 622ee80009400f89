"""Words of an article never become part of a page."""

import csv
import re
from io import StringIO
from pathlib import Path
from urllib.parse import quote

import pytest
from datasette.app import Datasette

from ingest.model import Event, Mention
from kb.base import open_base
from kb.browse.server import datasette_for
from kb.deriving import bring_in_step
from kb.store import store
from tests.kb.browse.answers import Page, ids, page
from tests.kb.browse.samples import HOSTILE
from tests.kb.building import article, at, figure, told

pytestmark = pytest.mark.asyncio

# What Datasette 1.0 writes itself, and the script policy stops.
CORE = {"openColumnChooser()"}


UNSEEN = re.compile("[\\u202a-\\u202e\\u2066-\\u2069\\u200b]")
# One article whose every field a spreadsheet would take for a formula, or hides a character.
FORMULAS = article(
    '=SUM(A1:A9) 4,300 people crossed, \u202esaid the =Port.\n\n-2+3 \u201cboats\u201d, 12" long,\nsank.',
    ref="=1+1",
    title="@SUM(1)\u200b \u202egpj.exe",
    publisher="+Gazette",
    author="-Ann",
    published="2025-07-12",
)


TABLES = """
SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE '%fts%' AND name NOT LIKE '%sqlite%'
"""


async def _all_paths(base: Path) -> list[str]:
    paths = [
        "/",
        "/conflicts?all=1&status=any",
        "/checks",
        "/articles",
        "/sources",
        "/series",
        "/questions",
        "/search?q=readers",
        "/kb",
        "/conflict/f-hostile",
    ]
    for kind in ("source", "series", "entity", "event"):
        paths += [f"/{kind}/{key}" for key in ids(base, f"SELECT id FROM {kind}")]  # noqa: S608
    tables = ids(base, TABLES)
    paths += [f"/figure/{key}" for key in ids(base, f"SELECT id FROM figure WHERE article_id = '{HOSTILE.id}'")]  # noqa: S608
    return [*paths, f"/article/{HOSTILE.id}", f"/audit/{HOSTILE.id}", "/sources/to-retrieve", *(f"/kb/{t}" for t in tables)]


async def test_hostile_words_stay_words_on_every_page(desk: Datasette, sample_base: Path) -> None:
    for path in await _all_paths(sample_base):
        answer = await desk.client.get(path)
        assert answer.status_code == 200, path
        found = Page(answer.text)
        nonce = re.search(r"'nonce-([^']+)'", answer.headers["content-security-policy"])
        assert nonce
        assert not UNSEEN.search(answer.text), path
        assert all(a.get("nonce") == nonce.group(1) for a in found.all("script")), path
        assert not found.all("img"), path
        assert not [a for t, a in found.elements if any(name.startswith("on") and a[name] not in CORE for name in a)], path
        assert not [a for a in found.all("a") if (a.get("href") or "").lower().startswith("javascript")], path


async def test_turned_round_text_is_shown_as_it_is_stored(desk: Datasette) -> None:
    answer = await desk.client.get(f"/article/{HOSTILE.id}")
    assert "\u202e" not in answer.text
    assert "\u200b" not in answer.text


async def test_no_table_that_is_taken_away_runs_in_a_spreadsheet(tmp_path: Path) -> None:
    base = tmp_path / "kb.db"
    crossed = figure(FORMULAS, "4,300", low=4250, high=4350, unit="people", kind="count", subject="=Port", chain=[("=Port", "said")])
    fell = figure(FORMULAS, "12", low=-12.5, high=-11.5, unit="=inch", kind="count", subject="@Boat")
    conn = open_base(base, create=True)
    store(conn, told(FORMULAS, [crossed, fell]))
    bring_in_step(conn)
    conn.close()
    desk = datasette_for(base)
    kept = set()
    for path in [
        f"/export/{FORMULAS.id}.csv",
        *(f"/kb/{name}.csv{more}" for name in ids(base, TABLES) for more in ("", "?_stream=on", "?_dl=on")),
    ]:
        answer = await desk.client.get(path)
        assert answer.status_code == 200, path
        rows = list(csv.reader(StringIO(answer.text, newline="")))
        assert len({len(row) for row in rows}) <= 1, path
        cells = {value for row in rows for value in row}
        assert not [value for value in cells if value.startswith(("=", "+", "@", "\t", "\r")) or re.match(r"-(?![0-9.]+$)", value)], path
        kept |= cells
    assert {"'=1+1", "-12.5", f"'{FORMULAS.text}"} <= kept


LEFTWARD = "وزارة الموانئ"
NEWS = article(
    f"{LEFTWARD} قالت إن 4,300 شخص عبروا المضيق.", ref="ar.txt", title=f"تقرير {LEFTWARD}", publisher="جريدة", published="2025-07-12"
)


async def test_text_that_runs_to_the_left_stands_on_every_kind_of_page(tmp_path: Path) -> None:
    base = tmp_path / "kb.db"
    count = figure(
        NEWS,
        "4,300",
        low=4250,
        high=4350,
        unit="people",
        kind="count",
        subject=LEFTWARD,
        measure="عبور",
        product="ركاب",
        chain=[(LEFTWARD, "قالت")],
    )
    name = Mention(**at(NEWS, LEFTWARD), printed=LEFTWARD, canonical=LEFTWARD, kind="organisation")
    happened = Event(**at(NEWS, "عبروا"), trigger="عبروا", kind="crossing", period="2025-07", participants=(LEFTWARD,))
    conn = open_base(base, create=True)
    store(conn, told(NEWS, [count], mentions=(name,), events=(happened,)))
    bring_in_step(conn)
    conn.close()
    desk = datasette_for(base)
    kinds = ("article", "source", "series", "entity", "event", "figure")
    found = [f"/{kind}/{key}" for kind in kinds for key in ids(base, f"SELECT id FROM {kind}")]  # noqa: S608
    assert {path.split("/")[1] for path in found} == set(kinds)
    graphs = [f"/graph{path}" for path in found]
    searches = [f"/search?q={quote('المضيق')}", f"/search?entity={quote('وزارة')}"]
    for path in [*found, *graphs, *searches, f"/audit/{NEWS.id}", "/articles", "/sources"]:
        shown = await page(desk, path)
        assert any(word in shown.text for word in (LEFTWARD, "جريدة")), path
