"""Who may see and do what: every page asks here, Datasette itself asks for its tables."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from datasette.utils.asgi import Forbidden, Request

from kb.browse import compat
from kb.browse.security import is_local

if TYPE_CHECKING:  # Datasette loads its plugins while this module of its is half made.
    from datasette.app import Datasette

# The plugin that keeps names and passwords.
PASSWORDS = "datasette-auth-passwords"
REVIEW = "claimdesk-review"
INGEST = "claimdesk-ingest"
# Full-text shadow tables repeat the text of tables that an owner may have made private.
_SHADOW = re.compile(r"(_fts(_[a-z]+)?$|sqlite_)", re.I)

_SHADOW_SQL = "table_name GLOB '*_fts' OR table_name GLOB '*_fts_*' OR table_name GLOB '*sqlite_*'"


class NoClaimBase(Exception):
    """None of the databases served is a claim base."""


def settings_of(ds: Datasette) -> dict[str, Any]:
    return ds.plugin_config("claimdesk") or {}


def has_accounts(ds: Datasette) -> bool:
    """Whether people sign in here with a name and a password."""
    return bool(ds.plugin_config(PASSWORDS))


def database_name(ds: Datasette) -> str:
    """The database that holds the claim base: the one that was configured, else the first one served."""
    configured = settings_of(ds).get("database")
    if configured:
        return str(configured)
    for name in ds.databases:
        if not name.startswith("_"):
            return name
    raise NoClaimBase("no database is served; start with `claimdesk serve --db kb.db`")


def is_shadow(table: str) -> bool:
    """Whether a table is plumbing that nobody may read directly."""
    return bool(_SHADOW.search(table))


def decide(ds: Datasette, actor: dict[str, Any] | None, action: str, resource: Any) -> bool | None:
    """The answer of Datasette 0.65's permission hook: True, False, or None to leave it to the other rules."""
    if action == "view-table" and resource and is_shadow(resource[1]):
        return False
    if action in {REVIEW, INGEST}:
        return _may_work(ds, actor, action)
    return None


def rules(ds: Datasette, actor: dict[str, Any] | None, action: str) -> Any:
    """The answer of Datasette 1.0's permission hook: a rule for the actions that are ours and for what nobody may read, else None."""
    if action == "view-table":
        return compat.denied_where(_SHADOW_SQL, reason="repeats the text of other tables")
    if action == "execute-sql" and actor and actor.get("id"):
        # What `allow_sql` of the metadata says in 0.65.
        return compat.allowed_in(database_name(ds), reason="signed in")
    if action in {REVIEW, INGEST}:
        return compat.everywhere(allow=_may_work(ds, actor, action), reason="signed in and named, or not")
    return None


def local_actor(ds: Datasette, request: Request) -> dict[str, Any] | None:
    """The one person at this machine, if the desk was started for a single user and the request comes from here."""
    name = settings_of(ds).get("local_user")
    if not name:
        return None
    client = request.scope.get("client")
    return {"id": name, "local": True} if is_local(request.headers.get("host", ""), client[0] if client else None) else None


def proxy_actor(ds: Datasette, request: Request) -> dict[str, Any] | None:
    """The person that a proxy in front has signed in, named in the configured header; only from the configured address."""
    config = settings_of(ds)
    header, address = config.get("proxy_header"), config.get("proxy_address", "127.0.0.1")
    client = request.scope.get("client")
    if not header or not client or client[0] != address:
        return None
    name = request.headers.get(str(header).lower(), "").strip()
    return {"id": name} if name else None


async def guard(ds: Datasette, request: Request, *tables: str) -> None:
    """Lets through who may see this instance, its claim base and each table named. Raises Forbidden."""
    name = database_name(ds)
    checks: list[tuple[str, Any]] = [("view-instance", None), ("view-database", name), *(("view-table", (name, t)) for t in tables)]
    for action, resource in checks:
        if not await compat.allowed(ds, request.actor, action, resource, default=True):
            raise Forbidden("You may not see this page. Sign in, or ask whoever runs this desk.")


async def may(ds: Datasette, request: Request, action: str) -> bool:
    """Whether the person of this request may review or add articles."""
    return await compat.allowed(ds, request.actor, action, default=False)


async def demand(ds: Datasette, request: Request, action: str) -> None:
    """Raises Forbidden unless the person may."""
    if not await may(ds, request, action):
        raise Forbidden("Sign in to do this; what you do is kept with your name.")


def _may_work(ds: Datasette, actor: dict[str, Any] | None, action: str) -> bool:
    if not actor or not actor.get("id"):
        return False
    named = settings_of(ds).get("reviewers" if action == REVIEW else "editors")
    return named is None or actor["id"] in named
