"""While what follows from new articles is derived, others review and judge: reviews pass at once, judgements are heeded."""

import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from kb import deriving, recording, touched
from kb.base import open_base
from kb.decisions import add_judgement, add_review
from kb.deriving import bring_in_step
from kb.store import store
from kb.sweeping.spool import Spool
from kb.verifying import broken
from tests.kb.telling import storm

ALLOWED = 1.0


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A base that is in step with two articles and does not know yet what follows from the third."""
    path = tmp_path / "kb.db"
    with closing(open_base(path, create=True)) as base:
        store(base, storm("85", ref="a", publisher="Coast Gazette"))
        store(base, storm("90", ref="b", publisher="Hill Courier"))
        bring_in_step(base)
        store(base, storm("97", ref="c", publisher="Vale Post"))
    return path


def while_deriving(monkeypatch: pytest.MonkeyPatch, path: Path, act: Callable[[sqlite3.Connection], object]) -> list[float]:
    """Lets somebody else act each time when something was derived and is not written yet; how long each had to wait, in seconds."""
    derive, waited = deriving._derived, list[float]()

    def beside(conn: sqlite3.Connection, spool: Spool) -> object:
        step = derive(conn, spool)
        with closing(open_base(path)) as other:
            began = time.monotonic()
            act(other)
            waited.append(time.monotonic() - began)
        return step

    monkeypatch.setattr(deriving, "_derived", beside)
    with closing(open_base(path)) as base:
        bring_in_step(base)
    return waited


def one(path: Path, sql: str, *values: object) -> object:
    with closing(sqlite3.connect(path)) as conn:
        return conn.execute(sql, values).fetchone()[0]


def test_a_review_passes_at_once_and_nothing_is_derived_again_for_it(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    found = str(one(path, "SELECT id FROM finding"))

    def review(other: sqlite3.Connection) -> None:
        add_review(other, target_kind="finding", target=found, verdict="confirm", actor="ann")

    waited = while_deriving(monkeypatch, path, review)
    assert len(waited) == 1
    assert waited[0] < ALLOWED
    assert one(path, "SELECT status FROM finding WHERE id = ?", found) == "confirm"
    assert one(path, "SELECT count(*) FROM finding") == 3


def test_what_is_judged_meanwhile_is_heeded(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    [a, b] = [str(one(path, "SELECT id FROM figure WHERE amount = ?", amount)) for amount in ("85", "97")]
    done: list[int] = []

    def judge(other: sqlite3.Connection) -> None:
        if not done:
            done.append(add_judgement(other, kind="figure", a=a, b=b, judgement="negative", actor="ann"))

    waited = while_deriving(monkeypatch, path, judge)
    assert len(waited) == 2
    assert one(path, "SELECT count(*) FROM finding") == 2
    assert one(path, "SELECT count(*) FROM finding WHERE ?1 IN (a_figure, b_figure) AND ?2 IN (a_figure, b_figure)", a, b) == 0


class Stopped(Exception):
    """Stands for a program that is killed."""


def between_parts(monkeypatch: pytest.MonkeyPatch, act: Callable[[int], object]) -> None:
    """Lets something happen before each part of what is written; it is told how many were begun."""
    begun: list[int] = []

    def counting(conn: sqlite3.Connection) -> None:
        begun.append(1)
        act(len(begun))

    monkeypatch.setattr(touched, "_WHOLE_FROM", 1)
    monkeypatch.setattr(recording, "_A_PART", 1)
    monkeypatch.setattr(deriving, "cut_log", counting)


def test_who_is_stopped_between_two_parts_derives_the_same_again(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    def stop(parts: int) -> None:
        if parts == 2:
            raise Stopped

    between_parts(monkeypatch, stop)
    with closing(open_base(path)) as base:
        with pytest.raises(Stopped):
            bring_in_step(base)
        assert one(path, "SELECT count(*) FROM finding") == 2
        monkeypatch.undo()
        bring_in_step(base)
        assert one(path, "SELECT count(*) FROM finding") == 3
        assert not list(broken(base))


def test_what_is_judged_between_two_parts_is_heeded(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    [a, b] = [str(one(path, "SELECT id FROM figure WHERE amount = ?", amount)) for amount in ("85", "97")]

    def judge(parts: int) -> None:
        if parts == 2:
            with closing(open_base(path)) as other:
                add_judgement(other, kind="figure", a=a, b=b, judgement="negative", actor="ann")

    between_parts(monkeypatch, judge)
    with closing(open_base(path)) as base:
        bring_in_step(base)
    assert one(path, "SELECT count(*) FROM finding") == 2
    assert one(path, "SELECT count(*) FROM finding WHERE ?1 IN (a_figure, b_figure) AND ?2 IN (a_figure, b_figure)", a, b) == 0
