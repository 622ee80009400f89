from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from kb.comparison.profiles import Profile
from tests.bench.interval_scan import Scan, block_key
from tests.kb.observed import seen

KEYS = {"measure": "exports", "product": "wool", "unit": "t"}


@st.composite
def flocks(draw):
    made = []
    for number in range(draw(st.integers(0, 12))):
        value, kind = draw(st.integers(10, 14)), draw(st.sampled_from(("{%d tons}", "{more than %d tons}", "{about %d tons}")))
        area = draw(st.sampled_from(("NZ", "AU", None)))
        product = draw(st.sampled_from(("wool", "lamb")))
        text = "Exports came to " + kind % value + "."
        made.append(seen(text, article=str(number), **{**KEYS, "ref_area": area, "product": product}))
    return made


@given(flocks())
def test_a_block_is_named_exactly_when_two_of_its_values_share_nothing(figures):
    expected = set()
    for a, b in combinations(figures, 2):
        if block_key(a) == block_key(b) and block_key(a) is not None:
            x, y = Profile(a).interval, Profile(b).interval
            if x.high < y.low or y.high < x.low:
                expected.add(block_key(a))
    assert Scan(figures).conflicting() == expected


def test_units_meet_in_one_block():
    a = seen("It exported {2 tons} of wool.", article="a", ref_area="NZ", **KEYS)
    b = seen("It exported {2,000 kg} of wool.", article="b", ref_area="NZ", **{**KEYS, "unit": "kg"})
    c = seen("It exported {2,600 kg} of wool.", article="c", ref_area="NZ", **{**KEYS, "unit": "kg"})
    assert Scan([a, b]).conflicting() == set()
    assert Scan([a, b, c]).conflicting() == {block_key(a)}


def test_a_figure_that_says_too_little_has_no_block():
    scan = Scan([seen("There were {2 tons}.", unit="t", measure="exports")])
    assert len(scan) == 0
