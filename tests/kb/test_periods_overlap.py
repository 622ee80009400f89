import pytest

from kb.comparison.periods_overlap import PeriodRelation, days_between, iso_months, months, relation


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("2024-Q3", "2024-07/2024-09", PeriodRelation.SAME),
        ("2024-08", "2024", PeriodRelation.WITHIN),
        ("2024", "2024-08-15", PeriodRelation.COVERS),
        ("2024-01/2024-06", "2024-04/2024-09", PeriodRelation.OVERLAPS),
        ("2023", "2024", PeriodRelation.APART),
        ("--03", "2024", PeriodRelation.UNKNOWN),
        (None, "2024", PeriodRelation.UNKNOWN),
    ],
)
def test_relation(a, b, expected):
    assert relation(a, b) is expected


def test_days_between_counts_from_end_to_start():
    assert days_between("2024-02", "2024-03-05") == 5
    assert days_between("2024-03-05", "2024-02") == 5
    assert days_between("2024", "2024-03") == 0
    assert days_between("--03", "2024") is None


def test_months_are_only_whole_months():
    assert months("2024-Q1") == (2024 * 12, 2024 * 12 + 2)
    assert months("2024-01-15/2024-03") is None


@pytest.mark.parametrize("iso", ["2024-05", "2024-02/2024-04", "2023-11/2024-02", "2024"])
def test_runs_of_months_are_written_as_they_are_read(iso):
    assert iso_months(*months(iso)) == iso
