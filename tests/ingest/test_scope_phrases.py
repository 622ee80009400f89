"""Whose a figure is and what names its measure, by how sentences are built: relative clauses, portions, compounds, receivers, passives."""

import pytest

from tests.ingest.test_scope import scope_of


@pytest.mark.parametrize(
    ("text", "printed", "subject", "measure"),
    [
        ("Tarvo, whose workforce fell by a fifth, has two plants.", "a fifth", "Tarvo", "employees"),
        ("Lindholm's profit before tax fell to $30 million.", "$30 million", "Lindholm", "profit"),
        ("The price of a kilo of lamb rose to 14 euros.", "14 euros", "lamb", "price"),
        ("Gifts to Harbour Aid totalled $2 million.", "$2 million", "Harbour Aid", "gifts"),
        ("Donations to Harbour Aid fell 4%.", "4%", "Harbour Aid", "donation"),
        ("The cargo turnover of the port fell 4%.", "4%", "port", "turnover"),
        ("A third of the garrison's horses were sold.", "A third", "garrison", "sold"),
        ("The hospitals of the region are short of 300 nurses.", "300 nurses", "hospitals", "shortage"),
        ("Entries for the marathon totalled 9,100.", "9,100", "marathon", "entries"),
        ("Bids for the licence totalled $40 million.", "$40 million", "licence", "bids"),
        ("Some 400 cooks were laid off by Bremer Foods.", "400 cooks", "Bremer Foods", "layoffs"),
        ("Peru reported 90 cases of measles and two deaths.", "two deaths", "Peru", "deaths"),
        ("The wing-back joined for £8 million.", "£8 million", "wing-back", "price"),
        ("The toll on lorries will rise to $9.", "$9", None, "toll"),
        ("Of the 60 pumps in town, 14 were closed.", "14", None, "closed"),
        ("Volunteers number 1,300, most of them retired.", "1,300", None, "volunteers"),
        ("The council voted 9 to 2, with 80 percent of residents consulted.", "80 percent", "residents", "consulted"),
        ("The firm bought a mine with a capacity of 90 megawatts.", "90 megawatts", "mine", "capacity"),
        ("The minister's plan to hire 400 guards was shelved.", "400 guards", "minister", "hired"),
        ("Vesna Kralj won six of her last nine bouts.", "six", "Vesna Kralj", "won"),
        ("One in nine shops stands empty.", "One in nine", "shops", "empty"),
        ("Harlow's €5 billion merger was blocked by the court.", "€5 billion", "Harlow's merger", "value"),
        ("The ferry was stuck for 40 minutes.", "40 minutes", "ferry", "duration"),
        ("Keeper Jan Moss, 31, was fined £900.", "£900", "Keeper Jan Moss", "fine"),
        ("A poll put Ruiz at 31%, followed by Lund at 24%.", "24%", "Lund", None),
        ("The wreck lies 40 metres below the quay.", "40 metres", "wreck", "depth"),
        ("The comet will pass within 9,000 km of Mars.", "9,000 km", "comet", "distance"),
        ("The clinic admitted 30 patients on Sunday.", "30 patients", "clinic", "admitted"),
        ("Tarn Air furloughed 900 pilots.", "900 pilots", "Tarn Air", "layoffs"),
        ("Growers lost 40 percent of their vines.", "40 percent", "Growers", "lost"),
        ("Sales ran at an annual rate of 640,000.", "640,000", None, "sales"),
        ("Asking rents in Tarn rose 7%.", "7%", "Tarn", "rent"),
        ("Bidding for the lute opened at $3 million.", "$3 million", "lute", "bidding"),
        ("Marsh won by nine points.", "nine points", "Marsh", "margin"),
        ("A poll shows Marsh up by nine points.", "nine points", "Marsh", None),
        ("The board questioned Ruiz in a three-hour hearing.", "three-hour", "hearing", "duration"),
        ("The bypass cut the journey to 40 minutes.", "40 minutes", "bypass", "journey"),
        ("The treaty is the basis of trade among the three countries.", "three countries", None, "countries"),
        ("Ruiz holds a majority of the 90 delegates.", "90 delegates", None, "delegates"),
        ("The vote was backed by women (61 percent) and pensioners (70 percent).", "70 percent", "pensioners", None),
        ("Two weeks ago the firm moved to Graz.", "Two weeks", None, None),
        ("The priory's 11 monks live on fish.", "11 monks", "priory", "monks"),
    ],
)
def test_whose_it_is_and_what_is_measured(reader, text, printed, subject, measure):
    got = scope_of(reader, text, printed)
    assert (got.subject, got.measure) == (subject, measure)


@pytest.mark.parametrize(
    ("text", "printed", "measure"),
    [
        ("Hackers leaked 900 emails of the club.", "900 emails", "leaked"),
        ("The widow gave $3 million to the hospice.", "$3 million", "given"),
        ("The heirs hid $7 million in a vault.", "$7 million", "hidden"),
        ("Nimbus paid $4 million for the site.", "$4 million", "payment"),
        ("The play took in $9 million in May.", "$9 million", "taken in"),
        ("Seven of the pumps have failed.", "Seven", "failed"),
        ("Customs men found 40 kg of ivory in the hold.", "40 kg", "found"),
        ("Nearly half of the villages have no doctor.", "half", "no doctor"),
    ],
)
def test_a_measure_is_never_a_bare_verb(reader, text, printed, measure):
    assert scope_of(reader, text, printed).measure == measure


def test_those_of_other_goods_are_more_of_the_same_measure(reader):
    got = scope_of(reader, "Sales of petrol cars fell 9%, while those of hybrids rose 30%.", "30%")
    assert (got.subject, got.measure, got.product) == (None, "sales", "hybrids")


def test_two_places_are_neither_alone(reader):
    assert scope_of(reader, "The storm killed 12 people in Ohio and Texas.", "12 people").ref_area is None


def test_a_bare_number_after_a_label_is_what_the_label_says(reader):
    text = "Losses so far: Dead: 19; Missing: 7; Barns destroyed: 40"
    assert [scope_of(reader, text, printed).measure for printed in ("19", "7", "40")] == ["deaths", "missing", "destroyed"]


def test_the_place_of_one_is_not_the_place_of_the_next(reader):
    text = "Germany took in 9,000 refugees, France 4,000."
    assert [scope_of(reader, text, printed).ref_area for printed in ("9,000", "4,000")] == ["DE", "FR"]
