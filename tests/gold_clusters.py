"""Gold story clusters: invented articles with figures named in place, and how pairs of them stand to each other.

## story | topic
### outlet | published
Text in which {at least 12 people}[k1] ...
= agree: k1 k2
= conflict: k2 k3
"""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_NAMED = re.compile(r"\{([^{}]+)\}\[(\w+)\]")
AGREEMENT = {"agree", "rounding", "bound_compatible"}


@dataclass(frozen=True)
class Story:
    """`figures` maps a figure's name to its article's ref, start and end; `pairs` holds (label, name, name)."""

    name: str
    articles: tuple[dict[str, str], ...]
    figures: dict[str, tuple[str, int, int]]
    pairs: tuple[tuple[str, str, str], ...]


def stories(path: Path) -> list[Story]:
    """Every story of the file. Raises KeyError for a pair that names no figure."""
    return [_story(path.stem, block) for block in re.split(r"^## ", path.read_text(encoding="utf-8"), flags=re.M)[1:]]


def _story(half: str, block: str) -> Story:
    header, _, body = block.partition("\n")
    name = header.split("|")[0].strip()
    told, _, labels = body.partition("\n= ")
    articles, figures = [], {}
    for number, part in enumerate(re.split(r"^### ", told, flags=re.M)[1:]):
        outlet, published = (word.strip() for word in part.split("\n", 1)[0].split("|"))
        ref = f"{half}/{name}/{number}"
        text = ""
        position = 0
        marked = part.split("\n", 1)[1].strip()
        for found in _NAMED.finditer(marked):
            text += marked[position : found.start()]
            figures[found[2]] = (ref, len(text), len(text) + len(found[1]))
            text += found[1]
            position = found.end()
        articles.append({"id": ref, "text": text + marked[position:], "publisher": outlet, "published": published})
    pairs = []
    for line in ("= " + labels).strip().splitlines():
        label, named = line.removeprefix("= ").split(":")
        for pair in named.split(","):
            a, b = pair.split()
            pairs.append((label, a, b))
            _ = figures[a], figures[b]
    return Story(name, tuple(articles), figures, tuple(pairs))


def write_articles(told: Iterable[Story], path: Path) -> None:
    lines = [json.dumps(article) for story in told for article in story.articles]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


@dataclass
class Outcome:
    """Counts over all labelled pairs; `flags_elsewhere` are contradictions between figures of different stories."""

    confusion: dict[tuple[str, str], int]
    flags_elsewhere: int
    wrong: list[str]

    def precision(self) -> float:
        flagged = sum(n for (_, got), n in self.confusion.items() if got == "conflict") + self.flags_elsewhere
        return self._hits() / flagged if flagged else 1.0

    def found(self, label: str) -> float:
        """Share of the pairs of this label that were given it."""
        asked = sum(n for (wanted, _), n in self.confusion.items() if wanted == label)
        return self.confusion.get((label, label), 0) / asked

    def recall(self) -> float:
        return self.found("conflict")

    def _hits(self) -> int:
        return self.confusion.get(("conflict", "conflict"), 0)

    def kept_apart(self) -> float:
        """Share of the revisions and differences of scope that are not shown as a contradiction."""
        rows = [(got, n) for (label, got), n in self.confusion.items() if label in {"revision", "different"}]
        return sum(n for got, n in rows if got != "conflict") / sum(n for _, n in rows)


def judge(told: Iterable[Story], findings: Iterable[dict[str, Any]]) -> Outcome:
    """Holds what `claimdesk conflicts --all` printed against the labelled pairs."""
    findings = list(findings)
    outcome = Outcome({}, 0, [])
    for story in told:
        for label, a, b in story.pairs:
            places = story.figures[a], story.figures[b]
            kinds = {f["kind"] for f in findings if _joins(f, *places) or _joins(f, *reversed(places))}
            got = _label(kinds)
            outcome.confusion[label, got] = outcome.confusion.get((label, got), 0) + 1
            if (label == "conflict") != (got == "conflict"):
                outcome.wrong.append(f"{story.name}: {a} {b} {label} -> {got} {sorted(kinds)}")
    for finding in findings:
        if finding["kind"] == "contradiction" and finding["a"]["ref"].rsplit("/", 1)[0] != finding["b"]["ref"].rsplit("/", 1)[0]:
            outcome.flags_elsewhere += 1
            outcome.wrong.append(f"across stories: {finding['a']['quote']} | {finding['b']['quote']}")
    return outcome


def _label(kinds: set[str]) -> str:
    if "contradiction" in kinds:
        return "conflict"
    if "revision" in kinds:
        return "revision"
    if kinds & AGREEMENT:
        return "agree"
    return "different" if "scope_differs" in kinds else "nothing"


def _joins(finding: dict[str, Any], a: tuple[str, int, int], b: tuple[str, int, int]) -> bool:
    return _on(finding["a"], a) and _on(finding["b"], b)


def _on(side: dict[str, Any], place: tuple[str, int, int]) -> bool:
    ref, start, end = place
    return side["ref"] == ref and side["start"] < end and start < side["end"]
