"""Chains of reports inside reports: who hands on what somebody else told, and what "it" goes back to."""

import pytest

from tests.ingest.test_chains import chains, names


@pytest.mark.parametrize(
    ("text", "printed", "want"),
    [
        (
            "The front moved 12 kilometres, the Lund Institute for Peace said, citing satellite images, the Halm Courier reported.",
            "12",
            ["Halm Courier", "Lund Institute for Peace", "satellite images"],
        ),
        (
            "Some 71 sheep were stolen, the shepherd's brother told the Arden Bulletin, NRK reported on its website.",
            "71",
            ["NRK", "Arden Bulletin", "shepherd's brother"],
        ),
        (
            "State television said, quoting the court, that bail had reached 51,000 crowns, Xinhua reported.",
            "51,000",
            ["Xinhua", "State television", "court"],
        ),
        (
            "The yard will scrap 28 ferries, its head, Nora Veld, said in an interview with the Halm Tribune that was picked up by AFP.",
            "28",
            ["AFP", "Halm Tribune", "Nora Veld"],
        ),
        ("Per the tram office, 18 bridges need repair.", "18", ["tram office"]),
        (
            "The labour office published its count on Monday. Strikes cost 6.6 percent more than a year ago, it said.",
            "6.6",
            ["labour office"],
        ),
        ("Norvolt cut 300 jobs in Lund. The plant will lose 40 more, it said.", "40", ["Norvolt"]),
    ],
)
def test_a_report_inside_a_report_keeps_both_speakers(reader, text, printed, want):
    (found,) = chains(reader, [text])
    assert names(next(chain for key, chain in found.items() if printed in key)) == want


def test_it_of_a_thing_that_cannot_speak_is_nobody(reader):
    (found,) = chains(reader, ["The bridge closed on Monday. It said 12 tonnes on the plate."])
    assert all(chain == () for chain in found.values())


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Turnout was 61 percent, the tram office said, quoted by the agency Kyvest.", ["Kyvest", "tram office"]),
        ("Some 61 wells ran dry, the mayor's aide Ada Brun said, cited by the daily Halmposten.", ["Halmposten", "Ada Brun"]),
        ("The virus killed 61 seals, the fish board said, as quoted by the news agency Kyvest.", ["Kyvest", "fish board"]),
        ("State television, without citing a source, said 61 soldiers had been killed.", ["State television"]),
    ],
)
def test_who_is_said_to_quote_hands_on_and_who_names_nobody_cites_nobody(reader, text, want):
    (found,) = chains(reader, [text])
    assert names(next(chain for key, chain in found.items() if "61" in key)) == want
