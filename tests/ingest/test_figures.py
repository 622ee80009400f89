"""Sentences with their figures: printed words, amount (low..high for a range), unit, kind, comparator and direction."""

import pytest

from ingest.language import Reader
from ingest.model import Article, Figure
from ingest.pipes import records

# One line a figure: printed | amount or low..high | unit | kind | comparator | direction
CASES = [
    (
        "Ticket sales climbed 14% to 3.2 million last season from 2.8 million the season before.",
        "14% | 14 | % | change | = | up",
        "3.2 million | 3200000 | - | level | = | -",
        "2.8 million | 2800000 | - | level | = | -",
    ),
    (
        "The Nikkei dropped 312 points, or 0.9%, and closed at 33,750.",
        "312 points | -312 | point | change | = | down",
        "0.9% | -0.9 | % | change | = | down",
        "33,750 | 33750 | - | level | = | -",
    ),
    (
        "Zinc futures were up 1.4 percent, tin by 0.7 percent.",
        "1.4 percent | 1.4 | % | change | = | up",
        "0.7 percent | 0.7 | % | change | = | up",
    ),
    (
        "Rice fell from $612 a tonne in March to $540.",
        "$612 a tonne | 612 | USD/t | rate | = | -",
        "$540 | 540 | USD/t | rate | = | -",
    ),
    (
        "The agency put the dead at 217, revising down an earlier toll of 248.",
        "217 | 217 | - | level | = | -",
        "248 | 248 | people | count | = | -",
    ),
    (
        "Two in three agree; just under a third do not.",
        "Two in three | 66.666667 | % | share | = | -",
        "just under a third | 33.333333 | % | share | < | -",
    ),
    ("Cholera cases more than tripled in the delta.", "more than tripled | 3 | x | multiple | > | up"),
    (
        "Wheat slid 6-1/4 cents to $5.98-1/2 per bushel.",
        "6-1/4 cents | -6.25 | cent | change | = | down",
        "$5.98-1/2 per bushel | 5.985 | USD/bushel | rate | = | -",
    ),
    (
        "The mine employed 940 workers in May, fewer than the 1,260 of 2019.",
        "940 workers | 940 | worker | count | = | -",
        "1,260 | 1260 | worker | count | = | -",
    ),
    (
        "The clinic lost 1.6 days a month to power cuts, below the six it had planned for.",
        "1.6 days | 1.6 | day | level | = | -",
        "six | 6 | day | level | = | -",
    ),
    (
        "Sales doubled as a result, while the chapel doubled as a polling station.",
        "doubled | 2 | x | multiple | = | up",
    ),
    ("Voters were asked about crime and housing; most cared about the latter two.",),
    ("He was already 18 at the time.", "18 | 18 | year | level | = | -"),
    ("Now 46 and living in Ohio, she fears for her job.", "46 | 46 | year | level | = | -"),
    ("Adopted when he was around 10, he never applied.", "around 10 | 10 | year | level | ~ | -"),
    ("The hunt lasted under a month.", "under a month | 1 | month | level | < | -"),
    ("The ferry was a full hour late.", "a full hour | 1 | h | level | = | -"),
    ("The walk takes an hour.",),
    ("It ended in under a second.", "under a second | 1 | s | level | < | -"),
    ("The crew will stay a week and a half.", "a week and a half | 1.5 | week | level | = | -"),
    ("She beat him by more than 2-1.", "more than 2-1 | 2 | x | multiple | > | -"),
    (
        "The dollar index: 104.20 (+0.4%)",
        "104.20 | 104.2 | - | level | = | -",
        "+0.4% | 0.4 | % | change | = | up",
    ),
    ("The combined ratio improved by 1.5 points.", "1.5 points | 1.5 | point | change | = | -"),
    ("Visitor numbers did not rise by 5 percent.", "5 percent | 5 | % | change | = | -"),
    ("Oil slipped below $80 a barrel.", "below $80 a barrel | 80 | USD/barrel | rate | < | down"),
    (
        "Turnout rose from a 48% rate to 53%.",
        "48% | 48 | % | rate | = | -",
        "53% | 53 | % | rate | = | -",
    ),
    (
        "The Banner index edged up 0.3% to 2,104.17 points, while the Crown climbed 0.1% to 1,988.40.",
        "0.3% | 0.3 | % | change | = | up",
        "2,104.17 points | 2104.17 | point | count | = | -",
        "0.1% | 0.1 | % | change | = | up",
        "1,988.40 | 1988.4 | point | count | = | -",
    ),
    ("In Lenz 14 people were arrested.", "14 people | 14 | people | count | = | -"),
    ('The bank lost "$5.6" billion.', '$5.6" billion | 5600000000 | USD | level | = | -'),
    (
        "Hospitals treated 40 patients and another 12 were sent home.",
        "40 patients | 40 | patient | count | = | -",
        "12 | 12 | patient | count | = | -",
    ),
    ("Burglaries fell to 1,230.", "1,230 | 1230 | burglary | count | = | down"),
    ("Starts rose to an annual rate of 1.6 million.", "1.6 million | 1600000 | start | count | = | up"),
    (
        "Vacancies dropped 40,000 to 949,000.",
        "40,000 | -40000 | vacancy | change | = | down",
        "949,000 | 949000 | vacancy | count | = | -",
    ),
    ("The hub handles one million parcels a week.", "one million parcels a week | 1000000 | parcel/week | rate | = | -"),
    ("Nick Hale 44 has left the club.", "44 | 44 | year | level | = | -"),
    ("The visitors declared on 416-8 and Harrow took five for 43.",),
    ("The iPhone 15 and 15 Pro are sold out.",),
    ("The Kings are 2-8 on the road and reached the last four.",),
    ("They recovered 80 percent of the haul.", "80 percent | 80 | % | share | = | -"),
    ("She is a mother of seven.", "seven | 7 | child | count | = | -"),
    ("The two met in secret.",),
    (
        "They drove 300 miles in under five hours.",
        "300 miles | 300 | mi | level | = | -",
        "under five hours | 5 | h | level | < | -",
    ),
    ("The jockey weighs 9st 4lb and rides well.", "9st 4lb | 9.285714 | st | level | = | -"),
    ("The 787-9 took off and the gates open at 5.",),
    (
        "Signatures rose from 3,400 names on Monday to more than 51,000 by Friday.",
        "3,400 names | 3400 | name | count | = | -",
        "more than 51,000 | 51000 | name | count | > | -",
    ),
    ("The nurses won 202 seats, down from 262.", "202 seats | 202 | seat | count | = | -", "262 | 262 | seat | count | = | -"),
    ("The firm has 88 debtors, most of them over 70.", "88 debtors | 88 | debtor | count | = | -", "over 70 | 70 | year | level | > | -"),
    ("Copper put on 1.1% and zinc gave up 2%.", "1.1% | 1.1 | % | change | = | up", "2% | -2 | % | change | = | down"),
    (
        "The index ended 0.5% or 312 points higher.",
        "0.5% | 0.5 | % | change | = | up",
        "312 points | 312 | point | change | = | up",
    ),
    ("Rates fell by a quarter of a point.", "a quarter of a point | -0.25 | point | change | = | down"),
    ("The talks took three hours and 20 minutes.", "three hours and 20 minutes | 3.333333 | h | level | = | -"),
    ("She stands 5 feet 11 inches tall.", "5 feet 11 inches | 5.916667 | ft | level | = | -"),
    (
        "The court heard 54 witnesses, 12 more than planned.",
        "54 witnesses | 54 | witness | count | = | -",
        "12 | 12 | witness | difference | = | -",
    ),
    ("The port has 18 cranes; seven were idle.", "18 cranes | 18 | crane | count | = | -", "seven | 7 | crane | count | = | -"),
    (
        "Exports were 8.2 million tonnes, against 7.9 in 2020.",
        "8.2 million tonnes | 8200000 | t | level | = | -",
        "7.9 | 7900000 | t | level | = | -",
    ),
    (
        "Turnout was 58 percent. In 2016 it was 61.",
        "58 percent | 58 | % | rate | = | -",
        "61 | 61 | % | level | = | -",
    ),
    (
        "Another 23 people fell ill and 40 others were tested.",
        "23 people | 23 | people | count | = | -",
        "40 others | 40 | people | count | = | -",
    ),
    ("The battery brought down 14 rockets.", "14 rockets | 14 | rocket | count | = | -"),
    ("She leads by half a point.", "half a point | 0.5 | point | difference | = | -"),
    ("Every fifth shop stood empty.", "Every fifth | 20 | % | share | = | -"),
    ("The bus runs every third day.",),
    ("He lives at 27 Mill Road in Apartment 6B.",),
    ("The yard is 12 by 30 metres.", "12 | 12 | m | level | = | -", "30 metres | 30 | m | level | = | -"),
    ("She died at 84.", "84 | 84 | year | level | = | -"),
    (
        "They sold $12 million of it, or $40 for each of the owners.",
        "$12 million | 12000000 | USD | level | = | -",
        "$40 | 40 | USD | level | = | -",
    ),
    ("Output of the mill halved after the fire.", "halved | 0.5 | x | multiple | = | down"),
    ("Bookings rose by four times in a decade.", "four times | 4 | x | change | = | up"),
    ("Bookings rose to four times the level of 2015.", "four times | 4 | x | multiple | = | up"),
    ("Turnout slipped about 3 percentage points.", "about 3 percentage points | -3 | pp | change | ~ | down"),
    (
        "The bank raised its key rate by 25 basis points to 4.5%.",
        "25 basis points | 25 | basis point | change | = | up",
        "4.5% | 4.5 | % | rate | = | -",
    ),
    ("Wholesalers pushed the price of onions 12 percent higher.", "12 percent | 12 | % | change | = | up"),
    ("A 9 percent drop in exports followed.", "9 percent | -9 | % | change | = | down"),
    ("The union reported a decrease of 1,250 members.", "1,250 members | -1250 | member | change | = | down"),
    ("At least 41 miners were rescued.", "At least 41 miners | 41 | miner | count | >= | -"),
    ("No fewer than 300 homes lost power.", "No fewer than 300 homes | 300 | home | count | >= | -"),
    ("Up to 60 passengers can board.", "Up to 60 passengers | 60 | passenger | count | <= | -"),
    ("Just under 8,000 voters signed.", "Just under 8,000 voters | 8000 | voter | count | < | -"),
    ("The plant makes sub-5 nanometre chips.", "sub-5 nanometre | 5 | nm | level | < | -"),
    ("Tickets cost between £40 and £65.", "£40 and £65 | 40..65 | GBP | level | = | -"),
    ("The trip takes 33–35 minutes.", "33–35 minutes | 33..35 | min | level | = | -"),
    ("Fares range from 18 to 25 euros.", "18 to 25 euros | 18..25 | EUR | level | = | -"),
    ("Dozens of ferries were cancelled.", "Dozens | 12..120 | ferry | count | = | -"),
    ("Tens of thousands of refugees crossed the river.", "Tens of thousands | 10000..100000 | refugee | count | = | -"),
    ("Half of the seats are empty.", "Half | 50 | % | share | = | -"),
    ("Two-thirds of respondents agreed.", "Two-thirds | 66.666667 | % | share | = | -"),
    ("One in five nurses plans to quit.", "One in five | 20 | % | share | = | -"),
    ("Nine out of ten callers hang up.", "Nine out of ten | 90 | % | share | = | -"),
    ("The flat sold for HK$6.4 million.", "HK$6.4 million | 6400000 | HKD | level | = | -"),
    ("The club paid 12m euros for him.", "12m euros | 12000000 | EUR | level | = | -"),
    ("Aid worth £1.7m arrived.", "£1.7m | 1700000 | GBP | level | = | -"),
    ("The fund manages Y590bn.", "Y590bn | 590000000000 | JPY | level | = | -"),
    ("The dam cost Rs 4,500 crore.", "Rs 4,500 crore | 45000000000 | INR | level | = | -"),
    ("The state spent 1,20,000 rupees on it.", "1,20,000 rupees | 120000 | INR | level | = | -"),
    ("The quake of magnitude 6.3 struck at dawn.", "magnitude 6.3 | 6.3 | magnitude | level | = | -"),
    ("Her rent is $600 a month.", "$600 a month | 600 | USD/month | rate | = | -"),
    ("The rate was 55 per 100,000 people.", "55 per 100,000 people | 55 | /100000 | rate | = | -"),
    ("Crude traded near $71 per barrel.", "near $71 per barrel | 71 | USD/barrel | rate | ~ | -"),
    ("The engine makes 296hp (221kW).", "296hp | 296 | hp | level | = | -", "221kW | 221 | kW | level | = | -"),
    ("Two state-run utilities bid.", "Two state-run utilities | 2 | state-run utility | count | = | -"),
    ("Okafor, 66, runs a bakery.", "66 | 66 | year | level | = | -"),
    ("The 16-year-old swam alone.", "16-year-old | 16 | year | level | = | -"),
    ("She will be 35 in June.", "35 | 35 | year | level | = | -"),
    ("It was minus 12 degrees Celsius in Turku.", "minus 12 degrees Celsius | -12 | °C | level | = | -"),
    ("The party won 112 seats and 38% of the vote.", "112 seats | 112 | seat | count | = | -", "38% | 38 | % | share | = | -"),
    (
        "The landslide killed more than 2,300 people and injured at least 12.",
        "more than 2,300 people | 2300 | people | count | > | -",
        "at least 12 | 12 | people | count | >= | -",
    ),
    ("They found roughly 6,000 metric tons of waste.", "roughly 6,000 metric tons | 6000 | t | level | ~ | -"),
    ("It carried 900 short tons of coal.", "900 short tons | 900 | short ton | level | = | -"),
    (
        "The lot is 1.5 hectares, with 450 square feet of shade.",
        "1.5 hectares | 1.5 | ha | level | = | -",
        "450 square feet | 450 | sq ft | level | = | -",
    ),
    (
        "It is the second-largest lake and ranked third in depth.",
        "second-largest | 2 | rank | rank | = | -",
        "third | 3 | rank | rank | = | -",
    ),
    ("One of the oldest bridges collapsed.", "One | 1 | bridge | count | = | -"),
    ("A hundred and twenty soldiers left.", "A hundred and twenty soldiers | 120 | soldier | count | = | -"),
    ("Half a million people marched.", "Half a million people | 500000 | people | count | = | -"),
    ("The fence is 2.5 m high and costs 3m pesos.", "2.5 m | 2.5 | m | level | = | -", "3m pesos | 3000000 | MXN | level | = | -"),
    ("Inflation eased to 4.1% from 4.6% in May.", "4.1% | 4.1 | % | rate | = | down", "4.6% | 4.6 | % | rate | = | -"),
    ("Sales were 12% lower than a year earlier.", "12% | -12 | % | change | = | down"),
    ("Exports jumped to more than seven times those of April.", "more than seven times | 7 | x | multiple | > | up"),
    ("The firm cut 1,200 jobs.", "1,200 jobs | 1200 | job | count | = | -"),
    ("The firm raised $5m in seed money.", "$5m | 5000000 | USD | level | = | -"),
    ("He gave up 17 yards.", "17 yards | 17 | yd | level | = | -"),
    ("Between 2014 and 2017 the river rose 3 metres.", "3 metres | 3 | m | change | = | up"),
    (
        "Profit was 4.2 billion yen, compared with 3.9 billion in the same quarter.",
        "4.2 billion yen | 4200000000 | JPY | level | = | -",
        "3.9 billion | 3900000000 | JPY | level | = | -",
    ),
    ("Some 40 boats sank.", "Some 40 boats | 40 | boat | count | ~ | -"),
    ("The road is 400 km long, or 250 miles.", "400 km | 400 | km | level | = | -", "250 miles | 250 | mi | level | = | -"),
    (
        "The pipe loses more than 100 litres (26 gallons) an hour.",
        "more than 100 litres | 100 | L | level | > | -",
        "26 gallons | 26 | gal | level | > | -",
    ),
    ("The suspect is 6'2\" tall.", "6'2\" | 6.166667 | ft | level | = | -"),
    (
        "The bank cut its forecast by half a percentage point to 1.7%.",
        "half a percentage point | -0.5 | pp | change | = | down",
        "1.7% | 1.7 | % | level | = | -",
    ),
    (
        "The outbreak has grown to 147 cases, 90 of them in schools.",
        "147 cases | 147 | case | count | = | up",
        "90 | 90 | case | count | = | -",
    ),
    ("The motion passed by 217 votes to 212.", "217 votes | 217 | vote | count | = | -", "212 | 212 | vote | count | = | -"),
    ("It is aimed at children under five.", "under five | 5 | year | level | < | -"),
    ("They won 3 of their last 10 games.", "3 | 3 | game | count | = | -", "10 games | 10 | game | count | = | -"),
    ("The kiln is 40 degrees hotter than the oven.", "40 degrees | 40 | degree | difference | = | -"),
    ("Turnout was 4 points lower than in 2019.", "4 points | -4 | point | difference | = | down"),
    ("Shares in the bank closed 3.4% higher at 412p.", "3.4% | 3.4 | % | change | = | up", "412p | 412 | penny | level | = | -"),
    (
        "Of the 200 patients, 50 (25%) died.",
        "200 patients | 200 | patient | count | = | -",
        "50 | 50 | patient | count | = | -",
        "25% | 25 | % | level | = | -",
    ),
    ("The 'early four' states go first.", "four | 4 | - | level | = | -"),
    (
        "It climbed from ninth to third in the table, 14 points clear.",
        "third | 3 | rank | rank | = | -",
        "14 points | 14 | point | difference | = | -",
    ),
    (
        "The firm opened 30 mines for $9 billion, or $300 million per mine.",
        "30 mines | 30 | mine | count | = | -",
        "$9 billion | 9000000000 | USD | level | = | -",
        "$300 million per mine | 300000000 | USD/mine | rate | = | -",
    ),
    ("Crime fell for the third year running, by 6%.", "third | 3 | rank | rank | = | -", "6% | -6 | % | change | = | down"),
    (
        "Membership more than halved, from 90,000 to 42,000.",
        "more than halved | 0.5 | x | multiple | < | down",
        "90,000 | 90000 | - | level | = | -",
        "42,000 | 42000 | - | level | = | -",
    ),
    ("The film got 9.8 out of 10.", "9.8 | 9.8 | - | level | = | -", "10 | 10 | - | level | = | -"),
    ("New infections: 3,645", "3,645 | 3645 | infection | count | = | -"),
    ("The bakery employs 340.", "340 | 340 | employee | count | = | -"),
    ("Wages were flat, at 19.50 francs an hour.", "19.50 francs an hour | 19.5 | CHF/hour | rate | = | -"),
]


def read(reader: Reader, text: str) -> list[Figure]:
    with reader.nlp.memory_zone():
        return records.read(next(iter(reader.docs([Article(id="a", ref="a", text=text)]))), "figures", Figure)


def line(figure: Figure) -> str:
    q = figure.quantity
    amount = q.amount if q.amount is not None else f"{q.low:g}..{q.high:g}"
    if q.amount is None and q.high is not None and q.high >= 1e6:
        amount = f"{q.low:.0f}..{q.high:.0f}"
    direction = figure.direction.value if figure.direction else "-"
    return f"{q.printed} | {amount} | {q.unit or '-'} | {figure.kind.value} | {q.comparator.value} | {direction}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0])
def test_figures_of_a_sentence(reader, case):
    sentence, *expected = case
    assert [line(f) for f in read(reader, sentence)] == expected


def test_parts_of_a_move_share_it(reader):
    figures = read(reader, "Ticket sales climbed 14% to 3.2 million last season from 2.8 million the season before.")
    assert [f.role for f in figures] == ["percent", "new", "old"]
    assert len({f.move for f in figures}) == 1
