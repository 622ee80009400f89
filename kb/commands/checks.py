"""`claimdesk checks`: figures recomputed from each other."""

from pathlib import Path

import click

from kb.commands.base_option import db_option, format_option, opened
from kb.commands.printing import cards, json_lines
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
        cards(
            ((f"{row['verdict']}: {row['rule']} ({row['id']})", (row["explanation"],)) for row in rows),
            nothing="Nothing could be recomputed.",
        )
