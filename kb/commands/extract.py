"""`claimdesk extract`: articles in, one JSON object a line out, no database."""

import sys
from collections.abc import Iterator
from pathlib import Path

import click
import msgspec

from ingest.claims import extract
from ingest.contract import as_json
from ingest.language import Reader
from ingest.model import Article
from ingest.readers import Refused, read


@click.command("extract")
@click.argument("paths", nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice(["jsonl"]), default="jsonl", show_default=True, help="Output form.")
@click.option("--model", default=None, help="An installed spaCy model; without it the best one found.")
@click.option(
    "--parse", type=click.Choice(["numbers", "all"]), default="numbers", show_default=True, help="Which sentences get the full parse."
)
def command(paths: tuple[str, ...], form: str, model: str | None, parse: str) -> None:
    """Print what each article says: figures with their sources and periods. PATHS are files, folders, or - for JSON lines."""
    reader = Reader(model=model, parse=parse)
    refused: list[Refused] = []
    encoder = msgspec.json.Encoder()
    for extraction in extract(reader, _accepted(paths, refused)):
        sys.stdout.buffer.write(encoder.encode(as_json(extraction)) + b"\n")
        sys.stdout.buffer.flush()
    for refusal in refused:
        click.echo(str(refusal), err=True)
    if refused:
        sys.exit(1)


def _accepted(paths: tuple[str, ...], refused: list[Refused]) -> Iterator[Article]:
    for path in paths:
        for item in read(Path(path)):
            if isinstance(item, Refused):
                refused.append(item)
            else:
                yield item
