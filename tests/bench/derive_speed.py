"""Prints what a base of many generated articles costs: its conflicting intervals, all its findings, and those of one article more.

python -m tests.bench.derive_speed [--articles N ...] [--added N] [--seed S] [--bases FOLDER] [--keep]
"""

import argparse
import multiprocessing
import os
import resource
import shutil
import statistics
import threading
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from itertools import groupby, islice
from pathlib import Path
from tempfile import TemporaryDirectory

from ingest.identity import content_id
from ingest.model import (
    Basis,
    Comparator,
    Direction,
    Extraction,
    Figure,
    FigureClaim,
    FigureTime,
    Hop,
    HopKind,
    IntervalBasis,
    Kind,
    Modality,
    Quantity,
    Scope,
    Voice,
)
from kb.base import open_base
from kb.deriving import bring_in_step
from kb.model import Observation
from kb.store import store
from tests.bench.derive_report import growth, keep
from tests.bench.newsroom import FIGURES_AN_ARTICLE, figures
from tests.kb.telling import article, told

_ARTICLES_A_COMMIT = 1000
# Like figures conflict exactly when the smallest upper end of their intervals lies below the largest lower end.
_CONFLICTING = """
SELECT count(*) FROM (SELECT 1 FROM figure WHERE is_current = 1 AND series_key IS NOT NULL AND modality = 'asserted'
GROUP BY series_key, period, base_period, kind, unit, direction HAVING min(coalesce(high, 9e999)) < max(coalesce(low, -9e999)))
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, nargs="*", default=[2_000, 20_000])
    parser.add_argument("--added", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--bases", type=Path, help="where filled bases are kept, and taken from if they are there")
    parser.add_argument("--keep", action="store_true", help="keep what is measured, for docs/measured.md")
    options = parser.parse_args()
    found: list[dict[str, float]] = []
    for articles in options.articles:
        with TemporaryDirectory() as folder:
            base = (options.bases or Path(folder)) / f"{articles}-{options.added}-{options.seed}.db"
            if not base.exists():
                filled(base, articles, added=options.added, seed=options.seed)
            one = measured(Path(shutil.copy(base, Path(folder) / "kb.db")), articles, added=options.added, seed=options.seed)
        found.append(asdict(one))
        print(one.words(), growth(found[-2:]), flush=True)
    if options.keep:
        keep(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """Times in seconds, of one more article in milliseconds; memory in MB, of all processes together."""

    articles: int
    figures: int
    findings: int
    checks: int
    blocks: int
    scan: float
    clock: float
    cpu: float
    memory: float
    more: float
    most: float
    size: float

    def words(self) -> str:
        return (
            f"{self.figures:,} figures in {self.articles:,} articles ({self.size:.0f} MB): "
            f"conflicting intervals {self.scan:.2f} s ({self.blocks:,} blocks); "
            f"{self.findings:,} findings and {self.checks:,} checks {self.clock:.1f} s by the clock, {self.cpu:.1f} CPU s, "
            f"{self.memory:.0f} MB at most; one more article {self.more:.0f} ms in the median, {self.most:.0f} at most"
        )


def filled(path: Path, articles: int, *, added: int, seed: int) -> None:
    """Stores all articles but those that are to be added later. A base that is only half filled has another name."""
    partly = path.with_suffix(".part")
    base = open_base(partly, create=True)
    base.execute("PRAGMA synchronous = OFF")
    base.execute("PRAGMA cache_size = -1000000")
    started = time.process_time()
    base.execute("BEGIN")
    for number, one in enumerate(extractions(articles + added, seed=seed)):
        if not _later(number, articles, added):
            store(base, one)
        if number % _ARTICLES_A_COMMIT == 0:
            base.commit()
            base.execute("BEGIN")
    base.commit()
    base.close()
    partly.rename(path)
    print(f"stored and indexed {articles:,} articles in {time.process_time() - started:.0f} CPU s", flush=True)


def _later(number: int, articles: int, added: int) -> bool:
    """Every so-many-th article is added later, so that each of these meets others of its story."""
    step = max(2, articles // added)
    return number % step == 1 and number // step < added


def measured(path: Path, articles: int, *, added: int, seed: int) -> Measured:
    """Derives a filled base, and then adds what was left out, one by one."""
    base = open_base(path)
    later = [one for number, one in enumerate(extractions(articles + added, seed=seed)) if _later(number, articles, added)]
    began = time.perf_counter()
    [blocks] = base.execute(_CONFLICTING).fetchone()
    scan = time.perf_counter() - began
    with Watch() as watch:
        began, started = time.perf_counter(), _cpu()
        bring_in_step(base)
        clock, cpu = time.perf_counter() - began, _cpu() - started
    waited = []
    for one in later:
        began = time.perf_counter()
        store(base, one)
        bring_in_step(base)
        waited.append(1000 * (time.perf_counter() - began))
    numbers = {name: base.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in ("figure", "finding", "arithmetic_check")}  # noqa: S608
    return Measured(
        articles=articles,
        figures=numbers["figure"],
        findings=numbers["finding"],
        checks=numbers["arithmetic_check"],
        blocks=blocks,
        scan=scan,
        clock=clock,
        cpu=cpu,
        memory=watch.most,
        more=statistics.median(waited),
        most=max(waited),
        size=path.stat().st_size / 1e6,
    )


def _cpu() -> float:
    """CPU seconds of this process and of those that it started and that have ended."""
    return sum(used.ru_utime + used.ru_stime for used in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)))


class Watch:
    """The most memory that this process and its children held at once, in MB, looked at ten times a second."""

    def __init__(self) -> None:
        self.most = 0.0
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> "Watch":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._done.wait(0.1):
            self.most = max(self.most, sum(_resident(pid) for pid in (os.getpid(), *_children())))


def _children() -> list[int]:
    return [one.pid for one in multiprocessing.active_children() if one.pid is not None]


def _resident(pid: int) -> float:
    """Proportional set size, so that what processes share is counted once."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except (FileNotFoundError, ProcessLookupError):
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)


