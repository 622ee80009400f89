"""The series of one figure: its noun phrase, its clause and what was counted, joined into one reading."""

from spacy.tokens import Span, Token

from ingest.model import Figure, Kind
from ingest.scope.clause import Anchor, anchor_of
from ingest.scope.counted import Happening, happened
from ingest.scope.measures import done_to, named_by, register, table, word_set
from ingest.scope.phrases import head_words, is_time, lemma, phrase, prepositions, subject_of, text_of, trimmed
from ingest.scope.reading import Reading, goods, lemma_plural, partner, place_of, read_phrase, share_of

_NUMERIC = frozenset((Kind.COUNT, Kind.LEVEL, Kind.RATE))
_OF_GOODS = frozenset((None, "count", "mass", "volume", "money", "energy", "area", "flow"))
_PLAIN_UNITS = frozenset(("%", "pp", "x", "rank"))


def read_figure(figure: Figure, span: Span) -> Reading:
    """What the figure's own sentence says it speaks of."""
    anchor = anchor_of(span)
    inside = range(span.start, span.end)
    counted = _counted(figure, span, anchor)
    event = happened(counted, span) if counted is not None else None
    if counted is not None and event is not None and _fits(event, figure):
        reading = _of_event(event, counted, figure, span, anchor)
    elif figure.kind is Kind.SHARE and anchor.parts is not None:
        reading = _of_share(anchor, inside)
    else:
        reading = _of_clause(figure, span, anchor, counted)
    if anchor.verb is not None:
        partner(reading, prepositions(anchor.verb))
        reading.area = reading.area or place_of(anchor.verb)
    if counted is not None and reading.measure is None and (reading.subject or reading.area or reading.anaphoric):
        _name_counted(reading, counted, figure)
    return reading


def _fits(event: Happening, figure: Figure) -> bool:
    """Goods are counted, weighed or paid for; an engine that delivers 300 hp delivers no goods."""
    return event.measure.of != "goods" or figure.quantity.dimension in _OF_GOODS


def _of_clause(figure: Figure, span: Span, anchor: Anchor, counted: Token | None) -> Reading:
    inside = range(span.start, span.end)
    reading = Reading()
    if figure.quantity.dimension == "money":
        for noun, _ in anchor.nouns[:2]:
            event = happened(noun, span)
            if event is not None and event.measure.money is not None:
                return Reading(measure=event.measure.money, subject=phrase(noun), of=event.measure.of)
    _of_state(reading, anchor)
    _of_verb(reading, anchor, figure)
    moved = _moved(anchor, inside)
    for noun, way in [*anchor.nouns, *([(moved, "moved")] if moved is not None else [])]:
        if is_time(noun) or (noun.i in inside) or lemma(noun) in ("percent", "%"):
            continue
        found = read_phrase(noun, without=inside)
        reading.fill(found)
        reading.anaphoric = reading.anaphoric or found.anaphoric
        if (way in ("modifies", "joined") and found.subject is not None and found.measure is None) or (reading.measure and reading.subject):
            break
    if anchor.parts is not None and reading.product is None and not is_time(anchor.parts):
        _parts(reading, anchor.parts)
    verb = anchor.verb
    if verb is not None and (reading.subject is None or reading.measure is None) and anchor.role != "subject":
        subject = subject_of(verb)
        if subject is not None and subject.i not in inside and not _speaks(verb):
            _of_subject(reading, subject, inside)
    if anchor.role == "subject" and reading.subject is None and counted is not None and counted.i not in inside:
        reading.fill(read_phrase(counted, without=inside))
    if verb is not None and reading.measure is None and anchor.role == "object" and figure.quantity.dimension == "money":
        if lemma(verb) not in word_set("properties", "light_verbs") and figure.kind is Kind.LEVEL and figure.direction is None:
            reading.measure = lemma(verb)
    return reading


