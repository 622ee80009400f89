"""Renders our templates in one go; Datasette's own way hands on every piece of a page as if it had to be waited for."""

from functools import lru_cache
from typing import Any

from jinja2 import Environment, Template


class _AtOnce(Template):
    """A template in which nothing waits, for callers that would wait."""

    async def render_async(self, *args: Any, **values: Any) -> str:
        return self.render(*args, **values)


@lru_cache(maxsize=8)
def at_once(env: Environment) -> Environment:
    """The environment with templates that are rendered in one go, for those that call nothing that has to be awaited."""
    ours = env.overlay(enable_async=False)
    ours.template_class = _AtOnce
    return ours
