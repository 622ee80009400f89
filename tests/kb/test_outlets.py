"""The outlet register: what a correct one says, and that a wrong one is named."""

from pathlib import Path

import pytest

from ingest.readers.errors import Unreadable
from kb.outlets import read


def test_outlets_are_read_with_all_that_is_said_of_them(tmp_path: Path) -> None:
    register = tmp_path / "outlets.toml"
    register.write_text('[[outlet]]\nname = "Coast Gazette"\ncountry = "NO"\nrelays = ["Coast Wire"]\n', encoding="utf-8")
    assert read(register) == [{"name": "Coast Gazette", "country": "NO", "relays": ["Coast Wire"]}]


@pytest.mark.parametrize("wrong", ["[[outlet]]\ncountry = 'NO'\n", "outlet = 3\n", "", "[[outlet]\n", "[[outlet]]\nname = 3\n"])
def test_a_register_that_says_too_little_is_refused_by_name(tmp_path: Path, wrong: str) -> None:
    register = tmp_path / "outlets.toml"
    register.write_text(wrong, encoding="utf-8")
    with pytest.raises(Unreadable, match=r"outlets\.toml"):
        read(register)
