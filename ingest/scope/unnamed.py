"""Names for what is measured where the register has none: by the unit, by what was gathered for, by the deed itself."""

from functools import cache

from spacy.tokens import Span, Token

from ingest.model import Figure, Kind
from ingest.scope.clause import Anchor
from ingest.scope.measures import table, word_set
from ingest.scope.participles import deed, participle
from ingest.scope.phrases import head_words, is_name, is_passive, is_time, lemma, prepositions, subject_of, text_of, trimmed
from ingest.scope.reading import Reading, goods

_AMOUNTS = frozenset((Kind.LEVEL, Kind.COUNT, Kind.RATE))
_GOODS = frozenset(("mass", "volume", "energy"))
_SHARE_PRICE = "share price"


def name_measure(reading: Reading, figure: Figure, span: Span, anchor: Anchor) -> None:
    """Give a reading without a measure the name that its own clause holds, so that two articles on one thing meet."""
    _shares(reading, figure)
    names = table("in_money") if figure.quantity.dimension == "money" else table("of_goods") if figure.quantity.dimension in _GOODS else {}
    if reading.measure in names:
        reading.measure = names[reading.measure]
    if reading.measure is not None or figure.quantity.unit == "rank":
        return
    if (
        (figure.quantity.unit == "point" or figure.quantity.dimension == "time")
        and anchor.role == "by"
        and anchor.verb is not None
        and lemma(anchor.verb) in _contests()
    ):
        reading.measure, reading.of = "margin", "actor"
        return
    if figure.kind is Kind.SHARE:
        _share(reading, anchor)
    if figure.kind is Kind.CHANGE and anchor.parts is not None and anchor.role == "object" and anchor.verb is not None:
        # "Lost 40 % of their hives".
        reading.measure = participle(anchor.verb)
    if figure.kind not in _AMOUNTS:
        return
    of_unit = _of_unit(reading, figure, anchor)
    if of_unit is not None:
        reading.measure, reading.of = of_unit, "thing"
        return
    gathering = _gathering(anchor, span)
    if gathering is not None:
        reading.measure, reading.of, reading.subject = gathering, "people", None
    elif figure.quantity.dimension == "time":
        _deadline(reading, anchor)
        _duration(reading, figure, span, anchor)
    elif _apart(span):
        return
    elif anchor.verb is not None and not (anchor.nouns and anchor.nouns[0][1] == "modifies" and anchor.nouns[0][0].pos_ == "NOUN"):
        # "A $7 million report shed light": what the report did says nothing of its price.
        _deed(reading, figure, anchor)


def _of_unit(reading: Reading, figure: Figure, anchor: Anchor) -> str | None:
    """What is measured in this unit, where that alone tells."""
    found: str | None = table("unit_measures").get(figure.quantity.unit or "")
    if found is None and figure.quantity.unit is None and figure.kind is Kind.LEVEL:
        found = _size(reading, anchor)
    if found is None and _is_price(figure):
        found = "price"
    if found is None and figure.quantity.dimension == "area":
        found = "area"
    if found is None and figure.quantity.dimension == "length":
        found = table("water").get((reading.subject or "").lower().split(" ")[-1])
    return found


def _apart(span: Span) -> bool:
    """Whether a bracket, a colon or a dash parts the figure from its clause: "voters (67 %)" did nothing 67 %."""
    return span.start > span.sent.start and span.doc[span.start - 1].text in ("(", "[", ":", "—", "–")


@cache
def _portions() -> frozenset[str]:
    return word_set("phrases", "portions") | word_set("phrases", "portion_units")


@cache
def _contests() -> frozenset[str]:
    return word_set("properties", "contests") | {"win", "lose"}


def _is_price(figure: Figure) -> bool:
    """ "USD/barrel": money for so much of something, not for so much time."""
    currency, _, per = (figure.quantity.unit or "").partition("/")
    return (
        figure.kind is Kind.RATE and len(currency) == 3 and currency.isupper() and per in word_set("phrases", "portions") | {"t", "kg", "l"}
    )


def _shares(reading: Reading, figure: Figure) -> None:
    """ "The shares fell 3 %", "the stock rose to $4": the price of a share, of the company spoken of."""
    priced = figure.quantity.dimension == "money" or (figure.quantity.unit == "%" and figure.kind is Kind.CHANGE)
    stock = reading.measure == "inventories" or (reading.subject or reading.measure or "").lower() in word_set("properties", "bare_shares")
    if priced and stock and reading.product is None:
        subject = reading.subject if reading.measure == "inventories" else None
        reading.measure, reading.of, reading.subject = _SHARE_PRICE, "actor", subject
        reading.anaphoric = subject is None


def _share(reading: Reading, anchor: Anchor) -> None:
    """ "60 % of applicants got a place": what they got; "were admitted": that."""
    verb = anchor.verb
    if verb is None or anchor.role != "subject":
        return
    target = next((c for c in verb.rights if c.dep_ in ("dobj", "attr") and c.pos_ == "NOUN"), None)
    if target is not None:
        without = any(child.lower_ == "no" for child in target.lefts)
        reading.measure = f"{'no ' if without else ''}{text_of(head_words(target)).lower()}"
    elif is_passive(verb):
        reading.measure = verb.lower_


def _size(reading: Reading, anchor: Anchor) -> str | None:
    """A quake "measured at 6.1": some things have a size that is a plain number."""
    words = (reading.subject or reading.product or "").lower().split()
    sizes: dict[str, str] = table("sizes")
    return sizes.get(words[-1]) if words else None


