"""The database option that commands share, and how a base is opened so that a person's mistake is one plain sentence."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from kb.base import NotAClaimBase, open_base

db_option = click.option(
    "--db", type=click.Path(path_type=Path), default=Path("kb.db"), show_default=True, help="The claim base: a SQLite file."
)
format_option = click.option(
    "--format",
    "form",
    type=click.Choice(["table", "jsonl"]),
    default="table",
    show_default=True,
    help="For people, or one JSON object a line.",
)


@contextmanager
def opened(path: Path, *, create: bool = False) -> Iterator[sqlite3.Connection]:
    """The base at `path`, closed at the end. What is wrong with the file or the disk ends the command with exit code 1."""
    try:
        conn = open_base(path, create=create)
    except NotAClaimBase as error:
        raise click.ClickException(str(error)) from error
    try:
        yield conn
    except sqlite3.OperationalError as error:
        raise click.ClickException(
            f"{path}: the database could not go on ({error}); what was acknowledged is kept, run it again"
        ) from error
    finally:
        conn.close()
