"""Numbers that are no figures, each with its reason."""

import pytest

from ingest.language import Reader
from ingest.model import Article, Block, BlockKind, Figure, Unclaimed
from ingest.pipes import records

# A sentence, and each of its other numbers with the reason.
NON_FIGURES = [
    ("The Boeing 737 left in 2018.", {"737": "name", "2018": "date"}),
    ("Covid-19 closed Highway 61.", {"19": "name", "61": "name"}),
    ("The S&P 500 was flat.", {"500": "name"}),
    ("The judge dismissed juror 8 at noon.", {"8": "name"}),
    ("He took the 10 jersey in May.", {"10": "name"}),
    ("The outsider, at 33/1, came back from 3-all.", {"33": "ratio", "1": "ratio", "3": "score"}),
    ("Agent 007 wore it for the second time.", {"007": "code", "second": "ordinal"}),
    ("The 117th Congress met at 9:30 a.m. on March 3.", {"117th": "ordinal"}),
    ("Rovers beat United 2-1.", {"2": "score", "1": "score"}),
    (
        "Call 020 7946 0958 or see https://example.org/a/12345.",
        {"020": "telephone number", "7946": "telephone number", "0958": "telephone number", "12345": "link"},
    ),
    ("Under Section 230 nothing changes.", {"230": "section number"}),
    ("1. Wash the rice\n2. Boil it", {"1": "list number", "2": "list number"}),
    ("Not a single one of the bridges passed, and not one pier.", {"one": "none"}),
    ("No one came, and that one left.", {"one": "idiom"}),
    ("The B52 flew over the G-20 summit.", {"52": "name", "20": "name"}),
    ("He ordered a 5G phone.", {"5": "name"}),
    ("They won the doubles final.", {"doubles": "idiom"}),
    ("Update 5/12: the play got 7/10.", {"5/12": "ratio", "7/10": "ratio"}),
    ("The poll was close [412].", {"412": "reference"}),
    ("She drew a three-dimensional map of a four-pronged attack.", {"three": "name", "four": "name"}),
    ("The S&P 500-stock index rose.", {"500": "name"}),
    ("A 501(c)(3) charity paid.", {"501": "plan number", "3": "plan number"}),
    ("A third, Ann Bell, stayed for a day or two.", {"third": "ordinal", "two": "idiom"}),
    ("The movie 13 Hours by the famed director opened.", {"13": "name"}),
    ("It ranks in the top 10 that nobody can cure.", {"10": "name"}),
    ("The uprising in the winter of 2004-5 failed.", {"2004": "date", "5": "date"}),
    ("Put it in a 401(k) or 403b plan.", {"401": "plan number", "403b": "plan number"}),
    ("The court split in a 5-to-4 ruling.", {"5": "score", "4": "score"}),
    ("She gave reasons: 1) It is cheap, and 2) it works.", {"1": "numbered point", "2": "numbered point"}),
    ("The bank kept its zero-interest loans after 9/11.", {"zero": "idiom", "9/11": "idiom"}),
    ("The page showed error code 404, then Ecode: 12.", {"404": "code", "12": "code"}),
    ("The winners were Nora Quill (4.) and Ben Ode (12.).", {"4": "list number", "12": "list number"}),
    ("He bought a .45-caliber pistol and a 50 calibre gun.", {".45": "name", "50": "name"}),
    ("Write to the court in Albany, NY 12207, or to the clinic in Reno, NV, 89501.", {"12207": "address", "89501": "address"}),
    ("2 Nora Quill. The mayor ran again.", {"2": "list number"}),
    ("In the 1990s, it grew.", {"1990": "date"}),
    ("Dial 311 for sandbags, or ring extension 2207.", {"311": "telephone number", "2207": "name"}),
    ("The update fixes bug 20417 and adds USB 4.1.", {"20417": "name", "4.1": "name"}),
    ("Buses 3, 19 and 64 are free.", {"3": "name", "19": "name", "64": "name"}),
    ("Quote file 318/22.", {"318": "name", "22": "name"}),
    ("COP31 opens in a hall by gate 4.", {"31": "name", "4": "name"}),
    ("Its 777X came late.", {"777": "name"}),
    ("The row went sixty-forty, one more time.", {"sixty": "idiom", "forty": "idiom", "one": "idiom"}),
    ("It ended in a 7 to 2 vote.", {"7": "score", "2": "score"}),
    ("The quake hit at 14:03:22, the wave at 3:15.", {"14": "date", "03": "date", "22": "date", "3": "date", "15": "date"}),
    ("The top-two primary was one of a kind, she said half-jokingly.", {"two": "idiom", "half": "part of a whole by name"}),
    ("They earn time and a half and hold one-on-ones.", {"a half": "idiom", "one": "idiom"}),
    ("It was a half-measure, one way or the other.", {"a half": "part of a whole by name", "one": "idiom"}),
    ("She gave the one-on-one interviews and the other one waits.", {"one": "pronoun"}),
    ("This is part 3 of 4, including one called Dawn.", {"3": "name", "4": "name", "one": "pronoun"}),
    ("Pupils in grades three through eight saw the “40-Year-Old Clerk” again.", {"three": "name", "eight": "name", "40": "name"}),
    ("The big four met in a five-star hotel, for one cause or another.", {"four": "idiom", "five": "idiom", "one": "idiom"}),
    ("Take the 14 bus to 221B Mill Street.", {"14": "name", "221B": "address"}),
    ("A rapper, 50 Cent, and the film 8 Mile were on, and a PS5, too.", {"50": "name", "8": "name", "5": "name"}),
    ("She ran the 4x100m relay and read ISBN 978-3-16-148410-0.", {"4x100": "name", "978": "name"}),
    ("The rugby, Six Nations, is back on one of those days.", {"Six": "name", "one": "idiom"}),
    (
        "Its 10-Q says calls to 311 rose; it was the second man since Friday.",
        {"10": "name", "311": "telephone number", "second": "ordinal"},
    ),
    ("Dinner ended late. Five Guys stayed open.", {"Five": "name"}),
]


def read(reader: Reader, article: Article) -> tuple[list[Figure], list[Unclaimed]]:
    with reader.nlp.memory_zone():
        doc = next(iter(reader.docs([article])))
        return records.read(doc, "figures", Figure), records.read(doc, "unclaimed", Unclaimed)


@pytest.mark.parametrize(("sentence", "reasons"), NON_FIGURES)
def test_other_numbers_have_their_reason(reader, sentence, reasons):
    figures, others = read(reader, Article(id="a", ref="a", text=sentence))
    assert figures == []
    assert reasons.items() <= {other.printed: other.reason for other in others}.items()


def test_numbers_of_captions_and_boilerplate_are_unclaimed(reader):
    text = "Photo: 3 ships\nFares rose 4%.\nSubscribe for $5"
    blocks = (
        Block(start=0, end=14, kind=BlockKind.CAPTION),
        Block(start=15, end=29, kind=BlockKind.PARAGRAPH),
        Block(start=30, end=46, kind=BlockKind.BOILERPLATE),
    )
    figures, others = read(reader, Article(id="a", ref="a", text=text, blocks=blocks))
    assert [f.quantity.printed for f in figures] == ["4%"]
    assert [(u.printed, u.reason) for u in others] == [("3", "caption"), ("5", "boilerplate")]
