"""The desk: the Datasette plugin that fact-checkers browse and review a claim base with. Each hook is one line."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from datasette import hookimpl
from datasette.utils.asgi import Request
from jinja2 import Environment

from kb.browse import cells, compat, forms, permission, security, templating
from kb.browse.desk import View
from kb.browse.pages.questions import QUESTIONS
from kb.browse.routes import ROUTES
from kb.browse.spreadsheets import harmless
from kb.browse.uncounted import uncounted

if TYPE_CHECKING:  # Datasette loads its plugins while this module of its is half made.
    from datasette.app import Datasette


@hookimpl
def register_routes(datasette: Datasette) -> list[tuple[str, View]]:
    return list(ROUTES)


@hookimpl
def asgi_wrapper(datasette: Datasette) -> Callable[[security.App], security.App]:
    return lambda app: security.guarded(
        harmless(uncounted(app, views=QUESTIONS)), throttle=security.throttle_of(datasette), base_url=datasette.setting("base_url")
    )


@hookimpl
def skip_csrf(datasette: Datasette, scope: dict[str, Any]) -> bool:
    return forms.has_file(scope)


@hookimpl
def prepare_jinja2_environment(env: Environment, datasette: Datasette) -> None:
    templating.prepare(env)


@hookimpl
def prepare_connection(conn: sqlite3.Connection, database: str, datasette: Datasette) -> None:
    security.limit_connection(conn)


@hookimpl(tryfirst=True)
def permission_allowed(datasette: Datasette, actor: dict[str, Any] | None, action: str, resource: Any) -> bool | None:
    return permission.decide(datasette, actor, action, resource)


# The next two ask in Datasette 1.0 what the one above asks in 0.65; each version leaves out the hooks that it does not know.
@hookimpl
def register_actions(datasette: Datasette) -> list[Any]:
    return compat.actions({permission.REVIEW: "Review findings and figures", permission.INGEST: "Add articles"})


@hookimpl
def permission_resources_sql(datasette: Datasette, actor: dict[str, Any] | None, action: str) -> Any:
    return permission.rules(datasette, actor, action)


@hookimpl(trylast=True)
def actor_from_request(datasette: Datasette, request: Request) -> dict[str, Any] | None:
    return permission.proxy_actor(datasette, request) or permission.local_actor(datasette, request)


@hookimpl
def render_cell(value: Any, column: str, table: str, datasette: Datasette) -> Any:
    return cells.cell(datasette, value, column, table)


@hookimpl
def extra_template_vars(datasette: Datasette, request: Request | None) -> dict[str, Any]:
    return {"desk_name": permission.settings_of(datasette).get("name", "claimdesk"), "can_log_in": permission.has_accounts(datasette)}
