"""Pieces of work handed to processes a few at a time, so that memory stays flat however many there are."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from typing import TypeVar

_Piece = TypeVar("_Piece")
_Result = TypeVar("_Result")


def in_order(pool: ProcessPoolExecutor, work: Callable[[_Piece], _Result], pieces: Iterable[_Piece], *, ahead: int) -> Iterator[_Result]:
    """What `work` makes of each piece, in the order of the pieces; at most `ahead` of them are in hand."""
    waiting: deque[Future[_Result]] = deque()
    for piece in pieces:
        waiting.append(pool.submit(work, piece))
        if len(waiting) >= ahead:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()
