"""Sums of two currencies, compared at a rate that one of the articles gives."""

import pytest

from kb.comparison.concepts import standard
from kb.comparison.exchange import in_two_currencies
from kb.findings import findings_of, tell
from kb.model import FindingKind
from tests.kb.observed import seen

LEAD = "The rail operator Norvia ordered new trains from the maker Halden on Monday. The order had been delayed twice."
IN_EUROS = ("a", "Norvia's order of trains from Halden costs {400 million euros}.", "EUR")
IN_DOLLARS = "Norvia's order of trains from Halden costs {}."
RATE = [
    ("a", "The depot costs {30 million euros} ($36 million).", "EUR"),
    ("a", "The depot costs 30 million euros ({$36 million}).", "USD"),
]


def observed(*told):
    """`told` are (article, sentence, currency); sentences that are one without their braces are one in the article."""
    starts = {}
    for _, text, _ in told:
        starts.setdefault(text.replace("{", "").replace("}", ""), 300 * len(starts))
    figures = []
    for article, text, unit in told:
        at = starts[text.replace("{", "").replace("}", "")]
        measure = "depot" if "depot" in text else "order"
        figures.append(seen(text, article=article, lead=LEAD, start=at + text.index("{"), claim_start=at, unit=unit, measure=measure))
    return figures


def found(*told):
    """(kind, explanation) of the findings between two articles."""
    figures = observed(*told)
    articles = {o.id: o.article_id for o in figures}
    return [(f.kind, f.explanation) for f in findings_of(tell(figures, standard())) if articles[f.a] != articles[f.b]]


@pytest.mark.parametrize(
    ("dollars", "kind"),
    [("480", FindingKind.AGREE), ("495", FindingKind.AGREE), ("640", FindingKind.CONTRADICTION), ("400", FindingKind.CONTRADICTION)],
)
def test_sums_of_two_currencies_meet_at_the_rate_that_an_article_gives(dollars, kind):
    told = found(IN_EUROS, *RATE, ("b", IN_DOLLARS.replace("{}", f"{{{dollars} million dollars}}"), "USD"))
    assert [k for k, _ in told] == [kind]
    assert (
        "“400 million euros” is 425,000,000 to 536,000,000 USD at the rate of “30 million euros ($36 million)”, give or take 10%"
        in told[0][1]
    )


def test_without_a_rate_they_do_not_meet():
    assert found(IN_EUROS, ("b", IN_DOLLARS.replace("{}", "{640 million dollars}"), "USD")) == []


def test_two_rates_that_disagree_are_none():
    other = [("a", text.replace("36", "51").replace("30", "31"), unit) for _, text, unit in RATE]
    assert found(IN_EUROS, *RATE, *other, ("b", IN_DOLLARS.replace("{}", "{640 million dollars}"), "USD")) == []


@pytest.mark.parametrize(
    ("sentence", "pairs"),
    [
        ("They took gems worth {2m euros} ({£1.7m}; {$2.6m}) from the shop.", [("2m euros", "£1.7m"), ("2m euros", "$2.6m")]),
        ("The fine of {50 million yuan}, or about {$7 million}, was paid.", [("50 million yuan", "$7 million")]),
        ("It raised {$5 million} in grants and {€2 million} in gifts.", []),
        ("It sold the site for {$5 million} ({€2 million} in cash) last year.", []),
    ],
)
def test_a_sum_and_what_it_is_in_another_currency(sentence, pairs):
    pieces = sentence.replace("}", "{").split("{")
    bare = "".join(pieces)
    printed = pieces[1::2]
    units = {"e": "EUR", "€": "EUR", "£": "GBP", "$": "USD", "y": "CNY"}
    told = [
        ("a", bare.replace(p, f"{{{p}}}"), next(units[m] for m in ("euro", "€", "£", "$", "yuan") if m in p for m in m[0])) for p in printed
    ]
    money = tell(observed(*told), standard())["a"].money
    assert [(x.obs.printed, y.obs.printed) for x, y in in_two_currencies(money)] == pairs
