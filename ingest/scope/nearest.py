"""What a figure that nothing is said of may be about: the name right before it, else the last subject before it."""

from spacy.tokens import Span, Token

from ingest.scope.anaphora import tells
from ingest.scope.governing import within
from ingest.scope.nouns import read_phrase
from ingest.scope.phrases import Inside, head_words, is_time, text_of
from ingest.scope.reading import Reading

# Tokens before a figure that may hold its subject.
_BEFORE = 30
_SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "csubjpass"))
_QUOTES = frozenset(('"', "“", "”", "''", "``"))
# Steps up from a figure to the verb of its clause.
_CLIMB = 8


def of_nearest(reading: Reading, span: Span, inside: Inside) -> None:
    """Complete, in place, what a figure that nothing is said of may be about: the name right before it, else the last subject before it."""
    start = span.sent.start
    before = span.doc[span.start - 1] if span.start > start else None
    if before is not None and before.pos_ == "PROPN" and before.dep_ != "pobj" and not within(before, inside) and not is_time(before):
        reading.subject = text_of(head_words(before, without=inside))
        return
    for token in reversed(span.doc[max(start, span.start - _BEFORE) : span.start]):
        if token.dep_ not in _SUBJECTS or within(token, inside) or is_time(token) or tells(token):
            continue
        if _of_another_clause(span, token):
            return
        if token.pos_ in ("NOUN", "PROPN"):
            reading.fill(read_phrase(token, without=inside))
        return


def _of_another_clause(span: Span, subject: Token) -> bool:
    """Whether the figure is, or hangs on, the subject of a clause of its own, or only one of the two is spoken within quotation marks."""
    token = span.root
    for _ in range(_CLIMB):
        if token.dep_ in _SUBJECTS and token.head != subject.head:
            return True
        if token.head in (token, subject.head):
            break
        token = token.head
    marks = sum(token.text in _QUOTES for token in span.doc[subject.i : span.start])
    return marks % 2 == 1
