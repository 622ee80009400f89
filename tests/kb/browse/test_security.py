"""The holes that a plain Datasette leaves open are closed."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette

from kb.browse.compat import query_path
from kb.browse.routes import ROUTES
from kb.browse.security import LOGINS_A_MINUTE, LoginThrottle, is_local
from kb.browse.server import datasette_for
from tests.kb.browse.conftest import signed_in

asynchronous = pytest.mark.asyncio


def _example(pattern: str) -> str:
    plain = re.sub(r"\(\?P<format>([a-z]+)[^)]*\)", r"\1", pattern.strip("^$"))
    return re.sub(r"\(\?P<[a-z]+>.*?\)", "x", plain).replace("\\", "")


@asynchronous
@pytest.mark.parametrize("pattern", [pattern for pattern, _ in ROUTES])
async def test_every_page_asks_for_permission(sample_base: Path, pattern: str) -> None:
    closed = datasette_for(sample_base, overrides={"allow": False})
    assert (await closed.client.get(_example(pattern))).status_code == 403, pattern


@asynchronous
@pytest.mark.parametrize("pattern", [pattern for pattern, _ in ROUTES])
async def test_no_page_shows_the_rows_of_a_denied_table(sample_base: Path, pattern: str) -> None:
    tables = {
        "article": {"allow": False},
        "finding": {"allow": False},
        "entity": {"allow": False},
        "event": {"allow": False},
        "figure": {"allow": False},
    }
    overrides = {"databases": {"kb": {"tables": {**tables, **{view: {"allow": False} for view in ("open_conflicts",)}}}}}
    closed = datasette_for(sample_base, overrides=overrides)
    assert (await closed.client.get(_example(pattern))).status_code == 403, pattern


@asynchronous
@pytest.mark.parametrize(
    "path",
    [
        f"/-/{name}{ending}"
        for name in ("metadata", "databases", "versions", "plugins", "settings", "threads", "config", "actor")
        for ending in ("", ".json")
    ]
    + ["/-/patterns", "/-/messages", "/-/allow-debug", "/-/permissions", "/-/password-tool", "/-/x", "/%2d/settings.json"],
)
async def test_plumbing_is_hidden(desk: Datasette, path: str) -> None:
    assert (await desk.client.get(path)).status_code == 404


@asynchronous
@pytest.mark.parametrize(
    "table", ["article_fts", "article_fts_data", "article_fts_content", "claim_fts", "claim_fts_idx", "_sqlite_migrations"]
)
async def test_full_text_shadows_are_denied(desk: Datasette, table: str) -> None:
    for ending in ("", ".json", ".csv"):
        answer = await desk.client.get(f"/kb/{table}{ending}", cookies=signed_in(desk))
        assert answer.status_code in {403, 404}, (table, ending)


@asynchronous
async def test_strangers_write_no_sql_and_people_signed_in_may(desk: Datasette) -> None:
    path = f"{query_path('/kb')}.json?sql=select+1"
    assert (await desk.client.get(path)).status_code == 403
    assert (await desk.client.get(path, cookies=signed_in(desk))).status_code == 200
    assert (await desk.client.get("/kb/article?_where=1=1")).status_code == 403


@asynchronous
async def test_no_query_fills_the_memory(desk: Datasette) -> None:
    path = f"{query_path('/kb')}.json?sql=select+length(hex(zeroblob(400000000)))"
    answer = await desk.client.get(path, cookies=signed_in(desk))
    assert answer.status_code == 400


@asynchronous
async def test_the_database_cannot_be_downloaded(desk: Datasette) -> None:
    assert (await desk.client.get("/kb.db")).status_code in {403, 404}


@asynchronous
@pytest.mark.parametrize("path", ["/", "/nothing", "/kb.json?sql=select+1", "/conflicts", "/-/settings", "/-/static/app.css"])
async def test_every_answer_has_a_script_policy_and_careful_headers(desk: Datasette, path: str) -> None:
    headers = (await desk.client.get(path)).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "'unsafe-inline'" not in policy.split("style-src")[0]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "same-origin"


@asynchronous
async def test_each_answer_has_its_own_nonce(desk: Datasette) -> None:
    policies = {(await desk.client.get("/questions")).headers["content-security-policy"] for _ in range(5)}
    assert len(policies) == 5


@asynchronous
async def test_cookies_cannot_be_read_by_scripts(desk: Datasette) -> None:
    answer = await desk.client.get("/conflict/f-share", cookies=signed_in(desk))
    for cookie in answer.headers.get_list("set-cookie"):
        assert "httponly" in cookie.lower()
        assert "samesite=lax" in cookie.lower()


@asynchronous
@pytest.mark.parametrize("path", ["//elsewhere.example/x/", "/\\elsewhere.example/"])
async def test_no_address_leads_elsewhere(desk: Datasette, path: str) -> None:
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b""}

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "headers": [],
        "http_version": "1.1",
    }
    await desk.app()(scope, receive, send)
    assert sent[0]["status"] == 400


def test_signing_in_is_throttled_by_address() -> None:
    time = [0.0]
    throttle = LoginThrottle(clock=lambda: time[0])
    assert [throttle.allows("a") for _ in range(LOGINS_A_MINUTE + 1)] == [True] * LOGINS_A_MINUTE + [False]
    assert throttle.allows("b")
    time[0] = 61
    assert throttle.allows("a")


@asynchronous
async def test_too_many_tries_to_sign_in_are_answered_429(desk: Datasette) -> None:
    answers = [(await desk.client.post("/-/login", data={})).status_code for _ in range(LOGINS_A_MINUTE + 1)]
    assert answers[-1] == 429
    assert 429 not in answers[:-1]


@pytest.mark.parametrize(
    ("host", "client", "local"),
    [
        ("127.0.0.1:8001", "127.0.0.1", True),
        ("localhost", "::1", True),
        ("[::1]:8001", "::1", True),
        ("rebound.example:8001", "127.0.0.1", False),
        ("127.0.0.1", "10.0.0.9", False),
        ("", "127.0.0.1", False),
    ],
)
def test_a_local_person_is_known_by_address_and_name(host: str, client: str, local: bool) -> None:
    assert is_local(host, client) is local


@asynchronous
async def test_a_single_local_person_needs_no_password(own_base: Path) -> None:
    desk = datasette_for(own_base, local_user="ann")
    here = await desk.client.get("/conflict/f-share", headers={"host": "127.0.0.1:8001"})
    assert "Keep this judgement" in here.text
    away = await desk.client.get("/conflict/f-share", headers={"host": "rebound.example"})
    assert "Keep this judgement" not in away.text


@asynchronous
async def test_a_proxy_names_the_person_only_from_its_own_address(own_base: Path) -> None:
    desk = datasette_for(own_base, proxy_header="X-Remote-User")
    shown = await desk.client.get("/conflict/f-share", headers={"x-remote-user": "ann"})
    assert "Keep this judgement" in shown.text
    desk = datasette_for(own_base)
    shown = await desk.client.get("/conflict/f-share", headers={"x-remote-user": "ann"})
    assert "Keep this judgement" not in shown.text


@asynchronous
async def test_only_named_reviewers_review(own_base: Path) -> None:
    desk = datasette_for(own_base, reviewers=["ann"])
    for name, may in (("ann", True), ("bob", False)):
        shown = await desk.client.get("/conflict/f-share", cookies=signed_in(desk, name))
        assert ("Keep this judgement" in shown.text) is may


@asynchronous
@pytest.mark.parametrize(
    "path", ["/kb/article/-/insert", "/kb/article/-/drop", "/kb/-/create", "/kb/review/-/insert", "/kb/-/execute-write"]
)
async def test_nobody_writes_past_the_desk(desk: Datasette, path: str) -> None:
    answer = await desk.client.post(f"/kb{path}", json={"rows": [], "sql": "DELETE FROM article"}, cookies=signed_in(desk))
    assert answer.status_code in {403, 404, 405}


def test_a_missing_page_is_said_so_in_a_process_that_only_serves(sample_base: Path) -> None:
    """Datasette's own handlers depend on the order in which its modules are loaded."""
    told = (
        "import asyncio, sys; from kb.browse.server import datasette_for; "
        f"answer = asyncio.run(datasette_for({str(sample_base)!r}).client.get('/conflict/none')); "
        "print(answer.status_code, 'spacy' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, timeout=60, check=True)
    assert ran.stdout.split() == ["404", "False"]
