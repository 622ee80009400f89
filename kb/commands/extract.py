"""`claimdesk extract`: articles in, one JSON object a line out, no database."""

import sys

import click
import msgspec

from ingest.claims import extract
from ingest.contract import as_json
from ingest.language import Reader
from ingest.readers import Unreadable, read


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
    refused: list[Unreadable] = []
    encoder = msgspec.json.Encoder()
    articles = (article for path in paths for article in read(path, refused=refused.append))
    for extraction in extract(reader, articles):
        sys.stdout.buffer.write(encoder.encode(as_json(extraction)) + b"\n")
        sys.stdout.buffer.flush()
    for refusal in refused:
        click.echo(str(refusal), err=True)
    if refused:
        sys.exit(1)
