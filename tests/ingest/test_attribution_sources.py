"""Who is said to say it: the words of the source, where the parse hangs the verb elsewhere and where more is told about the speaker."""

import pytest

from tests.ingest.test_attribution import read, words


def source_of(reader, text: str, cue: str) -> str | None:
    (found,) = [a for a in read(reader, [text])[0] if words(text, a.cue) == cue]
    return words(text, found.source)


def test_a_clause_whose_subject_the_parse_took_for_an_object_is_still_reported(reader):
    assert source_of(reader, "The tax board says in a letter the arrears are 12 million.", "says") == "The tax board"


@pytest.mark.parametrize(
    ("text", "cue", "who"),
    [
        ('"The ice held," said Ada Brun, who sells fish.', "said", "Ada Brun"),
        ("Peter Kahn, whose firm dug the wells, said 40 had run dry.", "said", "Peter Kahn"),
        ("The poll, released on Monday by Lund University, found 40 percent against the tram.", "found", "The poll"),
        ('"The dam holds," said Rudi Gaal, the former mayor of Arden who built it.', "said", "Rudi Gaal, the former mayor of Arden"),
        ("Judge Ida Holm, writing for the majority, said the 29-day period was lawful.", "said", "Judge Ida Holm"),
    ],
)
def test_what_is_told_about_the_speaker_is_no_part_of_the_source(reader, text, cue, who):
    assert source_of(reader, text, cue) == who


@pytest.mark.parametrize(
    ("text", "cue", "who"),
    [
        (
            "Two crates sent to Arden have been put in safe storage, Peter F. Kahn, the head of the customs yard, wrote in a note to "
            "Port Director Steve Lund.",
            "wrote",
            "Peter F. Kahn, the head of the customs yard",
        ),
        (
            "Mr. Selig, whose latest firm, Rundata, maps caves for mines, said the shaft was 300 metres deep.",
            "said",
            "Mr. Selig",
        ),
        (
            "And it was no accident or oversight — Bernd Busch, a spokesman for the league, told Sportblatt that 12 clubs had agreed.",
            "told",
            "Bernd Busch, a spokesman for the league",
        ),
    ],
)
def test_a_name_and_what_stands_between_commas_behind_it_speak(reader, text, cue, who):
    assert source_of(reader, text, cue) == who


@pytest.mark.parametrize(
    ("text", "who", "what"),
    [
        ("The line will close in May, according to a report from WKO, the radio station in Lund.", None, "The line will close in May"),
        (
            "The reactor, according to the grid office, will close in May.",
            "the grid office",
            "The reactor, according to the grid office, will close in May",
        ),
        ("Kahn won 37 percent and Berg 36, according to the results.", "the results", "Kahn won 37 percent and Berg 36"),
        (
            "Bakers sold 40 percent less, according to guild data (a large fall, but a small guild).",
            "guild data",
            "Bakers sold 40 percent less",
        ),
        ("Three wells ran dry, according to Karin Moe, who tested 40 of them.", "Karin Moe", "Three wells ran dry"),
    ],
)
def test_what_stands_behind_according_to_somebody_is_told_about_him_unless_the_report_goes_on(reader, text, who, what):
    (found,) = read(reader, [text])[0]
    assert words(text, found.content) == what
    assert who is None or words(text, found.source) == who


@pytest.mark.parametrize(
    "text",
    [
        "A: We have been cold here since Monday.",
        "Name: Hanna Berg Age: 41 years old and she likes chess",
        "BOOM: The quake shook 30 towns on Monday",
    ],
)
def test_a_label_that_is_no_name_speaks_for_nobody(reader, text):
    assert all(words(text, found.cue) != ":" for found in read(reader, [text])[0])


def test_a_poll_in_a_headline_needs_no_verb_behind_its_colon(reader):
    text = "Poll: Kahn Ahead of Berg in a Three-Way Race"
    (found,) = read(reader, [text])[0]
    assert (words(text, found.source), words(text, found.content)) == ("Poll", "Kahn Ahead of Berg in a Three-Way Race")


def told(reader, text: str) -> set[tuple[str | None, str | None]]:
    return {(words(text, a.source), words(text, a.content)) for a in read(reader, [text])[0]}


