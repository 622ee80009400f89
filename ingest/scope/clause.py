"""Where a figure hangs in its clause: the nouns it measures and the verb that states it."""

from dataclasses import dataclass, field
from functools import cache

from spacy.tokens import Span, Token

from ingest.scope.measures import register, word_set
from ingest.scope.phrases import lemma, prepositions

_MODIFIES = frozenset(("nummod", "amod", "compound", "nmod", "poss", "quantmod", "npadvmod", "advmod"))
_VERBAL = frozenset(("VERB", "AUX"))


@dataclass(slots=True)
class Anchor:
    """`head` is the figure's own root, `last` its last token; `nouns` the nouns above it outside the figure, nearest first, each with
    how it is reached (a preposition, "modifies", "apposition"); `verb` the verb above, reached as `role` ("subject", "object", or a
    preposition); `state` an adjective it measures ("long"); `parts` what an "of" after it names; `lead` the word before it, but for hedges.
    """

    head: Token
    last: int
    nouns: list[tuple[Token, str]] = field(default_factory=list)
    verb: Token | None = None
    role: str | None = None
    state: Token | None = None
    parts: Token | None = None
    lead: str | None = None


def anchor_of(figure: Span, inside: frozenset[int]) -> Anchor:
    """Climb from the figure to its clause, at most eight steps. `inside` are the tokens of all figures of the sentence."""
    found = Anchor(figure.root, figure.end - 1)
    found.lead = _lead(figure)
    near = _adjacent(figure, inside)
    if near is not None:
        found.nouns.append(near)
    found.parts = _parts(figure)
    token, way = figure.root, None
    for _ in range(8):
        head, dep = token.head, token.dep_
        if head == token:
            if token.pos_ in _VERBAL and found.verb is None:
                found.verb, found.role = token, way or "object"
            elif token.pos_ in ("NOUN", "PROPN") and token.i not in inside and not found.nouns:
                # "Turnout, 67 %": a fragment has no more than its noun.
                found.nouns.append((token, way or "joined"))
            break
        if head.i in inside and head.pos_ not in _VERBAL:
            token = head
            continue
        if head.pos_ == "ADP" or dep in ("pobj", "pcomp"):
            way = head.lower_
        elif head.pos_ in _VERBAL:
            found.verb = head
            found.role = "subject" if dep in ("nsubj", "nsubjpass") and way is None else (way or "object")
            break
        elif head.pos_ in ("ADJ", "ADV"):
            found.state = found.state or head
        elif head.pos_ in ("NOUN", "PROPN", "PRON"):
            # A noun that the figure is only coordinated with is no noun of its own ("300 tons for mining and 250 tons for ...").
            if dep == "appos" and head.dep_ == "pobj" and head.pos_ == "PROPN" and head.head.head.pos_ == "NOUN":
                # "Exports to Japan, a mere 40 tons in May, ...": the amount stands beside the whole phrase.
                head = head.head.head
            if dep != "conj" and (near is None or head != near[0]):
                found.nouns.append((head, way or ("modifies" if dep in _MODIFIES else "apposition" if dep == "appos" else "joined")))
            way = None
        token = head
    return found


@cache
def _properties() -> frozenset[str]:
    """Nouns that "in" and "for" tie to an amount: "$3 billion in sales", "15 miles for its range"."""
    measures = frozenset(words[-1] for words in register().nouns)
    return word_set("properties", "nouns") | word_set("properties", "empty") | measures


def _lead(figure: Span) -> str | None:
    doc, at = figure.doc, figure.start - 1
    while at > figure.sent.start and doc[at].lower_ in word_set("around", "hedges"):
        at -= 1
    return doc[at].lower_ if at >= figure.sent.start else None


def _adjacent(figure: Span, inside: frozenset[int]) -> tuple[Token, str] | None:
    """A property named right before the figure, however the parse ties it: "carbon levels at 1,200 ppm", "winds of 74 mph"."""
    doc, at = figure.doc, figure.start - 1
    start = figure.sent.start
    # "At least 40" says how many; "depth at 40" says of what.
    while at > start and doc[at].lower_ in word_set("around", "between") and not (doc[at].lower_ == "at" and doc[at + 1].lower_ != "least"):
        at -= 1
    if at <= start or doc[at].lower_ not in ("at", "of"):
        return None
    noun = doc[at - 1]
    if noun.pos_ != "NOUN" or noun.i in inside or lemma(noun) not in _properties():
        return None
    return noun, doc[at].lower_


def _parts(figure: Span) -> Token | None:
    """X of "60 % of X" and "3,188 tons of X": by the parse, else by the next words."""
    doc = figure.doc
    last = figure[-1]
    if len(figure) > 2 and last.dep_ == "nummod" and last.head.i >= figure.end and last.head.pos_ == "NOUN" and figure.root != last:
        # "One in nine dwellings", "seven out of ten pupils".
        noun = last.head
        while noun.i + 1 < figure.sent.end and noun.nbor().pos_ == "NOUN":
            noun = noun.nbor()
        return noun
    for token in (figure.root, last):
        preps = prepositions(token)
        for word in ("of", "in", "for"):
            target = preps.get(word)
            if target is not None and target.i >= figure.end and (word == "of" or lemma(target) in _properties()):
                return target
    if figure.end < figure.sent.end and doc[figure.end].lower_ == "of":
        for child in doc[figure.end].rights:
            if child.dep_ == "pobj":
                return child
    return None
