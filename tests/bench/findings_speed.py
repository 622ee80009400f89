"""Prints how long it takes to find the conflicts among many generated figures, with memory and growth.

python -m tests.bench.findings_speed [--scan N ...] [--derive N ...] [--seed S]
"""

import argparse
import math
import resource
import time
from collections.abc import Callable

from kb.findings import derive
from tests.bench.interval_scan import Scan
from tests.bench.newsroom import figures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scan", type=int, nargs="*", default=[10_000, 100_000, 1_000_000], help="figures; blocks with a conflict only")
    parser.add_argument("--derive", type=int, nargs="*", default=[10_000, 40_000], help="figures; all findings, checks and derived values")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    _measure("scan", options.scan, lambda n: f"{len(Scan(figures(n, seed=options.seed)).conflicting())} blocks in conflict")
    _measure("derive", options.derive, lambda n: _derive(n, options.seed))


def _derive(count: int, seed: int) -> str:
    found = derive(figures(count, seed=seed))
    return f"{len(found.findings)} findings, {len(found.checks)} checks, {len(found.derived)} derived"


def _measure(name: str, sizes: list[int], run: Callable[[int], str]) -> None:
    """Generating the figures is part of each time: it stands for reading them."""
    before: tuple[int, float] | None = None
    for size in sizes:
        started = time.process_time()
        outcome = run(size)
        seconds = time.process_time() - started
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        growth = "" if before is None else f", growth exponent {math.log(seconds / before[1]) / math.log(size / before[0]):.2f}"
        print(f"{name} {size:,} figures: {seconds:.1f} CPU s, peak {peak:.0f} MB, {outcome}{growth}")
        before = size, seconds


if __name__ == "__main__":
    main()
