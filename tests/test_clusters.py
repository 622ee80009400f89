"""Findings between the articles of invented stories, all in one base, against hand-labelled pairs."""

from pathlib import Path

import pytest

from tests.claimdesk_run import run_over
from tests.gold_clusters import judge, stories, write_articles

GOLD = Path(__file__).resolve().parent / "gold"

# Only upwards. The held half is for counting; docs/measured.md says where it was looked at all the same.
# Precision and recall of contradictions, what is kept apart, and recall of agreements.
FLOORS = {
    "open": (0.98, 0.86, 0.98, 0.95),
    "held": (0.8, 0.6, 0.95, 0.85),
    "fresh": (0.95, 0.48, 0.98, 0.66),
    "locked": (0.88, 0.33, 0.97, 0.57),
    "second": (0.95, 0.14, 0.97, 0.46),
}


@pytest.fixture(scope="module")
def findings(tmp_path_factory):
    folder = tmp_path_factory.mktemp("clusters")
    told = [story for half in FLOORS for story in stories(GOLD / f"clusters_{half}.txt")]
    write_articles(told, folder / "articles.jsonl")
    return run_over([folder / "articles.jsonl"], folder / "kb.db").conflicts


@pytest.mark.parametrize("half", sorted(FLOORS))
def test_floors(half, findings):
    own = [f for f in findings if f["a"]["ref"].startswith(f"clusters_{half}/")]
    outcome = judge(stories(GOLD / f"clusters_{half}.txt"), own)
    precision, recall, kept_apart, agreements = FLOORS[half]
    assert outcome.precision() >= precision, outcome.confusion
    assert outcome.recall() >= recall, outcome.confusion
    assert outcome.kept_apart() >= kept_apart, outcome.confusion
    assert outcome.found("agree") >= agreements, outcome.confusion
