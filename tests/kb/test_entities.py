"""Which names mean one entity: by the texts, by what people judged, and what is only likely."""

from kb.entities import Likely, Named, entity_id, likely_same, merges

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


def test_shared_names_and_initials_are_shown_to_a_person_and_not_joined() -> None:
    aliases = {"1": ["Harbour Office"], "3": ["HO"], "4": ["Harbour Office"]}
    assert likely_same([OFFICE, INITIALS, TOWN], aliases, {}) == [Likely(a="1", b="3", reason='"ho" are the initials of "Harbour Office"')]
    assert likely_same([OFFICE, INITIALS, TOWN], aliases, {("1", "3"): "unsure"}) == []


def test_the_number_of_pairs_does_not_explode_on_a_name_that_all_share() -> None:
    crowd = [Named(id=f"{number:04}", name=f"Person {number}", kind="person") for number in range(300)]
    aliases = {one.id: ["he"] for one in crowd}
    assert len(likely_same(crowd, aliases, {})) == 0