def _moved(anchor: Anchor, inside: range) -> Token | None:
    """What a verb moves or sets by, to or at the figure: "cut output by 5 %", "put the toll at 53", "pulled shares 2 % lower"."""
    verb = anchor.verb
    if verb is None or (anchor.role not in ("by", "to", "from", "at", "in", "into", "with") and anchor.head.dep_ not in ("npadvmod", "advmod")):
        return None
    return next((c for c in verb.rights if c.dep_ == "dobj" and c.i not in inside and not is_time(c)), None)


def _name_counted(reading: Reading, counted: Token, figure: Figure) -> None:
    """Counted things of someone or somewhere are a measure of it: the pupils of a school, the goals of a player."""
    if counted.pos_ not in ("NOUN", "PROPN") or figure.quantity.dimension not in (None, "count") or figure.kind is not Kind.COUNT:
        return
    words = trimmed([word for word in head_words(counted) if word.pos_ != "NUM"])
    if words and text_of(words) != reading.subject:
        reading.measure, reading.of = goods(text_of(words)).lower(), "actor"


def _counted(figure: Figure, span: Span, anchor: Anchor) -> Token | None:
    """The noun that is counted, the figure's own or the one it modifies; the bare number where the text leaves the noun out."""
    unit = figure.quantity.unit
    if figure.kind is Kind.SHARE and anchor.parts is not None:
        return anchor.parts if anchor.parts.i >= span.end else anchor.head
    if figure.kind not in _NUMERIC or unit in _PLAIN_UNITS:
        return None
    if figure.quantity.dimension not in (None, "count") or (unit is not None and unit.isupper() and len(unit) == 3):
        if anchor.parts is not None:
            return anchor.head
        return anchor.head if anchor.verb is not None and done_to(lemma(anchor.verb), None) else None
    if anchor.head.pos_ == "NUM" and anchor.nouns and anchor.nouns[0][1] == "modifies":
        return anchor.nouns[0][0]
    return anchor.head


def _of_event(event: Happening, counted: Token, figure: Figure, span: Span, anchor: Anchor) -> Reading:
    measure = event.measure
    name = measure.money if measure.money and figure.quantity.dimension == "money" else measure.name
    reading = Reading(measure=name, of=measure.of, flow=measure.flow)
    words = [word for word in head_words(counted) if not (word.i < span.end and word.pos_ == "NUM")]
    inside = range(span.start, span.end)
    if measure.of == "people":
        own = named_by([lemma(word) for word in head_words(counted)])
        if counted.pos_ in ("NOUN", "PROPN") and own is None and figure.quantity.dimension in (None, "count"):
            reading.product = goods(text_of(trimmed(words)))
        if anchor.parts is not None and (reading.product is None or own is not None):
            reading.product = goods(text_of(trimmed(head_words(anchor.parts))))
        if own is not None and reading.product is None and len(words) > own[1]:
            before = trimmed(words)[: -own[1]]
            reading.product = text_of(before).lower() if before else None
    elif anchor.parts is not None and measure.of == "goods":
        reading.product = goods(text_of(trimmed(head_words(anchor.parts))))
    elif measure.of == "goods" and counted.pos_ == "NOUN" and figure.quantity.dimension in (None, "count"):
        reading.product = goods(text_of(trimmed(words)))
    if (
        event.doer is not None
        and event.doer.i not in inside
        and (measure.of in ("actor", "goods") or name in ("layoffs", "hired", "infected", "seized", "cases"))
    ):
        _doer(reading, event.doer)
    for token in (event.verb, counted, anchor.verb):
        if token is not None:
            reading.area = reading.area or place_of(token)
            partner(reading, prepositions(token))
    return reading


def _doer(reading: Reading, doer: Token) -> None:
    found = read_phrase(doer)
    if found.anaphoric:
        reading.anaphoric = True
    elif found.subject is not None:
        reading.subject, reading.area = found.subject, reading.area or found.area


