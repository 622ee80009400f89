"""Puts the source chain of a figure together: who passes it on, from the outermost relay down to the primary source."""

from dataclasses import dataclass

from ingest.attribution.citations import Citation
from ingest.attribution.links import Link
from ingest.attribution.parse import Parse
from ingest.attribution.register import OUTLETS
from ingest.attribution.relays import hop_of
from ingest.model import Hop, HopKind

# "X said that, according to Y": so few tokens from one verb to the other.
_SOON = 3


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
    links = [link for link in told.links.get(sentence, ()) if link.holds(offset)]
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
        if citation.cited.span[0] <= offset < citation.cited.span[1]:
            # "Based on a survey of 400 bakers"
            continue
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
