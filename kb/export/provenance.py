"""Where each figure comes from, as PROV-O in JSON-LD; see https://www.w3.org/TR/prov-o/."""

import sqlite3
from typing import Any

from ingest.identity import content_id
from kb.export.holdings import Holdings, Published, iri, known, reviews_of
from kb.model import Observation
from kb.reading import findings
from kb.rows import source_id

_CONTEXT = {
    "prov": "http://www.w3.org/ns/prov#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "label": "rdfs:label",
    "value": "prov:value",
    **{
        name: {"@id": f"prov:{name}", "@type": "@id"}
        for name in ("wasQuotedFrom", "wasDerivedFrom", "hadPrimarySource", "wasAttributedTo", "wasGeneratedBy", "atLocation")
    },
    "generatedAtTime": {"@id": "prov:generatedAtTime", "@type": "xsd:dateTime"},
}


def provenance(conn: sqlite3.Connection, held: Holdings) -> dict[str, Any]:
    """Articles, figures, what each source is said to have said, who answers for it, findings and reviews as one graph.

    `prov:hadPrimarySource` leads to the end of a chain only; the relays between are `prov:wasDerivedFrom`.
    """
    nodes: dict[str, dict[str, Any]] = {}

    def add(node: dict[str, Any]) -> None:
        nodes.setdefault(node["@id"], known(node))

    for article in held.articles.values():
        add(_article(article))
        if article.publisher:
            add(_agent(article.publisher, held.source_kinds))
    for seen in held.figures:
        for node in _figure(seen, held):
            add(node)
    figures = {seen.id for seen in held.figures}
    for row in findings(conn, everything=True, article=held.article):
        sides = [row["a"]["figure"], row["b"]["figure"]]
        if figures.intersection(sides):
            derived = [iri("figure", side) for side in sides]
            rule = f"{row['rule']} (version {row['version']})"
            add({"@id": iri("rule", content_id(rule)), "@type": "prov:Activity", "label": rule})
            add(
                {
                    "@id": iri("finding", row["id"]),
                    "@type": "prov:Entity",
                    "label": row["explanation"],
                    "wasDerivedFrom": derived,
                    "wasGeneratedBy": iri("rule", content_id(rule)),
                }
            )
    for row in reviews_of(conn, [id_.rsplit(":", 1)[-1] for id_ in nodes]):
        target = iri(row["target_kind"], row["target"])
        if target in nodes:
            reviewer = iri("reviewer", content_id(row["actor"]))
            add({"@id": reviewer, "@type": ["prov:Agent", "prov:Person"], "label": row["actor"]})
            add(
                {
                    "@id": iri("review", str(row["id"])),
                    "@type": "prov:Entity",
                    "label": row["verdict"],
                    "wasDerivedFrom": target,
                    "wasAttributedTo": reviewer,
                    "generatedAtTime": row["created_at"],
                }
            )
    return {"@context": _CONTEXT, "@graph": list(nodes.values())}


def _article(article: Published) -> dict[str, Any]:
    return {
        "@id": iri("article", article.id),
        "@type": "prov:Entity",
        "label": article.title or article.ref,
        "atLocation": article.url,
        "wasAttributedTo": iri("source", source_id(article.publisher)) if article.publisher else None,
    }


def _agent(name: str, kinds: dict[str, str | None]) -> dict[str, Any]:
    kind = kinds.get(name)
    types = ["prov:Agent"] + (["prov:Person"] if kind == "person" else [])
    return {"@id": iri("source", source_id(name)), "@type": types, "label": name}


def _figure(seen: Observation, held: Holdings) -> list[dict[str, Any]]:
    """The figure, and one entity for what each source of its chain is said to have said."""
    said = [iri("said", f"{seen.id}:{position}") for position in range(len(seen.sources))]
    figure = {
        "@id": iri("figure", seen.id),
        "@type": "prov:Entity",
        "label": seen.quote,
        "value": seen.printed,
        "wasQuotedFrom": iri("article", seen.article_id),
        "wasDerivedFrom": said[0] if said else None,
        "hadPrimarySource": said[-1] if said else None,
        "wasAttributedTo": iri("source", source_id(seen.publisher)) if seen.publisher else None,
    }
    nodes = [figure]
    for position, name in enumerate(seen.sources):
        nodes.append(_agent(name, held.source_kinds))
        nodes.append(
            {
                "@id": said[position],
                "@type": "prov:Entity",
                "label": f"What {name} is said to have said",
                "wasAttributedTo": iri("source", source_id(name)),
                "wasDerivedFrom": said[position + 1] if position + 1 < len(said) else None,
            }
        )
    return nodes
