"""Finds the blocks of like figures that hold a conflict without comparing pairs.

In one dimension intervals that meet pairwise all share a point (Helly), so the figures of a block conflict exactly when
the smallest upper end lies below the largest lower end. One pass keeps three numbers a figure; sorting does the rest.
"""

from array import array
from collections.abc import Iterable

import numpy as np

from kb.comparison.units import measure
from kb.model import Observation

Key = tuple[object, ...]


def block_key(o: Observation) -> Key | None:
    """All that must be alike before two figures are held against each other; None where the key says too little.

    Coarser than the comparison itself in nothing: figures of one block may still differ in what the register knows.
    """
    if o.measure is None or (o.subject is None and o.product is None and o.ref_area is None) or o.modality != "asserted":
        return None
    what = (o.measure, o.product, o.subject, o.ref_area, o.counterpart_area, o.flow, o.population, o.adjustment)
    return (o.kind, measure(o.unit).dimension, o.direction, o.period, o.base_period, *what)


class Scan:
    """Takes figures in any order; `conflicting()` names the blocks whose values cannot all hold."""

    def __init__(self, figures: Iterable[Observation] = ()):
        self._numbers: dict[Key, int] = {}
        self._blocks, self._lows, self._highs = array("l"), array("d"), array("d")
        for figure in figures:
            self.add(figure)

    def add(self, o: Observation) -> None:
        key = block_key(o)
        if key is None:
            return
        unit = measure(o.unit)
        low = -np.inf if o.low is None else o.low * unit.factor + unit.offset
        high = np.inf if o.high is None else o.high * unit.factor + unit.offset
        self._blocks.append(self._numbers.setdefault(key, len(self._numbers)))
        self._lows.append(low)
        self._highs.append(high)

    def __len__(self) -> int:
        return len(self._blocks)

    def conflicting(self) -> set[Key]:
        """Keys of the blocks in which the smallest upper end lies below the largest lower end."""
        count = len(self._numbers)
        blocks = np.frombuffer(self._blocks, dtype=np.dtype("l")) if self._blocks else np.empty(0, dtype=np.dtype("l"))
        least, most = np.full(count, np.inf), np.full(count, -np.inf)
        np.minimum.at(least, blocks, np.asarray(self._highs))
        np.maximum.at(most, blocks, np.asarray(self._lows))
        flagged = least < most
        return {key for key, number in self._numbers.items() if flagged[number]}
