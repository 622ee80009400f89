"""The series of one figure: its noun phrase, its clause and what was counted, joined into one reading."""

from spacy.tokens import Span, Token

from ingest.model import Figure, Kind
from ingest.scope.anaphora import tallies
from ingest.scope.beside import fill_from_beside
from ingest.scope.clause import Anchor, anchor_of
from ingest.scope.counted import happened, set_phrase
from ingest.scope.events import counted_noun, fill_owner, fits, is_thing, name_counted, read_event
from ingest.scope.governing import definite, is_count, read_above, read_main_clause, within
from ingest.scope.measures import named_by, word_set
from ingest.scope.nearest import of_nearest
from ingest.scope.nouns import read_phrase, read_property
from ingest.scope.participles import participle
from ingest.scope.phrases import (
    Inside,
    bearer_by_with,
    head_words,
    is_time,
    lemma,
    owner,
    phrase,
    prepositions,
    subject_of,
    text_of,
    trimmed,
)
from ingest.scope.places import partner, place_of, scene_before, struck
from ingest.scope.reading import Reading, goods
from ingest.scope.shares import read_share, speaks
from ingest.scope.statements import (
    fill_from_deed,
    fill_from_own_words,
    fill_from_state,
    fill_from_verb,
    fill_purpose,
    fill_teller,
    fill_where,
    spelled_out,
)
from ingest.scope.unnamed import name_measure

# Tokens after a figure that may say "abroad".
_AFTER = 8
# Characters before a figure within which words for a theft may end.
_PHRASE_REACH = 30


def read_figure(figure: Figure, span: Span, inside: Inside) -> Reading:
    """What the figure's own sentence says it speaks of. `inside` are the tokens of all figures of the sentence."""
    anchor = anchor_of(span, inside or frozenset())
    counted = counted_noun(figure, span, anchor)
    event = happened(counted, span) if counted is not None else None
    if event is None and counted is not None and anchor.parts is not None and counted != anchor.parts:
        event = happened(anchor.parts, span)
    if figure.quantity.dimension == "time" and _only_places(span, anchor):
        return Reading()
    single = figure.kind is Kind.COUNT and figure.quantity.printed.lower().split(" ")[0] == "one"
    if single and event is not None and event.verb is None and event.measure.of != "people":
        event = None
    if figure.kind is Kind.SHARE and event is not None and event.verb is None and event.measure.of == "actor" and anchor.role != "subject":
        # "Narrowed to 3 % of GDP": the whole has a name, and something else is measured.
        event = None
    if counted is not None and event is not None and fits(event.measure.of, figure, anchor):
        reading = read_event(event, counted, figure, span, anchor)
    elif single:
        # "One of the best" states membership and "one hand" a mere article: nothing is measured.
        return Reading()
    elif figure.kind is Kind.SHARE and anchor.parts is not None:
        reading = read_share(anchor, inside)
    else:
        reading = _of_clause(figure, span, anchor, counted, inside)
    if counted is not None:
        fill_owner(reading, counted)
    _complete(reading, figure, span, anchor, inside)
    fill_from_beside(reading, figure, span, anchor, inside)
    said = reading.subject or reading.measure or reading.product or reading.anaphoric
    if not said and not (figure.kind is Kind.COUNT and definite(counted)):
        _fill_empty(reading, figure, span, anchor, inside)
    if reading.measure is None and figure.quantity.dimension == "time" and anchor.role in word_set("around", "placing"):
        # "Over the past two weeks": when something was so is nobody's property.
        reading.subject = None
    if counted is not None and reading.measure is None:
        _name_by_counted(reading, counted, figure, anchor)
    return reading


def _fill_empty(reading: Reading, figure: Figure, span: Span, anchor: Anchor, inside: Inside) -> None:
    described = _described(figure, anchor)
    if described is not None:
        reading.subject = phrase(described, without=inside)
    else:
        of_nearest(reading, span, inside)


def _name_by_counted(reading: Reading, counted: Token, figure: Figure, anchor: Anchor) -> None:
    if reading.product is not None and not reading.subject and anchor.role != "subject":
        return
    if anchor.role == "by" and figure.quantity.unit == "point":
        # "Up by 9 points": in something else.
        return
    name_counted(reading, counted, figure)
    if lemma(counted) == "time" and figure.kind is Kind.COUNT and anchor.verb is not None:
        # "Downloaded 5 million times".
        reading.measure = participle(anchor.verb)


