"""Holds the times of figures to gold sentences: one half was written before any rule was checked against it and is never looked at."""

from pathlib import Path

import pytest

from ingest.language import Reader
from tests.gold_periods import read_gold, score

GOLD = Path(__file__).parent / "gold"


@pytest.mark.parametrize(("name", "floor", "base_floor"), [("periods_open.txt", 0.98, 0.98), ("periods_held.txt", 0.92, 0.95)])
def test_periods_of_gold_figures_stay_right(reader: Reader, name: str, floor: float, base_floor: float) -> None:
    periods, bases, total, wrong = score(reader, read_gold(GOLD / name))
    assert periods / total >= floor, "\n".join(wrong)
    assert bases / total >= base_floor, "\n".join(wrong)


def test_gold_is_broad_enough() -> None:
    articles = [article for name in ("periods_open.txt", "periods_held.txt") for article in read_gold(GOLD / name)]
    assert len({article.topic for article in articles}) >= 12
    assert sum(len(article.figures) for article in articles) >= 120
