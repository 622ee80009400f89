"""Files of any supported kind, or the address of a page, in; articles out."""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from ingest.model import Article
from ingest.readers import html, jsonl, markdown, text, url
from ingest.readers.errors import Unreadable

STANDARD_INPUT = "-"
_Reader = Callable[..., Iterator[Article]]
_ONE_ARTICLE: dict[str, _Reader] = {
    ".txt": text.read,
    ".text": text.read,
    ".md": markdown.read,
    ".markdown": markdown.read,
    ".html": html.read,
    ".htm": html.read,
}
# A README tells about the articles beside it; named itself, it is read like any other file.
_ABOUT_A_DIRECTORY = "README"
_LINES = (".jsonl", ".ndjson")
KINDS = (*_ONE_ARTICLE, *_LINES)


def read(path: str | Path, *, refused: Callable[[Unreadable], None] | None = None) -> Iterator[Article]:
    """The articles of a file, of a directory and all below it, of standard input ("-": JSON lines) or of a page's address, in order.

    What cannot be read goes to `refused` and the rest is read; without it the first refusal is raised.
    An article's `ref` is the id it came with, else its file's name (below a directory: its path from there) or the address.
    """
    report = refused or _raise
    try:
        if str(path) == STANDARD_INPUT:
            yield from jsonl.read(sys.stdin.buffer, name=STANDARD_INPUT, refused=report)
        elif url.is_address(str(path)):
            yield from url.read(str(path))
        elif os.path.isdir(path):
            yield from _read_directory(Path(path), report)
        else:
            yield from _read_file(Path(path), ref=Path(path).name, refused=report)
    except Unreadable as error:
        report(error)


def _raise(error: Unreadable) -> None:
    raise error


def _read_directory(directory: Path, refused: Callable[[Unreadable], None]) -> Iterator[Article]:
    found = (path for path in directory.rglob("*") if path.suffix.lower() in KINDS and path.is_file())
    paths = sorted(path for path in found if path.stem.upper() != _ABOUT_A_DIRECTORY)
    if not paths:
        raise Unreadable(str(directory), f"holds no articles ({', '.join(KINDS)})", "name the folder that the articles are in")
    for path in paths:
        try:
            yield from _read_file(path, ref=path.relative_to(directory).as_posix(), refused=refused)
        except Unreadable as error:
            refused(error)


def _read_file(path: Path, *, ref: str, refused: Callable[[Unreadable], None]) -> Iterator[Article]:
    if not os.path.isfile(path):
        raise Unreadable(str(path), "is no file", "check the name")
    suffix = path.suffix.lower()
    if suffix in _LINES:
        with path.open("rb") as lines:
            yield from jsonl.read(lines, name=str(path), refused=refused)
    elif suffix in _ONE_ARTICLE:
        yield from _ONE_ARTICLE[suffix](path, ref=ref)
    else:
        raise Unreadable(str(path), f"is of a kind that is not read ({', '.join(KINDS)} are)", "save it as one of these")
