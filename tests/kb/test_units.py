import pytest

from ingest.vocabulary import load as printed_units
from kb.comparison.units import after_number, counted, measure, same_head, unit_class
from kb.recomputation.intervals import Interval
from kb.vocabulary import load
from tests.kb.physical_units import by_pint


@pytest.mark.parametrize(
    ("amount", "unit", "other_amount", "other_unit"),
    [
        (10, "km", 10000, "m"),
        (1, "mi", 1609.344, "m"),
        (100, "km", 62.137119, "mi"),
        (1, "short ton", 0.90718474, "t"),
        (0, "Cel", 273.15, "K"),
        (212, "[degF]", 100, "Cel"),
        (60, "USD/minute", 1, "USD/second"),
    ],
)
def test_the_same_amount_in_two_units(amount, unit, other_amount, other_unit):
    a, b = measure(unit), measure(other_unit)
    assert a.dimension == b.dimension
    assert a.to_base(Interval(amount, amount)).low == pytest.approx(b.to_base(Interval(other_amount, other_amount)).low)


def test_the_table_of_physical_units_is_what_pint_says():
    table, said = load("physical")["units"], by_pint()
    assert table.keys() == said.keys()
    for name, (dimension, *numbers) in said.items():
        assert table[name] == [dimension, *map(pytest.approx, numbers)]


def test_units_of_two_dimensions_do_not_mix():
    assert measure("km").dimension != measure("kg").dimension
    assert measure("USD").dimension != measure("EUR").dimension
    assert measure("ferry").dimension != measure("bus").dimension
    assert measure("%").dimension != measure("pp").dimension


def test_residents_and_persons_are_people():
    assert counted("residents") == counted("persons") == "people"


def test_an_unknown_noun_counts_itself():
    assert measure("stolen lantern").dimension == "count:stolen lantern"
    assert same_head("count:federal employe", "count:city employe")
    assert not same_head("count:federal employe", "number")


def test_a_noun_kept_in_the_singular_follows_no_number():
    assert [after_number(unit) for unit in ("town", "registered voter", "people", "kg", "%", "USD/month", None)] == [
        *(None, None, "people", "kg", "%", "USD/month", None),
    ]


@pytest.mark.parametrize(
    ("unit", "expected"), [("USD", "money"), ("km", "length"), ("goat", "count"), (None, "count"), ("%", "%"), ("kWh", "other")]
)
def test_classes_of_units(unit, expected):
    assert unit_class(measure(unit).dimension) == expected


@pytest.mark.parametrize("code", sorted(printed_units("pint")["names"]))
def test_every_unit_that_is_printed_can_be_compared(code):
    assert measure(code).factor > 0
    assert measure(code).dimension not in ("", "count:number")
