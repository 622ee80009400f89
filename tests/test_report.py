"""The page of measured rates: a row a rate, and the commonest kinds of miss first."""

from tests.report import KINDS_SHOWN, Rate, report


def test_rates_and_misses_are_rows():
    page = report(
        [Rate("figures: value", "held", 3, 4), Rate("attributions: F1", "open", 0.5, 1)],
        [("chains", "one"), ("scope", "a | `b`"), ("scope", "c")],
    )
    assert "| figures: value | held | 3 | 4 | 75.0% |" in page
    assert "| attributions: F1 | open |  |  | 50.0% |" in page
    assert page.index("| scope | 2 | `a / 'b'` |") < page.index("| chains | 1 | `one` |")


def test_only_the_commonest_kinds_are_shown():
    page = report([], [(f"kind {i}", "line") for i in range(KINDS_SHOWN + 5)])
    assert page.count("| 1 | `line` |") == KINDS_SHOWN
