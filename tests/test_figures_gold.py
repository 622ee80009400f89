"""Figures in sentences of our own on many topics and in many registers, against the answers marked in them."""

from pathlib import Path

import pytest

from ingest.blocks import split_blocks
from ingest.claims import extract
from ingest.contract import as_json
from ingest.model import Article
from tests.gold_sentences import gold_texts, score

GOLD = Path(__file__).resolve().parent / "gold"

# Shares; they only rise. The held half is scored as it is and never read while rules are written; `wide` holds what is rarer.
# `fresh`, `locked` and `second` come from writers who did not know the rules; `locked` has never been read by one who writes them.
# A `third` such part stands in the report alone. `fourth` was marked before the rules were read: when first scored, its first part
# had .98 of values, .935 with the unit and .905 with the bound and direction too, its second .987, .935 and .923, its third .98, .89
# and .85.
FLOORS = {
    "open": {"value": 0.99, "value + unit": 0.985, "value + unit + comparator + direction": 0.98, "subject or measure": 0.85},
    "wide": {"value": 0.99, "value + unit": 0.97, "value + unit + comparator + direction": 0.965},
    "held": {"value": 0.975, "value + unit": 0.92, "value + unit + comparator + direction": 0.885, "subject or measure": 0.75},
    "fresh": {"value": 0.975, "value + unit": 0.93, "value + unit + comparator + direction": 0.92, "subject or measure": 0.77},
    "locked": {"value": 0.96, "value + unit": 0.89, "value + unit + comparator + direction": 0.85, "subject or measure": 0.74},
    "second": {"value": 0.975, "value + unit": 0.95, "value + unit + comparator + direction": 0.945},
    "fourth": {"value": 0.99, "value + unit": 0.975, "value + unit + comparator + direction": 0.96},
}
READ = ("open", "wide", "fresh", "second", "fourth")
FALSE_FIGURES_PER_100_SENTENCES = {"open": 0.5, "wide": 0.5, "held": 3.0, "fresh": 3.1, "locked": 10.6, "second": 1.2, "fourth": 1.4}


@pytest.mark.parametrize("half", list(FLOORS))
def test_floors(half, reader):
    texts = gold_texts(GOLD / f"figures_{half}.txt")
    articles = [
        Article(id=str(i), ref=str(i), text=gold.text, published=gold.published, published_basis="metadata", blocks=split_blocks(gold.text))
        for i, gold in enumerate(texts)
    ]
    result = score(texts, [as_json(extraction) for extraction in extract(reader, articles)])
    below = {name: result.rate(name) for name, floor in FLOORS[half].items() if result.rate(name) < floor}
    # What was missed in a part that is only counted is not shown.
    assert not below, "\n".join(result.wrong) if half in READ else below
    false_figures = 100 * result.false_figures / result.sentences
    assert false_figures <= FALSE_FIGURES_PER_100_SENTENCES[half]
