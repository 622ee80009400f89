"""What all tests share: one pipeline a run, since loading the model is the slowest thing they do."""

import pytest

from ingest.language import Reader


@pytest.fixture(scope="session")
def reader() -> Reader:
    return Reader()
