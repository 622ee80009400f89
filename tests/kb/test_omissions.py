"""What an article leaves out of what others of its story print."""

from kb.findings import derive
from kb.omissions import omissions
from tests.kb.observed import seen


def of(article, text, **fields):
    return seen(text, article=article, ref=article, publisher=article, published="2024-03-05", kind="count", **fields)


def test_a_figure_that_two_print_is_missed_in_the_third():
    told = [
        of("a", "The ferry Ostara sank off Quillport, killing {31 people}.", unit="people", measure="deaths"),
        of("b", "The ferry Ostara sank off Quillport; {31 people} were killed.", unit="people", measure="deaths"),
        of("c", "The ferry Ostara sank off Quillport, {12 lifeboats} were sent.", unit="lifeboat"),
    ]
    (row,) = omissions(told, derive(told).findings, articles=["a", "b", "c"])
    assert (row.printed_by, row.left_out_by) == (("a", "b"), ("c",))


def test_what_all_print_or_one_alone_prints_is_no_omission():
    told = [
        of("a", "The ferry Ostara sank off Quillport, killing {31 people}.", unit="people", measure="deaths"),
        of("b", "The ferry Ostara sank off Quillport; {31 people} were killed.", unit="people", measure="deaths"),
    ]
    assert omissions(told, derive(told).findings, articles=["a", "b"]) == ()
