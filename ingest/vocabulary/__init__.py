"""The words that vary by language or field, kept as TOML beside this file and read once."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load(name: str) -> dict[str, Any]:
    """The table `name`.toml as plain values. Callers must not change what they get; a name that is not there is a FileNotFoundError."""
    return tomllib.loads(files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))
