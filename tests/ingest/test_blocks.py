"""What lines are for: each case is a page with its kinds in front of the lines."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.blocks import split_blocks, title_of

PAGES = {
    "a page with its furniture": """
boilerplate | Skip to content
heading     | Flood waters reach the old bridge
caption     | Photo by Jo Larsen / Valley Pictures
paragraph   | The river stood at 4.2 metres on Monday, the water office said.
boilerplate | Advertisement
paragraph   | Forty families left their homes.
boilerplate | Sign up for our newsletter and never miss a story
paragraph   | The office expects it to fall by Thursday.
boilerplate | © 2024 Valley Post. All rights reserved.
boilerplate | 12 Comments
""",
    "a summary over a report": """
heading   | Key points:
summary   | - Turnout was 71 percent
summary   | - Two seats changed hands
paragraph | Voters stood in line until midnight, the commission said.
heading   | How the count went
list item | 1. Postal ballots came first
list item | 2. Then the cities
""",
    "report, then comment": """
paragraph   | The court fined the company 3 million euros on Friday.
opinion     | Comment: A fine that takes a day to earn deters nobody.
opinion     | The next one should hurt.
heading     | What the court said
paragraph   | The judges spoke of gross neglect.
boilerplate | Disclaimer: the views in this column are those of the author.
""",
    "an opinion piece by its title": """
heading | Opinion: Let the bridge go
opinion | It has cost us 80 million in ten years.
heading | What it costs
opinion | And it will cost 12 million more.
""",
    "a caption between paragraphs": """
paragraph | The fair opened on Monday with 300 exhibitors.
caption   | A robot dog is displayed at a trade fair in Hanover on April 22, 2024.
paragraph | Orders rose by a tenth, the organisers said on April 23, 2024.
""",
    "a report that is dated is no caption": """
paragraph | The company displayed the car on May 3, 2024, and said it had 4,000 orders.
paragraph | Its shares rose 3 percent. They are displayed at 41 dollars on May 4, 2024.
""",
    "a list that lost its marks": """
paragraph | The package includes:
list item | $40 million for schools
list item | $12 million for clinics
paragraph | The council votes on it in June.
""",
    "the comment form ends the page": """
paragraph   | The strike enters its third week, with 900 drivers out and no talks planned before the weekend.
paragraph   | Buses run on two lines only.
boilerplate | Leave a Reply
boilerplate | I lost 200 dollars because of this strike.
""",
    "a number before a word of the page is still a report": """
paragraph | 12 shares were sold.
paragraph | Share prices fell 3 percent.
paragraph | Copies of the report were shared 500 times in an hour, the mayor complained.
paragraph | Updated figures put the loss at 4 million.
""",
}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES.keys())
def test_each_line_is_what_it_is_for(page):
    expected = [tuple(part.strip() for part in line.split("|", 1)) for line in page.strip().splitlines()]
    text = "\n\n".join(words for _, words in expected)
    assert [(block.kind.value, text[block.start : block.end]) for block in split_blocks(text)] == expected


FURNITURE = """
5 min read|Subscribe to our newsletter|Like this:|Previous post|Next post: Rain at last|Home » News » Weather|Comments (12)|1.2K views
(Editor: Jo Larsen)|Tel: 0123 456789|Published 10:32 AM, July 25, 2025|Updated 2 hours ago|Save my name for the next time I comment
Disclaimer: nothing here is advice.|This does not constitute investment advice.|This story was first published in the Valley Post.
Please credit the source when reprinting|Facebook Twitter WhatsApp|Copyright 2025 Valley Post|Already a subscriber? Log in
"""
CAPTIONS = """
Photo: Valley Pictures|(Photo/Valley Pictures)|Image source, Getty Images|FILE PHOTO: The dam in 2019. REUTERS/Jo Larsen
The dam last week. Credit: Jo Larsen|Water runs over the dam. Jo Larsen/AFP|The new pump is shown to visitors on 3 May 2024.
"""
REPORT = """
Copyright claims rose 30 percent in 2024, the court said.|Share prices fell 3 percent.|Related party deals came to $4 million.
Published figures put the loss at 4 million.|Source: central bank data show 3.4 percent inflation.|Views differ: 40 percent want the dam.
Download speeds rose by 40 percent today, the regulator said.|Comments by the minister sent the currency 2 percent lower.
The firm displayed 12 new pumps on May 3, 2024, 3 more than in 2023.|Original estimates put the toll at 12.|Search teams found 12 bodies.
"""


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        (line, kinds)
        for lines, kinds in ((FURNITURE, {"boilerplate"}), (CAPTIONS, {"caption"}), (REPORT, {"paragraph"}))
        for line in lines.strip().replace("\n", "|").split("|")
    ],
)
def test_a_line_between_paragraphs(line, kinds):
    text = f"It rained for a week.\n\n{line}\n\nThe river rose by a metre."
    assert {split_blocks(text)[1].kind.value} == kinds


def test_a_lone_line_is_a_paragraph_even_without_a_full_stop():
    assert [block.kind.value for block in split_blocks("Milk up 42 percent")] == ["paragraph"]


def test_headings_of_the_format_are_kept():
    text = "It rained.\n\nThen the sun came out."
    assert [block.kind.value for block in split_blocks(text, headings={0})] == ["heading", "paragraph"]


def test_blocks_are_in_order_and_apart_also_with_carriage_returns():
    text = "One.\r\n\r\n  Two.  \r\n\tThree."
    assert [text[block.start : block.end] for block in split_blocks(text)] == ["One.", "Two.", "Three."]


def test_the_title_is_no_summary_heading():
    assert title_of("Highlights\n\n- 3 dead\n\nA storm came.", split_blocks("Highlights\n\n- 3 dead\n\nA storm came.")) is None
    text = "Share\n\nStorm kills three\n\nA storm came."
    assert title_of(text, split_blocks(text)) == "Storm kills three"


@pytest.mark.parametrize("unit", ["a" * 50, "- ", "(photo ", "1. ", "share ", "© ", "updated ", "\n"])
def test_hostile_lines_take_no_time(unit):
    text = (unit * 200_000)[:200_000]
    assert all(0 <= block.start < block.end <= len(text) for block in split_blocks(text))


LINES = st.sampled_from(
    ["Highlights", "- 3 dead", "Comment: No.", "It rained.", "", "  ", "Photo: AFP", "0 Comments", "Leave a Reply", "Rain"]
)


@given(st.lists(LINES | st.text(max_size=30), max_size=12).map("\n".join))
def test_every_word_stands_in_exactly_one_block(text):
    blocks = split_blocks(text)
    assert all(a.end <= b.start for a, b in pairwise(blocks))
    assert "".join("".join(text[b.start : b.end].split()) for b in blocks) == "".join(text.split())
