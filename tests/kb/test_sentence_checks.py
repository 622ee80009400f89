"""Sentences read by the real reader: what is recomputed of each, with which verdict, and what is rightly left alone."""

import json

import pytest

from tests.claimdesk_run import run_over

RECOMPUTED = [
    ("The council backed the plan, with 240 of 600 delegates, or 40 percent, voting in favour.", "share of a whole", "holds"),
    ("Some 31 of the 50 patients (65%) recovered within a month.", "share of a whole", "holds only within rounding"),
    ("Inspectors found faults in 31 of the 50 lifts (72%) they opened.", "share of a whole", "fails"),
    ("About 30 percent (60 of 200) of the schools reopened after the flood.", "share of a whole", "holds"),
    ("The agency processed 11,730 claims, 15 percent over the limit of 10,200.", "percent above a limit", "holds"),
    ("Profit was $120 million, 35 percent above the $100 million forecast.", "percent above a limit", "fails"),
    ("Rainfall came to 48 mm, 20 percent below the average of 60 mm.", "percent above a limit", "holds"),
    ("The bridge is 35 miles (56 km) from the coast.", "one amount in two units", "holds"),
    ("The bridge is 35 miles (65 km) from the coast.", "one amount in two units", "fails"),
    ("The quarry lies 300 miles (500 km) north of the capital.", "one amount in two units", "holds only within rounding"),
    ("The reserve covers 600 square miles (1,554 square kilometres).", "one amount in two units", "holds"),
    ("The pool reached 104 degrees Fahrenheit (40 degrees Celsius).", "one amount in two units", "holds"),
    ("The firm paid 1,500 euros ($1,650) for the first and 3,000 euros ($4,200) for the second.", "one rate of exchange", "fails"),
    ("The airline ordered 20 aircraft for $3 billion, or $150 million each.", "total by number", "holds"),
    ("The 12 factories employ 3,600 workers, an average of 450 each.", "total by number", "fails"),
    ("The blast killed 14 people: nine men and five women.", "sum of parts", "holds"),
    ("The blast killed 14 people: nine men and four women.", "sum of parts", "fails"),
    ("The crash killed 12 people, including 15 children.", "part within its whole", "fails"),
    ("The bus carried 45 passengers, including 12 children.", "part within its whole", "holds"),
    ("The bill passed by 52 votes to 48, a margin of six votes.", "margin between two counts", "fails"),
    ("Unemployment fell to 4.1 percent from 4.6 percent, a drop of 0.5 percentage points.", "difference of two levels", "holds"),
    ("Sales fell to 80 units from 100, a 30 percent drop.", "change of two levels", "fails"),
]
LEFT_ALONE = [
    "Half of the juice came from lemons, and nine of the 10 limes were dry.",
    "She took 69 percent of the vote and won nine of the 13 seats.",
    "The coalition won 61 of the 120 seats, with 30 percent of the vote.",
    "Sales fell from 100 to 90 units, a 20 percent drop from the peak of an earlier year.",
    "The pool is 50 metres long and 25 metres wide.",
    "She ran the course in 2 hours, 10 minutes.",
    "Tickets cost $20 for adults or $10 each for children.",
    "Police arrested 14 people: two of them, aged 20 and 22, are suspected of arson.",
    "At least 30 people were arrested, including 12 on Friday.",
    "It sold for 1.5 million euros ($1.6 million).",
    "The van carried 14 crates: mostly tools, including two saws and three drills.",
]


@pytest.fixture(scope="module")
def checks_by_article(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sentences")
    texts = [text for text, _, _ in RECOMPUTED] + LEFT_ALONE
    lines = [json.dumps({"id": str(i), "text": text, "published": "2024-06-15"}) for i, text in enumerate(texts)]
    (folder / "articles.jsonl").write_text("\n".join(lines), encoding="utf-8")
    found: dict[str, dict[str, dict]] = {text: {} for text in texts}
    for check in run_over([folder / "articles.jsonl"], folder / "kb.db").checks:
        found[texts[int(check["inputs"][0]["ref"])]][check["rule"]] = check
    return found


@pytest.mark.parametrize(("text", "rule", "verdict"), RECOMPUTED)
def test_what_a_sentence_says_of_its_own_figures_is_computed_again(checks_by_article, text, rule, verdict):
    check = checks_by_article[text][rule]
    assert check["verdict"] == verdict
    for given in check["inputs"]:
        assert f"“{given['printed']}”" in check["explanation"]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_figures_that_only_stand_together_are_not_computed(checks_by_article, text):
    assert [check["rule"] for check in checks_by_article[text].values() if check["verdict"] == "fails"] == []
