"""Prints how fast claims are extracted beside the bare default spaCy pipe: same text, same process, CPU time, warm.

python -m tests.bench.extract_speed [FILE_OR_FOLDER ...] [--repeat N]
"""

import argparse
import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import spacy
from spacy.language import Language

from ingest.claims import extract
from ingest.language import Reader
from ingest.model import Article
from ingest.readers.reading import read

SAMPLES = Path(__file__).resolve().parents[2] / "sources"
PAIRS = 5
BATCH = 32
TOKENS_AT_LEAST = 40_000


@dataclass(frozen=True, kw_only=True)
class Speed:
    """Tokens per CPU second of the bare pipe and of the extraction in the same process, and how many times faster the one is.

    `lowest` and `highest` are the ratios of single pairs of runs.
    """

    articles: int
    tokens: int
    model: str
    pairs: int
    bare: float
    own: float
    ratio: float
    lowest: float
    highest: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*", type=Path, default=[SAMPLES])
    parser.add_argument("--repeat", type=int, default=PAIRS, help="pairs of runs; the median ratio is printed")
    options = parser.parse_args()
    speed = measure(options.paths, pairs=options.repeat)
    print(f"{speed.articles} articles, {speed.tokens} tokens, model {speed.model}, {speed.pairs} pairs of runs after one to warm up")
    print(f"bare spaCy pipe    {speed.bare:8.0f} tokens per CPU second")
    print(f"claimdesk extract  {speed.own:8.0f} tokens per CPU second")
    print(f"ratio {speed.ratio:.2f} (from {speed.lowest:.2f} to {speed.highest:.2f})")


def measure(paths: Iterable[Path], *, pairs: int = PAIRS) -> Speed:
    """Both pipes over the same articles in turn, after one pair of runs to warm up."""
    reader = Reader()
    bare = spacy.load(reader.model)
    articles = [article for path in paths for article in read(path)]
    tokens = sum(len(bare.make_doc(article.text)) for article in articles)
    articles *= max(1, TOKENS_AT_LEAST // tokens)
    tokens = sum(len(bare.make_doc(article.text)) for article in articles)
    runs = [
        (cpu_seconds(lambda: _run_bare(bare, articles)), cpu_seconds(lambda: sum(1 for _ in extract(reader, articles))))
        for _ in range(pairs + 1)
    ][1:]
    ratios = sorted(bare_s / own_s for bare_s, own_s in runs)
    bare_s, own_s = (statistics.median(seconds) for seconds in zip(*runs, strict=True))
    return Speed(
        articles=len(articles),
        tokens=tokens,
        model=reader.model,
        pairs=pairs,
        bare=tokens / bare_s,
        own=tokens / own_s,
        ratio=statistics.median(ratios),
        lowest=ratios[0],
        highest=ratios[-1],
    )


def speed_section(speed: Speed) -> str:
    """The section on how fast articles are read."""
    return f"""
## How fast articles are read

{speed.own:,.0f} tokens per CPU second in one process, {speed.ratio:.2f} times the bare spaCy pipe ({speed.bare:,.0f}) over the same text
({speed.tokens:,} tokens of `sources/`, model {speed.model}); single pairs of runs came to {speed.lowest:.2f} to {speed.highest:.2f}.
The bare pipe is timed as it ships. A part of the lead is that claimdesk has the model multiply its matrices with numpy's library
(`ingest/matrices.py`); how much that gains depends on the processor.
"""


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
