"""Names for what no known measure fits: two articles on one thing must still meet."""

import pytest

from tests.ingest.test_scope import scope_of


@pytest.mark.parametrize(
    ("text", "printed", "subject", "measure"),
    [
        ("The Moss Hill dam will produce 2.3 gigawatts.", "2.3 gigawatts", "Moss Hill dam", "capacity"),
        ("The quake, measured at 5.8 by the observatory, cut the road.", "5.8", "quake", "magnitude"),
        ("The park covers 12 square miles.", "12 square miles", "park", "area"),
        ("Karo was ordered to pay $8 million.", "$8 million", "Karo", "fine"),
        ("Karo has set aside $3 million for the trial.", "$3 million", "Karo", "set aside"),
        ("Karo has four weeks to appeal.", "four weeks", "Karo", "time to appeal"),
        ("Karo must answer within 21 days.", "21 days", "Karo", "time to answer"),
        ("Tovin Labs earned revenue of $3 million.", "$3 million", "Tovin Labs", "revenue"),
        ("Tovin Labs said revenue rose 4%. The shares closed 2% lower.", "2%", "Tovin Labs", "share price"),
        ("The Reserve Bank lifted its key rate to 3%.", "3%", "Reserve Bank", "interest rate"),
        ("About 700 sheds are in ruins.", "700 sheds", None, "in ruins"),
        ("Some 4 million bathers crowded the beaches.", "4 million bathers", None, "bathers"),
    ],
)
def test_the_clause_names_what_the_register_does_not(reader, text, printed, subject, measure):
    found = scope_of(reader, text, printed)
    assert (found.subject, found.measure) == (subject, measure)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("About 5,000 people marched through Ulm.", "5,000 people"),
        ("More than 6,000 people took part in the rally.", "6,000 people"),
        ("About 5,000 joined the march in Ulm, police said.", "5,000"),
        ("A rally in Ulm drew 7,000.", "7,000"),
        ("About 5,000 people marched through Ulm. Organisers put the crowd at 9,000.", "9,000"),
    ],
)
def test_those_at_a_march_are_counted_as_one_thing(reader, text, printed):
    assert scope_of(reader, text, printed).measure == "protesters"


@pytest.mark.parametrize(
    "text",
    [
        "The tanker leaked about 900 barrels of oil.",
        "Inspectors say 900 barrels of oil leaked at the terminal.",
        "About 900 barrels of oil spilled into the bay.",
    ],
)
def test_a_leak_is_a_spill(reader, text):
    found = scope_of(reader, text, "900 barrels")
    assert (found.measure, found.product) == ("spilled", "oil")


def test_a_share_of_people_is_named_by_what_they_got(reader):
    first = scope_of(reader, "64 percent of pupils were awarded school places.", "64 percent")
    second = scope_of(reader, "Only 61 percent of pupils got school places.", "61 percent")
    assert (first.measure, first.product) == (second.measure, second.product) == ("school places", "pupils")


def test_who_makes_goods_has_a_share_of_their_production(reader):
    found = scope_of(reader, "Laos makes more than 30% of the world's clay pots.", "30%")
    assert (found.subject, found.measure, found.product) == ("Laos", "share of global production", "clay pots")


def test_a_buyer_in_a_text_on_exports_is_their_destination(reader):
    text = "Chile exported 900 tons of borax in May. Italy received 120 tons, an increase of 5% from April."
    for printed in ("120 tons", "5%"):
        found = scope_of(reader, text, printed)
        assert (found.subject, found.measure, found.product, found.counterpart_area) == ("Chile", "exports", "borax", "IT")
