"""What the base does with articles: once, twice, edited, read anew; and with what people decide."""

import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from kb import deriving
from kb.base import NotAClaimBase, open_base
from kb.decisions import add_review
from kb.deriving import bring_in_step
from kb.findings import Judgement
from kb.reading import articles, observations
from kb.store import record_refusal, register_sources, restore, store
from kb.sweeping.spool import Spool
from tests.kb.telling import article, extract_storms, figure, storm, storm_text, told


@pytest.fixture
def base(tmp_path: Path) -> sqlite3.Connection:
    return open_base(tmp_path / "kb.db", create=True)


def dump(conn: sqlite3.Connection, *, index: bool = True) -> str:
    """Every row as SQL; without `index` apart from the inner tables of full-text search and the count of changes."""
    return "\n".join(line for line in conn.iterdump() if index or ("_fts" not in line and '"claims_change"' not in line))


def rebuild(conn: sqlite3.Connection) -> None:
    """Derives everything anew from storms read again."""
    conn.execute("DELETE FROM finding")
    for extraction in extract_storms(list(articles(conn))):
        restore(conn, extraction)
    bring_in_step(conn)


def one(conn: sqlite3.Connection, sql: str, *values: object) -> object:
    return conn.execute(sql, values).fetchone()[0]


def test_storing_twice_changes_nothing(base: sqlite3.Connection) -> None:
    assert store(base, storm("85"))
    bring_in_step(base)
    before = dump(base)
    assert not store(base, storm("85"))
    bring_in_step(base)
    assert dump(base) == before


def test_a_stored_article_reads_back_as_it_was(base: sqlite3.Connection) -> None:
    made = storm("85", url="https://example.org/storm")
    store(base, made)
    assert list(articles(base)) == [made.article]


def test_an_observation_carries_its_sentence_and_its_chain(base: sqlite3.Connection) -> None:
    store(base, storm("85"))
    [seen] = observations(base)
    assert (seen.printed, seen.amount, seen.origin, seen.ref) == ("85 people", "85", "the Harbour Office", "quake-1")
    assert seen.quote == storm_text("85").split("\n")[0]


def test_an_edited_article_is_a_new_version_beside_the_old(base: sqlite3.Connection) -> None:
    store(base, storm("85"))
    store(base, storm("92"))
    assert base.execute("SELECT is_current, replaces IS NOT NULL FROM article ORDER BY num").fetchall() == [(0, 0), (1, 1)]
    assert [seen.amount for seen in observations(base)] == ["92"]
    assert one(base, "SELECT count(*) FROM figure") == 2


def test_the_same_url_is_the_same_article_under_another_name(base: sqlite3.Connection) -> None:
    store(base, storm("85", ref="a", url="https://example.org/1"))
    store(base, storm("92", ref="b", url="https://example.org/1"))
    assert one(base, "SELECT count(*) FROM article WHERE is_current") == 1


@pytest.mark.parametrize(
    ("ref", "other_publisher", "text"),
    [
        ("1.txt", None, "Quite other words stand in this file: council members voted down a budget plan."),
        ("batch.jsonl:1", None, "Quite other words stand in this file: council members voted down a budget plan."),
        ("1", "Hill Herald", storm_text("92")),
    ],
)
def test_a_name_that_comes_back_with_another_article_replaces_nothing(
    base: sqlite3.Connection, ref: str, other_publisher: str | None, text: str
) -> None:
    store(base, storm("85", ref=ref))
    store(base, told(article(text, ref=ref, publisher=other_publisher)))
    assert one(base, "SELECT count(*) FROM article WHERE is_current") == 2


def test_articles_of_two_outlets_with_the_same_words_are_two(base: sqlite3.Connection) -> None:
    store(base, storm("85", ref="a", publisher="Coast Gazette"))
    store(base, storm("85", ref="b", publisher="Hill Herald"))
    assert one(base, "SELECT count(*) FROM article WHERE is_current") == 2
    bring_in_step(base)
    assert one(base, "SELECT count(*) FROM event") == 1
    assert one(base, "SELECT articles FROM single_origin_figures") == 2


def test_a_fresh_extraction_takes_the_place_of_the_old_and_keeps_reviews(base: sqlite3.Connection) -> None:
    made = storm("85")
    store(base, made)
    [kept] = made.figures
    add_review(base, target_kind="figure", target=kept.id, verdict="confirm", actor="ann")
    before = dump(base, index=False)
    restore(base, made)
    assert dump(base, index=False) == before
    again = told(made.article, figure(made.article, "third", amount="3", low=3, high=3, unit="rank"))
    restore(base, again)
    assert [seen.printed for seen in observations(base)] == ["third"]
    assert one(base, "SELECT target FROM review") == kept.id
    assert base.execute("PRAGMA foreign_key_check").fetchall() == []


def test_a_figure_that_does_not_point_at_its_words_stores_nothing_of_the_article(base: sqlite3.Connection) -> None:
    read, other = article(storm_text("85")), article("Now " + storm_text("85"))
    shifted = figure(other, "85 people", amount="85", low=85, high=85)
    with pytest.raises(sqlite3.IntegrityError, match="literal words"):
        store(base, told(read, shifted))
    assert one(base, "SELECT count(*) FROM article") == 0


