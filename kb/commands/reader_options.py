"""The options of commands that read text, and the reader that they ask for; the only command module that loads a language model."""

from collections.abc import Callable
from functools import partial
from importlib.metadata import version

import click

from ingest.claims import extract
from ingest.language import ModelMissing, Reader, model_name
from kb.intake import Extract, Reading
from kb.workers import extract_in_processes

_Decorator = Callable[[Callable[..., None]], Callable[..., None]]
model_option: _Decorator = click.option("--model", default=None, help="An installed spaCy model; without it the best one found.")
parse_option: _Decorator = click.option(
    "--parse",
    type=click.Choice(["numbers", "all"]),
    default="numbers",
    show_default=True,
    help="Which sentences get the full parse: those with numbers, or all.",
)
workers_option: _Decorator = click.option(
    "--workers", type=click.IntRange(1, 256), default=1, show_default=True, help="Processes that read at the same time."
)


def reader(model: str | None, parse: str) -> Reader:
    try:
        return Reader(model=model, parse=parse)
    except ModelMissing as error:
        raise click.ClickException(str(error)) from error


def extractor(model: str | None, parse: str, workers: int) -> tuple[Extract, Reading]:
    """What turns articles into extractions, in this process or in several, and the record of with what."""
    try:
        reading = Reading(model=model_name(model), parse=parse, version=version("claimdesk"))
    except ModelMissing as error:
        raise click.ClickException(str(error)) from error
    if workers == 1:
        return partial(extract, reader(model, parse)), reading
    return partial(extract_in_processes, model=reading.model, parse=parse, workers=workers), reading
