"""Numbers, intervals and units as pure functions, and what must hold for any text."""

import re
import time
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.model import Comparator, IntervalBasis
from ingest.numbers.drafts import quantity
from ingest.numbers.grouping import printed_value
from ingest.numbers.intervals import interval
from ingest.numbers.numerals import lowered, numbers
from ingest.numbers.quantities import drafts
from ingest.numbers.units import money_before, singular, unit_after

PIECES = st.sampled_from(
    [
        "5",
        "12",
        "1,200",
        "3.5",
        "2018",
        "one",
        "half",
        "two-thirds",
        "million",
        "bn",
        "k",
        "%",
        "$",
        "£",
        "US$",
        "euros",
        "tons",
        "per",
        "a",
        "an",
        "to",
        "from",
        "between",
        "and",
        "or",
        "than",
        "more",
        "over",
        "up",
        "fell",
        "rose",
        "to",
        "by",
        "--",
        "-",
        "–",
        "(",
        ")",
        ".",
        ",",
        ";",
        ":",
        "\n",
        "minus",
        "1/2",
        "½",
        "dozens",
        "of",
        "third",
        "second",
        "6'2\"",
        "10am",
        "May",
        "km/h",
        "°C",
        "x10",
        "million-year-old",
        "1.2.3",
        ",,",
        "100,000",
    ]
)


def read(text: str):
    return [quantity(text, draft) for draft in drafts(text) if draft.reason is None]


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("1,234", "1234"),
        ("1,234.5", "1234.5"),
        ("12,34,567", "1234567"),
        ("1,00,000", "100000"),
        ("1.234.567", "1234567"),
        ("1.234,5", "1234.5"),
        ("3,5", "3.5"),
        ("1'234", "1234"),
        ("1\u202f234\u202f567", "1234567"),
        (".500", "0.5"),
    ],
)
def test_grouping_is_told_by_evidence(printed, value):
    assert printed_value(printed)[0] == Decimal(value)


@pytest.mark.parametrize("code", ["10.0.0.1", "1.2.3", "12,34,5", "9" * 30])
def test_codes_are_no_numbers(code):
    assert printed_value(code) is None


def test_a_full_stop_groups_only_in_a_text_that_prints_european_numbers():
    assert [str(n.value) for n in numbers("1.250 kg", "1.250 kg")] == ["1.250"]
    text = "1.250 kg, 3.400.000 kg"
    assert [str(n.value) for n in numbers(text, text)] == ["1250", "3400000"]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("one hundred and twenty", 120),
        ("twenty-five", 25),
        ("three hundred thousand", 300000),
        ("two million four hundred thousand", 2400000),
        ("a quarter of a million", 250000),
        ("a quarter-of-a-million", 250000),
        ("a quarter-million", 250000),
        ("half-a-million", 500000),
        ("half a billion", 500000000),
        ("three quarters of a million", 750000),
        ("two-thirds of a billion", Decimal(2) / 3 * 1000000000),
        ("half-dozen", 6),
        ("one and a half million", 1500000),
        ("two-and-a-half-fold", Decimal("2.5")),
        ("a couple of hundred", 200),
        ("12 000", 12000),
        ("41/2 years", Decimal("4.5")),
        ("a 111/4-mile race", Decimal("11.25")),
        ("twenty grand for a boat", 20000),
        ("100 grand", 100000),
        ("$30 grand", 30000),
        ("six point one", Decimal("6.1")),
        ("three and a half", Decimal("3.5")),
        ("4.5 lakh crore", 4500000000000),
    ],
)
def test_number_words(words, value):
    assert [n.value for n in numbers(words, words)] == [value]


@pytest.mark.parametrize(
    ("text", "unit", "amount"),
    [
        ("The hull is 183 m in length.", "m", 183),
        ("She ran 400m and won.", "m", 400),
        ("A 50 m pool was built.", "m", 50),
        ("They found it 12 m underwater.", "m", 12),
        ("The paper sold 3 m copies.", None, 3000000),
        ("The fund has 40 m euros.", "EUR", 40000000),
    ],
)
def test_the_letter_m_is_metres_or_millions(text, unit, amount):
    (found,) = read(text)
    assert (found.unit, Decimal(found.amount)) == (unit, amount)


def test_two_numbers_side_by_side_stay_two():
    assert [n.value for n in numbers("two three-year terms", "two three-year terms")] == [2, 3]


@pytest.mark.parametrize(
    ("text", "low", "high", "basis"),
    [
        ("6,151 tons", 6150.5, 6151.5, IntervalBasis.PRECISION),
        ("6,150 tons", 6149.5, 6150.5, IntervalBasis.PRECISION),
        ("3,200 tons", 3150, 3250, IntervalBasis.TRAILING_ZEROS),
        ("14,000 tons", 13500, 14500, IntervalBasis.TRAILING_ZEROS),
        ("1,000 tons", 950, 1050, IntervalBasis.TRAILING_ZEROS),
        ("2.6 million tons", 2550000, 2650000, IntervalBasis.PRECISION),
        ("about 160 %", 150, 170, IntervalBasis.HEDGE),
        ("at least 40 tons", 40, None, IntervalBasis.BOUND),
        ("under 40 tons", None, 40, IntervalBasis.BOUND),
        ("18 to 25 tons", 18, 25, IntervalBasis.RANGE),
        ("dozens", 12, 120, IntervalBasis.HEDGE),
        ("twenty-odd thousand", 20000, 30000, IntervalBasis.HEDGE),
        ("a couple of hundred", 150, 250, IntervalBasis.PRECISION),
    ],
)
def test_printed_words_give_their_interval(text, low, high, basis):
    (found,) = read(text)
    assert (found.low, found.high, found.interval_basis) == (low, high, basis)


