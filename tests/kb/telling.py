"""Extractions built by hand, so that what the base does with an article is tested apart from how it is read."""

from collections.abc import Iterable, Iterator, Sequence

from ingest.identity import content_id
from ingest.model import (
    Article,
    Basis,
    Block,
    BlockKind,
    Claim,
    Event,
    Extraction,
    Figure,
    FigureClaim,
    FigureTime,
    Hop,
    HopKind,
    Kind,
    Mention,
    Modality,
    Quantity,
    Scope,
    Unclaimed,
    Voice,
)


def article(text: str, *, ref: str = "quake-1", publisher: str | None = "Coast Gazette", url: str | None = None) -> Article:
    blocks, at = [], 0
    for line in text.split("\n"):
        blocks.append(Block(start=at, end=at + len(line), kind=BlockKind.PARAGRAPH))
        at += len(line) + 1
    return Article(
        id=content_id(text, publisher or "", url or ""),
        ref=ref,
        text=text,
        title="Storm in the bay",
        published="2024-05-14",
        published_basis="metadata",
        publisher=publisher,
        url=url,
        blocks=tuple(blocks),
        links=((0, 3, "https://example.org/a"),),
        extra={"section": "news"},
    )


def told(  # what one article says, in as few words as a test needs
    read: Article,
    *figures: FigureClaim,
    mentions: Sequence[Mention] = (),
    events: Sequence[Event] = (),
    unclaimed: Sequence[Unclaimed] = (),
) -> Extraction:
    spans: dict[tuple[int, int], list[str]] = {}
    for figure in figures:
        spans.setdefault(figure.claim, []).append(figure.id)
    claims = tuple(
        Claim(
            id=content_id(read.id, str(start), read.text[start:end]),
            start=start,
            end=end,
            quote=read.text[start:end],
            voice=Voice.REPORT,
            modality=Modality.ASSERTED,
            figures=tuple(ids),
        )
        for (start, end), ids in spans.items()
    )
    return Extraction(
        article=read,
        figures=figures,
        claims=claims,
        attributions=(),
        mentions=tuple(mentions),
        events=tuple(events),
        framing=(),
        unclaimed=tuple(unclaimed),
    )


def figure(
    read: Article,
    printed: str,
    *,
    amount: str,
    low: float,
    high: float,
    unit: str = "people",
    kind: Kind = Kind.COUNT,
    measure: str | None = "deaths",
    source: str | None = None,
    claim: tuple[int, int] | None = None,
) -> FigureClaim:
    """The figure printed so in the text; its chain is one hop to `source`, a word of the text."""
    start = read.text.index(printed)
    chain: tuple[Hop, ...] = ()
    if source:
        at = read.text.index(source)
        chain = (
            Hop(source=source, canonical=source, start=at, end=at + len(source), kind=HopKind.PARAPHRASED, source_kind="body", cue="said"),
        )
    quantity = Quantity(
        start=start, end=start + len(printed), printed=printed, amount=amount, low=low, high=high, high_open=False, unit=unit
    )
    return FigureClaim(
        id=content_id(read.id, str(start), printed),
        figure=Figure(quantity=quantity, kind=kind),
        time=FigureTime(period="2024-05-13", period_basis=Basis.RELATIVE),
        scope=Scope(subject="storm", measure=measure, ref_area="Norland"),
        chain=chain,
        claim=claim or _line(read.text, start),
        voice=Voice.REPORT,
        modality=Modality.ASSERTED,
    )


def storm(toll: str, *, ref: str = "quake-1", publisher: str | None = "Coast Gazette", url: str | None = None) -> Extraction:
    """A short article in which a storm killed so many."""
    return read_storm(article(storm_text(toll), ref=ref, publisher=publisher, url=url))


def storm_text(toll: str) -> str:
    return f"The storm that hit Norland on Monday killed {toll} people, the Harbour Office said.\nIt was the third storm of 2024 there."


def read_storm(read: Article) -> Extraction:
    text = read.text
    toll = text.split(" killed ")[1].split(" ")[0]
    killed = figure(read, f"{toll} people", amount=toll, low=float(toll), high=float(toll), source="the Harbour Office")
    trigger, place, year = text.index("storm"), text.index("Norland"), text.index("2024")
    return told(
        read,
        killed,
        mentions=[Mention(start=place, end=place + 7, printed="Norland", canonical="Norland", kind="place")],
        events=[Event(start=trigger, end=trigger + 5, trigger="storm", kind="storm", period="2024-05-13", place="Norland")],
        unclaimed=[Unclaimed(start=year, end=year + 4, printed="2024", reason="date")],
    )


def _line(text: str, position: int) -> tuple[int, int]:
    end = text.find("\n", position)
    return text.rfind("\n", 0, position) + 1, end if end >= 0 else len(text)


def extract_storms(articles: Iterable[Article]) -> Iterator[Extraction]:
    """Stands for the language pipeline: reads the articles that `storm` writes."""
    for read in articles:
        yield read_storm(read)
