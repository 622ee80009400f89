"""What an article leaves out of what others of its story print."""

from kb.findings import derive
from kb.omissions import omissions, things_told
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


def test_what_one_alone_prints_is_told_when_it_is_asked_for():
    told = [
        of("a", "The ferry Ostara sank off Quillport, killing {31 people}.", unit="people", measure="deaths"),
        of("b", "The ferry Ostara sank off Quillport; {31 people} were killed.", unit="people", measure="deaths"),
        of("b", "It carried {12 lifeboats}.", unit="lifeboat"),
    ]
    pairs = [(f.a, f.b) for f in derive(told).findings]
    shared, alone = things_told(told, pairs, articles=["a", "b"], also=[told[2].id])
    assert (shared.printed_by, shared.left_out_by) == (("a", "b"), ())
    assert (alone.printed_by, alone.left_out_by) == (("b",), ("a",))
    assert things_told(told, pairs, articles=["a"], also=[]) == ()
