"""Sentences with their attributions marked in place: {S source}, {Q cue}, {K content}; marks may stand inside each other."""

import json
import re
from dataclasses import dataclass, field
from pathlib import Path

GOLD = Path(__file__).resolve().parent / "gold"
_WORD = re.compile(r"\w+")


@dataclass
class Marked:
    """A sentence without its marks, and the characters of each marked part."""

    topic: str
    text: str = ""
    spans: dict[str, list[tuple[int, int]]] = field(default_factory=lambda: {"S": [], "Q": [], "K": []})

    @property
    def is_trap(self) -> bool:
        return not self.spans["K"]

    @property
    def content(self) -> tuple[int, int]:
        return self.spans["K"][0][0], self.spans["K"][-1][1]


def marked(topic: str, sentence: str) -> Marked:
    found = Marked(topic)
    opened: list[tuple[str, int]] = []
    at = 0
    while at < len(sentence):
        if sentence[at] == "{":
            opened.append((sentence[at + 1], len(found.text)))
            at += 3
        elif sentence[at] == "}":
            kind, start = opened.pop()
            found.spans[kind].append((start, len(found.text)))
            at += 1
        else:
            found.text += sentence[at]
            at += 1
    for spans in found.spans.values():
        spans.sort()
    return found


def marked_sentences(name: str) -> list[Marked]:
    rows = (json.loads(line) for line in (GOLD / f"{name}.jsonl").read_text(encoding="utf-8").splitlines())
    return [marked(row["topic"], row["marked"]) for row in rows]


def chain_rows(name: str) -> list[dict]:
    """Texts with the chain of each figure by its printed words, outermost source first."""
    return [json.loads(line) for line in (GOLD / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def words_at(text: str, span: tuple[int, int]) -> set[int]:
    return {m.start() for m in _WORD.finditer(text, *span)}


def overlap(text: str, a: tuple[int, int], b: tuple[int, int]) -> float:
    """Dice of the words of two spans of one text."""
    left, right = words_at(text, a), words_at(text, b)
    return 2 * len(left & right) / (len(left) + len(right)) if left or right else 0.0


def same_source(a: str, b: str) -> bool:
    """True when two names share at least half of the key words of the shorter."""
    left, right = (set(_WORD.findall(name.lower())) - {"the", "a", "an", "of", "and", "local", "his", "her", "their"} for name in (a, b))
    return bool(left & right) and 2 * len(left & right) >= min(len(left), len(right))
