"""The base as a graph: what is joined to what, what lies near, and that other programs can open it."""

import sqlite3
from pathlib import Path

import networkx as nx
import pytest

from kb.base import open_base
from kb.deriving import bring_in_step
from kb.graph import around, graph, write_graphml
from kb.store import store
from tests.kb.telling import article, figure, storm, told


@pytest.fixture
def base(tmp_path: Path) -> sqlite3.Connection:
    conn = open_base(tmp_path / "kb.db", create=True)
    store(conn, storm("85", ref="a", publisher="Coast Gazette", url="https://coast.example/1"))
    store(conn, storm("92", ref="b", publisher="Hill Herald"))
    bring_in_step(conn)
    return conn


def test_the_graph_joins_articles_claims_sources_entities_and_events(base: sqlite3.Connection) -> None:
    made = graph(base)
    assert {kind for _, kind in made.nodes(data="kind")} == {"article", "claim", "source", "entity", "event"}
    verbs = {verb for _, _, verb in made.edges(data="verb")}
    assert {"states", "published by", "attributed to", "names", "tells of"} <= verbs
    assert all(value is not None for _, attributes in made.nodes(data=True) for value in attributes.values())


def test_the_graph_of_one_article_holds_its_claims_and_those_set_beside_them(base: sqlite3.Connection) -> None:
    bridge = article("A bridge fell and 7 carts were lost.", ref="c", publisher="Dale Digest")
    store(base, told(bridge, figure(bridge, "7 carts", amount="7", low=7, high=7, unit="carts", measure="losses")))
    bring_in_step(base)
    [id_] = base.execute("SELECT id FROM article WHERE ref = 'a'").fetchone()
    made, whole = graph(base, article=id_), graph(base)
    assert set(made) < set(whole)
    assert {label for _, label in made.nodes(data="label")} >= {"Coast Gazette", "the Harbour Office", "Norland"}
    beside = [verb for start, end, verb in made.edges(data="verb") if start.startswith("claim:") and end.startswith("claim:")]
    assert len(beside) == 1
    assert not graph(base, article="none")


def test_the_graph_around_a_thing_stays_small_and_whole(base: sqlite3.Connection) -> None:
    made = graph(base)
    [source] = [node for node, label in made.nodes(data="label") if label == "the Harbour Office"]
    near = around(made, source, most=4)
    assert source in near
    assert len(near) == 4
    assert nx.is_weakly_connected(near)
    with pytest.raises(KeyError):
        around(made, "source:nobody")


def test_graphml_reads_back_and_survives_characters_that_xml_cannot_hold(base: sqlite3.Connection, tmp_path: Path) -> None:
    made = graph(base)
    made.add_node("claim:odd", kind="claim", label="a\x0bb\ufffe<&>\U0001f30a")
    with (tmp_path / "base.graphml").open("wb") as file:
        write_graphml(made, file)
    back = nx.read_graphml(tmp_path / "base.graphml", force_multigraph=True)
    assert back.number_of_nodes() == made.number_of_nodes()
    assert back.number_of_edges() == made.number_of_edges()
    assert back.nodes["claim:odd"]["label"] == "ab<&>\U0001f30a"
