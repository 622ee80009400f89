"""Numbers that lean on what stands beside them: what they count, what they are compared with, whether they are figures at all."""

import pytest

from tests.ingest.test_figures import line, read

# One line a figure: printed | amount or low..high | unit | kind | comparator | direction
CASES = [
    (
        "The region has almost 310 nine-hole golf courses.",
        "almost 310 | 310 | golf course | count | ~ | -",
        "nine-hole | 9 | hole | count | = | -",
    ),
    ("Police held two 19-year-old men.", "two | 2 | man | count | = | -", "19-year-old | 19 | year | level | = | -"),
    ("She hit a 7-iron into the lake and broke a two-by-four.",),
    ("The coupe has a five-speed gearbox.",),
    ("The 120-member senate met.", "120-member | 120 | member | count | = | -"),
    (
        "The charity helps 4,000 pupils younger than 12.",
        "4,000 pupils | 4000 | pupil | count | = | -",
        "younger than 12 | 12 | year | level | < | -",
    ),
    (
        "The port handled two million fewer boxes than a year earlier.",
        "two million fewer boxes | -2000000 | box | difference | = | down",
    ),
    (
        "The storm flooded 40 villages on the coast, and dozens across the plain lost water.",
        "40 villages | 40 | village | count | = | -",
        "dozens | 12..120 | village | count | = | -",
    ),
    (
        "The airline cut 2,000 jobs in May. On Friday it said 150 more would go.",
        "2,000 jobs | 2000 | job | count | = | -",
        "150 | 150 | job | count | = | -",
    ),
    ("Thousands marched past the court.", "Thousands | 1000..10000 | people | count | = | -"),
    ("The flood cost thousands.", "thousands | 1000..10000 | - | level | = | -"),
    (
        "The council has 45 seats: the Greens hold 18, the Liberals 15 and the Farmers 12.",
        "45 seats | 45 | seat | count | = | -",
        "18 | 18 | seat | count | = | -",
        "15 | 15 | seat | count | = | -",
        "12 | 12 | seat | count | = | -",
    ),
    (
        "Corvel employs 4,000 people, Nordmet 2,500 and Halvar 900.",
        "4,000 people | 4000 | people | count | = | -",
        "2,500 | 2500 | people | count | = | -",
        "900 | 900 | people | count | = | -",
    ),
    ("He wrote Symphony 5, Opera 12 and Sonata 9.",),
    (
        "The Liberals won 41 seats, the Farmers 17 and Unity 9.",
        "41 seats | 41 | seat | count | = | -",
        "17 | 17 | seat | count | = | -",
        "9 | 9 | seat | count | = | -",
    ),
    ("Some 7,000 herons breed in the marsh.", "Some 7,000 herons | 7000 | heron | count | ~ | -"),
    ("The bank awaits one more big data point.", "one more big data point | 1 | big data point | count | = | -"),
    ("The plant has 250 sales staff.", "250 sales staff | 250 | sales staff | count | = | -"),
    (
        "Three women, 22, 35 and 61, were hurt.",
        "Three women | 3 | woman | count | = | -",
        "22 | 22 | year | level | = | -",
        "35 | 35 | year | level | = | -",
        "61 | 61 | year | level | = | -",
    ),
    (
        "Turnover came to 61 million francs (2022: 48 million).",
        "61 million francs | 61000000 | CHF | level | = | -",
        "48 million | 48000000 | CHF | level | = | -",
    ),
    (
        "Burglaries fell by 4 percent in the west (2,310).",
        "4 percent | -4 | % | change | = | down",
        "2,310 | 2310 | burglary | count | = | -",
    ),
    (
        "Snow overnight\n- Harrow: 41 cm\n- Upper Kell: 38\n",
        "41 cm | 41 | cm | level | = | -",
        "38 | 38 | cm | level | = | -",
    ),
    ("Passengers waited over five hours.", "over five hours | 5 | h | level | > | -"),
    ("The appeal has passed €3 million.", "passed €3 million | 3000000 | EUR | level | > | -"),
    ("Parliament passed 12 bills.", "12 bills | 12 | bill | count | = | -"),
    ("He took seven out of 11 rounds.", "seven | 7 | round | count | = | -", "11 rounds | 11 | round | count | = | -"),
    ("It was one of dozens of raids.", "one | 1 | raid | count | = | -", "dozens | 12..120 | raid | count | = | -"),
    ("It was the final one of the season.",),
    ("He spent 5 ½ years at sea.", "5 ½ years | 5.5 | year | level | = | -"),
    ("The file had two side-by-side columns.", "two side-by-side columns | 2 | side-by-side column | count | = | -"),
    (
        "Costa beat Haddad 52 to 41 percent.",
        "52 | 52 | % | level | = | -",
        "41 percent | 41 | % | level | = | -",
    ),
    ("Rovers must cut a 14-point deficit.", "14-point | 14 | point | difference | = | -"),
    ("The frost hit ten times harder.", "ten times | 10 | x | multiple | = | -"),
    (
        "The Greens kept losing six points while the Liberals gained four.",
        "six points | -6 | point | change | = | down",
        "four | 4 | point | change | = | up",
    ),
    ('The mayor said "thousands" of nurses quit.', "thousands | 1000..10000 | nurse | count | = | -"),
    ("She ate 5/6 of the loaf.", "5/6 | 83.333333 | % | share | = | -"),
    ("Turnout may drop below the 40% threshold.", "40% | 40 | % | rate | = | down"),
    (
        "Stocks are down to 2.5 days, below the nine it aims for.",
        "2.5 days | 2.5 | day | level | = | down",
        "nine | 9 | day | level | = | -",
    ),
    ("He rang at least a half-dozen times.", "at least a half-dozen times | 6 | time | count | >= | -"),
    ("It was one of a half-dozen gifts.", "one | 1 | gift | count | = | -", "a half-dozen gifts | 6 | gift | count | = | -"),
    ("The vote was 211 in favour, 140 opposed.", "211 | 211 | vote | count | = | -", "140 | 140 | vote | count | = | -"),
    ("She met nearly 20 of Brooks’ aides.", "nearly 20 | 20 | aide | count | ~ | -"),
    ("The talk was about one of the rivals.", "one | 1 | rival | count | = | -"),
    ("The mayor says millions lost their homes.", "millions | 1000000..10000000 | people | count | = | -"),
    ("The party spent $2 million ahead of the vote.", "$2 million | 2000000 | USD | level | = | -"),
    ("A $14 minimum wage is planned.", "$14 | 14 | USD | level | = | -"),
    ("The fine is $300 maximum.", "$300 maximum | 300 | USD | level | <= | -"),
    ("Voters care about two things.", "two things | 2 | thing | count | = | -"),
    ("Cafes tacked on a 12 percent surcharge.", "12 percent | 12 | % | level | = | -"),
    ("Pupils who will turn 18 before May may vote.", "18 | 18 | year | level | = | -"),
    ("She is one of a string of stars to leave.", "one | 1 | star | count | = | -"),
    ("Three-in-five nurses agreed.", "Three-in-five | 60 | % | share | = | -"),
    ("She won for 14 straight years, and 20 in all.", "14 straight years | 14 | year | count | = | -", "20 | 20 | year | count | = | -"),
    (
        "Drivers waited for three, four and even five hours.",
        "three | 3 | h | level | = | -",
        "four | 4 | h | level | = | -",
        "five hours | 5 | h | level | = | -",
    ),
    ("Mr. Ortiz, then 38, left.", "38 | 38 | year | level | = | -"),
    (
        "A 2 1/2 -year-old girl and a 14 -year-old boy drowned.",
        "2 1/2 -year-old | 2.5 | year | level | = | -",
        "14 -year-old | 14 | year | level | = | -",
    ),
    (
        "Not far away, sisters Ada and Nora Quill, 22 and 19, waited.",
        "22 | 22 | year | level | = | -",
        "19 | 19 | year | level | = | -",
    ),
    ("Two grand slams and twenty grand.", "Two grand slams | 2 | grand slam | count | = | -", "twenty grand | 20000 | - | level | = | -"),
    ("They have 17 adoring grandchildren.", "17 adoring grandchildren | 17 | adoring grandchild | count | = | -"),
    ("The storm hit about 100  farms.", "about 100  farms | 100 | farm | count | ~ | -"),
    (
        "The yard builds 30 ships over five years, or 600 million a year.",
        "30 ships | 30 | ship | count | = | -",
        "five years | 5 | year | level | = | -",
        "600 million | 600000000 | - | level | = | -",
    ),
    (
        "Of the flats, 30 percent (60 of 200) stand empty.",
        "30 percent | 30 | % | level | = | -",
        "60 | 60 | - | level | = | -",
        "200 | 200 | - | level | = | -",
    ),
    ("In all, 80 posts are up for election in six towns.", "80 posts | 80 | post | count | = | -", "six towns | 6 | town | count | = | -"),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0])
def test_figures_beside_others(reader, case):
    sentence, *expected = case
    assert [line(f) for f in read(reader, sentence)] == expected
