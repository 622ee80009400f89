"""Which figures may be set side by side: pairs of sentences with the answer."""

import pytest

from kb.comparison.profiles import Profile
from kb.findings import derive
from tests.kb.observed import seen

TOLL = {"unit": "people", "measure": "deaths", "kind": "count"}
SALES = {"unit": "piano", "measure": "sales", "kind": "count", "subject": "Tornelli"}


def between(a, b):
    """The one finding between two figures as (kind, differs), None where there is none."""
    found = [f for f in derive([a, b]).findings if {f.a, f.b} == {a.id, b.id}]
    return (found[0].kind.value, found[0].differs) if found else None


def ferry(text, outlet, day="2024-05-02", **more):
    return seen(text, article=outlet, ref=outlet, publisher=outlet, published=day, **{**TOLL, **more})


def test_two_tolls_of_one_accident_on_the_same_day_by_two_sources_conflict():
    a = ferry("The ferry Ostara sank off Quillport, killing {31 people}, the harbour police said.", "a", sources=("harbour police",))
    b = ferry("The sinking of the ferry Ostara off Quillport killed {44 people}, the coast guard said.", "b", sources=("coast guard",))
    assert between(a, b)[0] == "contradiction"


def test_a_later_lower_toll_conflicts_and_a_later_higher_one_updates():
    first = ferry("The ferry Ostara sank off Quillport, killing {31 people}.", "a")
    higher = ferry("The ferry Ostara sank off Quillport and {44 people} were killed.", "b", "2024-05-04")
    lower = ferry("The ferry Ostara sank off Quillport and {19 people} were killed.", "c", "2024-05-04")
    assert between(first, higher)[0] == "revision"
    assert between(first, lower)[0] == "contradiction"


def test_two_accidents_never_meet():
    a = ferry("The ferry Ostara sank off Quillport, killing {31 people}.", "a")
    b = ferry("The ferry Bellona burned at Marrowby and {12 people} were killed.", "b")
    old = ferry("The ferry Ostara sank off Quillport, killing {31 people}.", "c", "2019-01-04")
    assert between(a, b) is None
    assert between(a, old) is None


def test_a_district_is_a_part_of_the_whole():
    whole = ferry("The Wendover floods killed {31 people} and cut off three valleys.", "a")
    part = ferry("The Wendover floods killed {9 people} in Upper Tansley district.", "b")
    kind, differs = between(whole, part)
    assert kind == "scope_differs"
    assert "ref_area" in differs


def test_one_people_is_one_part_however_it_is_put():
    first = ferry("{31} of those killed in the Wendover floods were Egyptians, two diplomats said.", "a")
    later = ferry("The number of Egyptian dead in the Wendover floods rose to {60}.", "b", "2024-05-04")
    assert between(first, later) == ("revision", ())


def test_children_are_some_of_the_people():
    whole = ferry("The Wendover floods killed {31 people} and cut off three valleys.", "a")
    part = ferry("The Wendover floods killed {9 children} and cut off three valleys.", "b", unit="child")
    kind, differs = between(whole, part)
    assert kind == "scope_differs"
    assert "population" in differs


def test_a_fear_is_no_count():
    count = ferry("The Wendover floods killed {31 people} and cut off three valleys.", "a")
    fear = ferry("The Wendover floods could kill {200 people} and cut off three valleys.", "b", modality="conditional")
    kind, differs = between(count, fear)
    assert kind == "scope_differs"
    assert "modality" in differs


def test_a_denied_figure_is_not_compared():
    count = ferry("The Wendover floods killed {31 people} and cut off three valleys.", "a")
    denied = ferry("The Wendover floods did not kill {200 people} and cut off three valleys.", "b", modality="negated")
    assert between(count, denied) is None


def test_a_currency_is_no_place():
    first = seen("The masked men stole {$2.2 million} in jewels from the shop in Orvell.", article="a", unit="USD", measure="value stolen")
    other = seen(
        "Masked men stole {$2.6 million} (two million Euros) in jewels in Orvell.", article="b", unit="USD", measure="value stolen"
    )
    assert between(first, other)[0] == "contradiction"


def test_the_dead_and_the_injured_are_different():
    a = ferry("The Wendover floods killed {31 people} and cut off three valleys.", "a")
    b = ferry("The Wendover floods injured {90 people} and cut off three valleys.", "b", measure="injured")
    assert between(a, b) is None


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ({}, ("contradiction", ())),
        ({"period": "2023-Q4"}, None),
        ({"period": "2023"}, ("scope_differs", ("period",))),
        ({"subject": "Grauer"}, None),
        ({"measure": "production"}, None),
        ({"unit": "violin"}, None),
        ({"population": "uprights"}, ("scope_differs", ("population",))),
    ],
)
def test_series_are_compared_field_by_field(other, expected):
    a = seen("Tornelli sold {8,100 pianos} in the third quarter.", article="a", **{**SALES, "period": "2023-Q3"})
    b = seen(
        "Tornelli sold {9,400 pianos}, the maker reported.", article="b", published="2024-08-01", **{**SALES, "period": "2023-Q3", **other}
    )
    assert between(a, b) == expected


