"""`claimdesk serve`: the desk in the browser, without a language model."""

import errno
import gc
import getpass
import os
import re
import socket
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import click
import uvicorn

from kb.base import NotAClaimBase
from kb.browse.server import datasette_for
from kb.commands.base_option import db_option

_PASSWORDS = "datasette_auth_passwords"
_LOOPBACK = ("127.0.0.1", "::1", "localhost")
host_option = click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
port_option = click.option("--port", type=click.IntRange(0, 65535), default=8001, show_default=True, help="The port; 0 takes a free one.")


@click.command("serve")
@db_option
@host_option
@port_option
@click.option("--user", default=None, help="Who reviews on this machine; without it the account's name. Only for a local address.")
@click.option("--proxy-header", default=None, help="The header in which a proxy on this machine names the person it signed in.")
@click.option(
    "--account", "accounts", multiple=True, metavar="NAME", help="Who signs in with a password; its hash stands in CLAIMDESK_HASH_NAME."
)
def command(db: Path, **options: Any) -> None:
    """Serve the claim base with its pages on Datasette."""
    serve(db, **options)


def serve(
    db: Path, *, host: str, port: int, user: str | None = None, proxy_header: str | None = None, accounts: Sequence[str] = ()
) -> None:
    """Serves until it is stopped; prints the address once it listens."""
    local = user or getpass.getuser() if host in _LOOPBACK and proxy_header is None and not accounts else None
    try:
        datasette = datasette_for(
            db,
            local_user=local,
            proxy_header=proxy_header,
            accounts=_hashes(accounts),
            secret=os.environ.get("DATASETTE_SECRET"),
        )
    except NotAClaimBase as error:
        raise click.ClickException(str(error)) from error
    listening = _listen(host, port)
    click.echo(f"claimdesk serves {db} at http://{host}:{listening.getsockname()[1]}/ (stop with Ctrl-C)", err=True)
    config = uvicorn.Config(datasette.app(), log_level="warning", lifespan="on")
    # What is loaded by now stays: to look through it for what is no longer needed would stop all pages for a tenth of a second.
    gc.collect()
    gc.freeze()
    uvicorn.Server(config).run(sockets=[listening])


def _hashes(accounts: Sequence[str]) -> dict[str, str]:
    """For each account the environment variable with the hash of its password."""
    if accounts and find_spec(_PASSWORDS) is None:
        raise click.ClickException(
            "accounts need the plugin datasette-auth-passwords; install claimdesk with its extra: claimdesk[passwords]"
        )
    variables = {name: "CLAIMDESK_HASH_" + re.sub(r"[^A-Z0-9]", "_", name.upper()) for name in accounts}
    for name, variable in variables.items():
        if not os.environ.get(variable):
            raise click.ClickException(f"no password for {name}: set {variable} to what `datasette hash-password` prints")
    return variables


def _listen(host: str, port: int) -> socket.socket:
    try:
        listening = socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise click.ClickException(f"port {port} is in use; choose another with --port, or 0 for a free one") from error
        raise click.ClickException(f"cannot listen on {host}:{port} ({error.strerror})") from error
    return listening
