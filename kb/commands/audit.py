"""`claimdesk audit`: who stands behind each figure of one article."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import msgspec

from kb.commands.base_option import db_option, format_option, opened
from kb.commands.printing import json_lines, table
from kb.sourcing.audit import NoSuchArticle, StoredAudit, audit_stored
from kb.sourcing.citations import AuditedFigure


@click.command("audit")
@click.argument("article")
@db_option
@format_option
def command(article: str, db: Path, form: str) -> None:
    """Audit one article (its id, file name or URL): chains, how far each was followed, independent origins, what nobody retrieved."""
    with opened(db) as conn:
        try:
            stored = audit_stored(conn, article)
        except NoSuchArticle as error:
            raise click.ClickException(str(error)) from error
    if form == "jsonl":
        json_lines([_as_json(stored)])
        return
    found = stored.found
    click.echo(", ".join(part for part in (stored.title or stored.ref, stored.publisher, stored.published) if part))
    table(
        ("figure", "who says so", "how far", "independent origins", "sentence"),
        ((f.printed, _chain(f), _reach(f), ", ".join(f.origins), stored.figures[f.observation].quote) for f in found.figures),
        nothing="No figures.",
    )
    adrift = sum(f.open_end is not None for f in found.figures)
    if found.figures:
        click.echo(f"chains that end in the air: {adrift} of {len(found.figures)}")
    for figure in found.figures:
        for line in _drift(figure, stored):
            click.echo(line)
        if figure.single_point is not None:
            click.echo(f"{figure.printed}: every article that prints it depends on {figure.single_point}")
    for loop in found.loops:
        click.echo(f"they cite each other in a circle: {' > '.join(loop)}")
    for one in found.undermined:
        click.echo(f"reported not found, yet {len(one.figures)} figures stand on it: {one.source}")
    click.echo(f"nobody has retrieved: {', '.join(found.to_do) or 'nothing is missing'}")


def _as_json(stored: StoredAudit) -> dict[str, Any]:
    audited = msgspec.to_builtins(stored.found)
    places = {
        id_: {"id": id_, "start": seen.start, "end": seen.end, "quote": seen.quote, "origin": seen.origin}
        for id_, seen in stored.figures.items()
    }
    about = {"ref": stored.ref, "title": stored.title, "publisher": stored.publisher, "published": stored.published}
    figures = [{**places[figure["observation"]], **figure} for figure in audited["figures"]]
    return {**audited, **about, "figures": figures}


def _chain(figure: AuditedFigure) -> str:
    return " > ".join(f"{checked.hop.canonical} ({checked.hop.state.value})" for checked in figure.hops) or "the article itself"


def _reach(figure: AuditedFigure) -> str:
    return figure.open_end or "to a primary source"


def _drift(figure: AuditedFigure, stored: StoredAudit) -> Iterator[str]:
    """One line for each step of the chain at which the figure changed its meaning."""
    names = {checked.carries: checked.hop.canonical for checked in figure.hops if checked.carries is not None}
    own = stored.publisher or stored.ref
    for earlier, later, changed in figure.drift:
        if changed:
            yield f"{figure.printed}: from {names.get(earlier, own)} to {names.get(later, own)} changed {', '.join(changed)}"
