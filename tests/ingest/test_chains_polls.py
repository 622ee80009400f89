"""Chains of polls and counts: who asked and not who answered, what "the survey" and "that's according to" go back to, and what is cited
that is no source."""

import pytest

from tests.ingest.test_chains import chains, names


@pytest.mark.parametrize(
    ("text", "printed", "want"),
    [
        # A poll is the source of a share, those who answered are not.
        ("Sixty percent of nurses said they were tired in a Halm Post-NRK News poll last month.", "Sixty percent", ["Halm Post-NRK News"]),
        ("Just 18 percent of anglers trust the weir in a new Gallup poll.", "18 percent", ["Gallup"]),
        (
            "A Baker Decisions poll found that 70 percent of voters like Sol, while 12 percent of them said no.",
            "12 percent",
            ["Baker Decisions"],
        ),
        ("One in four bakers said ovens cost 9,000 euros.", "9,000 euros", []),
        ("Two bakers said ovens cost 9,000 euros.", "9,000 euros", ["Two bakers"]),
        # What it is called again.
        (
            "A Baker Decisions poll found that 70 percent like Sol. The survey also found that 19 percent like nobody.",
            "19 percent",
            ["Baker Decisions"],
        ),
        ("A study by Lund University found that 7 lakes froze. The paper said 3 lakes dried up.", "3 lakes", ["Lund University"]),
        # A poll goes on with shares to the end of its paragraph, and "the poll" goes back to one that told nothing yet.
        ("In the latest Gallup poll, Holm led 47 percent to 39 percent. Among men it was 69 percent to 21.", "69 percent", ["Gallup"]),
        ("In the latest Gallup poll, Holm led 47 percent to 39 percent. She has 12 aides.", "12 aides", []),
        ("Holm has a lead in the latest Gallup poll.\n\nSol and Brun tied at 5 percent in the poll.", "5 percent", ["Gallup"]),
        # A paragraph under the words that announce it, and words that are asked.
        (
            "Under the picture the mayor of Arden wrote:\n\nI know that bread and milk have gone up by 33 percent.\n\nHe runs 3 shops.",
            "33 percent",
            ["mayor of Arden"],
        ),
        ('"Is it true that 20 ships sank?" Sol asked.', "20 ships", ["Sol"]),
        # A place is nobody, and "she" is the subject of her own sentence.
        ("Ada Holm smiled. The firm was close to Bell Street. She said 4 barns burned.", "4 barns", ["Ada Holm"]),
        ("Zoe Lind sang. Brun pointed to the chart as she noted that 50 hens died.", "50 hens", ["Brun"]),
        # A sentence that only says whose word the one before is.
        ("About 30 owls died. That's according to the bird office.", "30 owls", ["bird office"]),
        ("Some 4 in 10 want a wall.\n\nThat is according to a poll conducted for Kyodo by Edison Bakers.", "4 in 10", ["Edison Bakers"]),
        ("In the 11-hour hearing, Ada Holm said that the figure came from the ministry.", "11-hour", []),
        # Reasons, precedents and charges are cited, and give no number.
        ("The club sold 40 seats, citing an instance of fraud.", "40 seats", []),
        ("The airline cut 12 flights, citing safety concerns.", "12 flights", []),
        ("The board issued a report on the flood that cited the mayor for 40 lapses.", "40 lapses", []),
        # A forecast that is revised, an admission, and what only stands between two parts of a quotation.
        ("The Fund raised its forecast for growth by 0.1 points to 4.2 percent.", "4.2 percent", ["Fund"]),
        ("The club cut its estimate of gate money to 40 million crowns after 3 lost games.", "40 million", ["club"]),
        ("The firm cut its staff to 300 people.", "300 people", []),
        ("By Holm's own admission, his barns hold 40 stolen cars.", "40 stolen cars", ["Holm"]),
        ('"We lost the cows," said Ada Brun, who owns 300 acres. "It is sad, we had 70."', "300 acres", []),
        ('"We lost the cows," said Ada Brun, who owns 300 acres. "It is sad, we had 70."', "70", ["Ada Brun"]),
        # A poll inside the words for those who answered, another share behind it, and a date that is no part of a name.
        ("While 86 percent of nurses in a recent Gallup survey had hope, 43 percent had none.", "86 percent", ["Gallup"]),
        ("Sol tied at 5% in the Gallup poll, while no other player scored higher than 3%.", "3%", ["Gallup"]),
        ("A survey by the Lund Institute in March found that 48 percent sing.", "48 percent", ["Lund Institute"]),
        ("The poll was based on a phone survey of 1,704 anglers.", "1,704", []),
        # Inside a quotation others may be named; "he" goes on speaking.
        ('"The final count was 699, according to the Iowa Party," The Halm Post reported.', "699", ["Halm Post", "Iowa Party"]),
        (
            "Peter Lind said rain was near. Karl Brun laughed. He was told of the flood by Peter Lind. He added that 34 owls died.",
            "34 owls",
            ["Peter Lind"],
        ),
        ("Is Holm ready? Ada Sol asked. She said 50 hens died.", "50 hens", ["Ada Sol"]),
        # Whoever "who" and "which she said" speak for, and a name cut short.
        ("The firm was shaken by an article by Gabriel Lund, who reported that it paid 3 million dollars.", "3 million", ["Gabriel Lund"]),
        ("Ada Holm attacked the system, which she said runs the risk of losing 40 million votes.", "40 million", ["Ada Holm"]),
        (
            "The Brun Center for Justice said ads cost 2 million. Guilds spent 345 dollars, according to the Brun Center.",
            "345",
            ["Brun Center for Justice"],
        ),
        # Who blames somebody did not count the dead.
        ("The coach blamed the referee for the 3 lost matches.", "3 lost", []),
        ("More than 77 million was spent, according to Halm Media's ad tracker.", "77 million", ["Halm Media"]),
        ("Coins decided six votes, according to a report in the Orland Register.", "six votes", ["Orland Register"]),
    ],
)
def test_who_asked_or_counted_is_the_source(reader, text, printed, want):
    chain = next(c for key, c in chains(reader, [text])[0].items() if printed in key)
    assert len(chain) == len(want), names(chain)
    assert all(part in name for part, name in zip(want, names(chain), strict=True)), names(chain)
