"""Figures as general news tells them: ranges in words, bounds that are prepositions too, ages said of somebody, sums and shortfalls."""

import pytest

from tests.ingest.test_figures import line, read

# One line a figure: printed | amount or low..high | unit | kind | comparator | direction
CASES = [
    ("Seven or eight thousand seats were sold.", "Seven or eight thousand seats | 7000..8000 | seat | count | = | -"),
    ("The ferry carried six to seven hundred passengers.", "six to seven hundred passengers | 600..700 | passenger | count | = | -"),
    ("Five or six homes burned.", "Five or six homes | 5..6 | home | count | = | -"),
    ("The film is about one man and his dog.", "one man | 1 | man | count | = | -"),
    (
        "Over one weekend the club sold nine players.",
        "one weekend | 1 | weekend | count | = | -",
        "nine players | 9 | player | count | = | -",
    ),
    ("There is about one death a week.", "about one death a week | 1 | death/week | rate | ~ | -"),
    ("The race is about one mile long.", "about one mile | 1 | mi | level | ~ | -"),
    ("Children as young as 12 dug for cobalt.", "as young as 12 | 12 | year | level | >= | -"),
    ("Some of the guards were as old as 70.", "as old as 70 | 70 | year | level | <= | -"),
    ("Mayor Dunmore is 63 and will not run again.", "63 | 63 | year | level | = | -"),
    ("Ann Okafor spoke first. While Okafor is 41, the job is new to her.", "41 | 41 | year | level | = | -"),
    ("Brent was 63 and falling.", "63 | 63 | - | level | = | -"),
    ("The number of injured rose to 41.", "41 | 41 | people | count | = | up"),
    ("The number of missing was put at 87.", "87 | 87 | people | count | = | -"),
    ("The number of injured miners rose to 41.", "41 | 41 | miner | count | = | up"),
    ("There were six of us in the boat.", "six | 6 | people | count | = | -"),
    ("She led among farmers by just four points.", "four points | 4 | point | difference | = | -"),
    ("The pledges add up to more than $9 million.", "more than $9 million | 9000000 | USD | level | > | -"),
    ("Fees add up to 12 percent of the price.", "12 percent | 12 | % | share | = | -"),
    ("There were hundreds upon hundreds of birds.", "hundreds upon hundreds | 100..1000 | bird | count | = | -"),
    ("Growth must be at or above 5 percent.", "at or above 5 percent | 5 | % | level | >= | -"),
    ("Portugal has a 23 percent VAT.", "23 percent | 23 | % | rate | = | -"),
    (
        "Support climbed to 41 percent in the north and to 37 percent in the south.",
        "41 percent | 41 | % | level | = | up",
        "37 percent | 37 | % | level | = | up",
    ),
    ("They described their over three hour talk with the pilot.", "over three hour | 3 | h | level | > | -"),
    ("She is one of the city's best-known chefs.", "one | 1 | best-known chef | count | = | -"),
    ("The drive fell about 300 signatures short of its goal.", "about 300 signatures | 300 | signature | difference | ~ | -"),
    ("The hospice is $2 million short of its target.", "$2 million | 2000000 | USD | difference | = | -"),
    (
        "Seventy-two percent now believe the bridge is safe, and 12% would vote for a levy.",
        "Seventy-two percent | 72 | % | share | = | -",
        "12% | 12 | % | share | = | -",
    ),
    ("The 30 percent who said no are loud.", "30 percent | 30 | % | share | = | -"),
    ("Only 19 support Ames.", "19 | 19 | - | level | = | -"),
    ("The farm sold 60 black or brown cows.", "60 black or brown cows | 60 | black or brown cow | count | = | -"),
    ("Lee leads by 44 percent - within the margin of error.", "44 percent | 44 | % | level | = | -"),
    (
        "Police stopped 1,704 drivers. Of those, 996 were over the limit.",
        "1,704 drivers | 1704 | driver | count | = | -",
        "996 | 996 | driver | count | = | -",
    ),
    ("They had to fork over thousands.", "thousands | 1000..10000 | - | level | = | -"),
    ("Snow lay a foot deep on the pass.", "a foot | 1 | ft | level | = | -"),
    ("The mills are a mile apart.", "a mile | 1 | mi | level | = | -"),
    ("The jab cut infections by more than half.", "more than half | -50 | % | change | > | down"),
    ("It trimmed its growth forecast by 0.2 points.", "0.2 points | -0.2 | point | change | = | down"),
    (
        "The airline cut its fleet from 144 jets to 118 and its staff by 15 percent.",
        "144 jets | 144 | jet | count | = | -",
        "118 | 118 | jet | count | = | -",
        "15 percent | -15 | % | change | = | down",
    ),
    ("Passenger numbers topped 4 million.", "topped 4 million | 4000000 | passenger | count | > | -"),
    ("The family of four lives on stale bread.", "four | 4 | people | count | = | -"),
    (
        "The outbreak has sickened 214 people in 19 states, 61 of whom were taken to hospital.",
        "214 people | 214 | people | count | = | -",
        "19 states | 19 | state | count | = | -",
        "61 | 61 | people | count | = | -",
    ),
    ("At least 4,000 said they would strike.", "At least 4,000 | 4000 | people | count | >= | -"),
    ("Some 11 million living in the valley have no well.", "Some 11 million | 11000000 | people | count | ~ | -"),
    ("The fair drew thousands to the square.", "thousands | 1000..10000 | people | count | = | -"),
    ("Rallying hundreds of workers, Lee promised a new pier.", "hundreds | 100..1000 | worker | count | = | -"),
    ("The index rallied 200 points.", "200 points | 200 | point | change | = | up"),
    ("She took nine $2,500 donations.", "nine | 9 | donation | count | = | -", "$2,500 | 2500 | USD | level | = | -"),
    ("He bounces between two cultures.", "two cultures | 2 | culture | count | = | -"),
    ("Rents rose between 3 and 5 percent.", "3 and 5 percent | 3..5 | % | change | = | up"),
    ("The vote comes three weeks ahead of the count.", "three weeks | 3 | week | level | = | -"),
    ("She finished 12 seconds ahead of her rival.", "12 seconds | 12 | s | difference | = | -"),
    ("~ Two former rowers died.", "Two former rowers | 2 | former rower | count | = | -"),
    ("The town has ~ 300 people.", "~ 300 people | 300 | people | count | ~ | -"),
    ("Ann Waters: 46\n\nWaters needs 40 votes to win.", "46 | 46 | - | level | = | -", "40 votes | 40 | vote | count | = | -"),
    (
        "The two accused and 3 million faithful walked to the shrine.",
        "two | 2 | people | count | = | -",
        "3 million | 3000000 | people | count | = | -",
    ),
    ("She pitched over six scoreless innings.", "six scoreless innings | 6 | scoreless inning | count | = | -"),
    ("Snow could fall above 300 metres.", "above 300 metres | 300 | m | level | > | -"),
    ("The rate fell below 3 percent.", "below 3 percent | 3 | % | rate | < | down"),
    ("It has raised just a third.", "a third | 33.333333 | % | share | = | -"),
    ("He left school at 15 to work in the pit.", "15 | 15 | year | level | = | -"),
    ("Profit was $90 million ahead of guidance.", "$90 million | 90000000 | USD | difference | = | -"),
    ("The ferry was certified for 250.", "250 | 250 | people | count | = | -"),
    (
        "The agency holds that one in 45 children ages 3 to 17 has it.",
        "one in 45 | 2.222222 | % | share | = | -",
        "3 to 17 | 3..17 | year | level | = | -",
    ),
    ("The clinic saw 45 children ages 3 to 17.", "45 children | 45 | child | count | = | -", "3 to 17 | 3..17 | year | level | = | -"),
    ("Wealth goes to the top 1 percent.", "1 percent | 1 | % | share | = | -"),
    ("He is liked, with 87 percent viewing him well.", "87 percent | 87 | % | share | = | -"),
]

NO_FIGURES = [
    "Police want to zero in on the gang.",
    "The mayor sees the glass half full.",
    "Nine times out of ten the answer is no.",
    "One chilly night in March a guard fell asleep.",
    "One morning last week the pipe burst.",
    "The talks may take another week or two.",
    "They agree but for the odd clause or two on which nobody votes.",
    "She married a 40-something banker.",
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0])
def test_figures_as_told(reader, case):
    sentence, *expected = case
    assert [line(f) for f in read(reader, sentence)] == expected


@pytest.mark.parametrize("sentence", NO_FIGURES)
def test_words_of_time_and_of_thumb_are_no_figures(reader, sentence):
    assert read(reader, sentence) == []


def test_a_night_that_is_counted_is_a_figure(reader):
    assert [line(f) for f in read(reader, "He spent one night in jail.")] == ["one night | 1 | night | count | = | -"]