@pytest.mark.parametrize(
    ("text", "who", "what"),
    [
        (
            "The league survey showed that Arden led with 42 points, followed by Lund with 23; Marn with 12, and Holm with 9.",
            "The league survey",
            "that Arden led with 42 points, followed by Lund with 23; Marn with 12, and Holm with 9",
        ),
        ("Doctors say 41 fell ill; the ministry says 39.", "Doctors", "41 fell ill"),
        (
            'If the mine opened on April 14, Kahn wrote, "I would hire 40 men."',
            "Kahn",
            'If the mine opened on April 14, Kahn wrote, "I would hire 40 men."',
        ),
        (
            "The ferry was insured for 35 million euros in 2011, records show, and port experts say it is now worth 18 million.",
            "records",
            "The ferry was insured for 35 million euros in 2011",
        ),
        (
            "But a Kurier analysis of the ledgers identified at least 130 million euros in losses.",
            "a Kurier analysis of the ledgers",
            "at least 130 million euros in losses",
        ),
        (
            "Case files from the Arden court show that four clerks ran 24 searches of tax data.",
            "Case files from the Arden court",
            "that four clerks ran 24 searches of tax data",
        ),
        (
            "The telegram indicated 13 security guards would be needed for the summit.",
            "The telegram",
            "13 security guards would be needed for the summit",
        ),
        (
            "The coach said the club needs a new pitch and a keeper, but that he would not sell the 11 best players.",
            "The coach",
            "the club needs a new pitch and a keeper, but that he would not sell the 11 best players",
        ),
        (
            "FEWER BIRDS IN THE NORTH - Maria Sand:  “At last we have counted them. Terns fell by 40 percent.”",
            "Maria Sand",
            "“At last we have counted them. Terns fell by 40 percent.”",
        ),
        ("More from Sand: “We counted 20 colonies on the coast.”", "Sand", "“We counted 20 colonies on the coast.”"),
        (
            "Just 28 percent of bakers said they liked the tax, compared with 33 percent last month.",
            "Just 28 percent of bakers",
            "they liked the tax",
        ),
        ("Nine in 10 nurses say the ward is too small, a 16-point rise over May.", "Nine in 10 nurses", "the ward is too small"),
        (
            "Three ministers said the toll rose by 4 crowns, against 2 in May.",
            "Three ministers",
            "the toll rose by 4 crowns, against 2 in May",
        ),
        ("The cure, the doctor told them, was simple.", "the doctor", "The cure, the doctor told them, was simple"),
        ('After an hour on "The Early Show," Kahn said 40 pits would close.', "Kahn", "40 pits would close"),
        (
            '"We lost a lot," Kahn said.\n\n"I am sad about this, because for three years we had 40 good divers."',
            "Kahn",
            '"We lost a lot," Kahn said.\n\n"I am sad about this, because for three years we had 40 good divers."',
        ),
    ],
)
def test_how_far_a_report_reaches(reader, text, who, what):
    assert (who, what) in told(reader, text)


def test_a_paragraph_quoted_behind_one_that_names_its_speaker_elsewhere_is_nobodys(reader):
    text = '"We lost a lot," Kahn said, before the club sold 12 players.\n\n"They will not come back, and no fan expects them to."'
    assert ("Kahn", '"We lost a lot,"') in told(reader, text)


@pytest.mark.parametrize(
    "text",
    [
        "The recipe calls for 2 litres of milk.",
        "The captain called a meeting for 8 p.m.",
        "The cashier counted out 500 coins.",
        "The scout noted down 12 numbers.",
        "The meadow estimated at 40 hectares was sold.",
        "The strike announced by loudspeaker lasted 3 days.",
        "The bank declared bankruptcy in 2009.",
        "Guards denied entry to 40 lorries.",
        "The union claimed strike pay for 300 members.",
        "Kahn won the district, claiming 41 percent of the vote to Berg's 33 percent.",
        "The pianist acknowledged the applause of 2,000 people.",
        "The regatta went ahead as announced with 14 boats.",
        "The usher admitted 12 fans to the hall.",
        "The mason suggested by a friend charged 80 euros.",
        "Deaths: 12, injured: 40 in two days",
    ],
)
def test_verbs_that_do_something_else_here_report_nothing(reader, text):
    assert read(reader, [text])[0] == []


def test_all_told_is_nobodys_telling(reader):
    assert read(reader, ["All told, up to 5,000 farms lost their barns."])[0] == []


def test_a_comparison_ends_at_a_comma_before_its_speaker(reader):
    assert told(reader, "The guild met on Monday. Bread cost 6 percent more than a year ago, it said.") == {
        ("it", "Bread cost 6 percent more than a year ago")
    }
