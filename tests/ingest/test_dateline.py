"""Publication dates found in the words of an article."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.calendar.dateline import find_dateline

TODAY = date(2026, 6, 1)

CASES = [
    ("OSLO, March 5, 2024 (NTB) - The ferry ran aground.", "2024-03-05", "dateline"),
    ("Storm cuts power\nBy Ida Holm\n5 March 2024\nThe storm cut power to the valley.", "2024-03-05", "dateline"),
    ("Published: March 5, 2024 at 10:15\nThe storm cut power.", "2024-03-05", "dateline"),
    ("LIMA, Sept. 9 (EFE) - Copper output rose in July 2023, the ministry said.", "2023-09-09", "dateline"),
    ("The agency said on Tuesday (March 5) that floods had closed the road.", "2024-03-05", "text"),
    ("Data released on 9 September showed output fell in July 2023.", "2023-09-09", "text"),
    ("Catches fell in August compared with the same month in 2022, the ministry reported on September 9.", "2023-09-09", "text"),
    ("The council has set a budget for 2024. In June it met twice.", "2024", "text"),
    ("Figures were published around 3-4 May 2024 by the office.", "2024-05", "text"),
]


@pytest.mark.parametrize(("text", "expected", "basis"), CASES, ids=[text[:40] for text, _, _ in CASES])
def test_date_is_found(text: str, expected: str, basis: str) -> None:
    found = find_dateline(text, today=TODAY)
    assert found is not None
    assert (found.iso, found.basis) == (expected, basis)
    assert text[found.start : found.end] == found.quote


@pytest.mark.parametrize(
    "text",
    [
        "The club was founded in 1912 and has 300 members.",
        "OSLO, March 5 (NTB) - The ferry ran aground.",
        "The plant will close by June 2031.",
        "Nothing here has a date.",
        "",
    ],
)
def test_unsure_is_unknown(text: str) -> None:
    assert find_dateline(text, today=TODAY) is None


def test_a_weekday_chooses_the_year_nearest_to_those_printed() -> None:
    text = "The ministry said on Friday (March 5) that exports had fallen since December 2009."
    found = find_dateline(text, today=TODAY)
    assert found is not None
    assert found.iso == "2010-03-05"


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="MayJun 0123456789,.()-\n—©saidreport", max_size=120))
def test_quote_is_literal_and_nothing_crashes(text: str) -> None:
    found = find_dateline(text, today=TODAY)
    assert found is None or text[found.start : found.end] == found.quote
