"""Reads who passed words on between a speaker and the article: "told X", "as quoted by Y", "in a paper seen by Z"."""

from ingest.attribution.naming import Issuer, kind_of, named
from ingest.attribution.outlets import CROWD, NOUNS, Outlets, handing_word, is_taken_up, passes_on
from ingest.attribution.parse import Parse
from ingest.attribution.register import CHAIN_WORDS
from ingest.attribution.speech import STOPS, Found
from ingest.attribution.subjects import noun_phrase
from ingest.model import Hop, HopKind

_TOLD = frozenset(("told", "tell", "tells", "telling", "informed"))
_OPENS = frozenset(("in", "speaking", "on", "as", "talking"))
_BY = frozenset(("by", "to"))
_AIRED = ("radio", "television", "tv")
# "A minister quoted in X said"
_PRINTED = frozenset(("quoted", "cited"))
_WIDEST = 24


def hop_of(parse: Parse, who: Issuer, cue: tuple[int, int], kind: HopKind) -> Hop:
    """The hop of `who`, handed on by the word at the characters `cue`."""
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


def relays_of(parse: Parse, outlets: Outlets, found: Found, own: str) -> list[Hop]:
    """Who stands between the speaker `own` of an attribution and the article, outermost first."""
    end = parse.sents[parse.sent_of[found.verb]][1]
    # "Told X, which was cited by Y" goes on where the parse has content behind the comma.
    behind = (first for first, _ in found.parts if first > found.verb and parse.words[first : first + 2] != ["which", "was"])
    stop = min([end, found.verb + _WIDEST, *behind])
    spans = [(found.verb + 1, stop)]
    own_words: list[Hop] = []
    if found.source is not None and found.source_head is not None:
        first, last = found.source
        document = kind_of(parse.lemmas[found.source_head], outlets.register) == "document"
        inside = [(found.source_head + 1, last + 1)]
        if document and parse.words[last + 1 : last + 3] == [",", "which"]:
            # "A register, which was seen by X"
            inside.append((last + 3, min(end, last + _WIDEST)))
        if document and found.source_head > found.verb:
            spans = inside
        elif document and last < found.verb:
            spans.extend(inside)
        else:
            # "The bank, quoted by X, said", but not "the editor at X"
            printed = not _PRINTED.isdisjoint(parse.words[found.source_head + 1 : last + 1])
            words = _BY | {"in"} if printed else _BY
            own_words = relays_in(parse, outlets, inside, own=own, verb=found.verb, words=words)
        if not document and last < found.verb:
            # "X was quoted by Y as saying"
            spans.append((last + 1, found.verb))
        if first > found.verb and not document:
            spans.append((last + 1, min([end, last + _WIDEST, *(begin for begin, _ in found.parts if begin > last)])))
        begin = parse.sents[parse.sent_of[found.verb]][0]
        if first > begin + 2 and parse.words[begin] in _OPENS and all(part[0] > found.verb for part in found.parts):
            # "In an interview with X, the minister said that ..."
            spans.append((begin, first))
    said = relays_in(parse, outlets, spans, own=own, verb=found.verb)
    return [*said, *(hop for hop in own_words if all(hop.canonical != other.canonical for other in said))]


def relays_in(
    parse: Parse, outlets: Outlets, spans: list[tuple[int, int]], *, own: str, verb: int, words: frozenset[str] | None = None
) -> list[Hop]:
    """The outlets that the tokens of `spans` (end exclusive) name as having been told, quoted or shown something, outermost first.

    `words` limits the words that may stand before them.
    """
    hops: list[Hop] = []
    for begin, end in spans:
        for token in range(begin, end):
            if parse.words[token] in STOPS or _cites(parse, token):
                break
            who = _relay_at(parse, outlets, token, words)
            if who is not None and who.canonical != own and all(hop.canonical != who.canonical for hop in hops):
                beside = parse.words[token - 1] == "and" and hops and hops[0].end == parse.ends[token - 2]
                hops.insert(1 if beside else 0, hop_of(parse, who, parse.span(verb, verb), HopKind.PARAPHRASED))
    return hops


def _cites(parse: Parse, token: int) -> bool:
    """True for words that turn to another source: "according to", "citing", "which cited" (but not "cited by")."""
    word = parse.words[token]
    return word in ("according", "citing", "quoting") or (
        word in ("cited", "quoted") and parse.words[token + 1 : token + 2] not in (["by"], ["in"], ["on"])
    )


def _relay_at(parse: Parse, outlets: Outlets, token: int, words: frozenset[str] | None) -> Issuer | None:
    """The outlet that begins at `token`, or the one that a common noun there stands for, if words hand something to or by it."""
    for one in outlets.between(token, token):
        after = one.last + 1
        works = CHAIN_WORDS["affairs"] | outlets.register.words["document"]
        if after < len(parse.words) and parse.deps[one.last] == "compound" and parse.lemmas[after] in works:
            # "Spoke to a CNN town hall", "with reference to a PTI report": what is the outlet's is not the outlet.
            return None
        by = handing_word(parse, one.first)
        if by is None and parse.words[one.first - 1] == "and" and (joined := outlets.before(one.first)) is not None:
            # "Carried by Kyodo and NHK"
            by = handing_word(parse, joined.first) if joined.last == one.first - 2 else None
        if by is None and passes_on(parse, one):
            return Issuer(parse.span(one.first, one.last), one.entry.name, one.entry.kind) if words is None else None
        held = by is not None and (words is None or parse.words[by] in words)
        return Issuer(parse.span(one.first, one.last), one.entry.name, one.entry.kind) if held else None
    word = parse.words[token]
    if word not in NOUNS and word not in _AIRED and word not in CROWD:
        return None
    if not parse.tags[token].startswith("NN") or outlets.between(token + 1, token + 1) or parse.words[token + 1 : token + 2] == ["station"]:
        return None
    by = handing_word(parse, token) if parse.words[token - 1] not in ("this", "our") else None
    aired = by is not None and parse.words[by] == "on" and word in _AIRED
    if by is None or not (aired or parse.words[by] in _TOLD or parse.words[by] in ("by", "to", "with")):
        return None
    if words is not None and parse.words[by] not in words:
        return None
    known = outlets.before(by, word) if word in NOUNS or word in _AIRED else None
    if known is not None and is_taken_up(parse, token):
        return Issuer(parse.span(token, token), known.entry.name, known.entry.kind)
    # "The news agency Kyvest": the name is the head, whatever its tag.
    head = parse.head[token] if parse.deps[token] == "compound" and parse.head[token] == token + 1 else token
    return named(parse, noun_phrase(parse, head), head, outlets.register) if parse.deps[token] else None
