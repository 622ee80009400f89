"""What there is to do, cut into pieces that can be done in any order and each fit into memory."""

import sqlite3
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, TypeVar

import networkx as nx
import numpy as np

from kb.comparison.periods_overlap import publication_day
from kb.comparison.stories import MOST_DAYS
from kb.sweeping.series import Block, Rows
from kb.sweeping.stories import Places, Stretch

Table = np.ndarray[Any, np.dtype[np.int64]]
_Thing = TypeVar("_Thing")
# Articles of a piece of work; of each piece those of the last days before it are read once more, and it is the days that memory holds.
_ARTICLES_A_PIECE = 12_000
# What another piece of work holds at most, unless one block alone is more.
_FIGURES_A_PIECE = 5000


def stretches(conn: sqlite3.Connection) -> Iterator[Stretch]:
    """All current articles, cut along the days; those without a day come first and meet nobody."""
    rows = conn.execute("SELECT id, published FROM article WHERE is_current = 1").fetchall()
    days = sorted((publication_day(published) or 0, id_) for id_, published in rows)
    ids = [id_ for _, id_ in days]
    for start in range(0, len(ids), _ARTICLES_A_PIECE):
        first = bisect_left(days, (days[start][0] - MOST_DAYS, ""), hi=start)
        yield Stretch(ahead=tuple(ids[first:start]), own=tuple(ids[start : start + _ARTICLES_A_PIECE]))


class Gathered:
    """The places of all stretches, and the blocks and series that they make."""

    def __init__(self) -> None:
        self._pairs, self._compared, self._recomputed = array("q"), array("q"), array("q")
        self._linked: list[list[int]] = []

    def add(self, places: Places) -> None:
        self._pairs.extend(places.pairs)
        self._compared.extend(places.compared)
        self._recomputed.extend(places.recomputed)
        self._linked.extend(places.linked)

    def blocks(self, ids: Mapping[int, str]) -> Iterator[list[Block]]:
        """Pieces of the blocks with figures of two articles that share no story; `ids` gives the ids of articles by their numbers."""
        partners: dict[int, list[int]] = defaultdict(list)
        for one, other in zip(self._pairs[::2], self._pairs[1::2], strict=True):
            partners[one].append(other)
        yield from _pieces(self._blocks(partners, ids), lambda block: len(block.rows))

    def _blocks(self, partners: Mapping[int, list[int]], ids: Mapping[int, str]) -> Iterator[Block]:
        table = _table(self._compared, 3)
        for start, end in _runs(table[:, 0]):
            articles = set(table[start:end, 1].tolist())
            joined = [(one, other) for one in articles for other in partners.get(one, ()) if other in articles]
            if len(joined) < len(articles) * (len(articles) - 1) // 2:
                pairs = frozenset((min(ids[one], ids[other]), max(ids[one], ids[other])) for one, other in joined)
                yield Block(rows=tuple(table[start:end, 2].tolist()), of_one_story=pairs)

    def series(self) -> Iterator[list[Rows]]:
        """Pieces of the figures that are recomputed together: those of one series with its rivals, and of series that a rank ties.

        Without a rank nothing follows from fewer than two figures that can be computed with.
        """
        root = _united(self._linked)
        table = _table(self._recomputed, 3)
        tied: dict[int, list[int]] = defaultdict(list)
        yield from _pieces(_groups(table, root, tied), len)
        yield from _pieces((tuple(rows) for rows in tied.values()), len)


def _groups(table: Table, root: Mapping[int, int], tied: dict[int, list[int]]) -> Iterator[Rows]:
    """The figures of each block; those of a block with a `root` are put with that root instead."""
    for start, end in _runs(table[:, 0]):
        rows, block = table[start:end, 1], int(table[start, 0])
        if block in root:
            tied[root[block]].extend(rows.tolist())
        elif (computed := rows[table[start:end, 2] == 1]).size > 1:
            yield tuple(computed.tolist())


def _table(numbers: "array[int]", columns: int) -> Table:
    """The numbers as rows, in the order of the first column."""
    table = np.frombuffer(numbers, dtype=np.int64).reshape(-1, columns) if numbers else np.empty((0, columns), dtype=np.int64)
    return table[np.argsort(table[:, 0], kind="stable")]


def _runs(keys: np.ndarray[Any, np.dtype[np.int64]]) -> Iterator[tuple[int, int]]:
    """Where each run of equal keys starts and ends."""
    starts = [0, *(np.flatnonzero(np.diff(keys)) + 1).tolist(), len(keys)]
    return pairwise(starts) if len(keys) else iter(())


def _united(linked: Iterable[Sequence[int]]) -> dict[int, int]:
    """For each number in a list the one number that stands for all that are joined with it by lists."""
    graph: nx.Graph = nx.Graph()
    for numbers in linked:
        nx.add_path(graph, numbers)
    return {number: min(joined) for joined in nx.connected_components(graph) for number in joined}


def _pieces(things: Iterable[_Thing], size: Callable[[_Thing], int]) -> Iterator[list[_Thing]]:
    piece: list[_Thing] = []
    figures = 0
    for thing in things:
        piece.append(thing)
        figures += size(thing)
        if figures >= _FIGURES_A_PIECE:
            yield piece
            piece, figures = [], 0
    if piece:
        yield piece
