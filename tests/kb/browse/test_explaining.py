"""Explanations speak of outlets, places and months, and leave what they quote as it was printed."""

import pytest

from kb.browse.explaining import explained, form, outlets, place

NAMES = {"flood-1.md": "Coast Gazette", "flood.html": "Hill Courier", "7": "Vale Post"}


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("“40 boats” (flood-1.md) means 35 to 45.", "“40 boats” (Coast Gazette) means 35 to 45."),
        ("In flood.html: “7” as old.", "In Hill Courier: “7” as old."),
        (
            "“9 t” (2024-03, flood.html) − “2 t” (2024-03/2024-05, 7)",
            "“9 t” (March 2024, Hill Courier) − “2 t” (March 2024 to May 2024, Vale Post)",
        ),
        (
            "the same ref area (NO); the same counterpart area (world).",
            "the same place (Norway); the same place on the other side (world).",
        ),
        ("What differs: period, base period.", "What differs: period, what it is measured against."),
        ("“in 2024-03 (NO)” (8) means 7 to 8 (7 of them).", "“in 2024-03 (NO)” (8) means 7 to 8 (7 of them)."),
        ("Not known: 2024-11, everything before 2024-10-02.", "Not known: November 2024, everything before 2 October 2024."),
    ],
)
def test_what_is_written_about_figures_is_told_in_words(written: str, told: str) -> None:
    assert explained(written, NAMES) == told


def test_the_outlets_can_be_given_as_the_base_keeps_them() -> None:
    assert explained("In a.txt: 3", '{"a.txt": "Coast Gazette"}') == "In Coast Gazette: 3"
    assert explained("In a.txt: 3", None) == "In a.txt: 3"
    assert outlets([{"ref": "a", "publisher": "Coast Gazette"}, {"ref": "b", "publisher": None}]) == {"a": "Coast Gazette"}


def test_codes_have_names_and_what_is_no_code_stays() -> None:
    assert [place(code) for code in ("NO", "Port Ansel", None)] == ["Norway", "Port Ansel", ""]
    assert [form(code) for code in ("YoY", "change", None)] == ["against a year before", "change", ""]
