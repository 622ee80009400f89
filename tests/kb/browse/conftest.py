"""One sample base for all tests that only read, a fresh copy for those that write."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette

from kb.browse.server import datasette_for
from tests.kb.browse.samples import fill


@pytest.fixture(scope="session")
def sample_base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("base") / "kb.db"
    fill(path)
    return path


@pytest.fixture
def desk(sample_base: Path) -> Datasette:
    return datasette_for(sample_base)


@pytest.fixture
def own_base(sample_base: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(sample_base, tmp_path / "kb.db"))


@pytest.fixture
def own_desk(own_base: Path) -> Datasette:
    return datasette_for(own_base)


def signed_in(desk: Datasette, name: str = "ann") -> dict[str, Any]:
    """The cookies of a person who has signed in."""
    return {"ds_actor": desk.sign({"a": {"id": name}}, "actor")}
