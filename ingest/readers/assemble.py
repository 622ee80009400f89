"""The one place where an Article is made: its id, its blocks and its date of publication."""

from typing import Any

import msgspec

from ingest.blocks import split_blocks, title_of
from ingest.calendar.dateline import find_dateline
from ingest.identity import content_id
from ingest.model import Article
from ingest.readers.dates import iso_date
from ingest.readers.errors import Unreadable


class Metadata(msgspec.Struct, frozen=True, kw_only=True):
    """What a file says about its article, as printed there; None where it says nothing."""

    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    language: str | None = None


def article(
    text: str,
    *,
    ref: str,
    metadata: Metadata,
    headings: frozenset[int] = frozenset(),
    links: tuple[tuple[int, int, str], ...] = (),
    extra: dict[str, Any] | None = None,
) -> Article:
    """The Article of a text that is final from here on. `headings` are offsets of lines known to be headings.

    Its id depends on what the article says and who published it, not on where the file lies. Raises Unreadable
    when there is nothing to read.
    """
    if not text.strip():
        raise Unreadable(ref, "holds no words", "give an article with text")
    blocks = split_blocks(text, headings=headings)
    published, basis = _publication(text, metadata.published)
    return Article(
        id=content_id(text, *(value or "" for value in (metadata.title, metadata.publisher, metadata.published, metadata.url))),
        ref=ref,
        text=text,
        title=metadata.title or title_of(text, blocks),
        published=published,
        published_basis=basis,
        publisher=metadata.publisher,
        author=metadata.author,
        url=metadata.url,
        language=metadata.language or "en",
        blocks=blocks,
        links=links,
        extra=extra or {},
    )


def _publication(text: str, printed: str | None) -> tuple[str | None, str | None]:
    """The date of publication and where it was found: the file's own metadata, else what the text tells."""
    if printed and (published := iso_date(printed)):
        return published, "metadata"
    told = find_dateline(text)
    return (told.iso, told.basis) if told else (None, None)
