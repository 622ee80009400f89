"""Generates the figures of a large newsroom by seed: stories told by several outlets, statistics by month, a few wrong values."""

import random
from collections.abc import Iterator

from kb.model import Observation

ARTICLES_A_STORY = 5
FIGURES_AN_ARTICLE = 5
WRONG = 0.03
_SYLLABLES = (
    "ba",
    "den",
    "fer",
    "gol",
    "har",
    "kin",
    "lor",
    "mes",
    "nov",
    "os",
    "pel",
    "quin",
    "ras",
    "sel",
    "tam",
    "ul",
    "vor",
    "wen",
    "yar",
    "zel",
)
_PRODUCTS = ("barley", "copper", "salmon", "steel pipes", "bicycles", "cotton", "paper", "cement")


def figures(count: int, *, seed: int = 1) -> Iterator[Observation]:
    """`count` observations in stories of five articles of five figures each: three on a flood, two on a region's exports."""
    rng = random.Random(seed)
    made = 0
    story = 0
    while made < count:
        place = "".join(rng.choice(_SYLLABLES) for _ in range(3)).capitalize()
        day = rng.randrange(1, 29)
        month = rng.randrange(1, 13)
        toll, hurt, homes = rng.randrange(10, 400), rng.randrange(20, 900), rng.randrange(100, 5000)
        exports, before = rng.randrange(1000, 9000), rng.randrange(1000, 9000)
        product = rng.choice(_PRODUCTS)
        for number in range(ARTICLES_A_STORY):
            article = f"{story}-{number}"
            published = f"2024-{month:02d}-{day:02d}"
            values = [_told(rng, value) for value in (toll, hurt, homes, exports, before)]
            flood = f"The flood in {place} killed {values[0]} people, injured {values[1]} people and destroyed {values[2]} homes."
            trade = f"{place} exported {values[3]:,} tons of {product}, after {values[4]:,} tons in the month before."
            period, base = f"2024-{month:02d}", f"2023-{month:02d}"
            shared = {"article": article, "published": published}
            yield _figure(flood, values[0], "people", measure="deaths", kind="count", **shared)
            yield _figure(flood, values[1], "people", measure="injured", kind="count", **shared)
            yield _figure(flood, values[2], "home", measure="homes destroyed", kind="count", **shared)
            keys = {"measure": "exports", "product": product, "subject": place, **shared}
            yield _figure(trade, values[3], "t", kind="level", period=period, offset=200, **keys)
            yield _figure(trade, values[4], "t", kind="level", period=base, offset=200, **keys)
            made += FIGURES_AN_ARTICLE
        story += 1


def _told(rng: random.Random, value: int) -> int:
    return value + rng.randrange(2, 9) if rng.random() < WRONG else value


def _figure(
    quote: str,
    value: int,
    unit: str,
    *,
    measure: str,
    kind: str,
    article: str,
    published: str,
    product: str | None = None,
    subject: str | None = None,
    period: str | None = None,
    offset: int = 0,
) -> Observation:
    printed = f"{value:,}" if kind == "level" else str(value)
    start = quote.index(printed)
    return Observation(
        id=f"{article}-{measure}-{period}",
        article_id=article,
        ref=article,
        publisher=None,
        published=published,
        start=offset + start,
        end=offset + start + len(printed),
        printed=printed,
        quote=quote,
        claim_start=offset,
        claim_end=offset + len(quote),
        amount=str(value),
        low=value if kind == "count" else value - 0.5,
        high=value if kind == "count" else value + 0.5,
        low_open=False,
        high_open=kind != "count",
        interval_basis="exact count" if kind == "count" else "printed precision",
        comparator="=",
        hedge=None,
        unit=unit,
        dimension=None,
        kind=kind,
        direction=None,
        move=None,
        role=None,
        subject=subject,
        measure=measure,
        product=product,
        ref_area=None,
        counterpart_area=None,
        flow=None,
        population=None,
        adjustment=None,
        transformation=None,
        period=period,
        period_basis="printed" if period else "unknown",
        base_period=None,
        as_of=None,
        voice="report",
        modality="asserted",
    )
