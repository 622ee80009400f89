"""Where something is, and the other end of a flow, from the prepositions around a word."""

from spacy.tokens import Span, Token

from ingest.names.runs import organisation_heads
from ingest.scope.areas import Area, area_of
from ingest.scope.measures import word_set
from ingest.scope.phrases import area_at, head_words, is_name, is_time, lemma, phrase, prepositions, subject_of, text_of
from ingest.scope.reading import Reading

_REACH = 40
_PLACES = ("in", "at", "off", "across", "near", "outside", "around", "inside", "within", "throughout", "through")


def partner(reading: Reading, preps: dict[str, Token]) -> None:
    """The other end of a flow: exports to, imports from."""
    if reading.flow is None or reading.counterpart is not None:
        return
    for word in ("to", "into", "for", "towards") if reading.flow == "export" else ("from",):
        target = preps.get(word)
        if target is None:
            continue
        found = area_at(target, as_government=True)
        if found is not None:
            reading.counterpart = found[0]
            return


def place_of(token: Token) -> Area | None:
    """Where it is or happens, from the prepositions on a noun or a verb: an area of the gazetteer, or the place's own name."""
    return place_among(prepositions(token))


def scene(span: Span) -> Area | None:
    """Where those counted were, from the sentence: the place named next after the figure, else the one that the sentence opens with."""
    after = span.doc[span.end : min(span.sent.end, span.end + _REACH)]
    return _first_place(after) or scene_before(span) or struck(span)


def struck(span: Span) -> Area | None:
    """The place that a disaster of the sentence is named by or strikes: "the Harlow quake", "a storm hit the Harlow coast"."""
    verbs, disasters = word_set("disasters", "verbs"), word_set("disasters", "nouns")
    start = span.sent.start
    for token in span.doc[max(start, span.start - _REACH) : min(span.sent.end, span.end + _REACH)]:
        if token.dep_ == "dobj" and lemma(token.head) in verbs and _agent(token.head) in disasters:
            return named_place(head_words(token))
        if token.lower_ in disasters and token.i > start:
            found = named_place(head_words(token)[:-1])
            if found is not None:
                return found
    return None


def _agent(verb: Token) -> str | None:
    subject = subject_of(verb)
    return lemma(subject) if subject is not None else None


def named_place(words: list[Token]) -> Area | None:
    """The place in a phrase's capitalised words: "Harlow" of "the Harlow valley"."""
    names = [word for word in words if is_name(word)]
    if not names:
        return None
    name = text_of(names)
    return area_of(name) or Area(name, name, "place")


def scene_before(span: Span) -> Area | None:
    """The place that the figure's sentence opens with: "In Harlow, ..."."""
    start = span.sent.start
    return _first_place(span.doc[start : min(span.start, start + 2)])


def _first_place(part: Span) -> Area | None:
    for token in part:
        if token.lower_ not in _PLACES or token.pos_ != "ADP":
            continue
        target = next((child for child in token.rights if child.dep_ == "pobj"), None)
        found = place_among({token.lower_: target}) if target is not None else None
        if found is not None:
            return found
    return None


def place_among(preps: dict[str, Token], *, depth: int = 2) -> Area | None:
    for word in _PLACES:
        target = preps.get(word)
        if target is None or is_time(target) or any(char.isdigit() for char in target.text):
            continue
        if any(child.dep_ == "conj" and is_name(child) and area_at(child) is not None for child in target.rights):
            # "In Ohio and Texas": neither alone.
            continue
        found = area_at(target)
        inner = prepositions(target)
        named = inner.get("of")
        if lemma(target) in word_set("anaphora", "places") and named is not None and is_name(named):
            name = phrase(named)
            area = area_of(name) or Area(name, name, "place")
        elif found is not None:
            area = found[0]
        elif target.pos_ in ("PROPN", "NOUN") and (
            is_name(target) or (lemma(target) in word_set("anaphora", "places") and is_name(head_words(target)[0]))
        ):
            words = [word for word in head_words(target) if not word.like_num]
            while words and not is_name(words[0]):
                words = words[1:]
            if not words:
                # "At Eleven": a name that is nothing but a number.
                continue
            name = text_of(words)
            if words[-1].text in organisation_heads():
                # "Through the Harlow Campaign Committee" is no place.
                continue
            area = area_of(name) or Area(name, name, "place")
        elif depth and (below := place_among(inner, depth=depth - 1)) is not None:
            return below
        else:
            continue
        return Area(f"outside {area.code}", f"outside {area.name}", "place") if word == "outside" else area
    return None
