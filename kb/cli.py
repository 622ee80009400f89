"""`claimdesk`: each command is a file of `kb.commands`, loaded when it is called."""

from importlib import import_module
from typing import cast

import click

COMMANDS = ("extract", "ingest", "conflicts", "checks", "sources", "audit", "export", "serve", "demo", "rebuild", "verify")


class LazyGroup(click.Group):
    """Imports a command's module when it is asked for: `serve` must start without a language model."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        return cast(click.Command, import_module(f"kb.commands.{cmd_name}").command)


@click.group(cls=LazyGroup)
@click.version_option(package_name="claimdesk")
def main() -> None:
    """A claim ledger for fact-checkers: every number, who stands behind it, and where it does not add up."""
