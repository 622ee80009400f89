"""Gives quotations that stand as sentences, without a reporting word of their own, to the speaker before them."""

from ingest.attribution.lexicon import Lexicon
from ingest.attribution.parse import Parse
from ingest.attribution.speech import Found, QuotedText, is_break
from ingest.attribution.subjects import FINITE

_FARTHEST_SPEAKER = 60
_SHORTEST_PAUSE = 3


def attach_unclaimed(parse: Parse, quoted: QuotedText, found: list[Found], lexicon: Lexicon) -> list[Found]:
    """Gives quotations that nobody was found for to the last speaker before them in their paragraph."""
    ordered = sorted(found, key=lambda f: f.verb)
    claimed = [False] * len(quoted.tokens)
    for one in found:
        for first, last in one.parts:
            for token in (first, last):
                if quoted.inside[token] >= 0:
                    claimed[quoted.inside[token]] = True
            for number in {quoted.inside[token] for token in range(first, last + 1)} - {-1}:
                claimed[number] = True
    # Each attribution is passed once, where it ends, so that a long run of loose quotations costs one look each.
    ends = [max(one.verb, *(last for _, last in one.parts)) for one in ordered]
    order = sorted(range(len(ordered)), key=ends.__getitem__)
    coming, best = 0, None
    for number, (first, last) in enumerate(quoted.tokens):
        if claimed[number] or not _is_sentence(parse, first, last):
            continue
        while coming < len(order) and ends[order[coming]] < first:
            if parse.lemmas[ordered[order[coming]].verb] in lexicon.speech:
                best = order[coming] if best is None else max(best, order[coming])
            coming += 1
        at = _goes_on(parse, ordered, best, first)
        if at is not None:
            old = ordered[at]
            ordered[at] = Found(old.verb, old.cue, old.source, old.source_head, (*old.parts, (first, last)), old.frame)
    return ordered


def _is_sentence(parse: Parse, first: int, last: int) -> bool:
    """True for a quotation that stands as a sentence: it opens one and has a finite verb."""
    opens = parse.sents[parse.sent_of[first]][0] in (first, first - 1) or parse.words[first - 1] == ":"
    return opens and last - first >= 5 and any(parse.tags[i] in FINITE for i in range(first, last + 1))


def _goes_on(parse: Parse, ordered: list[Found], best: int | None, first: int) -> int | None:
    """`best`, the nearest attribution before token `first`, where its speaker goes on there: close by, in the same paragraph."""
    if best is None:
        return None
    behind = max(ordered[best].verb, *(last for _, last in ordered[best].parts))
    between = range(behind + 1, first)
    if first - behind > _FARTHEST_SPEAKER:
        return None
    if not any(is_break(parse, i) for i in between):
        return best
    # A paragraph that opens with a quotation goes on with whose words ended the one before.
    ended = len(between) <= _SHORTEST_PAUSE and is_break(parse, first - 1) and ordered[best].frame.startswith("quote")
    return best if ended else None
