from hypothesis import given
from hypothesis import strategies as st

from kb.browse.highlight import context, segments


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(-5, 70), st.integers(-5, 70), st.sampled_from("abc")), max_size=8))
def test_the_pieces_are_exactly_the_text(text: str, marks: list[tuple[int, int, str]]) -> None:
    assert "".join(s.text for s in segments(text, 0, len(text), marks)) == text


def test_overlapping_marks_are_cut_where_either_begins_or_ends() -> None:
    found = segments("12% of 40 ferries", 0, 17, [(0, 9, "a"), (7, 17, "b")])
    assert [(s.text, s.ids, s.opens) for s in found] == [("12% of ", ("a",), ("a",)), ("40", ("a", "b"), ("b",)), (" ferries", ("b",), ())]


def test_offsets_count_code_points() -> None:
    text = "🛳🛳 carried 62%"
    start = text.index("62%")
    assert [s.text for s in segments(text, 0, len(text), [(start, start + 3, "a")])][-1] == "62%"


def test_the_surroundings_are_cut_between_words() -> None:
    before, words, after = context("one two three 62% four five six", 14, 17, width=7)
    assert (before, words, after) == ("… three ", "62%", " four …")
