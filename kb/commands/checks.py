"""`claimdesk checks`: figures recomputed from each other."""

from pathlib import Path
from typing import Any

import click

from kb.commands.base_option import db_option, format_option, opened
from kb.commands.printing import json_lines, table
from kb.model import Verdict
from kb.reading import checks


@click.command("checks")
@db_option
@click.option("--verdict", type=click.Choice([verdict.value for verdict in Verdict]), default=None, help="Only checks that end so.")
@format_option
def command(db: Path, verdict: str | None, form: str) -> None:
    """List recomputations inside and across articles: what holds, what only within rounding, what fails."""
    with opened(db) as conn:
        rows = checks(conn, verdict=verdict)
        if form == "jsonl":
            json_lines(rows)
            return
        table(
            ("check", "verdict", "rule", "from", "reported", "explanation"),
            ((r["id"], r["verdict"], r["rule"], "; ".join(map(_input, r["inputs"])), r["reported"], r["explanation"]) for r in rows),
            nothing="Nothing could be recomputed.",
        )


def _input(given: dict[str, Any]) -> str:
    if "derived" in given:
        return f"{given['role']} {given['low']}-{given['high']} (derived)"
    return f"{given['role']} {given['printed']} ({given['ref']})"
