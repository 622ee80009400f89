"""A long page takes turns with what other readers ask for, and comes out whole."""

import asyncio

import pytest
from jinja2 import DictLoader, Environment

from kb.browse import rendering
from kb.browse.rendering import at_once

pytestmark = pytest.mark.asyncio
LINES = 400


async def test_a_long_page_lets_others_go_on_and_misses_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rendering, "_TURN", 0)
    env = Environment(
        loader=DictLoader({"long": "{% for n in lines %}{{ n }} <b>{{ words }}</b>\n{% endfor %}"}), enable_async=True, autoescape=True
    )
    turns: list[int] = []

    async def other() -> None:
        while True:
            turns.append(1)
            await asyncio.sleep(0)

    waiting = asyncio.create_task(other())
    page = await at_once(env).get_template("long").render_async(lines=range(LINES), words="<i>")
    waiting.cancel()
    assert page == "".join(f"{n} <b>&lt;i&gt;</b>\n" for n in range(LINES))
    assert len(turns) > LINES