def test_mirror_flows_agree_and_only_differ_in_flow():
    out = {"unit": "t", "measure": "exports", "product": "lentils", "ref_area": "CA", "counterpart_area": "TR", "period": "2023"}
    back = {"unit": "t", "measure": "imports", "product": "lentils", "ref_area": "TR", "counterpart_area": "CA", "period": "2023"}
    a = seen("Canada exported {310 tons} of lentils to Turkey in 2023.", article="a", **out)
    same = seen("Turkey imported {310 tons} of lentils from Canada in 2023.", article="b", **back)
    other = seen("Turkey imported {290 tons} of lentils from Canada in 2023.", article="c", **back)
    assert between(a, same)[0] in ("agree", "coincident")
    assert between(a, other) == ("scope_differs", ("flow",))


def test_close_shares_conflict_and_say_what_differs():
    share = {"unit": "%", "kind": "share", "subject": "Chile", "product": "lithium salts"}
    a = seen("Chile holds {62%} of the world market for lithium salts.", article="a", measure="share of global market", **share)
    b = seen(
        "Chile accounts for {over 75%} of the supply of lithium salts.",
        article="b",
        measure="share of global supply",
        published="2024-07-01",
        **share,
    )
    assert between(a, b) == ("contradiction", ("measure",))


def test_a_product_is_known_by_the_noun_that_is_counted():
    sold = {"kind": "count", "measure": "sales", "subject": "Orvell", "period": "2025"}
    wide = seen("Orvell sold {4.6 million new energy vehicles} worldwide in 2025.", article="a", unit="new energy vehicle", **sold)
    narrow = seen(
        "Orvell sold {2.3 million battery electric vehicles} worldwide in 2025.", article="b", unit="battery electric vehicle", **sold
    )
    kind, differs = between(wide, narrow)
    assert kind == "scope_differs"
    assert "product" in differs


def test_what_a_change_is_measured_against_makes_it_no_former_one():
    fewer = {"unit": "%", "kind": "change", "direction": "down", "measure": "deliveries", "subject": "Orvell", "period": "2025"}
    a = seen("Orvell delivered {9 percent} fewer cars than the previous year.", article="a", **fewer)
    b = seen("Deliveries of Orvell fell {8.6%} in 2025.", article="b", **fewer)
    assert between(a, b)[0] == "rounding"


def test_changes_over_different_bases_are_not_compared():
    change = {
        "unit": "%",
        "kind": "change",
        "direction": "up",
        "measure": "exports",
        "product": "lentils",
        "ref_area": "CA",
        "period": "2023-06",
    }
    a = seen("Exports rose {12%} on the month.", article="a", base_period="2023-05", **change)
    b = seen("Exports rose {31%} on the year.", article="b", base_period="2022-06", **change)
    assert between(a, b) is None


def test_shared_numbers_tie_sentences_whose_keys_say_little():
    a = seen(
        "Wardens at Loch Ferrin counted {410 seals} on the sandbank, against 1,730 in the year 2000.",
        article="a",
        unit="seal",
        kind="count",
    )
    b = seen(
        "Only {240 seals} lay on the sandbank of Loch Ferrin, wardens counted, far from the 1,730 of 2000.",
        article="b",
        unit="seal",
        kind="count",
    )
    assert between(a, b)[0] == "contradiction"


def test_common_words_alone_tie_nothing():
    a = seen("The bakers' fair in Tollan drew {3,000 visitors} on its first day.", article="a", unit="visitor", kind="count")
    b = seen("A fire drill in Tollan kept {140 visitors} waiting on Monday.", article="b", unit="visitor", kind="count")
    assert between(a, b) is None


def test_a_third_figure_is_explained_by_the_one_that_both_print():
    told = {"unit": "USD", "kind": "level"}
    a = seen("The Harrow bridge will cost {$40 million}, the Harrow council said.", article="a", measure="price", **told)
    b = seen("The Harrow bridge will cost {$40 million}, engineers of the Harrow council said.", article="b", measure="price", **told)
    c = seen(
        "The Harrow bridge will cost {$52 million} with its ramps, engineers of the Harrow council said.",
        article="b",
        start=900,
        measure="price",
        **told,
    )
    assert between(a, b)[0] == "agree"
    kinds = {f.kind.value for f in derive([a, b, c]).findings if a.id in (f.a, f.b)}
    assert "contradiction" not in kinds


