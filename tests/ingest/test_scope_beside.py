"""What the words beside a figure, and what was done to those it counts, make of its scope."""

import pytest

from ingest.scope.participles import past
from tests.ingest.test_scope import figures, scope_of


@pytest.mark.parametrize(
    ("text", "printed", "measure"),
    [
        ("The hall is licensed to hold 300 guests.", "300", "capacity"),
        ("The arena seats 9,000.", "9,000", "capacity"),
        ("The lorry was carrying 30 calves.", "30", "calves"),
        ("The wreck lies 40 miles from the coast.", "40 miles", "distance"),
        ("Rhea Conti, 37, won the race.", "37", "age"),
        ("The fort, a 90-tonne block, was moved.", "90-tonne", "weight"),
        ("Leeks are 30% dearer.", "30%", "price"),
        ("The cistern is 60% full.", "60%", "full"),
        ("Tin sold at $31,000 a tonne.", "$31,000", "price"),
        ("Profit per share rose to $2.40.", "$2.40", "profit per share"),
        ("The book was borrowed 900 times.", "900 times", "borrowed"),
        ("About 9,000 tonnes of oil have escaped.", "9,000 tonnes", "spilled"),
        ("Response times averaged 14 minutes.", "14 minutes", "response times"),
        ("Blood donors: 45", "45", "blood donors"),
        ("The court froze the $9 million merger.", "$9 million", "value"),
    ],
)
def test_the_words_beside_a_figure_name_its_measure(reader, text, printed, measure):
    assert scope_of(reader, text, printed).measure == measure


@pytest.mark.parametrize(
    ("text", "printed", "measure"),
    [
        ("A man bit three joggers.", "three joggers", "bitten"),
        ("The coastguard picked up 80 sailors.", "80 sailors", "picked up"),
        ("The pest ruined 12 orchards.", "12 orchards", "ruined"),
        ("Three boys were among the injured.", "Three boys", "injured"),
        ("Of the 90 climbers, 30 are women.", "30", "women"),
    ],
)
def test_what_was_done_to_those_counted(reader, text, printed, measure):
    assert scope_of(reader, text, printed).measure == measure


def test_a_part_is_not_the_whole(reader):
    text = "About 30 of the 250 guests were hurt."
    assert scope_of(reader, text, "About 30").measure == "injured"
    assert scope_of(reader, text, "250 guests").measure != "injured"


def test_some_of_them_share_what_happened_to_all(reader):
    got = scope_of(reader, "The blast injured 50 guests, nine of them seriously.", "nine")
    assert (got.subject, got.measure, got.product) == (None, "injured", "guests")


def test_men_are_no_prison_sentence(reader):
    text = "The court sentenced three men to nine years."
    assert scope_of(reader, text, "three men").measure == "sentenced"
    assert scope_of(reader, text, "nine years").measure == "prison sentence"


def test_what_is_bought_has_the_price(reader):
    got = scope_of(reader, "Orvik bought 12 vans from Delmar for $3 million.", "$3 million")
    assert (got.subject, got.measure) == ("vans", "price")


def test_what_may_be_held_is_not_what_was(reader):
    text = "The boat, built to carry 40 passengers, had 75 people aboard."
    assert scope_of(reader, text, "40 passengers").measure == "capacity"
    assert scope_of(reader, text, "75 people").measure == "on board"


@pytest.mark.parametrize(
    ("text", "printed", "subject"),
    [
        ("Dahl won 61% of the vote, ahead of Quist with 30%.", "30%", "Quist"),
        ("The court ordered the brewer to pay $4 million.", "$4 million", "brewer"),
        ("The pool holds 90 litres, and the pressure in it was 5 bar.", "5 bar", "pool"),
        ("The smelter's director, Una Frei, said profit rose 9%.", "9%", "smelter"),
        ("Analysts expect sales of 4 million tyres.", "4 million", None),
        ("Loans at the bank grew 4%, and deposits 6%.", "6%", "bank"),
        ("A pint of ale costs $7.", "$7", "ale"),
        ("The forge is home to 40 bats.", "40 bats", "forge"),
        ("The fever infected 70 pupils.", "70 pupils", None),
        ("The company said revenue grew 3%, while profit fell 5%.", "5%", "company"),
    ],
)
def test_whose_the_figure_is(reader, text, printed, subject):
    assert scope_of(reader, text, printed).subject == subject


