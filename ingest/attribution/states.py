"""Says of each hop of a chain whether the article links to it or reports that it could not be found."""

import re
from dataclasses import replace

from ingest.attribution.register import Register
from ingest.model import Article, Hop, HopState

_NOT_FOUND = re.compile(
    r"\b(?:could not|cannot|couldn[’']t|can[’']t) be (?:\w+ )?(?:found|located|traced|retrieved|verified)\b"
    r"|\b(?:was|were|is|are) (?:not found|nowhere to be found|unable to (?:find|locate|trace|retrieve))\b"
    r"|\b(?:could not|couldn[’']t|did not|failed to) (?:find|locate|trace|retrieve)\b",
    re.IGNORECASE,
)
_URL = re.compile(r"https?://[^\s)>\]]{4,500}")
_SENTENCE_END = re.compile(r"[.!?](?=\s)|\n")
# A link is a source's when it stands by its name, with no more than this between ("Reuters (https://...)", "Reuters reported (").
_BESIDE = 24


def with_states(article: Article, chains: list[tuple[Hop, ...]], register: Register) -> list[tuple[Hop, ...]]:
    """The same chains with `state` and `url` set; "in corpus" is for whoever knows the corpus."""
    missing = _not_found(article.text, register)
    known: dict[Hop, Hop] = {}
    for chain in chains:
        for hop in chain:
            if hop not in known:
                known[hop] = _with_state(article, hop, missing)
    return [tuple(known[hop] for hop in chain) for chain in chains]


def _with_state(article: Article, hop: Hop, missing: frozenset[str]) -> Hop:
    if hop.canonical in missing:
        return replace(hop, state=HopState.NOT_FOUND)
    for start, end, url in article.links:
        if start < hop.end and end > hop.start:
            return replace(hop, state=HopState.LINKED, url=url)
    beside = _URL.search(article.text, hop.end, hop.end + _BESIDE + 500)
    if beside is not None and beside.start() <= hop.end + _BESIDE and "\n" not in article.text[hop.end : beside.start()]:
        return replace(hop, state=HopState.LINKED, url=beside.group())
    return hop


def _not_found(text: str, register: Register) -> frozenset[str]:
    """Canonical names of the registered sources that the article says it could not find."""
    names = set()
    for match in _NOT_FOUND.finditer(text):
        lowest = max(0, match.start() - 300)
        begin = max((m.end() for m in _SENTENCE_END.finditer(text, lowest, match.start())), default=lowest)
        stop = _SENTENCE_END.search(text, match.end(), match.end() + 200)
        phrase = text[begin : match.start()] + text[match.end() : stop.start() if stop else match.end() + 200]
        inside = register.within(phrase)
        if inside is not None:
            names.add(inside[0].name)
    return frozenset(names)
