"""The evidence pack: one finding with both sides, their articles, the arithmetic and the reviews, checkable without the base."""

import json
import math
import sqlite3
from collections.abc import Iterator
from dataclasses import fields
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec
from jinja2 import Environment, PackageLoader, StrictUndefined

from kb.comparison.concepts import standard
from kb.comparison.profiles import Profile
from kb.export.holdings import Published, published
from kb.model import FindingKind, Observation
from kb.reading import findings, observations
from kb.unseen import printed

FORMAT = "claimdesk evidence pack 1"
# Kinds whose two intervals have no value in common, and kinds whose intervals share one.
_APART = {FindingKind.CONTRADICTION.value}
_TOGETHER = {FindingKind.AGREE.value, FindingKind.BOUND_COMPATIBLE.value}
_CONTEXT_LENGTH = 300
_ARTICLE_FIELDS = [field.name for field in fields(Published)]


class PackUnreadable(Exception):
    """A file that is no evidence pack."""


class NoSuchFinding(Exception):
    """A finding that the base does not hold."""


def pack(conn: sqlite3.Connection, finding: str) -> dict[str, Any]:
    """The evidence for one finding. Raises NoSuchFinding."""
    rows = list(findings(conn, everything=True, finding=finding))
    if not rows:
        raise NoSuchFinding(f"this base holds no finding {finding}; `claimdesk conflicts --all` lists them")
    [row] = rows
    by_id = {seen.id: seen for seen in observations(conn, within={row[side]["article"] for side in ("a", "b")})}
    sides = {name: _side(conn, by_id[row[name]["figure"]]) for name in ("a", "b")}
    reviews = conn.execute(
        "SELECT actor, verdict, note, created_at FROM review WHERE target_kind = 'finding' AND target = ? ORDER BY id", (finding,)
    )
    made = {
        "format": FORMAT,
        "finding": {name: value for name, value in row.items() if name not in ("a", "b", "status")},
        "sides": sides,
        "arithmetic": _arithmetic(*(by_id[row[name]["figure"]] for name in ("a", "b"))),
        "reviews": [dict(zip(("actor", "verdict", "note", "created_at"), review, strict=True)) for review in reviews],
    }
    return {**made, "sha256": _seal(made)}


def _side(conn: sqlite3.Connection, seen: Observation) -> dict[str, Any]:
    article = published(conn, seen.article_id)
    return {
        "article": {**msgspec.to_builtins(article), "sha256": _hash(article.text)},
        "figure": msgspec.to_builtins(seen),
        "origin": seen.origin,
    }


def _arithmetic(a: Observation, b: Observation) -> dict[str, Any]:
    """Both intervals in one unit, and whether a value lies in both."""
    first, second = (Profile(seen, standard()).interval for seen in (a, b))
    gap = first.gap(second)
    return {
        "a": [_finite(first.low), _finite(first.high)],
        "b": [_finite(second.low), _finite(second.high)],
        "no value in both": first.disjoint(second),
        "gap": _finite(gap),
    }


def _finite(value: float) -> float | None:
    return value if math.isfinite(value) else None


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def _seal(made: dict[str, Any]) -> str:
    return _hash(json.dumps(made, sort_keys=True, ensure_ascii=False, separators=(",", ":")))


def page(made: dict[str, Any]) -> str:
    """The pack as one HTML page that needs nothing else; every value is escaped, and no character hides."""
    environment = Environment(loader=PackageLoader("kb.export", "."), autoescape=True, undefined=StrictUndefined, finalize=printed)
    sides = [{"name": name.upper(), **side, "pieces": _pieces(side)} for name, side in made["sides"].items()]
    return environment.get_template("pack.html").render(pack=made, sides=sides)


def _pieces(side: dict[str, Any]) -> list[str]:
    """The text before the printed figure, the figure, the text after it."""
    text, start, end = side["article"]["text"], side["figure"]["start"], side["figure"]["end"]
    return [text[max(0, start - _CONTEXT_LENGTH) : start], text[start:end], text[end : end + _CONTEXT_LENGTH]]


def faults(path: Path) -> Iterator[str]:
    """What in a pack does not hold: seals, spans, quotations, intervals. Raises PackUnreadable."""
    made = _read(path)
    if _seal({name: value for name, value in made.items() if name != "sha256"}) != made.get("sha256"):
        yield "the pack was changed after it was made (its seal does not fit)"
    seen = {}
    for name in ("a", "b"):
        side = made["sides"][name]
        text, figure = side["article"]["text"], side["figure"]
        if _hash(text) != side["article"]["sha256"]:
            yield f"side {name}: the article's text is not the one that was hashed"
        if text[figure["start"] : figure["end"]] != figure["printed"]:
            yield f"side {name}: the figure does not stand at its place in the text"
        if text[figure["claim_start"] : figure["claim_end"]] != figure["quote"]:
            yield f"side {name}: the sentence does not stand at its place in the text"
        seen[name] = msgspec.convert(figure, Observation)
    again = _arithmetic(seen["a"], seen["b"])
    if again != made["arithmetic"]:
        yield "the arithmetic comes out otherwise when it is done again"
    kind = made["finding"]["kind"]
    if (kind in _APART and not again["no value in both"]) or (kind in _TOGETHER and again["no value in both"]):
        yield f"the intervals do not bear out the finding ({kind})"


def _read(path: Path) -> dict[str, Any]:
    try:
        made = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise PackUnreadable(f"{path}: cannot be opened ({error.strerror})") from error
    except (ValueError, RecursionError) as error:
        raise PackUnreadable(f"{path}: is no JSON; give the .json file of an evidence pack") from error
    if not isinstance(made, dict) or made.get("format") != FORMAT:
        raise PackUnreadable(f'{path}: is no evidence pack of this version (its "format" should be "{FORMAT}")')
    try:
        for name in ("a", "b"):
            msgspec.convert(made["sides"][name]["figure"], Observation)
            msgspec.convert({field: made["sides"][name]["article"].get(field) for field in _ARTICLE_FIELDS}, Published)
        made["finding"]["kind"], made["arithmetic"]
    except (KeyError, TypeError, AttributeError, msgspec.ValidationError) as error:
        raise PackUnreadable(f"{path}: a part of the pack is missing or has another form ({error})") from error
    return made
