"""Prints how long each kind of page takes over a large base, for several readers at once, in the median and at the 95th percentile.

python -m tests.bench.pages_speed [--base KB.DB | --articles N] [--pages N] [--readers N] [--seed S] [--json FILE]
"""

import argparse
import json
import math
import random
import sqlite3
import statistics
import sys
import threading
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path
from queue import Empty, SimpleQueue
from tempfile import TemporaryDirectory
from urllib.parse import urlencode

from datasette.utils import tilde_encode

from tests.bench.grown import grow
from tests.bench.visitors import Visitor, served

# Milliseconds at the 95th percentile.
TARGET = 300
QUICKER = {"front": 100, "article": 100}
_TABLES = ("article", "figure", "claim", "finding", "source", "series", "entity", "arithmetic_check")
_QUESTIONS = (
    *("open_conflicts", "failing_checks", "claims_by_source", "figures_without_source", "single_origin_figures", "chains_in_the_air"),
    *("article_coverage", "whats_new", "conflict_sides", "figures_against_others"),
)
# A thing somewhere in a table, and the one with most rows of another table.
_ANY = "SELECT id FROM {0} WHERE rowid >= (SELECT 1 + abs(?) % max(rowid) FROM {0}) LIMIT 1"
_LARGEST = {
    "source": "SELECT source_id FROM hop GROUP BY 1 ORDER BY count(*) DESC LIMIT 1",
    "outlet": "SELECT publisher_id FROM article GROUP BY 1 ORDER BY count(*) DESC LIMIT 1",
    "series": "SELECT series_key FROM figure WHERE series_key IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC LIMIT 1",
    "entity": "SELECT entity_id FROM mention GROUP BY 1 ORDER BY count(*) DESC LIMIT 1",
    "event": "SELECT event_id FROM event_mention WHERE event_id IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC LIMIT 1",
}
_ARTICLE_FORMS = ("claims", "claimreview", "annotations", "prov", "csv", "graphml")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, help="a base that is there; otherwise one is grown")
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--pages", type=int, default=40, help="how many of each kind")
    parser.add_argument("--readers", type=int, default=4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", help="kinds of page whose name starts so")
    parser.add_argument("--json", type=Path, help="where the numbers are written too")
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        base = options.base or Path(folder) / "kb.db"
        if not options.base:
            grow(base, options.articles, seed=options.seed)
        chosen = options.only or ""
        found = measured(base, pages=options.pages, readers=options.readers, seed=options.seed, chosen=lambda kind: kind.startswith(chosen))
        size = holdings(base)
    print(size)
    for one in found:
        print(one.words())
    if options.json:
        options.json.write_text(json.dumps({"base": size, "pages": [asdict(one) for one in found]}, indent=1), encoding="utf-8")
    if any(one.failed for one in found):
        sys.exit("some pages failed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """How one kind of page answered: milliseconds in the median, at the 95th percentile and at most."""

    kind: str
    asked: int
    median: float
    p95: float
    most: float
    failed: int

    @property
    def target(self) -> int:
        return QUICKER.get(self.kind, TARGET)

    def words(self) -> str:
        beyond = "" if self.p95 <= self.target else f"  over {self.target}"
        failed = f"  {self.failed} FAILED" if self.failed else ""
        return f"{self.kind:34} {self.median:7.0f} {self.p95:7.0f} {self.most:7.0f} ms{beyond}{failed}"


def measured(base: Path, *, pages: int, readers: int, seed: int, chosen: Callable[[str], bool] = lambda kind: True) -> list[Page]:
    """Each kind of page asked for so often, all kinds mixed, by so many readers at once; the slowest first."""
    addresses = [(kind, path) for kind, path in addresses_in(base, pages, seed=seed) if chosen(kind)]
    waiting: SimpleQueue[tuple[str, str]] = SimpleQueue()
    random.Random(seed).shuffle(addresses)
    for one in addresses:
        waiting.put(one)
    took: dict[str, list[float]] = defaultdict(list)
    failed: dict[str, int] = defaultdict(int)

    def read(address: str) -> None:
        with Visitor(address) as visitor:
            while True:
                try:
                    kind, path = waiting.get_nowait()
                except Empty:
                    return
                answer = visitor.get(path)
                took[kind].append(1000 * answer.took)
                if answer.status != 200:
                    failed[kind] += 1
                    print(f"{answer.status} {path}", file=sys.stderr)

    with served(base) as address:
        with Visitor(address) as first:
            for path in dict(addresses).values():
                first.get(path)
        threads = [threading.Thread(target=read, args=(address,)) for _ in range(readers)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    found = [
        Page(kind=kind, asked=len(times), median=statistics.median(times), p95=p95(times), most=max(times), failed=failed[kind])
        for kind, times in took.items()
    ]
    return sorted(found, key=lambda one: -one.p95)


def p95(times: list[float]) -> float:
    return sorted(times)[math.ceil(0.95 * len(times)) - 1]


def holdings(base: Path) -> str:
    """What a base holds, in a line."""
    with closing(sqlite3.connect(base)) as conn:
        stat = dict(conn.execute("SELECT name, value FROM stat"))
    size = base.stat().st_size / 1e6
    counted = ", ".join(f"{stat[name]:,} {name}" for name in ("articles", "claims", "figures", "findings that need a person", "checks"))
    return f"{counted} ({size:,.0f} MB)"


def addresses_in(base: Path, pages: int, *, seed: int) -> Iterator[tuple[str, str]]:
    """For each kind of page so many addresses: things taken at random, and the largest of their kind."""
    rng = random.Random(seed)
    with closing(sqlite3.connect(base)) as conn:
        largest = {name: conn.execute(sql).fetchone()[0] for name, sql in _LARGEST.items()}

        def any_of(table: str) -> str:
            return str(conn.execute(_ANY.format(table), (rng.randrange(1 << 40),)).fetchone()[0])

        for _ in range(pages):
            yield from _walk(rng, any_of, conn)
            for name, id_ in largest.items():
                yield f"{name}, the largest", f"/{'source' if name == 'outlet' else name}/{id_}"
            for table in ("source", "entity"):
                yield f"graph, the largest {table}", f"/graph/{table}/{largest[table]}"


def _walk(rng: random.Random, any_of: Callable[[str], str], conn: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """One address of each kind."""
    article, finding, figure, source = any_of("article"), any_of("finding"), any_of("figure"), any_of("source")
    yield "front", "/"
    yield "article", f"/article/{article}"
    yield "audit", f"/audit/{article}"
    yield "articles", f"/articles?page={rng.randrange(1, 4)}"
    yield "conflicts, the queue", f"/conflicts?page={rng.randrange(1, 4)}"
    yield "conflicts, of a kind", f"/conflicts?kind={rng.choice(('contradiction', 'scope_differs', 'revision', 'rounding'))}&status=any"
    yield "conflicts, dismissed", "/conflicts?status=dismiss"
    yield "conflict", f"/conflict/{finding}"
    yield "checks", f"/checks?verdict={rng.choice(('', 'fails', 'holds'))}"
    yield "check", f"/check/{any_of('arithmetic_check')}"
    yield "figure", f"/figure/{figure}"
    yield "series list", "/series"
    yield "series", f"/series/{_series_of(conn, finding)}"
    yield "sources", "/sources"
    yield "sources to retrieve", "/sources/to-retrieve"
    yield "source", f"/source/{source}"
    yield "entity", f"/entity/{any_of('entity')}"
    yield "event", f"/event/{any_of('event')}"
    yield "questions", "/questions"
    for kind, key in (("source", source), ("article", article), ("entity", any_of("entity")), ("conflict", finding)):
        yield f"graph of {kind}", f"/graph/{kind}/{key}"
    for form in _ARTICLE_FORMS:
        yield f"export {form}", f"/export/{article}.{form}"
    for form in ("html", "json"):
        yield f"pack {form}", f"/pack/{finding}.{form}"
    yield "feed", "/feed.atom"
    yield "add", "/add"
    for kind, asked in _searches(rng):
        yield f"search {kind}", f"/search?{urlencode(asked)}"
    database = Path(conn.execute("PRAGMA database_list").fetchone()[2]).stem
    yield "database", f"/{database}"
    for table in _TABLES:
        yield f"table {table}", f"/{database}/{table}"
    for view in _QUESTIONS:
        yield f"question {view}", f"/{database}/{view}"
    yield "question of an article", f"/{database}/figures_against_others?article_id={article}"
    yield "question csv", f"/{database}/open_conflicts.csv?_size=100"
    yield "question json", f"/{database}/failing_checks.json"
    yield "row", f"/{database}/figure/{tilde_encode(figure)}"


def _series_of(conn: sqlite3.Connection, finding: str) -> str:
    sql = "SELECT coalesce(f.series_key, (SELECT id FROM series LIMIT 1)) FROM finding x JOIN figure f ON f.id = x.a_figure WHERE x.id = ?"
    return str(conn.execute(sql, (finding,)).fetchone()[0])


def _searches(rng: random.Random) -> Iterator[tuple[str, dict[str, str]]]:
    word = rng.choice(("flood", "council", "hospital", "exported", "bridges", "employees", "volunteers", "vote"))
    low = rng.randrange(10, 900)
    yield "words", {"q": word}
    yield "more words", {"q": f"{word} people"}
    yield "a name", {"q": "Dunsol"}
    yield "words and a number", {"q": f"{word} more than {low}"}
    yield "a number", {"q": f"{low} people"}
    yield "a range", {"q": f"between {low} and {low + 5}"}
    yield "a range of percent", {"q": f"between {low % 80} and {low % 80 + 5} %"}
    yield "a bound", {"q": "more than 8000"}
    yield "kind", {"kind": rng.choice(("share", "change", "count"))}
    yield "period", {"period": "2012-01", "q": "exports"}
    yield "outlet", {"outlet": f"Sample Outlet {7 * rng.randrange(6)}", "q": word}
    yield "outlet alone", {"outlet": f"Sample Outlet {7 * rng.randrange(6)}"}
    yield "source", {"source": "officials", "q": word}
    yield "source alone", {"source": "ministry"}
    yield "in conflict", {"state": "conflict"}
    yield "judged", {"state": "judged"}
    yield "in conflict, a number", {"state": "conflict", "q": f"{low} people"}


if __name__ == "__main__":
    main()
