"""Tags and parses only the sentences that can hold a figure or an attribution, and lays the result back on the Doc.

Every sentence is parsed on its own, gated or not, so the gate changes the speed and never a parse.
A sentence that was not parsed is flat: its tokens have no dependency label and hang on its first token.
"""

from collections.abc import Callable, Iterable, Iterator

import numpy as np
from spacy.attrs import DEP, HEAD, SENT_START, TAG
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import minibatch

from ingest.gate import introduces, may_hold_claim, takes_up
from ingest.pipes import word_annotations
from ingest.pipes.word_annotations import WordAnnotations

NAME = "claimdesk_gated_parse"
_OF_SENTENCES = [HEAD, DEP, TAG]
_ATTRS = [*_OF_SENTENCES, *word_annotations.ATTRS]
# The model's pipes whose answer hangs on one word, its tag and its dependency label.
_OF_WORDS = ("attribute_ruler", "lemmatizer")
PARSES: dict[str, Callable[[str], bool]] = {"numbers": may_hold_claim, "all": lambda sentence: True}


@Language.factory(
    NAME,
    requires=["token.is_sent_start"],
    assigns=["token.dep", "token.head", "token.tag", "token.pos", "token.lemma"],
    default_config={"run": [], "parse": "numbers"},
)
def make_gated_parse(nlp: Language, name: str, run: list[str], parse: str) -> "GatedParse":
    """Runs the pipes of `nlp` named in `run`; `parse` is "numbers" (what can hold a claim) or "all"."""
    words = [pipe for pipe in run if pipe in _OF_WORDS]
    patterns = getattr(nlp.get_pipe("attribute_ruler"), "patterns", []) if "attribute_ruler" in words else []
    annotations = WordAnnotations(nlp.vocab, [nlp.get_pipe(pipe) for pipe in words], patterns)
    return GatedParse([nlp.get_pipe(pipe) for pipe in run if pipe not in words], annotations, PARSES[parse])


class GatedParse:
    """`models` are the tagger, parser and what they need, in order; `annotations` gives parts of speech and lemmas after them.

    `wanted` says of a sentence's text whether to parse it.
    """

    def __init__(self, models: list[Callable[[Doc], Doc]], annotations: WordAnnotations, wanted: Callable[[str], bool]):
        self.models = models
        self.annotations = annotations
        self.wanted = wanted

    def __call__(self, doc: Doc) -> Doc:
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], batch_size: int = 32) -> Iterator[Doc]:
        for docs in minibatch(stream, batch_size):
            chosen = [self._chosen(doc) for doc in docs]
            parsed: Iterable[Doc] = (_alone(sent) for sents in chosen for sent in sents)
            for model in self.models:
                parsed = model.pipe(parsed, batch_size=256)  # type: ignore[attr-defined]
            whole = list(parsed)
            done = zip(whole, self.annotations.of(whole), strict=True)
            for doc, sents in zip(docs, chosen, strict=True):
                _lay_back(doc, [(sent.start, *next(done)) for sent in sents])
                yield doc

    def _chosen(self, doc: Doc) -> list[Span]:
        """The wanted sentences, those that the pronoun which opens a wanted one looks back to, and those behind the colon that ends one."""
        sents = list(doc.sents)
        texts = [sent.text for sent in sents]
        wanted = [self.wanted(text) for text in texts]
        taken_up = [*(after and takes_up(text) for text, after in zip(texts[1:], wanted[1:], strict=True)), False]
        introduced = [False, *(before and introduces(text) for text, before in zip(texts[:-1], wanted[:-1], strict=True))]
        return [sent for sent, *reasons in zip(sents, wanted, taken_up, introduced, strict=True) if any(reasons)]


def _alone(sent: Span) -> Doc:
    """The sentence as a Doc of its own that the parser may not split."""
    words = [token.text for token in sent]
    spaces = [bool(token.whitespace_) for token in sent]
    return Doc(sent.doc.vocab, words=words, spaces=spaces, sent_starts=[i == 0 for i in range(len(words))])


def _lay_back(doc: Doc, parsed: list[tuple[int, Doc, np.ndarray]]) -> None:
    starts = doc.to_array([SENT_START])
    values = np.zeros((len(doc), len(_ATTRS)), dtype="uint64")
    heads = np.zeros(len(doc), dtype="int64")
    for sent in doc.sents:
        heads[sent.start : sent.end] = sent.start - np.arange(sent.start, sent.end)
    for start, sentence, words in parsed:
        end = start + len(sentence)
        rows = sentence.to_array(_OF_SENTENCES)
        values[start:end] = np.concatenate([rows, words], axis=1)
        heads[start:end] = rows[:, 0].astype("int64")
    values[:, 0] = heads.astype("uint64")
    doc.from_array(_ATTRS, values)  # type: ignore[arg-type]
    # Setting heads made spaCy forget the start of every sentence without a dependency label.
    doc.from_array([SENT_START], starts)  # type: ignore[arg-type]
