"""The whole sweep over a base, in this process or in several."""

import gc
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from kb.findings import Judgement, joined_by_people
from kb.processes import in_order
from kb.recording import batch
from kb.retelling import retold
from kb.sweeping.plan import Gathered, stretches
from kb.sweeping.series import Block, Rows, compared, recomputed
from kb.sweeping.spool import Spool, packed
from kb.sweeping.stories import Judged, Places, Stretch, told_in

# Below so many articles starting processes takes longer than they save.
_WORTH_PROCESSES = 10_000
_ARTICLES_OF = "SELECT DISTINCT article_id FROM figure WHERE id IN (SELECT value FROM json_each(?))"
_Piece = TypeVar("_Piece")
_Result = TypeVar("_Result")
_Work = Callable[[sqlite3.Connection, _Piece, Judged], _Result]
_Run = Callable[[_Work[Any, Any], Iterable[Any]], Iterator[Any]]
_conn: sqlite3.Connection | None = None
_judged: Judged = {}


def sweep(conn: sqlite3.Connection, judgements: Iterable[Judgement], spool: Spool, *, processes: int | None = None) -> None:
    """Puts all findings, checks and derived values of the current articles into `spool`.

    `processes` is how many work at once; None leaves it to the size of the base. What they find does not depend on it.
    """
    judged = {frozenset((j.a, j.b)): j.same for j in judgements}
    ids = dict(conn.execute("SELECT num, id FROM article WHERE is_current = 1").fetchall())
    if processes is None:
        processes = min(2, os.cpu_count() or 1) if len(ids) >= _WORTH_PROCESSES else 1
    spool.add(_of_people(conn, judged))
    gathered = Gathered()
    with _running(conn, judged, processes) as run:
        for batches, places in run(_told, stretches(conn)):
            for rows in batches:
                spool.add(rows)
            gathered.add(places)
        for rows in run(_compared, gathered.blocks(ids)):
            spool.add(rows)
        for rows in run(_recomputed, gathered.series()):
            spool.add(rows)


def _told(conn: sqlite3.Connection, stretch: Stretch, judged: Judged) -> tuple[list[bytes], Places]:
    batches: list[bytes] = []
    places = told_in(conn, stretch, judged, lambda found: batches.append(packed(found)))
    return batches, places


def _compared(conn: sqlite3.Connection, blocks: list[Block], judged: Judged) -> bytes:
    return packed(compared(conn, blocks, judged))


def _recomputed(conn: sqlite3.Connection, groups: list[Rows], judged: Judged) -> bytes:
    return packed(recomputed(conn, groups))


def _of_people(conn: sqlite3.Connection, judged: Judged) -> bytes:
    """The findings between figures that people joined. They come first: what the rules find of the same two takes their place."""
    joined = {figure for pair, same in judged.items() if same for figure in pair}
    articles = conn.execute(_ARTICLES_OF, (msgspec.json.encode(sorted(joined)).decode(),)).fetchall()
    told = retold(conn, [row[0] for row in articles])
    return packed(batch(joined_by_people((p for t in told.values() for p in t.profiles), judged)))


@contextmanager
def _running(conn: sqlite3.Connection, judged: Judged, processes: int) -> Iterator[_Run]:
    """What runs a function over pieces of work: here, or in processes that read the base for themselves."""
    [path] = [row[2] for row in conn.execute("PRAGMA database_list") if row[1] == "main"]
    # What this connection has not committed yet, no other process sees.
    if processes < 2 or not path or conn.in_transaction:
        yield lambda work, pieces: (work(conn, piece, judged) for piece in pieces)
        return
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn"), initializer=_open, initargs=(path, judged)) as pool:
        yield lambda work, pieces: in_order(pool, partial(_work, work), pieces, ahead=2 * processes)


def _open(path: str, judged: Judged) -> None:
    gc.disable()
    global _conn, _judged  # noqa: PLW0603 - one base a process, opened by its initialiser
    _conn = sqlite3.connect(f"{Path(path).as_uri()}?mode=ro", uri=True)
    _judged = judged


def _work(work: _Work[Any, Any], piece: Any) -> Any:
    return work(_conn, piece, _judged) if _conn else None
