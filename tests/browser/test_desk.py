"""Each page at three widths, light and dark, read by machine for accessibility; and what a person does with keys."""

import re
import sqlite3
from collections.abc import Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.kb.browse.samples import HOSTILE, LARK, lark

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def _ids(base: Path, kind: str) -> list[str]:
    with sqlite3.connect(base) as conn:
        return [row[0] for row in conn.execute(f"SELECT id FROM {kind} ORDER BY id")]  # noqa: S608


@pytest.fixture(scope="session")
def paths(sample_base: Path) -> list[str]:
    kinds = [f"/{kind}/{_ids(sample_base, kind)[0]}" for kind in ("source", "series", "entity", "event")]
    fixed = ["/", "/conflicts?all=1&status=any", "/conflict/f-share", "/conflict/f-hostile", "/checks", "/check/k-rise", "/check/k-open"]
    lists = [
        "/articles",
        "/sources",
        "/series",
        "/questions",
        "/search",
        "/search?q=between+60+and+95+%25",
        "/search?q=readers",
        "/add",
        f"/correct/{lark().figures[0].id}",
    ]
    own = [f"/figure/{lark().figures[0].id}", f"/figure/{lark().figures[2].id}", f"/audit/{LARK.id}", "/sources/to-retrieve"]
    graphs = [f"/graph/article/{LARK.id}", f"/graph/source/{_ids(sample_base, 'source')[0]}"]
    graphs += [f"/graph/figure/{lark().figures[2].id}", *(f"/graph/{kind}/{_ids(sample_base, kind)[0]}" for kind in ("series", "event"))]
    return [*fixed, f"/article/{LARK.id}", f"/article/{HOSTILE.id}", *lists, *kinds, *own, *graphs]


# Each page is loaded once and then turned from one look to the next.
LOOKS = tuple((width, scheme) for width in (360, 800, 1280) for scheme in ("light", "dark"))
# Contrast hangs on the scheme, order and overlap on the width.
READ_BY_MACHINE = {(360, "light"), (800, "dark"), (1280, "light")}
_BEYOND = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
_AXE = """async (tags) => (await axe.run(document, {runOnly: {type: "tag", values: tags}, resultTypes: ["violations"]})).violations
    .map(v => `${v.id}: ${v.nodes[0].html.slice(0, 120)} (${v.nodes[0].failureSummary.slice(0, 200)})`)"""


# Datasette's own pages, as the desk dresses them.
TABLES = ("/kb", "/kb/article", "/kb/figure", "/kb/open_conflicts", "/kb/conflict_sides", f"/kb/article/{LARK.id}", "/kb?sql=select+1")


def test_every_page_fits_its_window_and_follows_wcag(page: Page, address: str, paths: list[str]) -> None:
    assert_readable(page, address, paths)


def test_the_pages_of_tables_fit_and_follow_wcag_too(page: Page, address: str) -> None:
    assert_readable(page, address, TABLES)


def assert_readable(page: Page, address: str, paths: Sequence[str]) -> None:
    page.emulate_media(reduced_motion="reduce")
    found: list[tuple[str, int, str, list[str]]] = []
    for path in paths:
        page.goto(address + path)
        page.evaluate(AXE)
        for width, scheme in LOOKS:
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            broken = page.evaluate(_AXE, WCAG) if (width, scheme) in READ_BY_MACHINE else []
            if page.evaluate(_BEYOND) > 0:
                broken.append("wider than its window")
            if broken:
                found.append((path, width, scheme, broken))
    assert not found, "\n".join(map(str, found))


def test_what_is_not_there_follows_wcag_too(browser: Browser, address: str) -> None:
    """The browser itself reports a 404 as an error, so this page has a test of its own."""
    context = browser.new_context(viewport={"width": 360, "height": 900})
    page = context.new_page()
    page.goto(f"{address}/conflict/none")
    page.evaluate(AXE)
    assert page.evaluate(_AXE, WCAG) == []
    context.close()


def test_everything_can_be_read_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/article/{LARK.id}")
    expect(page.locator("a.figure")).to_have_count(4)
    expect(page.locator(".claim-card").first).to_be_visible()
    page.locator("a.figure").first.click()
    expect(page).to_have_url(re.compile("#card-"))
    page.goto(f"{address}/graph/article/{LARK.id}")
    expect(page.locator("table")).to_be_visible()
    context.close()


