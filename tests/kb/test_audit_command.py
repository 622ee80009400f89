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
