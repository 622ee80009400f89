"""Makes visible the characters of a text that hide, or that turn other text round."""

import re
from typing import Any

_UNSEEN = re.compile("[\u202a-\u202e\u2066-\u2069\u200b\u2060\ufeff\u200e\u200f\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f]")


def shown(text: str) -> str:
    """The words for showing, character for character: each that hides or turns text round is a replacement character."""
    return _UNSEEN.sub("\ufffd", text) if _UNSEEN.search(text) else text


def printed(value: Any) -> Any:
    """What a template prints of a value; markup stays markup."""
    return type(value)(shown(value)) if isinstance(value, str) else value
