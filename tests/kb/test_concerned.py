"""Who prints the figures of an article, looked for along indexes, is who a look at every figure of the base finds."""

import random
import sqlite3
from pathlib import Path

from kb.base import open_base
from kb.sourcing.audit import CONCERNED
from kb.store import store
from tests.kb import building

# What it is to print the same: one unit and kind, the same amount or intervals that meet.
_EVERY_FIGURE = """
SELECT DISTINCT g.article_id FROM figure f CROSS JOIN figure g WHERE f.article_id = ? AND +g.unit IS f.unit AND +g.kind = f.kind
    AND (g.amount = f.amount OR (g.low <= f.high AND f.low <= g.high))
"""


def printed(rng: random.Random) -> dict[str, object]:
    """A figure with an interval that is narrow, wide, below zero, or open at one end."""
    value = rng.choice((-1, 1)) * rng.choice((0, 2, 8, 30, 40, 41, 55, 90))
    match rng.randrange(5):
        case 0:
            return {"amount": str(value), "low": float(value), "high": float(value)}
        case 1:
            return {"amount": str(value), "low": value - 0.5, "high": value + 0.5}
        case 2:
            return {"amount": None, "low": float(value), "high": value + float(rng.choice((5, 40, 200)))}
        case 3:
            return {"amount": str(value), "low": float(value), "high": None}
        case _:
            return {"amount": str(value), "low": None, "high": float(value)}


def test_the_articles_concerned_are_those_that_a_look_at_every_figure_finds(tmp_path: Path) -> None:
    rng = random.Random(3)
    base = open_base(tmp_path / "kb.db", create=True)
    articles = []
    for number in range(60):
        read = building.article(
            f"Report {number}: the level moved to {number + 1000} points.", ref=f"r{number}", publisher=f"Outlet {number}"
        )
        told = building.figure(read, str(number + 1000), unit="point", measure="level", **printed(rng))  # type: ignore[arg-type]
        store(base, building.told(read, [told]))
        articles.append(read.id)
    reached = [expected(base, article) for article in articles]
    assert [concerned(base, article) for article in articles] == reached
    assert 3 < sum(map(len, reached)) / len(reached) < 50


def concerned(base: sqlite3.Connection, article: str) -> set[str]:
    return {row[0] for row in base.execute(CONCERNED, (article, 1000))}


def expected(base: sqlite3.Connection, article: str) -> set[str]:
    return {row[0] for row in base.execute(_EVERY_FIGURE, (article,))} | {article}
