"""Articles of which none contradicts another: on unrelated matters, and of beats where one name stands in every story."""

from pathlib import Path

from kb.model import NEEDS_A_PERSON
from tests.claimdesk_run import run_over

GOLD = Path(__file__).resolve().parent / "gold"
UNRELATED = GOLD / "silence.jsonl"


def test_unrelated_articles_raise_no_alarm(tmp_path):
    found = run_over([UNRELATED], tmp_path / "kb.db").conflicts
    assert len(UNRELATED.read_text(encoding="utf-8").splitlines()) >= 200
    assert [(f["a"]["quote"], f["b"]["quote"]) for f in found if f["kind"] in NEEDS_A_PERSON] == []


def test_weeks_of_one_beat_raise_no_alarm(tmp_path):
    """A campaign, a season and a strike: the same names every few days, and figures of one kind about other things."""
    found = run_over([GOLD / "beat.jsonl"], tmp_path / "kb.db").conflicts
    assert [(f["a"]["quote"], f["b"]["quote"]) for f in found if f["kind"] in NEEDS_A_PERSON] == []
