"""Five real articles against what a careful fact-checker reads in them; they are not part of the project, so a plain clone has none."""

import json
from pathlib import Path

import pytest

from tests.claimdesk_run import run_over
from tests.gold_score import rows, score_figures, score_pairs

SHARED = Path(__file__).resolve().parents[2] / "shared"
SEEDS = SHARED / "seeds"

# Of 64 figures and 38 pairs; these only rise.
FLOORS = {"figure": 64, "period": 63, "counterpart": 63, "scope": 62, "chain": 63}
PAIRS_FLOOR = 38

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed articles lie beside the repository, not in it")


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    return run_over([SEEDS], tmp_path_factory.mktemp("seeds") / "kb.db")


@pytest.fixture(scope="module")
def gold():
    return rows(SHARED / "seeds_gold.jsonl")


def test_figures_reach_their_floors(run, gold):
    tally = score_figures(gold, run.extracted)
    assert tally.total == 64
    below = {name: tally.right.get(name, 0) for name, floor in FLOORS.items() if tally.right.get(name, 0) < floor}
    assert not below, "\n".join(tally.misses)


def test_pairs_reach_their_floor(run, gold):
    tally = score_pairs(rows(SHARED / "seeds_pairs.jsonl"), gold, run.conflicts, run.checks)
    assert tally.total == 38
    assert sum(tally.right.values()) >= PAIRS_FLOOR, "\n".join(tally.misses)


def _about(findings, a, b):
    return [f for f in findings if {f["a"]["printed"], f["b"]["printed"]} == {a, b}]


def test_85_against_over_90_percent_is_flagged_with_what_differs(run):
    (flag,) = [f for f in _about(run.conflicts, "85%", "over 90%") if f["kind"] == "contradiction"]
    assert flag["differs"]


def test_a_rounded_change_is_not_flagged(run):
    assert all(f["kind"] != "contradiction" for f in _about(run.conflicts, "157.5%", "158%"))
    assert _about(run.conflicts, "157.5%", "158%")


def test_660_percent_holds_only_within_rounding(run):
    checks = [c for c in run.checks if {"353 tons", "46 tons", "660%"} <= {i["printed"] for i in c["inputs"]}]
    assert checks, json.dumps(run.checks)[:2000]
    assert {c["verdict"] for c in checks} == {"holds only within rounding"}
