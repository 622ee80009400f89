"""Writes `figure_times`, parallel to `figures`: when each holds and what it is measured against."""

from bisect import bisect_left

from spacy.language import Language
from spacy.tokens import Doc

from ingest.calendar.periods import find
from ingest.figures.clause_view import sentence_view
from ingest.model import Article, BlockKind, Figure, Period
from ingest.pipes import records
from ingest.times.clauses import Sentence
from ingest.times.figures import Direct, frame, read_sentence
from ingest.times.inherited import figure_times
from ingest.times.reading import Reading
from ingest.voices import voices_of

NAME = "claimdesk_times"
# A heading sets the time of so many blocks below it.
_HEADING_REACH = 8


@Language.component(NAME, requires=["doc.spans"])
def times(doc: Doc) -> Doc:
    figures = records.read(doc, "figures", Figure)
    if figures:
        article = records.article_of(doc)
        periods = records.read(doc, "periods", Period)
        records.write_values(doc, "figure_times", figure_times(_read(doc, article, figures, periods)))
    return doc


def _read(doc: Doc, article: Article, figures: list[Figure], periods: list[Period]) -> Reading:
    blocks = [block.start for block in article.blocks]
    starts = [figure.start for figure in figures]
    times = [period.start for period in periods]
    sentences: list[Sentence] = []
    direct: list[Direct] = [Direct() for _ in figures]
    frames: dict[int, Period] = {}
    for sent in doc.sents:
        first, last = bisect_left(starts, sent.start_char), bisect_left(starts, sent.end_char)
        low, high = bisect_left(times, sent.start_char), bisect_left(times, sent.end_char)
        if first == last and low == high:
            continue
        sentence = sentence_view(sent, article, blocks)
        if first == last:
            own = frame(article.text, sentence, periods[low:high])
            if own and (sentence.finite or own.iso != article.published):
                frames[len(sentences)] = own
        for i, found in enumerate(read_sentence(article.text, sentence, figures[first:last], periods[low:high]), first):
            found.sentence = len(sentences)
            direct[i] = found
        sentences.append(sentence)
    return Reading(sentences, figures, direct, frames, _headings(article, periods), _title(article), article.published, voices_of(doc))


def _headings(article: Article, periods: list[Period]) -> dict[int, Period]:
    """The time named by the heading above each block."""
    found: dict[int, Period] = {}
    starts = [period.start for period in periods]
    current, left = None, 0
    for number, block in enumerate(article.blocks):
        if block.kind is BlockKind.HEADING:
            # A line with the date of publication is no heading of what lies below.
            current = _first_own(periods[bisect_left(starts, block.start) : bisect_left(starts, block.end)])
            current = None if current is not None and current.iso == article.published else current
            left = _HEADING_REACH
        elif current is not None and left:
            found[number] = current
            left -= 1
    return found


def _title(article: Article) -> Period | None:
    return _first_own(find(article.title or "", article.published))


def _first_own(periods: list[Period]) -> Period | None:
    return next((period for period in periods if period.relation == "own" and period.iso), None)
