"""Chains over those who pass words on: crowds of outlets, journals, givers behind documents, quoted relays, documents taken up."""

import pytest

from tests.ingest.test_chains import chains, names


@pytest.mark.parametrize(
    ("text", "printed", "want"),
    [
        # Two outlets joined, outlets without a name, a reporter of one.
        ("The dam holds 40 percent, the utility said in a notice that was carried by Kyodo and NHK.", "40", ["Kyodo", "NHK", "utility"]),
        ("Rents rose by 9 percent, the tenants' union said in a letter cited by local media.", "9", ["local media", "tenants' union"]),
        ("The coach told a reporter for Expressen that 11 players were ill.", "11", ["Expressen", "coach"]),
        # What a newspaper is called goes back to no agency, an office for something sells no news.
        (
            "Kompas reported on fees, AFP noted. The chancellor told the student paper that 70 rooms were empty.",
            "70",
            ["Kompas", "chancellor"],
        ),
        ("The flood cut off 70 farms, the aid agency Halm said.", "70", ["Halm"]),
        # Who made or gave a document, wherever the parse hangs it.
        (
            "The party took 31 of 90 wards, the mayor said, citing early results from the election office.",
            "31",
            ["mayor", "election office"],
        ),
        (
            "The cure helped 7 percent, a paper in the journal Medica by doctors at Lund University estimates.",
            "7",
            ["Medica", "doctors at Lund University"],
        ),
        ("Two trawlers sank, Ritzau reported, quoting a skipper who cited radio logs.", "Two trawlers", ["Ritzau", "skipper", "radio"]),
        (
            "Layoffs reached 3,100, data compiled by Aske Partners from notices with the local labour office show.",
            "3,100",
            ["Aske Partners", "notices"],
        ),
        (
            "Theft fell to 800 cases, Arden Police's figures show, the Halm Courier reports.",
            "800",
            ["Halm Courier", "Arden Police"],
        ),
        # Whoever quotes stands outside.
        ("According to the choir, as quoted by the daily Kystposten, 300 seats were sold.", "300", ["Kystposten", "choir"]),
        ("The storm took 63 roofs, the priest was quoted as saying by the Polish Press Agency.", "63", ["PAP", "priest"]),
        ("A slide deck presentation obtained by Der Spiegel shows that the bank hid 46 loans.", "46", ["Der Spiegel", "presentation"]),
        (
            "The ferry lost 14 cars, the pilot told the daily Kystposten, which the agency Ritzau quoted.",
            "14",
            ["Ritzau", "Kystposten", "pilot"],
        ),
        ("Forests lost 900 owls, according to the Bird Union's register, which was seen by the BBC.", "900", ["BBC", "Bird Union"]),
        ('"Nine barns are gone," said the priest in comments broadcast by ERT.', "Nine barns", ["ERT", "priest"]),
        ("Norway's NRK broadcaster said 30 roads were shut.", "30", ["NRK"]),
        # A document that is taken up was seen by whoever saw it before.
        (
            "A draft memo obtained by Der Spiegel shows that 46 valves leak. The document puts repairs at 9 million crowns.",
            "9 million",
            ["Der Spiegel", "memo"],
        ),
        ("One in six tunnels needs repair, the road office told parliament.", "One in six", ["road office"]),
        # Who has seen or carried it, said behind "that"; what a speaker estimated in a study is the speaker's.
        (
            "Thieves took the data of 6 firms, the bank told a court in a letter that TechCrunch has seen.",
            "6 firms",
            ["TechCrunch", "bank"],
        ),
        ("Cold killed 230 hens, vets at Lund University estimated in a short study.", "230 hens", ["vets at Lund University"]),
        (
            "Sales dropped by 9 percent, according to figures from the wine office that were compiled by the firm Rask.",
            "9 percent",
            ["Rask", "wine office"],
        ),
        ("NHK reported on Sunday. Some 34 boats sank, it said, quoting the fire agency.", "34 boats", ["NHK", "fire agency"]),
        ("Donors gave 12 percent of that, according to the museum's tracking service.", "12 percent", ["museum"]),
        # An office that cites somebody in its next sentence; what it cites as a reason is nobody.
        (
            "Some 40 wells are dry, the water ministry said. The ministry cited a survey by Lund University.",
            "40 wells",
            ["water ministry", "Lund University"],
        ),
        ("Some 40 wells are dry, the water ministry said. It cited drought.", "40 wells", ["water ministry"]),
        # An appeal for money, the firm that the sentence before is about, and an office of two titles.
        ("The aid office issued an urgent appeal for 4 million euros.", "4 million", ["aid office"]),
        ("Norvolt sold more than Tandberg. Norvolt grew in May. In June, the company reported 300 orders.", "300 orders", ["Norvolt"]),
        ("The Secretary General of the guild says 10 kilns are missing.", "10 kilns", ["Secretary General of the guild"]),
        # A verb that the parse hung on what a document rests on, and a name printed with a small letter first.
        ("But a POLITICO analysis of other data identified at least 130 million crowns in gifts.", "130 million", ["Politico", "data"]),
        ("Pupils spent nine minutes a day there, according to recent data from comScore.", "nine minutes", ["comScore"]),
        # A name is the longest one known, whatever stands behind it; no sentence begins behind a bracket.
        ("The Libyan Red Crescent said 40 tents burned.", "40", ["Libyan Red Crescent"]),
        ("The Turkish Red Crescent aid organization said 40 tents burned.", "40", ["Turkish Red Crescent"]),
        (
            "Maya el-Brun, the Society of Hill and Lake Farmers (SHLF) Arden secretary-general, told AFP 40 pigs died.",
            "40 pigs",
            ["AFP", "Maya el-Brun"],
        ),
        # A post ends its sentence.
        ("Floods cut 340 roads, the interior minister said on X. The post was shared by others.", "340", ["interior minister"]),
        # A report that a speaker opens with is the speaker's own.
        ("In a report, the ministry said 40 bridges were unsafe.", "40", ["ministry"]),
        ("In a survey, 40 percent of bakers said they would close.", "40", ["survey"]),
    ],
)
def test_whoever_passes_words_on_has_a_place(reader, text, printed, want):
    chain = next(c for key, c in chains(reader, [text])[0].items() if printed in key)
    assert len(chain) == len(want), names(chain)
    assert all(part in name for part, name in zip(want, names(chain), strict=True)), names(chain)
