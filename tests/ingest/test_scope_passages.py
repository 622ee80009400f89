"""What a figure takes up from the sentences before it and what it leaves alone, over passages of a few sentences."""

import json

import pytest

from ingest.blocks import split_blocks
from ingest.claims import extract
from ingest.contract import as_json
from ingest.model import Article
from tests.ingest.test_scope import GOLD, fits

PASSAGES = [json.loads(line) for line in (GOLD / "scope_passages.jsonl").read_text(encoding="utf-8").splitlines()]
_EXACT = ("period", "ref_area")


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda passage: passage["text"][-40:])
def test_a_figure_takes_up_only_what_goes_on(reader, passage):
    text = passage["text"]
    article = Article(id="a", ref="a", text=text, published=passage["published"], published_basis="metadata", blocks=split_blocks(text))
    [extraction] = extract(reader, [article])
    for wanted in passage["figures"]:
        start = text.index(wanted["printed"])
        end = start + len(wanted["printed"])
        got = next(figure for figure in as_json(extraction)["figures"] if figure["start"] < end and start < figure["end"])
        for key in wanted.keys() - {"printed"}:
            right = got[key] == wanted[key] if key in _EXACT else fits(wanted[key], got[key])
            assert right, (wanted["printed"], key, wanted[key], got[key])


def test_the_passages_pin_both_ways():
    asked = [figure[key] for passage in PASSAGES for figure in passage["figures"] for key in figure.keys() - {"printed"}]
    assert len(PASSAGES) >= 30
    assert sum(value is None for value in asked) >= 20 <= sum(value is not None for value in asked)
