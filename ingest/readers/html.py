"""Web pages: trafilatura finds the article's text, the page's own markup says who published it and when."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import msgspec
import trafilatura
from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from ingest.model import Article
from ingest.readers.assemble import article
from ingest.readers.errors import Unreadable
from ingest.readers.files import read_text
from ingest.readers.layout import Layout, Layouter
from ingest.readers.page import heading, metadata

# Elements of trafilatura's output that stand on lines of their own.
_LINES = frozenset({"p", "head", "item", "list", "quote", "row", "table", "div", "code", "lb", "main", "body"})
_TOO_DEEP = "ERR_RESOURCE_LIMIT"


def read(path: Path, *, ref: str) -> Iterator[Article]:
    """One article a page. Raises Unreadable, also when a page yields no text or only part of it could be parsed."""
    yield from_page(read_text(path), name=str(path), ref=ref)


def from_page(page: str, *, name: str, ref: str, url: str | None = None) -> Article:
    """The article of a page. `name` stands in messages; `url` is where it was fetched, unless it names another on the same host."""
    tree = parse(page, name)
    about = metadata(tree)
    if url is not None and not (about.url or "").startswith("{0.scheme}://{0.netloc}/".format(urlsplit(url))):
        about = msgspec.structs.replace(about, url=url)
    headline = heading(tree)
    found = trafilatura.bare_extraction(tree, include_comments=False, include_links=True, with_metadata=False)
    body = getattr(found, "body", None)
    layout = lay_out(body, headline=headline) if body is not None else None
    if layout is None or not layout.text:
        raise Unreadable(name, "has no article text that could be found", "save the article's words as a text file")
    return article(layout.text, ref=ref, metadata=about, headings=layout.headings, links=layout.links)


def parse(page: str, name: str) -> HtmlElement:
    """The page's elements. Raises Unreadable where the parser would silently drop what is nested too deep."""
    parser = HTMLParser(encoding="utf-8", huge_tree=True)
    try:
        tree = document_fromstring(page.encode(), parser=parser)
    except etree.ParserError as error:
        raise Unreadable(name, "holds no HTML", "save the page again") from error
    if any(entry.type_name == _TOO_DEEP or "depth" in entry.message for entry in parser.error_log):
        raise Unreadable(name, "nests its elements too deep to be read", "save the article's words as a text file")
    return tree


def lay_out(body: etree._Element, *, headline: str | None = None) -> Layout:
    """trafilatura's elements as plain lines, below the page's own headline where they leave it out."""
    layouter = Layouter()
    if headline and headline not in " ".join("".join(body.itertext()).split()):
        layouter.add(headline)
        layouter.end_line(heading=True)
    addresses: list[str | None] = [None]
    for event, element in etree.iterwalk(body, events=("start", "end")):
        tag = element.tag
        if event == "start":
            if tag in _LINES:
                layouter.end_line()
            if tag == "ref":
                addresses.append(element.get("target"))
            if tag == "item":
                layouter.add("- ")
            layouter.add(element.text or "", address=addresses[-1])
            continue
        if tag == "ref":
            addresses.pop()
        elif tag == "cell":
            layouter.add(" ")
        elif tag in ("list", "table"):
            layouter.gap()
        elif tag in _LINES:
            layouter.end_line(heading=tag == "head", gap=tag not in ("item", "row"))
        if element is not body:
            layouter.add(element.tail or "", address=addresses[-1])
    return layouter.finish()
