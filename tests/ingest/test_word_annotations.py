"""What is remembered of words is what the model says of them in their sentence."""

from pathlib import Path

import pytest
import spacy

from ingest.readers.reading import read

SOURCES = Path(__file__).resolve().parents[2] / "sources"
SENTENCES = [
    "There are 12 of them, and they ain't going to let's say leave.",
    "She's gonna run 5 km because it's what they have done; do you have 3?",
    "But the storm that hit, which killed 40, was all but over.",
]


@pytest.fixture(scope="module")
def whole(reader):
    return spacy.load(reader.model, exclude=["ner"], vocab=reader.nlp.vocab)


def _texts():
    return [*SENTENCES, *(article.text for article in read(SOURCES))]


def test_same_as_the_models_own_pipes(whole, reader):
    gated = reader.nlp.get_pipe("claimdesk_gated_parse")
    for text in _texts():
        docs = [whole(line) for line in text.splitlines() if line.strip()]
        found = gated.annotations.of([doc.copy() for doc in docs])
        for doc, rows in zip(docs, found, strict=True):
            strings = reader.nlp.vocab.strings
            got = [(int(pos), strings[lemma], strings[morph].strip("_")) for pos, lemma, morph in rows.tolist()]
            assert got == [(token.pos, token.lemma_, str(token.morph)) for token in doc], doc.text
