"""Who tells what where taggers, participles and coordinate verbs hide the teller."""

import pytest

from ingest.model import Article, Attribution
from ingest.pipes import records


def told(reader, text: str) -> set[tuple[str | None, str]]:
    (doc,) = reader.docs([Article(id="1", ref="1", text=text)])
    found = records.read(doc, "attributions", Attribution)
    return {(text[slice(*a.source)] if a.source else None, text[slice(*a.content)]) for a in found}


@pytest.mark.parametrize(
    ("text", "who", "what"),
    [
        ('"The dyke held," said Donnelly, who runs 3 pumps.', "Donnelly", '"The dyke held,"'),
        ('"We counted 400 ballots," said Will Kelly.', "Will Kelly", '"We counted 400 ballots,"'),
        ('"Wet nets?" Abel repeated.', "Abel", '"Wet nets?"'),
        (
            'The coach, citing "the magic of the cup," said the team could win 12 of its last 20 games.',
            "The coach",
            "the team could win 12 of its last 20 games",
        ),
        ('"The wells were dry and the pumps broke," she went on.', "she", '"The wells were dry and the pumps broke,"'),
        ('The bishop went even further: "If it closes, 300 families go hungry."', "The bishop", '"If it closes, 300 families go hungry."'),
        ('The chemist put it plainly: "All 40 barrels leak."', "The chemist", '"All 40 barrels leak."'),
        (
            "The ministry said the bank hasn't paid any dividends since 2014 and suggested that the risk was in its 40 branches.",
            "The ministry",
            "that the risk was in its 40 branches",
        ),
        ("The mayor said rents will fall and announced that 40 homes were ready.", "The mayor", "that 40 homes were ready"),
        (
            "The speech was a third attempt to calm the fans, claiming that only 3 seats had been sold.",
            "The speech",
            "that only 3 seats had been sold",
        ),
        ("Ms Abel met the judge, arguing that 12 files were lost.", "Ms Abel", "that 12 files were lost"),
        (
            "Losses will rise to 4 billion euros, the insurer said on condition that its name was not printed.",
            "the insurer",
            "Losses will rise to 4 billion euros",
        ),
    ],
)
def test_the_teller_is_who_does_the_telling(reader, text, who, what):
    assert (who, what) in told(reader, text)


def test_terms_of_speech_are_not_what_is_said(reader):
    assert not any("printed" in what for _, what in told(reader, "An aide spoke on condition that his name was not printed."))


@pytest.mark.parametrize(
    ("who", "what"),
    [
        ("Researchers at Lund College estimate", "that 1,040 people died of the heat there"),
        ("Economists at the bank estimate", "that 40,000 jobs will go"),
        ("Engineers at the port authority report", "that 12 cranes are broken"),
        ("In May, doctors at the Vell clinic report", "that 34 beds were empty"),
    ],
)
def test_a_verb_that_may_be_a_noun_is_one_behind_those_who_work_somewhere(reader, who, what):
    source = who.removeprefix("In May, ").rsplit(maxsplit=1)[0]
    assert told(reader, f"{who} {what}.") == {(source, what)}


@pytest.mark.parametrize(
    "text",
    [
        "Tenants of the housing project that was cut complained to the council.",
        "Families in the claim that the court heard lost 40 houses.",
        "Critics of the report that he wrote in May want 12 changes.",
    ],
)
def test_a_project_or_report_is_not_taken_for_a_verb(reader, text):
    assert told(reader, text) == set()
