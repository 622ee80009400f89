import pytest

from kb.browse.asked import read


@pytest.mark.parametrize(
    ("query", "low", "high", "unit", "words"),
    [
        ("between 80 and 95 % ferries", 80, 95, "%", ("ferries",)),
        ("jobs 1.2-1.5 million", 1.2e6, 1.5e6, None, ("jobs",)),
        ("over 5,000 tons of copper", 5000, None, "t", ("of", "copper")),
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


def test_no_sign_in_a_query_is_an_operator() -> None:
    assert read('"a*( OR x').match == '"a" "OR" "x"*'


def test_a_long_query_is_read_at_once() -> None:
    assert read("1" * 100_000).words
