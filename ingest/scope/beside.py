"""What the words right beside a figure make it, whatever the parse ties them to: ages, distances, capacities, names with an amount."""

from functools import cache

from spacy.tokens import Span, Token

from ingest.model import Figure, Kind
from ingest.scope.clause import Anchor
from ingest.scope.governing import within
from ingest.scope.measures import table, word_set
from ingest.scope.nouns import read_phrase
from ingest.scope.phrases import Inside, described, head_words, is_name, lemma, phrase, subject_of, text_of
from ingest.scope.reading import Reading

# Tokens over which pairs of amounts go on after a verb.
_PAIRS = 24
_CLOSES = frozenset((")", ",", ";", "]"))


def fill_from_beside(reading: Reading, figure: Figure, span: Span, anchor: Anchor, inside: Inside) -> None:
    """Correct and complete a reading, in place, by the words before and after the figure."""
    before = _before(span)
    if before is None:
        return
    dimension = figure.quantity.dimension
    if before.lower_ == "to" and before.i > span.sent.start and before.nbor(-1).lower_ == "home":
        _home(reading, anchor, inside)
    elif before.lower_ == "at" and before.i - 2 >= span.sent.start and before.nbor(-2).lower_ in ("with", "and", "while"):
        _standing_at(reading, before.nbor(-1))
    elif before.lower_ in word_set("numbering", "words") and before.i > span.sent.start and before.nbor(-1).tag_ in ("NNS", "NNPS"):
        # "Volunteers number 900", whatever the parse takes "number" for.
        reading.measure, reading.of, reading.subject = text_of(head_words(before.nbor(-1), without=inside)).lower(), "thing", None
    elif before.lower_ in ("which", "whom") and before.i > span.sent.start and before.nbor(-1).lower_ == "of":
        _of_which(reading, figure, before)
    elif (
        before.i > span.sent.start
        and is_name(before.nbor(-1))
        and ((before.lower_ == "with" and figure.quantity.unit == "%") or (before.tag_ == "POS" and reading.measure != "value"))
    ):
        # "A poll shows Ruiz with 47 %"; "31 % to Ruiz's 27 %".
        reading.subject = text_of(head_words(before.nbor(-1), without=inside))
    if dimension == "time" and _is_age(span, before):
        reading.measure, reading.of, reading.subject = "age", "thing", _named_by(before, inside)
    elif dimension == "length":
        _distance(reading, span, anchor)
    elif dimension == "mass" and anchor.nouns and anchor.nouns[0][1] == "modifies" and _is_unnamed(reading, anchor):
        reading.measure, reading.of = "weight", "thing"
    if before.text == "(" and span.end < span.sent.end and span.doc[span.end].text in _CLOSES and reading.subject is None:
        reading.subject = _named_by(before, inside)
    if dimension == "money" or figure.quantity.unit == "%":
        _discount(reading, figure, span, anchor, inside)
    if figure.quantity.unit in (None, "%", "point"):
        _contest(reading, span, before, inside)
    _population(reading, span, inside)
    _compared(reading, span, anchor)
    _capacity(reading, figure, span)


def _before(span: Span) -> Token | None:
    """The word before the figure, but for hedges."""
    at, start = span.start - 1, span.sent.start
    while at > start and span.doc[at].lower_ in word_set("phrases", "hedges"):
        at -= 1
    return span.doc[at] if at >= start else None


def _home(reading: Reading, anchor: Anchor, inside: Inside) -> None:
    """ "The reserve is home to 310 wolves": they are of the reserve."""
    verb = anchor.verb
    subject = subject_of(verb) if verb is not None else None
    if subject is not None and anchor.head.pos_ == "NOUN":
        reading.measure, reading.of = text_of(head_words(anchor.head, without=inside)).lower(), "actor"
        reading.subject = read_phrase(subject, without=inside).subject or phrase(subject, without=inside)


def _discount(reading: Reading, figure: Figure, span: Span, anchor: Anchor, inside: Inside) -> None:
    """ "Is selling at $50 off its laptop", "20 % off all shoes": what the price of something is cut by."""
    if span.end + 1 >= span.sent.end or span.doc[span.end].lower_ != "off" or figure.kind is not Kind.LEVEL:
        return
    if anchor.verb is not None and lemma(anchor.verb) in word_set("removing", "verbs"):
        # "Wiped $3m off its value": it did not grow cheaper for anyone.
        return
    sold = next((child for child in span.doc[span.end].rights if child.dep_ == "pobj" and child.pos_ in ("NOUN", "PROPN")), None)
    if sold is not None:
        reading.measure, reading.of, reading.subject = "discount", "thing", text_of(head_words(sold, without=inside))


def _contest(reading: Reading, span: Span, before: Token, inside: Inside) -> None:
    """ "Ruiz leads Lund 44 % to 37 %, and 40 % to 38 % in Oslo": the first amount is of whoever leads, the second of the other."""
    doc, start = span.doc, max(span.sent.start, span.start - _PAIRS)
    verb = next((doc[i] for i in range(before.i, start, -1) if lemma(doc[i]) in word_set("properties", "contests")), None)
    if verb is None or verb.i + 1 > before.i or doc[verb.i + 1].pos_ != "PROPN":
        return
    last = verb.i + 1
    while last < before.i and doc[last + 1].pos_ == "PROPN":
        last += 1
    if before.i == last or before.lower_ in ("and", "("):
        winner = doc[verb.i - 1] if doc[verb.i - 1].pos_ == "PROPN" else subject_of(verb)
    elif before.lower_ == "to" and within(doc[before.i - 1], inside):
        winner = doc[last]
    else:
        return
    if winner is not None and winner.pos_ == "PROPN":
        reading.subject = text_of(head_words(winner, without=inside))