def _gathering(anchor: Anchor, span: Span) -> str | None:
    """ "9,000 joined the march", "the rally drew 9,000": those at a gathering, by its kind."""
    verb = anchor.verb
    if verb is None:
        return None
    kinds: dict[str, str] = table("gatherings")
    word = lemma(verb)
    if word in word_set("gathering_verbs", "drawing") and anchor.role == "object":
        subject = subject_of(verb)
        return kinds.get(subject.lower_.rstrip("s")) if subject is not None else None
    if word not in word_set("gathering_verbs", "joining") or anchor.role != "subject":
        return None
    places = prepositions(verb)
    targets = [c for c in verb.rights if c.dep_ == "dobj"]
    targets += [target for target in targets for target in prepositions(target).values()]
    targets += [places[way] for way in ("in", "for", "at", "to") if way in places]
    return next((kinds[target.lower_.rstrip("s")] for target in targets if target.lower_.rstrip("s") in kinds), None)


def _deadline(reading: Reading, anchor: Anchor) -> None:
    """ "Five months to comply", "comply within five months": what the time is for."""
    todo = next((c for c in anchor.head.rights if c.dep_ in ("relcl", "acl") and c.tag_ == "VB"), None)
    if todo is None and anchor.verb is not None and anchor.role == anchor.lead and anchor.role in word_set("around", "within"):
        # But "in the two days since" only places what was done.
        todo = anchor.verb if anchor.verb.tag_ == "VB" or anchor.role == "within" else None
    if todo is not None and _telling(todo):
        reading.measure, reading.of = f"time to {lemma(todo)}", "actor"


def _duration(reading: Reading, figure: Figure, span: Span, anchor: Anchor) -> None:
    """ "Waits 19 weeks", "spent 180 days in orbit": the time that the verb takes; "the wait is 19 weeks": what is so long."""
    if reading.measure is not None:
        return
    noun, way = anchor.nouns[0] if anchor.nouns else (None, None)
    if noun is not None and way == "modifies" and noun.i > anchor.last and _may_last(noun) and (noun.tag_ == "NN" or "-" in span.text):
        # "A three-hour interview".
        reading.measure, reading.of, reading.subject = (
            "duration",
            "thing",
            text_of(trimmed(head_words(noun, without=frozenset(range(span.start, span.end))))),
        )
        return
    if anchor.verb is None:
        return
    if reading.subject is not None and (anchor.role == "for" or (anchor.role == "in" and figure.quantity.unit in ("s", "min"))):
        # "Was stuck for 12 days"; "ran the mile in 230 seconds".
        reading.measure, reading.of = "duration" if anchor.role == "for" else "time", reading.of or "actor"
    if anchor.role != "object":
        return
    reading.measure = table("durations").get(lemma(anchor.verb))
    reading.of = reading.of or "actor"
    long = subject_of(anchor.verb) if lemma(anchor.verb) in ("be", "average") and reading.subject is None else None
    if long is not None and long.pos_ == "NOUN" and lemma(long) not in word_set("properties", "people"):
        reading.measure = text_of(trimmed(head_words(long))).lower()


def _may_last(noun: Token) -> bool:
    unlasting = word_set("properties", "people") | word_set("properties", "empty") | word_set("anaphora", "roles") | {"veteran"}
    return noun.pos_ == "NOUN" and lemma(noun) not in unlasting and not is_time(noun)


def _deed(reading: Reading, figure: Figure, anchor: Anchor) -> None:
    """The verb that has the amount for its object or subject, with its particle: "generates", "sets aside", "are in ruins"."""
    verb = anchor.verb
    if verb is None or anchor.role not in ("object", "subject"):
        return
    if lemma(verb) == "be" and anchor.role == "subject":
        state = next((f"{way} {target.lower_}" for way, target in prepositions(verb).items() if _is_state(target)), None)
        if state is not None:
            reading.measure, reading.of = state, "people"
    elif lemma(verb) in table("ordered") and verb.dep_ == "xcomp" and lemma(verb.head) in word_set("ordering", "verbs"):
        reading.measure, reading.of = table("ordered")[lemma(verb)], "actor"
    elif reading.anaphoric and reading.subject is None:
        return
    elif anchor.role == "object" and lemma(verb) in word_set("properties", "receiving") and figure.quantity.dimension in _GOODS:
        reading.measure, reading.of = "purchases", "goods"
    elif figure.kind is not Kind.COUNT and _telling(verb):
        reading.measure = deed(verb)
    elif lemma(anchor.head) in word_set("properties", "people") and anchor.role == "subject" and _telling(verb):
        target = next((c for c in verb.rights if c.dep_ == "dobj" and c.pos_ == "NOUN"), None)
        reading.measure, reading.of = participle(verb) if target is None else f"{participle(verb)} {lemma(target)}", "people"
    else:
        return
    if anchor.role == "subject" and reading.product is None and figure.kind is Kind.COUNT and anchor.head.pos_ == "NOUN":
        reading.product = goods(text_of(trimmed([word for word in head_words(anchor.head) if word.pos_ != "NUM"]))).lower()


def _is_state(target: Token) -> bool:
    return target.pos_ == "NOUN" and not is_time(target) and not any(child.dep_ == "det" for child in target.lefts)


def _telling(verb: Token) -> bool:
    # "Petrol $2; Diesel $3": a name that the parse takes for a verb.
    return (
        verb.pos_ == "VERB"
        and not is_name(verb)
        and not (lemma(verb) in word_set("properties", "light_verbs") or lemma(verb) in word_set("properties", "speech"))
    )
