"""`claimdesk audit`: who stands behind each figure of one article."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import msgspec

from ingest.model import HopState
from kb.commands.base_option import db_option, format_option, opened
from kb.commands.printing import json_lines, table
from kb.sourcing.audit import NoSuchArticle, StoredAudit, audit_stored
from kb.sourcing.citations import AuditedFigure, CheckedHop


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
        _rows(stored),
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


def _rows(stored: StoredAudit) -> Iterator[tuple[str, ...]]:
    """A sentence is printed beside the first of its figures only."""
    shown = None
    for figure in stored.found.figures:
        quote = stored.figures[figure.observation].quote
        yield figure.printed, _chain(figure), _reach(figure), ", ".join(figure.origins), "″" if quote == shown else quote
        shown = quote


def _chain(figure: AuditedFigure) -> str:
    """The hops, outermost first; one that is no more than named carries no note."""
    return " > ".join(_hop(checked) for checked in figure.hops) or "the article itself"


def _hop(checked: CheckedHop) -> str:
    state = checked.hop.state
    if state is HopState.IN_CORPUS:
        told = f"prints it with another {', '.join(checked.differs)}" if checked.differs else "prints it alike"
        return f"{checked.hop.canonical} (in corpus, {told})"
    if checked.article is not None:
        return f"{checked.hop.canonical} (in corpus, without this figure)"
    return checked.hop.canonical if state is HopState.NAMED else f"{checked.hop.canonical} ({state.value})"


def _reach(figure: AuditedFigure) -> str:
    return figure.open_end or "to a primary source"


def _drift(figure: AuditedFigure, stored: StoredAudit) -> Iterator[str]:
    """One line for each step of the chain at which the figure changed its meaning."""
    names = {checked.carries: checked.hop.canonical for checked in figure.hops if checked.carries is not None}
    own = stored.publisher or stored.ref
    for earlier, later, changed in figure.drift:
        if changed:
            yield f"{figure.printed}: from {names.get(earlier, own)} to {names.get(later, own)} changed {', '.join(changed)}"
