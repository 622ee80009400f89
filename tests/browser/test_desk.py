"""Each page at three widths, light and dark, read by machine for accessibility; and what a person does with keys."""

import re
import sqlite3
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.kb.browse.samples import HOSTILE, LARK

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
        "/conflict/none",
    ]
    graphs = [f"/graph/article/{LARK.id}", f"/graph/source/{_ids(sample_base, 'source')[0]}"]
    return [*fixed, f"/article/{LARK.id}", f"/article/{HOSTILE.id}", *lists, *kinds, *graphs]


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (800, "dark"), (1280, "light")])
def test_no_page_is_wider_than_its_window_or_reports_an_error(page: Page, address: str, paths: list[str], width: int, scheme: str) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    for path in [*paths, "/kb", "/kb/article", "/kb/figure", "/kb/open_conflicts"]:
        if path == "/conflict/none":
            continue
        page.goto(address + path)
        if not path.startswith("/kb/"):
            beyond = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert beyond <= 0, (path, width)


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark")])
def test_pages_follow_wcag(browser: Browser, address: str, paths: list[str], width: int, scheme: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)  # type: ignore[arg-type]
    page = context.new_page()
    found: dict[str, list[str]] = {}
    for path in paths:
        page.goto(address + path)
        page.evaluate(AXE)
        result = page.evaluate("(tags) => axe.run(document, {runOnly: {type: 'tag', values: tags}})", WCAG)
        broken = [f"{v['id']}: {v['nodes'][0]['html'][:120]} ({v['nodes'][0]['failureSummary'][:200]})" for v in result["violations"]]
        if broken:
            found[path] = broken
    context.close()
    assert found == {}, "\n".join(f"{path}: {b}" for path, all_broken in found.items() for b in all_broken)


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
    page.goto(own_address)
    page.get_by_label("Search articles and claims").fill("between 60 and 95 %")
    page.get_by_role("button", name="Search").first.click()
    page.locator(".hits a").first.click()
    page.locator(".claim-card.state-conflicts .found a").first.click()
    expect(page.locator(".lede")).to_contain_text("no value fits both")
    page.get_by_text("Confirm: both sides say this").click()
    page.get_by_role("button", name="Keep this judgement").click()
    with page.expect_download() as pack:
        page.get_by_role("link", name="a page").click()
    assert pack.value.suggested_filename == "evidence-f-share.html"
