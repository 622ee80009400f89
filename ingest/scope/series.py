"""The series of one figure: its noun phrase, its clause and what was counted, joined into one reading."""

from spacy.tokens import Span, Token

from ingest.model import Figure, Kind
from ingest.scope.clause import Anchor, anchor_of
from ingest.scope.counted import Happening, happened, set_phrase
from ingest.scope.measures import done_to, named_by, register, table, word_set
from ingest.scope.phrases import (
    Inside,
    area_at,
    head_words,
    is_passive,
    is_name,
    is_time,
    lemma,
    owner,
    phrase,
    prepositions,
    subject_of,
    text_of,
    trimmed,
)
from ingest.scope.reading import Reading, goods, lemma_plural, own, partner, place_of, read_phrase, scene, share_of

_NUMERIC = frozenset((Kind.COUNT, Kind.LEVEL, Kind.RATE))
_OF_GOODS = frozenset((None, "count", "mass", "volume", "energy", "area", "flow"))
_PLAIN_UNITS = frozenset(("%", "pp", "x", "rank"))
_LAGS = frozenset(("later", "earlier", "ago", "before", "after"))


def read_figure(figure: Figure, span: Span, inside: Inside) -> Reading:
    """What the figure's own sentence says it speaks of. `inside` are the tokens of all figures of the sentence."""
    anchor = anchor_of(span, inside or frozenset())
    counted = _counted(figure, span, anchor)
    event = happened(counted, span) if counted is not None else None
    if event is None and counted is not None and anchor.parts is not None and counted != anchor.parts:
        event = happened(anchor.parts, span)
    following = span.doc[span.end].lower_ if span.end < span.sent.end else ""
    if figure.quantity.dimension == "time" and (following in _LAGS or (anchor.state is not None and anchor.state.lower_ in _LAGS)):
        # "Nine days later" places an event in time; it measures nothing.
        return Reading()
    single = figure.kind is Kind.COUNT and figure.quantity.printed.lower().split(" ")[0] == "one"
    if counted is not None and event is not None and _fits(event.measure.of, figure, anchor):
        reading = _of_event(event, counted, figure, span, anchor)
    elif single:
        # "One of the best" states membership and "one hand" a mere article: nothing is measured.
        return Reading()
    elif figure.kind is Kind.SHARE and anchor.parts is not None:
        reading = _of_share(anchor, inside)
    else:
        reading = _of_clause(figure, span, anchor, counted, inside)
    if anchor.verb is not None:
        partner(reading, prepositions(anchor.verb))
        reading.area = reading.area or place_of(anchor.verb)
    if counted is not None:
        _owned(reading, counted)
        if reading.measure is None and (reading.subject or (reading.area and anchor.role == "subject")):
            _name_counted(reading, counted, figure)
    return reading


def _fits(of: str, figure: Figure, anchor: Anchor) -> bool:
    """Goods are counted, weighed or paid for (an engine that delivers 300 hp delivers no goods); a fine or a sentence is not who got it."""
    if of == "actor" and figure.quantity.dimension in ("money", "time") and anchor.parts is None:
        return anchor.verb is None or anchor.role != "object"
    if of != "goods":
        return True
    return figure.quantity.dimension in _OF_GOODS or (figure.quantity.dimension == "money" and anchor.parts is not None)


