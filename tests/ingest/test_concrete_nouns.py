"""The nouns that WordNet knows as things and persons, as they are picked from its index of senses."""

from ingest.vocabulary import load
from tests.ingest.concrete_nouns import SORTS, nouns_of

INDEX = [
    "glove%1:06:00:: 03446009 1 4",
    "letter%1:10:00:: 06638135 1 40",
    "letter%1:06:00:: 03658943 2 1",
    "cannon%1:06:01:: 02953447 1 3",
    "cannon%1:04:00:: 00557404 2 9",
    "shepherd%1:18:01:: 10609008 1 2",
    "sextant%1:06:00:: 04185186 1 0",
    "shepherd%2:38:00:: 01999798 1 1",
]


def test_a_noun_is_what_most_of_its_counted_uses_say():
    assert nouns_of(SORTS["things"], INDEX) == ["glove"]
    assert nouns_of(SORTS["people"], INDEX) == ["shepherd"]


def test_the_lists_are_told_apart():
    things, people = (set(load("concrete")[name].split()) for name in ("things", "people"))
    assert {"glove", "horse", "soup"} <= things
    assert {"shepherd", "witness"} <= people
    assert not things & people
    assert not (things | people) & {"report", "statement", "plan", "letter", "evidence"}
