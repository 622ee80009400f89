"""What a list item's label says of its figure: "- Hospital admissions: 310", "Dead: 19; missing: 7"."""

from spacy.tokens import Span, Token

from ingest.scope.areas import area_of
from ingest.scope.measures import word_set
from ingest.scope.nouns import label
from ingest.scope.passage import Focus
from ingest.scope.phrases import is_time, leading_area, lemma, text_of, trimmed
from ingest.scope.reading import Reading

_LABEL_WORDS = 8


def label_before(span: Span) -> list[Token]:
    """The words before the colon of a list item: "- U.S. Specifics: 582 tons"."""
    doc, start, at = span.doc, span.sent.start, span.start - 1
    if at <= start or doc[at].text != ":":
        return []
    first = at
    while (
        first > start
        and not (doc[first - 1].is_punct and doc[first - 1].text != "-")
        and not doc[first - 1].is_space
        and at - first < _LABEL_WORDS
    ):
        if doc[first - 1].text in ("-", "•", "*"):
            break
        first -= 1
    if at - first >= _LABEL_WORDS:
        return []
    # "Deaths in the past 24 hours: 12" is labelled by its first words.
    end = next((i for i in range(first + 1, at) if doc[i].lower_ in ("in", "over", "since", "for")), at)
    return list(doc[first:end])


def stands_alone(span: Span) -> bool:
    """Whether the figure is a bare number that nothing but punctuation follows."""
    following = span.doc[span.end] if span.end < span.sent.end else None
    return all(token.pos_ == "NUM" for token in span) and (following is None or following.is_punct or following.is_space)


def labelled(words: list[Token], reading: Reading, focus: Focus, *, alone: bool) -> Reading:
    """A list item's label names the measure, or a partner of the flow in focus; of a number that stands `alone` it alone tells."""
    if reading.measure is not None:
        of_label = label(words)
        if alone and of_label.measure is not None:
            return of_label
        if of_label.measure is None and _names_row(words):
            reading.subject = text_of(words)
        elif of_label.measure == reading.measure:
            reading.fill(of_label)
        return reading
    named = label(words)
    if named.measure is not None:
        return named
    area = leading_area(words)
    partner = focus.partner_of_flow(area[0]) if area is not None else None
    if partner is None and _names_row(words) and all(word.pos_ == "PROPN" for word in words):
        reading.subject = text_of(words)
    if partner is None and reading.subject is None and area is None and words[-1].pos_ == "NOUN" and not _is_empty(words[-1]):
        # "Hospital admissions: 310".
        return Reading(measure=text_of(trimmed(words)).lower(), of="actor")
    return partner or reading


def _is_empty(word: Token) -> bool:
    return lemma(word) in word_set("properties", "empty") or is_time(word)


def _names_row(words: list[Token]) -> bool:
    """Whether a label names whose row it is: not "Total", not a place."""
    named = words[-1].pos_ in ("NOUN", "PROPN") and all(word.text[:1].isupper() for word in words)
    return named and not any(lemma(word) in word_set("properties", "empty") for word in words) and area_of(text_of(words)) is None
