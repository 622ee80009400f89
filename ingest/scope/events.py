"""Figures that count what something happened to, and whose the counted things are."""

from spacy.tokens import Span, Token

from ingest.model import Figure, Kind
from ingest.scope.clause import Anchor
from ingest.scope.counted import Happening
from ingest.scope.holders import own
from ingest.scope.measures import done_to, named_by, word_set
from ingest.scope.nouns import read_phrase
from ingest.scope.participles import participle
from ingest.scope.phrases import area_at, head_words, is_name, is_passive, lemma, owner, phrase, prepositions, subject_of, text_of, trimmed
from ingest.scope.places import partner, place_of, scene
from ingest.scope.reading import Reading, goods

_NUMERIC = frozenset((Kind.COUNT, Kind.LEVEL, Kind.RATE))
_OF_GOODS = frozenset((None, "count", "mass", "volume", "energy", "area", "flow"))
_PLAIN_UNITS = frozenset(("%", "pp", "x", "rank"))


def counted_noun(figure: Figure, span: Span, anchor: Anchor) -> Token | None:
    """The noun that is counted, the figure's own or the one it modifies; the bare number where the text leaves the noun out."""
    unit = figure.quantity.unit
    if figure.kind is Kind.SHARE and anchor.parts is not None:
        return anchor.parts if anchor.parts.i >= span.end else anchor.head
    things = (
        figure.kind in (Kind.CHANGE, Kind.DIFFERENCE)
        and figure.quantity.dimension in (None, "count")
        and (unit is not None or anchor.parts is not None)
    )
    if (figure.kind not in _NUMERIC and not things) or unit in _PLAIN_UNITS:
        return None
    if figure.quantity.dimension not in (None, "count") or (unit is not None and unit.isupper() and len(unit) == 3):
        if anchor.parts is not None:
            return anchor.head
        told = [child for child in anchor.head.rights if child.dep_ == "acl"]
        return anchor.head if any(done_to(lemma(verb), None) for verb in (anchor.verb, *told) if verb is not None) else None
    if anchor.head.pos_ == "NUM" and anchor.nouns and anchor.nouns[0][1] == "modifies":
        return anchor.nouns[0][0]
    return anchor.head


def fits(of: str, figure: Figure, anchor: Anchor) -> bool:
    """Goods are counted, weighed or paid for (an engine that delivers 300 hp delivers no goods); a fine or a sentence is not who got it."""
    if of == "actor" and figure.quantity.dimension in ("money", "time") and anchor.parts is None:
        return anchor.verb is None or anchor.role != "object"
    if of != "goods":
        return True
    return figure.quantity.dimension in _OF_GOODS or (figure.quantity.dimension == "money" and anchor.parts is not None)


def read_event(event: Happening, counted: Token, figure: Figure, span: Span, anchor: Anchor) -> Reading:
    measure = event.measure
    name = measure.money if measure.money and figure.quantity.dimension == "money" else measure.name
    reading = Reading(measure=name, of=measure.of, flow=measure.flow)
    if measure.dimension == "time" and event.verb is not None and figure.kind is Kind.COUNT and counted.pos_ == "NOUN":
        # "Sentenced two men": the men are no prison sentence.
        return Reading(measure=participle(event.verb), product=goods(text_of(trimmed(head_words(counted)))), of="people")
    whole = head_words(counted)
    words = [word for word in whole if not (word.i < span.end and word.pos_ == "NUM")]
    things = is_thing(counted, figure)
    own_name = named_by([lemma(word) for word in whole]) if measure.of == "people" else None
    if anchor.parts is not None and anchor.parts.pos_ != "PRON" and (measure.of == "goods" or not things or own_name is not None):
        reading.product = goods(text_of(trimmed(head_words(anchor.parts)))) if measure.of in ("people", "goods") else None
    elif own_name is not None:
        before = trimmed(words)[: -own_name[1]]
        reading.product = text_of(before).lower() if before else None
    elif measure.of in ("people", "goods") and things:
        reading.product = goods(text_of(trimmed(words)))
    told_by_place = event.verb is None and event.doer is not None and area_at(event.doer) is not None
    done_by = measure.of in ("actor", "goods") or (measure.doer and not _is_force(event.doer)) or told_by_place
    if event.doer is not None and event.doer.i not in range(span.start, span.end) and done_by:
        fill_doer(reading, event.doer)
    if reading.subject is None and measure.of in ("actor", "goods"):
        holder = next((noun for noun, way in anchor.nouns if way in ("with", "of") and is_name(noun)), None)
        reading.subject = phrase(holder) if holder is not None else None
    if reading.subject is None and measure.of == "actor" and (bearer := _bearer(anchor)) is not None:
        fill_doer(reading, bearer)
    for token in (event.verb, counted, anchor.verb):
        if token is not None:
            reading.area = reading.area or place_of(token)
            partner(reading, prepositions(token))
    if measure.of == "people" and reading.area is None:
        reading.area = scene(span)
    return reading


def _is_force(doer: Token | None) -> bool:
    """Whether a storm, a disease or a gunman did it: no figure is about them."""
    word = lemma(doer) if doer is not None else ""
    return word in word_set("disasters", "agents") or word in word_set("disasters", "nouns")


def _bearer(anchor: Anchor) -> Token | None:
    """Who gets what no noun of the clause owns: "was sentenced to nine years in prison", "crashed with nine people on board"."""
    verb = anchor.verb
    if verb is not None and anchor.role == "to" and not is_passive(verb):
        # "Sentenced the driver to nine years".
        return next((c for c in verb.rights if c.dep_ == "dobj" and c.i < anchor.head.i and c.pos_ in ("NOUN", "PROPN")), None)
    if (
        verb is None
        or anchor.role == "subject"
        or not (
            is_passive(verb)
            or anchor.role == "with"
            or lemma(verb) in word_set("properties", "bearing")
            or (lemma(verb) == "be" and anchor.state is not None)
        )
    ):
        return None
    subject = subject_of(verb)
    return subject if subject is not None and subject.pos_ != "NUM" else None


def is_thing(counted: Token, figure: Figure) -> bool:
    return (
        figure.quantity.dimension in (None, "count")
        and counted.pos_ in ("NOUN", "PROPN")
        and lemma(counted) not in word_set("around", "vague")
    )


def fill_owner(reading: Reading, counted: Token) -> None:
    holder = owner(counted) or (owner(parts) if (parts := _parts_of(counted)) is not None else None)
    if holder is not None and reading.subject is None:
        own(reading, holder)


def _parts_of(counted: Token) -> Token | None:
    return prepositions(counted).get("of")


def name_counted(reading: Reading, counted: Token, figure: Figure) -> None:
    """Counted things of someone or somewhere are a measure of it: the pupils of a school, the goals of a player."""
    if counted.pos_ not in ("NOUN", "PROPN") or figure.quantity.dimension not in (None, "count"):
        return
    if figure.kind not in (Kind.COUNT, Kind.CHANGE, Kind.DIFFERENCE):
        return
    words = trimmed([word for word in head_words(counted) if word.pos_ != "NUM"])
    if len(words) == 1 and lemma(words[0]) in word_set("phrases", "loose"):
        # "Millions of them": a number counts nothing by itself.
        return
    if words and text_of(words) != reading.subject:
        reading.measure, reading.of = goods(text_of(words)).lower(), "thing"


def fill_doer(reading: Reading, doer: Token) -> None:
    found = read_phrase(doer)
    reading.anaphoric = reading.anaphoric or found.anaphoric
    if found.subject is not None:
        reading.subject, reading.area, reading.role = found.subject, reading.area or found.area, found.role
