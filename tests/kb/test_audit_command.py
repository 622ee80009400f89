"""`claimdesk audit` and `claimdesk sources` over small articles of our own: drift, dependence, open ends, what nobody retrieved."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from kb.cli import main
from tests.claimdesk_run import printed

ARTICLES = {
    "agency": ("Kyodo", "The Quake Office said the tremor injured about 430 people in Marn in March 2024."),
    "daily": ("Harbour Post", "Kyodo reported that the tremor injured 430 people in Marn in March 2024, citing the Quake Office."),
    "weekly": (
        "Valley News",
        "The tremor injured 430 people in Marn in March 2024, according to Kyodo. The damage came to 12 million euros.",
    ),
}


@pytest.fixture(scope="module")
def base(tmp_path_factory) -> Path:  # type: ignore[no-untyped-def]
    folder = tmp_path_factory.mktemp("audited")
    for name, (publisher, text) in ARTICLES.items():
        (folder / f"{name}.md").write_text(
            f"---\ntitle: {name}\npublisher: {publisher}\npublished: 2024-04-02\n---\n{text}\n", encoding="utf-8"
        )
    db = folder / "kb.db"
    assert CliRunner().invoke(main, ["ingest", str(folder), "--db", str(db)], catch_exceptions=False).exit_code == 0
    return db


def said(*arguments: str) -> str:
    return CliRunner().invoke(main, list(arguments), catch_exceptions=False).stdout


def test_a_dropped_hedge_is_told_as_drift(base: Path) -> None:
    [found] = printed("audit", "daily.md", "--db", str(base), "--format", "jsonl")
    injured = next(figure for figure in found["figures"] if "430" in figure["printed"])
    assert [step[2] for step in injured["drift"]] == [["hedge"]]
    assert "from Kyodo to Harbour Post changed hedge" in said("audit", "daily.md", "--db", str(base))


def test_chains_that_end_at_an_outlet_are_counted(base: Path) -> None:
    assert "chains that end in the air: 2 of 2" in said("audit", "weekly.md", "--db", str(base))


def test_the_list_of_sources_ends_with_what_nobody_retrieved(base: Path) -> None:
    last = said("sources", "--db", str(base)).splitlines()[-1]
    assert last.startswith("nobody has retrieved:")
    assert "Quake Office" in last
    assert "Kyodo" not in last
    rows = {row["name"]: row["to_do"] for row in printed("sources", "--db", str(base), "--format", "jsonl")}
    assert rows["Quake Office"]
    assert not rows["Kyodo"]


def test_a_dossier_says_how_often_a_source_is_contradicted(base: Path) -> None:
    [found] = printed("sources", "Kyodo", "--db", str(base), "--format", "jsonl")
    assert found["divergence"]["figures"] == 3
    assert found["divergence"]["diverging"] == 0


def test_the_table_says_what_the_base_has_of_a_relay_and_only_that(base: Path) -> None:
    shown = " ".join(said("audit", "daily.md", "--db", str(base)).split())
    assert "Kyodo (in corpus" in shown
    assert "named only" not in shown


def test_a_cell_that_is_a_number_with_commas_is_printed(tmp_path: Path) -> None:
    (tmp_path / "count.md").write_text("The union said the number of strikers reached 11,300, the highest ever.\n", encoding="utf-8")
    db = str(tmp_path / "kb.db")
    assert CliRunner().invoke(main, ["ingest", str(tmp_path / "count.md"), "--db", db], catch_exceptions=False).exit_code == 0
    assert "11,300" in said("audit", "count.md", "--db", db)


def test_a_person_is_not_on_the_list_of_what_to_retrieve(tmp_path: Path) -> None:
    (tmp_path / "trams.md").write_text("The mayor told Kyodo that 40 trams were stuck in the snow.\n", encoding="utf-8")
    db = str(tmp_path / "kb.db")
    assert CliRunner().invoke(main, ["ingest", str(tmp_path / "trams.md"), "--db", db], catch_exceptions=False).exit_code == 0
    [found] = printed("audit", "trams.md", "--db", db, "--format", "jsonl")
    assert found["to_do"] == ["Kyodo"]


def test_what_has_no_name_is_not_on_the_list_of_what_to_retrieve(tmp_path: Path) -> None:
    (tmp_path / "rents.md").write_text(
        "A survey found that rents rose 4 percent. The Rent Office said fuel rose 6 percent. Wood rose 9 percent, dpa reported.\n",
        encoding="utf-8",
    )
    db = str(tmp_path / "kb.db")
    assert CliRunner().invoke(main, ["ingest", str(tmp_path / "rents.md"), "--db", db], catch_exceptions=False).exit_code == 0
    assert said("sources", "--db", db).splitlines()[-1] == "nobody has retrieved: Rent Office, dpa"
    [found] = printed("audit", "rents.md", "--db", db, "--format", "jsonl")
    assert found["to_do"] == ["Rent Office", "dpa"]