def _only_places(span: Span, anchor: Anchor) -> bool:
    """ "Nine days later" and "every four years" place an event in time; they measure nothing."""
    following = span.doc[span.end].lower_ if span.end < span.sent.end else ""
    lags = word_set("around", "lags")
    return following in lags or (anchor.state is not None and anchor.state.lower_ in lags) or anchor.lead == "every"


def _described(figure: Figure, anchor: Anchor) -> Token | None:
    """The panel of "a five-judge panel", whoever else the clause is about."""
    if figure.kind is not Kind.COUNT or figure.quantity.unit is None or not anchor.nouns or anchor.nouns[0][1] != "modifies":
        return None
    noun = anchor.nouns[0][0]
    return noun if noun.i > anchor.last and noun.pos_ == "NOUN" and not is_time(noun) else None


def _complete(reading: Reading, figure: Figure, span: Span, anchor: Anchor, inside: Inside) -> None:
    """Add what the verb, the scene and the words before a colon tell, then a name for what is measured, in place."""
    if anchor.verb is not None:
        partner(reading, prepositions(anchor.verb))
        reading.area = reading.area or place_of(anchor.verb)
        near = span.doc[anchor.verb.i : min(span.sent.end, span.end + _AFTER)]
        if reading.measure == "sales" and any(token.lower_ in word_set("properties", "abroad") for token in near):
            reading.measure, reading.flow = "exports", "export"
    if reading.subject is None and reading.area is None:
        reading.area = scene_before(span) if reading.of == "actor" else struck(span) if reading.of == "thing" else None
    if reading.measure is None and reading.subject is None:
        spelled_out(reading, span, inside)
    if reading.measure is None or reading.subject is None or reading.measure == "inventories":
        name_measure(reading, figure, span, anchor)


def _of_clause(figure: Figure, span: Span, anchor: Anchor, counted: Token | None, inside: Inside) -> Reading:
    if figure.quantity.dimension == "money" and (taken := _taken(span, anchor)) is not None:
        return taken
    if anchor.parts is not None and anchor.parts.lower_ in ("them", "these", "those") and is_count(figure):
        # "60 people, 12 of them seriously": of those spoken of.
        return Reading(anaphoric=True)
    reading = Reading()
    if anchor.verb is not None and anchor.role == "object" and (teller := subject_of(anchor.verb)) is not None and tallies(teller):
        reading.anaphoric = True
    fill_from_own_words(reading, span, anchor)
    fill_from_state(reading, anchor, figure)
    valued = reading.measure == "value"
    fill_from_verb(reading, anchor, figure)
    read_above(reading, anchor, figure, counted, inside)
    if anchor.parts is not None and reading.product is None and not is_time(anchor.parts):
        _parts(reading, anchor.parts, inside)
    owned = is_count(figure) and counted is not None and owner(counted) is not None
    if anchor.role != "subject" and not owned and not _only_mentioned(figure, anchor, counted):
        subject = _subject(anchor, inside, reading.measure)
        if subject is not None and (reading.subject is None or reading.measure is None):
            _of_subject(reading, subject, inside, valued=valued, numbered=anchor.parts is None and _numbered(figure, subject))
    elif reading.subject is None and counted is not None and not within(counted, inside) and not is_count(figure):
        reading.fill(read_phrase(counted, without=inside))
    if reading.measure is None or (reading.of == "goods" and reading.product is None):
        read_main_clause(reading, anchor, inside)
    if reading.measure is None:
        _of_set_phrase(reading, figure, span, anchor)
    if anchor.verb is not None and reading.subject is None:
        fill_teller(reading, anchor.verb)
        fill_where(reading, anchor.verb)
    fill_purpose(reading, span)
    of_flow = reading.of == "goods" and reading.product is None and bool(anchor.nouns) and anchor.nouns[0][1] == "of"
    if of_flow and counted is not None and is_thing(counted, figure):
        reading.product = goods(text_of(trimmed([word for word in head_words(counted) if word.pos_ != "NUM"])))
    if reading.measure is None:
        fill_from_deed(reading, anchor, figure)
    return reading


def _only_mentioned(figure: Figure, anchor: Anchor, counted: Token | None) -> bool:
    """Whether counted things only stand in the clause as where, when or whence, or are known already: "cut pay at its five plants"."""
    plain = figure.kind is Kind.COUNT and figure.direction is None and figure.move is None and figure.quantity.unit is not None
    return plain and (anchor.role in word_set("around", "asides") or definite(counted))


