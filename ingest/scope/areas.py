"""Countries, their parts, cities and peoples by name, with ISO 3166 codes."""

from dataclasses import dataclass
from functools import cache

from ingest.vocabulary import load


@dataclass(frozen=True, slots=True)
class Area:
    """An area: `code` is ISO 3166-1 or -2, "EU", "EA" or "world", else the name. `kind`: country, part, group, city, people or capital."""

    code: str
    name: str
    kind: str


@cache
def gazetteer() -> dict[str, Area]:
    """Every printed name of an area. A capital is found as a city; `Area.code` of a city is its own name."""
    table = load("areas")
    found: dict[str, Area] = {}
    for country, cities in table["cities"].items():
        found.update({city: Area(city, city, "city") for city in cities})
        found.setdefault(country, Area(country, table["countries"][country]["names"][0], "country"))
    for section, kind in (("countries", "country"), ("parts", "part")):
        for code, row in table[section].items():
            name = row["names"][0]
            found.update({printed: Area(code, name, kind) for printed in row["names"]})
            found.update({printed: Area(code, name, "people") for printed in row["people"]})
            if "capital" in row:
                found[row["capital"]] = Area(row["capital"], row["capital"], "city")
    # Two-letter codes are words or abbreviations of other things; only these are printed as names.
    found = {name: area for name, area in found.items() if len(name) > 2 or name in ("US", "UK", "EU")}
    found.update({name: Area(name, name, "group") for name in table["groups"]["named"]})
    found.update({name: Area("world", "world", "group") for name in table["groups"]["world"]})
    found.update({name: Area(area, area, "people") for name, area in table["groups"]["people"].items()})
    return found


@cache
def _governments() -> dict[str, Area]:
    table = load("areas")
    return {row["capital"]: Area(code, row["names"][0], "capital") for code, row in table["countries"].items() if "capital" in row}


def area_of(phrase: str | None) -> Area | None:
    """The area that a phrase names, with or without an article or a possessive ending; None if it names none that is known."""
    if not phrase:
        return None
    name = phrase.strip(" ,.'’\"")
    for ending in ("'s", "’s", "s'", "s’"):
        if name.endswith(ending):
            name = name[: -len(ending)] + ("s" if ending[0] == "s" else "")
            break
    if name[:4].lower() == "the ":
        name = name[4:]
    table = gazetteer()
    return table.get(name) or table.get(phrase) or table.get(name + ".")


def government_of(phrase: str) -> Area | None:
    """The country whose government a capital's name stands for ("Beijing")."""
    return _governments().get(phrase.strip())
