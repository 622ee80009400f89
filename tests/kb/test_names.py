"""Names and places as comparing sees them in a sentence."""

import pytest

from kb.comparison.clauses import places
from kb.comparison.words import names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("As for Mr. Vale, 40 witnesses saw him.", {"vale"}),
        ("The bill of Sen. Ruth Odom costs 4 million.", {"ruth odom"}),
        ("It was over. Vale had won.", set()),
    ],
)
def test_the_full_stop_of_a_title_ends_no_sentence(text, expected):
    assert names(text) & {"vale", "ruth odom", "odom"} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The city says the arena will cost 310 million.", []),
        ("Every village lost 20 goats.", []),
        ("Brill district lost 20 goats.", ["Brill"]),
        ("The Brill district lost 20 goats.", ["Brill"]),
    ],
)
def test_a_common_noun_is_no_place(text, expected):
    assert places(text) == expected
