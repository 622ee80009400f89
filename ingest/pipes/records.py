"""How pipes keep their records on a Doc: one span group a kind, its records as plain values in the group's attributes.

Plain values, because a Doc that stores dataclasses can no longer be turned into bytes.
"""

from typing import Any, TypeVar

import msgspec
from spacy.tokens import Doc, SpanGroup

from ingest.model import Article

R = TypeVar("R")


def write(doc: Doc, key: str, records: list[Any]) -> None:
    """Keep `records` (each with character offsets `start`, `end`) as `doc.spans[key]`, in the order given."""
    spans = [doc.char_span(r.start, r.end, alignment_mode="expand") for r in records]
    group = SpanGroup(doc, name=key, spans=[s for s in spans if s is not None])
    group.attrs["records"] = msgspec.to_builtins(records)
    doc.spans[key] = group


def write_values(doc: Doc, key: str, records: list[Any]) -> None:
    """Keep records that have no offsets of their own (one for each figure, say)."""
    doc.user_data[key] = msgspec.to_builtins(records)


def read(doc: Doc, key: str, kind: type[R]) -> list[R]:
    """The records kept under `key`, [] if that pipe did not run."""
    if key in doc.spans:
        return msgspec.convert(doc.spans[key].attrs["records"], list[kind])  # type: ignore[valid-type]
    return msgspec.convert(doc.user_data.get(key, []), list[kind])  # type: ignore[valid-type]


def text_of(doc: Doc) -> str:
    """The text of the Doc, which spaCy joins anew from all tokens each time, joined once."""
    text: str | None = doc.user_data.get("text")
    if text is None:
        text = doc.user_data["text"] = doc.text
    return text


def set_article(doc: Doc, article: Article) -> None:
    doc.user_data["article"] = msgspec.to_builtins(article)


def article_of(doc: Doc) -> Article:
    """The article whose text the Doc holds."""
    return msgspec.convert(doc.user_data["article"], Article)
