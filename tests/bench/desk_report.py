"""How quick the desk was when it was last measured: kept beside the benches, and told as a section of docs/measured.md."""

import json
import os
import platform
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.bench.grown import grow
from tests.bench.pages_speed import Page, holdings, measured
from tests.bench.serving import Day, lived_through

KEPT = Path(__file__).with_name("desk_measured.json")
_ARTICLES, _PAGES, _READERS, _REVIEWERS, _SECONDS = 100_000, 40, 4, 2, 600


def measure_desk() -> None:
    """Measures pages over a million claims, then ten minutes of serving while articles come in; keeps both."""
    with TemporaryDirectory() as folder:
        base = Path(folder) / "kb.db"
        grow(base, _ARTICLES)
        pages = measured(base, pages=_PAGES, readers=_READERS, seed=1)
        day = lived_through(base, _SECONDS, readers=_READERS, reviewers=_REVIEWERS, seed=1)
        keep(holdings(base), pages, holdings(base), day)


def keep(base: str, pages: list[Page], served: str, day: Day, *, to: Path = KEPT) -> None:
    """Writes down what was measured, with the day and the machine; `base` and `served` say what the two bases held."""
    machine = f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}, load average {os.getloadavg()[0]:.1f}"
    told = {"on": datetime.now(UTC).strftime("%Y-%m-%d"), "machine": machine, "base": base, "served": served}
    to.write_text(json.dumps({**told, "pages": [asdict(one) for one in pages], "day": day.words()}, indent=1) + "\n", encoding="utf-8")


def desk_section(kept: Path = KEPT) -> str:
    """The section on how quick the desk is, the slowest page first."""
    found: dict[str, Any] = json.loads(kept.read_text(encoding="utf-8"))
    pages = sorted((Page(**one) for one in found["pages"]), key=lambda one: -one.p95)
    slow = [one for one in pages if one.p95 > one.target]
    rows = [f"| {one.kind} | {one.median:.0f} | {one.p95:.0f} | {one.most:.0f} | {one.target} |" for one in pages]
    head = "| page | median | 95th percentile | at most | to stay under |\n| --- | ---: | ---: | ---: | ---: |\n"
    return (
        f"\n## How quick the desk is\n\nMeasured on {found['on']} ({found['machine']}); `python -m tests.report --desk` measures anew.\n"
        f"Milliseconds over {found['base']}, with {_READERS} readers at once who ask for all kinds of pages mixed; "
        f"{len(slow)} of {len(pages)} kinds are slower than they should be.\n\n{head}" + "\n".join(rows) + "\n\n"
        f"While articles come in, people read and review ({found['served']} to begin with): {found['day']}.\n"
    )
