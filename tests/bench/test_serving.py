"""The benches of the served desk work, over a small base: every page answers, and nothing is locked while articles come in."""

from contextlib import closing
from pathlib import Path

import pytest

from kb.base import open_base
from kb.verifying import broken
from tests.bench.grown import grow
from tests.bench.pages_speed import measured
from tests.bench.serving import LARGEST_WAL, lived_through

ARTICLES = 120


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("grown") / "kb.db"
    grow(path, ARTICLES, derived=60)
    return path


def test_a_grown_base_keeps_every_promise(base: Path) -> None:
    with closing(open_base(base)) as conn:
        counts = dict(conn.execute("SELECT name, value FROM stat"))
        assert list(broken(conn)) == []
    assert counts["articles"] == ARTICLES
    assert counts["claims"] > 8 * ARTICLES
    assert counts["findings that need a person"] > 0


def test_every_kind_of_page_answers(base: Path) -> None:
    found = measured(base, pages=1, readers=4, seed=1)
    assert [one.kind for one in found if one.failed] == []
    assert {"front", "article", "conflict", "search words", "question whats_new"} <= {one.kind for one in found}
    assert all(0 < one.median <= one.p95 <= one.most for one in found)


def test_nothing_is_locked_while_articles_come_in(base: Path) -> None:
    day = lived_through(base, 12, readers=2, reviewers=1, seed=1)
    assert (day.locked, day.failed) == (0, 0)
    assert day.ingested > 0
    assert day.reviewing
    assert 0 < day.wal < LARGEST_WAL
