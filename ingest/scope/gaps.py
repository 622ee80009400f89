"""Clauses that leave out what the figure before them said: "profit rose 3 %, and sales 5 %", "ahead of Lund with 41 %"."""

from spacy.tokens import Span, Token

from ingest.scope.areas import Area, area_of
from ingest.scope.measures import word_set
from ingest.scope.phrases import Inside, head_words, is_name, is_time, lemma, text_of
from ingest.scope.reading import Reading, goods

_FLOWS = frozenset(("to", "from"))


def gapped(span: Span, inside: Inside, *, alike: bool) -> Token | None:
    """The noun of a clause whose verb is left out: "..., Harlow by 2 %", "firms such as Harlow up 9 %", "..., and loans 5 %".

    With `alike`, the figure is told in the unit of the one before: then a name right between the two is enough ("..., Harlow 40 million").

    Also of a clause that the parse has run together with the one before it: "..., Harlow added 15 cents".
    """
    doc, at = span.doc, span.start - 1
    start = span.sent.start
    if (group := _group_after(span)) is not None:
        return group
    while at > start and doc[at].lower_ in word_set("around", "leads"):
        at -= 1
    led = at < span.start - 1
    if at > start and doc[at].tag_ in ("VBD", "VBN", "VBZ") and doc[at - 1].pos_ == "PROPN":
        at, led = at - 1, True
    ranked = at > start + 1 and doc[at].lower_ == "with"
    if ranked:
        at -= 1
    noun = doc[at]
    if at <= start or (inside is not None and at in inside) or is_time(noun):
        return None
    words = head_words(noun, without=inside)
    before = words[0].i - 1
    if before < start:
        return None
    if ranked:
        return noun if noun.pos_ == "PROPN" and doc[before].lower_ in word_set("around", "ranks") else None
    if is_name(noun) and doc[before].lower_ in _FLOWS and before > start and doc[before - 1].lower_ in ("those", "and", ",", "while"):
        return noun
    if is_name(noun):
        opened = led and doc[before].lower_ in word_set("around", "opens") | (word_set("around", "ranks") if alike else frozenset())
        return noun if opened or (alike and _right_behind(span, before, inside)) else None
    return noun if noun.tag_ == "NNS" and span.text[-1:] == "%" and _listed(span, before, inside) else None


def _right_behind(span: Span, before: int, inside: Inside) -> bool:
    """Whether nothing but a comma, "and" and an article parts a clause from the figure before it."""
    doc, start = span.doc, span.sent.start
    while before > start and (doc[before].tag_ == "DT" or doc[before].lower_ in word_set("around", "opens")):
        before -= 1
    return inside is not None and before in inside and doc[before + 1].tag_ != "DT"


def _group_after(span: Span) -> Token | None:
    """ "By 2 % for women, against 1 % for men": a group of people named after a figure that is compared with another."""
    doc, end = span.doc, span.end
    if end + 1 >= span.sent.end or doc[end].lower_ != "for":
        return None
    noun = next((child for child in doc[end].rights if child.dep_ == "pobj"), None)
    return noun if noun is not None and noun.tag_ == "NNS" and lemma(noun) in word_set("properties", "people") else None


def _listed(span: Span, before: int, inside: Inside) -> bool:
    """Whether "and" or a comma opens the clause, right behind the figure before it but for one more noun: "5 %, and fats and oils 6 %"."""
    doc, start = span.doc, span.sent.start
    for _ in range(2):
        while before > start and doc[before].text in (",", "and", ";", "while", "with"):
            before -= 1
            if inside is not None and before in inside:
                return True
        if doc[before].tag_ not in ("NNS", "NN", "JJ") or doc[before + 1].text not in ("and", ","):
            return False
        before -= 1
    return False


def fill_gap(reading: Reading, earlier: Reading, noun: Token, inside: Inside) -> None:
    """Read a gapped clause, in place: the earlier one, said of `noun`, which takes the place of the noun of its kind."""
    before = head_words(noun, without=inside)[0].i - 1
    if earlier.flow is not None and noun.doc[before].lower_ in _FLOWS:
        # "Exports to Japan fell 8 %, those to Korea 3 %": the other end of the same flow.
        name = text_of(head_words(noun, without=inside))
        reading.counterpart = area_of(name) or Area(name, name, "place")
        reading.subject = None
        reading.fill(earlier)
        return
    reading.subject = reading.measure = reading.product = None
    reading.fill(earlier)
    words = text_of(head_words(noun, without=inside))
    if is_name(noun) or (earlier.subject is not None and earlier.of != "thing" and earlier.product is None):
        reading.subject = words
        if earlier.area is not None and earlier.subject == earlier.area.name:
            # "Germany took 900, France 400": France's are not in Germany.
            reading.area = area_of(words)
    elif earlier.product is not None:
        reading.product = goods(words).lower()
    else:
        reading.measure = words.lower()