def test_a_quarter_is_no_owner(reader):
    got = scope_of(reader, "Ostrel posted third-quarter revenue of $90 million.", "$90 million")
    assert (got.subject, got.measure) == ("Ostrel", "revenue")


def test_the_other_end_of_a_flow_changes_and_the_flow_stays(reader):
    got = scope_of(reader, "Peru's exports to Japan fell 8%, and those to Kenya 3%.", "3%")
    assert (got.measure, got.counterpart_area) == ("exports", "KE")


def test_a_gap_takes_the_place_of_the_noun_of_its_kind(reader):
    got = scope_of(reader, "Fish prices rose 4%, bread prices 5%, and nuts and oils 7%.", "7%")
    assert got.measure == "price"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Marlow must pay 1.1 billion euros, Dax 753 million and Ivelo 495 million.",
            [("Dax", "payment", "EUR"), ("Ivelo", "payment", "EUR")],
        ),
        (
            "Germany took in 9,000 refugees, France 4,000 and Malta 1,200.",
            [("France", "taken in", "refugee"), ("Malta", "taken in", "refugee")],
        ),
        ("Oslo spent 40 million kroner, and Bergen 12 million kroner on buses.", [("Bergen", "spending", "NOK")]),
    ],
)
def test_a_name_between_two_like_amounts_takes_the_second(reader, text, expected):
    read = figures(reader, text)
    assert [(f.scope.subject, f.scope.measure, f.figure.quantity.unit) for f in read[1:]] == expected


def test_a_lead_in_the_unit_of_what_leads_is_of_the_same_series(reader):
    found = {f.figure.quantity.printed: f.scope for f in figures(reader, "The pass costs 14 euros, which is 2 euros more than in May.")}
    assert {(scope.subject, scope.measure) for scope in found.values()} == {("pass", "price")}


@pytest.mark.parametrize(
    ("verb", "expected"),
    [("stab", "stabbed"), ("carry", "carried"), ("seize", "seized"), ("freeze", "frozen"), ("open", "opened"), ("play", "played")],
)
def test_participles(verb, expected):
    assert past(verb) == expected


@pytest.mark.parametrize(
    ("text", "printed", "area"),
    [
        ("About 60 percent of African-Americans voted early.", "60 percent", None),
        ("Turkish-German families received 400 euros each.", "400 euros", None),
        ("Turkish families received 400 euros each.", "400 euros", "TR"),
        ("In Kenya 40 people died.", "40 people", "KE"),
        ("They met at the Three in May and 12 guests left.", "12 guests", None),
    ],
)
def test_a_hyphen_ties_a_people_to_another_and_to_no_country(reader, text, printed, area):
    assert scope_of(reader, text, printed).ref_area == area


def test_a_people_of_two_names_is_the_people_of_neither(reader):
    assert scope_of(reader, "Some 1,200 Asian-American students enrolled.", "1,200").population is None


@pytest.mark.parametrize(
    ("text", "printed", "measure"),
    [
        ("The senator earned 175 delegates.", "175 delegates", "delegates"),
        ("The senator earned $175 million.", "$175 million", "income"),
        ("The bank raised its forecast of 2.1 percent growth.", "2.1 percent", "growth"),
        ("The bank raised $40 million.", "$40 million", "funding"),
        ("In the square 50 people were slaughtered.", "50 people", "deaths"),
        ("On the farm 50 hens were slaughtered.", "50 hens", "culled"),
        ("In Lund 300 people who were evacuated went home.", "300 people", "evacuated"),
        ("The flu was found at 17 farms, where 840,000 hens are being culled.", "17 farms", "farms"),
    ],
)
def test_a_verb_tells_only_of_what_it_can_be_done_to(reader, text, printed, measure):
    assert scope_of(reader, text, printed).measure == measure
