"""What two values of one thing are to each other."""

import pytest

from kb.findings import derive
from tests.kb.observed import seen

SERIES = {"subject": "Tornelli", "measure": "revenue", "unit": "EUR", "period": "2023"}


def kind_of(first, second, **more):
    a = seen(f"Tornelli had revenue of {{{first}}} in 2023.", article="a", **{**SERIES, **more})
    b = seen(f"Tornelli had revenue of {{{second}}} in 2023.", article="b", published="2024-06-11", **{**SERIES, **more})
    found = derive([a, b]).findings
    assert len(found) <= 1
    return found[0] if found else None


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        ("8.4 million", "8.4 million", "agree"),
        ("8.4 million", "8.37 million", "rounding"),
        ("more than 8 million", "8.37 million", "bound_compatible"),
        ("8.4 million", "at least 9 million", "contradiction"),
        ("8.4 million", "9.1 million", "contradiction"),
        ("8.41 million", "8.42 million", "rounding"),
        ("210 million", "208.7 million", "rounding"),
        ("210 million", "204.7 million", "contradiction"),
        ("8,410", "8,420", "contradiction"),
        ("8.4 million", "8.4 billion", "translation_suspect"),
        ("37 thousand", "370 million", "translation_suspect"),
        ("about 8 million", "8.3 million", "rounding"),
    ],
)
def test_kinds(first, second, kind):
    assert kind_of(first, second).kind.value == kind


def test_units_are_converted():
    length = {"measure": "length", "unit": "km", "subject": "Ansel Tunnel", "period": None}
    a = seen("The Ansel Tunnel under the Brenn pass is {16 km} long and opens in spring.", article="a", **{**SERIES, **length})
    b = seen(
        "Drivers wait for spring, when the Ansel Tunnel, {10 miles} long, opens under the Brenn pass.",
        article="b",
        **{**SERIES, **length, "unit": "mi"},
    )
    [found] = derive([a, b]).findings
    assert found.kind.value == "agree"


def test_a_corrected_figure_is_a_revision():
    a = seen("Tornelli had revenue of {8.4 million} in 2023.", article="a", **SERIES)
    b = seen("Tornelli corrected its revenue for 2023 to {7.9 million}.", article="b", **SERIES)
    [found] = derive([a, b]).findings
    assert found.kind.value == "revision"


@pytest.mark.parametrize(("told", "kind"), [("In the end Tornelli had revenue", "revision"), ("Tornelli had revenue", "contradiction")])
def test_the_last_word_on_a_count_revises_the_first(told, kind):
    a = seen("Tornelli had revenue of {8.4 million} in 2023.", article="a", **SERIES)
    b = seen(f"{told} of {{7.9 million}} in 2023.", article="b", published="2024-06-11", **SERIES)
    [found] = derive([a, b]).findings
    assert found.kind.value == kind


def test_every_flag_can_be_redone_by_hand():
    found = kind_of("8.4 million", "9.1 million")
    for needed in ("“8.4 million”", "“9.1 million”", "8,350,000 to 8,450,000", "the same subject (Tornelli)", "the same period (2023)"):
        assert needed in found.explanation
    assert found.gap == pytest.approx(600_000)
    assert any("apart" in part for part in found.severity_parts)


def test_one_origin_with_two_values_was_misquoted_and_weighs_more():
    misquoted = kind_of("8.4 million", "12.6 million", sources=("annual report",))
    unknown = kind_of("8.4 million", "12.6 million")
    assert "one origin told twice" in misquoted.severity_parts
    assert (misquoted.severity, unknown.severity) == ("high", "medium")


def test_dozens_contradict_nothing():
    a = seen("Tornelli had revenue of {millions} in 2023.", article="a", **{**SERIES, "low": 1e6, "high": 1e7, "amount": None})
    b = seen("Tornelli had revenue of {40 million} in 2023.", article="b", **SERIES)
    assert derive([a, b]).findings == ()


def test_a_bound_left_far_behind_by_a_later_count_was_updated():
    toll = {"unit": "people", "measure": "deaths", "kind": "count"}
    early = seen("The ferry Ostara sank off Quillport, killing {at least 31 people}.", article="a", **toll)
    later = seen("The ferry Ostara sank off Quillport and {74 people} were killed.", article="b", published="2024-05-03", **toll)
    soon = seen("The ferry Ostara sank off Quillport and {34 people} were killed.", article="b", published="2024-05-02", **toll)
    assert derive([early, later]).findings[0].kind.value == "revision"
    assert derive([early, soon]).findings[0].kind.value == "bound_compatible"


def test_values_one_printed_step_apart_conflict_lightly():
    growth = {"subject": "Norland", "measure": "economic growth", "unit": "%", "period": "2023", "kind": "change"}
    a = seen("The economy of Norland grew by {6} percent in 2023.", article="a", **growth)
    b = seen("The economy of Norland grew by {7} percent in 2023.", article="b", **growth)
    [found] = derive([a, b]).findings
    assert found.kind.value == "contradiction"
    assert found.severity != "high"
    assert "The one ends where the other begins, at 6.5" in found.explanation


def test_a_flag_gives_the_subtraction_and_whole_words():
    a = seen("Divers of Quillport raised {31 anchors} from the Ostara wreck after the storm.", article="a", unit="anchor", kind="count")
    b = seen("From the Ostara wreck divers of Quillport raised {44 anchors} after the storm.", article="b", unit="anchor", kind="count")
    [found] = derive([a, b]).findings
    assert "Between them lie 43.5 − 31 = 12.5." in found.explanation or "Between them lie 44 − 31 = 13." in found.explanation
    assert "“raised”" in found.explanation
    assert "“storm”" in found.explanation
    assert "Quillport" in found.explanation
