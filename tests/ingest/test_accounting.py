"""Every number is accounted for: it is in one figure, or listed once with the reason why it is none."""

import pytest

from ingest.claims import extract
from ingest.model import Article
from tests.accounting import numbers, unaccounted
from tests.gold_corpus import gold_articles


def read(reader, text):
    (extraction,) = extract(reader, [Article(id="a", ref="a", text=text, published="2024-05-02")])
    return extraction


@pytest.fixture(scope="module")
def extractions(reader):
    return list(extract(reader, gold_articles()))


def test_the_texts_hold_many_numbers(extractions):
    assert sum(len(numbers(extraction.article.text)) for extraction in extractions) > 2000


def test_every_number_of_every_gold_text_is_in_exactly_one_row(extractions):
    assert [line for extraction in extractions for line in unaccounted(extraction)] == []


def test_rows_hold_their_literal_words_and_a_reason(extractions):
    for extraction in extractions:
        text = extraction.article.text
        for figure in extraction.figures:
            assert text[figure.figure.start : figure.figure.end] == figure.figure.quantity.printed
        for row in extraction.unclaimed:
            assert text[row.start : row.end] == row.printed
            assert row.reason


def test_a_number_in_no_row_is_noticed(reader):
    extraction = read(reader, "Rent rose 4 % in 2023.")
    assert unaccounted(extraction) == []
    assert len(unaccounted(type(extraction)(**{**fields(extraction), "figures": ()}))) == 1
    assert len(unaccounted(type(extraction)(**{**fields(extraction), "unclaimed": ()}))) == 1
    assert len(unaccounted(type(extraction)(**{**fields(extraction), "figures": extraction.figures * 2}))) == 1


def fields(extraction):
    return {name: getattr(extraction, name) for name in extraction.__slots__}


@pytest.mark.parametrize(
    "text",
    [
        "On 3/4/2024 at 10:45 flight KL1234 left gate B7 for platform 9¾.",
        "Call 0800 123 456, quote ISBN 978-3-16-148410-0, IP 10.0.0.1, and pay £3.50.",
        "The 4th of July, the second half, half-time, the third man and a quarter to nine.",
        "COVID-19, H5N1, PM2.5, CO2, B-52s, 5G, 4K, Formula 1, Windows 11, Apollo 13.",
        "Ratios of 3:1, odds of 5/2, a score of 6-4, 7-6 (7-3), and §12(3)(b).",
        "Ten to twenty of the one hundred and five, i.e. 9.5-19%, were 2-for-1 or 24/7.",
        "1st 2nd 3rd 4th, 1. 2. 3., 1,2,3 and 1 000 000 or 1.000.000,00.",
        "See https://example.org/2024/05/02/a-12-b?c=3 and mail a1@example.org about #7.",
        "0.5.1 and 1e9, 3×4, 2^10, -40°, +3, ±2, 10 000-12 000, $1-2bn, ½, 1½, 50p.",
    ],
)
def test_odd_numbers_are_accounted_for(reader, text):
    assert unaccounted(read(reader, text)) == []
