"""One page from the web, fetched only when a person names its address, and never from inside a network."""

import asyncio
import re
import socket
from collections.abc import Callable, Iterator

import httpx

from ingest.model import Article
from ingest.readers import html, text
from ingest.readers.addresses import is_public
from ingest.readers.assemble import Metadata, article
from ingest.readers.errors import Unreadable
from ingest.readers.files import LARGEST_ARTICLE, decode, too_large

SECONDS = 15
MOST_REDIRECTS = 3
_PLAIN = "text/plain"
_KINDS = ("text/html", "application/xhtml+xml", _PLAIN)
_ANY_SCHEME = re.compile(r"[a-z][a-z0-9+.-]{0,30}://", re.IGNORECASE)
_UNSAFE = re.compile(r"[\x00-\x20\x7f\\]")
_LONGEST_ADDRESS = 2_000
# What old news sites still use; everything else is UTF-8 or refused.
_OLDER_ENCODINGS = frozenset(("iso-8859-1", "iso-8859-15", "windows-1252", "latin-1", "us-ascii"))
_HEADERS = {"User-Agent": "claimdesk", "Accept": ", ".join(_KINDS), "Accept-Encoding": "identity"}

Allowed = Callable[[str], bool]


def is_address(name: str) -> bool:
    """Whether an input is an address and no file: it starts with a scheme, be it one that is not read."""
    return _ANY_SCHEME.match(name) is not None


def read(address: str, *, allowed: Allowed = is_public) -> Iterator[Article]:
    """The article of one page; its `ref` is `address`. `allowed` says of an IP address whether to connect to it.

    Raises Unreadable: for any address but http and https, for a host with an address that is not allowed, more than
    MOST_REDIRECTS redirects, LARGEST_ARTICLE bytes or SECONDS, and for an answer that is no page.
    """
    try:
        found, kind, data = asyncio.run(_fetch(address, allowed))
    except TimeoutError as error:
        raise Unreadable(address, f"did not answer within {SECONDS} seconds", "try again later, or save the page") from error
    except (httpx.HTTPError, OSError, UnicodeError) as error:
        raise Unreadable(address, f"cannot be fetched ({error or type(error).__name__})", "check the address, or save the page") from error
    page = _decoded(data, kind, address).replace("\r\n", "\n").replace("\r", "\n")
    if kind.partition(";")[0].strip().lower() == _PLAIN:
        yield article(text.unwrap(page), ref=address, metadata=Metadata(url=str(found)))
    else:
        yield html.from_page(page, name=address, ref=address, url=str(found))


async def _fetch(address: str, allowed: Allowed) -> tuple[httpx.URL, str, bytes]:
    """Where the page was found in the end, its content type, and its bytes."""
    url = _checked(address, address)
    async with asyncio.timeout(SECONDS), httpx.AsyncClient(trust_env=False, follow_redirects=False, timeout=SECONDS) as client:
        for _ in range(MOST_REDIRECTS + 1):
            response = await client.send(await _request(client, url, address, allowed), stream=True)
            try:
                if not response.has_redirect_location:
                    return url, response.headers.get("content-type", ""), await _body(response, address)
                url = _checked(str(url.join(response.headers["location"])), address)
            finally:
                await response.aclose()
    raise Unreadable(address, f"redirects more than {MOST_REDIRECTS} times", "give the page's final address")


async def _request(client: httpx.AsyncClient, url: httpx.URL, address: str, allowed: Allowed) -> httpx.Request:
    """A request to the very IP address that was checked, so that a second look-up cannot lead elsewhere."""
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(url.raw_host.decode(), url.port or (443 if url.scheme == "https" else 80), type=socket.SOCK_STREAM)
    hosts = [str(row[4][0]) for row in found]
    if not hosts or not all(allowed(host) for host in hosts):
        raise Unreadable(address, f"leads to {url.host}, which is not on the public internet", "save the page and read the file")
    headers = {**_HEADERS, "Host": url.netloc.decode()}
    return client.build_request("GET", url.copy_with(host=hosts[0]), headers=headers, extensions={"sni_hostname": url.raw_host.decode()})


def _checked(target: str, address: str) -> httpx.URL:
    """`target`, to which `address` led, as an address that may be asked at all."""
    mend = "give an address that starts with https:// or http://"
    if len(target) > _LONGEST_ADDRESS or _UNSAFE.search(target):
        raise Unreadable(address, "is no address (it is too long, or holds spaces, control characters or backslashes)", mend)
    try:
        url = httpx.URL(target)
    except httpx.InvalidURL as error:
        raise Unreadable(address, f"is no address ({error})", mend) from error
    if url.scheme not in ("http", "https") or not url.host:
        raise Unreadable(address, f"leads to an address that is not read ({url.scheme or 'no scheme'})", mend)
    if url.userinfo:
        raise Unreadable(address, "leads to an address with a user name in it", "take the user name out")
    return url.copy_with(fragment=None)


async def _body(response: httpx.Response, address: str) -> bytes:
    if response.status_code != httpx.codes.OK:
        raise Unreadable(address, f"answered {response.status_code} {response.reason_phrase}", "check the address, or save the page")
    kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in _KINDS:
        raise Unreadable(address, f"is no page of text (it is {kind or 'of no kind'})", "give the address of an article")
    # Unpacking could make a few bytes many; none was asked for.
    if response.headers.get("content-encoding", "identity").lower() != "identity":
        raise Unreadable(address, "is sent packed though it was not asked for", "save the page and read the file")
    data = bytearray()
    async for chunk in response.aiter_raw():
        data += chunk
        if len(data) > LARGEST_ARTICLE:
            raise too_large(address)
    return bytes(data)


def _decoded(data: bytes, kind: str, address: str) -> str:
    named = re.search(r"charset=[\"']?([A-Za-z0-9_-]{1,40})", kind)
    encoding = named[1].lower() if named else "utf-8"
    if encoding in _OLDER_ENCODINGS:
        data = data.decode(encoding, errors="replace").encode()
    return decode(data, address)
