"""Articles about storms, so that what the base does with an article is tested apart from how it is read."""

from collections.abc import Iterable, Iterator

from ingest.model import Article, Event, Extraction, FigureClaim, Kind, Mention, Unclaimed
from tests.kb import building


def article(text: str, *, ref: str = "quake-1", publisher: str | None = "Coast Gazette", url: str | None = None) -> Article:
    links, extra = ((0, 3, "https://example.org/a"),), {"section": "news"}
    return building.article(
        text, ref=ref, publisher=publisher, url=url, title="Storm in the bay", published="2024-05-14", links=links, extra=extra
    )


def told(  # what one article says, in as few words as a test needs
    read: Article,
    *figures: FigureClaim,
    mentions: Iterable[Mention] = (),
    events: Iterable[Event] = (),
    unclaimed: Iterable[Unclaimed] = (),
) -> Extraction:
    return building.told(read, figures, mentions=tuple(mentions), events=tuple(events), unclaimed=tuple(unclaimed))


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
    """A toll of the storm, printed so in the text; its chain is one hop to `source`, a word of the text; its claim is its line."""
    return building.figure(
        read,
        printed,
        amount=amount,
        low=low,
        high=high,
        high_open=False,
        unit=unit,
        kind=kind,
        measure=measure,
        subject="storm",
        ref_area="Norland",
        period="2024-05-13",
        period_basis="relative",
        chain=[(source, "said", "named only", "paraphrased", "body")] if source else (),
        claim=claim or _line(read.text, read.text.index(printed)),
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
