"""What leaves the base keeps its words, its chains and its doubts, and does no harm where it is opened."""

import csv
import io
import json
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from ingest.model import Extraction, Hop, HopKind
from kb.base import open_base
from kb.cli import main
from kb.decisions import add_review
from kb.deriving import bring_in_step
from kb.export.annotations import annotations
from kb.export.claims import claim_reviews, claims
from kb.export.holdings import holdings, iri
from kb.export.pack import NoSuchFinding, PackUnreadable, faults, pack, page
from kb.export.provenance import provenance
from kb.export.tables import safe, write_csv
from kb.graph import graph
from kb.store import store
from tests.kb.telling import article, figure, storm, told


@pytest.fixture
def base(tmp_path: Path) -> sqlite3.Connection:
    """Two outlets that give different tolls, and one that hands on a relay's words."""
    conn = open_base(tmp_path / "kb.db", create=True)
    store(conn, storm("85", ref="a", publisher="Coast Gazette", url="https://coast.example/1"))
    store(conn, storm("92", ref="b", publisher="Hill Herald"))
    store(conn, relayed())
    bring_in_step(conn)
    return conn


def relayed() -> Extraction:
    text = "The storm killed 85 people, the Coast Wire reported, citing the Harbour Office."
    read = article(text, ref="c", publisher="Dale Digest")
    killed = figure(read, "85 people", amount="85", low=85, high=85)
    hops = []
    for name in ("the Coast Wire", "the Harbour Office"):
        at = text.index(name)
        hops.append(Hop(source=name, canonical=name, start=at, end=at + len(name), kind=HopKind.CITING, source_kind="agency"))
    return told(read, replace(killed, chain=tuple(hops)))


def finding_of(conn: sqlite3.Connection) -> str:
    row = conn.execute(
        """SELECT n.id FROM finding n JOIN figure a ON a.id = n.a_figure JOIN figure b ON b.id = n.b_figure
        WHERE a.amount <> b.amount ORDER BY n.id"""
    ).fetchone()
    return str(row[0])


def test_a_claim_says_where_it_appeared_and_who_made_it(base: sqlite3.Connection) -> None:
    document = claims(holdings(base))
    assert document["@context"] == "https://schema.org"
    [first] = [claim for claim in document["@graph"] if claim["appearance"].get("url")]
    assert first["@type"] == "Claim"
    assert first["text"] == "The storm that hit Norland on Monday killed 85 people, the Harbour Office said."
    assert first["appearance"]["publisher"]["name"] == "Coast Gazette"
    assert first["author"] == {"@type": "Organization", "name": "the Harbour Office"}
    assert "null" not in json.dumps(document)


def test_one_article_can_be_exported_alone(base: sqlite3.Connection) -> None:
    [id_] = base.execute("SELECT id FROM article WHERE ref = 'b'").fetchone()
    held = holdings(base, article=id_)
    assert [seen.amount for seen in held.figures] == ["92"]


def steps(conn: sqlite3.Connection, work: Callable[[], object]) -> int:
    """How many hundreds of SQLite's steps some work takes."""
    taken = 0

    def step() -> None:
        nonlocal taken
        taken += 1

    conn.set_progress_handler(step, 100)
    work()
    conn.set_progress_handler(None, 0)
    return taken


def test_what_one_article_costs_to_export_does_not_hang_on_the_size_of_the_base(base: sqlite3.Connection) -> None:
    [id_] = base.execute("SELECT id FROM article WHERE ref = 'b'").fetchone()

    def export() -> None:
        held = holdings(base, article=id_)
        assert [seen.amount for seen in held.figures] == ["92"]
        for document in (claims(held), claim_reviews(base, held), provenance(base, held), annotations(held), graph(base, article=id_)):
            assert document

    before = steps(base, export)
    for number in range(80):
        text = f"A flood in Dale {number} took {300 + number} carts, the Mill Office said."
        read = article(text, ref=f"flood-{number}", publisher=f"Mill Post {number}")
        store(base, told(read, figure(read, f"{300 + number} carts", amount=str(300 + number), low=300 + number, high=300 + number)))
    assert steps(base, export) < 4 * before


def test_there_is_no_claim_review_before_a_person_has_spoken(base: sqlite3.Connection) -> None:
    held = holdings(base)
    assert claim_reviews(base, held)["@graph"] == []
    finding = finding_of(base)
    add_review(base, target_kind="finding", target=finding, verdict="second look", actor="ann")
    assert claim_reviews(base, held)["@graph"] == []
    add_review(base, target_kind="finding", target=finding, verdict="confirm", actor="ann", note="rang both")
    reviews = claim_reviews(base, held)["@graph"]
    assert len(reviews) == 2
    for review in reviews:
        assert review["author"] == {"@type": "Person", "name": "ann"}
        assert review["reviewBody"] == "rang both"
        assert review["itemReviewed"]["text"] == review["claimReviewed"]


