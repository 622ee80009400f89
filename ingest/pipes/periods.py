"""Writes `periods`: the time expressions of an article, resolved against its day of publication."""

from spacy.language import Language
from spacy.tokens import Doc

from ingest.calendar.periods import find
from ingest.pipes import records

NAME = "claimdesk_periods"


@Language.component(NAME, assigns=["doc.spans"])
def periods(doc: Doc) -> Doc:
    article = records.article_of(doc)
    records.write(doc, "periods", find(article.text, article.published))
    return doc
