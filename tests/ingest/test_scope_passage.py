"""What a figure takes up from the words around it: whose it is across sentences, and never from those who only report."""

import pytest

from tests.ingest.test_scope import scope_of


@pytest.mark.parametrize(
    ("text", "printed", "subject", "measure"),
    [
        # Those who say it do not own it, even where the parser gives the clause no subject.
        ("In the first six months of 2021 Brazil imported 90 tons of barley, Interfax said.", "90 tons", "Brazil", "imports"),
        (
            "Ghana exported 80 tons of cocoa in May. Only March was better: customs counted 95 tons that month.",
            "95 tons",
            "Ghana",
            "exports",
        ),
        ("Delmar Motors spoke to dealers. Its debt stands at $30 million.", "$30 million", "Delmar Motors", "debt"),
        # A pronoun goes past an aside to the subject of the main clause.
        (
            "With the port talks stuck, exports to Japan fell to 40 tons in May; by July they were back at 90 tons, Kyodo recalled.",
            "90 tons",
            None,
            "exports",
        ),
        ("The cost of the Halden tunnel has risen by 5%. Its price tag is now $3 billion.", "$3 billion", "Halden tunnel", "price"),
        # An actor's measure without an owner is that of whoever is spoken of.
        ("Carrow Foods said revenue rose to $90 million, while net income fell to $6 million.", "$6 million", "Carrow Foods", "profit"),
        ("Varo will cut 300 jobs. It expects to save $40 million a year.", "$40 million", "Varo", "savings"),
        ("Varo will cut 300 jobs, or 6% of its workforce of 5,000 employees.", "5,000 employees", "Varo", "employees"),
        # What a lead is a lead in, and whose row a label names.
        ("Ana Ruiz won the race for sheriff with 510 votes, 40 votes more than Tom Lee.", "40 votes", "Ana Ruiz", "votes"),
        ("- Ruiz: 52% of the vote", "52%", "Ruiz", "share of the vote"),
    ],
)
def test_a_figure_belongs_to_whom_the_passage_speaks_of(reader, text, printed, subject, measure):
    found = scope_of(reader, text, printed)
    assert (found.subject, found.measure) == (subject, measure)


def test_amounts_that_a_change_is_counted_from_are_of_its_series(reader):
    text = "Kenya exported 520 tons of tea in May, 4% less than the 540 tons of April but 9% more than the 477 tons of May 2020."
    for printed in ("540 tons", "9%", "477 tons"):
        found = scope_of(reader, text, printed)
        assert (found.subject, found.measure, found.product) == ("Kenya", "exports", "tea")


def test_a_part_given_in_percent_names_its_whole(reader):
    found = scope_of(reader, "Varo will cut 300 jobs, or 6% of its workforce.", "6%")
    assert (found.measure, found.product) == ("layoffs", "workforce")


def test_an_opening_place_keeps_a_rate_apart_from_the_country_before(reader):
    text = "Inflation in Poland was 4.1 percent in May. In Hungary, inflation eased to 2.2 percent."
    assert scope_of(reader, text, "2.2 percent").ref_area == "HU"


def test_money_saved_is_no_rescue(reader):
    assert scope_of(reader, "Divers saved 14 sailors.", "14 sailors").measure == "rescued"
    assert scope_of(reader, "The council saved $2 million on heating.", "$2 million").measure == "savings"


def test_an_amount_after_a_colon_spells_out_what_stands_before_it(reader):
    found = scope_of(reader, "Norway has set its cod quotas for 2019: 90 tons may be landed.", "90 tons")
    assert (found.subject, found.measure, found.product) == ("Norway", "quota", "cod")


def test_goods_sold_abroad_are_exports(reader):
    assert scope_of(reader, "Fiji sold 40 tons of sugar abroad.", "40 tons").measure == "exports"
    assert scope_of(reader, "Fiji sold 40 tons of sugar.", "40 tons").measure == "sales"


def test_an_aside_beside_a_partner_measures_the_flow(reader):
    found = scope_of(reader, "Exports to Japan, a mere 40 tons in May, reached 90 tons in June.", "40 tons")
    assert (found.subject, found.measure, found.counterpart_area) == (None, "exports", "JP")


def test_two_movers_of_one_sentence_stay_apart(reader):
    assert scope_of(reader, "Harlow rose 8% and Norden gained 3%.", "3%").subject == "Norden"


def test_a_label_that_ends_in_a_time_still_names_the_measure(reader):
    assert scope_of(reader, "- Deaths in the past 24 hours: 3,120", "3,120").measure == "deaths"


def test_a_toll_is_placed_where_the_disaster_struck(reader):
    for text in ("A quake hit the Moro valley, killing 12 people.", "The Moro earthquake killed 12 people."):
        assert scope_of(reader, text, "12 people").ref_area == "Moro"


def test_a_property_right_before_at_is_what_is_measured(reader):
    text = "The institute put the Moro quake's magnitude at 5.9 and its depth at 30 km."
    assert [scope_of(reader, text, printed).measure for printed in ("5.9", "30 km")] == ["magnitude", "depth"]
