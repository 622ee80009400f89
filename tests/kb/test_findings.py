"""What must hold of all findings: no order, no difference between adding one by one and all at once, people's words last."""

import random
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb.findings import Judgement, blocks_touched, derive
from tests.kb.observed import seen

PLACES = ("Quillport", "Marrowby", "Upper Tansley")
OUTLETS = ("Herald", "Courier", "Star")


@st.composite
def newsrooms(draw):
    """Up to nine short articles on floods and exports, with values from a small range so that some agree and some do not."""
    made = []
    for number in range(draw(st.integers(2, 9))):
        place = draw(st.sampled_from(PLACES))
        value = draw(st.integers(20, 26))
        more = {"article": str(number), "publisher": draw(st.sampled_from(OUTLETS)), "published": f"2024-05-0{draw(st.integers(1, 5))}"}
        if draw(st.booleans()):
            text = f"The flood in {place} killed {{{value} people}} and swept away the mill bridge."
            made.append(seen(text, unit="people", measure="deaths", kind="count", **more))
        else:
            period = f"2024-0{draw(st.integers(1, 4))}"
            keys = {"measure": "exports", "product": "wool", "ref_area": "NZ", "unit": "t", "period": period}
            made.append(seen(f"New Zealand exported {{{value} tons}} of wool, buyers in {place} heard.", **keys, **more))
    return made


@given(newsrooms(), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_the_order_of_observations_does_not_matter(told, rng: random.Random):
    mixed = list(told)
    rng.shuffle(mixed)
    assert derive(mixed) == derive(told)


@given(newsrooms())
@settings(max_examples=60, deadline=None)
def test_adding_an_article_changes_only_findings_in_its_blocks(told):
    *before, added = told
    old, new = derive(before), derive(told)
    changed = {f.id for f in old.findings} ^ {f.id for f in new.findings}
    touched = blocks_touched([added])
    sides = {f.id: {f.a, f.b} for f in (*old.findings, *new.findings)}
    by_id = {o.id: o for o in told}
    for finding in changed:
        for side in sides[finding]:
            assert blocks_touched([by_id[side]]) & touched


@given(newsrooms())
@settings(max_examples=30, deadline=None)
def test_deriving_twice_gives_the_same(told):
    assert derive(told) == derive([*told, *told])


def test_people_part_and_join_what_the_rules_would_not():
    keys = {"measure": "exports", "product": "wool", "ref_area": "NZ", "unit": "t", "period": "2024-01"}
    a = seen("New Zealand exported {310 tons} of wool.", article="a", **keys)
    b = seen("New Zealand exported {450 tons} of wool.", article="b", **keys)
    c = seen("Sheep farmers shipped {450 tons} of fleece.", article="c", unit="t", measure="shipments", product="fleece", period="2024-01")
    assert [f.kind.value for f in derive([a, b]).findings] == ["contradiction"]
    assert derive([a, b], judgements=[Judgement(a=a.id, b=b.id, same=False)]).findings == ()
    assert derive([a, c]).findings == ()
    [joined] = derive([a, c], judgements=[Judgement(a=a.id, b=c.id, same=True)]).findings
    assert joined.kind.value == "contradiction"
    assert "a person judged" in joined.explanation


TOPICS = (
    ("The council of {place} bought {{{n} buses}} from a maker in the north.", {"unit": "bus", "kind": "count", "measure": "purchases"}),
    ("A choir of {place} sang before {{{n} people}} on Sunday evening.", {"unit": "people", "kind": "count", "measure": "attendance"}),
    ("Police in {place} detained {{{n} people}} after a brawl at the market.", {"unit": "people", "kind": "count", "measure": "arrests"}),
    ("A fire in {place} injured {{{n} people}} in a bakery.", {"unit": "people", "kind": "count", "measure": "injured"}),
    ("Rents in {place} rose by {{{n}%}} within a year.", {"unit": "%", "kind": "change", "direction": "up", "measure": "rents"}),
    ("The football club of {place} paid {{${n} million}} for a striker.", {"unit": "USD", "measure": "fee"}),
    ("A survey in {place} found that {{{n}%}} of pupils walk to school.", {"unit": "%", "kind": "share"}),
    ("The clinic of {place} treated {{{n} patients}} for measles.", {"unit": "patient", "kind": "count", "measure": "cases"}),
    ("Farmers near {place} harvested {{{n} tons}} of barley.", {"unit": "t", "measure": "harvest", "product": "barley"}),
    ("The theatre of {place} sold {{{n} tickets}} for its winter play.", {"unit": "ticket", "kind": "count", "measure": "tickets sold"}),
)


@pytest.mark.parametrize("seed", range(5))
def test_unrelated_topics_that_share_places_nouns_and_numbers_raise_no_contradiction(seed):
    rng = random.Random(seed)
    towns = ("Tollan", "Ferrin", "Harrow", "Ansel")
    stories = list(product(towns, range(len(TOPICS))))
    told = []
    for number, (place, topic) in enumerate(stories):
        text, fields = TOPICS[topic]
        value = rng.choice((12, 14, 40, 41, 75))
        day = f"2024-05-{rng.randrange(1, 29):02d}"
        told.append(seen(text.format(place=place, n=value), article=str(number), published=day, **fields))
    flagged = [f.explanation for f in derive(told).findings if f.kind.value in ("contradiction", "translation_suspect")]
    assert flagged == []