def test_a_figure_and_its_card_light_each_other(page: Page, address: str) -> None:
    page.goto(f"{address}/article/{LARK.id}")
    page.locator("a.figure").nth(2).hover()
    expect(page.locator(".claim-card.lit .printed")).to_have_text("62%")
    page.locator(".claim-card").nth(1).hover()
    expect(page.locator("a.figure.lit")).to_have_text("12%")


def test_a_card_opens_by_pointer_click_and_keyboard(page: Page, address: str) -> None:
    page.goto(f"{address}/article/{LARK.id}")
    figure = page.locator("a.figure").nth(2)
    page.locator("a.figure").nth(1).focus()
    page.keyboard.press("Tab")
    expect(figure).to_be_focused()
    expect(page.locator(".claim-card.lit .printed")).to_have_text("62%")
    page.keyboard.press("Enter")
    card = page.locator(".claim-card:target")
    expect(card.locator(".printed")).to_have_text("62%")
    expect(card).to_be_in_viewport()
    card.locator(".printed").click()
    expect(page).to_have_url(re.compile("#figure-"))
    page.locator("a.figure").first.click()
    expect(page.locator(".claim-card:target .printed")).to_have_text("48,200 people")


def test_a_file_is_sent_without_scripts(browser: Browser, own_address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{own_address}/add")
    told = "Dock workers loaded 7,300 crates on Monday, the Port Authority said."
    page.get_by_label("or a file").set_input_files({"name": "crates.txt", "mimeType": "text/plain", "buffer": told.encode()})
    page.get_by_role("button", name="Show its figures").click()
    expect(page.locator("mark.figure")).to_have_text("7,300 crates", timeout=60_000)
    page.get_by_role("button", name="Save this article").click()
    expect(page.locator("a.figure")).to_have_text("7,300 crates", timeout=60_000)
    context.close()


def test_paper_holds_the_words_and_not_the_controls(page: Page, address: str) -> None:
    """What is printed: no menu, no forms, every card whole, and the whole text in the width of the sheet."""
    page.emulate_media(media="print", color_scheme="dark")
    page.set_viewport_size({"width": 720, "height": 1000})
    page.goto(f"{address}/article/{LARK.id}")
    expect(page.locator("header.top nav")).to_be_hidden()
    expect(page.locator(".find")).to_be_hidden()
    expect(page.locator(".claim-card").last).to_be_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('.cards')).overflowY") == "visible"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.querySelector('.claim-card')).breakInside") == "avoid"
    page.goto(f"{address}/conflict/f-share")
    expect(page.locator(".review form")).to_be_hidden()
    expect(page.locator("svg.intervals").first).to_be_visible()
    assert page.evaluate(_BEYOND) <= 0


def test_the_queue_is_worked_by_keys_alone(own_address: str, page: Page) -> None:
    page.goto(f"{own_address}/conflicts?all=1&status=any")
    for key in ("j", "j", "k"):
        page.keyboard.press(key)
    expect(page.locator(".card.picked")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("against")
    page.wait_for_load_state("load")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("d")
    expect(page.locator("#note")).to_be_focused()
    page.keyboard.type("One of the two is a slip of the pen.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Kept")
    expect(page.locator(".history li").last).to_contain_text("dismissed by ann")


def test_the_first_tab_leads_past_the_menu(page: Page, address: str) -> None:
    page.goto(address)
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_a_graph_is_drawn_and_its_links_are_a_table(page: Page, address: str) -> None:
    page.goto(f"{address}/graph/article/{LARK.id}")
    page.wait_for_selector("#graph[data-ready]", state="attached")
    expect(page.locator("#graph canvas").first).to_be_visible()
    assert page.locator("tbody tr").count() > 3


def test_an_editor_gets_an_answer_in_six_clicks(own_address: str, page: Page) -> None:
    """Is it 62 % or over 70 %? The answer goes out with its evidence, whatever else the search finds."""
    page.goto(own_address)
    page.get_by_label("Search articles and claims").fill("between 60 and 95 %")
    page.get_by_role("button", name="Search").first.click()
    page.locator(".hits > li").filter(has_text="62%").get_by_role("link").first.click()
    page.locator(".claim-card").filter(has=page.locator(".printed", has_text="62%")).get_by_role("link", name="Cannot both be true").click()
    expect(page.locator(".lede")).to_contain_text("no value fits both")
    page.get_by_text("Confirm: both sides say this").click()
    page.get_by_role("button", name="Keep this judgement").click()
    with page.expect_download() as pack:
        page.get_by_role("link", name="a page").click()
    assert pack.value.suggested_filename == "evidence-f-share.html"