def _of_clause(figure: Figure, span: Span, anchor: Anchor, counted: Token | None, inside: Inside) -> Reading:
    reading = Reading()
    if figure.quantity.dimension == "money":
        for noun, _ in anchor.nouns[:2]:
            event = happened(noun, span)
            if event is not None and event.measure.money is not None:
                return Reading(measure=event.measure.money, product=phrase(noun), of=event.measure.of)
        told = set_phrase(span, reach=30)
        if told is not None and told.money is not None:
            return Reading(measure=told.money, of=told.of)
    _of_own_words(reading, span, anchor)
    _of_state(reading, anchor, figure)
    valued = reading.measure == "value"
    _of_verb(reading, anchor, figure)
    _of_nouns(reading, anchor, figure, counted, inside)
    if anchor.parts is not None and reading.product is None and not is_time(anchor.parts):
        _parts(reading, anchor.parts, inside)
    verb = anchor.verb
    if verb is not None and (reading.subject is None or reading.measure is None) and anchor.role != "subject":
        subject = subject_of(verb)
        if subject is not None and _in(subject, inside):
            before = subject.doc[max(i for i in range(verb.sent.start - 1, subject.i) if i not in (inside or ()))]
            subject = before if before.pos_ == "PROPN" and before.i >= verb.sent.start else None
        if subject is not None and not _speaks(verb, anchor, reading.measure):
            _of_subject(reading, subject, inside, valued=valued)
    if (
        anchor.role == "subject"
        and reading.subject is None
        and counted is not None
        and not _in(counted, inside)
        and figure.kind is not Kind.COUNT
    ):
        reading.fill(read_phrase(counted, without=inside))
    if reading.measure is None or (reading.of == "goods" and reading.product is None):
        _of_main_clause(reading, anchor, inside)
    if (
        reading.measure is None
        and (told := set_phrase(span)) is not None
        and ((told.of == "goods" and _fits("goods", figure, anchor)) or (told.of == "thing" and figure.quantity.dimension == "length"))
    ):
        reading.measure, reading.of, reading.flow = told.name, told.of, told.flow
    if verb is not None and reading.subject is None:
        _teller(reading, verb)
        _where(reading, verb)
    _for_purpose(reading, span)
    of_flow = reading.of == "goods" and reading.product is None and bool(anchor.nouns) and anchor.nouns[0][1] == "of"
    if of_flow and counted is not None and _things(counted, figure):
        reading.product = goods(text_of(trimmed([word for word in head_words(counted) if word.pos_ != "NUM"])))
    plain = figure.kind is Kind.LEVEL and figure.direction is None and figure.quantity.dimension == "money"
    if (
        verb is not None
        and reading.measure is None
        and anchor.role == "object"
        and plain
        and lemma(verb) not in word_set("properties", "light_verbs")
    ):
        reading.measure = lemma(verb)
    return reading


def _of_nouns(reading: Reading, anchor: Anchor, figure: Figure, counted: Token | None, inside: Inside) -> None:
    """The nouns above the figure and what its verb moves; a counted noun is no subject of its own count."""
    moved = _moved(anchor, inside) if figure.quantity.dimension != "time" and not (figure.kind is Kind.COUNT and anchor.nouns) else None
    for noun, way in [*anchor.nouns, *([(moved, "moved")] if moved is not None else [])]:
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


def _teller(reading: Reading, verb: Token) -> None:
    """A company that reports its own results: "Orlan said revenue rose 9 %"."""
    said = verb.head
    if reading.measure in word_set("properties", "own") and verb.dep_ == "ccomp" and lemma(said) in word_set("properties", "speech"):
        teller = subject_of(said)
        if teller is not None and teller.pos_ == "PROPN":
            reading.subject = phrase(teller)


def _where(reading: Reading, verb: Token) -> None:
    """ "the U.S., where imports dropped": the imports of the U.S."""
    if reading.measure is not None and verb.dep_ == "relcl" and any(c.lower_ == "where" for c in verb.lefts):
        found = area_at(verb.head)
        if found is not None:
            reading.subject, reading.area = found[0].name, found[0]


def _for_purpose(reading: Reading, span: Span) -> None:
    """ "quotas ..., 270,000 tons for mining": the mining quota."""
    doc, after = span.doc, span.end
    if reading.measure == "quota" and after + 1 < span.sent.end and doc[after].lower_ == "for":
        target = next((c for c in doc[after].rights if c.dep_ in ("pobj", "pcomp")), None)
        if target is not None and not is_time(target):
            words = [doc[i] for i in range(target.left_edge.i, target.i + 1)]
            while words[-1].i + 2 < span.sent.end and doc[words[-1].i + 1].lower_ == "and" and doc[words[-1].i + 2].head.i <= words[-1].i:
                words += [doc[words[-1].i + 1], doc[words[-1].i + 2]]
            reading.measure = f"{text_of(words).lower()} quota"


def _in(token: Token, inside: Inside) -> bool:
    return inside is not None and token.i in inside


def _moved(anchor: Anchor, inside: Inside) -> Token | None:
    """What a verb moves or sets by, to or at the figure: "cut output by 5 %", "put the toll at 53", "wiped $3m from its value"."""
    verb = anchor.verb
    if verb is None:
        return None
    if anchor.role in ("by", "to", "from", "at", "in", "into", "with", "for") or anchor.head.dep_ in ("npadvmod", "advmod"):
        return next((c for c in verb.rights if c.dep_ == "dobj" and not _in(c, inside) and not is_time(c)), None)
    preps = prepositions(verb)
    taken = preps.get("from") or preps.get("off")
    return taken if anchor.role == "object" and taken is not None and taken.pos_ == "NOUN" and not _in(taken, inside) else None


