"""Turns attributions into links of chains: who hands on what, and through whom."""

from dataclasses import dataclass, replace

from ingest.attribution.dispatches import dispatches_in
from ingest.attribution.documents import makers_of
from ingest.attribution.lexicon import Lexicon
from ingest.attribution.naming import Issuer, issuer_in, kind_of
from ingest.attribution.outlets import Outlets
from ingest.attribution.parse import Parse
from ingest.attribution.register import CHAIN_WORDS, OUTLETS, Register
from ingest.attribution.relays import hop_of, relays_of
from ingest.attribution.sources import Named
from ingest.attribution.speech import Found
from ingest.model import Hop, HopKind

_INFORMING = ("according to", "opening", "placed", "colon", "measured", "shown", "noun_for")


@dataclass(frozen=True, slots=True)
class Link:
    """The part of a chain that one attribution gives: `hops` outermost first, valid for figures inside `content` (characters).

    `carries` says that it is a report, which may go on; what an outlet's poll shows is no report. `again` is true for a
        pronoun as the source, which inside another report is that speaker again, `asked` for a poll, which goes on with shares; `parts` are
        the pieces of a broken content.
    """

    content: tuple[int, int]
    hops: tuple[Hop, ...]
    verb: int
    carries: bool = True
    again: bool = False
    asked: bool = False
    parts: tuple[tuple[int, int], ...] = ()

    def holds(self, offset: int) -> bool:
        """Whether the character at `offset` is told, and not only stands between two parts of what is."""
        return any(start <= offset < end for start, end in self.parts or (self.content,))


def links_of(parse: Parse, found: list[Found], names: list[Named | None], lexicon: Lexicon, outlets: Outlets) -> list[Link]:
    """The chain link of each attribution that hands on information and names its source."""
    links = []
    register = outlets.register
    shown: dict[str, tuple[Hop, ...]] = {}
    for one, name in zip(found, names, strict=True):
        lemma = parse.lemmas[one.verb]
        # Whoever is quoted says it, by whatever verb.
        informs = lemma in lexicon.speech or one.frame in _INFORMING or one.frame.startswith("quote")
        if one.source is None or name is None or not informs or (lemma in lexicon.citing and one.frame == "object"):
            continue
        # "Imports showed a fall", "..., showing a fall": what shows is the thing itself, no source.
        if lemma in lexicon.evidence and parse.tags[one.verb] == "VBG" and parse.deps[one.verb] == "advcl":
            continue
        if lemma in lexicon.evidence and not _can_show(parse, one, name, register):
            continue
        if one.frame == "opening" and name.kind == "document" and _says_itself(parse, one, found, names):
            continue
        if one.frame == "measured" and _is_of_speaker(parse, one, found):
            continue
        if name.canonical.lower() in CHAIN_WORDS["pronouns"] or is_share(parse, one.source, one.source_head):
            # Nobody is known that "it" or "who" stands for, nor that "40 percent of bakers" are.
            continue
        if lemma in CHAIN_WORDS["presupposing"] and one.frame != "clause":
            # Who blames somebody for 12 deaths is not who counted them.
            continue
        inner = _own_hops(parse, one, name, register)
        own = inner[0]
        document = own.source_kind in OUTLETS and one.source_head is not None and own.end <= parse.starts[one.source_head]
        head = parse.lemmas[one.source_head or 0].lower()
        carries = head in register.words["news"] or (not document and head not in CHAIN_WORDS["derived"])
        again = parse.words[one.source_head or 0].lower() in CHAIN_WORDS["pronouns"]
        relays = tuple(relays_of(parse, outlets, one, own.canonical))
        if own.source_kind == "document":
            # "The document" that is taken up again has been seen by whoever saw it before.
            relays = relays or (shown.get(own.canonical, ()) if name.resolved_from is not None else ())
            shown[own.canonical] = tuple(replace(hop, kind=HopKind.INHERITED, inherited_from=(hop.start, hop.end)) for hop in relays)
        asked = head in CHAIN_WORDS["asking"]
        parts = tuple(parse.span(*part) for part in one.parts)
        links.append(Link(_hull(parse, one), (*relays, *inner), one.verb, carries, again, asked, parts))
    for outlet, verb, (first, last) in dispatches_in(parse, outlets, {one.verb for one in found}):
        who = Issuer(parse.span(outlet.first, outlet.last), outlet.entry.name, outlet.entry.kind)
        hop = hop_of(parse, who, parse.span(verb, verb), HopKind.PARAPHRASED)
        links.append(Link((parse.starts[first], parse.ends[last]), (hop,), verb))
    return links


def is_share(parse: Parse, source: tuple[int, int], head: int | None) -> bool:
    """True for "40 percent of bakers", "one in four nurses", "most voters": those who answered, which is what somebody counted."""
    last = source[1] if head is None else max(head, source[0])
    for token in range(source[0], last + 1):
        if parse.words[token] in ("percent", "%") or (parse.words[token] in CHAIN_WORDS["shares"] and parse.words[token + 1] == "of"):
            return True
        if parse.words[token] == "in" and parse.tags[token - 1] == "CD" and parse.tags[token + 1] == "CD":
            return True
    return False


def _can_show(parse: Parse, one: Found, name: Named, register: Register) -> bool:
    """Whether a source is one that can show or find something: "prices showed" names none."""
    head = one.source_head
    if name.kind is not None or issuer_in(parse, one.source or one.cue, head, register) is not None:
        return True
    return head is not None and kind_of(parse.lemmas[head], register) is not None


def _is_of_speaker(parse: Parse, measured: Found, found: list[Found]) -> bool:
    """ "Scientists estimated in a study", "the board said in its report": the study is the speaker's own."""
    head = measured.source_head
    if head is not None and parse.tags[parse.left[head]] == "PRP$":
        return True
    speaker = parse.head[measured.verb]
    return any(one.verb == speaker and one.source is not None and not is_share(parse, one.source, one.source_head) for one in found)


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


def _hull(parse: Parse, found: Found) -> tuple[int, int]:
    return parse.starts[min(first for first, _ in found.parts)], parse.ends[max(last for _, last in found.parts)]


def _own_hops(parse: Parse, found: Found, name: Named, register: Register) -> list[Hop]:
    """The source itself; a document ("data released by Y", "a tally by Y of the data of Z") gives way to who stands behind it."""
    kind = HopKind.QUOTED if found.frame.startswith("quote") else HopKind.PARAPHRASED
    source = found.source or found.cue
    makers = makers_of(parse, source, found.source_head, register) or (Issuer(parse.span(*source), name.canonical, name.kind),)
    return [hop_of(parse, maker, parse.span(*found.cue), kind) for maker in makers]
