"""Finds what an outlet reports where the parse lost it: "X writes, with reference to Y, that ...", "X, quoting Y, said ..."."""

from ingest.attribution.outlets import Outlet, Outlets
from ingest.attribution.parse import Parse
from ingest.attribution.register import CHAIN_WORDS
from ingest.attribution.subjects import trim

_CONTRASTS = frozenset((";", "but", "while", "whereas", "although", "though", "however"))
_WIDEST_ASIDE = 16


def dispatches_in(parse: Parse, outlets: Outlets, told: set[int]) -> list[tuple[Outlet, int, tuple[int, int]]]:
    """Outlets that report something, with the reporting verb and the first and last token of what they report.

    `told` are the verbs that are read already; their sentences are left alone where the verb is the same.
    """
    found = []
    for outlet in outlets.named:
        verb = _verb_of(parse, outlet)
        if verb is None or verb in told:
            continue
        begin, end = parse.sents[parse.sent_of[outlet.first]]
        first, last = _told_after(parse, verb, end) or (begin, outlet.first - 1)
        first = max((i + 1 for i in range(first, last) if parse.words[i] in _CONTRASTS), default=first) if last < verb else first
        last = next((i - 1 for i in range(first + 1, last) if parse.words[i] in _CONTRASTS), last) if first > verb else last
        if last - first >= 2:
            found.append((outlet, verb, trim(parse, first, last)))
    return found


def _verb_of(parse: Parse, outlet: Outlet) -> int | None:
    """The reporting verb of the outlet, directly behind it or behind one aside between commas ("X, citing Y, said")."""
    end = parse.sents[parse.sent_of[outlet.last]][1]
    token = outlet.last + 1
    if token < end and parse.words[token] in ("has", "had", "have"):
        token += 1
    if token < end and parse.words[token] == ",":
        closed = next((i for i in range(token + 1, min(end, token + _WIDEST_ASIDE)) if parse.words[i] == ","), None)
        # The second of two things listed ("Reuters, AFP, said") is no aside.
        if closed is None or not parse.tags[token + 1].startswith(("VBG", "VBN", "WDT", "IN")):
            return None
        token = closed + 1
    return (
        token
        if token < end and parse.words[token] in CHAIN_WORDS["reporting"] and parse.tags[token] in ("VBD", "VBZ", "VBN", "NNS")
        else None
    )


def _told_after(parse: Parse, verb: int, end: int) -> tuple[int, int] | None:
    """What stands behind the verb where that is what it reports, an aside between commas left out; None where it stands before."""
    token = verb + 1
    if token >= end:
        return None
    if parse.words[token] == ",":
        closed = next((i for i in range(token + 1, min(end, token + _WIDEST_ASIDE)) if parse.words[i] == ","), None)
        return (closed + 2, end - 1) if closed is not None and parse.words[closed + 1 : closed + 2] == ["that"] else None
    that = next((i for i in range(token, min(end, token + 4)) if parse.words[i] in ("that", ":")), None)
    if that is not None:
        return that + 1, end - 1
    return None if parse.tags[token] in ("IN", ".") or parse.words[token] in ("on", "in") else (token, end - 1)
