"""The time a figure holds for and the time it is measured against, read by the whole pipeline."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.claims import extract
from ingest.language import Reader
from ingest.model import Basis, FigureTime
from ingest.readers.assemble import Metadata, article

_PIECES = (
    "rose|fell|5 %|40 people|from|to|in May|a year earlier|year on year|since 2019|so far this year|,|.|;|and|that|said|on Monday|"
    "in the same period|2024|compared with|the|was|has risen|will|first half|(|)|\n|\n- |9 a.m.|$3 million|doubled|last week|before|after"
)


def times(reader: Reader, text: str, published: str | None = "2024-03-14", title: str | None = None) -> dict[str, FigureTime]:
    """By the figure's printed words."""
    (extraction,) = extract(reader, [article(text, ref="t", metadata=Metadata(published=published, title=title))])
    return {figure.figure.quantity.printed: figure.time for figure in extraction.figures}


def test_each_end_of_a_move_has_its_own_time(reader: Reader) -> None:
    found = times(reader, "Rail freight rose 6 % in 2023 to 81 million tonnes from 76 million tonnes in 2022.")
    assert found["81 million tonnes"].period == "2023"
    assert found["76 million tonnes"].period == "2022"
    assert (found["6 %"].period, found["6 %"].base_period) == ("2023", "2022")


def test_the_day_of_the_report_is_no_time_of_the_figure(reader: Reader) -> None:
    found = times(reader, "The statistics office said on Tuesday that rents climbed 5 % in February.")
    assert (found["5 %"].period, found["5 %"].as_of) == ("2024-02", "2024-03-12")


def test_the_day_a_report_is_named_after_is_no_time_of_the_figure(reader: Reader) -> None:
    found = times(reader, "Monday's jobs report showed that 9,000 people found work in January.")
    assert (found["9,000 people"].period, found["9,000 people"].as_of) == ("2024-01", "2024-03-11")


def test_the_old_end_of_a_stretch_is_of_its_start(reader: Reader) -> None:
    found = times(reader, "Since 2015 the share has fallen from 14 % to 9 %.")
    assert found["14 %"].period == "2015"


def test_a_change_over_last_year_is_this_years(reader: Reader) -> None:
    found = times(reader, "The harvest reached 18 million tonnes, a rise of 6 % over 2023.")
    assert (found["6 %"].period, found["6 %"].base_period) == ("2024", "2023")


def test_what_will_be_takes_the_year_of_a_heading_ahead(reader: Reader) -> None:
    found = times(reader, "Outlook for 2025\nThe port will handle 9,100 ships.\nThe port handles 30 ferries a day.")
    assert (found["9,100 ships"].period, found["9,100 ships"].period_basis) == ("2025", Basis.INHERITED)
    assert found["30 ferries a day"].period is None


def test_a_time_in_brackets_is_that_of_the_figure_beside_it(reader: Reader) -> None:
    told = "Labour won 31 seats (28 in 2019).\n\nProfit was $31m (2022: $27m).\n\nThe clinic saw 400 patients (in 2021)."
    found = {printed: time.period for printed, time in times(reader, told).items()}
    assert found == {"31 seats": None, "28": "2019", "$31m": None, "$27m": "2022", "400 patients": "2021"}


def test_the_current_year_is_this_year(reader: Reader) -> None:
    found = times(reader, "In the first nine months of the current year 1,486 hectares were cleared.", published="2024-11-02")
    assert {printed: time.period for printed, time in found.items()} == {"1,486 hectares": "2024-01/2024-09"}


def test_two_figures_of_one_shifted_time_are_of_the_same_time(reader: Reader) -> None:
    found = times(reader, "In May 2023, 40 trains ran. Two years earlier, 55 trains and 12 buses ran.")
    assert found["55 trains"].period == found["12 buses"].period == "2021-05"


def test_the_same_month_of_a_day_is_its_month(reader: Reader) -> None:
    found = times(reader, "On March 5, 310 homes burned. In the same month of 2019, 40 homes burned.")
    assert found["40 homes"].period == "2019-03"


def test_as_of_a_day(reader: Reader) -> None:
    found = times(reader, "As of March 8, 1,450 homes had no power.")
    assert found["1,450 homes"].as_of == "2024-03-08"


def test_year_on_year_counts_from_the_period_of_the_figure(reader: Reader) -> None:
    found = times(reader, "In the second quarter of 2023 sales grew 7 % year on year.")
    assert (found["7 %"].period, found["7 %"].base_period) == ("2023-Q2", "2022-Q2")


