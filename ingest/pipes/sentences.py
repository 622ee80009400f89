"""Sentence starts: the model's own, corrected by line breaks, by abbreviations and by an upper bound on length."""

import re
from collections.abc import Callable, Iterable, Iterator

import numpy as np
from spacy.attrs import SENT_START
from spacy.language import Language
from spacy.pipeline import Sentencizer
from spacy.tokens import Doc
from spacy.util import minibatch

NAME = "claimdesk_sentences"

# A full stop after one of these is part of the word; a capital may follow within the sentence.
_ABBREVIATION = re.compile(
    r"(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Capt|Rev|Hon|St|No|Nos|vs|approx|ca|cf|Fig|Art|Sec|Messrs|Jr)\."
)
# No sentence ends behind a bracket that its full stop does not follow.
_CLOSES = (")", "]")
_STOPS = (".", "!", "?")
# Longer than any sentence of prose, in tokens and in characters; they bound what reading one can cost.
LONGEST_SENTENCE = 300
MOST_CHARACTERS = 2_000
# The model's memory grows with the text it is given at once; this many tokens stay under 200 MB.
TOKENS_AT_ONCE = 5_000


@Language.factory(NAME, assigns=["token.is_sent_start"])
def make_sentences(nlp: Language, name: str) -> "Sentences":
    """With the model's own sentence recogniser; a model without one gets spaCy's rule-based one."""
    return Sentences(nlp.get_pipe("senter") if "senter" in nlp.component_names else Sentencizer())


class Sentences:
    """Sets every token's sentence start. `model` is the pipe that proposes them (spaCy's `senter` or `sentencizer`)."""

    def __init__(self, model: Callable[[Doc], Doc]):
        self.model = model

    def __call__(self, doc: Doc) -> Doc:
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], batch_size: int = 32) -> Iterator[Doc]:
        for docs in minibatch(stream, batch_size):
            short = [doc for doc in docs if len(doc) <= TOKENS_AT_ONCE]
            for _ in self.model.pipe(short, batch_size=batch_size):  # type: ignore[attr-defined]
                pass
            for doc in docs:
                if len(doc) > TOKENS_AT_ONCE:
                    self._propose_in_pieces(doc)
                _correct(doc)
                yield doc

    def _propose_in_pieces(self, doc: Doc) -> None:
        starts = np.full(len(doc), False)
        for begin in range(0, len(doc), TOKENS_AT_ONCE):
            piece = self.model(doc[begin : begin + TOKENS_AT_ONCE].as_doc())
            starts[[begin + sent.start for sent in piece.sents]] = True
        _set_starts(doc, starts)


def _correct(doc: Doc) -> None:
    """A line break always starts a sentence; a lower-case word never does, nor the word after a title or a bracket."""
    starts = doc.to_array([SENT_START]) == 1
    after_break = posted = stopped = False
    previous = None
    length = begin = 0
    for i, token in enumerate(doc):
        text = token.text
        if token.is_space:
            if "\n" in text:
                after_break = True
            starts[i] = previous is None
            continue
        too_long = length == LONGEST_SENTENCE or token.idx - begin > MOST_CHARACTERS
        if previous is None or after_break or too_long or (posted and previous == "X." and text[0].isupper()):
            starts[i] = True
        elif starts[i] and (text[0].islower() or (previous in _CLOSES and not stopped) or _ABBREVIATION.fullmatch(previous)):
            starts[i] = False
        if starts[i]:
            length, begin = 1, token.idx
        else:
            length += 1
        after_break = False
        # "The mayor wrote on X." ends there.
        posted, stopped = previous in ("on", "via"), previous in _STOPS
        previous = text
    _set_starts(doc, starts)


def _set_starts(doc: Doc, starts: np.ndarray) -> None:
    """All at once: setting a single token's sentence start makes spaCy look through the whole Doc."""
    doc.from_array([SENT_START], np.where(starts, 1, -1).astype("int64").astype("uint64"))  # type: ignore[arg-type]
