"""What people decide: reviews that say enough, and merges that can be taken back."""

import sqlite3
from pathlib import Path

import pytest

from kb.base import open_base
from kb.decisions import WrongDecision, add_judgement, add_review
from kb.deriving import bring_in_step
from kb.store import store
from tests.kb.telling import storm


@pytest.fixture
def base(tmp_path: Path) -> sqlite3.Connection:
    return open_base(tmp_path / "kb.db", create=True)


def one(conn: sqlite3.Connection, sql: str, *values: object) -> object:
    return conn.execute(sql, values).fetchone()[0]


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"verdict": "dismiss"}, "say why"),
        ({"verdict": "maybe"}, "no verdict"),
        ({"verdict": "correct"}, "what is right"),
        ({"verdict": "confirm", "target": "0000"}, "holds no figure"),
        ({"verdict": "confirm", "target_kind": "moon"}, "cannot be reviewed"),
        ({"verdict": "confirm", "actor": " "}, "name"),
    ],
)
def test_a_review_that_says_too_little_is_refused(base: sqlite3.Connection, given: dict[str, str], message: str) -> None:
    made = storm("85")
    store(base, made)
    asked = {"target_kind": "figure", "target": made.figures[0].id, "actor": "ann", **given}
    with pytest.raises(WrongDecision, match=message):
        add_review(base, **asked)


def test_a_merge_of_entities_can_be_taken_back(base: sqlite3.Connection) -> None:
    store(base, storm("85"))
    with base:
        base.execute("INSERT INTO entity (id, name, kind) VALUES ('ffff', 'Kingdom of Norland', 'place')")
    [norland] = base.execute("SELECT id FROM entity WHERE name = 'Norland'").fetchone()
    add_judgement(base, kind="entity", a="ffff", b=norland, judgement="positive", actor="ann")
    assert one(base, "SELECT merged_into FROM entity WHERE id = 'ffff'") == norland
    add_judgement(base, kind="entity", a=norland, b="ffff", judgement="negative", actor="bob")
    assert one(base, "SELECT merged_into FROM entity WHERE id = 'ffff'") is None
    assert one(base, "SELECT count(*) FROM judgement") == 2


def test_people_can_say_that_two_figures_are_not_the_same_thing(base: sqlite3.Connection) -> None:
    first, second = storm("85", ref="a", publisher="Coast Gazette"), storm("92", ref="b", publisher="Hill Herald")
    store(base, first)
    store(base, second)
    add_judgement(base, kind="figure", a=first.figures[0].id, b=second.figures[0].id, judgement="negative", actor="ann")
    bring_in_step(base)
    assert one(base, "SELECT count(*) FROM finding") == 0
