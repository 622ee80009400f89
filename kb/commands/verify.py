"""`claimdesk verify`: whether a base, or an evidence pack, keeps its promises."""

import sys
from pathlib import Path

import click

from kb.commands.base_option import db_option, opened
from kb.export.pack import PackUnreadable, faults
from kb.verifying import PROMISES, broken


@click.command("verify")
@click.argument("packs", nargs=-1, type=click.Path(path_type=Path), metavar="[PACK.json ...]")
@db_option
def command(packs: tuple[Path, ...], db: Path) -> None:
    """Check every invariant of a claim base and say what is broken; with evidence packs, check those, without a base."""
    wrong = 0
    for pack in packs:
        try:
            found = list(faults(pack))
        except PackUnreadable as error:
            raise click.ClickException(str(error)) from error
        for fault in found:
            click.echo(f"{pack}: {fault}")
        wrong += len(found)
        if not found:
            click.echo(f"{pack}: every quotation, hash and interval in it holds", err=True)
    if not packs:
        with opened(db) as conn:
            for one in broken(conn):
                click.echo(f"{one.promise}: not so for {one.row}")
                wrong += 1
        if not wrong:
            click.echo(f"{db}: all {len(PROMISES)} promises hold", err=True)
    if wrong:
        sys.exit(1)
