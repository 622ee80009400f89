"""Many names, one entity: which names mean the same, by the texts themselves and by what people judged."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import networkx as nx

from ingest.identity import content_id

UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """An entity as the base holds it, with how often it is mentioned."""

    id: str
    name: str
    kind: str
    mentions: int = 0


def entity_id(name: str, kind: str) -> str:
    """The id of an entity; upper and lower case and runs of white space make no difference."""
    return content_id("entity", " ".join(name.casefold().split()), kind)


def merges(entities: Iterable[Named], judgements: Mapping[tuple[str, str], str]) -> dict[str, str]:
    """For each entity that is another one, the id of that other one.

    `judgements` holds the judgement in force for pairs of ids. A positive one joins. Without any, a name of unknown
    kind is the entity of the same name and the only known kind. The one most mentioned stands for all.
    """
    known = {entity.id: entity for entity in entities}
    same = nx.Graph()
    same.add_nodes_from(known)
    same.add_edges_from(pair for pair, judged in judgements.items() if judged == "positive" and set(pair) <= set(known))
    by_name: dict[str, list[Named]] = defaultdict(list)
    for entity in known.values():
        by_name[entity.name.casefold()].append(entity)
    for group in by_name.values():
        settled = [entity for entity in group if entity.kind != UNKNOWN]
        for unknown in (entity for entity in group if entity.kind == UNKNOWN and len(settled) == 1):
            if judgements.get(_pair(unknown.id, settled[0].id)) in (None, "positive"):
                same.add_edge(unknown.id, settled[0].id)
    merged = {}
    for component in nx.connected_components(same):
        head = min(component, key=lambda id_: (known[id_].kind == UNKNOWN, -known[id_].mentions, id_))
        merged.update({id_: head for id_ in component if id_ != head})
    return merged


def _pair(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a < b else (b, a)
