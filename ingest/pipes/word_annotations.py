"""Part of speech, morphology and lemma of each word, asked of the model once for every word, tag and telling dependency.

The model's attribute ruler and lemmatizer look at one word at a time, yet take a third of the time of a parse.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

import numpy as np
from spacy.attrs import DEP, LEMMA, LOWER, MORPH, ORTH, POS, TAG
from spacy.tokens import Doc
from spacy.vocab import Vocab

ATTRS = [POS, LEMMA, MORPH]
# Keeps memory flat over any number of articles; a day's news has fewer.
_REMEMBERED = 200_000
# Between two words that are asked about, so that no rule sees them as neighbours.
_SEPARATOR = "."
_Key = tuple[int, int, int]


class _Word(NamedTuple):
    pos: int
    lemma: str
    morph: str


class WordAnnotations:
    """`models` are the pipes that annotate words, in order; `patterns` are those of the attribute ruler among them.

    What the patterns say of a dependency label makes it telling; a sentence in which a pattern of several words can
    begin is given to the models whole.
    """

    def __init__(self, vocab: Vocab, models: list[Callable[[Doc], Doc]], patterns: Iterable[dict[str, Any]]):
        self._vocab = vocab
        self._models = models
        rules = [rule for pattern in patterns for rule in pattern["patterns"]]
        self._telling = {vocab.strings.add(label) for rule in rules for token in rule for label in _values(token.get("DEP", {}))}
        openings = [rule[0] for rule in rules if len(rule) > 1]
        # The openings name words or labels; a label only where no word is asked for.
        words = {word for token in openings for word in _values(token.get("LOWER", {}))}
        labels = {label for token in openings if "LOWER" not in token for label in _values(token.get("DEP", {}))}
        self._opening = {vocab.strings.add(value) for value in words | labels}
        self._known: dict[_Key, _Word] = {}

    def of(self, docs: list[Doc]) -> list[np.ndarray]:
        """For each tagged and parsed Doc an array of one row a token, in columns ATTRS."""
        keys = [self._keys(doc) for doc in docs]
        self._learn({key for row in keys for key in row or () if key not in self._known})
        annotated = [self._numbers(row) if row is not None else self._whole(doc) for doc, row in zip(docs, keys, strict=True)]
        if len(self._known) > _REMEMBERED:
            self._known.clear()
        return annotated

    def _keys(self, doc: Doc) -> list[_Key] | None:
        """What each word's annotation depends on; None for a sentence that must be asked about whole."""
        rows = doc.to_array([ORTH, TAG, DEP, LOWER]).tolist()
        opening, telling = self._opening, self._telling
        if any(lower in opening or dep in opening for _, _, dep, lower in rows):
            return None
        return [(orth, tag, dep if dep in telling else 0) for orth, tag, dep, _ in rows]

    def _whole(self, doc: Doc) -> np.ndarray:
        for model in self._models:
            doc = model(doc)
        return doc.to_array(ATTRS)

    def _numbers(self, keys: list[_Key]) -> np.ndarray:
        # Added anew each time: what a memory zone added is forgotten with it.
        lemma, morph, known = self._vocab.strings.add, self._vocab.morphology.add, self._known
        rows = [(word.pos, lemma(word.lemma), morph(word.morph)) for word in (known[key] for key in keys)]
        return np.array(rows, dtype="uint64").reshape(len(rows), len(ATTRS))

    def _learn(self, keys: set[_Key]) -> None:
        asked = sorted(keys)
        if not asked:
            return
        strings = self._vocab.strings
        words = [word for orth, _, _ in asked for word in (strings[orth], _SEPARATOR)]
        tags = [word for _, tag, _ in asked for word in (strings[tag], _SEPARATOR)]
        deps = [word for _, _, dep in asked for word in (strings[dep] if dep else "dep", "punct")]
        doc = Doc(self._vocab, words=words, tags=tags, deps=deps, heads=list(range(len(words))))
        for model in self._models:
            doc = model(doc)
        for number, key in enumerate(asked):
            token = doc[2 * number]
            self._known[key] = _Word(token.pos, token.lemma_, str(token.morph))


def _values(constraint: str | dict[str, Any]) -> Iterator[str]:
    """The strings that a constraint of a token pattern names ("x", {"IN": [...]}, {"NOT_IN": [...]})."""
    if isinstance(constraint, str):
        yield constraint
    else:
        for named in constraint.values():
            yield from (value for value in named if value)
