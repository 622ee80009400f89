"""Articles that come one by one, in any order and edited on the way, lead to what deriving everything at once leads to."""

import random
import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from ingest.claims import extract
from ingest.language import Reader
from ingest.model import Article, Basis, Extraction, FigureClaim, FigureTime, Kind, Scope
from ingest.readers.reading import read
from kb.base import open_base
from kb.decisions import add_judgement
from kb.deriving import bring_in_step
from kb.reading import articles
from kb.store import restore, store
from tests.gold_clusters import stories, write_articles
from tests.kb.telling import article, extract_storms, figure, storm, told

ROOT = Path(__file__).resolve().parents[2]
TABLES = {
    "finding": "id, kind, a_figure, b_figure, severity, severity_parts, explanation, gap, differs, rule",
    "arithmetic_check": "id, rule, verdict, reported, computed_low, computed_high, margin, missing, explanation",
    "check_input": "*",
    "derived_value": "*",
    "derived_input": "*",
    "source_edge": "*",
    "stat": "*",
}
LINKS = {
    "hop": "figure_id, position, state, target_article_id",
    "entity": "id, merged_into",
    "figure": "id, series_key",
    "article_block": "key, (SELECT id FROM article WHERE num = article_num)",
}


def derived(conn: sqlite3.Connection, tables: dict[str, str]) -> dict[str, list[Any]]:
    return {table: sorted(conn.execute(f"SELECT {columns} FROM {table}"), key=repr) for table, columns in tables.items()}  # noqa: S608


def read_anew(conn: sqlite3.Connection, extractions: dict[str, Extraction]) -> None:
    for stored in list(articles(conn)):
        restore(conn, extractions[stored.id])
    bring_in_step(conn)


@pytest.fixture(scope="module")
def gathered(reader: Reader, tmp_path_factory: pytest.TempPathFactory) -> list[Extraction]:
    """The articles of the open gold stories and of the samples."""
    lines = tmp_path_factory.mktemp("stories") / "stories.jsonl"
    write_articles(stories(ROOT / "tests/gold/clusters_open.txt"), lines)
    return list(extract(reader, (a for name in (lines, ROOT / "sources") for a in read(str(name), refused=pytest.fail))))


