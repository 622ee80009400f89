"""Reading articles in several processes; each loads its own language model once."""

import multiprocessing
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor

from ingest.claims import batches, extract
from ingest.language import ARTICLES_A_BATCH, Reader
from ingest.model import Article, Extraction
from ingest.readers.errors import Unreadable
from kb.processes import in_order

# Batches in hand for each process: enough that none waits, few enough that memory stays flat.
_BATCHES_EACH = 3
_reader: Reader | None = None


def extract_in_processes(
    articles: Iterable[Article], *, model: str, parse: str, workers: int, refuse: Callable[[Unreadable], None]
) -> Iterator[Extraction]:
    """One Extraction an article, in order, as `ingest.claims.extract` gives them."""
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=spawn, initializer=_load, initargs=(model, parse)) as pool:
        for extractions, refused in in_order(pool, _extract, batches(articles, ARTICLES_A_BATCH), ahead=workers * _BATCHES_EACH):
            for path, what, mend in refused:
                refuse(Unreadable(path, what, mend))
            yield from extractions


def _load(model: str, parse: str) -> None:
    global _reader  # noqa: PLW0603 - one model a process, loaded by its initialiser
    _reader = Reader(model=model, parse=parse)


def _extract(articles: list[Article]) -> tuple[list[Extraction], list[tuple[str, str, str]]]:
    """The extractions, and what was refused as plain values: an exception of three arguments is not sent between processes."""
    refused: list[Unreadable] = []
    extractions = list(extract(_reader, articles, refuse=refused.append)) if _reader else []
    return extractions, [(error.path, error.what, error.mend) for error in refused]
