"""The few calls in which Datasette 0.65 and 1.0 differ."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import datasette
from datasette.utils.asgi import Request

if TYPE_CHECKING:  # Datasette loads its plugins while this module of its is half made.
    from datasette.app import Datasette

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


async def form(request: Request) -> dict[str, str]:
    """The fields of a posted form, each once."""
    if hasattr(request, "form"):
        return dict(await request.form())
    return cast(dict[str, str], await request.post_vars())
