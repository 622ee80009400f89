"""What kill -9 does to an ingest, again and again: what was said to be stored is there, and in the end all is as if nothing had been."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from itertools import islice
from pathlib import Path

from kb.base import open_base
from kb.commands.base_option import opened
from kb.deriving import bring_in_step
from kb.store import store
from kb.verifying import broken
from tests.bench.derive_speed import extractions

KILLS, ARTICLES, SEED = 5, 60, 3
# Says what is stored as soon as it is, and derives after every tenth article.
_INGESTING = f"""
import sys
from itertools import islice
from pathlib import Path
from kb.base import open_base
from kb.deriving import bring_in_step
from kb.store import store
from tests.bench.derive_speed import extractions

base = open_base(Path(sys.argv[1]), create=True)
for number, one in enumerate(islice(extractions({ARTICLES}, seed={SEED}), {ARTICLES})):
    store(base, one)
    print(one.article.id, flush=True)
    if number % 10 == 9:
        print("deriving", flush=True)
        bring_in_step(base)
"""


def test_a_base_outlives_one_kill_after_another(tmp_path: Path) -> None:
    program = [sys.executable, "-c", _INGESTING, str(tmp_path / "kb.db")]
    acknowledged: set[str] = set()
    for number in range(KILLS):
        # In the middle of what follows the so-many-th deriving, or the article after it.
        acknowledged |= killed(program, derivings=number + 1, more=number % 2, after=0.01 * number)
        with opened(tmp_path / "kb.db") as conn:
            assert acknowledged <= {row[0] for row in conn.execute("SELECT id FROM article")}
            assert not list(broken(conn))
    assert subprocess.run(program, capture_output=True, check=False).returncode == 0
    with opened(tmp_path / "kb.db") as conn:
        assert derived(conn) == derived(undisturbed(tmp_path / "other.db"))


def killed(program: list[str], *, derivings: int, more: int, after: float) -> set[str]:
    """The ids that the program prints until it is killed, so many lines and seconds after it begins to derive for the n-th time."""
    with subprocess.Popen(program, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout
        told: list[str] = []
        for line in running.stdout:
            told.append(line.rstrip())
            if told.count("deriving") == derivings:
                break
        told += [line.rstrip() for line in islice(running.stdout, more)]
        time.sleep(after)
        os.kill(running.pid, signal.SIGKILL)
        told += [line.rstrip() for line in running.stdout if line.endswith("\n")]
    assert running.returncode == -signal.SIGKILL
    return set(told) - {"deriving"}


def undisturbed(path: Path) -> sqlite3.Connection:
    base = open_base(path, create=True)
    for one in islice(extractions(ARTICLES, seed=SEED), ARTICLES):
        store(base, one)
    bring_in_step(base)
    return base


def derived(conn: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    """All that follows from the claims, but for when it was first seen."""
    return {
        "findings": conn.execute("SELECT id, kind, a_figure, b_figure, severity, explanation FROM finding ORDER BY id").fetchall(),
        "checks": conn.execute("SELECT id, verdict, explanation FROM arithmetic_check ORDER BY id").fetchall(),
        "inputs": conn.execute("SELECT check_id, position, figure_id, derived_id FROM check_input ORDER BY 1, 2").fetchall(),
        "derived": conn.execute("SELECT id, low, high FROM derived_value ORDER BY id").fetchall(),
        "counts": conn.execute("SELECT name, value FROM stat ORDER BY name").fetchall(),
    }
