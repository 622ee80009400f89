"""Serves a base while articles are ingested into it and people read and review, and counts what was refused as locked.

python -m tests.bench.serving [--base KB.DB | --articles N] [--seconds N] [--readers N] [--reviewers N] [--seed S] [--json FILE]
"""

import argparse
import json
import random
import re
import sqlite3
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import asdict, dataclass, field
from functools import partial
from itertools import count, islice
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.derive_speed import extractions
from tests.bench.grown import grow, longer
from tests.bench.pages_speed import addresses_in, holdings, p95
from tests.bench.visitors import PROGRAM, Visitor, served

LARGEST_WAL = 64
_ADDRESSES = 20
_ARTICLES_AN_INGEST = 40
_LOCKED = b"database is locked"
_SEEN = re.compile(rb'name="seen" value="([0-9]+)"')
_VERDICTS = ("confirm", "dismiss", "second look", "reopen")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, help="a base that is there, and that is written to; otherwise one is grown")
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--readers", type=int, default=4)
    parser.add_argument("--reviewers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", type=Path, help="where the numbers are written too")
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        base = options.base or Path(folder) / "kb.db"
        if not options.base:
            grow(base, options.articles, seed=options.seed)
        size = holdings(base)
        day = lived_through(base, options.seconds, readers=options.readers, reviewers=options.reviewers, seed=options.seed)
    print(f"{size}\n{day.words()}")
    if options.json:
        options.json.write_text(json.dumps({"base": size, "serving": asdict(day)}, indent=1), encoding="utf-8")
    if day.locked or day.failed:
        sys.exit("something was refused")


@dataclass(slots=True, kw_only=True)
class Day:
    """What happened to the readers, the reviewers and the ingest; times in milliseconds, `wal` is the largest write-ahead log in MB."""

    seconds: float
    reading: list[float] = field(default_factory=list)
    reviewing: list[float] = field(default_factory=list)
    ingested: int = 0
    locked: int = 0
    failed: int = 0
    wal: float = 0.0

    def words(self) -> str:
        return (
            f"{self.seconds:.0f} s: {len(self.reading)} pages read, {_times(self.reading)}; {len(self.reviewing)} reviews, "
            f"{_times(self.reviewing)}; {self.ingested} articles ingested; {self.locked} times locked, {self.failed} other failures; "
            f"WAL at most {self.wal:.1f} MB (to stay under {LARGEST_WAL})"
        )


def _times(taken: list[float]) -> str:
    return f"{statistics.median(taken):.0f} ms in the median, {p95(taken):.0f} at the 95th percentile, {max(taken):.0f} at most"


def lived_through(base: Path, seconds: float, *, readers: int, reviewers: int, seed: int) -> Day:
    """So many seconds of reading, reviewing and ingesting at once."""
    day = Day(seconds=seconds)
    until = time.monotonic() + seconds
    pages = [path for _, path in addresses_in(base, _ADDRESSES, seed=seed)]
    findings = _findings(base)
    with TemporaryDirectory() as folder, served(base) as address:
        work: list[Callable[[], None]] = [
            *(partial(_read, address, pages, day, until, seed=seed + n) for n in range(readers)),
            *(partial(_review, address, findings, day, until, seed=seed + n) for n in range(reviewers)),
            partial(_ingest, base, Path(folder) / "articles.jsonl", day, until, seed=seed + 1),
            partial(_watch, base.with_name(f"{base.name}-wal"), day, until),
        ]
        threads = [threading.Thread(target=one) for one in work]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    return day


def _read(address: str, pages: list[str], day: Day, until: float, *, seed: int) -> None:
    rng = random.Random(seed)
    with Visitor(address) as visitor:
        while time.monotonic() < until:
            path = rng.choice(pages)
            answer = visitor.get(path)
            day.reading.append(1000 * answer.took)
            # What was ingested meanwhile can take a finding away.
            _judge(day, answer.body, failed=answer.status not in (200, 404), what=f"{answer.status} {path}")


def _review(address: str, findings: list[str], day: Day, until: float, *, seed: int) -> None:
    rng = random.Random(seed)
    with Visitor(address) as visitor:
        while time.monotonic() < until:
            finding = rng.choice(findings)
            page = visitor.get(f"/conflict/{finding}")
            if page.status == 404:
                continue
            seen = _SEEN.search(page.body)
            form = {
                "kind": "finding",
                "target": finding,
                "verdict": rng.choice(_VERDICTS),
                "note": "looked up",
                "seen": seen.group(1).decode() if seen else "",
            }
            answer = visitor.post("/review", form)
            day.reviewing.append(1000 * answer.took)
            _judge(day, answer.body, failed=answer.status != 302, what=f"{answer.status} review of {finding}")
            time.sleep(0.5)


def _judge(day: Day, said: bytes, *, failed: bool, what: str) -> None:
    if failed:
        locked = _LOCKED in said
        day.locked += locked
        day.failed += not locked
        print(f"{what}{' locked' if locked else ''}", file=sys.stderr)


def _ingest(base: Path, file: Path, day: Day, until: float, *, seed: int) -> None:
    """Runs `claimdesk ingest` over and over, each time with some articles that are new."""
    articles = _articles(seed)
    while time.monotonic() < until:
        file.write_text("".join(islice(articles, _ARTICLES_AN_INGEST)), encoding="utf-8")
        command = [sys.executable, "-c", PROGRAM, "ingest", str(file), "--db", str(base)]
        done = subprocess.run(command, capture_output=True, check=False)
        _judge(day, done.stderr, failed=done.returncode != 0, what=f"ingest: {done.stderr.decode()[-300:]}")
        day.ingested += _ARTICLES_AN_INGEST * (done.returncode == 0)


def _articles(seed: int) -> Iterator[str]:
    """Lines of JSON, of each seed 400 articles, without end."""
    for number in count():
        for one in longer(extractions(400, seed=seed + number), seed=seed + number):
            read = one.article
            told = {"id": f"{read.ref}-{seed + number}", "text": read.text, "title": read.title, "published": read.published}
            yield json.dumps({**told, "publisher": read.publisher, "url": f"{read.url}/of/{seed + number}"}) + "\n"


def _watch(wal: Path, day: Day, until: float) -> None:
    while time.monotonic() < until:
        if wal.exists():
            day.wal = max(day.wal, wal.stat().st_size / 1e6)
        time.sleep(0.1)


def _findings(base: Path) -> list[str]:
    with closing(sqlite3.connect(base)) as conn:
        return [row[0] for row in conn.execute("SELECT id FROM finding WHERE needs_person = 1 ORDER BY severity_rank, id LIMIT 2000")]


if __name__ == "__main__":
    main()
