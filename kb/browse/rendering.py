"""Renders our templates without waiting for each piece of a page, as Datasette does, and without holding up other readers by long ones."""

import asyncio
import time
from functools import lru_cache
from typing import Any

from jinja2 import Environment, Template

# Seconds after which a page that is being rendered lets the others go on.
_TURN = 0.004


class _AtOnce(Template):
    """A template in which nothing waits, for callers that would wait; a long page takes turns with what else is asked for."""

    async def render_async(self, *args: Any, **values: Any) -> str:
        pieces = []
        turn = time.monotonic()
        for piece in self.generate(*args, **values):
            pieces.append(piece)
            if time.monotonic() - turn > _TURN:
                await asyncio.sleep(0)
                turn = time.monotonic()
        return "".join(pieces)


@lru_cache(maxsize=8)
def at_once(env: Environment) -> Environment:
    """The environment with templates that are rendered in one go, for those that call nothing that has to be awaited."""
    ours = env.overlay(enable_async=False)
    ours.template_class = _AtOnce
    return ours
