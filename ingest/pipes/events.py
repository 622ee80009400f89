"""Writes `events`: what the article says has happened, when, where and to whom."""

from spacy.language import Language
from spacy.tokens import Doc

from ingest.events import events as find_events
from ingest.model import Mention, Period
from ingest.pipes import records

NAME = "claimdesk_events"


@Language.component(NAME, requires=["doc.spans"])
def events(doc: Doc) -> Doc:
    sentences = [(sent.start_char, sent.end_char) for sent in doc.sents]
    periods, mentions = records.read(doc, "periods", Period), records.read(doc, "mentions", Mention)
    records.write(doc, "events", find_events(records.article_of(doc), sentences, periods, mentions))
    return doc
