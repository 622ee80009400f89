"""The few calls in which Datasette 0.65 and 1.0 differ."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import datasette

if TYPE_CHECKING:  # Datasette loads its plugins while this module of its is half made.
    from datasette.app import Datasette
    from datasette.utils.asgi import Request
    from jinja2 import Environment

V1 = not datasette.__version__.startswith("0.")


async def allowed(ds: Datasette, actor: dict[str, Any] | None, action: str, resource: Any = None, *, default: bool = False) -> bool:
    """Whether an actor may do an action. `resource` is None, a database name or a (database, table) pair."""
    if not V1:
        return cast(bool, await ds.permission_allowed(actor, action, resource=resource, default=default))
    from datasette.resources import DatabaseResource, TableResource  # noqa: PLC0415 - exists in 1.0 only

    target = None
    if isinstance(resource, str):
        target = DatabaseResource(database=resource)
    elif resource is not None:
        target = TableResource(database=resource[0], table=resource[1])
    return cast(bool, await ds.allowed(action=action, resource=target, actor=actor))


def actions(described: dict[str, str]) -> list[Any]:
    """What 1.0 must be told of the actions that are ours, with their descriptions."""
    from datasette.permissions import Action  # noqa: PLC0415 - exists in 1.0 only

    return [Action(name=name, description=words) for name, words in described.items()]


def everywhere(*, allow: bool, reason: str) -> Any:
    """A rule of 1.0 that allows or denies an action whatever it is done to."""
    from datasette.permissions import PermissionSQL  # noqa: PLC0415 - exists in 1.0 only

    return PermissionSQL.allow(reason) if allow else PermissionSQL.deny(reason)


def allowed_in(database: str, *, reason: str) -> Any:
    """A rule of 1.0 that allows an action in one database, whatever holds for all of them."""
    from datasette.permissions import PermissionSQL  # noqa: PLC0415 - exists in 1.0 only

    sql = "SELECT :claimdesk_database AS parent, NULL AS child, 1 AS allow, :claimdesk_reason AS reason"
    return PermissionSQL(sql=sql, params={"claimdesk_database": database, "claimdesk_reason": reason})


def denied_where(condition: str, *, reason: str) -> Any:
    """A rule of 1.0 that denies the tables whose `table_name` meets an SQL condition."""
    from datasette.permissions import PermissionSQL  # noqa: PLC0415 - exists in 1.0 only

    sql = f"""SELECT database_name AS parent, table_name AS child, 0 AS allow, :claimdesk_reason AS reason
        FROM catalog_tables WHERE {condition}"""  # noqa: S608 - the condition is ours
    return PermissionSQL(sql=sql, params={"claimdesk_reason": reason})


def environment(ds: Datasette, request: Request) -> Environment:
    """Where the templates of an answer come from."""
    return cast("Environment", ds.get_jinja_environment(request) if V1 else ds.jinja_env)


def query_path(database: str) -> str:
    """Where a query is run, below the base URL; `database` is the path of its page."""
    return f"{database}/-/query" if V1 else database