def test_a_conflict_and_its_review_survive_deriving_anew(base: sqlite3.Connection) -> None:
    store(base, storm("85", ref="a", publisher="Coast Gazette"))
    store(base, storm("92", ref="b", publisher="Hill Herald"))
    bring_in_step(base)
    finding, kind = base.execute("SELECT id, kind FROM finding").fetchone()
    assert kind in {"contradiction", "revision"}
    add_review(base, target_kind="finding", target=finding, verdict="dismiss", actor="ann", note="the later count is final")
    assert one(base, "SELECT status FROM finding") == "dismiss"
    rebuild(base)
    assert base.execute("SELECT id, status FROM finding").fetchall() == [(finding, "dismiss")]
    add_review(base, target_kind="finding", target=finding, verdict="reopen", actor="bob")
    assert one(base, "SELECT status FROM finding") == "open"
    assert one(base, "SELECT count(*) FROM review") == 2


def test_findings_of_a_replaced_version_go(base: sqlite3.Connection) -> None:
    store(base, storm("85", ref="a", publisher="Coast Gazette"))
    store(base, storm("92", ref="b", publisher="Hill Herald"))
    bring_in_step(base)
    store(base, storm("92", ref="a", publisher="Coast Gazette"))
    bring_in_step(base)
    assert one(base, "SELECT count(*) FROM finding WHERE needs_person") == 0


def test_a_relay_that_is_in_the_base_with_the_same_figure_is_linked_as_long_as_it_prints_it(base: sqlite3.Connection) -> None:
    text = "The storm killed 85 people, the Coast Wire reported."
    read = article(text, ref="digest", publisher="Dale Digest")
    store(base, told(read, figure(read, "85 people", amount="85", low=85, high=85, source="the Coast Wire")))
    store(base, storm("85", ref="wire", publisher="the Coast Wire"))
    relay = "SELECT h.state, t.ref FROM hop h JOIN article a ON a.id = h.article_id LEFT JOIN article t ON t.id = h.target_article_id"
    bring_in_step(base)
    assert base.execute(f"{relay} WHERE a.ref = 'digest'").fetchone() == ("in corpus", "wire")
    store(base, storm("92", ref="wire", publisher="the Coast Wire"))
    bring_in_step(base)
    assert base.execute(f"{relay} WHERE a.ref = 'digest'").fetchone() == ("named only", None)


@pytest.mark.parametrize("wire_first", [True, False])
@pytest.mark.parametrize(("wire", "digest", "linked"), [(1, 1, True), (1, 15, True), (2, 1, True), (15, 1, False), (1, 28, False)])
def test_a_relay_is_linked_to_what_was_printed_in_the_weeks_before(
    base: sqlite3.Connection, wire: int, digest: int, linked: bool, wire_first: bool
) -> None:
    read = replace(
        article("The storm killed 85 people, the Coast Wire reported.", ref="digest", publisher="Dale Digest"),
        published=f"2024-05-{digest:02d}",
    )
    told_on = told(read, figure(read, "85 people", amount="85", low=85, high=85, source="the Coast Wire"))
    first = storm("85", ref="wire", publisher="the Coast Wire")
    first = replace(first, article=replace(first.article, published=f"2024-05-{wire:02d}"))
    for one in (first, told_on) if wire_first else (told_on, first):
        store(base, one)
        bring_in_step(base)
    [(target,)] = base.execute("SELECT target_article_id FROM hop WHERE article_id = ?", (read.id,)).fetchall()
    assert (target == first.article.id) == linked


def test_what_another_process_stores_while_findings_are_derived_is_not_forgotten(
    base: sqlite3.Connection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store(base, storm("85", ref="a", publisher="Coast Gazette"))
    real, other = deriving.sweep, open_base(tmp_path / "kb.db")

    def slow(conn: sqlite3.Connection, judgements: Iterable[Judgement], spool: Spool) -> None:
        real(conn, judgements, spool)
        if store(other, storm("92", ref="b", publisher="Hill Herald")):
            assert not any(batch.finding for batch in spool)

    monkeypatch.setattr(deriving, "sweep", slow)
    bring_in_step(base)
    assert one(base, "SELECT count(*) FROM finding") == 1


def test_the_register_says_what_a_source_is_without_losing_its_rows(base: sqlite3.Connection) -> None:
    store(base, storm("85"))
    register_sources(base, [{"name": "Coast Gazette", "kind": "newspaper", "country": "NO", "relays": ["Reuters", "AFP"]}])
    row = base.execute("SELECT kind, country, relays, registered FROM source WHERE name = 'Coast Gazette'").fetchone()
    assert row == ("newspaper", "NO", "Reuters, AFP", 1)


def test_a_refused_input_is_kept_once_with_its_reason(base: sqlite3.Connection) -> None:
    assert record_refusal(base, name="a.txt", reason="is empty")
    assert not record_refusal(base, name="a.txt", reason="is empty")
    assert base.execute("SELECT name, reason FROM refusal").fetchall() == [("a.txt", "is empty")]


def test_a_database_of_another_program_is_left_untouched(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE recipe (name)")
    before = path.read_bytes()
    with pytest.raises(NotAClaimBase, match="not a claimdesk database"):
        open_base(path, create=True)
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"plain words", b"SQLite format 3\x00 and then nothing of a database" * 9])
def test_a_file_that_is_no_database_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "kb.db"
    path.write_bytes(content)
    with pytest.raises(NotAClaimBase):
        open_base(path, create=True)


def test_a_missing_base_is_not_made_by_looking_at_it(tmp_path: Path) -> None:
    with pytest.raises(NotAClaimBase, match="no such claim base"):
        open_base(tmp_path / "kb.db")
    assert not (tmp_path / "kb.db").exists()
