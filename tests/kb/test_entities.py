"""Which names mean one entity: by the texts and by what people judged."""

from kb.entities import Named, entity_id, merges

OFFICE = Named(id="1", name="Harbour Office", kind="organisation", mentions=9)
OFFICE_UNKNOWN = Named(id="2", name="harbour office", kind="unknown", mentions=20)
INITIALS = Named(id="3", name="HO", kind="organisation", mentions=2)
TOWN = Named(id="4", name="Harbour Office", kind="place", mentions=1)


def test_case_and_spaces_make_no_other_entity_but_the_kind_does() -> None:
    assert entity_id("Harbour  Office", "place") == entity_id("harbour office", "place")
    assert entity_id("Harbour Office", "place") != entity_id("Harbour Office", "organisation")


def test_a_name_of_unknown_kind_is_the_only_known_one_of_that_name() -> None:
    assert merges([OFFICE, OFFICE_UNKNOWN, INITIALS], {}) == {"2": "1"}


def test_a_name_of_unknown_kind_stays_alone_where_two_kinds_bear_it() -> None:
    assert merges([OFFICE, OFFICE_UNKNOWN, TOWN], {}) == {}


def test_a_negative_judgement_keeps_apart_what_the_texts_would_join() -> None:
    assert merges([OFFICE, OFFICE_UNKNOWN], {("1", "2"): "negative"}) == {}


def test_a_positive_judgement_joins_and_the_most_mentioned_stands_for_all() -> None:
    assert merges([OFFICE, INITIALS, TOWN], {("1", "3"): "positive", ("3", "4"): "unsure"}) == {"3": "1"}


def test_a_judgement_on_something_gone_is_ignored() -> None:
    assert merges([OFFICE], {("1", "9"): "positive"}) == {}
