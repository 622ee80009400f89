"""Where a figure hangs in its clause: the nouns it measures and the verb that states it."""

from dataclasses import dataclass, field

from spacy.tokens import Span, Token

from ingest.scope.phrases import prepositions

_MODIFIES = frozenset(("nummod", "amod", "compound", "nmod", "poss", "quantmod", "npadvmod", "advmod"))
_VERBAL = frozenset(("VERB", "AUX"))


@dataclass(slots=True)
class Anchor:
    """`head` is the figure's own root; `nouns` the nouns above it outside the figure, nearest first, each with how it is reached
    (a preposition, "modifies", "apposition"); `verb` the verb above, reached as `role` ("subject", "object", or a preposition);
    `state` an adjective it measures ("long"); `parts` what an "of" after it names."""

    head: Token
    nouns: list[tuple[Token, str]] = field(default_factory=list)
    verb: Token | None = None
    role: str | None = None
    state: Token | None = None
    parts: Token | None = None


def anchor_of(figure: Span) -> Anchor:
    """Climb from the figure to its clause, at most eight steps."""
    inside = range(figure.start, figure.end)
    found = Anchor(figure.root)
    found.parts = _parts(figure)
    token, way = figure.root, None
    for _ in range(8):
        head, dep = token.head, token.dep_
        if head is token:
            if token.pos_ in _VERBAL and found.verb is None and token.i not in inside:
                found.verb, found.role = token, way or "object"
            break
        if head.i in inside:
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
            found.nouns.append((head, way or ("modifies" if dep in _MODIFIES else "apposition" if dep == "appos" else "joined")))
            way = None
        token = head
    return found


def _parts(figure: Span) -> Token | None:
    """X of "60 % of X" and "3,188 tons of X": by the parse, else by the next words."""
    for token in (figure.root, figure[-1]):
        target = prepositions(token).get("of")
        if target is not None and target.i >= figure.end:
            return target
    doc = figure.doc
    if figure.end < figure.sent.end and doc[figure.end].lower_ == "of":
        for child in doc[figure.end].rights:
            if child.dep_ == "pobj":
                return child
    return None
