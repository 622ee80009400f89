"""Tells articles that measure ("under a month", "a metre higher than in May") from those that only stand before a noun."""

import re

from ingest.model import Comparator
from ingest.numbers.drafts import Draft
from ingest.vocabulary import load

_LOOSE = frozenset(load("numbers")["articles"]["loose"])
# "A centimetre higher than last month", "a foot deep": the article is a number.
_COMPARED_AFTER = re.compile(
    r" (?:higher|lower|taller|shorter|longer|faster|slower|wider|narrower|deeper|heavier|lighter|warmer|cooler|more|less) than\b"
    r"| (?:deep|long|wide|high|tall|thick|apart|across)\b"
)


def has_article(low: str, draft: Draft) -> bool:
    return low[draft.number.start : draft.number.end] in ("a", "an")


def without_articles(low: str, found: list[Draft]) -> list[Draft]:
    """The drafts without the articles that turned out to count nothing, and without what the others hold ("under a second")."""
    kept: list[Draft] = []
    for draft in found:
        inside = bool(kept) and draft.start < kept[-1].end and has_article(low, kept[-1])
        if not inside and not _is_article(low, draft):
            kept.append(draft)
    return kept


def _is_article(low: str, draft: Draft) -> bool:
    """Whether an "a" before a unit is only an article: no bound stands before it ("under a month"), no part after ("a day and a half").

    "About a minute" measures nothing.
    """
    number = draft.number
    bound = draft.comparator is not Comparator.EQUAL and (draft.hedge or "").lower() not in _LOOSE
    compared = _COMPARED_AFTER.match(low, draft.end)
    plain = not bound and draft.smallest is None and number.value == 1 and compared is None
    return has_article(low, draft) and (plain or draft.unit is None or draft.reason is not None)