def test_a_firm_and_its_short_name_are_one():
    a = seen("Tornelli sold {8,100 pianos} in the third quarter.", article="a", **{**SALES, "period": "2023-Q3"})
    b = seen(
        "Tornelli Pianos sold {9,400 pianos}.",
        article="b",
        published="2024-05-03",
        **{**SALES, "subject": "Tornelli Pianos", "period": "2023-Q3"},
    )
    assert between(a, b) == ("contradiction", ())


def test_one_number_with_two_units_is_held_together_by_its_sentences():
    a = seen(
        "Harrow shipyard pays its apprentices an allowance of {$450 per week} during training.",
        unit="USD/week",
        kind="rate",
        article="a",
        period="2024-04",
    )
    b = seen(
        "The allowance for apprentices of Harrow shipyard in training is {$450 per month}.", unit="USD/month", kind="rate", article="b"
    )
    assert between(a, b)[0] == "contradiction"


def test_lorries_are_not_the_injured():
    injured = {"measure": "injured", "kind": "count"}
    a = seen("The Wendover floods injured {31 people} and cut off three valleys.", article="a", unit="people", **injured)
    lorries = seen(
        "The Wendover floods injured many, and {2 trucks} fetched them from three valleys.", article="b", unit="truck", **injured
    )
    miners = seen(
        "The Wendover floods injured {12 miners} and cut off three valleys.", article="c", published="2024-04-28", unit="miner", **injured
    )
    assert between(a, lorries) is None
    assert between(a, miners)[0] == "revision"


def percent(text, outlet, **more):
    return seen(text, article=outlet, ref=outlet, publisher=outlet, published="2024-05-02", unit="%", kind="share", **more)


@pytest.mark.parametrize(("second", "kind"), [("Marrow Data", None), ("Quill Opinion", "contradiction")])
def test_two_surveys_need_not_find_the_same(second, kind):
    a = percent("In a survey by Quill Opinion {54 percent} of Norlanders wanted Olga Fenn to resign over the Ostara affair.", "a")
    b = percent(f"In a survey by {second} {{61 percent}} of Norlanders wanted Olga Fenn to resign over the Ostara affair.", "b")
    found = between(a, b)
    assert (found and found[0]) == kind


@pytest.mark.parametrize(("below", "expected"), [("$2.2 million", "contradiction"), ("$2.5 million", "agree")])
def test_a_headline_is_held_against_what_stands_below_it(below, expected):
    stolen = {"unit": "USD", "measure": "value stolen", "article": "a"}
    headline = seen("Thieves nab {$2.5 million} in jewels", voice="headline", **stolen)
    body = f"Two men made off with {{{below}}} in jewels, police said."
    assert between(headline, seen(body, start=200, claim_start=180, **stolen))[0] == expected
    first_body = seen("Thieves nabbed {$2.5 million} in jewels.", **stolen)
    if expected == "contradiction":
        assert between(first_body, seen(body, start=200, claim_start=180, **stolen)) is None


def test_an_article_that_prints_both_sides_does_not_settle_the_dispute():
    crowd = {"unit": "people", "measure": "attendance", "kind": "count"}
    low = ferry("Police counted {9,000 people} at the Ostara rally in Quillport.", "a", **crowd, sources=("police",))
    high = ferry(
        "Organisers of the Ostara rally in Quillport spoke of {40,000 people}.",
        "a",
        **crowd,
        sources=("organisers",),
        claim_start=330,
        start=380,
        end=393,
    )
    other = ferry("The Ostara rally in Quillport drew {more than 30,000 people}.", "b", **crowd)
    found = {frozenset((f.a, f.b)): f.kind.value for f in derive([low, high, other]).findings}
    assert found[frozenset((low.id, other.id))] == "contradiction"
    assert found[frozenset((high.id, other.id))] == "bound_compatible"


def test_two_houses_of_one_town_are_two_bearers():
    visits = {"unit": "visitor", "measure": "annual visitors", "kind": "count", "ref_area": "Quillport", "period": "2023"}
    zoo = ferry("The zoo in Quillport had {610,000 visitors} in 2023.", "a", **visits, subject="zoo")
    hall = ferry("The art hall in Quillport had {74,000 visitors} in 2023.", "b", **visits, subject="art hall")
    assert between(zoo, hall) is None


def test_the_number_in_a_name_ties_no_sentences():
    a = ferry("Soldiers found AK-47 rifles and {12 crates} at Quillport.", "a", unit="crate", measure=None)
    assert "47" not in Profile(a).companions
