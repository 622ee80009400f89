"""Finds copies: articles whose texts share most of their word shingles, so that a reprint is not counted as a witness."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

import networkx as nx
from datasketch import MinHash, MinHashLSH

_WORD = re.compile(r"[^\W_]+")
_SHINGLE = 5
_PERMUTATIONS = 128
# Texts shorter than this many words are alike by chance.
_SHORTEST = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """Two articles that are one text: `similarity` is the exact Jaccard share of their shingles, 0 to 1."""

    a: str
    b: str
    similarity: float


def shingles(text: str) -> frozenset[str]:
    """Runs of five words in small letters; digits count as words, so that a changed figure is a changed shingle."""
    words = [m.group().lower() for m in _WORD.finditer(text)]
    if len(words) < _SHORTEST:
        return frozenset()
    return frozenset(" ".join(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1))


def copies(texts: Iterable[tuple[str, str]], *, threshold: float = 0.6) -> list[Copy]:
    """Pairs of (article id, text) whose shingles overlap by at least `threshold`; each pair once, ids in order.

    MinHash finds the candidates, the exact share decides.
    """
    index = MinHashLSH(threshold=threshold * 0.8, num_perm=_PERMUTATIONS)
    known: dict[str, frozenset[str]] = {}
    found = []
    for article, text in texts:
        own = shingles(text)
        if not own or article in known:
            continue
        sketch = MinHash(num_perm=_PERMUTATIONS)
        sketch.update_batch([shingle.encode() for shingle in own])
        for other in index.query(sketch):
            share = len(own & known[other]) / len(own | known[other])
            if share >= threshold:
                a, b = sorted((str(other), article))
                found.append(Copy(a=a, b=b, similarity=round(share, 4)))
        index.insert(article, sketch)
        known[article] = own
    return sorted(found, key=lambda copy: (copy.a, copy.b))


def families(found: Iterable[Copy]) -> dict[str, str]:
    """For each article that has a copy the smallest id of its family."""
    graph = nx.Graph((copy.a, copy.b) for copy in found)
    return {article: min(family) for family in nx.connected_components(graph) for article in family}
