"""A person signs in with a name and a password, judges, and signs out; a proxy's word counts only from the proxy."""

from pathlib import Path

import pytest
from datasette_auth_passwords.utils import hash_password

from kb.browse.server import datasette_for
from tests.kb.browse.answers import ids, page

pytestmark = pytest.mark.asyncio
PASSWORD = "a harbour full of boats"


@pytest.fixture(autouse=True)
def account(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMDESK_HASH_ANN", hash_password(PASSWORD))


async def test_a_person_signs_in_and_judges(own_base: Path) -> None:
    desk = datasette_for(own_base, accounts={"ann": "CLAIMDESK_HASH_ANN"})
    front = await desk.client.get("/")
    assert "/-/login" in {a.get("href") for a in (await page(desk, "/")).all("a")}
    login = await desk.client.get("/-/login")
    tokens = {k: v for k, v in login.cookies.items() if k == "ds_csrftoken"}
    told = {"username": "ann", "password": PASSWORD, "csrftoken": tokens.get("ds_csrftoken", "")}
    wrong = await desk.client.post("/-/login", data={**told, "password": "guessed"}, cookies=tokens)
    assert (wrong.status_code, wrong.cookies.get("ds_actor")) == (200, None)
    right = await desk.client.post("/-/login", data=told, cookies=tokens)
    assert right.status_code == 302
    assert "httponly" in right.headers["set-cookie"].lower()
    cookies = {**tokens, "ds_actor": right.cookies["ds_actor"]}
    verdict = {"kind": "finding", "target": "f-share", "verdict": "confirm", "seen": "0", "csrftoken": told["csrftoken"]}
    assert (await desk.client.post("/review", data=verdict, cookies=cookies)).status_code == 302
    assert ids(own_base, "SELECT actor || ' ' || verdict FROM review") == ["ann confirm"]
    assert "pbkdf2" not in front.text + login.text


async def test_a_password_is_taken_by_the_form_only(own_base: Path) -> None:
    desk = datasette_for(own_base, accounts={"ann": "CLAIMDESK_HASH_ANN"})
    shown = await desk.client.get("/conflict/f-share", auth=("ann", PASSWORD))
    assert "Keep this judgement" not in shown.text


@pytest.mark.parametrize(("address", "known"), [("127.0.0.1", True), ("10.0.0.9", False)])
async def test_a_proxy_is_believed_at_its_own_address_only(own_base: Path, address: str, known: bool) -> None:
    desk = datasette_for(own_base, proxy_header="X-Remote-User")
    sent = []

    async def receive() -> dict[str, object]:
        return {"type": "http.request", "body": b""}

    async def send(message: dict[str, bytes]) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "method": "GET",
        "path": "/conflict/f-share",
        "raw_path": b"/conflict/f-share",
        "query_string": b"",
        "headers": [(b"host", b"desk.example"), (b"x-remote-user", b"ann")],
        "client": (address, 4711),
        "http_version": "1.1",
    }
    await desk.invoke_startup()
    await desk.app()(scope, receive, send)
    body = b"".join(message.get("body", b"") for message in sent)
    assert (b"Keep this judgement" in body) is known


async def test_what_a_proxy_s_person_judges_bears_the_name(own_base: Path) -> None:
    desk = datasette_for(own_base, proxy_header="X-Remote-User")
    named = {"x-remote-user": "bea"}
    token = (await desk.client.get("/conflict/f-share", headers=named)).cookies.get("ds_csrftoken", "")
    verdict = {"kind": "finding", "target": "f-share", "verdict": "second look", "seen": "0", "csrftoken": token}
    answer = await desk.client.post("/review", data=verdict, headers=named, cookies={"ds_csrftoken": token} if token else {})
    assert answer.status_code == 302
    assert ids(own_base, "SELECT actor FROM review") == ["bea"]
