"""Sentences read by the real reader: what is recomputed of each, with which verdict, and what is rightly left alone."""

import json

import pytest

from tests.claimdesk_run import run_over

RECOMPUTED = [
    ("The council backed the plan, with 240 of 600 delegates, or 40 percent, voting in favour.", "share of a whole", "holds"),
    ("Some 31 of the 50 patients (65%) recovered within a month.", "share of a whole", "holds only within rounding"),
    ("Inspectors found faults in 31 of the 50 lifts (72%) they opened.", "share of a whole", "fails"),
    ("About 30 percent (60 of 200) of the schools reopened after the flood.", "share of a whole", "holds"),
    ("The agency processed 11,730 claims, 15 percent over the limit of 10,200.", "percent above a limit", "holds"),
    ("Profit was $120 million, 35 percent above the $100 million forecast.", "percent above a limit", "fails"),
    ("Rainfall came to 48 mm, 20 percent below the average of 60 mm.", "percent above a limit", "holds"),
    ("The bridge is 35 miles (56 km) from the coast.", "one amount in two units", "holds"),
    ("The bridge is 35 miles (65 km) from the coast.", "one amount in two units", "fails"),
    ("The quarry lies 300 miles (500 km) north of the capital.", "one amount in two units", "holds only within rounding"),
    ("The reserve covers 600 square miles (1,554 square kilometres).", "one amount in two units", "holds"),
    ("The pool reached 104 degrees Fahrenheit (40 degrees Celsius).", "one amount in two units", "holds"),
    ("The firm paid 1,500 euros ($1,650) for the first and 3,000 euros ($4,200) for the second.", "one rate of exchange", "fails"),
    ("The airline ordered 20 aircraft for $3 billion, or $150 million each.", "total by number", "holds"),
    ("The 12 factories employ 3,600 workers, an average of 450 each.", "total by number", "fails"),
    ("The blast killed 14 people: nine men and five women.", "sum of parts", "holds"),
    ("The blast killed 14 people: nine men and four women.", "sum of parts", "fails"),
    ("The crash killed 12 people, including 15 children.", "part within its whole", "fails"),
    ("The bus carried 45 passengers, including 12 children.", "part within its whole", "holds"),
    ("The bill passed by 52 votes to 48, a margin of six votes.", "margin between two counts", "fails"),
    ("Unemployment fell to 4.1 percent from 4.6 percent, a drop of 0.5 percentage points.", "difference of two levels", "holds"),
    ("Sales fell to 80 units from 100, a 30 percent drop.", "change of two levels", "fails"),
    ("Shares closed at 42.10 crowns, down 5.3 percent from 44.46.", "change of two levels", "holds"),
    ("The number of wolves doubled from 410 to 630 in four years.", "multiple of two levels", "fails"),
    ("The fund lost a quarter of its value, falling from $8.1 billion to $5.1 billion.", "change of two levels", "fails"),
    ("The Greens won 61 of the 150 seats, just over 40 percent.", "share of a whole", "holds"),
    ("The Greens won 61 of the 150 seats, 45 percent.", "share of a whole", "fails"),
    ("Ticket prices tripled, from 4 to 12 crowns.", "multiple of two levels", "holds"),
    ("Turnout fell from 66.2 percent to 65.7 percent, a drop of 0.7 points.", "difference of two levels", "fails"),
    ("The banks paid fines of $20 million, $30 million and $45 million, a total of $105 million.", "sum of parts", "fails"),
    ("Surgeons at the clinic operated on 1,240 patients in March, an average of 40 a day.", "average over a period", "holds"),
    ("Boats landed 930 tonnes of cod in March, or an average of 24 tonnes a day.", "average over a period", "fails"),
    ("Boats landed 930 tonnes of cod in March, or an average of 36 tonnes a day.", "average over a period", "cannot tell"),
    ("The train covered the 450 kilometres in three hours, an average speed of 150 kilometres per hour.", "total by number", "holds"),
    ("The state spent 48 million crowns on its 320,000 pensioners, or 150 crowns a head.", "total by number", "holds"),
    ("The village of 2,500 inhabitants owes 30 million euros, or 8,000 euros per resident.", "total by number", "fails"),
    ("The school has 480 pupils and 24 teachers, or 20 pupils for every teacher.", "total by number", "holds"),
    ("With 45 doctors for 90,000 residents, the province has one doctor for every 2,000 people.", "ratio of two counts", "holds"),
    ("With 45 doctors for 90,000 residents, the province has one doctor for every 3,000 people.", "ratio of two counts", "fails"),
    ("The navy will buy 12 boats at 15 million dollars apiece, for a total of 180 million dollars.", "rate times number", "holds"),
    ("The farm sold 400 tonnes of olives at 900 euros a tonne, earning 460,000 euros in all.", "rate times number", "fails"),
    ("The club pays him 1,500 euros a month for 24 months, or 36,000 euros.", "rate times number", "holds"),
    ("Of the 840 pupils examined, 120 needed glasses, or one in five.", "share of a whole", "fails"),
    ("Of the 840 pupils examined, 120 needed glasses, or one in seven.", "share of a whole", "holds"),
    ("The survey of 2,400 households found that 600 of them, or one in four, had gone without heating.", "share of a whole", "holds"),
    ("Three quarters of the 400 members, or 280, supported the strike.", "share of a whole", "fails"),
    ("Sixty percent of the 250 firms surveyed, or 150, expect to hire.", "share of a whole", "holds"),
    ("Of 52,000 registered voters, 31,200 cast a ballot, a turnout of 60 percent.", "share of a whole", "holds"),
    ("Turnout was 47 percent, with 18,900 of the 34,500 eligible voters taking part.", "share of a whole", "fails"),
    ("Nearly one in five tenants, 19.4 percent, has fallen behind with the rent.", "share told twice", "holds"),
    ("One in three nurses, or 25 percent, is thinking of leaving the profession.", "share told twice", "fails"),
    ("The avalanche killed nine people: five climbers, three guides and a rescuer.", "sum of parts", "holds"),
    ("The avalanche killed ten people: five climbers, three guides and a rescuer.", "sum of parts", "fails"),
    ("Of the 200 workers at the quarry, 120 are local and the remaining 80 come from abroad.", "sum of parts", "holds"),
    ("Of the 75 patients in the ward, 48 had been vaccinated and the other 37 had not.", "sum of parts", "fails"),
    ("She won with 14,320 votes to her rival's 13,870, a margin of 450 votes.", "margin between two counts", "holds"),
    ("The Greens polled 22 percent and the Liberals 17 percent, a gap of seven points.", "margin between two counts", "fails"),
    (
        "Rice stood at 600 dollars a tonne in May, compared with 500 dollars a year earlier, an increase of 20 percent.",
        "change of two levels",
        "holds",
    ),
    ("The ticket will cost 3.40 euros instead of 3.20 euros, an increase of nine percent.", "change of two levels", "fails"),
    ("The museum had 84,200 visitors in 2023, 9,100 more than the 75,100 it counted in 2022.", "difference of two levels", "holds"),
    ("The fleet's losses halved to 3.9 million pounds from 5.1 million pounds a year earlier.", "multiple of two levels", "fails"),
    ("Yields rose 15 basis points to 3.65 percent from 3.5 percent.", "difference of two levels", "holds"),
    ("The bakery opened 30 shops in the spring and 45 in the autumn, for a total of 85.", "sum of parts", "fails"),
    ("Rescuers have searched 320 of the 500 houses, leaving 180 to go.", "sum of parts", "holds"),
    ("She has served five of her 12 years, leaving seven.", "sum of parts", "holds"),
    ("Each of the 24 villages will get 50,000 crowns, 1.5 million crowns in total.", "rate times number", "fails"),
    ("The city of 400,000 people had 36 murders last year, or nine per 100,000 residents.", "total by number", "holds"),
    (
        "Exports came to 5.4 billion euros and imports to 6.1 billion euros, leaving a deficit of 1.7 billion euros.",
        "balance of two amounts",
        "fails",
    ),
    ("Asked about the plan, 48 percent were in favour, 40 percent against and 12 percent undecided.", "answers to one question", "holds"),
    ("Asked about the plan, 58 percent were in favour, 47 percent against and 12 percent undecided.", "answers to one question", "fails"),
    ("The study followed 1,500 smokers. Of these, 300, or 20 percent, quit within a year.", "share of a whole", "holds"),
    ("Some 2,900,000 of the 5,000,000 registered voters cast a ballot. That put turnout at 63.4 percent.", "share of a whole", "fails"),
    (
        "The port handled 6.6 million boxes in 2023. That was 20 percent more than the 5.5 million of 2022.",
        "percent above a limit",
        "holds",
    ),
    (
        "The port handled 6.6 million boxes in 2023. That was 40 percent more than the 5.5 million of 2022.",
        "percent above a limit",
        "fails",
    ),
    ("The Kersey 200 index gained 12.4 points, or 0.8 percent, to 1,562.40.", "percent and difference of one move", "holds"),
    ("Shares of Varn Foods fell $12.50, or 3.3 percent, to $615.20.", "percent and difference of one move", "fails"),
    (
        "The accord aims to keep warming to 2 degrees Celsius (3.6 degrees Fahrenheit) above the level of 1850.",
        "one amount in two units",
        "holds",
    ),
    ("Nights were 5 degrees Celsius (9 degrees Fahrenheit) cooler than usual.", "one amount in two units", "holds"),
    ("The mercury fell to 5 degrees Celsius (51 degrees Fahrenheit) at night.", "one amount in two units", "fails"),
    ("The club has 310 playing members and 124 supporters, for a total of 434.", "sum of parts", "holds"),
    ("Otmar Foods will cut 1,243 of 11,300 jobs, or 17 percent of its workforce.", "share of a whole", "fails"),
    ("Women hold 33 of the 150 seats in the upper house, or 32 percent, the study found.", "share of a whole", "fails"),
    ("A quarter of the 1,200 beds, 300, stand empty.", "share of a whole", "holds"),
    ("Some 2.4 million litres were drunk at the fair by 1.2 million visitors, or two litres per visitor.", "total by number", "holds"),
    ("The ferry carried 600,000 passengers in 2023, or about 90,000 a month on average.", "average over a period", "fails"),
    ("The aid of 75 million dollars consists of 50 million in loans and 35 million in grants.", "sum of parts", "fails"),
    ("The sentence of 12 years is twice the six years that the defence had asked for.", "multiple of two levels", "holds"),
    ("The sentence of 12 years is three times the six years that the defence had asked for.", "multiple of two levels", "fails"),
    ("Visitors numbered 13,200, 25 percent more than the 12,000 the organisers had hoped for.", "percent above a limit", "fails"),
    ("A trip of 600 kilometres took the convoy eight hours, an average of 95 kilometres an hour.", "total by number", "fails"),
    ("The fleet has 25 aircraft: 14 jets, seven turboprops and four helicopters.", "sum of parts", "holds"),
    ("Brandt leads Weiss by roughly 9 percentage points, 42%-32.7%, in the latest survey.", "margin between two counts", "holds"),
    ("The Harbour party led by six points, 48% to 41%.", "margin between two counts", "holds only within rounding"),
    ("The Harbour party led by four points, 48% to 41%.", "margin between two counts", "fails"),
    ("In the north, Brandt holds a 12-point lead over Weiss, 51 percent to 37 percent.", "margin between two counts", "fails"),
    ("Ode won by 1,781 votes, 212,205 to 210,524.", "margin between two counts", "fails"),
    ("They swam over 100 miles (161 km) in ten days.", "one amount in two units", "holds"),
    ("Orvell will shed 1,200 jobs, or 8% of its workforce of 15,000 employees.", "share of a whole", "holds"),
    ("Orvell will shed 1,200 jobs, or 11% of its workforce of 15,000 employees.", "share of a whole", "fails"),
    ("The clinic turned away 330 patients, 22 percent of the 1,500 patients who came.", "share of a whole", "holds"),
    ("Vael won with 48,210 votes, 555 votes more than Ole Brandt, who received 47,655 votes.", "difference of two levels", "holds"),
    ("Vael won with 48,210 votes, 655 votes more than Ole Brandt's 47,655 votes.", "difference of two levels", "fails"),
    ("Gusts of 185 km/h (115 mph) hit the coast.", "one amount in two units", "holds"),
    ("Gusts of 130 mph (185 kph) hit the coast.", "one amount in two units", "fails"),
    ("Storks glide more than 300 kilometres (190 miles) a day.", "one amount in two units", "holds only within rounding"),
    ("Storks glide more than 300 kilometres (240 miles) a day.", "one amount in two units", "fails"),
]
LEFT_ALONE = [
    "Turnout fell by five points, 47 percent to 44 percent.",
    "The visitors won by six wickets, 204 to 201.",
    "Rents rose by two percent, 3 percent to 5 percent of them in the port.",
    "The hotel has 26 rooms: two suites with three balconies and four baths.",
    "The quake struck at a depth of 12 km, 80 miles from the coast.",
    "The vault holds 500 tonnes of gold, or 16.1 million ounces.",
    "The car does 40 miles to the gallon (9.1 litres).",
    "The yield rose three points, or 0.03 percent, to 4.12 percent.",
    "Of the 120 dead, 80 were men and the other 12 victims whose names are known are women.",
    "A total of 80 people were hurt: 30 in Arden and 20 in Belling, with more hurt in between.",
    "Women hold 33 of the 150 seats in the upper house, or 32 percent of those in the lower one.",
    "In the first round she got 34 percent against 30 percent for Moll, a gap of one point in the cities.",
    "The lake has warmed by 1.5 degrees Celsius (34.7 degrees Fahrenheit).",
    "The pump failed at 2 degrees Celsius (3.6 degrees Fahrenheit) of lake water.",
    "In Arden, 3,000 of the 4,000 voters cast a ballot. Turnout was 61 percent, the election board said.",
    "The study followed 1,500 smokers. Of these, 300 quit, and 40 percent of them began again.",
    "The port handled 6.6 million boxes in 2023. That was 40 percent of what its rival handled.",
    "Staff will get 18 euros an hour for 40 hours, or 720 euros a week.",
    "Police have questioned 20 of the 60 guests, leaving 4 for Monday.",
    "Asked what worries them, 58 percent named rent, 47 percent food and 12 percent had no opinion.",
    "The town of 4,000 people had 36 burglaries, or 12 per 1,000 homes.",
    "The team sold 40 shirts on Friday and 20 on Saturday, bringing the total to 350.",
    "The hotel has 200 rooms at 90 euros a night, or 1,100 euros for the week.",
    "The farm sold 400 tonnes of olives at 900 euros a tonne, making 40,000 euros after costs.",
    "In April the hospital treated 900 patients, an average of 1,100 a month since the reform.",
    "With 45 doctors for 90,000 residents, the province lags behind the capital, which has one doctor for every 600 people.",
    "Labour took 41 percent and the Conservatives 35 percent, a lead of four points over its result in 2019.",
    "In the poll Arden had 31 percent, Bell 27 percent and Crane 14 percent, a gap of four points at the top.",
    "Of 300 patients in the trial, 150 got the drug, a cure rate of 72 percent.",
    "Turnout was 61 percent, with 3,100 of the 9,000 voters casting ballots by post.",
    "Half of the 500 rooms, or 300 if the annex is counted, are taken.",
    "One in three nurses, 40 percent of them under 30, plans to leave.",
    "Two thirds of pupils, 54 percent in 2019, own a phone.",
    "The avalanche killed nine people: five climbers, three guides and their driver.",
    "Of the 300 prisoners, 40 escaped and the other 12 wings were searched.",
    "Of the 200 workers, 120, including 30 women, are local and the remaining 80 come from abroad.",
    "The stock closed at 40 dollars, up from 38 dollars, a gain of 20 percent for the year.",
    "Rents rose 10 percent to 1,100 euros, and prices 5 percent from 300,000 euros.",
    "Half of the juice came from lemons, and nine of the 10 limes were dry.",
    "She took 69 percent of the vote and won nine of the 13 seats.",
    "The coalition won 61 of the 120 seats, with 30 percent of the vote.",
    "Sales fell from 100 to 90 units, a 20 percent drop from the peak of an earlier year.",
    "The pool is 50 metres long and 25 metres wide.",
    "She ran the course in 2 hours, 10 minutes.",
    "Tickets cost $20 for adults or $10 each for children.",
    "Police arrested 14 people: two of them, aged 20 and 22, are suspected of arson.",
    "At least 30 people were arrested, including 12 on Friday.",
    "It sold for 1.5 million euros ($1.6 million).",
    "The van carried 14 crates: mostly tools, including two saws and three drills.",
]


@pytest.fixture(scope="module")
def checks_by_article(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sentences")
    texts = [text for text, _, _ in RECOMPUTED] + LEFT_ALONE
    lines = [json.dumps({"id": str(i), "text": text, "published": "2024-06-15"}) for i, text in enumerate(texts)]
    (folder / "articles.jsonl").write_text("\n".join(lines), encoding="utf-8")
    found: dict[str, dict[str, dict]] = {text: {} for text in texts}
    for check in run_over([folder / "articles.jsonl"], folder / "kb.db").checks:
        found[texts[int(check["inputs"][0]["ref"])]][check["rule"]] = check
    return found


@pytest.mark.parametrize(("text", "rule", "verdict"), RECOMPUTED)
def test_what_a_sentence_says_of_its_own_figures_is_computed_again(checks_by_article, text, rule, verdict):
    check = checks_by_article[text][rule]
    assert check["verdict"] == verdict
    for given in check["inputs"]:
        assert f"“{given['printed']}”" in check["explanation"]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_figures_that_only_stand_together_are_not_computed(checks_by_article, text):
    assert [check["rule"] for check in checks_by_article[text].values() if check["verdict"] == "fails"] == []
