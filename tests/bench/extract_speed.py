"""Prints how fast claims are extracted beside the bare default spaCy pipe: same text, same process, CPU time, warm.

python -m tests.bench.extract_speed [FILE_OR_FOLDER ...] [--repeat N]
"""

import argparse
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import spacy
from spacy.language import Language

from ingest.claims import extract
from ingest.language import Reader
from ingest.model import Article
from ingest.readers.reading import read

ROOT = Path(__file__).resolve().parents[2]
BATCH = 32
TOKENS_AT_LEAST = 40_000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*", type=Path, default=[ROOT / "sources"])
    parser.add_argument("--repeat", type=int, default=5, help="pairs of runs; the median ratio is printed")
    options = parser.parse_args()
    reader = Reader()
    bare = spacy.load(reader.model)
    articles = [article for path in options.paths for article in read(path)]
    tokens = sum(len(bare.make_doc(article.text)) for article in articles)
    articles *= max(1, TOKENS_AT_LEAST // tokens)
    tokens = sum(len(bare.make_doc(article.text)) for article in articles)
    pairs = [
        (cpu_seconds(lambda: _run_bare(bare, articles)), cpu_seconds(lambda: sum(1 for _ in extract(reader, articles))))
        for _ in range(options.repeat + 1)
    ][1:]
    print(f"{len(articles)} articles, {tokens} tokens, model {reader.model}, {options.repeat} pairs of runs after one to warm up")
    for name, seconds in zip(("bare spaCy pipe", "claimdesk extract"), zip(*pairs, strict=True), strict=True):
        print(f"{name:18s} {tokens / statistics.median(seconds):8.0f} tokens per CPU second")
    ratios = sorted(bare_s / own_s for bare_s, own_s in pairs)
    print(f"ratio {statistics.median(ratios):.2f} (from {ratios[0]:.2f} to {ratios[-1]:.2f})")


def cpu_seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _run_bare(nlp: Language, articles: list[Article]) -> None:
    with nlp.memory_zone():
        for _ in nlp.pipe((article.text for article in articles), batch_size=BATCH):
            pass


if __name__ == "__main__":
    main()
