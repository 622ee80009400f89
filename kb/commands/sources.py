"""`claimdesk sources`: who is relied on for what."""

from pathlib import Path
from typing import Any

import click

from kb.commands.base_option import db_option, format_option, opened
from kb.commands.printing import json_lines, table
from kb.sourcing.reliance import like, source, sources, to_do


@click.command("sources")
@click.argument("name", required=False)
@db_option
@format_option
def command(name: str | None, db: Path, form: str) -> None:
    """List the sources of a base, or show one: what it is relied on for, by whom, in which words, and its figures."""
    with opened(db) as conn:
        if name is None:
            _all(list(sources(conn)), [row["name"] for row in to_do(conn)], form)
            return
        found = source(conn, name)
        if found is None:
            near = like(conn, name)
            hint = f"; it holds {', '.join(near)}" if near else ""
            raise click.ClickException(f"no source {name} is in this base{hint}")
    if form == "jsonl":
        json_lines([found])
    else:
        _one(found)


def _all(rows: list[dict[str, Any]], missing: list[str], form: str) -> None:
    if form == "jsonl":
        json_lines({**row, "to_do": row["name"] in missing} for row in rows)
        return
    columns = ("name", "kind", "country", "articles_published", "articles_that_name_it", "figures_through_it", "figures_that_end_at_it")
    table([column.replace("_", " ") for column in columns], ([row[column] for column in columns] for row in rows), nothing="No sources.")
    if rows:
        click.echo(f"nobody has retrieved: {', '.join(missing) or 'nothing is missing'}")


def _one(found: dict[str, Any]) -> None:
    click.echo(f"{found['name']} ({found['kind'] or 'kind not known'})")
    told = found["divergence"]
    if told["figures"]:
        click.echo(f"contradicted by other articles: {told['diverging']} of {told['figures']} figures ({told['rate']:.0%})")
    for part in ("relied on for", "relied on by", "relies on", "states", "findings", "figures"):
        rows = found[part]
        click.echo(f"\n{part}:")
        columns = [column for column in (rows[0] if rows else {}) if column not in ("id", "start", "end")]
        table(columns, ([row[column] for column in columns] for row in rows), nothing="nothing")
