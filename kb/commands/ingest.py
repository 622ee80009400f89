"""`claimdesk ingest`: articles into the base."""

import sys
from pathlib import Path

import click
from tqdm import tqdm

from ingest.model import Article
from kb.commands.base_option import db_option, opened
from kb.commands.printing import json_lines
from kb.commands.reader_options import extractor, model_option, parse_option, workers_option
from kb.intake import Summary, ingest


@click.command("ingest")
@click.argument("inputs", nargs=-1, required=True, metavar="PATH|URL|-...")
@db_option
@workers_option
@model_option
@parse_option
@click.option(
    "--format", "form", type=click.Choice(["summary", "jsonl"]), default="summary", show_default=True,
    help="jsonl: also a line on standard output for each article once it is safely stored.",
)  # fmt: skip
def command(*, inputs: tuple[str, ...], db: Path, workers: int, model: str | None, parse: str, form: str) -> None:
    """Read articles into the claim base: files, folders, addresses of pages, or - for JSON lines. Twice is the same as once."""
    with opened(db, create=True) as conn:
        extract, reading = extractor(model, parse, workers)
        with tqdm(desc="Reading", unit=" articles", file=sys.stderr, disable=None) as bar:

            def progress(article: Article, *, new: bool, figures: int) -> None:
                bar.update(1)
                if form == "jsonl":
                    json_lines([{"id": article.id, "ref": article.ref, "new": new, "figures": figures}])

            summary = ingest(conn, inputs, extract=extract, reading=reading, progress=progress)
    tell(summary)
    if summary.refused:
        sys.exit(1)


def tell(summary: Summary) -> None:
    """What was done, on standard error."""
    for refusal in summary.refused:
        click.echo(f"refused: {refusal}", err=True)
    known = f" ({summary.known} known before)" if summary.known else ""
    click.echo(
        f"articles: {summary.stored} new{known}, claims: {summary.claims}, figures: {summary.figures}, refused: {len(summary.refused)}",
        err=True,
    )
