"""Puts the source chain of a figure together: who passes it on, from the outermost relay down to the primary source."""

from dataclasses import dataclass, replace

from ingest.attribution.citations import Citation
from ingest.attribution.dispatches import dispatches_in
from ingest.attribution.documents import makers_of
from ingest.attribution.lexicon import Lexicon
from ingest.attribution.naming import Issuer, issuer_in, kind_of, named
from ingest.attribution.outlets import Outlets
from ingest.attribution.parse import Parse
from ingest.attribution.register import OUTLETS, Register
from ingest.attribution.relays import hop_of, relays_of
from ingest.attribution.sources import Named
from ingest.attribution.speech import STOPS, Found
from ingest.attribution.subjects import noun_phrase
from ingest.model import Hop, HopKind
from ingest.vocabulary import load

# Words of the figures themselves and of their publication.
_WORDS = {name: frozenset(words.split()) for name, words in load("sources")["chains"].items()}
# "X said that, according to Y": so few tokens from one verb to the other.
_SOON = 3
# So many words a number and what it counts take behind "the figure of".
_WIDEST_NUMBER = 10
_INFORMING = ("according to", "opening", "placed", "colon")


@dataclass(frozen=True, slots=True)
class Link:
    """The part of a chain that one attribution gives: `hops` outermost first, valid for figures inside `content` (characters).

    `carries` says that it is a report, which may go on; what an outlet's poll shows is no report. `again` is true for a
        pronoun as the source, which inside another report is that speaker again.
    """

    content: tuple[int, int]
    hops: tuple[Hop, ...]
    verb: int
    carries: bool = True
    again: bool = False


def links_of(parse: Parse, found: list[Found], names: list[Named | None], lexicon: Lexicon, outlets: Outlets) -> list[Link]:
    """The chain link of each attribution that hands on information and names its source."""
    links = []
    register = outlets.register
    shown: dict[str, tuple[Hop, ...]] = {}
    for one, name in zip(found, names, strict=True):
        lemma = parse.lemmas[one.verb]
        informs = lemma in lexicon.speech or one.frame in _INFORMING
        if one.source is None or name is None or not informs or (lemma in lexicon.citing and one.frame == "object"):
            continue
        # "Imports showed a fall", "..., showing a fall": what shows is the thing itself, no source.
        if lemma in lexicon.evidence and parse.tags[one.verb] == "VBG" and parse.deps[one.verb] == "advcl":
            continue
        if lemma in lexicon.evidence and not _can_show(parse, one, name, register):
            continue
        if one.frame == "opening" and name.kind == "document" and _says_itself(parse, one, found, names):
            continue
        if name.canonical.lower() in _WORDS["pronouns"]:
            # Nobody is known that "it" or "who" stands for.
            continue
        inner = _own_hops(parse, one, name, register)
        own = inner[0]
        document = own.source_kind in OUTLETS and one.source_head is not None and own.end <= parse.starts[one.source_head]
        head = parse.lemmas[one.source_head or 0]
        carries = head in register.words["news"] or (not document and head not in _WORDS["derived"])
        again = parse.words[one.source_head or 0].lower() in _WORDS["pronouns"]
        relays = tuple(relays_of(parse, outlets, one, own.canonical))
        if own.source_kind == "document":
            # "The document" that is taken up again has been seen by whoever saw it before.
            relays = relays or (shown.get(own.canonical, ()) if name.resolved_from is not None else ())
            shown[own.canonical] = tuple(replace(hop, kind=HopKind.INHERITED, inherited_from=(hop.start, hop.end)) for hop in relays)
        links.append(Link(_hull(parse, one), (*relays, *inner), one.verb, carries, again))
    for outlet, verb, (first, last) in dispatches_in(parse, outlets, {one.verb for one in found}):
        who = Issuer(parse.span(outlet.first, outlet.last), outlet.entry.name, outlet.entry.kind)
        hop = hop_of(parse, who, parse.span(verb, verb), HopKind.PARAPHRASED)
        links.append(Link((parse.starts[first], parse.ends[last]), (hop,), verb))
    return links


