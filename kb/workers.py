"""Reading articles in several processes; each loads its own language model once."""

import multiprocessing
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor

from ingest.claims import extract
from ingest.language import ARTICLES_A_BATCH, Reader
from ingest.model import Article, Extraction
from kb.processes import in_order

# Batches in hand for each process: enough that none waits, few enough that memory stays flat.
_BATCHES_EACH = 3
_reader: Reader | None = None


def extract_in_processes(articles: Iterable[Article], *, model: str, parse: str, workers: int) -> Iterator[Extraction]:
    """One Extraction an article, in order, as `ingest.claims.extract` gives them."""
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=spawn, initializer=_load, initargs=(model, parse)) as pool:
        for extractions in in_order(pool, _extract, _batches(articles), ahead=workers * _BATCHES_EACH):
            yield from extractions


def _batches(articles: Iterable[Article]) -> Iterator[list[Article]]:
    batch: list[Article] = []
    for article in articles:
        batch.append(article)
        if len(batch) == ARTICLES_A_BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _load(model: str, parse: str) -> None:
    global _reader  # noqa: PLW0603 - one model a process, loaded by its initialiser
    _reader = Reader(model=model, parse=parse)


def _extract(articles: list[Article]) -> list[Extraction]:
    return list(extract(_reader, articles)) if _reader else []