def test_bounds_are_one_sided_and_ranges_are_not_averaged():
    (over,) = read("over 90 tons")
    assert (over.low_open, over.high, over.amount) == (True, None, "90")
    (between,) = read("between 5 and 9 tons")
    assert between.amount is None


def test_small_counts_of_whole_things_are_exact():
    low, high, _, high_open, basis = interval(Decimal(2), step=Decimal(1), comparator=Comparator.EQUAL, counted=True, scaled=False)
    assert (low, high, high_open, basis) == (2, 2, False, IntervalBasis.EXACT)


def test_a_share_cannot_pass_the_whole():
    text = "over 90%"
    (draft,) = drafts(text)
    assert quantity(text, draft, share=True).high == 100


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("4 metric tons", "t"),
        ("4 short tons", "short ton"),
        ("4 percentage points", "pp"),
        ("4 percent", "%"),
        ("4 miles per hour", "mph"),
        ("4 parts per million", "ppm"),
        ("4 barrels a day", "barrel/day"),
        ("4 Hong Kong dollars", "HKD"),
        ("4 degrees Fahrenheit", "°F"),
    ],
)
def test_units_after_a_number(text, code):
    assert unit_after(text, lowered(text), 1).code == code


def test_words_that_only_look_like_units_are_none():
    assert unit_after("4 second-half goals", "4 second-half goals", 1) is None
    assert unit_after("4 won medals", "4 won medals", 1) is None


@pytest.mark.parametrize(
    ("sign", "code"), [("$", "USD"), ("US$", "USD"), ("A$", "AUD"), ("HK$", "HKD"), ("£", "GBP"), ("Rs ", "INR"), ("RM", "MYR")]
)
def test_money_before_a_number(sign, code):
    assert money_before(f"cost {sign}5", 5 + len(sign)) == (5, code)


@pytest.mark.parametrize(
    ("plural", "one"),
    [("companies", "company"), ("people", "people"), ("women", "woman"), ("boxes", "box"), ("bus", "bus"), ("lives", "life")],
)
def test_singular(plural, one):
    assert singular(plural) == one


@given(st.lists(PIECES, max_size=25).map(" ".join) | st.lists(PIECES, max_size=25).map("".join) | st.text(max_size=120))
@settings(max_examples=400, deadline=None)
def test_spans_are_literal_apart_and_in_order_in_any_text(text):
    found = drafts(text)
    made = [quantity(text, draft) for draft in found if draft.reason is None]
    assert all(text[q.start : q.end] == q.printed and q.printed for q in made)
    assert all(a.number.end <= b.number.start for a, b in pairwise(found))
    assert all(q.low is None or q.high is None or q.low <= q.high for q in made)


@given(st.lists(PIECES, max_size=25).map(" ".join))
@settings(max_examples=200, deadline=None)
def test_every_digit_belongs_to_exactly_one_number(text):
    found = drafts(text)
    for digits in re.finditer(r"[0-9]+", text):
        holders = [d for d in found if min(d.start, d.number.start) < digits.end() and digits.start() < max(d.end, d.number.end)]
        assert len(holders) == 1, (text, digits.group())


@given(st.integers(min_value=1, max_value=10**9), st.sampled_from([0, 1, 2]))
@settings(deadline=None)
def test_the_interval_contains_every_value_that_prints_so(units, places):
    value = Decimal(units).scaleb(-places)
    text = f"{value:,.{places}f} tons"
    (found,) = read(text)
    step = Decimal(1).scaleb(-places)
    for true in (value, value - step * Decimal("0.49"), value + step * Decimal("0.49")):
        assert f"{true:,.{places}f} tons" == text
        assert Decimal(found.low) <= true + Decimal("1e-6")
        assert true <= Decimal(found.high) + Decimal("1e-6")


@given(st.lists(PIECES, min_size=1, max_size=12).map(" ".join))
@settings(max_examples=150, deadline=None)
def test_an_unrelated_sentence_after_changes_nothing(text):
    alone = [(d.start, d.end, d.unit, d.reason) for d in drafts(text + ".")]
    followed = [(d.start, d.end, d.unit, d.reason) for d in drafts(text + ".\n\nThe mayor thanked the crews.")]
    assert alone == followed


@pytest.mark.parametrize(
    "hostile", ["9", "(", "1,", "1.2.", "5% to ", "one hundred and ", "$", "thousands of ", '"5" ', "jan ", "5 pounds ", "a@"]
)
def test_time_is_linear_in_hostile_text(hostile):
    short, long = hostile * 1_000 + " 5%", hostile * 8_000 + " 5%"
    drafts(short)
    took = []
    for text in (short, long):
        start = time.process_time()
        drafts(text)
        took.append(time.process_time() - start)
    assert took[1] < 8 * 4 * took[0] + 0.1


@pytest.mark.parametrize(
    "text", ["The study found that one in five homes leaks.", "It held that one in every six trains is late.", "This one in ten fails."]
)
def test_one_in_so_many_is_a_share_behind_that_and_this(text: str) -> None:
    (share,) = [draft for draft in drafts(text) if draft.reason is None]
    assert share.kind_hint == "share"
    assert text[share.start : share.end].startswith("one in")