def test_a_time_is_inherited_within_the_paragraph_and_said_to_be(reader: Reader) -> None:
    found = times(reader, "The mines shipped 310,000 tonnes in January. Prices fell 4 %.")
    assert (found["4 %"].period, found["4 %"].period_basis) == ("2024-01", Basis.INHERITED)
    assert found["4 %"].period_span is not None


def test_what_holds_in_general_has_no_time(reader: Reader) -> None:
    found = times(reader, "The mines shipped 310,000 tonnes in January. The country accounts for 40 % of world output.")
    assert (found["40 %"].period, found["40 %"].period_basis) == (None, Basis.UNKNOWN)


def test_the_reach_of_a_record_is_no_time(reader: Reader) -> None:
    found = times(reader, "Turnout was 61 % on Sunday, the lowest since 1974.")
    assert found["61 %"].period == "2024-03-10"


def test_a_year_that_names_another_happening_is_no_time(reader: Reader) -> None:
    found = times(reader, "The tremor hurt 40 people in a valley ruined by the flood of 2009.")
    assert found["40 people"].period is None


def test_an_old_time_reaches_no_further_than_its_paragraph(reader: Reader) -> None:
    found = times(reader, "In 2004 a wave killed 900 people on the island.\nThe new quake damaged 300 houses.")
    assert found["300 houses"].period is None


def test_a_list_takes_the_time_of_its_heading(reader: Reader) -> None:
    found = times(reader, "Harbour traffic in February 2024\n- Ships: 312\n- Passengers: 48,000 (up 3 % from January)")
    assert found["48,000"].period == "2024-02"
    assert found["3 %"].base_period == "2024-01"


def test_times_stay_partial_without_a_year(reader: Reader) -> None:
    assert times(reader, "Rents climbed 5 % in February.", published=None)["5 %"].period == "--02"


def test_a_change_told_twice_lends_its_base(reader: Reader) -> None:
    found = times(reader, "- Rents climbed 5.2 %.\n\nRents climbed 5.2 % in February from January, the office said.")
    assert found["5.2 %"].base_period == "2024-01"


@pytest.mark.parametrize(
    ("sentence", "printed", "period"),
    [
        ("At the mill 212 people hired in May have left.", "212 people", "2023-05"),
        ("Between April and June 2023 the clinic treated 80 children.", "80 children", "2023-04/2023-06"),
        ("The museum, which opened in 1911, drew 90,000 visitors in 2022.", "90,000 visitors", "2022"),
        ("Since October the river has risen 2 metres.", "2 metres", "2023-10/2024-03"),
        ("The court fined 14 firms that were caught in 2021.", "14 firms", "2021"),
        ("The zoo drew 310,000 visitors, short of the 402,000 in 2019.", "402,000", "2019"),
    ],
)
def test_the_time_of_a_figure(reader: Reader, sentence: str, printed: str, period: str) -> None:
    assert times(reader, sentence)[printed].period == period


def test_the_time_of_the_number_meant_is_not_that_of_the_one_before(reader: Reader) -> None:
    assert times(reader, "The zoo drew 310,000 visitors, short of the 402,000 in 2019.", published=None)["310,000 visitors"].period is None


def test_a_sentence_of_numbers_and_dates_without_words_does_no_harm(reader: Reader) -> None:
    assert isinstance(times(reader, "5 % 2024 6 % May -- 7 % (8 % Monday) 9:00 a.m. 12"), dict)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(_PIECES.split("|")), max_size=18).map(" ".join))
def test_no_words_crash_it_and_spans_are_literal(reader: Reader, text: str) -> None:
    (extraction,) = extract(reader, [article(text + " end", ref="t", metadata=Metadata(published="2024-03-14"))])
    for figure in extraction.figures:
        if figure.time.period_span is not None:
            start, end = figure.time.period_span
            assert extraction.article.text[start:end].strip()


@pytest.mark.parametrize(
    ("text", "printed", "period"),
    [
        ("The council plans a 3-mile tunnel to be opened in 2031.", "3-mile", None),
        ("The firm plans to hire 90 cooks in 2031.", "90 cooks", "2031"),
        ("Since its founding in 1994, the club has built 60 courts.", "60 courts", None),
        ("There were 110 people in the two shelters on Monday night.", "110 people", "2024-03-11"),
    ],
)
def test_a_time_is_of_what_it_tells(reader: Reader, text: str, printed: str, period: str | None) -> None:
    assert times(reader, text)[printed].period == period
