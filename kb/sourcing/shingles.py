"""Finds copies: articles whose texts share most of their word shingles, so that a reprint is not counted as a witness."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import combinations, product
from zlib import crc32

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

    Texts that are the same to the letter are looked at once. MinHash finds the candidates, the exact share decides.
    """
    alike: dict[str, list[str]] = {}
    for article, text in texts:
        alike.setdefault(text, []).append(article)
    index = MinHashLSH(num_perm=_PERMUTATIONS, params=_bands(threshold * 0.8))
    known: dict[str, frozenset[str]] = {}
    found = []
    for text, same in alike.items():
        own = shingles(text)
        if not own:
            continue
        found += [_copy(a, b, 1.0) for a, b in combinations(same, 2)]
        sketch = MinHash(num_perm=_PERMUTATIONS, hashfunc=crc32)
        sketch.update_batch([shingle.encode() for shingle in own])
        for other in index.query(sketch):
            share = len(own & known[other]) / len(own | known[other])
            if share >= threshold:
                found += [_copy(a, b, share) for a, b in product(alike[str(other)], same)]
        index.insert(text, sketch)
        known[text] = own
    return sorted(found, key=lambda copy: (copy.a, copy.b))


def _copy(a: str, b: str, share: float) -> Copy:
    first, second = sorted((a, b))
    return Copy(a=first, b=second, similarity=round(share, 4))


@cache
def _bands(threshold: float) -> tuple[int, int]:
    """How many bands of how many rows tell texts apart at this threshold best; to work it out takes longer than to compare many texts."""
    worked_out = MinHashLSH(threshold=threshold, num_perm=_PERMUTATIONS)
    return worked_out.b, worked_out.r


def families(found: Iterable[Copy]) -> dict[str, str]:
    """For each article that has a copy the smallest id of its family."""
    graph = nx.Graph((copy.a, copy.b) for copy in found)
    return {article: min(family) for family in nx.connected_components(graph) for article in family}
