"""Time expressions and what they come to: the expression stands in braces, the day of publication before the text."""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.calendar.periods import find
from ingest.model import Basis

# 2024-03-14 is a Thursday.
CASES = [
    ("2024-03-14", "The dam failed on {3 February 2024}.", "2024-02-03"),
    ("2024-03-14", "The dam failed on {Feb. 3}.", "2024-02-03"),
    ("2024-03-14", "A hearing is due on {April 2}.", "2024-04-02"),
    ("2024-03-14", "The vote on {December 28} was close.", "2023-12-28"),
    ("2024-03-14", "They met {March 5-7, 2023}.", "2023-03-05/2023-03-07"),
    ("2024-03-14", "It ran from {30 Dec to 2 January}.", "2023-12-30/2024-01-02"),
    ("2024-03-14", "It was filed on {2024-01-31}.", "2024-01-31"),
    ("2024-03-14", "It was filed on {01/31/2024}.", "2024-01-31"),
    ("2024-03-14", "It was filed on {31.1.2024}.", "2024-01-31"),
    ("2024-03-14", "It fell in {November}.", "2023-11"),
    ("2024-03-14", "Prices fell in {mid-December 2022}.", "2022-12"),
    ("2024-03-14", "The fair will open in {May}.", "2024-05"),
    ("2024-03-14", "Sales from {October to January} were flat.", "2023-10/2024-01"),
    ("2024-03-14", "In the {third quarter} it lost money.", "2023-Q3"),
    ("2024-03-14", "In {Q1 2024} it lost money.", "2024-Q1"),
    ("2024-03-14", "In the {fourth quarter of last year} it lost money.", "2023-Q4"),
    ("2024-03-14", "In the {first half of 2023} it rained.", "2023-01/2023-06"),
    ("2024-03-14", "In the {second half} it rained.", "2023-07/2023-12"),
    ("2024-03-14", "In the {first nine months of 2023} it rained.", "2023-01/2023-09"),
    ("2024-08-14", "In the {first four months} it rained.", "2024-01/2024-04"),
    ("2024-03-14", "In the {three months to February} it rained.", "2023-12/2024-02"),
    ("2024-03-14", "In the {year ended June 30, 2023} it rained.", "2022-07/2023-06"),
    ("2024-03-14", "In the {week ending March 9} it rained.", "2024-03-03/2024-03-09"),
    ("2024-03-14", "For {fiscal 2023} it paid nothing.", "2023"),
    ("2024-03-14", "For {FY22} it paid nothing.", "2022"),
    ("2024-03-14", "In the {1980s} it was a port.", "1980/1989"),
    ("2024-03-14", "She scored in the {2021/22} season.", "2021/2022"),
    ("2024-03-14", "It opened in {2009}.", "2009"),
    ("2024-03-14", "It grew {from 2012 to 2015}.", "2012/2015"),
    ("2024-03-14", "It grew {last month}.", "2024-02"),
    ("2024-03-14", "It grew {last year}.", "2023"),
    ("2024-03-14", "It grew {this year}.", "2024"),
    ("2024-03-14", "It grew {last week}.", "2024-03-04/2024-03-10"),
    ("2024-03-14", "It grew {two years ago}.", "2022"),
    ("2024-03-14", "It grew over the {past 12 months}.", "2023-04/2024-03"),
    ("2024-03-14", "It grew over the {last two weeks}.", "2024-02-29/2024-03-14"),
    ("2024-03-14", "It grew over the {past year}.", "2023-04/2024-03"),
    ("2024-03-14", "It grew in the {last fiscal year}.", "2023"),
    ("2024-03-14", "It grew in the {April-June period of 2023}.", "2023-04/2023-06"),
    ("2024-03-14", "The army's {May} report was late.", "2023-05"),
    ("2024-03-14", "They met on {Monday}.", "2024-03-11"),
    ("2024-03-14", "They met {last Thursday}.", "2024-03-07"),
    ("2024-03-14", "They will meet on {Monday}.", "2024-03-18"),
    ("2024-03-14", "They met {yesterday}.", "2024-03-13"),
    ("2024-03-14", "They met in {summer 2019}.", "2019-06/2019-08"),
    ("2024-03-14", "Over the {weekend} it rained.", "2024-03-09/2024-03-10"),
    ("2024-03-17", "Over the {weekend} it rained.", "2024-03-16/2024-03-17"),
    ("2024-03-14", "It will close over the {weekend}.", "2024-03-16/2024-03-17"),
    ("2024-03-14", "In {autumn}, few came.", "2023-09/2023-11"),
    ("2024-07-14", "In {spring}, few came.", "2024-03/2024-05"),
    ("2024-03-14", "In the years {1991 to 2020} it rained more.", "1991/2020"),
    ("2024-03-14", "Rain has fallen {since the start of the year}.", "2024-01-01/2024-03-14"),
    ("2024-03-14", "Shares fell at {10.45pm} in Seoul.", "T22:45"),
    ("2024-03-14", "Shares fell at {5 a.m.} in Seoul.", "T05:00"),
    ("2024-03-14", "{So far this year} nobody came.", "2024-01-01/2024-03-14"),
    ("2024-03-14", "{Since January} nobody came.", "2024-01/2024-03"),
    (None, "It fell in {March}.", "--03"),
    (None, "It fell on {Monday}.", None),
    ("2024", "It fell in {March}.", "2024-03"),
]


