"""Articles into the base: reading, extraction, storing, and then everything that follows from them."""

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from ingest.model import Article, Extraction
from ingest.readers.errors import Unreadable
from ingest.readers.reading import read
from kb import outlets
from kb.base import cut_log
from kb.deriving import bring_in_step, remove_orphans
from kb.reading import articles as stored_articles
from kb.store import finish_run, holds_article, record_refusal, register_sources, restore, start_run, store


class Extract(Protocol):
    """Reads articles, and tells `refuse` of those that cannot be read."""

    def __call__(self, articles: Iterable[Article], *, refuse: Callable[[Unreadable], None]) -> Iterator[Extraction]: ...


class Progress(Protocol):
    """Told of each article once it is safely stored (or was stored before: `new` is False)."""

    def __call__(self, article: Article, *, new: bool, figures: int) -> None: ...


@dataclass(slots=True, kw_only=True)
class Summary:
    """What one ingest did."""

    stored: int = 0
    known: int = 0
    claims: int = 0
    figures: int = 0
    refused: list[Unreadable] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """With what articles are read: the name of the language model, which sentences are parsed, and the program's version."""

    model: str
    parse: str
    version: str


def ingest(conn: sqlite3.Connection, inputs: Iterable[str], *, extract: Extract, reading: Reading, progress: Progress) -> Summary:
    """Stores all articles of `inputs` (files, folders, "-") that are not stored yet, and brings the findings in step.

    Extraction happens outside of any transaction; each article is one. What is refused is kept with its reason.
    A folder's `outlets.toml` is read as its outlet register.
    """
    summary = Summary()
    files: dict[str, str] = {}
    run_id: int | None = None

    def run() -> int:
        nonlocal run_id
        if run_id is None:
            run_id = start_run(conn, kind="ingest", model=reading.model, parse=reading.parse, version=reading.version)
        return run_id

    def unknown() -> Iterator[Article]:
        for name in inputs:
            _register(conn, name, summary)
            for article in read(name, refused=summary.refused.append):
                if holds_article(conn, article.id):
                    summary.known += 1
                    progress(article, new=False, figures=0)
                else:
                    files[article.id] = _source_file(name, article.ref)
                    yield article

    for extraction in extract(unknown(), refuse=summary.refused.append):
        article = extraction.article
        try:
            new = store(conn, extraction, source_file=files.pop(article.id, None), run_id=run())
        except sqlite3.IntegrityError as error:
            summary.refused.append(_quarantined(article, error))
            continue
        if new:
            summary.stored += 1
            summary.claims += len(extraction.claims)
            summary.figures += len(extraction.figures)
        else:
            summary.known += 1
        cut_log(conn)
        progress(article, new=new, figures=len(extraction.figures))
    for refusal in summary.refused:
        record_refusal(conn, name=refusal.path, reason=f"{refusal.what}; {refusal.mend}", run_id=run_id)
    if run_id is not None:
        finish_run(conn, run_id, articles=summary.stored, claims=summary.claims, figures=summary.figures, refused=len(summary.refused))
    bring_in_step(conn)
    cut_log(conn)
    return summary


def rebuild(conn: sqlite3.Connection, *, extract: Extract, reading: Reading, progress: Progress) -> Summary:
    """Reads every stored text again and derives everything anew; reviews and judgements stay as they are."""
    summary = Summary()
    run_id = start_run(conn, kind="rebuild", model=reading.model, parse=reading.parse, version=reading.version)
    for extraction in extract(stored_articles(conn), refuse=summary.refused.append):
        try:
            restore(conn, extraction)
        except sqlite3.IntegrityError as error:
            summary.refused.append(_quarantined(extraction.article, error))
            continue
        summary.stored += 1
        summary.claims += len(extraction.claims)
        summary.figures += len(extraction.figures)
        cut_log(conn)
        progress(extraction.article, new=True, figures=len(extraction.figures))
    remove_orphans(conn)
    finish_run(conn, run_id, articles=summary.stored, claims=summary.claims, figures=summary.figures, refused=len(summary.refused))
    bring_in_step(conn)
    cut_log(conn)
    return summary


def _quarantined(article: Article, error: sqlite3.IntegrityError) -> Unreadable:
    """An article whose reading breaks a promise of the base is left out by name and stops nothing."""
    return Unreadable(article.ref, f"was read in a way that the base does not take ({error})", "report it: the fault is claimdesk's")


def _register(conn: sqlite3.Connection, name: str, summary: Summary) -> None:
    register = os.path.join(name, outlets.FILE_NAME)
    if os.path.isfile(register):
        try:
            register_sources(conn, outlets.read(Path(register)))
        except Unreadable as error:
            summary.refused.append(error)


def _source_file(name: str, ref: str) -> str:
    """Where an article was read, without the folders above what was named: they are this machine's business."""
    last = Path(name).name or name
    return f"{last}/{ref}" if os.path.isfile(os.path.join(name, ref)) else last
