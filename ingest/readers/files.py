"""Bytes of a file as checked text: one encoding, no NUL, a size that a news article can have."""

import os
from pathlib import Path

from ingest.readers.errors import Unreadable

LARGEST_ARTICLE = 10_000_000
_BYTE_ORDER_MARK = "\ufeff"


def read_text(path: Path) -> str:
    """The file's text with line ends as "\\n". Raises Unreadable for what is not the UTF-8 text of an article."""
    return decode(read_bytes(path), str(path)).replace("\r\n", "\n").replace("\r", "\n")


def read_bytes(path: Path) -> bytes:
    """The file's bytes, at most LARGEST_ARTICLE of them. Raises Unreadable."""
    try:
        with path.open("rb") as file:
            if os.fstat(file.fileno()).st_size > LARGEST_ARTICLE:
                raise too_large(str(path))
            data = file.read(LARGEST_ARTICLE + 1)
    except OSError as error:
        raise Unreadable(str(path), f"cannot be opened ({error.strerror})", "check the name and your rights to it") from error
    if len(data) > LARGEST_ARTICLE:
        raise too_large(str(path))
    return data


def too_large(name: str) -> Unreadable:
    return Unreadable(name, f"is larger than {LARGEST_ARTICLE // 1_000_000} MB", "give one article a file, or JSON lines")


def decode(data: bytes, name: str) -> str:
    """`data` as strict UTF-8 without its byte order mark; `name` stands in the message of Unreadable."""
    if not data.strip():
        raise Unreadable(name, "is empty", "give a file that holds an article")
    if b"\0" in data:
        raise Unreadable(name, "is a binary file (it holds NUL bytes)", "give text, Markdown, HTML or JSON lines")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Unreadable(name, f"is not valid UTF-8 (byte {error.start})", "save it as UTF-8") from error
    return text.removeprefix(_BYTE_ORDER_MARK)
