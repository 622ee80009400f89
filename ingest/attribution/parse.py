"""A parsed text as plain lists, so that the rules that read it are plain functions and fast."""

from bisect import bisect_right
from dataclasses import dataclass

import numpy as np
from spacy.attrs import DEP, HEAD, IDX, LEMMA, LENGTH, LOWER, SENT_START, TAG
from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Parse:
    """One list entry a token; `head` is absolute; `children` are in text order; unparsed tokens have no `dep`.

    `left` and `right` are the first and last token of each token's subtree. `sents` are token ranges, end exclusive.
    """

    text: str
    words: list[str]
    lemmas: list[str]
    tags: list[str]
    deps: list[str]
    head: list[int]
    starts: list[int]
    ends: list[int]
    children: list[list[int]]
    left: list[int]
    right: list[int]
    sents: list[tuple[int, int]]
    sent_of: list[int]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The characters from token `first` to token `last`, both included."""
        return self.starts[first], self.ends[last]

    def phrase(self, first: int, last: int) -> str:
        return self.text[self.starts[first] : self.ends[last]]

    def sentence_at(self, offset: int) -> int:
        """The number of the sentence of the character at `offset`."""
        return max(0, bisect_right(self.sents, offset, key=lambda sent: self.starts[sent[0]]) - 1)

    def child(self, token: int, *deps: str) -> int | None:
        """The first child of `token` with one of these labels."""
        for child in self.children[token]:
            if self.deps[child] in deps:
                return child
        return None


def parse_of(doc: Doc, text: str) -> Parse:
    """The lists of `doc`; `text` is the article's own text, which has the same length as the Doc's."""
    values = doc.to_array([HEAD, DEP, TAG, LEMMA, LOWER, IDX, LENGTH, SENT_START])
    count = len(doc)
    strings = doc.vocab.strings
    names: dict[int, str] = {0: ""}
    for key in np.unique(values[:, 1:5]):
        names[int(key)] = strings[int(key)] if key else ""
    head = (values[:, 0].astype("int64") + np.arange(count)).tolist()
    starts = values[:, 5].astype("int64")
    ends = (starts + values[:, 6].astype("int64")).tolist()
    columns = [[names[key] for key in values[:, column].tolist()] for column in (1, 2, 3, 4)]
    deps, tags, lemmas, words = columns
    marks = np.flatnonzero(values[:, 7].astype("int64") == 1).tolist()
    bounds = sorted({0, *marks}) if count else []
    sents = list(zip(bounds, [*bounds[1:], count], strict=True))
    children: list[list[int]] = [[] for _ in range(count)]
    left, right = list(range(count)), list(range(count))
    sent_of = [0] * count
    for number, (begin, end) in enumerate(sents):
        sent_of[begin:end] = [number] * (end - begin)
        _fill(begin, end, head=head, deps=deps, children=children, left=left, right=right)
    return Parse(text, words, lemmas, tags, deps, head, starts.tolist(), ends, children, left, right, sents, sent_of)


def _fill(begin: int, end: int, *, head: list[int], deps: list[str], children: list[list[int]], left: list[int], right: list[int]) -> None:
    for token in range(begin, end):
        if deps[token] and head[token] != token:
            children[head[token]].append(token)
    # A non-projective or broken arc must not loop: each token climbs at most as far as its sentence is long.
    for token in range(begin, end):
        above, steps = token, end - begin
        while deps[above] and head[above] != above and steps:
            above = head[above]
            steps -= 1
            if token < left[above]:
                left[above] = token
            elif token > right[above]:
                right[above] = token
            else:
                break
