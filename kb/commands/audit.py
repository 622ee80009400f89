"""`claimdesk audit`: who stands behind each figure of one article."""

from pathlib import Path
from typing import Any

import click

from kb.audit import NoSuchArticle, audit
from kb.commands.base_option import db_option, format_option, opened
from kb.commands.printing import json_lines, table


@click.command("audit")
@click.argument("article")
@db_option
@format_option
def command(article: str, db: Path, form: str) -> None:
    """Audit one article (its id, file name or URL): chains, how far each was followed, independent origins, what nobody retrieved."""
    with opened(db) as conn:
        try:
            found = audit(conn, article)
        except NoSuchArticle as error:
            raise click.ClickException(str(error)) from error
    if form == "jsonl":
        json_lines([found])
        return
    about = found["article"]
    click.echo(", ".join(str(part) for part in (about["title"] or about["ref"], about["publisher"], about["published"]) if part))
    table(
        ("figure", "who says so", "followed", "origins", "sentence"),
        ((f["printed"], _chain(f), _states(f), f["independent_origins"], f["quote"]) for f in found["figures"]),
        nothing="No figures.",
    )
    click.echo(f"\nin the article's own voice: {found['own voice']} of {len(found['figures'])} figures")
    click.echo(f"not retrieved: {', '.join(found['not retrieved']) or 'nothing'}")


def _chain(figure: dict[str, Any]) -> str:
    return " > ".join(hop["source"] for hop in figure["chain"]) or "the article itself"


def _states(figure: dict[str, Any]) -> str:
    return figure["chain"][-1]["state"] if figure["chain"] else ""
