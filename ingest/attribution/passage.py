"""Carries an attribution over the passage that it governs: the plain sentences after "Reuters reported", up to where it ends."""

from bisect import bisect_right
from dataclasses import replace

from ingest.attribution.chains import Link, chain_at
from ingest.attribution.parse import Parse
from ingest.model import Article, BlockKind, Hop, HopKind

_CARRIES = ("agency", "relay")
_ENDS = frozenset((BlockKind.HEADING, BlockKind.OPINION, BlockKind.BOILERPLATE))
_SILENT = frozenset((BlockKind.OPINION, BlockKind.BOILERPLATE))


def passage_chains(article: Article, parse: Parse, links: list[Link], spans: list[tuple[int, int]]) -> list[tuple[Hop, ...]]:
    """The chain of each figure: its own, else the one that the passage carries, else () for the article's own voice.

    Only agencies and outlets carry: what a person said ends with the sentence. An opinion has no chain.
    """
    starts = [block.start for block in article.blocks]
    events = sorted({link.content[0] for link in links} | {offset for offset, _ in spans})
    chains: dict[int, tuple[Hop, ...]] = {}
    carried: tuple[Hop, ...] = ()
    carried_block = -1
    last_block = -1
    figures = {offset for offset, _ in spans}
    for offset in events:
        block = bisect_right(starts, offset) - 1
        if block != last_block:
            if any(article.blocks[b].kind in _ENDS for b in range(max(0, last_block + 1), block + 1) if b >= 0):
                carried = ()
            last_block = block
        if block >= 0 and article.blocks[block].kind in _SILENT:
            chains[offset] = ()
            continue
        own = chain_at(parse, links, offset)
        if own:
            if own[0].source_kind in _CARRIES and offset not in figures or own[0].source_kind in _CARRIES and len(own) >= len(carried):
                carried, carried_block = own, block
            elif own[0].source_kind in _CARRIES:
                carried, carried_block = own, block
            chains[offset] = own
        elif carried and block >= 0 and article.blocks[block].kind not in _ENDS:
            chains[offset] = _inherit(carried)
        else:
            chains[offset] = ()
    return [chains[offset] for offset, _ in spans]


def _inherit(chain: tuple[Hop, ...]) -> tuple[Hop, ...]:
    return tuple(replace(hop, kind=HopKind.INHERITED, inherited_from=(hop.start, hop.end)) for hop in chain)