def _of_share(anchor: Anchor, inside: range) -> Reading:
    whole = anchor.parts
    if whole is None:
        return Reading()
    verb = anchor.verb
    if verb is not None and anchor.role != "subject" and lemma(verb) in word_set("properties", "share_verbs"):
        reading = share_of(whole)
        subject = subject_of(verb)
        if subject is not None:
            found = read_phrase(subject)
            reading.anaphoric = found.anaphoric
            reading.subject, reading.area = found.subject, found.area
        return reading
    reading = read_phrase(whole, without=inside)
    if reading.measure is None and reading.subject is not None:
        reading.product = reading.product or reading.subject
    if verb is not None and anchor.role == "object" and lemma(verb) not in word_set("properties", "speech"):
        named = table("shares_of").get(lemma(whole)) or (f"share of {lemma_plural(whole)}" if reading.product else None)
        subject = subject_of(verb)
        if subject is not None and named is not None:
            found = read_phrase(subject, without=inside)
            return Reading(measure=named, subject=found.subject, area=found.area, product=None, anaphoric=found.anaphoric, of="actor")
    return reading


def _of_state(reading: Reading, anchor: Anchor) -> None:
    state = anchor.state
    doc = anchor.head.doc
    following = anchor.head.i + 1
    if (
        state is None
        and following < anchor.head.sent.end
        and doc[following].lower_ in register().states
        and doc[following].pos_ in ("ADJ", "ADV")
    ):
        state = doc[following]
    if state is not None and state.lower_ in register().states:
        measure = register().states[state.lower_]
        if measure.of == "thing":
            reading.measure, reading.of = measure.name, measure.of


def _of_verb(reading: Reading, anchor: Anchor, figure: Figure) -> None:
    verb = anchor.verb
    if verb is None or reading.measure is not None:
        return
    word = lemma(verb)
    known = register()
    if (
        anchor.role in ("object", "at", "for", "between", "in", "about", "around", "to", "up")
        and word in known.verbs
        and figure.quantity.unit != "%"
    ):
        measure = known.verbs[word]
        if measure.name != "price" or figure.quantity.dimension == "money":
            reading.measure, reading.of = measure.name, measure.of
            subject = subject_of(verb)
            if subject is not None:
                found = read_phrase(subject)
                reading.subject, reading.anaphoric = found.subject, found.anaphoric
            return
    if anchor.role == "object" and word in known.acts and (known.acts[word].of != "goods" or figure.quantity.dimension in _OF_GOODS):
        measure = known.acts[word]
        reading.measure, reading.of, reading.flow = measure.name, measure.of, measure.flow
        subject = subject_of(verb)
        if subject is not None:
            _doer(reading, subject)
        return
    if anchor.role != "subject":
        for measure in known.patient.get(word, ()):
            if measure.of == "actor":
                target = next((c for c in verb.children if c.dep_ in ("nsubjpass", "dobj") and c is not anchor.head), None) or subject_of(
                    verb
                )
                reading.measure, reading.of = measure.name, measure.of
                if target is not None:
                    _doer(reading, target)


def _parts(reading: Reading, parts: Token) -> None:
    if reading.measure is not None:
        reading.product = goods(text_of(trimmed(head_words(parts))))
        return
    found = read_phrase(parts)
    if found.measure is not None:
        reading.fill(found)
    else:
        reading.product = goods(text_of(trimmed(head_words(parts))))


def _of_subject(reading: Reading, subject: Token, inside: range) -> None:
    found = read_phrase(subject, without=inside)
    if found.anaphoric:
        reading.anaphoric = True
    if reading.measure is not None and found.measure is not None and reading.subject is None:
        reading.subject = found.subject or phrase(subject, without=inside)
        reading.area = reading.area or found.area
        return
    reading.fill(found)


def _speaks(verb: Token) -> bool:
    return lemma(verb) in ("say", "tell", "add", "warn", "report", "estimate", "announce") and any(c.dep_ == "ccomp" for c in verb.children)
