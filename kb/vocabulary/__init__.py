"""Reads the word lists and registers of this folder; everything that varies by field or language lives here as TOML."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load(name: str) -> dict[str, Any]:
    """The contents of `<name>.toml` in this folder."""
    return tomllib.loads(files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


@cache
def cue(name: str) -> re.Pattern[str]:
    """A pattern that finds any phrase of one list of `cues.toml`."""
    phrases = [re.escape(str(p).rstrip("*")) + (r"\w{0,8}" if str(p).endswith("*") else "") for p in load("cues")[name]]
    # Most words begin with another letter than any phrase, which is quicker seen than that they are none of the phrases.
    first = "".join(sorted({phrase[0] for phrase in phrases}))
    return re.compile(rf"\b(?=[{first}])(?:{'|'.join(phrases)})\b", re.IGNORECASE)
