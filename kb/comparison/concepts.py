"""The concept register: which phrases name one thing, and which stand as wider, narrower, close or apart."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any

from kb.comparison.words import stems
from kb.vocabulary import load

# Phrases of which a register remembers what they name.
_REMEMBERED = 65536


class Relation(StrEnum):
    """How one thing measured stands to another."""

    SAME = "same"
    CLOSE = "close"
    NARROWER = "narrower"
    BROADER = "broader"
    DIFFERENT = "different"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Concept:
    """A registered thing. `kind` is its class (toll, fact, series, state, product); `falls` marks counts that
    shrink as news comes in; `unit` is the class of unit it is counted in; `unique` marks
    what a happening or thing has but one of, `borne` what each of its bearers has one of."""

    name: str
    kind: str
    falls: bool = False
    unit: str | None = None
    unique: bool = False
    borne: bool = False
    broader: frozenset[str] = frozenset()
    close: frozenset[str] = frozenset()
    apart: frozenset[str] = frozenset()


@dataclass(slots=True)
class Register:
    """All concepts, found by the stems of their labels."""

    by_name: dict[str, Concept] = field(default_factory=dict)
    by_label: dict[tuple[str, ...], Concept] = field(default_factory=dict)
    longest: int = 1
    # What was asked before; `add` forgets it.
    _named: dict[tuple[str | None, frozenset[str] | None], Concept | None] = field(default_factory=dict, repr=False)
    _related: dict[tuple[str, str], Relation] = field(default_factory=dict, repr=False)
    _labels: dict[str, list[tuple[str, ...]]] = field(default_factory=dict, repr=False)

    def add(self, entry: Mapping[str, Any]) -> None:
        """Add one entry as in `concepts.toml`; an entry of a known name adds its labels and relations."""
        name = str(entry["labels"][0])
        old = self.by_name.get(name)
        concept = Concept(
            name,
            str(entry.get("class") or (old.kind if old else "fact")),
            bool(entry.get("falls", old.falls if old else False)),
            entry.get("unit") or (old.unit if old else None),
            bool(entry.get("unique", old.unique if old else False)),
            bool(entry.get("borne", old.borne if old else False)),
            frozenset(entry.get("broader", ())) | (old.broader if old else frozenset()),
            frozenset(entry.get("close", ())) | (old.close if old else frozenset()),
            frozenset(entry.get("apart", ())) | (old.apart if old else frozenset()),
        )
        self._named.clear()
        self._related.clear()
        self._labels.clear()
        self.by_name[name] = concept
        labels = {label for label, c in self.by_label.items() if c.name == name} | {stems(str(label)) for label in entry["labels"]}
        for label in labels - {()}:
            self.by_label[label] = concept
            self.longest = max(self.longest, len(label))

    def find(self, words: tuple[str, ...], *, kinds: frozenset[str] | None = None) -> list[tuple[int, int, Concept]]:
        """Concepts named in a run of stems, as (position, length, concept); longer labels win where they overlap."""
        found, i = [], 0
        while i < len(words):
            for n in range(min(self.longest, len(words) - i), 0, -1):
                concept = self.by_label.get(words[i : i + n])
                if concept is not None and (kinds is None or concept.kind in kinds):
                    found.append((i, n, concept))
                    i += n - 1
                    break
            i += 1
        return found

    def named(self, phrase: str | None, *, kinds: frozenset[str] | None = None) -> Concept | None:
        """The concept a whole phrase names: the longest label in it, the last of equals (the head of an English phrase)."""
        key = phrase, kinds
        if key not in self._named:
            if len(self._named) >= _REMEMBERED:
                self._named.clear()
            found = self.find(stems(phrase), kinds=kinds)
            self._named[key] = max(found, key=lambda hit: (hit[1], hit[0]))[2] if found else None
        return self._named[key]

    def labels(self, concept: Concept) -> list[tuple[str, ...]]:
        if concept.name not in self._labels:
            self._labels[concept.name] = [label for label, found in self.by_label.items() if found.name == concept.name]
        return self._labels[concept.name]

    def relate(self, a: Concept, b: Concept) -> Relation:
        key = a.name, b.name
        if key not in self._related:
            self._related[key] = self._relation(a, b)
        return self._related[key]

    def _relation(self, a: Concept, b: Concept) -> Relation:
        if a.name == b.name:
            return Relation.SAME
        if b.name in a.close or a.name in b.close:
            return Relation.CLOSE
        if b.name in self._wider(a):
            return Relation.NARROWER
        if a.name in self._wider(b):
            return Relation.BROADER
        return Relation.DIFFERENT

    def _wider(self, concept: Concept) -> set[str]:
        seen: set[str] = set()
        todo = list(concept.broader)
        while todo:
            name = todo.pop()
            if name not in seen:
                seen.add(name)
                todo.extend(self.by_name[name].broader if name in self.by_name else ())
        return seen


def register(entries: Iterable[Mapping[str, Any]] = ()) -> Register:
    """The register of this project with more entries added."""
    made = Register()
    for entry in (*load("concepts")["concept"], *entries):
        made.add(entry)
    return made


@cache
def standard() -> Register:
    """The register as it ships."""
    return register()


_TAIL = re.compile(r"\b(?:incl|including|excluding|for|of|in|from|to|by|with|without|among|at|on)\b", re.IGNORECASE)


@lru_cache(maxsize=65536)
def head(phrase: str | None) -> str | None:
    """The stem of an English noun phrase's head: the last word before its first preposition."""
    before = stems(_TAIL.split(phrase or "", maxsplit=1)[0])
    return before[-1] if before else None


@lru_cache(maxsize=65536)
def relate_phrases(a: str | None, b: str | None) -> Relation:
    """How two unregistered noun phrases stand: the same words, one with more modifiers to the same head, or different."""
    x, y = set(stems(a)), set(stems(b))
    if not x or not y:
        return Relation.UNKNOWN
    if x == y:
        return Relation.SAME
    if head(a) == head(b):
        if x > y:
            return Relation.NARROWER
        if y > x:
            return Relation.BROADER
    return Relation.DIFFERENT
