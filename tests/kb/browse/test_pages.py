"""Every page over the sample base, in process."""

import asyncio
import re
import sqlite3
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from datasette.app import Datasette

from kb.base import open_base
from kb.browse.pages.front import visits_after
from kb.browse.server import datasette_for
from kb.store import store
from tests.kb.browse.conftest import signed_in
from tests.kb.browse.samples import HOSTILE, LARK, PEOPLE, QUAY, article, extraction, figure, lark, quay

asynchronous = pytest.mark.asyncio


class _Page(HTMLParser):
    """What a browser would make of a page: its elements, and the text outside scripts."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def all(self, tag: str, css: str = "") -> list[dict[str, str | None]]:
        return [a for t, a in self.elements if t == tag and css in (a.get("class") or "")]


async def page(desk: Datasette, path: str, *, status: int = 200, **kwargs: Any) -> _Page:
    answer = await desk.client.get(path, **kwargs)
    assert answer.status_code == status, answer.text[:500]
    return _Page(answer.text)


@asynchronous
async def test_the_front_page_says_what_needs_a_person(desk: Datasette) -> None:
    front = await page(desk, "/")
    assert "2 conflicts and 1 failing check need a person" in front.text
    assert "62%" in front.text
    assert "over 70%" in front.text
    assert front.all("svg", "intervals")
    assert "Seven in ten take the boat" in front.text


@asynchronous
async def test_an_article_shows_every_word_and_marks_every_figure(desk: Datasette) -> None:
    shown = await page(desk, f"/article/{LARK.id}")
    for line in LARK.text.split("\n"):
        assert line.split(". ")[-1][-20:] in shown.text
    marked = {a["data-figure"] for a in shown.all("a", "figure ")}
    assert marked == {f.id for f in lark().figures}
    cards = {a.get("data-card") for a in shown.all("li", "claim-card")}
    assert cards == marked


@asynchronous
async def test_a_figure_shows_its_most_pressing_state(desk: Datasette) -> None:
    shown = await page(desk, f"/article/{LARK.id}")
    states = {a["data-figure"]: re.search(r"state-([a-z-]+)", a["class"] or "") for a in shown.all("a", "figure ")}
    found = [match.group(1) for f in lark().figures if (match := states[f.id])]
    assert found == ["fails", "agrees", "conflicts", "opinion"]


@asynchronous
async def test_every_number_of_an_article_is_accounted_for(desk: Datasette) -> None:
    shown = await page(desk, f"/article/{LARK.id}")
    assert "part of a name" in shown.text
    assert "R. Moss" in shown.text
    assert "No source named" in shown.text


@asynchronous
async def test_an_article_can_be_asked_for_by_its_file_name(desk: Datasette) -> None:
    answer = await desk.client.get("/article/lark.txt")
    assert (answer.status_code, answer.headers["location"]) == (302, f"/article/{LARK.id}")


@asynchronous
async def test_a_conflict_shows_both_sides_and_what_differs(desk: Datasette) -> None:
    shown = await page(desk, "/conflict/f-share")
    assert "the axis does not start at zero" in shown.text
    assert "a gap of 7.5\u00a0%" in shown.text
    assert "Both sides go back to one origin, Port Authority" in shown.text
    assert "Ferries carried" in shown.text
    assert "on its ferries in June 2025" in shown.text
    assert len(shown.all("tr", "differs")) == 1


@asynchronous
async def test_a_check_shows_its_sum_and_its_inputs(desk: Datasette) -> None:
    shown = await page(desk, "/check/k-rise")
    assert "10.7 to 13.5\u00a0%" in shown.text
    assert "(48,200 - 43,000) / 43,000" in shown.text
    assert shown.text.count("allows") >= 3
    derived = await page(desk, "/check/k-open")
    assert "the total of all travellers" in derived.text
    assert "less a rise of 12 %" in derived.text


@asynchronous
async def test_a_source_shows_who_relies_on_it(desk: Datasette) -> None:
    answer = await desk.client.get("/source/Port Authority")
    shown = await page(desk, answer.headers["location"])
    assert "Lark Wire" in shown.text
    assert "Quay Gazette (sample)" in shown.text
    assert shown.all("svg", "chain-drawing")


def _ids(base: Path, sql: str) -> list[str]:
    with sqlite3.connect(base) as conn:
        return [row[0] for row in conn.execute(sql)]


@asynchronous
async def test_a_series_has_a_chart_and_the_same_values_in_a_table(desk: Datasette, sample_base: Path) -> None:
    [key] = _ids(sample_base, f"SELECT series_key FROM figure WHERE id = '{quay().figures[1].id}'")  # noqa: S608
    shown = await page(desk, f"/series/{key}")
    assert shown.all("svg", "series")
    for printed in ("48,200 people", "43,000 people", "48,200"):
        assert printed in shown.text
    assert "42,700 to 43,300" in shown.text


@asynchronous
async def test_names_and_events_have_pages(desk: Datasette, sample_base: Path) -> None:
    for kind in ("entity", "event"):
        for key in _ids(sample_base, f"SELECT id FROM {kind}"):  # noqa: S608
            await page(desk, f"/{kind}/{key}")


@asynchronous
async def test_a_figure_leads_to_its_place(desk: Datasette) -> None:
    figure = lark().figures[0]
    answer = await desk.client.get(f"/figure/{figure.id}")
    assert answer.headers["location"] == f"/article/{LARK.id}#figure-{figure.id}"


@asynchronous
@pytest.mark.parametrize(
    ("query", "found", "absent"),
    [
        ("q=between+60+and+65+%25", "62%", "over 70%"),
        ("q=over+80+%25", "over 70%", "62%"),
        ("q=ferries", "Ferry traffic nears its record", "Nothing found"),
        ("q=between+11+and+13+%25", "12%", "500 people"),
        ("q=43%2C000+people", "43,000 people", "62%"),
        ("voice=opinion", "in a month", "43,000 people"),
        ("source=ministry&kind=count", "48,200", "62%"),
        ("entity=Lark+Wire", "48,200 people", "over 70%"),
        ("q=crossed+2025-05", "43,000 people", "48,200 people"),
        ("state=judged", "Nothing found", "48,200"),
        ("q=between+60+and+75+%25&state=conflict", "over 70%", "43,000"),
    ],
)
async def test_search_finds_by_words_numbers_and_filters(desk: Datasette, query: str, found: str, absent: str) -> None:
    answer = await desk.client.get(f"/search?{query}")
    hits = answer.text[answer.text.index('class="hits"') :]
    assert found in _Page(hits).text
    assert absent not in _Page(hits).text


@asynchronous
@pytest.mark.parametrize("query", ['"a*(', "NEAR(", "' OR 1=1 --", "\x00", "%", "a" * 10_000, "٣٤٥", "1" * 400])
async def test_no_query_breaks_the_search(desk: Datasette, query: str) -> None:
    assert (await desk.client.get("/search", params={"q": query})).status_code == 200


@asynchronous
@pytest.mark.parametrize(
    "path", ["/conflicts?page=x", "/checks?page=-1", "/articles?page=99999999999999", "/sources?page=٣", "/series?page=0"]
)
async def test_a_wrong_page_number_is_no_error(desk: Datasette, path: str) -> None:
    await page(desk, path)


@asynchronous
@pytest.mark.parametrize(
    "path",
    ["/article/none", "/conflict/none", "/check/none", "/source/none", "/series/none", "/entity/none", "/event/none", "/figure/none"],
)
async def test_what_is_not_there_is_said_so(desk: Datasette, path: str) -> None:
    missing = await page(desk, path, status=404)
    assert "There is no such" in missing.text


@asynchronous
async def test_the_feed_is_atom_with_links(desk: Datasette) -> None:
    answer = await desk.client.get("/feed.atom")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    root = ET.fromstring(answer.text)
    atom = "{http://www.w3.org/2005/Atom}"
    assert len(root.findall(f"{atom}entry")) == 3
    assert all(e.find(f"{atom}link") is not None for e in root.findall(f"{atom}entry"))


@asynchronous
async def test_ready_questions_lead_to_tables_that_export(desk: Datasette) -> None:
    shown = await page(desk, "/questions")
    links = [a["href"] for a in shown.all("a") if (a["href"] or "").startswith("/kb/")]
    assert len(links) >= 20
    for link in links:
        assert link
        assert (await desk.client.get(link)).status_code == 200, link


@asynchronous
async def test_every_table_view_and_column_is_described(desk: Datasette, sample_base: Path) -> None:
    with sqlite3.connect(sample_base) as conn:
        names = [
            name
            for (name,) in conn.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")
            if not re.search(r"_fts|^sqlite_|migrations", name)
        ]
        columns = {name: [row[1] for row in conn.execute(f'PRAGMA table_info("{name}")')] for name in names}
    described = desk.metadata("tables", database="kb", fallback=False)
    missing = [f"{t}.{c}" for t in names for c in columns[t] if c not in described.get(t, {}).get("columns", {})]
    assert missing == []
    stale = [f"{t}.{c}" for t, entry in described.items() for c in entry.get("columns", {}) if c not in columns.get(t, ())]
    assert stale == []


@asynchronous
async def test_table_pages_link_ids_to_the_desk(desk: Datasette) -> None:
    shown = await page(desk, "/kb/conflict_sides")
    assert {"/conflict/f-share", f"/article/{QUAY.id}"} <= {a.get("href") for a in shown.all("a")}


@asynchronous
async def test_an_empty_base_says_how_to_begin(tmp_path: Path) -> None:
    open_base(tmp_path / "new.db", create=True).close()
    front = await page(datasette_for(tmp_path / "new.db"), "/")
    assert "Nothing waits for a person" in front.text
    assert "claimdesk ingest FILE" in front.text


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
        paths += [f"/{kind}/{key}" for key in _ids(base, f"SELECT id FROM {kind}")]  # noqa: S608
    tables = _ids(
        base, "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE '%fts%' AND name NOT LIKE '%sqlite%'"
    )
    return [*paths, f"/article/{HOSTILE.id}", *(f"/kb/{t}" for t in tables)]


@asynchronous
async def test_hostile_words_stay_words_on_every_page(desk: Datasette, sample_base: Path) -> None:
    for path in await _all_paths(sample_base):
        answer = await desk.client.get(path)
        assert answer.status_code == 200, path
        found = _Page(answer.text)
        nonce = re.search(r"'nonce-([^']+)'", answer.headers["content-security-policy"])
        assert nonce
        assert all(a.get("nonce") == nonce.group(1) for a in found.all("script")), path
        assert not found.all("img"), path
        assert not [a for t, a in found.elements if any(name.startswith("on") for name in a)], path
        assert not [a for a in found.all("a") if (a.get("href") or "").lower().startswith("javascript")], path


@asynchronous
async def test_turned_round_text_is_shown_as_it_is_stored(desk: Datasette) -> None:
    answer = await desk.client.get(f"/article/{HOSTILE.id}")
    assert "\u202e" not in answer.text
    assert "\u200b" not in answer.text


@asynchronous
async def test_a_reviewer_judges_and_the_history_keeps_both(own_desk: Datasette, own_base: Path) -> None:
    for name, verdict, note in (("ann", "dismiss", "a <b>typo</b>"), ("bob", "reopen", "")):
        answer = await judge(own_desk, {"verdict": verdict, "note": note}, name=name)
        assert answer.status_code == 302, answer.text
    shown = await page(own_desk, "/conflict/f-share")
    assert "dismissed by ann" in " ".join(shown.text.split())
    assert "a <b>typo</b>" in shown.text
    assert "waits for a person" in shown.text
    with sqlite3.connect(own_base) as conn:
        assert conn.execute("SELECT actor, verdict FROM review ORDER BY id").fetchall() == [("ann", "dismiss"), ("bob", "reopen")]


async def judge(desk: Datasette, sent: dict[str, str], *, name: str | None = "ann", **headers: str) -> Any:
    cookies = signed_in(desk, name) if name else {}
    form = await desk.client.get("/conflict/f-share", cookies=cookies)
    token = form.cookies.get("ds_csrftoken")
    body = {"kind": "finding", "target": "f-share", "verdict": "confirm", "seen": "0", **sent}
    if token:
        body["csrftoken"] = token
        cookies["ds_csrftoken"] = token
    return await desk.client.post("/review", data=body, cookies=cookies, headers=headers)


@asynchronous
@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"verdict": "dismiss", "note": "  "}, 400),
        ({"verdict": "burn"}, 400),
        ({"kind": "review"}, 400),
        ({"target": "none"}, 400),
        ({"csrftoken": "forged"}, 403),
    ],
)
async def test_a_judgement_that_cannot_be_kept_is_refused(own_desk: Datasette, own_base: Path, sent: dict[str, str], status: int) -> None:
    cookies = signed_in(own_desk)
    form = await own_desk.client.get("/conflict/f-share", cookies=cookies)
    token = form.cookies["ds_csrftoken"]
    body = {"kind": "finding", "target": "f-share", "verdict": "confirm", "seen": "0", "csrftoken": token, **sent}
    answer = await own_desk.client.post("/review", data=body, cookies={**cookies, "ds_csrftoken": token})
    assert answer.status_code == status
    with sqlite3.connect(own_base) as conn:
        assert conn.execute("SELECT count(*) FROM review").fetchone() == (0,)


@asynchronous
async def test_nobody_judges_without_signing_in(own_desk: Datasette) -> None:
    assert (await judge(own_desk, {}, name=None)).status_code == 403


@asynchronous
async def test_a_form_from_another_site_is_refused(own_desk: Datasette) -> None:
    assert (await judge(own_desk, {}, origin="https://elsewhere.example")).status_code == 403


@asynchronous
async def test_a_judgement_made_meanwhile_is_told(own_desk: Datasette) -> None:
    await judge(own_desk, {})
    answer = await judge(own_desk, {"seen": "0", "verdict": "second look"}, name="bob")
    shown = await page(own_desk, answer.headers["location"], cookies={"ds_messages": answer.cookies["ds_messages"]})
    assert "Somebody else judged this" in shown.text


@asynchronous
async def test_a_graph_holds_what_is_around_one_thing(desk: Datasette) -> None:
    shown = await page(desk, f"/graph/article/{LARK.id}")
    for name in ("Lark Courier (sample)", "Port Authority", "Seven in ten take the boat"):
        assert name in shown.text
    await page(desk, "/graph/database/x", status=404)


@asynchronous
async def test_a_graph_is_never_the_whole_base(desk: Datasette, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kb.browse.pages.graph.MOST_NODES", 3)
    answer = await desk.client.get(f"/graph/article/{LARK.id}")
    assert answer.text.count('"kind":') == 3
    assert "only the nearest 3 are shown" in answer.text


@asynchronous
async def test_the_evidence_pack_can_be_taken_away(desk: Datasette) -> None:
    as_page = await desk.client.get("/pack/f-share.html")
    assert 'filename="evidence-f-share.html"' in as_page.headers["content-disposition"]
    assert "over 70%" in as_page.text
    as_data = await desk.client.get("/pack/f-share.json")
    assert {as_data.json()["sides"][side]["figure"]["printed"] for side in ("a", "b")} == {"62%", "over 70%"}
    assert (await desk.client.get("/pack/none.json")).status_code == 404


async def paste(desk: Datasette, sent: dict[str, str], path: str = "/add") -> Any:
    cookies = signed_in(desk)
    token = (await desk.client.get("/add", cookies=cookies)).cookies["ds_csrftoken"]
    return await desk.client.post(path, data={"csrftoken": token, **sent}, cookies={**cookies, "ds_csrftoken": token})


@asynchronous
@pytest.mark.parametrize(
    "sent", [{}, {"text": "  "}, {"text": "12 ships", "published": "yesterday"}, {"text": "12 ships", "url": "javascript:alert(1)"}]
)
async def test_a_paste_that_cannot_be_read_is_refused_in_words(desk: Datasette, sent: dict[str, str]) -> None:
    answer = await paste(desk, sent)
    assert answer.status_code == 400
    assert 'role="alert"' in answer.text


@asynchronous
async def test_nobody_adds_an_article_without_signing_in(desk: Datasette) -> None:
    assert (await desk.client.get("/add")).status_code == 403


@asynchronous
async def test_a_pasted_article_is_looked_over_before_it_is_saved(own_desk: Datasette, own_base: Path) -> None:
    text = "Dock workers loaded 5,400 crates on Monday, the Port Authority said.\nPier 9 stayed shut."
    job = (await paste(own_desk, {"text": text, "title": "Crates", "publisher": "Pier Notes", "published": "2025-07-09"})).headers[
        "location"
    ]
    shown = await finished(own_desk, job, "Reading …")
    assert "5,400 crates" in shown
    assert "Nothing is saved yet" in shown
    assert _ids(own_base, "SELECT title FROM article WHERE title = 'Crates'") == []
    stranger = await own_desk.client.get(job, cookies=signed_in(own_desk, "bob"))
    assert stranger.status_code == 404
    await paste(own_desk, {}, job)
    await finished(own_desk, job, "Saving …")
    assert _ids(own_base, "SELECT f.printed FROM figure f JOIN article a ON a.id = f.article_id WHERE a.title = 'Crates'") == [
        "5,400 crates"
    ]


async def finished(desk: Datasette, path: str, busy: str) -> str:
    for _ in range(300):
        answer = await desk.client.get(path, cookies=signed_in(desk))
        if busy not in answer.text:
            return str(answer.text)
        await asyncio.sleep(0.2)
    raise AssertionError(f"{path} is still {busy}")


def test_a_pause_makes_a_new_visit() -> None:
    first = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
    since, cookie = visits_after("", first)
    assert since is None
    since, cookie = visits_after(cookie, first + timedelta(minutes=5))
    assert since is None
    since, cookie = visits_after(cookie, first + timedelta(hours=20))
    assert since == "2026-03-01T09:05:00Z"
    since, _ = visits_after(cookie, first + timedelta(hours=20, minutes=10))
    assert since == "2026-03-01T09:05:00Z"
    assert visits_after("<script>", first)[0] is None


@asynchronous
async def test_what_came_in_since_the_last_visit_is_marked(desk: Datasette) -> None:
    shown = await page(desk, "/", cookies={"claimdesk_visits": "2020-01-01T00:00:00Z_2020-01-02T00:00:00Z"})
    assert "new since your last visit" in shown.text
    first = await page(desk, "/")
    assert "new since your last visit" not in first.text


@asynchronous
async def test_an_edited_article_says_which_figures_changed(own_desk: Datasette, own_base: Path) -> None:
    edited = article(
        "lark.txt",
        LARK.text.replace("48,200", "48,900"),
        title=LARK.title,
        publisher=LARK.publisher,
        published=LARK.published,
        url=LARK.url,
    )
    conn = open_base(own_base)
    store(conn, extraction(edited, [figure(edited, "48,900 people", low=48850, high=48950, period="2025-06", **PEOPLE)]))
    conn.close()
    shown = await page(own_desk, f"/article/{edited.id}")
    assert "48,200 people" in shown.text
    assert [t for t, _ in shown.elements].count("del") == 4
    assert [t for t, _ in shown.elements].count("ins") == 1
    older = await page(own_desk, f"/article/{LARK.id}")
    assert "This is an older version" in older.text


@asynchronous
async def test_another_database_is_said_to_be_no_claim_base(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "other.db") as conn:
        conn.execute("CREATE TABLE fish (name TEXT)")
    other = Datasette([str(tmp_path / "other.db")])
    missing = await page(other, "/", status=404)
    assert "The database other is no claim base" in missing.text
    assert "fish" in (await page(other, "/other")).text