def test_the_primary_source_is_the_end_of_the_chain_only(base: sqlite3.Connection) -> None:
    nodes = {node["@id"]: node for node in provenance(base, holdings(base))["@graph"]}
    [seen] = [figure_ for figure_ in holdings(base).figures if figure_.ref == "c"]
    node = nodes[iri("figure", seen.id)]
    relay, primary = nodes[node["wasDerivedFrom"]], nodes[node["hadPrimarySource"]]
    assert nodes[relay["wasAttributedTo"]]["label"] == "the Coast Wire"
    assert nodes[primary["wasAttributedTo"]]["label"] == "the Harbour Office"
    assert relay["wasDerivedFrom"] == primary["@id"]
    assert "hadPrimarySource" not in relay
    pointed = {value for node in nodes.values() for key, value in node.items() if key.startswith(("was", "had")) and isinstance(value, str)}
    assert pointed <= nodes.keys()


def test_an_annotation_finds_its_words_again(base: sqlite3.Connection) -> None:
    held = holdings(base)
    texts = {text.url or iri("article", text.id): text.text for text in held.articles.values()}
    items = annotations(held)["first"]["items"]
    assert len(items) == len(held.figures)
    for item in items:
        quote, place = item["target"]["selector"]
        text = texts[item["target"]["source"]]
        assert text[place["start"] : place["end"]] == quote["exact"]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in text


@pytest.mark.parametrize("live", ["=1+1", "+5 %", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\0=1", " =1", "-", "－1", "-1e5|cmd"])
def test_what_a_spreadsheet_would_run_is_made_text(live: str) -> None:
    assert str(safe(live)).startswith("'")
    assert "\0" not in str(safe(live))


@pytest.mark.parametrize("harmless", ["-11", "-0.5", "-1e5", "85 people", "5-6", "", None, -11.5, True])
def test_numbers_and_plain_words_are_kept(harmless: object) -> None:
    assert safe(harmless) == harmless


def test_the_table_has_a_line_a_figure(base: sqlite3.Connection) -> None:
    file = io.StringIO(newline="")
    write_csv(holdings(base), file)
    rows = list(csv.DictReader(io.StringIO(file.getvalue())))
    assert [row["amount"] for row in rows] == ["85", "92", "85"]
    assert rows[2]["sources"] == "the Coast Wire > the Harbour Office"
    assert rows[2]["origin"] == "the Harbour Office"


def test_a_pack_holds_and_tells_when_it_was_changed(base: sqlite3.Connection, tmp_path: Path) -> None:
    made = pack(base, finding_of(base))
    file = tmp_path / "pack.json"
    file.write_text(json.dumps(made), encoding="utf-8")
    assert list(faults(file)) == []
    made["sides"]["a"]["figure"]["start"] += 1
    made["sides"]["b"]["article"]["text"] += " And more."
    file.write_text(json.dumps(made), encoding="utf-8")
    assert [fault.split(" ")[1] for fault in faults(file)] == ["pack", "a:", "b:"]


def test_a_pack_whose_arithmetic_was_bent_and_sealed_anew_is_found_out(base: sqlite3.Connection, tmp_path: Path) -> None:
    made = pack(base, finding_of(base))
    made["finding"]["kind"] = "agree"
    made["arithmetic"]["gap"] = 0.0
    file = tmp_path / "pack.json"
    file.write_text(json.dumps(made), encoding="utf-8")
    assert len(list(faults(file))) == 3


@pytest.mark.parametrize("content", ["no json", "[]", '{"format": "other"}', '{"format": "claimdesk evidence pack 1"}', "[" * 100_000])
def test_a_file_that_is_no_pack_is_refused(tmp_path: Path, content: str) -> None:
    file = tmp_path / "pack.json"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(PackUnreadable):
        list(faults(file))


def test_the_page_of_a_pack_shows_both_sides_and_runs_nothing(base: sqlite3.Connection) -> None:
    made = pack(base, finding_of(base))
    made["sides"]["a"]["article"]["title"] = "<script>alert(1)</script>"
    shown = page(made)
    assert "<mark>92 people</mark>" in shown
    assert "<mark>85 people</mark>" in shown
    assert "<script" not in shown
    assert "Nobody has reviewed this yet." in shown


def test_a_pack_of_an_unknown_finding_is_refused(base: sqlite3.Connection) -> None:
    with pytest.raises(NoSuchFinding):
        pack(base, "0000")


def test_every_form_is_written_by_the_command_and_a_pack_is_checked_by_it(base: sqlite3.Connection, tmp_path: Path) -> None:
    db = str(tmp_path / "kb.db")
    finding = finding_of(base)
    for form in ("claims", "claimreview", "prov", "annotations", "graphml", "csv"):
        output = tmp_path / f"out.{form}"
        assert CliRunner().invoke(main, ["export", form, "--db", db, "-o", str(output)]).exit_code == 0
        assert CliRunner().invoke(main, ["export", form, "--db", db]).stdout_bytes == output.read_bytes()
    output = tmp_path / "pack.json"
    assert CliRunner().invoke(main, ["export", "pack", finding, "--db", db, "-o", str(output)]).exit_code == 0
    assert (tmp_path / "pack.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert CliRunner().invoke(main, ["verify", str(output)]).exit_code == 0
    output.write_text(output.read_text(encoding="utf-8").replace("Hill Herald", "Hill Times"), encoding="utf-8")
    assert CliRunner().invoke(main, ["verify", str(output)]).exit_code == 1
    assert CliRunner().invoke(main, ["export", "pack", "0000", "--db", db]).exit_code == 1
