"""Sentence starts: the model's own, corrected by line breaks, by abbreviations and by an upper bound on length."""

import re
from collections.abc import Callable, Iterable, Iterator

from spacy.language import Language
from spacy.pipeline import Sentencizer
from spacy.tokens import Doc
from spacy.util import minibatch

NAME = "claimdesk_sentences"

# A full stop after one of these is part of the word; a capital may follow within the sentence.
_ABBREVIATION = re.compile(
    r"(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Capt|Rev|Hon|St|No|Nos|vs|approx|ca|cf|Fig|Art|Sec|Messrs|Jr)\."
)
# Longer than any sentence of prose; it bounds what one parse can cost.
LONGEST_SENTENCE = 300
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
        starts: list[int] = []
        for begin in range(0, len(doc), TOKENS_AT_ONCE):
            piece = self.model(doc[begin : begin + TOKENS_AT_ONCE].as_doc())
            starts.extend(begin + sent.start for sent in piece.sents)
        for token in doc:
            token.is_sent_start = False
        for start in starts:
            doc[start].is_sent_start = True


def _correct(doc: Doc) -> None:
    """A line break always starts a sentence; a lower-case word never does, nor the word after a title."""
    after_break = False
    previous = None
    length = 0
    for token in doc:
        text = token.text
        if token.is_space:
            if "\n" in text:
                after_break = True
            token.is_sent_start = previous is None
            continue
        if previous is None or after_break or length == LONGEST_SENTENCE:
            token.is_sent_start = True
        elif token.is_sent_start and (text[0].islower() or _ABBREVIATION.fullmatch(previous)):
            token.is_sent_start = False
        length = 1 if token.is_sent_start else length + 1
        after_break = False
        previous = text
