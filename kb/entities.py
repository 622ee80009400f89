"""Many names, one entity: which names mean the same, by the texts themselves and by what people judged."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import networkx as nx

from ingest.identity import content_id

UNKNOWN = "unknown"
# A name that more entities bear than this ("he", "the minister") tells nothing about who is who.
_MOST_BEARERS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """An entity as the base holds it, with how often it is mentioned."""

    id: str
    name: str
    kind: str
    mentions: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Likely:
    """Two entities that may be one, for a person to judge; `reason` says in words why."""

    a: str
    b: str
    reason: str


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


def likely_same(entities: Iterable[Named], aliases: Mapping[str, Iterable[str]], judgements: Mapping[tuple[str, str], str]) -> list[Likely]:
    """Pairs of one kind that share a name or where one is the other's initials, and that nobody has judged yet."""
    known = {entity.id: entity for entity in entities}
    owners: dict[str, set[str]] = defaultdict(set)
    for id_ in known:
        for name in aliases.get(id_, ()):
            owners[name.casefold()].add(id_)
    reasons: dict[tuple[str, str], str] = {}
    telling = {name: sorted(ids) for name, ids in sorted(owners.items()) if len(ids) <= _MOST_BEARERS}
    for name, ordered in telling.items():
        for index, first in enumerate(ordered):
            for second in ordered[index + 1 :]:
                reasons.setdefault((first, second), f'both are called "{name}"')
    for entity in known.values():
        for other in telling.get(_initials(entity.name), ()):
            if other != entity.id:
                reasons.setdefault(_pair(entity.id, other), f'"{_initials(entity.name)}" are the initials of "{entity.name}"')
    return [
        Likely(a=a, b=b, reason=reason)
        for (a, b), reason in sorted(reasons.items())
        if (a, b) not in judgements and known[a].kind == known[b].kind
    ]


def _initials(name: str) -> str:
    letters = [word[0] for word in name.split() if word[0].isupper()]
    return "".join(letters).casefold() if len(letters) > 1 else ""


def _pair(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a < b else (b, a)