def _owned(reading: Reading, counted: Token) -> None:
    holder = owner(counted) or (owner(parts) if (parts := _parts_of(counted)) is not None else None)
    if holder is not None and reading.subject is None:
        own(reading, holder)


def _parts_of(counted: Token) -> Token | None:
    return prepositions(counted).get("of")


def _name_counted(reading: Reading, counted: Token, figure: Figure) -> None:
    """Counted things of someone or somewhere are a measure of it: the pupils of a school, the goals of a player."""
    if counted.pos_ not in ("NOUN", "PROPN") or figure.quantity.dimension not in (None, "count"):
        return
    if figure.kind not in (Kind.COUNT, Kind.CHANGE):
        return
    words = trimmed([word for word in head_words(counted) if word.pos_ != "NUM"])
    if words and text_of(words) != reading.subject:
        reading.measure, reading.of = goods(text_of(words)).lower(), "actor"


def _counted(figure: Figure, span: Span, anchor: Anchor) -> Token | None:
    """The noun that is counted, the figure's own or the one it modifies; the bare number where the text leaves the noun out."""
    unit = figure.quantity.unit
    if figure.kind is Kind.SHARE and anchor.parts is not None:
        return anchor.parts if anchor.parts.i >= span.end else anchor.head
    things = figure.kind is Kind.CHANGE and figure.quantity.dimension in (None, "count") and unit is not None
    if (figure.kind not in _NUMERIC and not things) or unit in _PLAIN_UNITS:
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
    whole = head_words(counted)
    words = [word for word in whole if not (word.i < span.end and word.pos_ == "NUM")]
    things = _things(counted, figure)
    own_name = named_by([lemma(word) for word in whole]) if measure.of == "people" else None
    if anchor.parts is not None and anchor.parts.pos_ != "PRON" and (measure.of == "goods" or not things or own_name is not None):
        reading.product = goods(text_of(trimmed(head_words(anchor.parts)))) if measure.of in ("people", "goods") else None
    elif own_name is not None:
        before = trimmed(words)[: -own_name[1]]
        reading.product = text_of(before).lower() if before else None
    elif measure.of in ("people", "goods") and things:
        reading.product = goods(text_of(trimmed(words)))
    if event.doer is not None and event.doer.i not in range(span.start, span.end) and (measure.of in ("actor", "goods") or measure.doer):
        _doer(reading, event.doer)
    if reading.subject is None and measure.of in ("actor", "goods"):
        holder = next((noun for noun, way in anchor.nouns if way in ("with", "of") and is_name(noun)), None)
        reading.subject = phrase(holder) if holder is not None else None
    for token in (event.verb, counted, anchor.verb):
        if token is not None:
            reading.area = reading.area or place_of(token)
            partner(reading, prepositions(token))
    if measure.of == "people" and reading.area is None:
        reading.area = scene(span)
    return reading


def _things(counted: Token, figure: Figure) -> bool:
    return figure.quantity.dimension in (None, "count") and counted.pos_ in ("NOUN", "PROPN") and lemma(counted) not in _VAGUE


_VAGUE = frozenset(
    ("dozen", "score", "hundred", "thousand", "million", "billion", "couple", "handful", "number", "ten", "total", "majority")
)


def _doer(reading: Reading, doer: Token) -> None:
    found = read_phrase(doer)
    reading.anaphoric = reading.anaphoric or found.anaphoric
    if found.subject is not None:
        reading.subject, reading.area, reading.role = found.subject, reading.area or found.area, found.role


def _of_share(anchor: Anchor, inside: Inside) -> Reading:
    whole, verb = anchor.parts, anchor.verb
    if whole is None:
        return Reading()
    subject = subject_of(verb) if verb is not None and anchor.role != "subject" and not _speaks(verb, anchor) else None
    named = table("shares_of").get(lemma(whole))
    if verb is not None and subject is not None:
        found = read_phrase(subject, without=inside)
        if named is not None:
            reading = Reading(measure=named, of="actor")
        elif lemma(verb) in word_set("properties", "share_verbs"):
            reading = share_of(whole)
        elif anchor.role == "object":
            reading = Reading(of="actor")
        else:
            reading = Reading(of="actor", measure=found.measure, product=found.product, flow=found.flow)
        if reading.measure is None:
            holder = owner(whole)
            of = found_area[0].name if holder is not None and (found_area := area_at(holder)) is not None else None
            reading.measure = " ".join(["share of", *([of] if of else []), lemma_plural(whole)])
        reading.subject, reading.area, reading.role, reading.anaphoric = found.subject, found.area, found.role, found.anaphoric
        return reading
    reading = _plain_share(whole, inside)
    if verb is not None and anchor.role == "subject" and reading.measure is None and verb.pos_ == "VERB" and not is_passive(verb):
        word = lemma(verb)
        if word not in word_set("properties", "light_verbs") and not _speaks(verb, anchor):
            reading.measure = word
    return reading


