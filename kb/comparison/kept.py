"""What comparing works out of the words of an article, packed so that it need be worked out only once: when the article is stored."""

from collections import Counter
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from typing import Any

import msgspec

from kb.comparison.concepts import Register
from kb.comparison.profiles import Profile
from kb.comparison.tellings import Telling

# All that the properties below are worked out with.
_RULES = ("kb.comparison", "kb.vocabulary", "ingest.vocabulary", "ingest.calendar", "ingest.scope")


class KeptFigure(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """Properties of a `Profile`, under their names; a concept is kept by its own name."""

    concept: str | None
    product: str | None
    kind: str
    sort: tuple[str, str]
    keyed: bool
    named_subject: str | None
    digits: str
    significant: int
    clause: str
    aside_ends: int | None
    words: frozenset[str]
    names: frozenset[str]
    name_words: frozenset[str]
    near: frozenset[str]
    near_names: frozenset[str]
    sayings: frozenset[str]
    places: frozenset[str]
    companions: frozenset[str]
    years: tuple[str, ...]
    happened: str | None
    span: str | None
    origin: str | None
    part_words: str
    part: bool
    total: bool
    added: bool
    with_noun: bool
    expected: bool
    surveyed: bool
    earlier: bool
    elsewhen: bool
    corrected: bool
    running: bool


class KeptArticle(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """Properties of a `Telling`, under their names, and its figures by their ids."""

    counts: dict[str, int]
    openers: frozenset[str]
    marks: dict[str, float]
    opening_names: frozenset[str]
    opening_words: frozenset[str]
    name_words: frozenset[str]
    figures: dict[str, KeptFigure]


_CONCEPTS = frozenset({"concept", "product"})
_OF_ARTICLES = tuple(name for name in KeptArticle.__struct_fields__ if name != "figures")
_decoder = msgspec.msgpack.Decoder(KeptArticle)


def packed(telling: Telling) -> bytes:
    figures = {p.obs.id: _figure(p) for p in telling.profiles}
    return msgspec.msgpack.encode(KeptArticle(figures=figures, **{name: getattr(telling, name) for name in _OF_ARTICLES}))


def _figure(p: Profile) -> KeptFigure:
    properties: dict[str, Any] = {name: getattr(p, name) for name in KeptFigure.__struct_fields__}
    for name in _CONCEPTS:
        properties[name] = None if properties[name] is None else properties[name].name
    return KeptFigure(**properties)


def restore(telling: Telling, words: bytes, register: Register) -> None:
    """Gives an article what was packed of it, which it then works out no more; `register` is the one that it was packed with."""
    kept = _decoder.decode(words)
    vars(telling).update({name: getattr(kept, name) for name in _OF_ARTICLES}, counts=Counter(kept.counts))
    for p in telling.profiles:
        figure = kept.figures.get(p.obs.id)
        if figure is not None:
            properties: dict[str, Any] = msgspec.structs.asdict(figure)
            for name in _CONCEPTS:
                concept = properties[name]
                properties[name] = None if concept is None else register.by_name[concept]
            vars(p).update(properties)


@cache
def version() -> str:
    """Another one with each change of the rules or of their vocabulary, whoever makes it."""
    found = blake2b(digest_size=16)
    for room in _RULES:
        for file in sorted(files(room).iterdir(), key=lambda file: file.name):
            if file.is_file() and file.name.endswith((".py", ".toml")):
                found.update(file.name.encode() + b"\0" + file.read_bytes())
    return found.hexdigest()
