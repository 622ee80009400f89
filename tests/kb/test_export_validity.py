"""Every export speaks the vocabulary that it names, so that tools which know the standard can read it."""

import io
import sqlite3
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import networkx as nx
import pytest

from kb.base import open_base
from kb.decisions import add_review
from kb.deriving import bring_in_step
from kb.export.annotations import annotations
from kb.export.claims import claim_reviews, claims
from kb.export.holdings import Holdings, holdings
from kb.export.provenance import provenance
from kb.graph import graph, write_graphml
from kb.store import store
from tests.kb.telling import storm

KNOWN = tomllib.loads((Path(__file__).parent / "vocabularies.toml").read_text(encoding="utf-8"))


@pytest.fixture
def base(tmp_path: Path) -> sqlite3.Connection:
    """Two outlets with different tolls, and a person who judged the conflict."""
    conn = open_base(tmp_path / "kb.db", create=True)
    store(conn, storm("85", ref="a", publisher="Coast Gazette", url="https://coast.example/1"))
    store(conn, storm("92", ref="b", publisher="Hill Herald"))
    bring_in_step(conn)
    [finding] = conn.execute("SELECT id FROM finding").fetchone()
    add_review(conn, target_kind="finding", target=finding, verdict="confirm", actor="ann", note="Rang both.")
    return conn


@pytest.fixture
def held(base: sqlite3.Connection) -> Holdings:
    return holdings(base)


def typed(value: Any) -> Iterator[dict[str, Any]]:
    """Every object with a type, however deep."""
    if isinstance(value, dict):
        if "@type" in value:
            yield value
        for inner in value.values():
            yield from typed(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from typed(inner)


def test_claims_and_reviews_use_types_and_properties_of_schema_org(base: sqlite3.Connection, held: Holdings) -> None:
    documents = [claims(held), claim_reviews(base, held)]
    assert all(document["@context"] == "https://schema.org" for document in documents)
    things = [thing for document in documents for thing in typed(document)]
    assert {thing["@type"] for thing in things} == set(KNOWN["schema"])
    for thing in things:
        assert {name for name in thing if not name.startswith("@")} <= set(KNOWN["schema"][thing["@type"]]["properties"]), thing
        assert set(KNOWN["schema"][thing["@type"]].get("required", ())) <= set(thing), thing


def test_every_identifier_of_an_export_is_absolute(base: sqlite3.Connection, held: Holdings) -> None:
    named = [thing["@id"] for thing in typed(claims(held)) if "@id" in thing] + [n["@id"] for n in provenance(base, held)["@graph"]]
    assert named
    assert all(urlsplit(name).scheme in {"urn", "http", "https"} for name in named)


def test_provenance_uses_terms_of_prov_o_and_points_at_its_own_nodes(base: sqlite3.Connection, held: Holdings) -> None:
    document = provenance(base, held)
    context, nodes = document["@context"], {node["@id"]: node for node in document["@graph"]}
    meant = {alias: told if isinstance(told, str) else told["@id"] for alias, told in context.items() if ":" in str(told)}
    for node in nodes.values():
        types = node["@type"] if isinstance(node["@type"], list) else [node["@type"]]
        assert {name.removeprefix("prov:") for name in types} <= set(KNOWN["prov"]["classes"])
        for name in set(node) - {"@id", "@type"}:
            assert meant[name] == "rdfs:label" or meant[name].removeprefix("prov:") in KNOWN["prov"]["properties"]
        for name in ("wasDerivedFrom", "wasAttributedTo", "wasGeneratedBy", "hadPrimarySource", "wasQuotedFrom"):
            pointed = node.get(name, [])
            assert set(pointed if isinstance(pointed, list) else [pointed]) <= set(nodes), (node["@id"], name)


def test_the_words_of_an_annotation_are_found_again_by_quotation_and_by_position(held: Holdings) -> None:
    model = KNOWN["annotation"]
    document = annotations(held)
    assert document["@context"] == "http://www.w3.org/ns/anno.jsonld"
    for item, seen in zip(document["first"]["items"], held.figures, strict=True):
        assert set(item) <= set(model["annotation"])
        assert item["motivation"] in model["motivations"]
        text = held.articles[seen.article_id].text
        by_type = {selector["type"]: selector for selector in item["target"]["selector"]}
        for kind, selector in by_type.items():
            assert set(selector) <= set(model["selectors"][kind])
        quote, place = by_type["TextQuoteSelector"], by_type["TextPositionSelector"]
        around = quote["prefix"] + quote["exact"] + quote["suffix"]
        assert text.count(around) == 1
        assert text.index(around) + len(quote["prefix"]) == place["start"]
        assert text[place["start"] : place["end"]] == quote["exact"] == seen.printed


def test_graphml_is_read_by_another_program_with_its_types(base: sqlite3.Connection) -> None:
    written = io.BytesIO()
    write_graphml(graph(base), written)
    root = ET.fromstring(written.getvalue())
    assert root.tag == "{http://graphml.graphdrawing.org/xmlns}graphml"
    back = nx.read_graphml(io.BytesIO(written.getvalue()), force_multigraph=True)
    assert {kind for _, kind in back.nodes(data="kind")} == {"article", "claim", "source", "entity", "event"}
    assert all(isinstance(weight, int) for *_, weight in back.edges(data="weight") if weight is not None)
