"""Long articles: reading who says what costs in proportion to the text, however often one speaker is quoted."""

import time

import pytest

from ingest.attribution.lexicon import lexicon
from ingest.attribution.outlets import outlets_of
from ingest.attribution.parse import Parse
from ingest.attribution.quotes import quotations
from ingest.attribution.reader import read_attributions
from ingest.attribution.register import register
from ingest.attribution.sources import name_sources
from ingest.attribution.speech import quoted_text

# "The ministry" goes back to an office, "She" to a person, and the loose quotation to its speaker.
PIECES = (
    (("The", "DT", "det", 1), ("ministry", "NN", "nsubj", 2), ("said", "VBD", "ROOT", 2), ("prices", "NNS", "nsubj", 4)),
    (("rose", "VBD", "ccomp", 2), (".", ".", "punct", 2)),
)
LOOSE = tuple((word, tag, dep, 2) for word, tag, dep in (('"', "``", "punct"), ("We", "PRP", "nsubj"), ("paid", "VBD", "ROOT")))
LOOSE += tuple(
    (word, tag, dep, 2) for word, tag, dep in (("it", "PRP", "dobj"), ("all", "RB", "advmod"), (".", ".", "punct"), ('"', "''", "punct"))
)
SENTENCES = (PIECES[0] + PIECES[1], LOOSE)


def parse_of_repeated(times: int) -> Parse:
    """`times` pairs of sentences with a parse written by hand, so that no parser's time is measured."""
    words, tags, deps, head, starts, ends, sents, sent_of = [], [], [], [], [], [], [], []
    text = ""
    for number in range(2 * times):
        first = len(words)
        for word, tag, dep, above in SENTENCES[number % 2]:
            starts.append(len(text))
            text += word
            ends.append(len(text))
            text += "" if word == '"' and tag == "``" else " "
            words.append(word.lower())
            tags.append(tag)
            deps.append(dep)
            head.append(first + above)
            sent_of.append(number)
        sents.append((first, len(words)))
    lemmas = [{"said": "say", "rose": "rise", "paid": "pay", "prices": "price"}.get(word, word) for word in words]
    children: list[list[int]] = [[] for _ in words]
    left, right = list(range(len(words))), list(range(len(words)))
    for token, above in enumerate(head):
        if above != token:
            children[above].append(token)
    for token in range(len(words)):
        above = token
        while head[above] != above:
            above = head[above]
            left[above], right[above] = min(left[above], token), max(right[above], token)
    return Parse(text, words, lemmas, tags, deps, head, starts, ends, children, left, right, sents, sent_of)


def seconds(parse: Parse) -> float:
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        quoted = quoted_text(parse, quotations(parse.text))
        found = read_attributions(parse, quoted, lexicon())
        name_sources(parse, found, outlets_of(parse, register()))
        best = min(best, time.process_time() - start)
    assert found
    return best


@pytest.mark.parametrize("times", [2000, 8000])
def test_time_grows_with_the_text_and_no_faster(times):
    few = 500
    assert seconds(parse_of_repeated(times)) < 3 * (times / few) * max(seconds(parse_of_repeated(few)), 0.005)
