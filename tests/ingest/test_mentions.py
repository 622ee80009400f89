"""Names in running text and the entity each stands for."""

import pytest

from ingest.model import Article, Block, BlockKind, Mention
from ingest.pipes.mentions import mentions_in
from ingest.scope.areas import area_of, government_of


def mentions(text: str, **fields) -> list[Mention]:
    found = mentions_in(Article(id="a", ref="a", text=text, **fields))
    assert all(text[m.start : m.end] == m.printed for m in found)
    return found


def named(text: str) -> dict[str, tuple[str, str]]:
    return {m.printed: (m.canonical, m.kind) for m in mentions(text)}


@pytest.mark.parametrize(
    ("text", "printed", "canonical", "kind"),
    [
        ("Growth in South Korea slowed.", "South Korea", "South Korea", "place"),
        ("The U.S. and others agreed.", "U.S.", "United States", "place"),
        ("They met Norwegian officials.", "Norwegian", "Norway", "place"),
        ("It was built by Harlow Motors in May.", "Harlow Motors", "Harlow Motors", "organisation"),
        (
            "The order came from the Ministry of Trade and Industry on Monday.",
            "Ministry of Trade and Industry",
            "Ministry of Trade and Industry",
            "organisation",
        ),
        ("On Friday Senate Majority Leader Ruth Okafor spoke.", "Ruth Okafor", "Ruth Okafor", "person"),
        ("A farmer, Teun Bakkelund, 48, saw it.", "Teun Bakkelund", "Teun Bakkelund", "person"),
        ("Roofs were torn off by Hurricane Milo.", "Hurricane Milo", "Hurricane Milo", "event"),
        ("They bought the Galaxy Fold there.", "Galaxy Fold", "Galaxy Fold", "product"),
        ("Boats left the Gulf of Tarn.", "Gulf", "Gulf", "place"),
    ],
)
def test_kinds(text, printed, canonical, kind):
    assert named(text)[printed] == (canonical, kind)


def test_a_surname_stands_for_the_full_name():
    found = named("Mayor Ingrid Solheim resigned. Critics of Solheim cheered.")
    assert found["Solheim"] == ("Ingrid Solheim", "person")


def test_a_surname_of_two_people_stands_for_neither():
    text = "Mr. Adam Brandt and Ms. Eva Brandt quarrelled. Then Brandt left."
    assert named(text)["Brandt"][0] == "Brandt"


def test_an_acronym_in_brackets_stands_for_the_name_before_it():
    found = named("The Coastal Fisheries Agency (CFA) closed the port. Later the CFA reopened it.")
    assert found["CFA"] == ("Coastal Fisheries Agency", "organisation")


def test_a_company_is_known_without_its_ending():
    assert named("Workers at Kessler Foods walked out, and Kessler shut the plant.")["Kessler"] == ("Kessler Foods", "organisation")


def test_a_sentence_opening_is_no_name():
    assert mentions("Rain fell all night. Then it stopped.") == []


def test_months_and_days_are_no_names():
    assert mentions("They met on Monday and again in November.") == []


def test_boilerplate_holds_no_names():
    text = "Copyright Norvik Media Group"
    assert mentions(text, blocks=(Block(start=0, end=len(text), kind=BlockKind.BOILERPLATE),)) == []


def test_hostile_runs_end():
    assert len(mentions("A" * 50_000 + " " + "Xy " * 20_000)) < 10_000


@pytest.mark.parametrize(
    ("phrase", "code"), [("the United Kingdom", "GB"), ("Kenya's", "KE"), ("Texas", "US-TX"), ("Atlantis", None), ("us", None)]
)
def test_areas_have_codes(phrase, code):
    found = area_of(phrase)
    assert (found.code if found else None) == code


def test_a_capital_can_stand_for_a_government():
    government = government_of("Ankara")
    assert government is not None
    assert (government.code, government.name) == ("TR", "Turkey")
