"""Carries an attribution over the passage that it governs: the plain sentences after "Reuters reported", up to where it ends."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.attribution.chains import Told, by_sentence, chain_at
from ingest.attribution.citations import Citation
from ingest.attribution.links import Link
from ingest.attribution.outlets import NOUNS
from ingest.attribution.parse import Parse
from ingest.attribution.register import OUTLETS
from ingest.attribution.relays import hop_of
from ingest.model import Article, BlockKind, Hop, HopKind

_ENDS = frozenset((BlockKind.HEADING, BlockKind.OPINION, BlockKind.BOILERPLATE))
_SILENT = frozenset((BlockKind.OPINION, BlockKind.BOILERPLATE))
# A report is taken up again within this many paragraphs, and where an article opens with it it goes on for so many without a word of it.
_WIDEST_GAP = 5
_UNSAID = 6
_LEAD = 2
# So many characters at most stand behind an agency's name in the last words ("/NAN).").
_TAIL = 20
# "The figure of 40 deaths in fires comes from": so many words from the number to the verb.
_WIDEST_TO_COME = 5
# What everybody may know: somebody's age, and beyond the paragraph what happened some years or decades before.
_AGE = re.compile(r"\b(?:aged [0-9]{1,3}|[0-9]{1,3} years old|[0-9]{1,3}-year-old)\b")
_HISTORY = re.compile(r"\bdecades? (?:ago|later)\b|\bcentur(?:y|ies)\b|\b[1-9][0-9] years ago\b")
_YEAR = re.compile(r"\b(?:1[5-9]|20)[0-9]{2}\b")
_RECENT_YEARS = 2
_SHARE = re.compile(r"%|percent|\bin (?:[0-9]{1,3}|ten|five)\b|half|third|quarter|points?\b")


@dataclass(frozen=True, slots=True)
class _Anchor:
    """A sentence that says whose report the passage is: its number, its block, and the chain that goes on after it.

    `poll` is true for one that goes on with shares only, to the end of the paragraph.
    """

    sentence: int
    block: int
    chain: tuple[Hop, ...]
    poll: bool = False


@dataclass(frozen=True, slots=True)
class _Course:
    """Where an article says whose words follow: `anchors`, in order, and the blocks in which a person speaks, `year` the article's own."""

    anchors: list[_Anchor]
    at: list[int]
    others: list[int]
    ends: list[int]
    lead: int
    year: int


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

    `backward` gives the sentences about the numbers before them, with the sources that they name. A passage goes on to the end of its
        paragraph, up to where the report is taken up again, and where the article opens with a report a little further.
    """
    block_starts = [block.start for block in article.blocks]
    sentence_starts = [parse.starts[begin] for begin, _ in parse.sents]
    figures: dict[int, list[int]] = {}
    for number, (offset, _) in enumerate(spans):
        figures.setdefault(bisect_right(sentence_starts, offset) - 1, []).append(number)
    told = by_sentence(parse, links, citations)
    course = _course(article, parse, told, links, spans=spans, figures=figures)
    chains: list[tuple[Hop, ...]] = [()] * len(spans)
    for sentence in sorted({*figures, *backward, *told.citations}):
        block = bisect_right(block_starts, sentence_starts[sentence]) - 1
        kind = article.blocks[block].kind if block >= 0 else None
        if kind is BlockKind.BOILERPLATE:
            continue
        own = {number: chain_at(parse, told, spans[number][0]) for number in figures.get(sentence, ())}
        for number, chain in own.items():
            # Whoever comments speaks for himself, except where he names somebody.
            given = (*chain, *_given_here(parse, chain, backward.get(sentence, ()), spans[number]))
            chains[number] = given or (() if kind is BlockKind.OPINION else _inherited(parse, course, sentence, block, spans[number]))
        if not own and kind is not BlockKind.OPINION:
            _reach_back(parse, chains, spans, backward.get(sentence, ()), sentence)
            before = [link.verb for link in told.links.get(sentence, ())]
            citations_here = [one for one in told.citations.get(sentence, ()) if all(verb > one.verb for verb in before)]
            _cite_back(parse, chains, spans, citations_here, sentence)
    return chains


def _course(
    article: Article, parse: Parse, told: Told, links: list[Link], *, spans: list[tuple[int, int]], figures: dict[int, list[int]]
) -> _Course:
    block_starts = [block.start for block in article.blocks]
    spoken: dict[int, list[Link]] = {}
    for link in links:
        spoken.setdefault(parse.sent_of[link.verb], []).append(link)
    anchors, others = [], []
    for sentence, here in sorted(spoken.items()):
        block = bisect_right(block_starts, parse.starts[parse.sents[sentence][0]]) - 1
        offsets = [*(spans[number][0] for number in figures.get(sentence, ())), *(link.content[1] - 1 for link in here)]
        led = [chain for chain in (chain_at(parse, told, at) for at in offsets) if _carries(chain)]
        if led and any(link.carries for link in here):
            anchors.append(_Anchor(sentence, block, max(led, key=len)))
        elif any(link.asked for link in here) and (asked := max((chain_at(parse, told, at) for at in offsets), key=len)):
            anchors.append(_Anchor(sentence, block, asked, poll=True))
        elif any(link.hops[-1].source_kind == "person" for link in here):
            others.append(block)
    body = [number for number, block in enumerate(article.blocks) if block.kind not in _ENDS]
    ends = [number for number, block in enumerate(article.blocks) if block.kind in _ENDS]
    lead = body[: _LEAD + 1][-1] if body else -1
    year = int(article.published[:4]) if article.published else max((int(year) for year in _YEAR.findall(parse.text)), default=0)
    return _Course(anchors, [anchor.sentence for anchor in anchors], others, ends, lead, year)


def _carries(chain: tuple[Hop, ...]) -> bool:
    """An outlet's or agency's report goes on over the sentences after it, with whom it cites; a remark made to one does not."""
    if not chain or chain[0].source_kind not in OUTLETS:
        return False
    outer = chain[0].canonical
    known = not outer.islower() or outer == "dpa" or outer.split()[-1] in NOUNS
    return (
        known
        and " and " not in outer
        and all(hop.kind is HopKind.CITING or hop.source_kind in (*OUTLETS, "issuer", "document") for hop in chain[1:])
    )


def _inherited(parse: Parse, course: _Course, sentence: int, block: int, figure: tuple[int, int]) -> tuple[Hop, ...]:
    """The chain that the passage around `sentence` carries there, () where the article speaks for itself."""
    number = bisect_left(course.at, sentence)
    if number < len(course.anchors) and course.anchors[number].poll and course.at[number] == sentence:
        # "Sol had 5 percent in the poll, while nobody else got more than 3 percent."
        number += 1
    if number == 0:
        return ()
    anchor = course.anchors[number - 1]
    if any(anchor.block < end <= block for end in course.ends):
        return ()
    begin, end = parse.sents[sentence]
    text = parse.phrase(begin, end - 1)
    if _AGE.search(text) is not None:
        return ()
    if anchor.poll and (anchor.block != block or _SHARE.search(text, *(max(0, at - parse.starts[begin]) for at in figure)) is None):
        return ()
    coming = course.anchors[number] if number < len(course.anchors) else None
    taken_up = (
        coming is not None
        and coming.chain[0].canonical == anchor.chain[0].canonical
        and coming.block - anchor.block <= _WIDEST_GAP
        and not any(anchor.block < end <= coming.block for end in course.ends)
    )
    gap = block - anchor.block
    opened = anchor.block <= course.lead and gap <= _UNSAID and not any(anchor.block < other <= block for other in course.others)
    if gap == 0 or taken_up or (opened and not _is_history(text, course.year)):
        return tuple(replace(hop, kind=HopKind.INHERITED, inherited_from=(hop.start, hop.end)) for hop in anchor.chain)
    return ()


def _is_history(text: str, year: int) -> bool:
    return _HISTORY.search(text) is not None or any(int(one) < year - _RECENT_YEARS for one in _YEAR.findall(text))


def _given_here(parse: Parse, chain: tuple[Hop, ...], hops: tuple[Hop, ...], figure: tuple[int, int]) -> list[Hop]:
    """Whom "the figure of 40 comes from" names, for the figure itself."""
    start, end = figure
    near = [hop for hop in hops if start < hop.start and parse.text.count(" ", end, hop.cue_start or end) <= _WIDEST_TO_COME]
    return [hop for hop in near if all(hop.canonical != old.canonical for old in chain)]


def _figures_before(parse: Parse, spans: list[tuple[int, int]], sentence: int) -> range:
    """The numbers of the figures that stand before `sentence` in its paragraph, in the one before where it opens its own."""
    here = parse.starts[parse.sents[sentence][0]]
    above = max(0, sentence - 1)
    paragraph = parse.text.rfind("\n", 0, parse.starts[parse.sents[above][0]]) + 1
    return range(bisect_right(spans, (paragraph, -1)), bisect_right(spans, (here, -1)))


def _cite_back(
    parse: Parse, chains: list[tuple[Hop, ...]], spans: list[tuple[int, int]], citations: Sequence[Citation], sentence: int
) -> None:
    """ "The newspaper cited an audit." names the source of what that newspaper or office told in the sentences before, in one paragraph."""
    earlier = _figures_before(parse, spans, sentence)
    for citation in citations:
        if citation.citer is None:
            continue
        citer, cited = citation.citer.canonical, hop_of(parse, citation.cited, citation.cue, HopKind.CITING)
        for number in earlier:
            chain = chains[number]
            speaks = bool(chain) and _is_again(citer.lower(), chain[-1])
            # An office that cites a drought gives a reason.
            somebody = chain and (chain[-1].source_kind in OUTLETS or cited.source_kind is not None or cited.canonical[:1].isupper())
            if speaks and somebody and cited.canonical != chain[-1].canonical:
                chains[number] = (*chain, *citation.relays, cited)


def _is_again(citer: str, hop: Hop) -> bool:
    """True where `citer`, in small letters, takes up the hop: its name, "it", or "ministry" behind "the health ministry"."""
    if hop.source_kind == "issuer" and citer in hop.source.lower().split():
        return True
    return hop.source_kind in (*OUTLETS, "issuer") and citer in (hop.canonical.lower(), "it")


def _reach_back(parse: Parse, chains: list[tuple[Hop, ...]], spans: list[tuple[int, int]], hops: tuple[Hop, ...], sentence: int) -> None:
    """ "The numbers, reported by X, ..." names the source of the figures before it in the paragraph that have none by name yet."""
    if not hops:
        return
    for number in _figures_before(parse, spans, sentence):
        chain = chains[number]
        if not chain or (len(chain) == 1 and chain[0].source_kind in ("document", "vague")):
            chains[number] = hops
        elif chain[-1].source_kind in OUTLETS and all(hop.canonical != old.canonical for hop in hops for old in chain):
            chains[number] = (*chain, *hops)


def under_agency(article: Article, chains: list[tuple[Hop, ...]], spans: list[tuple[int, int]], agency: Hop) -> list[tuple[Hop, ...]]:
    """The chains of an article that `agency` wrote: it passes on all that is no opinion and no boilerplate."""
    starts = [block.start for block in article.blocks]
    # What stands before a dateline is not the agency's; a credit behind the last words is for all of it.
    begin = 0 if agency.end + _TAIL >= len(article.text.rstrip()) else agency.end
    under = []
    for (offset, _), chain in zip(spans, chains, strict=True):
        block = bisect_right(starts, offset) - 1
        silent = block >= 0 and article.blocks[block].kind in _SILENT
        known = any(hop.canonical == agency.canonical for hop in chain)
        hop = replace(agency, kind=HopKind.INHERITED, inherited_from=(agency.start, agency.end)) if not chain else agency
        under.append(chain if silent or known or offset < begin else (hop, *chain))
    return under
