"""What ties two figures of one story together where their keys are poor."""

import pytest

from kb.findings import derive
from tests.kb.observed import seen


def kinds(*told):
    """The kinds of findings between figures of different articles, one sentence each."""
    by_id = {o.id: o for o in told}
    return [f.kind.value for f in derive(told).findings if by_id[f.a].article_id != by_id[f.b].article_id]


def of(article, text, **fields):
    return seen(text, article=article, ref=article, publisher=article, published="2024-03-05", **fields)


def test_the_only_number_of_a_noun_in_each_article_is_compared():
    first = of("a", "In Quillport {90 lifeguards} searched the beaches after the Ostara storm.", unit="lifeguard", kind="count")
    second = of("b", "The Ostara storm kept {60 lifeguards} busy on the beaches of Quillport.", unit="lifeguard", kind="count")
    assert kinds(first, second) == ["contradiction"]


def test_one_of_a_noun_is_set_against_nothing():
    first = of(
        "a", "In Quillport {1 lifeguard} who searched the beaches after the Ostara storm spoke of luck.", unit="lifeguard", kind="count"
    )
    second = of("b", "The Ostara storm kept {2 lifeguards} busy on the beaches of Quillport.", unit="lifeguard", kind="count")
    assert kinds(first, second) == []


def test_one_value_of_two_tolls_agrees_in_nothing():
    dead = of("a", "The Ostara storm in Quillport killed {5 people}.", unit="people", kind="count", measure="deaths")
    hurt = of("b", "In Quillport {5 people} were injured by the Ostara storm.", unit="people", kind="count", measure="injured")
    again = of("b", "In Quillport {5 people} died in the Ostara storm.", unit="people", kind="count", measure="deaths")
    assert kinds(dead, hurt) == []
    assert kinds(dead, again) == ["agree"]


def test_a_noun_with_two_numbers_is_not_compared_by_the_noun_alone():
    first = of("a", "{90 lifeguards} searched Quillport after the Ostara storm.", unit="lifeguard", kind="count")
    second = of("b", "{60 lifeguards} went home to Quillport before the Ostara storm.", unit="lifeguard", kind="count")
    third = of("b", "Quillport has trained {75 lifeguards}, who know Ostara well.", unit="lifeguard", kind="count", start=400, end=413)
    assert "contradiction" not in kinds(first, second, third)


@pytest.mark.parametrize("parted", ["first", "second"])
def test_words_that_part_two_things_keep_them_apart(parted):
    first = of("a", "The first concert of Plexa in Quillport drew {9,000 listeners} to the arena.", unit="listener", kind="count")
    second = of("b", f"The {parted} concert of Plexa in Quillport drew {{7,000 listeners}} to the arena.", unit="listener", kind="count")
    assert ("contradiction" in kinds(first, second)) == (parted == "first")


def test_values_of_other_sizes_are_not_one_thing():
    first = of("a", "In Quillport {90 lifeguards} searched the beaches after the Ostara storm.", unit="lifeguard", kind="count")
    second = of("b", "The Ostara storm kept {9 lifeguards} busy on the beaches of Quillport.", unit="lifeguard", kind="count")
    assert kinds(first, second) == []
