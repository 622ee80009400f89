"""What all tests share: one pipeline a run, since loading the model is the slowest thing they do."""

from pathlib import Path

import pytest

from ingest.language import Reader


@pytest.fixture(scope="session")
def reader() -> Reader:
    return Reader()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The browser's event loop runs from its first test to the end of the session, and no other can start meanwhile: it goes last."""
    browser = Path(__file__).parent / "browser"
    items.sort(key=lambda item: item.path.is_relative_to(browser))
