"""`claimdesk conflicts`: how figures stand to each other."""

from pathlib import Path

import click

from kb.commands.base_option import db_option, format_option, opened
from kb.commands.printing import cards, json_lines
from kb.disputes import dispute_ids
from kb.model import FindingKind
from kb.reading import findings


@click.command("conflicts")
@db_option
@click.option("--kind", type=click.Choice([kind.value for kind in FindingKind]), default=None, help="Only findings of this kind.")
@click.option("--all", "everything", is_flag=True, help="Also what needs nobody: roundings, bounds, other scopes, revisions, agreement.")
@format_option
def command(db: Path, kind: str | None, everything: bool, form: str) -> None:
    """List findings between figures, the gravest first; without --all only what a person must look at."""
    with opened(db) as conn:
        rows = findings(conn, kind=kind, everything=everything)
        if form == "jsonl":
            of = dispute_ids(conn)
            json_lines({**row, "dispute": of.get(row["id"])} for row in rows)
            return
        cards(
            ((f"{row['kind']}, {row['severity']} ({row['id']})", (_side(row["a"]), _side(row["b"]), row["explanation"])) for row in rows),
            nothing="No findings. See `claimdesk conflicts --all` for what agrees or is not comparable."
            if not everything
            else "No findings.",
        )


def _side(side: dict[str, str]) -> str:
    return f"{side['ref']}: {side['printed']} | {side['quote']}"
