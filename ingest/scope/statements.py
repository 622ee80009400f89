"""Words other than the noun phrase that name a measure: adjectives, verbs, the figure's own words, purposes."""

from spacy.tokens import Span, Token

from ingest.model import Figure, Kind
from ingest.scope.clause import Anchor
from ingest.scope.events import fill_doer, fits
from ingest.scope.measures import named_by, register, table, word_set
from ingest.scope.nouns import read_phrase
from ingest.scope.participles import deed
from ingest.scope.phrases import Inside, area_at, head_words, is_time, lemma, owner, phrase, subject_of, text_of
from ingest.scope.reading import Reading

_REACH = 40
_PARTS = (Kind.LEVEL, Kind.SHARE)
_STATE_OF = {"length": "length", "age": "time", "value": "money", "weight": "mass"}


def fill_from_own_words(reading: Reading, span: Span, anchor: Anchor) -> None:
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


def fill_from_state(reading: Reading, anchor: Anchor, figure: Figure) -> None:
    """ "72 m long", "90 miles wide", "aged 12": the adjective names the measure where the unit suits it."""
    states = register().states
    state = anchor.state
    doc, following = anchor.head.doc, max(anchor.head.i, anchor.last) + 1
    if state is None and following < anchor.head.sent.end:
        state = doc[following]
    if state is None:
        return
    if state.pos_ == "ADP" and any(child.dep_ == "pobj" for child in state.rights):
        return
    measure = states.get(state.lower_)
    if measure is not None and measure.of == "thing" and figure.quantity.dimension == _STATE_OF.get(measure.name, "length"):
        reading.measure, reading.of = measure.name, measure.of
        if measure.name == "value" and (valued := _valued(state)) is not None:
            reading.subject = read_phrase(valued).subject
    elif measure is None and state.i == anchor.last + 1 and _is_part(state, figure):
        reading.measure, reading.of = state.lower_, "thing"


def _is_part(state: Token, figure: Figure) -> bool:
    """ "91 % effective", "80 % full"."""
    if figure.quantity.unit != "%" or figure.kind not in _PARTS or state.tag_ != "JJ":
        return False
    # "Four in 10 likely voters": an adjective of those counted.
    if state.dep_ == "amod" and state.head.i > state.i:
        return False
    return state.i + 1 >= state.sent.end or state.nbor().pos_ not in ("NOUN", "PROPN", "ADJ")


def _valued(worth: Token) -> Token | None:
    """The noun right before "worth", or before the comma before it: "48 jets, worth $5 billion"."""
    at = worth.i - 1
    if at > worth.sent.start and worth.doc[at].text == ",":
        at -= 1
    noun = worth.doc[at]
    return noun if at >= worth.sent.start and noun.pos_ in ("NOUN", "PROPN") else None


def fill_from_verb(reading: Reading, anchor: Anchor, figure: Figure) -> None:
    """Verbs that state an amount of their subject, of what they do, or of whom they do it to."""
    verb = anchor.verb
    if verb is None or reading.measure is not None:
        return
    word, known, role = lemma(verb), register(), anchor.role
    stated = known.verbs.get(word) or (known.verbs["cost"] if role == "for" and word in word_set("properties", "deals") else None)
    # "Sold after a €20 promotion": the amount of the promotion, not of what is sold.
    aside = bool(anchor.nouns) and anchor.nouns[0][1] == "modifies"
    plain = role != "subject" and figure.quantity.unit != "%" and not aside
    if stated is not None and plain and (stated.name != "price" or _is_money(figure)):
        sold = (
            next((c for c in verb.rights if c.dep_ == "dobj" and c != anchor.head), None)
            if "for" in (role, anchor.lead) or role == "at"
            else None
        )
        subject = sold or subject_of(verb)
        if subject is not None and (stated.name != "length" or figure.quantity.dimension == "length"):
            found = read_phrase(subject)
            reading.subject, reading.anaphoric = found.subject, found.anaphoric
            if found.anaphoric and word == "trade":
                # "It traded at $30": whatever was spoken of, goods or shares.
                return
            reading.measure, reading.of = stated.name, stated.of
            if found.measure == "share price" and stated.name == "price":
                # "The maker's shares trade at $30": the subject names its own price.
                reading.measure, reading.of = found.measure, found.of
            if word == "cost" and any(
                c.dep_ in ("dobj", "dative") and c != anchor.head and not any(n.dep_ == "nummod" for n in c.lefts) for c in verb.rights
            ):
                reading.measure = "cost"
    elif (
        role == "object"
        and word in known.acts
        and figure.quantity.dimension != "time"
        and not _named_by_noun(anchor)
        and (known.acts[word].of != "goods" or fits("goods", figure, anchor))
        and not (known.acts[word].dimension == "money" and _no_sum(figure, word))
    ):
        act = known.acts[word]
        reading.measure, reading.of, reading.flow = act.name, act.of, act.flow
        subject = subject_of(verb)
        if subject is not None:
            fill_doer(reading, subject)
    elif role != "subject":
        for measure in known.patient.get(word, ()):
            if measure.of == "actor" and measure.dimension in (None, figure.quantity.dimension):
                target = next((c for c in verb.children if c.dep_ in ("nsubjpass", "dobj", "dative") and c != anchor.head), None)
                reading.measure, reading.of = measure.name, measure.of
                target = target or subject_of(verb)
                if target is not None:
                    fill_doer(reading, target)


