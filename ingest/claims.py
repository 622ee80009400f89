"""Joins what the pipes wrote on a Doc into the claims of an article."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from spacy.tokens import Doc

from ingest.identity import content_id
from ingest.language import Reader
from ingest.model import (
    Article,
    Attribution,
    Block,
    BlockKind,
    Claim,
    Cue,
    Event,
    Extraction,
    Figure,
    FigureClaim,
    FigureTime,
    Hop,
    Mention,
    Modality,
    Scope,
    Span,
    Unclaimed,
    Voice,
)
from ingest.pipes import records
from ingest.readers.errors import Unreadable

_VOICE_OF_BLOCK = {
    BlockKind.HEADING: Voice.HEADLINE,
    BlockKind.SUMMARY: Voice.SUMMARY,
    BlockKind.OPINION: Voice.OPINION,
    BlockKind.CAPTION: Voice.CAPTION,
}


def extract(reader: Reader, articles: Iterable[Article], *, refuse: Callable[[Unreadable], None] | None = None) -> Iterator[Extraction]:
    """One Extraction an article, in order. Nothing of a Doc outlives its turn, so memory stays flat.

    What cannot be read is left out and told to `refuse`; without one, the error is raised.
    """
    for some in batches(articles, reader.batch_size):
        with reader.nlp.memory_zone():
            extractions = [join(doc) for doc in reader.docs(some, refuse=refuse)]
        yield from extractions


def batches(articles: Iterable[Article], size: int) -> Iterator[list[Article]]:
    """The articles in lists of `size`, the last as long as what is left."""
    waiting = iter(articles)
    while some := list(islice(waiting, size)):
        yield some


def join(doc: Doc) -> Extraction:
    """The records on one Doc as an Extraction; every printed string is cut from the article's own text."""
    article = records.article_of(doc)
    figures = records.read(doc, "figures", Figure)
    times = records.read(doc, "figure_times", FigureTime) or [FigureTime()] * len(figures)
    scopes = records.read(doc, "scopes", Scope) or [Scope()] * len(figures)
    chains = records.read(doc, "figure_chains", tuple[Hop, ...]) or [()] * len(figures)
    modalities = records.read(doc, "modalities", Modality) or [Modality.ASSERTED] * len(figures)
    attributions = records.read(doc, "attributions", Attribution)
    direct = [part for a in attributions if a.manner == "direct" for part in a.content_parts or (a.content,)]
    sentences = _sentences(doc, article.text)
    block_starts = [block.start for block in article.blocks]
    claimed = []
    for figure, time, scope, chain, modality in zip(figures, times, scopes, chains, modalities, strict=True):
        start, end = _enclosing(sentences, figure.start) or (figure.start, figure.end)
        # A sentence that was cut inside a figure ("81-year-old" after a full stop) still holds all of it.
        span = start, max(end, figure.end)
        voice = _voice(figure, _block(article, block_starts, figure.start), direct)
        claimed.append(
            FigureClaim(
                id=content_id(article.id, str(figure.start), figure.quantity.printed),
                figure=figure,
                time=time,
                scope=scope,
                chain=chain,
                claim=span,
                voice=voice,
                modality=modality,
            )
        )
    return Extraction(
        article=article,
        figures=tuple(claimed),
        claims=tuple(_claims(article, claimed)),
        attributions=tuple(attributions),
        mentions=tuple(records.read(doc, "mentions", Mention)),
        events=tuple(records.read(doc, "events", Event)),
        framing=tuple(records.read(doc, "framing", Cue)),
        unclaimed=tuple(_beside(figures, records.read(doc, "unclaimed", Unclaimed))),
    )


def _beside(figures: list[Figure], rows: list[Unclaimed]) -> list[Unclaimed]:
    """Numbers that are no figure's part: a model number inside a counted name ("14 AK-47 rifles") is accounted for by the figure."""
    ordered = sorted(figures, key=lambda figure: figure.start)
    starts = [figure.start for figure in ordered]
    kept = []
    for row in rows:
        before = bisect_right(starts, row.end - 1) - 1
        if before < 0 or ordered[before].end <= row.start:
            kept.append(row)
    return kept


def _sentences(doc: Doc, text: str) -> list[Span]:
    """Where each sentence starts and ends, without the white space around it."""
    spans = []
    for sent in doc.sents:
        start, end = sent.start_char, sent.end_char
        words = text[start:end]
        stripped = words.strip()
        if stripped:
            start += words.index(stripped)
            spans.append((start, start + len(stripped)))
    return spans


def _enclosing(spans: list[Span], position: int) -> Span | None:
    index = bisect_right(spans, position, key=lambda span: span[0]) - 1
    return spans[index] if index >= 0 and position < spans[index][1] else None


def _block(article: Article, starts: list[int], position: int) -> Block | None:
    index = bisect_right(starts, position) - 1
    return article.blocks[index] if index >= 0 and position < article.blocks[index].end else None


def _voice(figure: Figure, block: Block | None, direct: list[Span]) -> Voice:
    if any(start <= figure.start and figure.end <= end for start, end in direct):
        return Voice.QUOTE
    return _VOICE_OF_BLOCK.get(block.kind, Voice.REPORT) if block else Voice.REPORT


def _claims(article: Article, figures: list[FigureClaim]) -> Iterator[Claim]:
    by_span: dict[Span, list[FigureClaim]] = {}
    for figure in figures:
        by_span.setdefault(figure.claim, []).append(figure)
    for (start, end), held in sorted(by_span.items()):
        yield Claim(
            id=content_id(article.id, str(start), article.text[start:end]),
            start=start,
            end=end,
            quote=article.text[start:end],
            voice=held[0].voice,
            modality=held[0].modality,
            figures=tuple(f.id for f in held),
        )