def _standing_at(reading: Reading, noun: Token) -> None:
    """ "With arrivals at 900 and departures at 700": each is measured by itself."""
    if noun.tag_ == "NNS" and noun.lower_ not in (reading.measure or "").split(" "):
        found = read_phrase(noun)
        reading.measure, reading.of = found.measure or noun.lower_, found.of or "thing"
        reading.subject = found.subject if found.measure is not None else None


def _of_which(reading: Reading, figure: Figure, relative: Token) -> None:
    """ "The beds, of which 36 are free": the figure counts beds."""
    whole = described(relative, relative)
    start = relative.sent.start
    nouns = (token for token in reversed(relative.doc[max(start, relative.i - 4) : relative.i - 1]) if token.pos_ in ("NOUN", "PROPN"))
    whole = next(nouns, whole)
    if whole is not None and reading.product is None and figure.quantity.dimension in (None, "count", "fraction"):
        reading.product = text_of(head_words(whole)).lower() if whole.pos_ == "NOUN" else text_of(head_words(whole))


def _population(reading: Reading, span: Span, inside: Inside) -> None:
    """ "27 % among women": those among whom it was measured."""
    if reading.population is not None or span.end >= span.sent.end or span.doc[span.end].lower_ != "among":
        return
    group = next((child for child in span.doc[span.end].rights if child.dep_ == "pobj"), None)
    if group is not None and group.pos_ == "NOUN":
        reading.population = text_of(head_words(group, without=inside))


def _is_age(span: Span, before: Token) -> bool:
    """A bare number between commas after a name or a person: "Moss, 31, said"."""
    if before.text not in (",", "("):
        return False
    alone = span.text.isdigit() and span.end < span.sent.end and (span.doc[span.end].text in _CLOSES or span.doc[span.end].is_punct)
    return alone and before.i > span.sent.start


def _named_by(stop: Token, inside: Inside) -> str | None:
    """The noun phrase that ends right before a comma or bracket."""
    noun = stop.nbor(-1) if stop.i > stop.sent.start else None
    if noun is None or noun.pos_ not in ("NOUN", "PROPN"):
        return None
    return text_of(head_words(noun, without=inside))


def _is_unnamed(reading: Reading, anchor: Anchor) -> bool:
    """Whether nothing names the measure but the verb."""
    return reading.measure is None or (anchor.verb is not None and reading.measure == lemma(anchor.verb))


def _distance(reading: Reading, span: Span, anchor: Anchor) -> None:
    """ "300 miles from the coast", "4 km north of town"."""
    following = span.doc[span.end] if span.end < span.sent.end else None
    if following is None:
        return
    before = span.doc[span.start - 1].lower_ if span.start > span.sent.start else ""
    vertical = following.lower_ in word_set("distances", "verticals") and following.i + 1 < span.sent.end and following.nbor().tag_ == "DT"
    if vertical and _is_unnamed(reading, anchor):
        reading.measure, reading.of = "height" if following.lower_ == "above" else "depth", "thing"
    if following.lower_ not in word_set("distances", "words") and not (before == "within" and following.lower_ == "of"):
        return
    grown = anchor.verb is not None and lemma(anchor.verb) in word_set("distances", "growing")
    if _is_unnamed(reading, anchor) and not grown:
        reading.measure, reading.of = "distance", "thing"


@cache
def _comparatives() -> dict[str, str]:
    return {word: name for name, words in table("comparatives").items() for word in words}


def _compared(reading: Reading, span: Span, anchor: Anchor) -> None:
    """ "40 % dearer", "two inches taller": the comparative says what differs."""
    following = span.doc[span.end] if span.end < span.sent.end else None
    if following is None or reading.measure is not None:
        return
    name = _comparatives().get(following.lower_)
    if name is None:
        return
    reading.measure, reading.of = name, "thing"
    before = _before(span)
    # "Makes the flat 20 % cheaper": the flat, not what makes it so.
    made = before is not None and before.pos_ in ("NOUN", "PROPN")
    subject = before if made else subject_of(anchor.verb) if anchor.verb is not None else None
    if made:
        reading.subject = None
    if reading.subject in (None, following.text) and subject is not None and subject != following:
        reading.subject = read_phrase(subject).subject


def _capacity(reading: Reading, figure: Figure, span: Span) -> None:
    """ "Licensed to carry 250", "built for 3,000", "can hold 90 litres": what may be, not what was."""
    if figure.kind not in (Kind.COUNT, Kind.LEVEL) or figure.quantity.dimension in ("money", "time"):
        return
    before = _before(span)
    if before is None or before.i < span.sent.start + 1:
        return
    doc, at = span.doc, before.i
    if before.lower_ in word_set("capacity", "seating") and before.dep_ != "pobj":
        fit = True
    elif before.lower_ == "for":
        fit = lemma(doc[at - 1]) in word_set("capacity", "built") or doc[at - 1].lower_ in ("room", "space", "capacity")
    elif lemma(before) in word_set("capacity", "holding"):
        window = doc[max(span.sent.start, at - 4) : at]
        fit = any(token.lower_ in ("can", "could") or (token.lower_ in word_set("capacity", "fit")) for token in window)
    else:
        fit = False
    if not fit:
        return
    counted = reading.measure if figure.kind is Kind.COUNT else None
    reading.measure, reading.of = "capacity", "thing"
    reading.product = reading.product or counted
    if reading.subject is None and (verb := next((t for t in (before, doc[at - 1]) if t.pos_ in ("VERB", "AUX")), None)) is not None:
        subject = subject_of(verb)
        if subject is not None and subject.pos_ in ("NOUN", "PROPN") and not (is_name(subject) and subject.ent_type_):
            reading.subject = read_phrase(subject).subject