def _taken(span: Span, anchor: Anchor) -> Reading | None:
    """Money that measures what was stolen: "stole gems worth $3m", "made off with €60,000"."""
    for noun, _ in anchor.nouns[:2]:
        event = happened(noun, span)
        if event is not None and event.measure.money is not None:
            return Reading(measure=event.measure.money, product=phrase(noun), of=event.measure.of)
    told = set_phrase(span, reach=_PHRASE_REACH)
    return Reading(measure=told.money, of=told.of) if told is not None and told.money is not None else None


def _subject(anchor: Anchor, inside: Inside, measure: str | None) -> Token | None:
    """The subject of the figure's verb, unless it only reports; the name before a figure that the parse took for the subject."""
    verb = anchor.verb
    if anchor.nouns and anchor.nouns[0][1] == "of" and (bearer := bearer_by_with(anchor.nouns[0][0])) is not None:
        return bearer
    subject = subject_of(verb) if verb is not None else None
    if verb is None or subject is None or speaks(verb, anchor, measure) or tallies(subject):
        return None
    if (
        subject.tag_ == "VBG"
        and (named := next((c for c in subject.rights if c.dep_ == "dobj" and named_by([lemma(c)])), None)) is not None
    ):
        # "Asking rents rose 7 %": the parse takes them for what somebody asks.
        return named
    start = verb.sent.start
    if within(subject, inside) and (holder := owner(subject)) is not None:
        return holder
    while subject.i > start and within(subject, inside):
        subject = subject.doc[subject.i - 1]
        if not within(subject, inside) and subject.pos_ != "PROPN":
            return None
    return None if within(subject, inside) else subject


def _of_set_phrase(reading: Reading, figure: Figure, span: Span, anchor: Anchor) -> None:
    told = set_phrase(span)
    if told is None:
        return
    dimension = figure.quantity.dimension
    suits = told.dimension == dimension if told.dimension is not None else told.of == "thing" and dimension == "length"
    if suits or (told.of == "goods" and fits("goods", figure, anchor)):
        reading.measure, reading.of, reading.flow = told.name, told.of, told.flow


def _parts(reading: Reading, parts: Token, inside: Inside) -> None:
    if reading.measure is not None:
        reading.product = goods(text_of(trimmed(head_words(parts, without=inside))))
        return
    found = read_phrase(parts, without=inside)
    if found.measure is not None:
        reading.fill(found)
    elif lemma(parts) in word_set("properties", "empty"):
        reading.measure = text_of(trimmed(head_words(parts, without=inside))).lower()
    else:
        reading.product = goods(text_of(trimmed(head_words(parts, without=inside))))


def _numbered(figure: Figure, subject: Token) -> bool:
    """Whether a change is in the number of the things that the subject names: "deposits rose 3 %"."""
    if figure.kind is Kind.CHANGE:
        plain = figure.quantity.unit == "%"
    else:
        totalled = lemma(subject.head) in word_set("numbering", "verbs")
        numbering = figure.direction is not None or totalled
        unit = figure.quantity.unit
        plain = (numbering and unit in (None, lemma(subject))) or (totalled and figure.quantity.dimension == "money")
    return (plain and subject.tag_ == "NNS") or (subject.tag_ == "VBG" and figure.quantity.dimension == "money")


def _of_subject(reading: Reading, subject: Token, inside: Inside, *, valued: bool, numbered: bool) -> None:
    modified = any(child.dep_ in ("det", "amod") or child.tag_ == "JJ" for child in subject.lefts)
    named = (
        subject.pos_ in ("NOUN", "PROPN", "PRON", "DET")
        or subject.tag_ == "VBG"
        or (subject.is_upper and len(subject) > 1)
        or (subject.tag_ == "VB" and modified)
    )
    # "The flat measures 62 m²": an adjective with an article is somebody or something.
    if is_time(subject) or not (named or (subject.tag_ == "JJ" and modified)):
        return
    found = read_phrase(subject, without=inside)
    if numbered and reading.measure is None and found.measure is None and found.role is None and not found.anaphoric:
        found = read_property(subject, without=inside)
    reading.anaphoric = reading.anaphoric or found.anaphoric
    if valued and found.measure is not None:
        # "Imports were worth $4 billion": the imports are measured, in money.
        reading.measure = reading.of = reading.flow = None
        reading.fill(found)
        return
    if reading.measure is not None and found.measure is not None and reading.measure in word_set("properties", "bare"):
        # "Sales ran at a rate of 640,000": the sales are measured.
        reading.measure = reading.of = None
    if reading.measure is not None and found.measure is not None and reading.subject is None:
        reading.subject = found.subject or phrase(subject, without=inside)
        reading.area = reading.area or found.area
        return
    reading.fill(found)