def extractions(articles: int, *, seed: int) -> Iterator[Extraction]:
    """The newsroom's first articles, each with the sentences that its figures stand in."""
    seen = figures(articles * FIGURES_AN_ARTICLE * 2, seed=seed)
    for name, group in islice(groupby(seen, key=lambda one: one.article_id), articles):
        told_here = list(group)
        text = " ".join({one.claim_start: one.quote for one in told_here}.values())
        first = told_here[0]
        read = replace(
            article(text, ref=name, publisher=first.publisher, url=f"https://example.org/{name}"), published=first.published, title=None
        )
        yield told(read, *(_figure(one, read.id) for one in told_here))


def _figure(one: Observation, read: str) -> FigureClaim:
    given = {name: getattr(one, name) for name in Quantity.__dataclass_fields__ if name not in ("interval_basis", "comparator")}
    quantity = Quantity(**given, interval_basis=IntervalBasis(one.interval_basis), comparator=Comparator(one.comparator))
    return FigureClaim(
        id=content_id(read, one.id),
        figure=Figure(
            quantity=quantity,
            kind=Kind(one.kind),
            move=one.move,
            role=one.role,
            direction=Direction(one.direction) if one.direction else None,
        ),
        time=FigureTime(period=one.period, period_basis=Basis(one.period_basis), base_period=one.base_period),
        scope=Scope(**{name: getattr(one, name) for name in Scope.__dataclass_fields__}),
        chain=tuple(_hop(one, source) for source in one.sources),
        claim=(one.claim_start, one.claim_end),
        voice=Voice.REPORT,
        modality=Modality.ASSERTED,
    )


def _hop(one: Observation, source: str) -> Hop:
    start = one.claim_start + one.quote.lower().index(source.lower())
    return Hop(source=source, canonical=source, start=start, end=start + len(source), kind=HopKind.PARAPHRASED, source_kind="body")


if __name__ == "__main__":
    main()
