"""Carries an attribution over the passage that it governs: the plain sentences after "Reuters reported", up to where it ends."""

from bisect import bisect_right
from dataclasses import replace

from ingest.attribution.chains import Link, by_sentence, chain_at
from ingest.attribution.citations import Citation
from ingest.attribution.parse import Parse
from ingest.attribution.register import OUTLETS
from ingest.model import Article, BlockKind, Hop, HopKind

# What a person said ends with the sentence; only agencies and outlets carry, with the offices and documents that they cite.
_ENDS_WITH_SENTENCE = ("person", "vague", None)
_ENDS = frozenset((BlockKind.HEADING, BlockKind.OPINION, BlockKind.BOILERPLATE))
_SILENT = frozenset((BlockKind.OPINION, BlockKind.BOILERPLATE))


def passage_chains(
    article: Article,
    parse: Parse,
    spans: list[tuple[int, int]],
    *,
    links: list[Link],
    citations: list[Citation],
    backward: dict[int, tuple[Hop, ...]],
) -> list[tuple[Hop, ...]]:
    """The chain of each figure (`spans` in characters): its own, else the one the passage carries, else () for the article's own voice.

    `backward` gives the sentences about the numbers before them, with the sources that they name. A heading, an opinion or boilerplate
        ends a passage; a speaker in between does not, and an outlet replaces the one before.
    """
    block_starts = [block.start for block in article.blocks]
    sentence_starts = [parse.starts[begin] for begin, _ in parse.sents]
    figures: dict[int, list[int]] = {}
    for number, (offset, _) in enumerate(spans):
        figures.setdefault(bisect_right(sentence_starts, offset) - 1, []).append(number)
    spoken: dict[int, list[Link]] = {}
    for link in links:
        spoken.setdefault(parse.sent_of[link.verb], []).append(link)
    told = by_sentence(parse, links, citations)
    chains: list[tuple[Hop, ...]] = [()] * len(spans)
    carried: tuple[Hop, ...] = ()
    last_block = -1
    for sentence in sorted({*figures, *spoken, *backward}):
        block = bisect_right(block_starts, sentence_starts[sentence]) - 1
        if any(article.blocks[b].kind in _ENDS for b in range(last_block + 1, block + 1)):
            carried = ()
        last_block = max(block, last_block)
        if block >= 0 and article.blocks[block].kind in _SILENT:
            continue
        own = {number: chain_at(parse, told, spans[number][0]) for number in figures.get(sentence, ())}
        for number, chain in own.items():
            chains[number] = chain or _inherit(carried)
        offsets = [link.content[1] - 1 for link in spoken.get(sentence, ())]
        led = [chain for chain in (*own.values(), *(chain_at(parse, told, at) for at in offsets)) if _carries(chain)]
        if led:
            carried = max(led, key=len)
        if not own:
            _reach_back(parse, chains, spans, backward.get(sentence, ()), sentence)
    return chains


def _carries(chain: tuple[Hop, ...]) -> bool:
    """An outlet's or agency's report goes on over the sentences after it; a remark made to one does not."""
    return bool(chain) and chain[0].source_kind in OUTLETS and all(hop.source_kind not in _ENDS_WITH_SENTENCE for hop in chain[1:])


def _reach_back(parse: Parse, chains: list[tuple[Hop, ...]], spans: list[tuple[int, int]], hops: tuple[Hop, ...], sentence: int) -> None:
    """ "The numbers, reported by X, ..." names the source of the figures before it in the paragraph that have none by name yet."""
    if not hops:
        return
    here = parse.starts[parse.sents[sentence][0]]
    paragraph = parse.text.rfind("\n", 0, here) + 1
    for number in range(bisect_right(spans, (paragraph, -1)), bisect_right(spans, (here, -1))):
        nameless = not chains[number] or (len(chains[number]) == 1 and chains[number][0].source_kind in ("document", "vague"))
        if nameless:
            chains[number] = hops


def _inherit(chain: tuple[Hop, ...]) -> tuple[Hop, ...]:
    return tuple(replace(hop, kind=HopKind.INHERITED, inherited_from=(hop.start, hop.end)) for hop in chain)
