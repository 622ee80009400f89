"""Writes `framing`, the framing cues with their speakers, and `modalities`, parallel to `figures`."""

from bisect import bisect_left

from spacy.language import Language
from spacy.tokens import Doc

from ingest.figures.clause_view import sentence_view
from ingest.framing import cues
from ingest.modality import modality
from ingest.model import Attribution, Figure, Modality
from ingest.pipes import records

NAME = "claimdesk_framing"


@Language.component(NAME, requires=["doc.spans"])
def framing(doc: Doc) -> Doc:
    article = records.article_of(doc)
    records.write(doc, "framing", cues(article, records.read(doc, "attributions", Attribution)))
    figures = records.read(doc, "figures", Figure)
    starts = [figure.start for figure in figures]
    blocks = [block.start for block in article.blocks]
    found = [Modality.ASSERTED] * len(figures)
    for sent in doc.sents if figures else ():
        first, last = bisect_left(starts, sent.start_char), bisect_left(starts, sent.end_char)
        if first < last:
            sentence = sentence_view(sent, article, blocks)
            found[first:last] = [modality(article.text, sentence, figure) for figure in figures[first:last]]
    records.write_values(doc, "modalities", found)
    return doc
