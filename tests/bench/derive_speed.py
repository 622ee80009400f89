"""Prints what deriving costs when one article is added to a base of many generated ones, beside deriving everything.

python -m tests.bench.derive_speed [--articles N] [--added N] [--seed S]
"""

import argparse
import statistics
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

from ingest.identity import content_id
from ingest.model import Basis, Extraction, Figure, FigureClaim, FigureTime, Kind, Modality, Quantity, Scope, Voice
from kb.base import open_base
from kb.deriving import bring_in_step
from kb.model import Observation
from kb.store import store
from tests.bench.newsroom import FIGURES_AN_ARTICLE, figures
from tests.kb.telling import article, told


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--added", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    made = list(extractions(options.articles + options.added, seed=options.seed))
    # Every so-many-th one, so that each added article meets others of its story.
    added = made[:: len(made) // options.added][: options.added]
    chosen = {one.article.id for one in added}
    with TemporaryDirectory() as folder:
        base = open_base(Path(folder) / "kb.db", create=True)
        base.execute("BEGIN")
        for one in made:
            if one.article.id not in chosen:
                store(base, one)
        base.commit()
        started = time.process_time()
        bring_in_step(base)
        print(f"all of {options.articles:,} articles: {time.process_time() - started:.1f} CPU s")
        spent, waited = [], []
        for one in added:
            store(base, one)
            started, began = time.process_time(), time.perf_counter()
            bring_in_step(base)
            spent.append(time.process_time() - started)
            waited.append(time.perf_counter() - began)
        median, most, clock = (1000 * value for value in (statistics.median(spent), max(spent), max(waited)))
        print(f"one more: {median:.0f} CPU ms in the median, {most:.0f} at most ({clock:.0f} ms by the clock)")
        [found] = base.execute("SELECT count(*) FROM finding").fetchone()
        print(f"{found:,} findings, {Path(folder, 'kb.db').stat().st_size / 1e6:.0f} MB")


def extractions(articles: int, *, seed: int) -> Iterator[Extraction]:
    """The newsroom's figures as articles of two sentences."""
    for name, group in groupby(figures(articles * FIGURES_AN_ARTICLE, seed=seed), key=lambda one: one.article_id):
        seen = list(group)
        sentences = {one.claim_start: one.quote for one in seen}
        text = ""
        for start, quote in sorted(sentences.items()):
            text += " " * (start - len(text)) + quote
        read = replace(
            article(text, ref=name, publisher=f"Sample Outlet {name.rsplit('-', 1)[1]}", url=f"https://example.org/{name}"),
            published=seen[0].published,
        )
        yield told(read, *(_figure(one, read.id) for one in seen))


def _figure(one: Observation, read: str) -> FigureClaim:
    quantity = Quantity(
        start=one.start,
        end=one.end,
        printed=one.printed,
        amount=one.amount,
        low=one.low,
        high=one.high,
        high_open=one.high_open,
        unit=one.unit,
    )
    return FigureClaim(
        id=content_id(read, one.id),
        figure=Figure(quantity=quantity, kind=Kind(one.kind)),
        time=FigureTime(period=one.period, period_basis=Basis(one.period_basis)),
        scope=Scope(subject=one.subject, measure=one.measure, product=one.product),
        chain=(),
        claim=(one.claim_start, one.claim_end),
        voice=Voice.REPORT,
        modality=Modality.ASSERTED,
    )


if __name__ == "__main__":
    main()
