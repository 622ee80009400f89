"""Two hundred articles on unrelated matters that share nouns, places and numbers: none contradicts another."""

from pathlib import Path

from kb.model import NEEDS_A_PERSON
from tests.claimdesk_run import run_over

UNRELATED = Path(__file__).resolve().parent / "gold" / "silence.jsonl"


def test_unrelated_articles_raise_no_alarm(tmp_path):
    found = run_over([UNRELATED], tmp_path / "kb.db").conflicts
    assert len(UNRELATED.read_text(encoding="utf-8").splitlines()) >= 200
    assert [(f["a"]["quote"], f["b"]["quote"]) for f in found if f["kind"] in NEEDS_A_PERSON] == []
