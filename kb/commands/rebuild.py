"""`claimdesk rebuild`: everything derived anew from the stored texts."""

import sys
from pathlib import Path

import click
from tqdm import tqdm

from ingest.model import Article
from kb.commands.base_option import db_option, opened
from kb.commands.ingest import tell
from kb.commands.reader_options import extractor, model_option, parse_option, workers_option
from kb.intake import rebuild


@click.command("rebuild")
@db_option
@workers_option
@model_option
@parse_option
def command(db: Path, workers: int, model: str | None, parse: str) -> None:
    """Read every stored text again and derive all claims and findings anew. Reviews and judgements stay."""
    with opened(db) as conn:
        extract, reading = extractor(model, parse, workers)
        [articles] = conn.execute("SELECT count(*) FROM article").fetchone()
        with tqdm(desc="Reading", total=articles, unit=" articles", file=sys.stderr, disable=None) as bar:

            def progress(article: Article, *, new: bool, figures: int) -> None:
                bar.update(1)

            summary = rebuild(conn, extract=extract, reading=reading, progress=progress)
    tell(summary)
    if summary.refused:
        sys.exit(1)
