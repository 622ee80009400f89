"""Words of an article never become part of a page."""

import re
from pathlib import Path

import pytest
from datasette.app import Datasette

from tests.kb.browse.answers import Page, ids
from tests.kb.browse.samples import HOSTILE

pytestmark = pytest.mark.asyncio

# What Datasette 1.0 writes itself, and the script policy stops.
CORE = {"openColumnChooser()"}


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
    tables = ids(
        base, "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE '%fts%' AND name NOT LIKE '%sqlite%'"
    )
    paths += [f"/figure/{key}" for key in ids(base, f"SELECT id FROM figure WHERE article_id = '{HOSTILE.id}'")]  # noqa: S608
    return [*paths, f"/article/{HOSTILE.id}", f"/audit/{HOSTILE.id}", "/sources/to-retrieve", *(f"/kb/{t}" for t in tables)]


async def test_hostile_words_stay_words_on_every_page(desk: Datasette, sample_base: Path) -> None:
    for path in await _all_paths(sample_base):
        answer = await desk.client.get(path)
        assert answer.status_code == 200, path
        found = Page(answer.text)
        nonce = re.search(r"'nonce-([^']+)'", answer.headers["content-security-policy"])
        assert nonce
        assert all(a.get("nonce") == nonce.group(1) for a in found.all("script")), path
        assert not found.all("img"), path
        assert not [a for t, a in found.elements if any(name.startswith("on") and a[name] not in CORE for name in a)], path
        assert not [a for a in found.all("a") if (a.get("href") or "").lower().startswith("javascript")], path


async def test_turned_round_text_is_shown_as_it_is_stored(desk: Datasette) -> None:
    answer = await desk.client.get(f"/article/{HOSTILE.id}")
    assert "\u202e" not in answer.text
    assert "\u200b" not in answer.text
