"""Sweeping over a base comes to what holding all of it in memory comes to, in one process and in several, in any pieces."""

import sqlite3
from itertools import islice

import pytest

from kb.base import open_base
from kb.findings import Findings, Judgement, derive
from kb.reading import observations
from kb.recording import Batch, batch
from kb.store import store
from kb.sweeping import plan
from kb.sweeping.spool import Spool
from kb.sweeping.sweep import sweep
from tests.bench.derive_speed import extractions

ARTICLES = 240


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> sqlite3.Connection:
    base = open_base(tmp_path_factory.mktemp("newsroom") / "kb.db", create=True)
    base.execute("PRAGMA synchronous = OFF")
    for one in islice(extractions(ARTICLES, seed=5), ARTICLES):
        store(base, one)
    return base


def swept(base: sqlite3.Connection, judgements: tuple[Judgement, ...] = (), *, processes: int = 1) -> Batch:
    found = Batch()
    with Spool() as spool:
        sweep(base, judgements, spool, processes=processes)
        for one in spool:
            for table in Batch.__slots__:
                getattr(found, table).extend(getattr(one, table))
    return in_order(found)


def in_order(rows: Batch) -> Batch:
    return Batch(**{table: sorted(set(getattr(rows, table)), key=repr) for table in Batch.__slots__})


def held_in_memory(base: sqlite3.Connection, judgements: tuple[Judgement, ...] = ()) -> tuple[Findings, Batch]:
    found = derive(observations(base), judgements=judgements)
    return found, in_order(batch(found.findings, found.checks, found.derived))


def test_a_sweep_finds_what_is_found_in_memory(newsroom: sqlite3.Connection) -> None:
    found, rows = held_in_memory(newsroom)
    assert len(found.findings) > 300
    assert len(found.checks) > 20
    assert swept(newsroom) == rows


def test_the_size_of_the_pieces_does_not_matter(newsroom: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = swept(newsroom)
    monkeypatch.setattr(plan, "_ARTICLES_A_PIECE", 30)
    monkeypatch.setattr(plan, "_FIGURES_A_PIECE", 7)
    assert swept(newsroom) == whole


def test_two_processes_find_what_one_finds(newsroom: sqlite3.Connection) -> None:
    assert swept(newsroom, processes=2) == swept(newsroom)


def test_what_people_said_of_figures_is_heeded(newsroom: sqlite3.Connection) -> None:
    found, _ = held_in_memory(newsroom)
    parted = found.findings[0]
    ids = sorted(o.id for o in observations(newsroom) if o.unit == "people")
    judgements = (Judgement(a=parted.a, b=parted.b, same=False), Judgement(a=ids[0], b=ids[-1], same=True))
    judged, rows = held_in_memory(newsroom, judgements)
    assert judged != found
    assert swept(newsroom, judgements) == rows
