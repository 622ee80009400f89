"""`claimdesk extract`: articles in, one JSON object a line out, no database."""

import sys
from collections.abc import Iterator

import click

from ingest.claims import extract
from ingest.contract import as_json
from ingest.model import Article
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
    json_lines(as_json(extraction) for extraction in extract(reader(model, parse), _accepted(inputs, refused)))
    if refused:
        sys.exit(1)


def _accepted(inputs: tuple[str, ...], refused: list[Unreadable]) -> Iterator[Article]:
    def refuse(error: Unreadable) -> None:
        refused.append(error)
        click.echo(f"refused: {error}", err=True)

    for name in inputs:
        yield from read(name, refused=refuse)