def _can_show(parse: Parse, one: Found, name: Named, register: Register) -> bool:
    """Whether a source is one that can show or find something: "prices showed" names none."""
    head = one.source_head
    if name.kind is not None or issuer_in(parse, one.source or one.cue, head, register) is not None:
        return True
    return head is not None and kind_of(parse.lemmas[head], register) is not None


def _says_itself(parse: Parse, opening: Found, found: list[Found], names: list[Named | None]) -> bool:
    """ "In a report, the ministry said 40 bridges were unsafe": the report is the speaker's own."""
    first, last = opening.parts[0]
    return any(
        other.source is not None
        and other.source[0] == first
        and other.verb <= last
        and name is not None
        and name.kind in (*OUTLETS, "issuer", "person")
        for other, name in zip(found, names, strict=True)
    )


@dataclass(frozen=True, slots=True)
class Told:
    """The links and the citations of a text by the number of each sentence that they reach."""

    links: dict[int, list[Link]]
    citations: dict[int, list[Citation]]


def by_sentence(parse: Parse, links: list[Link], citations: list[Citation]) -> Told:
    """The links and citations of `parse`, filed so that each figure looks only at those of its own sentence."""
    told = Told({}, {})
    for link in links:
        for sentence in range(parse.sentence_at(link.content[0]), parse.sentence_at(link.content[1] - 1) + 1):
            told.links.setdefault(sentence, []).append(link)
    for citation in citations:
        told.citations.setdefault(citation.sentence, []).append(citation)
    return told


def chain_at(parse: Parse, told: Told, offset: int) -> tuple[Hop, ...]:
    """The chain of the words at `offset` from the attributions around them, () when none covers them."""
    sentence = parse.sentence_at(offset)
    links = [link for link in told.links.get(sentence, ()) if link.content[0] <= offset < link.content[1]]
    links = [link for link in links if not link.hops[-1].start <= offset < link.hops[-1].end]
    covering = [link for link in links if not (link.again and any(_stands_around(parse, other, link) for other in links))]
    # Outlets pass on what others say; of two speakers the one whose words hold the other's verb stands outside.
    ordered = sorted(
        covering,
        key=lambda link: (
            sum(_stands_around(parse, other, link) for other in covering),
            link.hops[0].source_kind not in OUTLETS,
            link.content[0] - link.content[1],
        ),
    )
    chain: list[Hop] = []
    for link in ordered:
        chain.extend(hop for hop in link.hops if all(hop.canonical != old.canonical for old in chain))
    for citation in told.citations.get(sentence, ()):
        _place(parse, chain, citation, covering)
    return tuple(chain)


def _stands_around(parse: Parse, outer: Link, inner: Link) -> bool:
    """True where `outer` tells the report of `inner`.

    Of two that hold each other's verbs the later one does (", AFP reported"), except behind "X said that, according to Y".
    """
    if outer is inner or not outer.content[0] <= parse.starts[inner.verb] < outer.content[1]:
        return False
    if not inner.content[0] <= parse.starts[outer.verb] < inner.content[1]:
        return True
    early, late = sorted((outer, inner), key=lambda link: link.verb)
    opens = "that" in parse.words[early.verb + 1 : late.verb] and late.verb - early.verb <= _SOON
    return outer is (early if opens else late)


