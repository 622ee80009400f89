"""Figures that are a part of a whole."""

from spacy.tokens import Span, Token

from ingest.scope.clause import Anchor
from ingest.scope.holders import own
from ingest.scope.measures import table, word_set
from ingest.scope.nouns import read_phrase
from ingest.scope.participles import participle
from ingest.scope.phrases import Inside, area_at, head_words, is_passive, lemma, owner, phrase, subject_of, text_of, trimmed
from ingest.scope.reading import Reading, goods
from ingest.scope.wholes import lemma_plural, share_of

# Tokens before the head of a figure within which "accounts for" may stand.
_REACH = 8


def read_share(anchor: Anchor, inside: Inside) -> Reading:
    whole, verb = anchor.parts, anchor.verb
    if whole is None or whole.pos_ in ("NUM", "PRON"):
        # "Nearly half of them": of those spoken of.
        return Reading(anaphoric=whole is not None and whole.pos_ == "PRON")
    if (holder := _accounting(anchor)) is not None:
        reading = share_of(whole)
        found = read_phrase(holder, without=inside)
        reading.subject, reading.area = phrase(holder, without=inside), found.area
        return reading
    aside = anchor.role == "subject" or anchor.role in ("among", "from", "of", "between")
    subject = subject_of(verb) if verb is not None and not aside and not speaks(verb, anchor) else None
    named = table("shares_of").get(lemma(whole))
    if verb is not None and subject is not None:
        found = read_phrase(subject, without=inside)
        if named is not None:
            reading = Reading(measure=named, of="actor")
        elif lemma(verb) in word_set("properties", "share_verbs"):
            reading = share_of(whole, made=table("share_made").get(lemma(verb)))
        elif anchor.role == "object":
            reading = Reading(of="actor")
        else:
            reading = Reading(of="actor", measure=found.measure, product=found.product, flow=found.flow)
        if lemma(whole) == "time":
            reading.measure = _habit(verb)
        elif reading.measure is None:
            holder = owner(whole)
            of = found_area[0].name if holder is not None and (found_area := area_at(holder)) is not None else None
            reading.measure = " ".join(["share of", *([of] if of else []), lemma_plural(whole)])
        reading.subject, reading.area, reading.role, reading.anaphoric = found.subject, found.area, found.role, found.anaphoric
        return reading
    told = verb is not None and anchor.role == "subject" and verb.tag_ == "VBN"
    if named is not None and not told:
        return Reading(measure=named, of="actor")
    reading = _plain_share(whole, inside)
    if verb is not None:
        _predicate(reading, anchor, verb)
    return reading


def _predicate(reading: Reading, anchor: Anchor, verb: Token) -> None:
    """What the clause says of the part that is its subject: "stand empty", "passed the test", "with 98 % of ballots counted"."""
    absolute = verb.tag_ == "VBN" and not is_passive(verb)
    if absolute and anchor.role == "subject":
        reading.measure, reading.of = None, "people"
    if anchor.role != "subject" or reading.measure is not None or verb.pos_ != "VERB" or is_passive(verb):
        return
    state = next((child for child in verb.rights if child.dep_ == "acomp" and child.tag_ == "JJ"), None)
    if state is not None:
        reading.measure = state.lower_
    elif absolute or (lemma(verb) not in word_set("properties", "light_verbs") and not speaks(verb, anchor)):
        done = next((c for c in verb.rights if c.dep_ == "dobj" and c.pos_ == "NOUN"), None)
        reading.measure = participle(verb) if done is None else f"{participle(verb)} {text_of(head_words(done)).lower()}"


def _habit(verb: Token) -> str | None:
    """What is so for a part of the time: "were late 29 % of the time", "wins 60 % of the time"."""
    state = next((child for child in verb.rights if child.dep_ in ("acomp", "oprd") or child.tag_ in ("JJ", "RB")), None)
    if state is not None:
        return state.lower_
    return participle(verb) if verb.pos_ == "VERB" and lemma(verb) not in word_set("properties", "light_verbs") else None


def _accounting(anchor: Anchor) -> Token | None:
    """What "accounts for 60 % of" something, where the parse took "accounts" for a noun."""
    doc, start = anchor.head.doc, anchor.head.sent.start
    if anchor.lead != "for":
        return None
    for at in range(anchor.head.i - 1, max(start, anchor.head.i - _REACH), -1):
        if doc[at].lower_ == "accounts" and doc[at].tag_ == "NNS" and doc[at - 1].pos_ in ("NOUN", "PROPN"):
            return doc[at - 1]
    return None


def part_of(span: Span) -> str | None:
    """What a percentage is a part of, in the words after its "of"; None where no noun follows."""
    doc = span.doc
    if span.end >= span.sent.end or doc[span.end].lower_ != "of":
        return None
    whole = next((child for child in doc[span.end].rights if child.dep_ == "pobj"), None)
    return goods(text_of(trimmed(head_words(whole)))) if whole is not None and whole.pos_ in ("NOUN", "PROPN") else None


def _plain_share(whole: Token, inside: Inside) -> Reading:
    reading = read_phrase(whole, without=inside)
    if reading.measure is None and reading.subject is not None:
        reading.product = reading.product or reading.subject
        if (holder := owner(whole)) is not None:
            # "Half of the firm's trucks": of the firm.
            reading.subject = None
            own(reading, holder)
    return reading


def speaks(verb: Token, anchor: Anchor, measure: str | None = None) -> bool:
    """A verb that says the figure, whose subject is the source; not one that has the figure as its own object."""
    if is_passive(verb) or lemma(verb) not in word_set("properties", "speech") or measure in word_set("properties", "own"):
        return False
    return anchor.role != "object" or bool(anchor.nouns) or any(c.dep_ == "ccomp" for c in verb.children)
