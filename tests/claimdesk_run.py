"""Runs the command line over a set of articles, as a user does, and holds what it printed."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from kb.cli import main

Row = dict[str, Any]


@dataclass(frozen=True)
class Run:
    """`extracted` by the article's id or file name; `conflicts` with `--all`."""

    extracted: dict[str, Row]
    conflicts: list[Row]
    checks: list[Row]
    db: Path


def run_over(paths: list[Path], db: Path) -> Run:
    """Extracts, ingests into the new database `db`, and lists all findings and checks."""
    names = [str(path) for path in paths]
    extracted = {line["id"]: line for line in printed("extract", *names)}
    result = CliRunner().invoke(main, ["ingest", *names, "--db", str(db)], catch_exceptions=False)
    if result.exit_code:
        raise RuntimeError(result.output)
    return Run(
        extracted=extracted,
        conflicts=printed("conflicts", "--all", "--db", str(db), "--format", "jsonl"),
        checks=printed("checks", "--db", str(db), "--format", "jsonl"),
        db=db,
    )


def printed(*arguments: str) -> list[Row]:
    """The JSON lines that a command prints. Raises RuntimeError when it does not end with 0."""
    result = CliRunner().invoke(main, list(arguments), catch_exceptions=False)
    if result.exit_code:
        raise RuntimeError(f"{arguments}: {result.output}")
    return [json.loads(line) for line in result.stdout.splitlines()]