def _no_sum(figure: Figure, verb: str) -> bool:
    """Whether what is earned or raised is no money: delegates, a share, a forecast by some percent."""
    return figure.kind is Kind.COUNT or (figure.quantity.unit == "%" and (figure.kind in _PARTS or verb == "raise"))


def _is_money(figure: Figure) -> bool:
    """An amount of money, or of money per something ("USD/ounce")."""
    unit = figure.quantity.unit or ""
    return figure.quantity.dimension == "money" or (figure.quantity.dimension == "rate" and unit[:3].isupper() and unit[3:4] == "/")


def _named_by_noun(anchor: Anchor) -> bool:
    """ "Earned revenue of $3m": the noun says it, not the verb."""
    return bool(anchor.nouns) and anchor.nouns[0][1] == "of" and named_by([lemma(anchor.nouns[0][0])]) is not None


def fill_teller(reading: Reading, verb: Token) -> None:
    """A company that reports its own results: "Orlan said revenue rose 9 %"."""
    while verb.dep_ in ("advcl", "conj") and verb.head.pos_ == "VERB":
        verb = verb.head
    said = verb.head
    if reading.measure in word_set("properties", "own") and verb.dep_ == "ccomp" and lemma(said) in word_set("properties", "speech"):
        teller = subject_of(said)
        if teller is not None and teller.pos_ == "PROPN":
            reading.subject = phrase(teller)
        elif teller is not None and (whose := owner(teller)) is not None and whose.pos_ in ("NOUN", "PROPN"):
            # "The bank's chief executive said profit rose": the bank's.
            reading.subject = read_phrase(whose).subject
        elif teller is not None and (body := read_phrase(teller)).role == "body":
            # "The company said profit rose".
            reading.subject, reading.role, reading.stands_for = body.subject, body.role, body.stands_for


def fill_where(reading: Reading, verb: Token) -> None:
    """ "the U.S., where imports dropped": the imports of the U.S."""
    if reading.measure is not None and verb.dep_ == "relcl" and any(c.lower_ == "where" for c in verb.lefts):
        found = area_at(verb.head)
        if found is not None:
            reading.subject, reading.area = found[0].name, found[0]


def fill_purpose(reading: Reading, span: Span) -> None:
    """ "quotas ..., 270,000 tons for mining": the mining quota."""
    doc, after = span.doc, span.end
    if reading.measure == "quota" and after + 1 < span.sent.end and doc[after].lower_ == "for":
        target = next((c for c in doc[after].rights if c.dep_ in ("pobj", "pcomp")), None)
        if target is not None and not is_time(target):
            words = [doc[i] for i in range(target.left_edge.i, target.i + 1)]
            while words[-1].i + 2 < span.sent.end and doc[words[-1].i + 1].lower_ == "and" and doc[words[-1].i + 2].head.i <= words[-1].i:
                words += [doc[words[-1].i + 1], doc[words[-1].i + 2]]
            reading.measure = f"{text_of(words).lower()} quota"


def _fill_worth(reading: Reading, anchor: Anchor, figure: Figure) -> None:
    """ "Its $8 billion merger", "a £3m show": the value of what the sum stands before."""
    if figure.quantity.dimension != "money" or figure.kind is not Kind.LEVEL or figure.direction is not None or not anchor.nouns:
        return
    noun, way = anchor.nouns[0]
    if way != "modifies" or noun.i < anchor.last or noun.pos_ not in ("NOUN", "PROPN") or is_time(noun):
        return
    found = read_phrase(noun, without=frozenset(range(anchor.head.i, anchor.last + 1)))
    if found.measure is None and found.subject is not None and found.word is None and not found.anaphoric:
        reading.measure, reading.of, reading.subject, reading.area = "value", "thing", found.subject, reading.area or found.area


def fill_from_deed(reading: Reading, anchor: Anchor, figure: Figure) -> None:
    """Money is the value of what it stands before; else what it is done with is named by the verb: demanded, granted, set aside."""
    _fill_worth(reading, anchor, figure)
    if reading.measure is not None:
        return
    verb = anchor.verb
    plain = figure.kind is Kind.LEVEL and figure.direction is None and figure.quantity.dimension == "money"
    if (
        plain
        and verb is not None
        and lemma(verb) not in table("ordered")
        and anchor.role == "object"
        and lemma(verb) not in word_set("properties", "speech")
    ):
        bare = not any(c.tag_ == "RP" for c in verb.rights)
        if bare and lemma(verb) in word_set("properties", "light_verbs") - word_set("deeds", "of_money"):
            return
        reading.measure = deed(verb)


def spelled_out(reading: Reading, span: Span, inside: Inside) -> None:
    """An amount after a colon spells out what stands before it: "has set its quotas: 300 tons may be mined"."""
    doc, start = span.doc, max(span.sent.start, span.start - _REACH)
    colon = next((i for i in range(span.start - 1, start, -1) if doc[i].text == ":"), None)
    if colon is None:
        return
    for token in reversed(doc[start:colon]):
        if token.pos_ == "NOUN" and token.dep_ in ("dobj", "nsubj", "nsubjpass", "attr", "ROOT") and named_by([lemma(token)]) is not None:
            reading.fill(read_phrase(token, without=inside))
            if reading.subject is None and token.dep_ == "dobj" and (doer := subject_of(token.head)) is not None:
                fill_doer(reading, doer)
            return
