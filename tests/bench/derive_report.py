"""How long a large base took to derive when it was last measured: kept beside the benches, and told as a section of docs/measured.md."""

import json
import math
import os
import platform
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

KEPT = Path(__file__).with_name("derive_measured.json")
_COLUMNS = {
    "figures": "figures",
    "articles": "articles",
    "scan": "conflicting intervals (s)",
    "clock": "all findings (s by the clock)",
    "cpu": "CPU s",
    "memory": "MB at most",
    "more": "one more article (ms)",
    "most": "at most (ms)",
}
_TARGETS = (
    "Wanted at a million figures: conflicting intervals in 10 s, all findings in 60 s by the clock, 1,024 MB, one more article in 200 ms,\n"
    "and growth with a power of the number of figures of 1.15 at most."
)


def keep(found: list[dict[str, float]], *, to: Path = KEPT) -> None:
    """Writes down what was measured of each base, with the day, the machine and how busy it was."""
    machine = f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}, load average {os.getloadavg()[0]:.1f}"
    told = {"on": datetime.now(UTC).strftime("%Y-%m-%d"), "machine": machine, "bases": found}
    to.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


def derive_section(kept: Path = KEPT) -> str:
    """The section on how long it takes to derive a base anew and to add to it."""
    found: dict[str, Any] = json.loads(kept.read_text(encoding="utf-8"))
    bases: list[dict[str, float]] = sorted(found["bases"], key=lambda one: one["figures"])
    head = "| " + " | ".join(_COLUMNS.values()) + " |\n|" + " ---: |" * len(_COLUMNS)
    rows = ["| " + " | ".join(_shown(one[name]) for name in _COLUMNS) + " |" for one in bases]
    largest = f"The largest base measured so far holds {bases[-1]['figures']:,} figures."
    return (
        f"\n## How long a large base takes\n\nMeasured on {found['on']} ({found['machine']}) over generated articles\n"
        "(`tests/bench/newsroom.py`); `python -m tests.bench.derive_speed --keep` measures anew. On a busy machine times by the clock are\n"
        f"longer than they need be.\n{_TARGETS}\n{largest}\n\n" + "\n".join((head, *rows)) + f"\n\n{growth(bases)}\n"
    )


def growth(bases: list[dict[str, float]]) -> str:
    """With which power of the number of figures CPU time grows from the first base to the last; empty for a single one.

    Time by the clock says too little here: another base may have been measured while the machine was busier.
    """
    if len(bases) < 2:
        return ""
    less, more = bases[0], bases[-1]
    figures = math.log(more["figures"] / less["figures"])
    return f"CPU time grows with the power {math.log(more['cpu'] / less['cpu']) / figures:.2f} of the number of figures."


def _shown(value: float) -> str:
    return f"{value:,.2f}" if value < 1 else f"{value:,.0f}"
