"""`claimdesk audit` from article text to finding: citations in a circle, a single point of failure, a source not found yet relied on."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from kb.cli import main
from tests.claimdesk_run import printed


@pytest.fixture
def stored(tmp_path: Path) -> Callable[[dict[str, tuple[str, str]]], Path]:
    """A base of articles given by name as (publisher, text)."""

    def build(articles: dict[str, tuple[str, str]]) -> Path:
        for name, (publisher, text) in articles.items():
            head = f"---\ntitle: {name}\npublisher: {publisher}\npublished: 2024-04-02\n---\n"
            (tmp_path / f"{name}.md").write_text(f"{head}{text}\n", encoding="utf-8")
        db = tmp_path / "kb.db"
        assert CliRunner().invoke(main, ["ingest", str(tmp_path), "--db", str(db)], catch_exceptions=False).exit_code == 0
        return db

    return build


def told(article: str, db: Path) -> str:
    return CliRunner().invoke(main, ["audit", article, "--db", str(db)], catch_exceptions=False).stdout


def test_two_papers_that_cite_each_other_stand_in_a_circle(stored) -> None:  # type: ignore[no-untyped-def]
    db = stored(
        {
            "first": ("Harbour Post", "The storm destroyed 40 sheds in Marn in March 2024, Valley News reported."),
            "second": ("Valley News", "The storm destroyed 40 sheds in Marn in March 2024, Harbour Post reported."),
            "third": ("Hill Herald", "The storm destroyed 40 sheds in Marn in March 2024, the Quake Office said."),
        }
    )
    [found] = printed("audit", "first.md", "--db", str(db), "--format", "jsonl")
    assert found["loops"] == [["Harbour Post", "Valley News"]]
    assert "they cite each other in a circle: Harbour Post > Valley News" in told("first.md", db)
    [other] = printed("audit", "third.md", "--db", str(db), "--format", "jsonl")
    assert other["loops"] == []


def test_an_agency_through_which_all_reports_go_is_a_single_point(stored) -> None:  # type: ignore[no-untyped-def]
    carried = "The tremor injured 430 people in Marn in March 2024, according to Kyodo."
    db = stored({"one": ("Harbour Post", carried), "two": ("Valley News", carried.replace("according to Kyodo", "Kyodo reported"))})
    [found] = printed("audit", "one.md", "--db", str(db), "--format", "jsonl")
    assert [figure["single_point"] for figure in found["figures"]] == ["Kyodo"]
    assert "every article that prints it depends on Kyodo" in told("one.md", db)


def test_a_second_way_to_the_figure_leaves_no_single_point(stored) -> None:  # type: ignore[no-untyped-def]
    db = stored(
        {
            "one": ("Harbour Post", "The tremor injured 430 people in Marn in March 2024, according to Kyodo."),
            "two": ("Valley News", "Quakes are common here. Eurostat said the tremor injured 430 people in Marn in March 2024."),
        }
    )
    [found] = printed("audit", "one.md", "--db", str(db), "--format", "jsonl")
    assert [figure["single_point"] for figure in found["figures"]] == [None]


def test_a_source_that_could_not_be_found_and_is_relied_on_is_told(stored) -> None:  # type: ignore[no-untyped-def]
    db = stored(
        {
            "one": (
                "Harbour Post",
                "The tremor injured 430 people in Marn, according to Eurostat. The Eurostat release could not be found.",
            ),
            "two": ("Valley News", "The tremor injured 430 people in Marn, according to Eurostat."),
        }
    )
    [found] = printed("audit", "one.md", "--db", str(db), "--format", "jsonl")
    assert [one["source"] for one in found["undermined"]] == ["Eurostat"]
    assert [figure["open_end"] for figure in found["figures"]] == ["last source reported not found"]
    assert "reported not found, yet 1 figures stand on it: Eurostat" in told("one.md", db)
    [other] = printed("audit", "two.md", "--db", str(db), "--format", "jsonl")
    assert other["undermined"] == []
