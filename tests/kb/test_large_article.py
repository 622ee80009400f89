"""An article full of figures, a table or a hoax, costs in proportion to its figures."""

import time
from pathlib import Path

from ingest.model import Extraction
from kb.base import open_base
from kb.deriving import bring_in_step
from kb.store import store
from tests.kb.telling import article, figure, told

FEW, MANY, LIKE = 400, 4000, 200
# Ten times the figures may cost up to this many times as much: generous, for a busy machine, yet far from the square.
MOST = 40


def full_of_figures(count: int) -> Extraction:
    sentences = [f"In district {number} of Norland the flood ruined {1000 + number} homes." for number in range(count)]
    read = article(" ".join(sentences), ref=f"table-{count}")
    figures, start = [], 0
    for number, sentence in enumerate(sentences):
        value, claim = 1000 + number, (start, start + len(sentence))
        figures.append(figure(read, f"{value} homes", amount=str(value), low=value, high=value, unit="home", claim=claim))
        start = claim[1] + 1
    return told(read, *figures)


def seconds(count: int, path: Path) -> float:
    base = open_base(path, create=True)
    base.execute("PRAGMA synchronous = OFF")
    extraction = full_of_figures(count)
    started = time.process_time()
    store(base, extraction)
    bring_in_step(base)
    spent = time.process_time() - started
    assert base.execute("SELECT count(*) FROM figure").fetchone() == (count,)
    return spent


def test_figures_that_only_differ_in_scope_do_not_fill_the_base_with_pairs(tmp_path: Path) -> None:
    seconds(LIKE, tmp_path / "like.db")
    base = open_base(tmp_path / "like.db")
    by_kind = dict(base.execute("SELECT kind, count(*) FROM finding GROUP BY kind").fetchall())
    assert sum(by_kind.values()) < 5 * LIKE, by_kind


def test_ten_times_the_figures_cost_in_proportion(tmp_path: Path) -> None:
    seconds(10, tmp_path / "warm.db")
    assert seconds(MANY, tmp_path / "many.db") < MOST * seconds(FEW, tmp_path / "few.db")
