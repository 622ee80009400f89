"""Holds the times of figures to gold sentences: one half was written before any rule was checked against it and is never looked at."""

from pathlib import Path

import pytest

from ingest.language import Reader
from tests.gold_periods import read_gold, score

GOLD = Path(__file__).parent / "gold"


@pytest.mark.parametrize(("name", "floor", "base_floor"), [("periods_open.txt", 0.98, 0.98), ("periods_held.txt", 0.92, 0.95)])
def test_periods_of_gold_figures_stay_right(reader: Reader, name: str, floor: float, base_floor: float) -> None:
    found = score(reader, read_gold(GOLD / name))
    assert found.periods / found.total >= floor, "\n".join(found.wrong)
    assert found.bases / found.total >= base_floor, "\n".join(found.wrong)


def test_how_a_period_is_known_is_told(reader: Reader) -> None:
    found = score(reader, read_gold(GOLD / "periods_open.txt"))
    assert found.marked >= 45
    assert found.known / found.marked >= 0.95, "\n".join(found.wrong)


def test_gold_is_broad_enough() -> None:
    articles = [article for name in ("periods_open.txt", "periods_held.txt") for article in read_gold(GOLD / name)]
    assert len({article.topic for article in articles}) >= 25
    assert sum(len(article.figures) for article in articles) >= 180