def _plain_share(whole: Token, inside: Inside) -> Reading:
    reading = read_phrase(whole, without=inside)
    if reading.measure is None and reading.subject is not None:
        reading.product = reading.product or reading.subject
    return reading


def _of_own_words(reading: Reading, span: Span, anchor: Anchor) -> None:
    """The figure's own words may name the measure: "an 8.7-magnitude quake"."""
    for token in span:
        state = register().states.get(token.lower_)
        if state is not None and state.of == "thing" and token.pos_ == "ADJ":
            reading.measure, reading.of = state.name, state.of
        named = named_by([lemma(token)]) if token.pos_ == "NOUN" else None
        if named is not None and named[0].of == "thing":
            reading.measure, reading.of = named[0].name, named[0].of
            if anchor.head.pos_ in ("NOUN", "PROPN") and anchor.head != token:
                reading.subject = text_of([word for word in head_words(anchor.head) if word.i > token.i])


_STATE_OF = {"length": "length", "age": "time", "value": "money", "weight": "mass"}


def _of_state(reading: Reading, anchor: Anchor, figure: Figure) -> None:
    """ "72 m long", "90 miles wide", "aged 12": the adjective names the measure where the unit suits it."""
    states = register().states
    state = anchor.state
    doc, following = anchor.head.doc, max(anchor.head.i, anchor.last) + 1
    if state is None and following < anchor.head.sent.end:
        state = doc[following]
    if state is not None and state.pos_ == "ADP" and any(child.dep_ == "pobj" for child in state.rights):
        return
    measure = states.get(state.lower_) if state is not None else None
    if measure is not None and measure.of == "thing" and figure.quantity.dimension == _STATE_OF.get(measure.name, "length"):
        reading.measure, reading.of = measure.name, measure.of


def _of_verb(reading: Reading, anchor: Anchor, figure: Figure) -> None:
    """Verbs that state an amount of their subject, of what they do, or of whom they do it to."""
    verb = anchor.verb
    if verb is None or reading.measure is not None:
        return
    word, known, role = lemma(verb), register(), anchor.role
    stated = known.verbs.get(word)
    if (
        stated is not None
        and role != "subject"
        and figure.quantity.unit != "%"
        and (stated.name != "price" or figure.quantity.dimension == "money")
    ):
        sold = (
            next((c for c in verb.rights if c.dep_ == "dobj" and c != anchor.head), None)
            if "for" in (role, anchor.lead) or role == "at"
            else None
        )
        subject = sold or subject_of(verb)
        if subject is not None and (stated.name != "length" or figure.quantity.dimension == "length"):
            reading.measure, reading.of = stated.name, stated.of
            found = read_phrase(subject)
            reading.subject, reading.anaphoric = found.subject, found.anaphoric
            if word == "cost" and any(
                c.dep_ in ("dobj", "dative") and c != anchor.head and not any(n.dep_ == "nummod" for n in c.lefts) for c in verb.rights
            ):
                reading.measure = "cost"
    elif role == "object" and word in known.acts and (known.acts[word].of != "goods" or _fits("goods", figure, anchor)):
        act = known.acts[word]
        reading.measure, reading.of, reading.flow = act.name, act.of, act.flow
        subject = subject_of(verb)
        if subject is not None:
            _doer(reading, subject)
    elif role != "subject":
        for measure in known.patient.get(word, ()):
            if measure.of == "actor":
                target = next((c for c in verb.children if c.dep_ in ("nsubjpass", "dobj", "dative") and c is not anchor.head), None)
                reading.measure, reading.of = measure.name, measure.of
                target = target or subject_of(verb)
                if target is not None:
                    _doer(reading, target)


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


def _speaks(verb: Token, anchor: Anchor, measure: str | None = None) -> bool:
    """A verb that says the figure, whose subject is the source; not one that has the figure as its own object."""
    if lemma(verb) not in word_set("properties", "speech") or measure in word_set("properties", "own"):
        return False
    return anchor.role != "object" or bool(anchor.nouns) or any(c.dep_ == "ccomp" for c in verb.children)


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
