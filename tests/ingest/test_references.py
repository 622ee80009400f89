"""Sources named beside a statement without a verb of their own, counts that share a verb, and words that only look like reports."""

import pytest

from ingest.blocks import split_blocks
from ingest.claims import extract
from ingest.model import Article


def _article(text: str) -> Article:
    return Article(id="a", ref="a", text=text, blocks=split_blocks(text))


def chains(reader, text: str) -> dict[str, list[str]]:
    """The names of the chain of each figure of `text` by its printed words."""
    (read,) = extract(reader, [_article(text)])
    return {one.figure.quantity.printed: [hop.canonical for hop in one.chain] for one in read.figures}


@pytest.mark.parametrize(
    ("text", "printed", "want"),
    [
        ("Relying on figures from the port authority, the Herald said 60 boats had sunk.", "60 boats", ["Herald", "port authority"]),
        ("A Boston Globe/Harris poll found 38 percent of tenants owe rent.", "38 percent", ["Boston Globe/Harris"]),
        ("In a New York Times/CBS News survey, 79 percent of pilots were tired.", "79 percent", ["New York Times/CBS News"]),
        ("Mayor Ruth Guardian said the city lost 4,000 jobs. Guardian said 300 shops had closed.", "300 shops", ["Ruth Guardian"]),
        ("The forestry agency said 80 oaks fell. The monitoring group Treeline said 300 oaks fell.", "300 oaks", ["Treeline"]),
        ("A fire brigade spokeswoman told dpa that 70 guests were led out.", "70 guests", ["dpa", "fire brigade spokeswoman"]),
        ("With reference to hospital records, the ministry said 12 patients had died.", "12 patients", ["ministry", "hospital"]),
        ("Some 4,300 homes lost power (source: Nordgrid).", "Some 4,300 homes", ["Nordgrid"]),
        ("Turnout reached 61 percent (Source: Electoral Board, May 2024).", "61 percent", ["Electoral Board"]),
        ("Police spoke of 12,000 marchers, organisers 40,000.", "40,000", ["organisers"]),
        ("Police put the crowd at 12,000, organisers at 40,000.", "40,000", ["organisers"]),
        ("Police put the crowd at 12,000, organisers at 40,000.", "12,000", ["Police"]),
        ("By its own count, the union has 5,400 members.", "5,400 members", ["union"]),
        ("The firm, which by its own count employs 3,200 people, will close.", "3,200 people", ["firm"]),
        ("Norvik will cut 800 jobs, as first reported by the Baltic Times.", "800 jobs", ["Baltic Times"]),
        ("As per the fire brigade, 70 guests were hurt.", "70 guests", ["fire brigade"]),
        ("Seventeen people died, per the health ministry.", "Seventeen people", ["health ministry"]),
        ("On the ministry's figures, 4,100 families lost their homes.", "4,100 families", ["ministry"]),
        ("In the words of the mayor, 4,100 families lost everything.", "4,100 families", ["mayor"]),
        ("Health officials say 4,100 people fell ill; the ministry blames the wells.", "4,100 people", ["Health officials"]),
        ("The governor was quoted in the Baltic Times as saying 31 miners died.", "31 miners", ["Baltic Times", "governor"]),
        ("A minister quoted in the Baltic Times said 31 miners died.", "31 miners", ["Baltic Times", "minister"]),
        ("Norvik will cut 800 jobs, writes the Baltic Times.", "800 jobs", ["Baltic Times"]),
        ("The ministry recorded 90 arrivals in May.", "90 arrivals", ["ministry"]),
        ("The minister claims 4,100 families have moved.", "4,100 families", ["minister"]),
        ("The envoy warned of 30 boats off the cape.", "30 boats", ["envoy"]),
    ],
)
def test_who_is_named_beside_a_statement(reader, text: str, printed: str, want: list[str]) -> None:
    assert chains(reader, text)[printed] == want


@pytest.mark.parametrize(
    "text",
    [
        "The storm claimed the lives of 12 sailors.",
        "The band recorded 12 songs in 3 days.",
        "He found himself alone with 12 goats.",
        "She is expecting a baby in 3 months.",
        "The avalanche claimed 12 lives.",
        "The library claims 40 euros for every lost book.",
        "The guards warned off 30 boats.",
        "The priest said prayers for the 31 miners.",
        "The bank posted a profit of 90 million euros.",
        "The shelves were sorted according to size in 12 rows.",
        "Entry costs 12 euros per head, children 6.",
        "Fuel costs 40 euros per the old rate of 12 litres a day.",
        "The crew, relying on the police, cleared 40 streets.",
        "The source of the river lies 40 km north (altitude: 900 metres).",
        "Workers put the price at the top of the page, and 12 of them left.",
        "By its nature the plant needs 12 hours of light.",
        "Recruits reported for duty at 12 posts.",
        "Some 40 thefts were reported to the police.",
        "The driver was cited for driving at 140 km/h.",
        "Insurance claims rose to 4,000 last month.",
        "The quoted company has 3,000 shareholders.",
        "The gas man read the meter at 4,300 units.",
        "The man was found guilty of stealing 40 bikes.",
    ],
)
def test_words_that_only_look_like_reports_name_no_source(reader, text: str) -> None:
    found = chains(reader, text)
    assert found
    assert not any(found.values())


def test_a_few_capital_letters_are_an_office(reader):
    (read,) = extract(reader, [_article("The FEC said that four groups gave $1.1 million..")])
    assert {hop.source_kind for one in read.figures for hop in one.chain} == {"issuer"}
