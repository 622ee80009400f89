"""Takes the pictures of docs/desk.md anew: `python -m tests.browser.screenshots BASE`, over a base made from sources/."""

import sqlite3
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.conftest import SWITCHES, chromium, served

PLACE = Path(__file__).resolve().parents[2] / "docs" / "desk"
# Each picture: its name, the page, and a query whose first value ends the page's address.
_SERIES = "SELECT series_key FROM figure WHERE series_key IS NOT NULL GROUP BY 1 ORDER BY count(DISTINCT period) DESC, 1"
PICTURES = (
    ("front", "/", None),
    ("article", "/article/", "SELECT article_id FROM figure GROUP BY article_id ORDER BY count(*) DESC, article_id"),
    ("conflict", "/conflict/", "SELECT id FROM finding WHERE kind = 'contradiction' ORDER BY unit = '%' DESC, severity_rank, id"),
    ("conflicts", "/conflicts", None),
    ("checks", "/checks", None),
    ("articles", "/articles", None),
    ("sources", "/sources", None),
    ("series-list", "/series", None),
    ("add", "/add", None),
    ("correct", "/correct/", "SELECT a_figure FROM finding WHERE kind = 'contradiction' ORDER BY unit = '%' DESC, severity_rank, id"),
    ("check", "/check/", "SELECT id FROM arithmetic_check WHERE across_articles = 1 ORDER BY verdict, id"),
    ("figure", "/figure/", "SELECT a_figure FROM finding WHERE kind = 'contradiction' ORDER BY unit = '%' DESC, severity_rank, id"),
    ("audit", "/audit/", "SELECT article_id FROM figure GROUP BY article_id ORDER BY count(*) DESC, article_id"),
    (
        "event",
        "/event/",
        "SELECT event_id FROM event_mention WHERE event_id <> '' GROUP BY 1 ORDER BY count(DISTINCT article_id) DESC, count(*) DESC, 1",
    ),
    ("to-retrieve", "/sources/to-retrieve", None),
    ("source", "/source/", "SELECT dst FROM source_edge GROUP BY dst ORDER BY sum(n) DESC, dst"),
    ("series", "/series/", _SERIES),
    ("series-narrow", "/series/", _SERIES),
    ("entity", "/entity/", "SELECT entity_id FROM mention GROUP BY entity_id ORDER BY count(*) DESC, entity_id"),
    ("graph", "/graph/figure/", "SELECT a_figure FROM finding WHERE kind = 'contradiction' ORDER BY unit = '%' DESC, severity_rank, id"),
    ("search", "/search?q=between+80+and+95+%25%2C+share%2C+rare+earth", None),
    ("questions", "/questions", None),
)


def take(base: Path) -> None:
    PLACE.mkdir(parents=True, exist_ok=True)
    with served(base) as address, sync_playwright() as playwright, sqlite3.connect(base) as conn:
        browser = playwright.chromium.launch(executable_path=chromium(), args=[*SWITCHES])
        page = browser.new_page(viewport={"width": 1200, "height": 860})
        for name, path, query in PICTURES:
            found = conn.execute(query).fetchone() if query else ("",)
            if found:
                page.set_viewport_size({"width": 390 if name.endswith("-narrow") else 1200, "height": 860})
                page.goto(f"{address}{path}{found[0]}")
                page.screenshot(path=PLACE / f"{name}.jpg", type="jpeg", quality=72)
        browser.close()


if __name__ == "__main__":
    take(Path(sys.argv[1]))
