"""What a web page says about its article in its markup: JSON-LD first, then meta tags, then headings."""

from collections.abc import Iterator
from typing import Any

import msgspec
from lxml.html import HtmlElement

from ingest.readers.assemble import Metadata
from ingest.readers.dates import iso_date

_ARTICLE_TYPES = ("article", "posting", "report")
_META = {
    "title": ("og:title", "twitter:title", "dc.title", "parsely-title"),
    "published": (
        "article:published_time",
        "datepublished",
        "date",
        "dc.date",
        "dc.date.issued",
        "pubdate",
        "publishdate",
        "parsely-pub-date",
    ),
    "publisher": ("og:site_name", "application-name", "dc.publisher", "publisher"),
    "author": ("author", "article:author", "dc.creator", "parsely-author"),
    "url": ("og:url",),
}
_DEEPEST_JSON = 12


def metadata(tree: HtmlElement) -> Metadata:
    """Title, date, publisher, author, address and language, each from the most trustworthy place that has it."""
    linked = next((row for row in _linked_data(tree) if _is_article(row)), {})
    tags = _meta_tags(tree)
    return Metadata(
        title=_text(linked.get("headline")) or tags.get("title") or heading(tree) or _first(tree, "//title"),
        published=_published(linked, tags, tree),
        publisher=_text(linked.get("publisher")) or tags.get("publisher"),
        author=_text(linked.get("author")) or tags.get("author"),
        url=_attribute(tree, "//link[@rel='canonical']/@href") or tags.get("url") or _address(linked),
        language=_language(linked, tree),
    )


def heading(tree: HtmlElement) -> str | None:
    """The page's own headline: its only `h1`, else the one within its article."""
    headings = tree.xpath("//h1")
    if len(headings) != 1:
        headings = tree.xpath("//article//h1 | //main//h1")
    return _words(headings[0]) if headings else None


def _published(linked: dict[str, Any], tags: dict[str, str], tree: HtmlElement) -> str | None:
    """The first date of publication that is one; a date nobody can read is no reason to stop looking."""
    candidates = (
        _text(linked.get("datePublished")),
        _text(linked.get("dateCreated")),
        tags.get("published"),
        _attribute(tree, "//*[@itemprop='datePublished']/@content | //*[@itemprop='datePublished']/@datetime"),
        _attribute(tree, "//article//time/@datetime"),
    )
    return next((printed for printed in candidates if printed and iso_date(printed)), None)


def _linked_data(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """Every object of the page's JSON-LD; a script that is no JSON is left out, as browsers and search engines do."""
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            data = msgspec.json.decode(script.text or "")
        except (msgspec.MsgspecError, RecursionError):
            continue
        yield from _objects(data, _DEEPEST_JSON)


def _objects(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth and isinstance(data, list):
        for entry in data:
            yield from _objects(entry, depth - 1)
    elif depth and isinstance(data, dict):
        yield data
        yield from _objects(data.get("@graph"), depth - 1)
        yield from _objects(data.get("mainEntity"), depth - 1)


def _is_article(row: dict[str, Any]) -> bool:
    kinds = row.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and kind.lower().endswith(_ARTICLE_TYPES) for kind in kinds)


def _meta_tags(tree: HtmlElement) -> dict[str, str]:
    contents: dict[str, str] = {}
    for tag in tree.xpath("//meta[@content]"):
        name = (tag.get("property") or tag.get("name") or tag.get("itemprop") or "").lower()
        if words := " ".join(tag.get("content").split()):
            contents.setdefault(name, words)
    found = {}
    for field, names in _META.items():
        value = next((contents[name] for name in names if name in contents), None)
        if value:
            found[field] = value
    return found


def _text(value: Any) -> str | None:
    """The words of a JSON-LD value: a text, an object's name, or those of a list joined."""
    if isinstance(value, list):
        return ", ".join(words for entry in value[:20] if (words := _text(entry))) or None
    if isinstance(value, dict):
        value = value.get("name")
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _address(linked: dict[str, Any]) -> str | None:
    page = linked.get("url") or linked.get("mainEntityOfPage")
    page = page.get("@id") if isinstance(page, dict) else page
    return page if isinstance(page, str) else None


def _language(linked: dict[str, Any], tree: HtmlElement) -> str | None:
    """The two or three letters of the language tag."""
    tag = _text(linked.get("inLanguage")) or _attribute(tree, "/html/@lang")
    return tag.replace("_", "-").partition("-")[0].lower() if tag else None


def _first(tree: HtmlElement, path: str) -> str | None:
    return next((words for element in tree.xpath(path) if (words := _words(element))), None)


def _attribute(tree: HtmlElement, path: str) -> str | None:
    return next((value.strip() for value in tree.xpath(path) if value.strip()), None)


def _words(element: HtmlElement) -> str | None:
    return " ".join("".join(element.itertext()).split()) or None
