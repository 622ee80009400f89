"""The outlet register: a TOML file that says who publishes what, from where, and whom they usually relay."""

import tomllib
from pathlib import Path
from typing import Any

from ingest.readers.errors import Unreadable

FILE_NAME = "outlets.toml"
_MEND = 'write one [[outlet]] table an outlet, each with a name = "..."'


def read(path: Path) -> list[dict[str, Any]]:
    """The outlets of a register, each with at least its `name`. Raises Unreadable."""
    try:
        register = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Unreadable(str(path), f"is no outlet register ({error})", _MEND) from error
    found = register.get("outlet")
    if not isinstance(found, list) or not all(isinstance(outlet, dict) and isinstance(outlet.get("name"), str) for outlet in found):
        raise Unreadable(str(path), "has an outlet without a name", _MEND)
    return found
