"""What kind of thing a name stands for, from the words in it and around it."""

import re
from dataclasses import dataclass
from functools import cache

from ingest.scope.areas import area_of
from ingest.vocabulary import load

_ACRONYM = re.compile(r"[A-Z][A-Z&.]{1,5}")
_AGE = re.compile(r", (?:aged )?[1-9][0-9]?,")
_SPEAKS = re.compile(r",? (?:said|says|told|added|tweeted|testified|resigned|was born|died)\b")
_BEFORE = re.compile(r"([\w.-]{2,20}),? $")


@dataclass(frozen=True, slots=True)
class Named:
    """A judged name: where it starts within the run (a title is left out), what it is, and the canonical name if the gazetteer has it."""

    offset: int
    kind: str
    canonical: str | None = None


@dataclass(frozen=True, slots=True)
class _Words:
    titles: frozenset[str]
    roles: frozenset[str]
    first_names: frozenset[str]
    organisation: frozenset[str]
    event: frozenset[str]
    place: frozenset[str]
    place_first: frozenset[str]
    product: frozenset[str]


@cache
def _words() -> _Words:
    table = load("entities")
    return _Words(
        frozenset(table["person"]["titles"]),
        frozenset(table["person"]["roles"]),
        frozenset(table["person"]["first_names"]),
        frozenset(table["organisation"]["words"]),
        frozenset(table["event"]["words"]),
        frozenset(table["place"]["words"]),
        frozenset(table["place"]["prefixes"]),
        frozenset(table["product"]["words"]),
    )


def kind_of(name: str, text: str, start: int, end: int) -> Named:
    """The kind of `name` = text[start:end]; "unknown" where neither its words nor its neighbours tell."""
    known = _words()
    title = _title(name)
    if title:
        rest = name[title:]
        return Named(title, "person") if rest else Named(0, "unknown")
    area = area_of(name)
    if area is not None:
        return Named(0, "place", area.name)
    parts = name.split()
    if any(part in known.organisation for part in parts) or any(part in known.organisation for part in parts[-1].split("-")):
        return Named(0, "organisation")
    if parts[-1] in known.event or (parts[0] in known.event and len(parts) > 1):
        return Named(0, "event")
    if (parts[-1] in known.place and len(parts) > 1) or (parts[0] in known.place_first and len(parts) > 1):
        return Named(0, "place")
    if (any(part in known.product for part in parts) and len(parts) > 1) or parts[0] in ("iPhone", "iPad"):
        return Named(0, "product")
    if len(parts) > 1 and parts[0] in known.first_names:
        return Named(0, "person")
    if len(parts) in (2, 3) and not any(part.isupper() and len(part) > 2 for part in parts):
        before = _BEFORE.search(text, max(0, start - 22), start)
        if before is not None and before.group(1).lower() in known.roles:
            return Named(0, "person")
        if _AGE.match(text, end) or _SPEAKS.match(text, end):
            return Named(0, "person")
    if len(parts) == 1 and _ACRONYM.fullmatch(name):
        return Named(0, "organisation")
    return Named(0, "unknown")


def _title(name: str) -> int:
    """How many characters of a title and blank precede the person's own name ("Senate Majority Leader "); 0 for none.

    The name's length when it is nothing but a title. A title inside the name of an organisation is none.
    """
    known = _words()
    parts = name.split(" ")
    for count in range(min(len(parts), 5), 0, -1):
        opening = " ".join(parts[:count])
        if known.titles.isdisjoint(" ".join(parts[first:count]) for first in range(count)):
            continue
        rest = parts[count:]
        if len(rest) > 4 or any(word in known.organisation or (word.islower() and word in ("of", "and", "for", "the")) for word in rest):
            return 0
        return min(len(opening) + 1, len(name))
    return 0