def _place(parse: Parse, chain: list[Hop], citation: Citation, covering: list[Link]) -> None:
    """Puts the cited source behind who cites it, and who cites before the cited one that the chain has already."""
    cited = hop_of(parse, citation.cited, citation.cue, HopKind.CITING)
    known = {hop.canonical for hop in chain}
    relays = [hop for hop in citation.relays if hop.canonical not in known]
    at = next((i for i, hop in enumerate(chain) if hop.canonical == cited.canonical), None)
    by = _place_of_citer(chain, citation, covering)
    if at is not None:
        citer = citation.citer
        if by is None and citer is not None and all(hop.canonical != citer.canonical for hop in chain):
            # Before those, too, who stand between it and the cited one ("X quoted the mayor as telling Y").
            told = next((link.hops[0].canonical for link in covering if link.hops[-1].canonical == cited.canonical), cited.canonical)
            before = next(i for i, hop in enumerate(chain) if hop.canonical in (told, cited.canonical))
            chain.insert(before, hop_of(parse, citer, citation.cue, HopKind.CITING))
    elif by is not None:
        chain[by + 1 : by + 1] = [*relays, cited]
    elif citation.citer is None or not chain:
        citing = [] if citation.citer is None else [hop_of(parse, citation.citer, citation.cue, HopKind.CITING)]
        chain.extend([*citing, *relays, cited])


def _place_of_citer(chain: list[Hop], citation: Citation, covering: list[Link]) -> int | None:
    """Which hop of the chain does the citing: the citer named, else the speaker of the nearest reporting verb before."""
    if citation.citer is not None:
        start, end = citation.citer.span
        name = citation.citer.canonical
        return next((i for i, hop in enumerate(chain) if hop.canonical == name or start <= hop.start < end), None)
    before = [link for link in covering if link.verb < citation.verb]
    if not before:
        # "Reuters, citing the board, said": the outlet stands before the word that cites.
        outlets = [i for i, hop in enumerate(chain) if hop.source_kind in OUTLETS and hop.start < citation.cue[0]]
        return max(outlets, key=lambda i: chain[i].start, default=None)
    nearest = max(before, key=lambda link: link.verb).hops[-1].canonical
    return next((i for i, hop in enumerate(chain) if hop.canonical == nearest), None)


def sources_of_numbers(parse: Parse, citations: list[Citation], register: Register) -> dict[int, tuple[Hop, ...]]:
    """By sentence number, the sources of "the figures, reported by X, ..., citing Y", which speak of numbers given before."""
    found: dict[int, tuple[Hop, ...]] = {}
    for token, tag in enumerate(parse.tags):
        if parse.words[token] not in _WORDS["numbers"] or tag not in ("", "NN", "NNS", "NNP"):
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


def _giver_of_numbers(parse: Parse, numbers: int, begin: int, register: Register) -> Hop | None:
    """X of "X was the source of the figures", "X, which Y cited for the data"."""
    of = numbers - 2 if parse.words[numbers - 1] in _WORDS["pointing"] else numbers - 1
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
    verbs = (i for i in range(numbers + 1, farthest) if parse.words[i] in _WORDS["coming"] and parse.words[i + 1] == "from")
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
        if parse.tags[verb] == "VBN" and parse.words[verb] in _WORDS["published"] and verb + 1 < end and parse.words[verb + 1] == "by":
            who = parse.child(verb + 1, "pobj")
            if who is not None:
                hops.append(
                    hop_of(parse, named(parse, noun_phrase(parse, who), who, register), parse.span(verb, verb + 1), HopKind.MENTIONED)
                )
    return hops


def _hull(parse: Parse, found: Found) -> tuple[int, int]:
    return parse.starts[min(first for first, _ in found.parts)], parse.ends[max(last for _, last in found.parts)]


def _own_hops(parse: Parse, found: Found, name: Named, register: Register) -> list[Hop]:
    """The source itself; a document ("data released by Y", "a tally by Y of the data of Z") gives way to who stands behind it."""
    kind = HopKind.QUOTED if found.frame.startswith("quote") else HopKind.PARAPHRASED
    source = found.source or found.cue
    makers = makers_of(parse, source, found.source_head, register) or (Issuer(parse.span(*source), name.canonical, name.kind),)
    return [hop_of(parse, maker, parse.span(*found.cue), kind) for maker in makers]
