"""Short stories with arithmetic that a fact-checker would redo: how much of it is found, and that nothing right is called wrong."""

import json
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pytest

from tests.claimdesk_run import Row, run_over

GOLD = Path(__file__).resolve().parents[1] / "gold" / "arithmetic.jsonl"
HELD = frozenset({"holds", "holds only within rounding"})
# Of the stories with a wrong figure and with right ones: the share that is found.
FLOORS = {"first": {"fails": 0.69, "holds": 0.77}, "second": {"fails": 0.84, "holds": 0.96}}


def _stories() -> list[dict[str, Any]]:
    return [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[dict[str, Any], list[Row]]]:
    """Each story with the checks that the base makes of its articles, all stories in one base."""
    folder = tmp_path_factory.mktemp("arithmetic")
    stories = _stories()
    lines = [
        json.dumps({"id": f"{i}-{j}", **article, "text": f"{article['title']}\n\n{article['text']}", "publisher": f"Paper {i}-{j}"})
        for i, story in enumerate(stories)
        for j, article in enumerate({"published": "2026-06-15"} | article for article in story["articles"])
    ]
    source = folder / "stories.jsonl"
    source.write_text("\n".join(lines) + "\n", encoding="utf-8")
    checks: dict[int, dict[str, Row]] = defaultdict(dict)
    for check in run_over([source], folder / "base.db").checks:
        for given in check["inputs"]:
            checks[int(given["ref"].split("-")[0])][check["id"]] = check
    return [(story, list(checks[i].values())) for i, story in enumerate(stories)]


def _seen(story: dict[str, Any], checks: list[Row]) -> bool:
    if story["expect"] in HELD:
        return any(check["verdict"] in HELD for check in checks)
    return any(_names_the_wrong(story, check) for check in checks)


def _names_the_wrong(story: dict[str, Any], check: Row) -> bool:
    return check["verdict"] == "fails" and any(story["wrong"].lower() in given["printed"].lower() for given in check["inputs"])


@pytest.mark.parametrize("batch", FLOORS)
@pytest.mark.parametrize("expected", ["fails", "holds"])
def test_arithmetic_that_is_told_is_found(found: list[tuple[dict[str, Any], list[Row]]], batch: str, expected: str) -> None:
    verdicts = HELD if expected == "holds" else {"fails"}
    told = Counter(_seen(story, checks) for story, checks in found if story["batch"] == batch and story["expect"] in verdicts)
    share = told[True] / told.total()
    assert share >= FLOORS[batch][expected], f"{told[True]} of {told.total()}"


def test_no_right_figure_is_called_wrong(found: list[tuple[dict[str, Any], list[Row]]]) -> None:
    false = [
        check["explanation"]
        for story, checks in found
        for check in checks
        if check["verdict"] == "fails" and not (story["expect"] == "fails" and _names_the_wrong(story, check))
    ]
    assert false == []
