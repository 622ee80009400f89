"""Guards every answer: a script policy with a nonce, hidden plumbing pages, careful cookies, no posts from other sites."""

import re
import sqlite3
import time
import weakref
from collections import defaultdict, deque
from collections.abc import Awaitable, Callable, MutableMapping
from contextvars import ContextVar
from secrets import token_urlsafe
from typing import Any
from urllib.parse import urlsplit

from jinja2.ext import Extension

from kb.base import BUSY_MILLISECONDS

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

# A ContextVar, because error pages are rendered without the request.
NONCE: ContextVar[str] = ContextVar("csp_nonce", default="")
# Datasette's own pages that readers need; everything else below /-/ tells about the machine and is hidden.
OPEN_PLUMBING = ("static/", "static-plugins/", "login", "logout", "auth-token")
LOGINS_A_MINUTE = 10
LONGEST_VALUE = 20_000_000
_LOCAL_NAMES = frozenset({"127.0.0.1", "localhost", "::1"})
_POLICY = (
    "default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'"
)
_FIXED_HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"x-frame-options", b"DENY"),
    (b"cross-origin-opener-policy", b"same-origin"),
)


class NonceExtension(Extension):
    """Gives the nonce to scripts that templates write; never to data, which is escaped."""

    _script = re.compile(r"<script(?![^>]{0,400}\bnonce=)(?=[\s>])", re.I)

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        return self._script.sub('<script nonce="{{ csp_nonce() }}"', source)


class LoginThrottle:
    """At most `LOGINS_A_MINUTE` tries a minute from one address."""

    def __init__(self, *, clock: Callable[[], float] = time.monotonic):
        self._clock = clock
        self._tries: dict[str, deque[float]] = defaultdict(deque)

    def allows(self, address: str) -> bool:
        now = self._clock()
        tries = self._tries[address]
        while tries and now - tries[0] > 60:
            tries.popleft()
        if len(tries) >= LOGINS_A_MINUTE:
            return False
        tries.append(now)
        if len(self._tries) > 10_000:
            self._tries = defaultdict(deque, {a: t for a, t in self._tries.items() if t and now - t[-1] <= 60})
        return True


_THROTTLES: weakref.WeakKeyDictionary[Any, LoginThrottle] = weakref.WeakKeyDictionary()


def throttle_of(datasette: Any) -> LoginThrottle:
    """The throttle of one served Datasette, which may build its application more than once."""
    return _THROTTLES.setdefault(datasette, LoginThrottle())


def guarded(app: App, *, throttle: LoginThrottle, base_url: str = "/") -> App:
    """The application with all guards around it."""

    async def wrapped(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        nonce = token_urlsafe(16)
        NONCE.set(nonce)
        careful = _careful_send(send, nonce, https=scope.get("scheme") == "https")
        refusal = _refusal(scope, base_url, throttle)
        if refusal:
            await _refuse(careful, *refusal)
        else:
            # Passwords are taken by the form only, where tries are counted.
            headers = [(k, v) for k, v in scope["headers"] if k.lower() != b"authorization" or not v.lower().startswith(b"basic")]
            await app({**scope, "headers": headers}, receive, careful)

    return wrapped


def is_local(host: str, client: str | None) -> bool:
    """Whether a request came from this machine to a name of this machine (a foreign name may be a rebound one)."""
    return (urlsplit(f"//{host}").hostname or "") in _LOCAL_NAMES and client in (None, *_LOCAL_NAMES)


def _refusal(scope: Scope, base_url: str, throttle: LoginThrottle) -> tuple[int, str] | None:
    path: str = scope["path"]
    raw = scope.get("raw_path") or path.encode()
    if "\\" in path or path.startswith("//") or raw.startswith(b"//"):
        return 400, "This address is not one of ours."
    headers = {k.lower(): v.decode("latin-1") for k, v in scope["headers"]}
    local = "/" + path.removeprefix(base_url).lstrip("/")
    if local.startswith("/-/") and not local[3:].startswith(OPEN_PLUMBING):
        return 404, "There is no such page."
    if scope["method"] not in {"GET", "HEAD", "OPTIONS"}:
        if not _same_site(headers):
            return 403, "This form was sent from another site."
        if local.startswith("/-/login") and not throttle.allows((scope.get("client") or ("", 0))[0]):
            return 429, "Too many tries to sign in; wait a minute."
    return None


def _same_site(headers: dict[bytes, str]) -> bool:
    if headers.get(b"sec-fetch-site", "same-origin") not in {"same-origin", "none"}:
        return False
    origin = headers.get(b"origin")
    return origin is None or urlsplit(origin).netloc == headers.get(b"host", "")


def _careful_send(send: Send, nonce: str, *, https: bool) -> Send:
    policy = _POLICY.format(nonce=nonce).encode()

    async def careful(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = [(k, _careful_value(k.lower(), v, https=https)) for k, v in message.get("headers", [])]
            message = {**message, "headers": [*headers, (b"content-security-policy", policy), *_FIXED_HEADERS]}
        await send(message)

    return careful


def _careful_value(name: bytes, value: bytes, *, https: bool) -> bytes:
    if name == b"set-cookie":
        lower = value.lower()
        if b"httponly" not in lower:
            value += b"; HttpOnly"
        if b"samesite" not in lower:
            value += b"; SameSite=Lax"
        if https and b"; secure" not in lower:
            value += b"; Secure"
    elif name == b"location" and value[1:2] in {b"/", b"\\"} and value[:1] in {b"/", b"\\"}:
        value = b"/" + value.lstrip(b"/\\")
    return value


async def _refuse(send: Send, status: int, words: str) -> None:
    body = words.encode()
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def limit_connection(conn: sqlite3.Connection) -> None:
    """Keeps one query from filling the memory with one huge value, and lets a writer wait its turn as long as every other one."""
    conn.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE)
    conn.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")
