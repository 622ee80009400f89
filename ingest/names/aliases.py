"""Which names of one article stand for one thing: surnames, acronyms, short forms."""

import re
from dataclasses import dataclass, field
from functools import cache

from ingest.vocabulary import load

_IN_BRACKETS = re.compile(r" ?\(([A-Z][A-Za-z&.-]{1,9})\)")
_SMALL = frozenset(("of", "the", "for", "and", "de", "&"))


@cache
def _endings() -> frozenset[str]:
    return frozenset(load("entities")["organisation"]["words"])


@dataclass(slots=True)
class Aliases:
    """Names seen so far; `canonical` answers for later ones. An alias that fits two names answers for neither."""

    kinds: dict[str, str] = field(default_factory=dict)
    short: dict[str, str | None] = field(default_factory=dict)

    def add(self, name: str, kind: str, text: str, end: int) -> None:
        """Take note of a full name (ending at `end`), and of the acronym in brackets after it."""
        if self.kinds.get(name, "unknown") == "unknown":
            self.kinds[name] = kind
        words = name.split()
        bracketed = _IN_BRACKETS.match(text, end)
        if bracketed is not None and kind != "place":
            self._alias(bracketed.group(1), name)
        if len(words) < 2:
            return
        if kind == "person":
            self._alias(words[-1], name)
        elif kind == "organisation":
            acronym = "".join(word[0] for word in words if word not in _SMALL and word[0].isupper())
            if len(acronym) > 2:
                self._alias(acronym, name)
            if len(words[0]) > 3 and words[-1] in _endings():
                self._alias(" ".join(words[:-1]), name)

    def _alias(self, short: str, name: str) -> None:
        if short == name:
            return
        held = self.short.get(short, name)
        self.short[short] = name if held == name else None

    def canonical(self, name: str) -> str | None:
        """The full name that `name` stands for; None if it is known under no other."""
        return self.short.get(name) or self.short.get(name.replace(".", ""))

    def kind(self, name: str) -> str | None:
        return self.kinds.get(name)
