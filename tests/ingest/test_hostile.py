"""Text that nobody would print is read in time that grows no faster than its length, or refused with a reason."""

import json
import re
import time

import pytest

from ingest.claims import extract
from ingest.contract import as_json
from ingest.readers.assemble import Metadata, article
from ingest.readers.errors import Unreadable
from ingest.readers.reading import read

SHORT = 1_000
TIMES = 4
# Four times the text may take ten times as long: quadratic time would take sixteen times as long, noise does not reach ten.
SLACK = 2.5
# CPU seconds below which a measurement says nothing.
LEAST = 0.06

UNITS = {
    "brackets": "([{",
    "closed brackets": "()",
    "straight quotes": '"',
    "curly quotes": "“",
    "quoted speech": '"It rose 5 %," he said. ',
    "open quotes": 'He said "it rose. ',
    "money signs": "$",
    "money": "$5 ",
    "percent signs": "%",
    "model numbers": "a1",
    "scale words": "million ",
    "joined number words": "one hundred and ",
    "hyphened number words": "ten-",
    "commas": ",",
    "grouped digits": "1,",
    "dotted digits": "1.",
    "times of day": "1:",
    "dashes": "1-",
    "slashes": "1/",
    "fractions": "½",
    "ranges": "5 to ",
    "moves": "from 5 to 6 ",
    "dates": "May 5, ",
    "zero width": "1\u200b",
    "right to left": "\u202e12 \u202c",
    "no-break spaces": "1\u00a0",
    "line separators": "5\u2028",
    "line breaks": "1\n",
    "list items": "- 5 tons\n",
    "emoji": "😀",
    "joined emoji": "👨\u200d👩",
    "combining marks": "a\u0301",
    "full stops": ". ",
    "initials": "A. ",
    "labels": "A: ",
    "citing": "Reuters, citing ",
    "one sentence": "rose 5 percent and ",
}


def seconds(reader, text: str) -> float:
    start = time.process_time()
    extraction = one(reader, text)
    as_json(extraction)
    return time.process_time() - start


def one(reader, text: str):
    (extraction,) = extract(reader, [article(text, ref="a", metadata=Metadata(published="2024-05-02"))])
    return extraction


def repeated(unit: str, length: int) -> str:
    return (unit * (length // len(unit) + 1))[:length]


@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS)
def test_time_grows_with_length(reader, unit):
    short = max(LEAST, seconds(reader, repeated(unit, SHORT)))
    assert seconds(reader, repeated(unit, TIMES * SHORT)) <= TIMES * SLACK * short


# What the tokenizer, the sentences or the patterns once took a square of: far longer than above, and still quick.
@pytest.mark.parametrize("unit", ["7", "7,", "A", "a", ".", "\0", "http://a.example/1", "é"])
def test_a_run_of_100_000_characters_takes_seconds(reader, unit):
    assert seconds(reader, repeated(unit, 100_000)) < 10


def test_thousands_of_tokens_without_a_sentence_end_take_seconds(reader):
    assert seconds(reader, "(" * 20_000) < 3


def test_a_number_of_100_000_digits_is_no_figure(reader):
    extraction = one(reader, "Output was " + "7" * 100_000 + " tons.")
    assert extraction.figures == ()
    assert extraction.unclaimed


def test_one_long_line_is_read_to_its_end(reader):
    text = "Rents rose 5 percent in May. " * 1_000
    extraction = one(reader, text)
    assert len(extraction.figures) == 1_000
    assert extraction.figures[-1].figure.start > len(text) - 30


@pytest.mark.parametrize("digits", ["٣٤٥", "१२३", "１２３", "²³", "④", "𝟝𝟝"])
def test_digits_of_other_scripts_are_left_alone_and_stop_nothing(reader, digits):
    extraction = one(reader, f"In the square {digits} people sang, and 12 people danced.")
    assert [figure.figure.quantity.amount for figure in extraction.figures] == ["12"]


@pytest.mark.parametrize("mark", ["\u200b", "\u200d", "\u2060", "\ufeff", "\u202e", "\u2066", "\u00ad"])
def test_invisible_marks_move_no_offset(reader, mark):
    text = f"The {mark}storm{mark} killed {mark}12 people{mark} and cost {mark}$5 million{mark}."
    extraction = one(reader, text)
    printed = [figure.figure.quantity.printed for figure in extraction.figures]
    assert [text[f.figure.start : f.figure.end] for f in extraction.figures] == printed
    assert {"12", "5"} <= set(re.findall("[0-9]+", " ".join(printed)))


@pytest.mark.parametrize(
    ("line", "what"),
    [
        (b'{"id": "a", "text": "Rents rose \\ud800 5 %."}', "JSON"),
        (b'{"id": "a", "text": "Rents rose \xed\xa0\x80 5 %."}', "UTF-8"),
        (b'{"id": "a", "text": "Rents rose \\u0000 5 %."}', "NUL"),
        (b'{"id": "a", "text": ' + b"[" * 100_000, "JSON"),
    ],
)
def test_what_is_no_text_is_refused(tmp_path, line, what):
    path = tmp_path / "a.jsonl"
    path.write_bytes(line + b"\n" + json.dumps({"id": "b", "text": "Rents rose 5 %."}).encode())
    refused: list[Unreadable] = []
    assert [found.ref for found in read(path, refused=refused.append)] == ["b"]
    assert [what in str(error) for error in refused] == [True]
