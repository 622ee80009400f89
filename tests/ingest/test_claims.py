"""Joining what the pipes wrote: every number once, every claim whole."""

import pytest

from ingest.claims import extract
from ingest.language import Reader
from ingest.model import Article, Extraction
from ingest.pipes import framing
from ingest.readers.assemble import Metadata, article
from ingest.readers.errors import Unreadable


def told(reader: Reader, text: str) -> Extraction:
    [extraction] = extract(reader, [article(text, ref="a", metadata=Metadata(published="2024-05-14"))])
    return extraction


@pytest.mark.parametrize(
    "text",
    [
        "Harbour police seized 14 AK-47 rifles and 3 boats on 12 May 2024.",
        "The council met at noon. 62-year-old Mara Holt lost by 318 votes, the third defeat since 2015.",
        "Two of the 27 ferries that sail on Route 66 were late, 9 percent more than in 2023.",
    ],
)
def test_a_number_is_a_figure_or_says_why_not_and_never_both(reader: Reader, text: str) -> None:
    extraction = told(reader, text)
    figures = {position for figure in extraction.figures for position in range(figure.figure.start, figure.figure.end)}
    others = {position for row in extraction.unclaimed for position in range(row.start, row.end)}
    assert not figures & others
    assert {position for position, character in enumerate(text) if character.isdigit()} <= figures | others


@pytest.mark.parametrize(
    "text", ["The council met at noon. 62-year-old Mara Holt lost by 318 votes.", "Prices rose 4 pct. in May, to 8 crowns."]
)
def test_a_claim_holds_its_figures_and_prints_the_articles_words(reader: Reader, text: str) -> None:
    extraction = told(reader, text)
    claims = {figure: claim for claim in extraction.claims for figure in claim.figures}
    assert extraction.figures
    for figure in extraction.figures:
        claim = claims[figure.id]
        assert claim.start <= figure.figure.start < figure.figure.end <= claim.end
        assert text[claim.start : claim.end] == claim.quote


def test_an_article_that_a_component_stumbles_over_is_named_and_loses_nothing_else(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    cues = framing.cues

    def stumbles(read: Article, *rest: object) -> object:
        return cues(read, *rest) if read.ref != "b" else 1 / 0  # type: ignore[arg-type]

    monkeypatch.setattr(framing, "cues", stumbles)
    articles = [article(f"The ferry carried {n} people.", ref=ref, metadata=Metadata()) for n, ref in ((41, "a"), (42, "b"), (43, "c"))]
    refused: list[Unreadable] = []
    assert [one.article.ref for one in extract(reader, articles, refuse=refused.append)] == ["a", "c"]
    assert [str(error) for error in refused] == [
        "b: could not be read: claimdesk_framing stumbled (ZeroDivisionError: division by zero); report it: the fault is claimdesk's"
    ]
    with pytest.raises(ZeroDivisionError):
        list(extract(reader, articles))
