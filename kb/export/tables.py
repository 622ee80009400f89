"""Figures as CSV that no spreadsheet takes for formulas (OWASP ASVS 1.2.10)."""

import csv
import re
from dataclasses import fields
from typing import Any, TextIO

from kb.export.holdings import Holdings
from kb.model import Observation

_LIVE = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠")
_NEGATIVE = re.compile(r"-[0-9]{1,30}(?:\.[0-9]{1,30})?(?:[eE][+-]?[0-9]{1,3})?")
_COLUMNS = [field.name for field in fields(Observation) if field.name != "sources"]


def write_csv(held: Holdings, file: TextIO) -> None:
    """One line a figure, with a header; sources outermost first."""
    rows = csv.writer(file, lineterminator="\r\n")
    rows.writerow([*_COLUMNS, "title", "url", "sources", "origin"])
    for seen in held.figures:
        article = held.articles[seen.article_id]
        values = [getattr(seen, name) for name in _COLUMNS]
        rows.writerow([safe(value) for value in (*values, article.title, article.url, " > ".join(seen.sources), seen.origin)])


def safe(value: Any) -> Any:
    """The value with an apostrophe before what a spreadsheet would run; numbers, also negative ones, as they are."""
    if not isinstance(value, str):
        return value
    if _NEGATIVE.fullmatch(value) or not value.lstrip(" ").startswith(_LIVE):
        return value.replace("\0", "")
    return "'" + value.replace("\0", "")
