"""Draws who passes on whose words: outlets at the left, what they rely on further to the right."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree as ET

import networkx as nx
from markupsafe import Markup

from kb.browse.desk import address
from kb.browse.drawing.markup import add, picture, shortened, written

_BOX = (196, 38)
_COLUMN = 338
_ROW = 58
_EDGE = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """`relay` passes on `origin`; `words` says how and how often ("reported 6 times, cited twice")."""

    relay: str
    origin: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    name: str
    kind: str
    href: str | None = None
    here: bool = False


def draw_chain(nodes: list[Node], links: list[Link]) -> Markup:
    """A layered drawing; links between the same two are merged, loops are drawn within one layer."""
    known = {n.name: n for n in nodes}
    merged: dict[tuple[str, str], list[str]] = {}
    for link in links:
        merged.setdefault((link.relay, link.origin), []).append(link.words)
    graph = nx.DiGraph([*merged])
    graph.add_nodes_from(known)
    places = _places(graph)
    columns = 1 + max((c for c, _ in places.values()), default=0)
    rows = 1 + max((r for _, r in places.values()), default=0)
    told = ". ".join(f"{relay} relies on {origin} ({', '.join(words)})" for (relay, origin), words in merged.items())
    root = picture(
        width=(columns - 1) * _COLUMN + _BOX[0] + 2 * _EDGE,
        height=rows * _ROW + 2 * _EDGE,
        title="Who relies on whom",
        description=told or "No links.",
        css="chain-drawing",
        links=True,
    )
    for (relay, origin), words in merged.items():
        # Beside the end that has no other link, so that words do not lie on each other where links cross.
        at = 0.25 if graph.out_degree(relay) == 1 else 0.8
        _link(root, places[relay], places[origin], ", ".join(words), at=at)
    for name, place in places.items():
        _box(root, place, known.get(name) or Node(name=name, kind="source"))
    return written(root)


def chains_drawn(path: Callable[[str], str], figures: Iterable[dict[str, Any]]) -> Markup | None:
    """The chains of figures as one drawing, each step with its words and how many figures take it; None without any chain.

    `path` puts the base URL before the address of a page.
    """
    nodes: dict[str, Node] = {}
    steps: dict[tuple[str, str], Counter[str]] = {}
    for figure in figures:
        relay = figure["publisher"] or figure["ref"]
        if figure["chain"]:
            href = path(address("source", figure["publisher_id"])) if figure["publisher_id"] else None
            nodes.setdefault(relay, Node(name=relay, kind="outlet" if figure["publisher"] else "the article", href=href, here=True))
        for hop in figure["chain"]:
            kind = hop["registered_kind"] or hop["source_kind"] or "source"
            nodes.setdefault(hop["name"], Node(name=hop["name"], kind=kind, href=path(address("source", hop["source_id"]))))
            if relay != hop["name"]:
                steps.setdefault((relay, hop["name"]), Counter())[(hop["cue"] or hop["kind"]).lower()] += 1
            relay = hop["name"]
    if not steps:
        return None
    links = [
        Link(relay=relay, origin=origin, words=f"{words} {n}×" if n > 1 else words)
        for (relay, origin), counted in steps.items()
        for words, n in counted.most_common()
    ]
    return draw_chain(list(nodes.values()), links)


def _places(graph: nx.DiGraph) -> dict[str, tuple[int, int]]:
    """A column and a row for every node; nodes of one loop share a column."""
    loops = nx.condensation(graph)
    places: dict[str, tuple[int, int]] = {}
    for column, generation in enumerate(nx.topological_generations(loops)):
        names = sorted(name for part in generation for name in loops.nodes[part]["members"])
        # Each beside those that rely on it, as far as that goes without crossing.
        names.sort(key=lambda name: (_middle_row(graph, name, places), name))
        for row, name in enumerate(names):
            places[name] = (column, row)
    return places


def _middle_row(graph: nx.DiGraph, name: str, places: dict[str, tuple[int, int]]) -> float:
    rows = [places[before][1] for before in graph.predecessors(name) if before in places]
    return sum(rows) / len(rows) if rows else 0.0


def _corner(place: tuple[int, int]) -> tuple[int, int]:
    return _EDGE + place[0] * _COLUMN, _EDGE + place[1] * _ROW


def _link(root: ET.Element, relay: tuple[int, int], origin: tuple[int, int], words: str, *, at: float) -> None:
    (x1, y1), (x2, y2) = _corner(relay), _corner(origin)
    y1, y2 = y1 + _BOX[1] // 2, y2 + _BOX[1] // 2
    start, end = (x1 + _BOX[0], x2) if relay[0] < origin[0] else (x1 + _BOX[0] // 2, x2 + _BOX[0] // 2)
    middle = (start + end) / 2
    path = f"M{start} {y1} C{middle} {y1} {middle} {y2} {end - 7} {y2}"
    group = add(root, "g", css="link")
    add(group, "title", words)
    add(group, "path", d=path, css="wire")
    add(group, "path", d=f"M{end - 8} {y2 - 4} L{end} {y2} L{end - 8} {y2 + 4} Z", css="head")
    y = y1 + (y2 - y1) * at
    add(group, "text", shortened(words, 21), x=(start + end) / 2, y=y - 5, css="words", text_anchor="middle")


def _box(root: ET.Element, place: tuple[int, int], node: Node) -> None:
    x, y = _corner(place)
    holder = add(root, "a", href=node.href) if node.href else add(root, "g")
    add(holder, "title", f"{node.name} ({node.kind})")
    add(holder, "rect", x=x, y=y, width=_BOX[0], height=_BOX[1], rx=4, css=f"box {'here' if node.here else ''}".strip())
    add(holder, "text", shortened(node.name, 24), x=x + 9, y=y + 16, css="name")
    add(holder, "text", shortened(node.kind, 28), x=x + 9, y=y + 30, css="kind")
