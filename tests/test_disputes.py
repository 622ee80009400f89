"""Two sources that one article sets against each other are flagged; two that speak of two things are not."""

import json
from pathlib import Path

from kb.model import NEEDS_A_PERSON
from tests.claimdesk_run import run_over

GOLD = Path(__file__).resolve().parent / "gold" / "disputes.jsonl"
# Of the disputes so many are found; what is flagged is one.
LEAST_FOUND = 0.53


def test_disputes_inside_an_article(tmp_path):
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    articles = [{"id": f"d{n}", "publisher": f"Paper {n}", "published": "2024-05-15", "text": row["text"]} for n, row in enumerate(rows)]
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(article) + "\n" for article in articles), encoding="utf-8")
    found = run_over([tmp_path / "a.jsonl"], tmp_path / "kb.db").conflicts
    flagged = {f["a"]["ref"] for f in found if f["kind"] in NEEDS_A_PERSON and f["a"]["ref"] == f["b"]["ref"]}
    disputes = {f"d{n}" for n, row in enumerate(rows) if row["dispute"]}
    assert [rows[int(ref[1:])]["text"] for ref in sorted(flagged - disputes)] == []
    assert len(flagged & disputes) >= LEAST_FOUND * len(disputes)
