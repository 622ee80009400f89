"""The series of one figure: its noun phrase, its clause and what was counted, joined into one reading."""

from spacy.tokens import Span, Token

from ingest.model import Figure, Kind
from ingest.scope.anaphora import tallies
from ingest.scope.clause import Anchor, anchor_of
from ingest.scope.counted import happened, set_phrase
from ingest.scope.events import counted_noun, fill_owner, fits, is_thing, name_counted, read_event
from ingest.scope.measures import word_set
from ingest.scope.nouns import read_phrase
from ingest.scope.phrases import Inside, head_words, is_name, is_time, lemma, owner, phrase, prepositions, subject_of, text_of, trimmed
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

_FAR = 30
_LAGS = frozenset(("later", "earlier", "ago", "before", "after"))


def read_figure(figure: Figure, span: Span, inside: Inside) -> Reading:
    """What the figure's own sentence says it speaks of. `inside` are the tokens of all figures of the sentence."""
    anchor = anchor_of(span, inside or frozenset())
    counted = counted_noun(figure, span, anchor)
    event = happened(counted, span) if counted is not None else None
    if event is None and counted is not None and anchor.parts is not None and counted != anchor.parts:
        event = happened(anchor.parts, span)
    following = span.doc[span.end].lower_ if span.end < span.sent.end else ""
    if figure.quantity.dimension == "time" and (following in _LAGS or (anchor.state is not None and anchor.state.lower_ in _LAGS)):
        # "Nine days later" places an event in time; it measures nothing.
        return Reading()
    single = figure.kind is Kind.COUNT and figure.quantity.printed.lower().split(" ")[0] == "one"
    if single and event is not None and event.verb is None and event.measure.of != "people":
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
    if counted is not None and reading.measure is None and (reading.product is None or reading.subject or anchor.role == "subject"):
        name_counted(reading, counted, figure)
    return reading


def _complete(reading: Reading, figure: Figure, span: Span, anchor: Anchor, inside: Inside) -> None:
    """Add what the verb, the scene and the words before a colon tell, then a name for what is measured, in place."""
    if anchor.verb is not None:
        partner(reading, prepositions(anchor.verb))
        reading.area = reading.area or place_of(anchor.verb)
        if reading.measure == "sales" and any(c.lower_ in word_set("properties", "abroad") for c in anchor.verb.rights):
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
    reading = Reading()
    if anchor.verb is not None and anchor.role == "object" and (teller := subject_of(anchor.verb)) is not None and tallies(teller):
        reading.anaphoric = True
    fill_from_own_words(reading, span, anchor)
    fill_from_state(reading, anchor, figure)
    valued = reading.measure == "value"
    fill_from_verb(reading, anchor, figure)
    _of_nouns(reading, anchor, figure, counted, inside)
    if anchor.parts is not None and reading.product is None and not is_time(anchor.parts):
        _parts(reading, anchor.parts, inside)
    if anchor.role != "subject":
        subject = _subject(anchor, inside, reading.measure)
        if subject is not None and (reading.subject is None or reading.measure is None):
            _of_subject(reading, subject, inside, valued=valued)
    elif reading.subject is None and counted is not None and not _in(counted, inside) and not _is_count(figure):
        reading.fill(read_phrase(counted, without=inside))
    if reading.measure is None or (reading.of == "goods" and reading.product is None):
        _of_main_clause(reading, anchor, inside)
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


def _taken(span: Span, anchor: Anchor) -> Reading | None:
    """Money that measures what was stolen: "stole gems worth $3m", "made off with €60,000"."""
    for noun, _ in anchor.nouns[:2]:
        event = happened(noun, span)
        if event is not None and event.measure.money is not None:
            return Reading(measure=event.measure.money, product=phrase(noun), of=event.measure.of)
    told = set_phrase(span, reach=_FAR)
    return Reading(measure=told.money, of=told.of) if told is not None and told.money is not None else None


def _subject(anchor: Anchor, inside: Inside, measure: str | None) -> Token | None:
    """The subject of the figure's verb, unless it only reports; the name before a figure that the parse took for the subject."""
    verb = anchor.verb
    subject = subject_of(verb) if verb is not None else None
    if verb is None or subject is None or speaks(verb, anchor, measure) or tallies(subject):
        return None
    start = verb.sent.start
    if _in(subject, inside) and (holder := owner(subject)) is not None:
        return holder
    while subject.i > start and _in(subject, inside):
        subject = subject.doc[subject.i - 1]
        if not _in(subject, inside) and subject.pos_ != "PROPN":
            return None
    return None if _in(subject, inside) else subject


def _of_set_phrase(reading: Reading, figure: Figure, span: Span, anchor: Anchor) -> None:
    told = set_phrase(span)
    if told is None:
        return
    if (told.of == "goods" and fits("goods", figure, anchor)) or (told.of == "thing" and figure.quantity.dimension == "length"):
        reading.measure, reading.of, reading.flow = told.name, told.of, told.flow


