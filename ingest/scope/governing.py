"""What stands above a figure in its clause: the nouns it measures, what its verb moves, and the main clause of a participle."""

from spacy.tokens import Token

from ingest.model import Figure, Kind
from ingest.scope.clause import Anchor
from ingest.scope.measures import word_set
from ingest.scope.nouns import read_phrase
from ingest.scope.phrases import Inside, head_words, is_name, is_time, lemma, prepositions, subject_of, text_of, trimmed
from ingest.scope.reading import Reading

_KNOWN = frozenset(("the", "all", "these", "those", "both"))
_ASIDE = frozenset(("in", "from", "between", "among"))


def read_above(reading: Reading, anchor: Anchor, figure: Figure, counted: Token | None, inside: Inside) -> None:
    """The nouns above the figure and what its verb moves; a counted noun is no subject of its own count."""
    still = figure.kind is Kind.MULTIPLE and anchor.role not in ("by", "to")
    timed = figure.quantity.dimension == "time" and anchor.role not in ("by", "to", "from")
    moved = None if still or timed or (figure.kind is Kind.COUNT and anchor.nouns) else _moved(anchor, inside)
    timed_move = figure.quantity.dimension == "time"
    above = anchor.nouns
    if figure.kind is Kind.RANK:
        # "The best month for exports" ranks the exports.
        above = [(prepositions(noun).get("for", noun) if is_time(noun) else noun, way) for noun, way in above]
    for noun, way in [*above, *([(moved, "moved")] if moved is not None else [])]:
        if is_time(noun) or within(noun, inside) or lemma(noun) in ("percent", "cent", "%") or _is_half_of_preposition(noun):
            continue
        if is_count(figure) and (noun == counted or not _counts_for(noun, way) or (way == "of" and definite(counted))):
            continue
        found = read_phrase(noun, without=inside)
        if (
            way == "of"
            and figure.kind is not Kind.COUNT
            and found.measure is None
            and noun.pos_ == "NOUN"
            and found.subject
            and found.role is None
            and lemma(noun) not in word_set("properties", "empty")
        ):
            # "A payload of 22 tonnes": what has a size of so many units is a property by that very form.
            found = Reading(measure=text_of(trimmed(head_words(noun, without=inside))).lower(), of="thing", area=found.area)
        if noun.dep_ == "attr" and found.measure is None and anchor.verb is not None:
            subject = subject_of(anchor.verb)
            if subject is not None and subject.pos_ == "PROPN":
                found = read_phrase(subject, without=inside)
        if way == "moved" and timed_move and found.measure is None and found.subject and noun.pos_ == "NOUN":
            # "Cut the trip to 55 minutes".
            found = Reading(measure=text_of(trimmed(head_words(noun, without=inside))).lower(), of="thing")
        if way == "moved" and found.word is not None and not (found.measure or found.subject or found.anaphoric):
            # "The drug slowed decline by 27 %": for want of more, decline is what was slowed.
            found.measure, found.of = found.word, "thing"
        reading.fill(found)
        reading.anaphoric = reading.anaphoric or found.anaphoric
        if (way in ("modifies", "joined") and found.subject is not None and found.measure is None) or (reading.measure and reading.subject):
            break


def _is_half_of_preposition(noun: Token) -> bool:
    return noun.lower_ in word_set("prepositions", "nouns") and noun.i > noun.sent.start and noun.nbor(-1).lower_ in ("in", "at", "on")


def _counts_for(noun: Token, way: str) -> bool:
    """Whether a count belongs to the noun above it: "a crew of 12", "Chelsea with eight changes", "levels at 1,200 parts"."""
    return (
        way in ("of", "moved")
        or (way == "with" and is_name(noun))
        or (way not in _ASIDE and lemma(noun) in word_set("properties", "nouns"))
        or lemma(noun) == "level"
    )


def _moved(anchor: Anchor, inside: Inside) -> Token | None:
    """What a verb moves or sets by, to or at the figure: "cut output by 5 %", "put the toll at 53", "wiped $3m from its value"."""
    verb = anchor.verb
    if verb is None:
        return None
    aside = anchor.head.dep_ in ("npadvmod", "advmod") and lemma(verb) in word_set("removing", "moving")
    if anchor.role == "by" and lemma(verb) in word_set("properties", "contests"):
        return None
    if anchor.role in ("by", "to", "from", "at") or aside:
        return next((c for c in verb.rights if c.dep_ == "dobj" and not within(c, inside) and not is_time(c)), None)
    if anchor.role != "object":
        return None
    preps = prepositions(verb)
    if lemma(verb) in word_set("removing", "adding"):
        taken = preps.get("to")
    elif lemma(verb) not in word_set("removing", "verbs"):
        return None
    else:
        taken = preps.get("from") or preps.get("off")
    return taken if taken is not None and taken.pos_ == "NOUN" and not within(taken, inside) else None


def read_main_clause(reading: Reading, anchor: Anchor, inside: Inside) -> None:
    """A participle adds the amount to what its main clause speaks of: "raised its exports of cars, sending 300 abroad"."""
    verb = anchor.verb
    if verb is None or verb.tag_ != "VBG" or verb.dep_ not in ("advcl", "conj", "acl") or verb.head == verb:
        return
    main = verb.head
    for noun in [*(c for c in main.rights if c.dep_ == "dobj"), *([main] if main.pos_ == "NOUN" else [])]:
        if not within(noun, inside):
            found = read_phrase(noun, without=inside)
            if found.measure is not None and found.of != "thing" and reading.measure in (None, found.measure):
                reading.fill(found)


def is_count(figure: Figure) -> bool:
    """A count, or a bare number that may be one."""
    return figure.kind is Kind.COUNT or (figure.kind is Kind.LEVEL and figure.quantity.unit is None and figure.quantity.dimension is None)


def definite(counted: Token | None) -> bool:
    """Whether those counted are known already: "the majority of the 90 delegates", "all three leaders"."""
    return counted is not None and any(child.lower_ in _KNOWN for child in counted.lefts)


def within(token: Token, inside: Inside) -> bool:
    """Whether a token is part of a figure."""
    return inside is not None and token.i in inside
