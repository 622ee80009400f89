"""`claimdesk demo`: the sample articles in a fresh base, served."""

from pathlib import Path
from tempfile import TemporaryDirectory

import click

from ingest.model import Article
from kb.commands.base_option import opened
from kb.commands.ingest import tell
from kb.commands.reader_options import extractor
from kb.commands.serve import host_option, port_option, serve
from kb.intake import ingest

SAMPLES = Path(__file__).resolve().parents[2] / "sources"


@click.command("demo")
@click.option(
    "--sources", type=click.Path(path_type=Path, exists=True, file_okay=False), default=SAMPLES, help="Another folder of articles."
)
@host_option
@port_option
@click.option("--serve/--no-serve", "serving", default=True, help="Whether to serve the base after reading.")
def command(sources: Path, host: str, port: int, serving: bool) -> None:
    """Read the sample articles into a fresh base and serve it; the base is thrown away at the end."""
    with TemporaryDirectory(prefix="claimdesk-") as folder:
        db = Path(folder) / "demo.db"
        extract, reading = extractor(None, "numbers", 1)
        with opened(db, create=True) as conn:
            tell(ingest(conn, [str(sources)], extract=extract, reading=reading, progress=_say))
        if serving:
            serve(db, host=host, port=port)


def _say(article: Article, *, new: bool, figures: int) -> None:
    click.echo(f"  {article.ref}: {figures} figures", err=True)
