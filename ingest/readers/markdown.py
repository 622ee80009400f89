"""Markdown with YAML front matter: marks become layout, the front matter becomes metadata."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

from ingest.model import Article
from ingest.readers.assemble import Metadata, article
from ingest.readers.errors import Unreadable
from ingest.readers.files import read_text
from ingest.readers.layout import Layout, Layouter

_FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?\n)??(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
_NAMES = {
    "title": ("title", "headline"),
    "published": ("published", "date", "datepublished"),
    "publisher": ("publisher", "outlet"),
    "author": ("author", "byline"),
    "url": ("url", "link", "canonical"),
    "language": ("language", "lang"),
}
_DEEPEST_NESTING = 200
# The parser looks for an end to every bracket, so that its time grows with their square.
_MOST_BRACKETS = 20_000
_MARKDOWN = MarkdownIt("commonmark", {"maxNesting": _DEEPEST_NESTING}).enable(["table", "strikethrough"])


def read(path: Path, *, ref: str) -> Iterator[Article]:
    """One article; front matter keys that are no metadata are kept in `extra`. Raises Unreadable."""
    front, body = _split(read_text(path), str(path))
    if body.count("[") > _MOST_BRACKETS:
        raise Unreadable(str(path), "has more brackets than any article", "save the article's words as a text file")
    metadata = _metadata(front)
    layout = lay_out(body)
    yield article(layout.text, ref=ref, metadata=metadata, headings=layout.headings, links=layout.links, extra=front)


def lay_out(markdown: str) -> Layout:
    """CommonMark with tables as plain lines; a table's row is one line, pictures and raw HTML are left out."""
    layouter = Layouter()
    mark = ""
    for token in _MARKDOWN.parse(markdown):
        if token.type == "list_item_open":
            mark = f"{token.info}{token.markup} " if token.info else "- "
        elif token.type == "inline":
            layouter.add(mark)
            mark = ""
            _add_inline(layouter, token)
        elif token.type in ("fence", "code_block"):
            layouter.add(token.content)
            layouter.end_line()
        elif token.type in ("td_close", "th_close"):
            layouter.add(" ")
        elif token.type in ("bullet_list_close", "ordered_list_close", "table_close"):
            layouter.gap()
        elif token.type in ("heading_close", "paragraph_close", "tr_close"):
            layouter.end_line(heading=token.type == "heading_close", gap=not token.hidden and token.type != "tr_close")
    return layouter.finish()


def _add_inline(layouter: Layouter, token: Token) -> None:
    addresses: list[str] = []
    for child in token.children or []:
        if child.type == "link_open":
            addresses.append(str(child.attrGet("href") or ""))
        elif child.type == "link_close":
            addresses.pop()
        elif child.type in ("softbreak", "hardbreak"):
            layouter.add(" ")
        elif child.type in ("text", "code_inline"):
            layouter.add(child.content, address=addresses[-1] if addresses else None)


def _split(text: str, name: str) -> tuple[dict[str, Any], str]:
    """The front matter as texts by key, and what follows it; a rule at the top that closes no mapping is no front matter."""
    match = _FRONT_MATTER.match(text)
    if not match:
        return {}, text
    try:
        # Texts only: no dates, numbers or Norwegian "no" to undo.
        front = yaml.load(match[1] or "", Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError) as error:
        problem = getattr(error, "problem", None) or "it cannot be parsed"
        raise Unreadable(name, f"has front matter that is no YAML ({problem})", "mend the lines between the two ---") from error
    if not isinstance(front, dict):
        return ({}, text[match.end() :]) if front is None else ({}, text)
    return front, text[match.end() :]


def _metadata(front: dict[str, Any]) -> Metadata:
    """What the front matter says of the article; the keys used are taken out of `front`."""
    keys = {str(key).lower(): key for key in reversed(front)}
    found = {}
    for field, names in _NAMES.items():
        for name in names:
            value = front.get(keys.get(name, ""))
            if isinstance(value, str) and value.strip():
                found[field] = value.strip()
                del front[keys[name]]
                break
    return Metadata(**found)
