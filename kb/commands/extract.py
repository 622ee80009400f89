"""`claimdesk extract`: articles in, one JSON object a line out, no database."""

import sys

import click

from ingest.claims import extract
from ingest.contract import as_json
from ingest.readers.errors import Unreadable
from ingest.readers.reading import read
from kb.commands.printing import json_lines
from kb.commands.reader_options import model_option, parse_option, reader


@click.command("extract")
@click.argument("inputs", nargs=-1, required=True, metavar="FILE|-...")
@click.option("--format", "form", type=click.Choice(["jsonl"]), default="jsonl", show_default=True, help="Output form.")
@model_option
@parse_option
def command(inputs: tuple[str, ...], form: str, model: str | None, parse: str) -> None:
    """Print what each article says: figures with their sources and periods. Reads files, folders, or - for JSON lines."""
    refused: list[Unreadable] = []

    def refuse(error: Unreadable) -> None:
        refused.append(error)
        click.echo(f"refused: {error}", err=True)

    articles = (article for name in inputs for article in read(name, refused=refuse))
    json_lines(as_json(extraction) for extraction in extract(reader(model, parse), articles, refuse=refuse))
    if refused:
        sys.exit(1)
