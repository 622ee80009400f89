"""The sourcing graph of a figure: who took it from whom, which origins are independent, and the one source that all depend on."""

from collections.abc import Iterable, Mapping
from itertools import pairwise

import networkx as nx

from ingest.model import Hop

# The two ends of the graph, which no source can be called.
_READER = "\0reader"
_TRUTH = "\0figure"

Chains = Iterable[tuple[str, tuple[Hop, ...]]]


class SourcingGraph:
    """Reads chains of (article id, hops outermost first); an article is named by its outlet, a copy by what it copies."""

    def __init__(self, *, publishers: Mapping[str, str], copy_of: Mapping[str, str]):
        self._publishers = publishers
        self._copy_of = copy_of

    def publisher(self, article: str) -> str:
        """The outlet of an article, its id where that is not known."""
        return self._publishers.get(article, article)

    def origins(self, chains: Chains) -> tuple[str, ...]:
        """The ends of the chains that do not go back to one another: a source that itself cites another one is no origin.

        An article that names no source is its own origin, unless it copies one; two chains that end in one source count once.
        """
        graph = self._graph(chains)
        ends = [node for node in graph if graph.out_degree(node) == 0]
        if not ends:
            # Every source leans on another: the loop as a whole is the one origin.
            return tuple(sorted(graph))[:1]
        return tuple(sorted(ends))

    def single_point(self, chains: Chains) -> str | None:
        """The source nearest the origin that every chain goes through; None when chains are independent or one article is alone."""
        chains = list(chains)
        graph = self._graph(chains)
        witnesses = {self._witness(article) for article, _ in chains}
        if len(witnesses) < 2:
            return None
        whole: nx.DiGraph[str] = nx.DiGraph(graph.edges)
        whole.add_nodes_from(graph.nodes)
        for witness in witnesses:
            whole.add_edge(_READER, witness)
        for node in graph:
            if graph.out_degree(node) == 0:
                whole.add_edge(node, _TRUTH)
        if _TRUTH not in whole or not nx.has_path(whole, _READER, _TRUTH):
            return None
        gate = nx.immediate_dominators(whole, _READER)[_TRUTH]
        return None if gate == _READER else gate

    def loops(self, chains: Chains) -> list[tuple[str, ...]]:
        """Circles of sources that cite each other, each starting with its smallest name."""
        return sorted(_turned(loop) for loop in nx.simple_cycles(self._graph(chains), length_bound=6))

    def _witness(self, article: str) -> str:
        return self.publisher(self._copy_of.get(article, article))

    def _graph(self, chains: Chains) -> "nx.DiGraph[str]":
        graph: nx.DiGraph[str] = nx.DiGraph()
        for article, chain in chains:
            path = [self._witness(article), *(hop.canonical for hop in chain)]
            graph.add_nodes_from(path)
            graph.add_edges_from((a, b) for a, b in pairwise(path) if a != b)
        return graph


def _turned(loop: list[str]) -> tuple[str, ...]:
    least = loop.index(min(loop))
    return tuple(loop[least:] + loop[:least])
