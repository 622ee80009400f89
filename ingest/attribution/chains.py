"""Puts the source chain of a figure together: who passes it on, from the outermost relay down to the primary source."""

from dataclasses import dataclass

from ingest.attribution.lexicon import Lexicon
from ingest.attribution.naming import Issuer, issuer_in, named
from ingest.attribution.parse import Parse
from ingest.attribution.register import Register
from ingest.attribution.sources import Named
from ingest.attribution.speech import Found
from ingest.attribution.subjects import noun_phrase
from ingest.model import Hop, HopKind

_OUTER = ("agency", "relay")
_TO_RELAY = ("to", "with", "by", "told", "tell", "tells", "telling", "on", "from", "in", "the", "informed")


@dataclass(frozen=True, slots=True)
class Link:
    """The part of a chain that one attribution gives: `hops` outermost first, valid for figures inside `content` (characters)."""

    content: tuple[int, int]
    hops: tuple[Hop, ...]
    found: Found
    citing: bool
    citer: Hop | None = None


def links_of(parse: Parse, found: list[Found], names: list[Named | None], lexicon: Lexicon, register: Register) -> list[Link]:
    """The chain link of each attribution that hands on information and names its source, and of each citation ("citing Y")."""
    links = []
    for one, name in zip(found, names, strict=True):
        lemma = parse.lemmas[one.verb]
        content = _hull(parse, one)
        if lemma in lexicon.citing and one.frame in ("object", "prep:to", "prep:from", "prep:on"):
            cited = _cited(parse, one, register)
            if cited is not None:
                citer = _own_hops(parse, one, name, register)[0] if name is not None else None
                links.append(Link(content, (cited,), one, True, citer))
            continue
        if one.source is None or name is None or (lemma not in lexicon.speech and one.frame != "according to"):
            continue
        own = _own_hops(parse, one, name, register)
        relay = _relay_told(parse, one, register)
        links.append(Link(content, (relay, *own) if relay is not None else own, one, False))
    return links


def chain_at(parse: Parse, links: list[Link], offset: int) -> tuple[Hop, ...]:
    """The chain of the words at `offset` from the attributions around them, () when none covers them."""
    covering = sorted(
        (link for link in links if not link.citing and link.content[0] <= offset < link.content[1]),
        key=lambda link: (link.hops[0].source_kind not in _OUTER, link.content[0] - link.content[1]),
    )
    chain: list[Hop] = []
    for link in covering:
        chain.extend(hop for hop in link.hops if all(hop.canonical != old.canonical for old in chain))
    sentence = _sentence_of(parse, offset)
    for link in links:
        if link.citing and parse.sent_of[link.found.verb] == sentence:
            _place_citation(parse, chain, link, covering)
    return tuple(chain)


def _place_citation(parse: Parse, chain: list[Hop], link: Link, covering: list[Link]) -> None:
    """Puts the cited source behind who cites it, and who cites before the cited one that the chain has already."""
    cited = link.hops[0]
    citer = link.found.source
    span = parse.span(*citer) if citer is not None else None
    at = next((i for i, hop in enumerate(chain) if hop.canonical == cited.canonical), None)
    by = next((i for i, hop in enumerate(chain) if span is not None and span[0] <= hop.start < span[1]), None)
    if at is None:
        if by is not None:
            chain.insert(by + 1, cited)
        elif len(covering) <= 1:
            chain.append(cited)
    elif by is None and link.citer is not None and all(hop.canonical != link.citer.canonical for hop in chain):
        chain.insert(at, link.citer)


def _hull(parse: Parse, found: Found) -> tuple[int, int]:
    return parse.starts[min(first for first, _ in found.parts)], parse.ends[max(last for _, last in found.parts)]


def _sentence_of(parse: Parse, offset: int) -> int:
    low, high = 0, len(parse.sents) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if parse.starts[parse.sents[middle][0]] <= offset:
            low = middle
        else:
            high = middle - 1
    return low


def _own_hops(parse: Parse, found: Found, name: Named, register: Register) -> tuple[Hop, ...]:
    """The source itself; a document ("data released by Y") gives way to who issued it."""
    kind = HopKind.QUOTED if found.frame.startswith("quote") else HopKind.PARAPHRASED
    source = found.source or found.cue
    issuer = issuer_in(parse, source, found.source_head, register)
    if issuer is None:
        issuer = Issuer(parse.span(*source), name.canonical, name.kind)
    return (_hop(parse, issuer, parse.span(*found.cue), kind),)


def _hop(parse: Parse, who: Issuer, cue: tuple[int, int], kind: HopKind) -> Hop:
    start, end = who.span
    return Hop(
        source=parse.text[start:end],
        canonical=who.canonical,
        start=start,
        end=end,
        cue=parse.text[cue[0] : cue[1]],
        cue_start=cue[0],
        cue_end=cue[1],
        kind=kind,
        source_kind=who.kind,
    )


def _cited(parse: Parse, found: Found, register: Register) -> Hop | None:
    """The source that "citing Y", "quoting Y", "referring to Y" names."""
    first, last = found.parts[0]
    head = next((i for i in range(first, last + 1) if not first <= parse.head[i] <= last or parse.head[i] == i), None)
    if head is None or not parse.tags[head].startswith("N"):
        return None
    who = issuer_in(parse, (first, last), head, register) or named(parse, noun_phrase(parse, head), head, register)
    return _hop(parse, who, parse.span(*found.cue), HopKind.CITING)


def _relay_told(parse: Parse, found: Found, register: Register) -> Hop | None:
    """The agency or outlet to which a speaker spoke: "told Reuters", "in an interview with the BBC"."""
    end = parse.sents[parse.sent_of[found.verb]][1]
    inside = [part for part in found.parts if part[0] > found.verb]
    stop = min([end, *(part[0] for part in inside), found.verb + 16])
    for token in range(found.verb + 1, stop):
        if not parse.tags[token].startswith("NNP") and parse.words[token] != "dpa":
            continue
        before = parse.words[token - 1].lower()
        if before not in _TO_RELAY:
            continue
        if found.source is not None and found.source[0] <= token <= found.source[1]:
            continue
        outlet = register.within(parse.phrase(token, min(stop, token + 8) - 1))
        if outlet is not None and outlet[0].kind in _OUTER and outlet[1] <= 4:
            entry, begin, finish = outlet
            start = parse.starts[token]
            who = Issuer((start + begin, start + finish), entry.name, entry.kind)
            return _hop(parse, who, parse.span(found.verb, found.verb), HopKind.PARAPHRASED)
    return None
