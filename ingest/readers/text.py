"""Plain text: the file is the article, its first line the title when it reads like one."""

from collections.abc import Iterator
from pathlib import Path

from ingest.model import Article
from ingest.readers.assemble import Metadata, article
from ingest.readers.files import read_text

_WRAPPED_AT_MOST = 100
_WRAPPED_AT_LEAST = 40


def read(path: Path, *, ref: str) -> Iterator[Article]:
    """One article. Raises Unreadable."""
    yield article(unwrap(read_text(path)), ref=ref, metadata=Metadata())


def unwrap(text: str) -> str:
    """Text set in short lines with its paragraphs on one line each; the same length, so that offsets hold.

    Only paragraphs (between empty lines) of three lines or more that run on, as a typewriter or an e-mail breaks them.
    """
    return "\n\n".join(_unwrap_paragraph(paragraph) for paragraph in text.split("\n\n"))


def _unwrap_paragraph(paragraph: str) -> str:
    lines = paragraph.split("\n")
    full = lines[:-1]
    runs_on = len(lines) >= 3 and all(_WRAPPED_AT_LEAST <= len(line) <= _WRAPPED_AT_MOST for line in full)
    if not runs_on or not any(line[:1].islower() for line in lines[1:]):
        return paragraph
    return " ".join(lines)
