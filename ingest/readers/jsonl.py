"""JSON lines: one object an article, from a file or from standard input."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import msgspec

from ingest.model import Article
from ingest.readers.assemble import Metadata, article
from ingest.readers.dates import iso_date
from ingest.readers.errors import Unreadable
from ingest.readers.files import LARGEST_ARTICLE, decode, too_large

_METADATA = ("title", "published", "publisher", "author", "url", "language")
_MEND = 'give one object a line: {"id": ..., "text": ...}'


def read(lines: Iterable[bytes], *, name: str, refused: Callable[[Unreadable], None]) -> Iterator[Article]:
    """One article a line, in order, its text exactly as given. A line that is wrong goes to `refused`; the rest is read.

    `name` is the input's name in messages. Keys other than text and metadata are kept in `extra`, as is a date
    of publication that is none.
    """
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield _article(line, f"{name}:{number}")
        except Unreadable as error:
            refused(error)


def _article(line: bytes, place: str) -> Article:
    if len(line) > LARGEST_ARTICLE:
        raise too_large(place)
    row = _object(decode(line, place), place)
    text = row.pop("text", None)
    if not isinstance(text, str):
        raise Unreadable(place, 'has no "text" that is a string', _MEND)
    if "\0" in text:
        raise Unreadable(place, "has a NUL character in its text", "take it out")
    ref = row.pop("id", None)
    known = {key: row.pop(key) for key in _METADATA if isinstance(row.get(key), str) and row[key].strip()}
    if "published" in known and iso_date(known["published"]) is None:
        row["published"] = known.pop("published")
    return article(text, ref=place if ref is None else str(ref), metadata=Metadata(**known), extra=row)


def _object(line: str, place: str) -> dict[str, Any]:
    try:
        row = msgspec.json.decode(line)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise Unreadable(place, f"is not a line of JSON ({error})", _MEND) from error
    if not isinstance(row, dict):
        raise Unreadable(place, "is JSON but no object", _MEND)
    return row
