"""Prints the memory that extraction holds while it reads many generated articles: it must stay flat.

python -m tests.bench.extract_memory [--articles N] [--seed S]
"""

import argparse
import random
from collections.abc import Iterator
from pathlib import Path

from ingest.claims import extract
from ingest.language import Reader
from ingest.model import Article
from ingest.readers.assemble import Metadata, article

REPORTS = 10
_MEGABYTE = 1_000_000
_PLACES = ("Almere", "Brenholt", "Corvia", "Dunmore", "Esterly", "Fjordby")
_SENTENCES = (
    "{place} exported {a:,} tons of barley in {month}, up {b} percent from a year earlier, the statistics office said.",
    "At least {b} people were killed and {c} injured when a storm hit {place}, according to the fire brigade.",
    "The council of {place} wants to spend ${c} million on {b} schools, mayor {name} told reporters.",
    "Unemployment fell to {b}.{d} percent from {c}.{d} percent, and wages rose by {d} percent.",
    '"We lost {c} boats in one night," said {name}, who runs the harbour with {b} workers.',
)


def articles(count: int, *, seed: int) -> Iterator[Article]:
    """Articles of ten sentences, each with numbers and names of its own, so that nothing can be kept and found again."""
    rng = random.Random(seed)
    for number in range(count):
        text = " ".join(_sentence(rng) for _ in range(10))
        yield article(text, ref=str(number), metadata=Metadata(published=f"2024-{rng.randrange(1, 13):02d}-15"))


def _sentence(rng: random.Random) -> str:
    name = "".join(rng.choice("bdfklmnrst") + rng.choice("aeiou") for _ in range(3)).capitalize()
    values = {letter: rng.randrange(2, top) for letter, top in (("a", 90_000), ("b", 90), ("c", 900), ("d", 10))}
    return rng.choice(_SENTENCES).format(place=rng.choice(_PLACES), name=f"Ana {name}", month=rng.choice(("May", "June", "July")), **values)


def resident() -> int:
    """The bytes of this process that are in memory now."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return next(int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmRSS:"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    step = max(1, options.articles // REPORTS)
    figures = 0
    for number, extraction in enumerate(extract(Reader(), articles(options.articles, seed=options.seed)), start=1):
        figures += len(extraction.figures)
        if number % step == 0:
            print(f"{number:6d} articles {figures:7d} figures {resident() / _MEGABYTE:6.0f} MB", flush=True)


if __name__ == "__main__":
    main()
