"""No value leans on one parser's mistakes: with a part of the parse spoilt, or with none at all, the numbers are still read."""

import random

import pytest
from spacy.attrs import DEP, HEAD, SENT_START
from spacy.language import Language
from spacy.tokens import Doc, Span

from ingest.claims import extract
from ingest.contract import as_json
from ingest.language import Reader
from ingest.pipes import gated_parse
from tests.accounting import unaccounted
from tests.gold_corpus import GOLD, figure_articles, gold_articles
from tests.gold_sentences import gold_texts, score

SPOILT = 0.1
KEPT = 0.95


@Language.component("claimdesk_tests_spoil_parse")
def spoil_parse(doc: Doc) -> Doc:
    """Hangs a tenth of all parsed tokens on another token of their sentence and takes another tenth's label away."""
    chance = random.Random(len(doc))
    starts = doc.to_array([SENT_START])
    rows = doc.to_array([HEAD, DEP])
    label = doc.vocab.strings.add("dep")
    for sentence in doc.sents:
        heads = _rehung(sentence, chance)
        for token in sentence:
            rows[token.i, 0] = (heads[token.i] - token.i) & 0xFFFFFFFFFFFFFFFF
            if token.dep and heads[token.i] != token.i and chance.random() < SPOILT:
                rows[token.i, 1] = label
    doc.from_array([HEAD, DEP], rows)
    doc.from_array([SENT_START], starts)
    return doc


def _rehung(sentence: Span, chance: random.Random) -> dict[int, int]:
    """The head of each token, some of them changed; still one tree."""
    heads = {token.i: token.head.i for token in sentence}
    for token in sentence:
        if token.dep and token.head.i != token.i and chance.random() < SPOILT:
            chosen = chance.randrange(sentence.start, sentence.end)
            above = chosen
            while above not in (token.i, heads[above]):
                above = heads[above]
            if above != token.i:
                heads[token.i] = chosen
    return heads


@pytest.fixture(scope="module")
def gold():
    return gold_texts(GOLD / "figures_open.txt")


def values(reader: Reader, gold) -> float:
    result = score(gold, [as_json(extraction) for extraction in extract(reader, figure_articles(gold))])
    return result.rate("value")


@pytest.fixture(scope="module")
def spoilt():
    reader = Reader()
    reader.nlp.add_pipe("claimdesk_tests_spoil_parse", after=gated_parse.NAME)
    return reader


def test_the_parse_is_spoilt(reader, spoilt):
    articles = figure_articles(gold_texts(GOLD / "figures_open.txt"))
    pairs = [
        (one, other)
        for whole, bad in zip(reader.docs(articles), spoilt.docs(articles), strict=True)
        for one, other in zip(whole, bad, strict=True)
        if one.dep
    ]
    assert [one.is_sent_start for one, _ in pairs] == [other.is_sent_start for _, other in pairs]
    moved = sum(one.head.i != other.head.i for one, other in pairs) / len(pairs)
    flattened = sum(one.dep != other.dep for one, other in pairs) / len(pairs)
    assert moved > SPOILT / 2
    assert flattened > SPOILT / 2


def test_values_outlive_a_spoilt_parse(reader, spoilt, gold):
    assert values(spoilt, gold) >= KEPT * values(reader, gold)


def test_numbers_are_accounted_for_in_a_spoilt_parse(spoilt, gold):
    assert [line for extraction in extract(spoilt, figure_articles(gold)) for line in unaccounted(extraction)] == []


def test_numbers_are_accounted_for_without_any_parse(reader, monkeypatch):
    monkeypatch.setattr(reader.nlp.get_pipe(gated_parse.NAME), "wanted", lambda sentence: False)
    extractions = list(extract(reader, gold_articles()))
    assert all(token.dep == 0 for doc in reader.docs(gold_articles()[:20]) for token in doc)
    assert [line for extraction in extractions for line in unaccounted(extraction)] == []


def test_most_values_are_read_without_any_parse(reader, monkeypatch, gold):
    whole = values(reader, gold)
    monkeypatch.setattr(reader.nlp.get_pipe(gated_parse.NAME), "wanted", lambda sentence: False)
    assert values(reader, gold) >= 0.9 * whole
