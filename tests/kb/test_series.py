"""What makes a series: it must name whom or what it measures, or figures of unlike events would stand on one axis."""

import pytest

from kb.comparison.concepts import standard
from kb.comparison.profiles import Profile
from kb.recomputation.series import series_key
from tests.kb.observed import seen


@pytest.mark.parametrize(
    ("marked", "fields"),
    [
        ("A landslide killed {12 people}.", {"measure": "deaths", "product": "people", "unit": "people", "kind": "count"}),
        (
            "The storm tore the roofs off {40 houses}.",
            {"measure": "buildings damaged", "product": "houses", "unit": "house", "kind": "count"},
        ),
        ("Some {300 nurses} were hired.", {"measure": "hired", "product": "nurses", "unit": "nurse", "kind": "count"}),
        ("The trip took {3 hours}.", {"subject": "Norrail", "measure": "trip", "unit": "hour"}),
    ],
)
def test_a_count_without_name_or_place_is_of_no_series(marked: str, fields: dict[str, str]) -> None:
    assert series_key(Profile(seen(marked, **fields), standard())) is None


@pytest.mark.parametrize(
    ("marked", "fields"),
    [
        (
            "Floods in Osmark killed {12 people}.",
            {"measure": "deaths", "product": "people", "ref_area": "OS", "unit": "people", "kind": "count"},
        ),
        ("Norrail carried {3 million people}.", {"subject": "Norrail", "measure": "passengers", "product": "people", "unit": "people"}),
        ("Sales of heat pumps reached {90,000 units}.", {"measure": "sales", "product": "heat pumps", "unit": "unit"}),
    ],
)
def test_a_name_a_place_or_a_product_makes_a_series(marked: str, fields: dict[str, str]) -> None:
    assert series_key(Profile(seen(marked, **fields), standard())) is not None
