"""The series that a figure belongs to: what it speaks of, apart from when, how much and by what kind of measure."""

from dataclasses import dataclass

from ingest.identity import content_id
from ingest.model import Scope

_KEY = ("subject", "measure", "product", "ref_area", "counterpart_area", "flow", "population", "adjustment")


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One series; `id` is made from its scope, `name` reads as words."""

    id: str
    name: str
    scope: Scope


def series_of(scope: Scope) -> Series | None:
    """The series of a scope; None when the text settles neither subject, measure nor product."""
    if not (scope.subject or scope.measure or scope.product):
        return None
    parts = [" ".join((getattr(scope, field) or "").casefold().split()) for field in _KEY]
    return Series(id=content_id("series", *parts), name=_name(scope), scope=scope)


def _name(scope: Scope) -> str:
    what = " ".join(part for part in (scope.product, scope.measure) if part) or scope.subject or ""
    who = scope.subject or scope.ref_area
    words = [what]
    if who and who != what:
        words.append(f"of {who}" if scope.subject else f"in {who}")
    if scope.counterpart_area:
        words.append(f"to or from {scope.counterpart_area}")
    words.extend(f"({part})" for part in (scope.flow, scope.population, scope.adjustment) if part)
    return " ".join(words)
