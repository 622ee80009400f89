"""What a matched time expression means: its ISO 8601 value, resolved against the day of publication and the words around it."""

from ingest.calendar import dates, relations, stretches
from ingest.calendar import iso_periods as iso
from ingest.calendar.anchors import until_published
from ingest.calendar.matches import Found, Value
from ingest.model import Basis, Period

_RULES = dates.RULES | stretches.RULES | relations.RULES


def resolve(found: Found, earlier: list[Period]) -> Period | None:
    """The Period of a match, None when its words are no time after all. `earlier` are the periods before it, in order."""
    value = _RULES[found.name](found)
    if value is None:
        return None
    first, last = found.first, found.last
    if found.letters[-1] == ")" and "(" not in found.letters:
        last -= 1
    if found.letters[0] == "d" and found.name != "ago":
        first += 1
    if value.relation == "own" and found.before == "s" and value.iso is not None:
        first -= 1
        value = Value(until_published(value.iso, found.anchor), value.printed_year, "to date")
    elif value.relation == "own" and value.iso and value.iso.startswith("--"):
        value = Value(_year_from_sentence(value.iso, found, earlier), value.printed_year)
    start, end = found.row.starts[first], found.row.ends[last - 1]
    known = Basis.PRINTED if value.printed_year else Basis.RELATIVE if value.iso or value.relation != "own" else Basis.UNKNOWN
    return Period(
        start=start, end=end, printed=found.row.text[start:end], iso=value.iso, basis=known,
        relation=value.relation, shift=value.shift, unit=value.unit, rate=value.rate,
    )  # fmt: skip


def _year_from_sentence(partial: str, found: Found, earlier: list[Period]) -> str:
    """The year that the sentence printed just before, for a month or day without one."""
    if not earlier or earlier[-1].basis is not Basis.PRINTED or earlier[-1].iso is None or earlier[-1].relation != "own":
        return partial
    gap = found.row.text[earlier[-1].end : found.row.starts[found.first]]
    year = iso.year_of(earlier[-1].iso)
    if len(gap) > 120 or "\n" in gap or ". " in gap or year is None:
        return partial
    whole = f"{year}-{partial[2:]}"
    return whole if iso.bounds(whole) else partial
