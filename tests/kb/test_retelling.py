"""What was worked out of an article's words when it was stored is what is worked out of them now."""

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from ingest.claims import extract
from ingest.language import Reader
from ingest.readers.reading import read
from kb import retelling
from kb.base import open_base
from kb.comparison import kept
from kb.comparison.concepts import standard
from kb.findings import tell
from kb.reading import articles, observations
from kb.retelling import keep, retold
from kb.store import store

ROOT = Path(__file__).resolve().parents[2]
OF_ARTICLES = [name for name in kept.KeptArticle.__struct_fields__ if name != "figures"]


@pytest.fixture(scope="module")
def base(reader: Reader, tmp_path_factory: pytest.TempPathFactory) -> sqlite3.Connection:
    base = open_base(tmp_path_factory.mktemp("samples") / "kb.db", create=True)
    for one in extract(reader, read(str(ROOT / "sources"), refused=pytest.fail)):
        store(base, one)
    return base


def ids(base: sqlite3.Connection) -> list[str]:
    return [article.id for article in articles(base)]


def properties(told: dict[str, Any]) -> dict[str, Any]:
    """What every article and figure says of itself; what is not worked out yet is missing."""
    found = {key: {name: vars(telling).get(name) for name in OF_ARTICLES} for key, telling in told.items()}
    for telling in told.values():
        found |= {p.obs.id: {name: vars(p).get(name, "missing") for name in kept.KeptFigure.__struct_fields__} for p in telling.profiles}
    return found


def test_what_is_kept_of_an_article_is_what_its_words_say(base: sqlite3.Connection) -> None:
    anew = tell(observations(base), standard())
    for telling in anew.values():
        kept.packed(telling)
    told = properties(retold(base, ids(base)))
    assert len(told) > 80
    assert told == properties(anew)


def test_what_other_rules_worked_out_is_passed_over(base: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retelling, "version", lambda: "other rules")
    assert not any("counts" in vars(telling) for telling in retold(base, ids(base)).values())


def test_nothing_is_kept_of_an_article_without_figures(base: sqlite3.Connection) -> None:
    [count] = base.execute("SELECT count(*) FROM article_words").fetchone()
    gone = ids(base)[0]
    keep(base, gone, None)
    assert base.execute("SELECT count(*) FROM article_words").fetchone() == (count - 1,)
    keep(base, gone, tell(observations(base, within=[gone]), standard())[gone])
    assert base.execute("SELECT count(*) FROM article_words").fetchone() == (count,)
