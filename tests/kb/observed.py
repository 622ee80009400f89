"""Observations written as sentences: the figure stands in braces, what the reader of the text would have found out in keywords."""

import re
from typing import Any

from ingest.identity import content_id
from kb.model import Observation

_DIGITS = re.compile(r"[0-9][0-9,]*(?:\.([0-9]+))?")
_SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9}
_BOUNDS = {"at least": ">=", "more than": ">", "over": ">", "about": "~", "fewer than": "<"}


def seen(marked: str, **fields: Any) -> Observation:
    """`seen("Floods killed {12 people}.", unit="people", measure="deaths", article="a", published="2024-05-01")`."""
    before, _, rest = marked.partition("{")
    printed, _, after = rest.partition("}")
    quote = before + printed + after
    article = fields.pop("article", "a")
    number = _DIGITS.search(printed)
    scale = next((factor for word, factor in _SCALES.items() if word in printed), 1.0)
    value = float(number[0].replace(",", "")) * scale if number else 0.0
    half = 0.5 * 10.0 ** -len((number[1] or "") if number else "") * scale
    comparator = next((sign for words, sign in _BOUNDS.items() if printed.startswith(words)), "=")
    if fields.get("direction") == "down" and fields.get("kind") in ("change", "difference"):
        value = -value
    low: float | None = value - half
    high: float | None = value + half
    if fields.get("kind") == "count" and scale == 1.0:
        low = high = value
    if comparator in (">", ">="):
        low, high = value, None
    elif comparator == "<":
        low, high = None, value
    elif comparator == "~":
        low, high = value * 0.95, value * 1.05
    known: dict[str, Any] = {
        "id": content_id(article, str(fields.get("start", len(before))), quote),
        "article_id": article,
        "ref": article,
        "publisher": None,
        "published": "2024-05-01",
        "start": len(before),
        "end": len(before) + len(printed),
        "printed": printed,
        "quote": quote,
        "claim_start": 0,
        "claim_end": len(quote),
        "amount": f"{value:g}",
        "low": low,
        "high": high,
        "low_open": comparator == ">",
        "high_open": low != high,
        "interval_basis": "printed precision",
        "comparator": comparator,
        "kind": "level",
        "period_basis": "printed" if fields.get("period") else "unknown",
        "voice": "report",
        "modality": "asserted",
    }
    optional = (
        "hedge unit dimension direction move role subject measure product ref_area counterpart_area flow population adjustment "
        "transformation period base_period as_of"
    )
    known.update(dict.fromkeys(optional.split()))
    known.update(fields)
    return Observation(**known)
