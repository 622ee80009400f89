"""`claimdesk export`: the base in the forms that others read."""

import io
import json
import sqlite3
import sys
from pathlib import Path
from typing import Any

import click

from kb.commands.base_option import db_option, opened
from kb.export.annotations import annotations
from kb.export.claims import claim_reviews, claims
from kb.export.holdings import holdings
from kb.export.pack import NoSuchFinding, pack, page
from kb.export.provenance import provenance
from kb.export.tables import write_csv
from kb.graph import graph, write_graphml

_DOCUMENTS = {
    "claims": lambda conn, held: claims(held),
    "claimreview": claim_reviews,
    "prov": provenance,
    "annotations": lambda conn, held: annotations(held),
}


@click.command("export")
@click.argument("form", metavar="FORMAT", type=click.Choice([*_DOCUMENTS, "graphml", "csv", "pack"]))
@click.argument("finding", required=False)
@db_option
@click.option("--article", default=None, help="Only one article's figures, by its id (not for a pack).")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), default=None, help="A file; else standard output.")
def command(form: str, finding: str | None, db: Path, article: str | None, output: Path | None) -> None:
    """Write the base as claims (schema.org), claimreview, prov, annotations, graphml or csv, or one FINDING as a pack.

    A pack is a JSON file that `claimdesk verify` checks; with -o an HTML page for people is written beside it.
    """
    if (form == "pack") != (finding is not None):
        raise click.UsageError("a pack, and only a pack, needs the id of a finding: claimdesk export pack FINDING")
    with opened(db) as conn:
        try:
            if form == "pack" and finding:
                made = pack(conn, finding)
                _write(_json(made), output)
                if output:
                    output.with_suffix(".html").write_text(page(made), encoding="utf-8")
            else:
                _write(_content(conn, form, article), output)
        except NoSuchFinding as error:
            raise click.ClickException(str(error)) from error
        except OSError as error:
            raise click.ClickException(f"{output}: cannot be written ({error.strerror})") from error


def _content(conn: sqlite3.Connection, form: str, article: str | None) -> str:
    if form == "graphml":
        made = graph(conn, article=article)
        if article and not made:
            raise _no_such(article)
        file = io.BytesIO()
        write_graphml(made, file)
        return file.getvalue().decode()
    held = holdings(conn, article=article)
    if article and not held.figures:
        raise _no_such(article)
    if form == "csv":
        table = io.StringIO(newline="")
        write_csv(held, table)
        return table.getvalue()
    return _json(_DOCUMENTS[form](conn, held))


def _no_such(article: str) -> click.ClickException:
    return click.ClickException(f"no current article {article} with figures is in this base")


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _write(content: str, output: Path | None) -> None:
    if output is None:
        sys.stdout.buffer.write(content.encode())
    else:
        output.write_bytes(content.encode())
