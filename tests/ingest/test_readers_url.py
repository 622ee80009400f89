"""Pages from the web: fetched from a local server through a check that lets it pass, refused wherever a page could lead inside."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest

from ingest.readers import url
from ingest.readers.addresses import is_public
from ingest.readers.errors import Unreadable
from ingest.readers.files import LARGEST_ARTICLE
from ingest.readers.reading import read

PAGE = """<!doctype html><html lang="en"><head><title>Ferry prices rise</title>
<meta property="article:published_time" content="2024-05-02T08:00:00Z"><meta property="og:site_name" content="Coast Gazette">
<link rel="canonical" href="{canonical}"></head><body><article><h1>Ferry prices rise</h1>
<p>Ferry tickets to the islands rose 12 percent in May, the harbour office said on Thursday, and more rises will follow.</p>
<p>About 4,000 people a day take the boats in summer, and most of them live on the islands all year round.</p>
</article></body></html>"""


class Answers(BaseHTTPRequestHandler):
    """Answers by path; `asked` lists the paths and hosts of all requests."""

    asked: ClassVar[list[tuple[str, str]]] = []

    def do_GET(self) -> None:
        self.asked.append((self.path, self.headers["Host"]))
        status, headers, body = self._answer()
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def _answer(self) -> tuple[int, dict[str, str], bytes]:
        html = {"Content-Type": "text/html; charset=utf-8"}
        if self.path.startswith("/hop/"):
            left = int(self.path.removeprefix("/hop/"))
            return 302, {"Location": f"/hop/{left - 1}" if left else "/page"}, b""
        known = {
            "/page": (200, html, PAGE.format(canonical="http://elsewhere.example/page").encode()),
            "/text": (200, {"Content-Type": "text/plain"}, b"Ferry tickets rose 12 percent in May."),
            "/latin": (200, {"Content-Type": "text/plain; charset=ISO-8859-1"}, "Die Fähre kostet 12 Euro.".encode("latin-1")),
            "/bytes": (200, {"Content-Type": "text/plain"}, b"Ferry \xff 12 percent."),
            "/picture": (200, {"Content-Type": "image/png"}, b"\x89PNG"),
            "/packed": (200, {**html, "Content-Encoding": "gzip"}, b"\x1f\x8b"),
            "/large": (200, html, b"a" * (LARGEST_ARTICLE + 1)),
            "/inside": (302, {"Location": "http://10.0.0.7/admin"}, b""),
            "/file": (302, {"Location": "file:///etc/passwd"}, b""),
            "/user": (302, {"Location": "http://me:secret@127.0.0.1/"}, b""),
        }
        return known.get(self.path, (404, html, b"gone"))

    def log_message(self, *arguments: object) -> None:
        """Says nothing."""


@contextmanager
def served(handler: type[BaseHTTPRequestHandler]) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with served(Answers) as address:
        yield address


def only_here(address: str) -> bool:
    return address == "127.0.0.1"


def fetched(address: str):
    (article,) = url.read(address, allowed=only_here)
    return article


def test_a_page_is_an_article(site):
    article = fetched(f"{site}/page#top")
    assert article.ref == f"{site}/page#top"
    assert (article.title, article.published, article.publisher) == ("Ferry prices rise", "2024-05-02", "Coast Gazette")
    assert "rose 12 percent" in article.text


def test_a_page_may_not_pose_as_one_of_another_host(site):
    assert fetched(f"{site}/page").url == f"{site}/page"


def test_plain_text_and_older_encodings_are_read(site):
    assert fetched(f"{site}/text").text == "Ferry tickets rose 12 percent in May."
    assert "Fähre" in fetched(f"{site}/latin").text


def test_redirects_are_followed_three_times(site):
    assert fetched(f"{site}/hop/2").url == f"{site}/page"
    with pytest.raises(Unreadable, match="redirects more than 3 times"):
        fetched(f"{site}/hop/3")


@pytest.mark.parametrize(
    ("path", "what"),
    [
        ("/gone", "answered 404"),
        ("/picture", "no page of text"),
        ("/packed", "packed"),
        ("/large", "larger than 10 MB"),
        ("/bytes", "UTF-8"),
        ("/inside", "not on the public internet"),
        ("/file", "not read"),
        ("/user", "user name"),
    ],
)
def test_what_is_no_article_is_refused_with_a_reason(site, path, what):
    with pytest.raises(Unreadable, match=what):
        fetched(site + path)


def test_each_redirect_is_checked_anew(site):
    seen: list[str] = []

    def first_only(address: str) -> bool:
        seen.append(address)
        return len(seen) == 1

    with pytest.raises(Unreadable, match="not on the public internet"):
        list(url.read(f"{site}/hop/1", allowed=first_only))
    assert seen == ["127.0.0.1", "127.0.0.1"]


def test_a_host_keeps_its_name_though_its_address_is_asked(site):
    port = site.rpartition(":")[2]
    Answers.asked.clear()
    (article,) = url.read(f"http://localhost:{port}/text", allowed=lambda address: address in ("127.0.0.1", "::1"))
    assert article.url == f"http://localhost:{port}/text"
    assert Answers.asked == [("/text", f"localhost:{port}")]


class Dripping(BaseHTTPRequestHandler):
    """Sends its answer so slowly that no single wait is long."""

    stopped = threading.Event()

    def do_GET(self) -> None:
        self.wfile.write(b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n")
        while not self.stopped.wait(0.02):
            try:
                self.wfile.write(b"a")
            except OSError:
                return

    def log_message(self, *arguments: object) -> None:
        """Says nothing."""


def test_a_page_that_drips_is_given_up(monkeypatch):
    monkeypatch.setattr(url, "SECONDS", 0.3)
    with served(Dripping) as address:
        try:
            with pytest.raises(Unreadable, match="did not answer within"):
                fetched(address)
        finally:
            Dripping.stopped.set()


REFUSED = [
    "ftp://news.example/a",
    "file:///etc/passwd",
    "gopher://127.0.0.1:70/",
    "http://",
    "https:///page",
    "http://user@news.example/",
    "http://user:word@127.0.0.1/",
    "http://127.0.0.1/",
    "http://127.1/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0177.0.0.1/",
    "http://0.0.0.0/",
    "http://localhost/",
    "http://10.1.2.3/",
    "http://172.16.0.1/",
    "http://192.168.1.1/",
    "http://100.64.0.1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://224.0.0.1/",
    "http://255.255.255.255/",
    "http://[::1]/",
    "http://[::]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:8.8.8.8]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[2002:7f00:1::]/",
    "http://[2001:0:7f00:1::]/",
    "http://[fe80::1]/",
    "http://[fd00::1]/",
    "http://[ff02::1]/",
    "http://news.example\\@127.0.0.1/",
    "http://news.example/\r\nHost: inside",
    "http://news.example/ a",
    "http://[not-an-address/",
    "http://news.example:99999/",
    "http://" + "a" * 3_000,
]


@pytest.mark.parametrize("address", REFUSED)
def test_no_form_of_address_leads_inside(address):
    refused: list[Unreadable] = []
    assert list(read(address, refused=refused.append)) == []
    assert [error.path for error in refused] == [address]


@pytest.mark.parametrize("address", ["8.8.8.8", "93.184.216.34", "2606:4700::1111", "2a00:1450:4001::1"])
def test_public_addresses_are_allowed(address):
    assert is_public(address)


@pytest.mark.parametrize(
    "address", ["192.0.2.1", "198.18.0.1", "203.0.113.9", "240.0.0.1", "192.88.99.1", "2001:db8::1", "fec0::1", "fe80::1%eth0", "here"]
)
def test_others_are_not(address):
    assert not is_public(address)


def test_a_file_is_no_address():
    assert url.is_address("HTTPS://news.example/a")
    assert not url.is_address("articles/a.txt")
    assert not url.is_address("http:a.txt")
