import pytest

from kb.browse.wording import happening, interval, measured, moment, number, period, short_period, visible
from kb.unseen import shown


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (6150.0, "6,150"),
        (0.1 + 0.2, "0.3"),
        (-5.25, "−5.25"),
        ("2600000", "2,600,000"),
        (1e18, "1e+18"),
        (None, ""),
        (float("inf"), "unbounded"),
    ],
)
def test_numbers_are_written_as_newspapers_print_them(value: object, words: str) -> None:
    assert number(value) == words  # type: ignore[arg-type]


def test_a_unit_stands_beside_its_number() -> None:
    assert measured(85.0, "%") == "85\u00a0%"
    assert measured(7.0, "x") == "7x"


def test_the_words_of_an_interval_say_which_end_is_allowed() -> None:
    assert interval(90, 100, low_open=True, unit="%") == "more than 90\u00a0%, at most 100\u00a0%"
    assert interval(70, None, low_open=False, unit="t") == "at least 70\u00a0t"
    assert interval(None, 12, high_open=True) == "less than 12"
    assert interval(3, 3) == "exactly 3"
    assert interval(-5.25, -5.15, low_open=True, unit="%", bound=False) == "−5.25 to −5.15\u00a0%"


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("2025-11", "November 2025"),
        ("2025-03-04", "4 March 2025"),
        ("2025-Q3", "quarter 3 of 2025"),
        ("2025-01/2025-06", "January 2025 to June 2025"),
        ("--03", "March"),
        ("2024", "2024"),
        ("no date", "no date"),
    ],
)
def test_periods_are_words(iso: str, words: str) -> None:
    assert period(iso) == words


def test_a_period_in_a_chart_is_short() -> None:
    assert short_period("2025-01/2025-05") == "Jan–May 2025"
    assert short_period("2024-12/2025-01") == "Dec 2024–Jan 2025"


def test_a_time_stamp_is_words() -> None:
    assert moment("2026-11-22T18:30:00Z") == "22 November 2026, 18:30 UTC"


def test_characters_that_turn_text_round_become_visible_one_for_one() -> None:
    assert shown("a\u202eb\u200bc") == "a\ufffdb\ufffdc"
    assert len(visible("x" * 5000)) == 300


def test_an_event_says_its_period_in_words() -> None:
    assert happening("strike in Norland, 2026-03-03") == "strike in Norland, 3 March 2026"
    assert happening("summit, 2025-05") == "summit, May 2025"
    assert happening("vote in Eastmark, 2025-01/2025-03") == "vote in Eastmark, January 2025 to March 2025"
    assert happening("flood of 1900 in Norland") == "flood of 1900 in Norland"
