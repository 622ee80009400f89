"""Rows on standard output: as JSON lines for scripts, as a table or as cards for people."""

import shutil
import sys
from collections.abc import Iterable, Sequence
from textwrap import wrap
from typing import Any

import click
import msgspec
from tabulate import tabulate

_NARROWEST = 12
_INDENT = "  "


def json_lines(rows: Iterable[Any]) -> None:
    """One JSON object a line, UTF-8, each written at once."""
    encoder = msgspec.json.Encoder()
    for row in rows:
        sys.stdout.buffer.write(encoder.encode(row) + b"\n")
        sys.stdout.buffer.flush()


def table(headers: Sequence[str], rows: Iterable[Sequence[Any]], *, nothing: str) -> None:
    """A table as wide as the terminal, long cells wrapped; `nothing` is said when there are no rows."""
    cells = [["" if value is None else _plain(str(value)) for value in row] for row in rows]
    if not cells:
        click.echo(nothing)
        return
    widths = _widths(headers, cells)
    # Wrapped here: the library takes a cell like "11,300" for a number when it wraps, and fails on it.
    wrapped = [["\n".join(wrap(cell, width)) for cell, width in zip(row, widths, strict=True)] for row in cells]
    click.echo(tabulate(wrapped, headers=headers, disable_numparse=True))


def cards(entries: Iterable[tuple[str, Sequence[str]]], *, nothing: str) -> None:
    """Each entry as a heading with its paragraphs below, wrapped to the terminal; `nothing` is said when there are none."""
    width = shutil.get_terminal_size((120, 24)).columns
    printed = False
    for heading, paragraphs in entries:
        lines = [_plain(heading)]
        for paragraph in paragraphs:
            lines += wrap(_plain(paragraph), width, initial_indent=_INDENT, subsequent_indent=2 * _INDENT)
        click.echo("\n".join((*([""] if printed else []), *lines)))
        printed = True
    if not printed:
        click.echo(nothing)


def _plain(text: str) -> str:
    """Without control characters: a hostile text must not steer the terminal."""
    return "".join(character if character.isprintable() else " " for character in text)


def _widths(headers: Sequence[str], cells: list[list[str]]) -> list[int]:
    """Each column as wide as it needs where that fits, else the wide ones share what the narrow ones leave."""
    needed = [max(len(header), *(len(row[index]) for row in cells)) for index, header in enumerate(headers)]
    left, widths = shutil.get_terminal_size((120, 24)).columns - 2 * (len(headers) - 1), dict[int, int]()
    for place, (width, index) in enumerate(sorted((width, index) for index, width in enumerate(needed))):
        widths[index] = min(width, max(_NARROWEST, left // (len(needed) - place)))
        left -= widths[index]
    return [widths[index] for index in range(len(needed))]
