from kb.corroboration import corroborations
from kb.findings import derive
from tests.kb.observed import seen

WOOL = {"measure": "exports", "product": "wool", "ref_area": "NZ", "unit": "t", "period": "2024-01"}


def test_two_articles_of_one_source_are_one_origin():
    customs = ("Sample Wire", "customs")
    figures = [
        seen("New Zealand exported {310 tons} of wool.", article="a", published="2024-02-03", sources=customs, **WOOL),
        seen("Wool exports came to {310 tons}.", article="b", published="2024-02-01", sources=customs, **WOOL),
        seen("Exports were {more than 300 tons}.", article="c", published="2024-02-07", **WOOL),
        seen("Exports were {450 tons}.", article="d", published="2024-02-09", sources=("the farmers' union",), **WOOL),
    ]
    found = corroborations(figures, derive(figures).findings)[figures[0].id]
    assert found.articles == ("a", "b", "c")
    assert found.origins == ("customs",)
    assert found.unsourced == 1
    assert (found.first, found.last) == ("2024-02-01", "2024-02-07")
    assert found.exact == 1


def test_a_figure_that_nobody_else_prints_has_none():
    lone = seen("New Zealand exported {310 tons} of wool.", article="a", **WOOL)
    assert corroborations([lone], derive([lone]).findings) == {}