@pytest.mark.parametrize("seed", range(3))
def test_one_by_one_in_any_order_comes_to_the_same_as_all_at_once(gathered: list[Extraction], tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)
    mixed = rng.sample(gathered, len(gathered))
    edited = [_edited(extraction.article) for extraction in rng.sample(gathered, 8)]
    steps = mixed[: len(mixed) // 2] + list(extract_storms(edited)) + mixed[len(mixed) // 2 :]
    base = open_base(tmp_path / "kb.db", create=True)
    base.execute("PRAGMA synchronous = OFF")
    for number, extraction in enumerate(steps):
        store(base, extraction)
        if number % 3:
            bring_in_step(base)
    bring_in_step(base)
    [replaced] = base.execute("SELECT count(*) FROM article WHERE is_current = 0").fetchone()
    assert replaced
    one_by_one = derived(base, TABLES | LINKS)
    read_anew(base, {extraction.article.id: extraction for extraction in steps})
    assert derived(base, TABLES | LINKS) == one_by_one
    assert len(one_by_one["finding"]) > 100
    assert one_by_one["arithmetic_check"]


def _edited(before: Article) -> Article:
    """Another text at the place of an article: it replaces it, and all that followed from it must go."""
    return storm(str(70 + len(before.ref) % 9), ref=before.ref, publisher=before.publisher, url=before.url).article


def test_the_order_of_articles_does_not_matter(gathered: list[Extraction], tmp_path: Path) -> None:
    found = []
    for seed in range(2):
        base = open_base(tmp_path / f"{seed}.db", create=True)
        base.execute("PRAGMA synchronous = OFF")
        for extraction in random.Random(seed).sample(gathered, len(gathered)):
            store(base, extraction)
            bring_in_step(base)
        found.append(derived(base, TABLES))
    assert found[0] == found[1]


def test_what_full_blocks_list_changes_with_what_comes_in(tmp_path: Path) -> None:
    """More figures in one block than are listed in full: the first to print each value stands for the others."""
    extractions = [_exported(60 + number % 7, number) for number in range(75)]
    base = open_base(tmp_path / "kb.db", create=True)
    base.execute("PRAGMA synchronous = OFF")
    for extraction in random.Random(3).sample(extractions, len(extractions)):
        store(base, extraction)
        bring_in_step(base)
    one_by_one = derived(base, TABLES | LINKS)
    assert one_by_one["finding"]
    read_anew(base, {extraction.article.id: extraction for extraction in extractions})
    assert derived(base, TABLES | LINKS) == one_by_one


def _exported(tons: int, number: int) -> Extraction:
    """An article on a year's exports. They are published months apart and so tell no one story: only their series joins them."""
    text = f"New Zealand exported {tons} tons of wool in 2009, traders of town {number} were told."
    read = article(text, ref=f"{number:03d}", publisher=f"Gazette {number}", url=f"https://example.org/{number}")
    read = replace(read, published=f"{2010 + number // 12}-{number % 12 + 1:02d}-14")
    level = figure(read, f"{tons} tons", amount=str(tons), low=tons - 0.5, high=tons + 0.5, unit="t", kind=Kind.LEVEL)
    return told(read, _of_year(level, "exports", "2009"))


def test_a_rank_is_checked_by_the_level_beside_it_when_only_its_own_series_grows(tmp_path: Path) -> None:
    text = "Wool exports came to 90 tons in 2010, the highest on record for production."
    read = replace(article(text, ref="rank"), published="2011-02-01")
    level = _of_year(figure(read, "90 tons", amount="90", low=89.5, high=90.5, unit="t", kind=Kind.LEVEL), "exports", "2010")
    rank = _of_year(figure(read, "highest", amount="1", low=1, high=1, unit="rank", kind=Kind.RANK), "production", "2010")
    grown = article("Some 40 tons were produced in 2008.", ref="grown", publisher="Hill Herald")
    produced = _of_year(figure(grown, "40 tons", amount="40", low=39.5, high=40.5, unit="t", kind=Kind.LEVEL), "production", "2008")
    extractions = [_exported(100, 1), told(read, level, rank), *(_exported(50, number) for number in range(30, 40)), told(grown, produced)]
    base = open_base(tmp_path / "kb.db", create=True)
    for extraction in extractions:
        store(base, extraction)
        bring_in_step(base)
    one_by_one = derived(base, TABLES | LINKS)
    assert ("rank among the values known", "fails") in {row[1:3] for row in one_by_one["arithmetic_check"]}
    read_anew(base, {extraction.article.id: extraction for extraction in extractions})
    assert derived(base, TABLES | LINKS) == one_by_one


def _of_year(made: FigureClaim, measure: str, year: str) -> FigureClaim:
    scope = Scope(measure=measure, product="wool", ref_area="NZ")
    return replace(made, scope=scope, time=FigureTime(period=year, period_basis=Basis.PRINTED))


def test_a_relay_finds_its_source_when_that_comes_later(tmp_path: Path) -> None:
    base = open_base(tmp_path / "kb.db", create=True)
    read = article("The storm killed 85 people, the Coast Wire reported.", ref="digest", publisher="Dale Digest")
    store(base, told(read, figure(read, "85 people", amount="85", low=85, high=85, source="the Coast Wire")))
    for number in range(5):
        store(base, storm(str(20 + number), ref=f"other-{number}", publisher=f"Gazette {number}"))
    bring_in_step(base)
    store(base, storm("85", ref="wire", publisher="the Coast Wire"))
    bring_in_step(base)
    assert base.execute("SELECT t.ref FROM hop h JOIN article t ON t.id = h.target_article_id").fetchall() == [("wire",)]


def test_a_judgement_on_two_figures_is_heeded_and_can_be_taken_back(tmp_path: Path) -> None:
    base = open_base(tmp_path / "kb.db", create=True)
    first, second = storm("85", ref="a", publisher="Coast Gazette"), storm("92", ref="b", publisher="Hill Herald")
    for extraction in (first, second):
        store(base, extraction)
        bring_in_step(base)
    assert base.execute("SELECT count(*) FROM finding").fetchone() == (1,)
    add_judgement(base, kind="figure", a=first.figures[0].id, b=second.figures[0].id, judgement="negative", actor="ann")
    bring_in_step(base)
    assert base.execute("SELECT count(*) FROM finding").fetchone() == (0,)
    add_judgement(base, kind="figure", a=first.figures[0].id, b=second.figures[0].id, judgement="unsure", actor="bob")
    bring_in_step(base)
    assert base.execute("SELECT count(*) FROM finding").fetchone() == (1,)


def test_a_judgement_on_two_series_holds_for_figures_that_come_later(tmp_path: Path) -> None:
    base = open_base(tmp_path / "kb.db", create=True)
    made = [storm("85", ref="a", publisher="Coast Gazette"), _injured("300", ref="b"), _injured("400", ref="c")]
    for extraction in made[:2]:
        store(base, extraction)
    bring_in_step(base)
    a, b = (base.execute("SELECT series_key FROM figure WHERE id = ?", (one.figures[0].id,)).fetchone()[0] for one in made[:2])
    add_judgement(base, kind="series", a=a, b=b, judgement="positive", actor="ann")
    bring_in_step(base)
    store(base, made[2])
    bring_in_step(base)
    sides = base.execute("SELECT a_figure, b_figure FROM finding WHERE explanation LIKE '%a person judged%'").fetchall()
    killed = made[0].figures[0].id
    assert {frozenset(pair) for pair in sides} == {frozenset((killed, one.figures[0].id)) for one in made[1:]}


def _injured(hurt: str, *, ref: str) -> Extraction:
    read = article(f"The storm in Norland hurt {hurt} people.", ref=ref, publisher=f"Herald {ref}")
    return told(read, figure(read, f"{hurt} people", amount=hurt, low=float(hurt), high=float(hurt), measure="injured"))


def test_figures_of_a_replaced_version_keep_their_series(tmp_path: Path) -> None:
    base = open_base(tmp_path / "kb.db", create=True)
    versions = [storm("85"), storm("92")]
    for extraction in versions:
        store(base, extraction)
        bring_in_step(base)
    before = base.execute("SELECT id, series_key FROM figure ORDER BY id").fetchall()
    assert all(key for _, key in before)
    read_anew(base, {extraction.article.id: extraction for extraction in versions})
    assert base.execute("SELECT id, series_key FROM figure ORDER BY id").fetchall() == before


def test_a_base_whose_ingest_was_cut_off_before_deriving_catches_up(tmp_path: Path) -> None:
    base = open_base(tmp_path / "kb.db", create=True)
    store(base, storm("85", ref="a", publisher="Coast Gazette"))
    store(base, storm("92", ref="b", publisher="Hill Herald"))
    base.close()
    again = open_base(tmp_path / "kb.db")
    bring_in_step(again)
    assert again.execute("SELECT count(*) FROM finding").fetchone() == (1,)
