import pytest

from kb.browse.asked import read


@pytest.mark.parametrize(
    ("query", "low", "high", "unit", "words"),
    [
        ("between 80 and 95 % ferries", 80, 95, "%", ("ferries",)),
        ("jobs 1.2-1.5 million", 1.2e6, 1.5e6, None, ("jobs",)),
        ("over 5,000 tons of copper", 5000, None, "t", ("copper",)),
        ("is it 85 or 90 percent?", 85, 90, "%", ()),
        ("2.5 % to 3.5 % wages", 2.5, 3.5, "%", ("wages",)),
        ("1999-2010 strikes", None, None, None, ("1999", "2010", "strikes")),
        ("fewer than 300 people", None, 300, "people", ()),
        ("2024 budget 12 billion euros", 12e9, 12e9, "EUR", ("2024", "budget")),
        ("at most 3 percent", None, 3, "%", ()),
        ("12%", 12, 12, "%", ()),
        ("layoffs 2025", None, None, None, ("layoffs", "2025")),
        ("2025 tons", 2025, 2025, "t", ()),
        ('"a*( OR NEAR', None, None, None, ("a", "OR", "NEAR")),
        ("", None, None, None, ()),
    ],
)
def test_a_query_is_words_and_numbers(query: str, low: float | None, high: float | None, unit: str | None, words: tuple[str, ...]) -> None:
    found = read(query)
    assert (found.low, found.high, found.unit, found.words) == (low, high, unit, words)


@pytest.mark.parametrize(
    ("query", "period", "kind", "words"),
    [
        ("strikes 2025-11", "2025-11", None, ("strikes",)),
        ("2025-11-20", "2025-11-20", None, ()),
        ("between 80 and 95 %, share, rare earth", None, "share", ("rare", "earth")),
        ("share of ferries", None, None, ("share", "of", "ferries")),
        ("growth, 2024-06, wages", "2024-06", "change", ("wages",)),
    ],
)
def test_a_month_is_a_period_and_a_word_between_commas_a_kind(
    query: str, period: str | None, kind: str | None, words: tuple[str, ...]
) -> None:
    found = read(query)
    assert (found.period, found.kind, found.words) == (period, kind, words)


def test_no_sign_in_a_query_is_an_operator() -> None:
    assert read('"a*( OR x').match == '"a" "OR" "x"*'


def test_a_long_query_is_read_at_once() -> None:
    assert read("1" * 100_000).words
