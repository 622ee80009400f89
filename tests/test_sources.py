"""The sample articles against their gold: what `claimdesk demo` shows must be what they say."""

from pathlib import Path

import pytest

from tests.claimdesk_run import run_over
from tests.gold_score import rows, score_figures, score_pairs

ROOT = Path(__file__).resolve().parents[1]
GOLD = ROOT / "tests" / "gold"

# Shares of the gold; these only rise.
FLOORS = {"figure": 0.98, "period": 0.94, "counterpart": 0.98, "scope": 0.91, "chain": 0.99}
PAIRS_FLOOR = 0.92


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    return run_over([ROOT / "sources"], tmp_path_factory.mktemp("sources") / "kb.db")


@pytest.fixture(scope="module")
def gold():
    return rows(GOLD / "sources.jsonl")


def test_figures_reach_their_floors(run, gold):
    tally = score_figures(gold, run.extracted)
    rates = {name: tally.right.get(name, 0) / tally.total for name in FLOORS}
    below = {name: rate for name, rate in rates.items() if rate < FLOORS[name]}
    assert not below, "\n".join(tally.misses)


def test_pairs_reach_their_floor(run, gold):
    tally = score_pairs(rows(GOLD / "sources_pairs.jsonl"), gold, run.conflicts, run.checks)
    assert sum(tally.right.values()) / tally.total >= PAIRS_FLOOR, "\n".join(tally.misses)


def test_they_show_one_of_each(run):
    kinds = {f["kind"] for f in run.conflicts}
    verdicts = {c["verdict"] for c in run.checks}
    assert {"contradiction", "rounding", "revision"} <= kinds
    assert {"holds only within rounding", "cannot tell"} <= verdicts
    assert any(c["across_articles"] for c in run.checks)
    chains = [(ref, f["chain"]) for ref, line in run.extracted.items() for f in line["figures"]]
    origins: dict[str, set[str]] = {}
    for ref, chain in chains:
        if chain:
            origins.setdefault(chain[-1]["canonical"], set()).add(ref)
    # The outlet itself is the first of the three links.
    assert any(len(chain) >= 2 for _, chain in chains)
    assert any(len(refs) >= 2 for refs in origins.values())