def _of_nouns(reading: Reading, anchor: Anchor, figure: Figure, counted: Token | None, inside: Inside) -> None:
    """The nouns above the figure and what its verb moves; a counted noun is no subject of its own count."""
    moved = _moved(anchor, inside) if figure.quantity.dimension != "time" and not (figure.kind is Kind.COUNT and anchor.nouns) else None
    above = anchor.nouns
    if figure.kind is Kind.RANK:
        # "The best month for exports" ranks the exports.
        above = [(prepositions(noun).get("for", noun) if is_time(noun) else noun, way) for noun, way in above]
    for noun, way in [*above, *([(moved, "moved")] if moved is not None else [])]:
        if is_time(noun) or _in(noun, inside) or lemma(noun) in ("percent", "cent", "%"):
            continue
        if _is_count(figure) and (noun == counted or not _counts_for(noun, way)):
            continue
        found = read_phrase(noun, without=inside)
        if (
            way == "of"
            and figure.kind is not Kind.COUNT
            and found.measure is None
            and noun.pos_ == "NOUN"
            and found.subject
            and found.role is None
        ):
            # "A payload of 22 tonnes": what has a size of so many units is a property by that very form.
            found = Reading(measure=text_of(trimmed(head_words(noun, without=inside))).lower(), of="thing", area=found.area)
        if noun.dep_ == "attr" and found.measure is None and anchor.verb is not None:
            subject = subject_of(anchor.verb)
            if subject is not None and subject.pos_ == "PROPN":
                found = read_phrase(subject, without=inside)
        reading.fill(found)
        reading.anaphoric = reading.anaphoric or found.anaphoric
        if (way in ("modifies", "joined") and found.subject is not None and found.measure is None) or (reading.measure and reading.subject):
            break


def _is_count(figure: Figure) -> bool:
    return figure.kind is Kind.COUNT or (figure.kind is Kind.LEVEL and figure.quantity.unit is None and figure.quantity.dimension is None)


def _counts_for(noun: Token, way: str) -> bool:
    """Whether a count belongs to the noun above it: "a crew of 12", "Chelsea with eight changes", "levels at 1,200 parts"."""
    return (
        way in ("of", "moved")
        or (way == "with" and is_name(noun))
        or lemma(noun) in word_set("properties", "nouns")
        or lemma(noun) == "level"
    )


def _of_main_clause(reading: Reading, anchor: Anchor, inside: Inside) -> None:
    """A participle adds the amount to what its main clause speaks of: "raised its exports of cars, sending 300 abroad"."""
    verb = anchor.verb
    if verb is None or verb.tag_ != "VBG" or verb.dep_ not in ("advcl", "conj", "acl") or verb.head is verb:
        return
    main = verb.head
    for noun in [*(c for c in main.rights if c.dep_ == "dobj"), *([main] if main.pos_ == "NOUN" else [])]:
        if not _in(noun, inside):
            found = read_phrase(noun, without=inside)
            if found.measure is not None and found.of != "thing" and reading.measure in (None, found.measure):
                reading.fill(found)


def _in(token: Token, inside: Inside) -> bool:
    return inside is not None and token.i in inside


def _moved(anchor: Anchor, inside: Inside) -> Token | None:
    """What a verb moves or sets by, to or at the figure: "cut output by 5 %", "put the toll at 53", "wiped $3m from its value"."""
    verb = anchor.verb
    if verb is None:
        return None
    if anchor.role in ("by", "to", "from", "at") or anchor.head.dep_ in ("npadvmod", "advmod"):
        return next((c for c in verb.rights if c.dep_ == "dobj" and not _in(c, inside) and not is_time(c)), None)
    preps = prepositions(verb)
    taken = preps.get("from") or preps.get("off")
    return taken if anchor.role == "object" and taken is not None and taken.pos_ == "NOUN" and not _in(taken, inside) else None


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


def _of_subject(reading: Reading, subject: Token, inside: Inside, *, valued: bool) -> None:
    if is_time(subject) or (subject.pos_ not in ("NOUN", "PROPN", "PRON", "DET") and subject.tag_ != "VBG"):
        return
    found = read_phrase(subject, without=inside)
    reading.anaphoric = reading.anaphoric or found.anaphoric
    if valued and found.measure is not None:
        # "Imports were worth $4 billion": the imports are measured, in money.
        reading.measure = reading.of = reading.flow = None
        reading.fill(found)
        return
    if reading.measure is not None and found.measure is not None and reading.subject is None:
        reading.subject = found.subject or phrase(subject, without=inside)
        reading.area = reading.area or found.area
        return
    reading.fill(found)


def gapped(span: Span, inside: Inside) -> str | None:
    """The subject of a clause whose verb is left out: "..., Harlow by 2 %", "firms such as Harlow up 9 %".

    Also of a clause that the parse has run together with the one before it: "..., Harlow added 15 cents".
    """
    doc, at = span.doc, span.start - 1
    start = span.sent.start
    while at > start and doc[at].lower_ in ("by", "up", "down", "at", "to", "about", "around", "more", "than", "nearly"):
        at -= 1
    led = at < span.start - 1
    if at > start and doc[at].tag_ in ("VBD", "VBN", "VBZ") and doc[at - 1].pos_ == "PROPN":
        at, led = at - 1, True
    if at <= start or not led or not is_name(doc[at]) or _in(doc[at], inside):
        return None
    words = head_words(doc[at], without=inside)
    before = doc[words[0].i - 1] if words[0].i > start else None
    opens = before is not None and (before.text in (",", ";") or before.lower_ in ("and", "while", "as", "with"))
    return text_of(words) if opens else None
