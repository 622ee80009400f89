"""The desk in a real browser: any error in its console and any error of a page fails the test."""

import shutil
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from playwright.sync_api import Page

from kb.browse.server import datasette_for
from tests.kb.browse.samples import fill

# Debian's Chromium; a missing one fails the tests, it does not skip them.
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
SWITCHES = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


def chromium() -> str:
    """Where the browser is."""
    found = next((path for name in _BROWSERS if (path := shutil.which(name))), None)
    assert found, "these tests need Chromium; install it with `apt-get install chromium`"
    return found


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_type_launch_args, "executable_path": chromium(), "args": [*SWITCHES]}


@pytest.fixture(scope="session")
def sample_base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("browser") / "kb.db"
    fill(path)
    return path


@pytest.fixture(scope="session")
def address(sample_base: Path) -> Iterator[str]:
    """Where the sample base is served, for tests that only read."""
    with served(sample_base) as found:
        yield found


@pytest.fixture
def own_address(sample_base: Path, tmp_path: Path) -> Iterator[str]:
    """Where a copy is served, for a test that writes."""
    with served(Path(shutil.copy(sample_base, tmp_path / "kb.db"))) as found:
        yield found


@contextmanager
def served(base: Path) -> Iterator[str]:
    """Serves a base to one local person."""
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(datasette_for(base, local_user="ann").app(), log_level="error", lifespan="on"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join(timeout=10)


@pytest.fixture
def page(page: Page) -> Iterator[Page]:
    """A page that fails its test when the console or a script reports an error."""
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    assert page.evaluate("window.__xss") is None
    assert errors == []