@pytest.mark.parametrize(("published", "marked", "expected"), CASES, ids=[marked for _, marked, _ in CASES])
def test_expression_is_found_and_resolved(published: str | None, marked: str, expected: str | None) -> None:
    match = re.search(r"\{(.+)\}", marked)
    assert match is not None
    found = find(marked.replace("{", "").replace("}", ""), published)
    assert [(period.printed, period.iso) for period in found] == [(match[1], expected)]


@pytest.mark.parametrize(
    "text",
    [
        "May Lindt said she may march on.",
        "The army killed 2000 people.",
        "It cost $1999 in all.",
        "Only 2010 workers stayed.",
        "A second half of the cake is left.",
        "August Holm won the race.",
        "At the same time it rained.",
        "Half of the 2,024 seats are taken.",
        "Prices rose a little over the year.",
        "In the second half Rowan scored two goals.",
    ],
)
def test_what_looks_like_a_date_and_is_none(text: str) -> None:
    assert [period.iso for period in find(text, "2024-03-14") if period.iso] == []


@pytest.mark.parametrize(
    ("text", "relation", "shift", "unit"),
    [
        ("Rents rose 4 % year on year.", "shifted", -1, "year"),
        ("Rents rose 4 % from a year earlier.", "shifted", -1, "year"),
        ("Rents rose 4 % from the previous month.", "shifted", -1, "month"),
        ("Rents rose more than in the same quarter last year.", "shifted", -1, "year"),
        ("Rents rose more than in the corresponding period of 2021.", "same", 0, None),
        ("Two days later the road was open.", "shifted", 2, "day"),
    ],
)
def test_times_that_count_from_another(text: str, relation: str, shift: int, unit: str | None) -> None:
    (period,) = find(text, "2024-03-14")
    assert (period.relation, period.shift, period.unit) == (relation, shift, unit)


def test_a_printed_year_is_told_from_a_resolved_one() -> None:
    assert [period.basis for period in find("In June 2023 and in July", "2024-03-14")] == [Basis.PRINTED, Basis.RELATIVE]


def test_a_numeric_date_that_could_be_either_stays_partial_without_evidence() -> None:
    assert find("Filed on 03/04/2024.", "2024-05-01")[0].iso == "2024"
    assert find("Filed on 03/04/2024, heard on 25/04/2024.", "2024-05-01")[0].iso == "2024-04-03"


_PIECE_WORDS = (
    "June|May 3|2024|the|last|week|12|quarter|Q3|of|-|/|to|5|p.m.|,|Monday|(|)|\n|so far|this year|first|half|9999|31|ended|earlier|a|"
    "1990s|02/30/2020|0000-00-00|31.12.2024|to date|same|FY99|winter|noon|next|from|between|and"
)
_PIECES = st.lists(st.sampled_from(_PIECE_WORDS.split("|")), max_size=25)
_ANCHORS = st.sampled_from([None, "2024", "2024-02", "2024-02-29", "1000-01-01", "2200-12-31", "not a date", "2024-13-77"])


@settings(max_examples=300, deadline=None)
@given(st.one_of(_PIECES.map(" ".join), st.text(max_size=80)), _ANCHORS)
def test_spans_are_literal_and_nothing_crashes(text: str, published: str | None) -> None:
    last = 0
    for period in find(text, published):
        assert text[period.start : period.end] == period.printed
        assert last <= period.start < period.end
        last = period.end


@pytest.mark.parametrize(
    "piece", ["1", "June 1 - ", "the last ", "12:30:", "(", "2020-12-", "first ", "01/02/2020 ", "Monday ", "from 2012 to "]
)
def test_time_is_linear_in_the_length(piece: str) -> None:
    def seconds(length: int) -> float:
        text = (piece * (length // len(piece) + 1))[:length]
        start = time.process_time()
        find(text, "2024-03-14")
        return time.process_time() - start

    seconds(20_000)
    assert seconds(160_000) < 30 * max(seconds(20_000), 0.005)
