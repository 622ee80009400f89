"""Reads sentences about numbers given before them: "the figures come from X", "X was the source of the data"."""

from ingest.attribution.citations import Citation
from ingest.attribution.documents import makers_of
from ingest.attribution.naming import named
from ingest.attribution.parse import Parse
from ingest.attribution.register import CHAIN_WORDS, Register
from ingest.attribution.relays import hop_of
from ingest.attribution.speech import STOPS
from ingest.attribution.subjects import noun_phrase
from ingest.model import Hop, HopKind

# So many words a number and what it counts take behind "the figure of".
_WIDEST_NUMBER = 10
# "That is all according to"
_OPENING = 4
_BACK = ("that", "this", "those", "these")


def sources_of_numbers(parse: Parse, citations: list[Citation], register: Register) -> dict[int, tuple[Hop, ...]]:
    """By sentence number, the sources of "the figures, reported by X, ..., citing Y", which speak of numbers given before."""
    found: dict[int, tuple[Hop, ...]] = {}
    for token, tag in enumerate(parse.tags):
        if parse.words[token] == "according" and (told := _according(parse, token, register)):
            found[parse.sent_of[token]] = told
        if parse.words[token] not in CHAIN_WORDS["numbers"] or tag not in ("", "NN", "NNS", "NNP"):
            continue
        sentence = parse.sent_of[token]
        begin, end = parse.sents[sentence]
        given = _giver_of_numbers(parse, token, begin, register)
        if given is not None:
            found.setdefault(sentence, (given,))
        origin = _origin(parse, token, end, register)
        if parse.deps[token] not in ("nsubj", "nsubjpass") or any(parse.deps[i] == "ccomp" for i in range(token, end)):
            if origin:
                found.setdefault(sentence, tuple(origin))
            continue
        hops = [*origin, *_publishers(parse, token, end, register)]
        hops.extend(hop_of(parse, citation.cited, citation.cue, HopKind.CITING) for citation in citations if citation.sentence == sentence)
        if hops and sentence not in found:
            found[sentence] = tuple(sorted(hops, key=lambda hop: hop.source_kind == "issuer"))
    return found


def _according(parse: Parse, according: int, register: Register) -> tuple[Hop, ...]:
    """Y of "That's according to Y.", which tells nothing but whose word the sentence before is."""
    begin, end = parse.sents[parse.sent_of[according]]
    opens = parse.words[begin:according]
    to = according + 1
    if parse.words[to : to + 1] != ["to"] or not 0 < len(opens) <= _OPENING or opens[0] not in _BACK:
        return ()
    head = parse.child(to, "pobj")
    head = head if head is not None else parse.child(according, "pobj")
    if head is None or any(parse.tags[i] == "CD" for i in range(begin, end)):
        return ()
    phrase = noun_phrase(parse, head)
    makers = makers_of(parse, phrase, head, register) or (named(parse, phrase, head, register),)
    return tuple(hop_of(parse, maker, parse.span(according, to), HopKind.CITING) for maker in makers)


def _giver_of_numbers(parse: Parse, numbers: int, begin: int, register: Register) -> Hop | None:
    """X of "X was the source of the figures", "X, which Y cited for the data"."""
    of = numbers - 2 if parse.words[numbers - 1] in CHAIN_WORDS["pointing"] else numbers - 1
    if of - 1 <= begin or parse.words[of] not in ("of", "for"):
        return None
    word = of - 1
    if parse.words[word] == "source" and parse.tags[parse.head[word]].startswith("VB"):
        who = parse.child(parse.head[word], "nsubj")
    elif parse.words[word] == "cited" and parse.deps[word] == "relcl":
        who = parse.head[word]
    else:
        who = None
    if who is None or not parse.tags[who].startswith("NN"):
        return None
    return hop_of(parse, named(parse, noun_phrase(parse, who, before=word), who, register), parse.span(word, word), HopKind.CITING)


def _origin(parse: Parse, numbers: int, end: int, register: Register) -> list[Hop]:
    """Y of "the numbers come from Y", "the paper's figure was from Y", by words: so short a sentence is often not parsed."""
    # "The figure of 40 deaths comes from"
    farthest = min(end - 2, numbers + (_WIDEST_NUMBER if parse.words[numbers + 1] in ("of", ",") else 2))
    verbs = (i for i in range(numbers + 1, farthest) if parse.words[i] in CHAIN_WORDS["coming"] and parse.words[i + 1] == "from")
    verb = next(verbs, None)
    if verb is None or any(parse.words[i] in STOPS for i in range(numbers, verb)):
        return []
    last = next((i - 1 for i in range(verb + 2, end) if parse.words[i] in STOPS or parse.words[i] in (",", ".")), end - 1)
    phrase = (verb + 2, last)
    if last < phrase[0]:
        return []
    head = next((i for i in range(phrase[0], last + 1) if parse.deps[i] == "pobj" and parse.head[i] < phrase[0]), last)
    makers = makers_of(parse, phrase, head, register) or (named(parse, phrase, head, register),)
    return [hop_of(parse, maker, parse.span(verb, verb), HopKind.CITING) for maker in makers]


def _publishers(parse: Parse, first: int, end: int, register: Register) -> list[Hop]:
    """Y of "reported by Y", "published by Y" between two tokens."""
    hops = []
    for verb in range(first, end):
        if parse.tags[verb] == "VBN" and parse.words[verb] in CHAIN_WORDS["published"] and verb + 1 < end and parse.words[verb + 1] == "by":
            who = parse.child(verb + 1, "pobj")
            if who is not None:
                hops.append(
                    hop_of(parse, named(parse, noun_phrase(parse, who), who, register), parse.span(verb, verb + 1), HopKind.MENTIONED)
                )
    return hops
