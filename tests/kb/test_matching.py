"""Figures of two tellings of one event: each is held against its best match, and parted by what their words say."""

import pytest

from kb.comparison.concepts import standard
from kb.comparison.narrowing import opposed
from kb.comparison.words import canonical, stem
from kb.findings import findings_of, tell
from kb.model import FindingKind
from kb.vocabulary import load
from tests.kb.observed import seen

LEAD_A = "The cable car Alto Verde stopped above the Corran gorge on Monday when a bolt broke. Rescuers climbed up."
LEAD_B = "A broken bolt halted the cable car Alto Verde over the Corran gorge. Rescuers worked all night."


def kinds(*told):
    """The kinds of the findings between two articles; `told` are (article, sentence, fields)."""
    observed = [
        seen(text, article=article, lead=LEAD_A if article == "a" else LEAD_B, start=100 * n, claim_start=100 * n, **fields)
        for n, (article, text, fields) in enumerate(told)
    ]
    by_id = {o.id: o for o in observed}
    found = findings_of(tell(observed, standard()))
    return {f.kind for f in found if by_id[f.a].article_id != by_id[f.b].article_id}


PEOPLE = {"unit": "people", "kind": "count"}


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (
            ("The Alto Verde is licensed for {60 passengers}.", {"unit": "passenger", "kind": "count"}),
            ("Its permit allows {45 people}, the inspectors said of the Alto Verde.", PEOPLE),
            FindingKind.CONTRADICTION,
        ),
        (
            ("The guards fired a total of {19 shots}, hitting the operator.", {"unit": "shot", "kind": "count"}),
            ("In the cabin stuck the {14 bullets} that the guards had fired at him.", {"unit": "bullet", "kind": "count"}),
            FindingKind.CONTRADICTION,
        ),
        (
            ("The wait in the gondolas was {11 hours}.", {"unit": "h"}),
            ("They waited {14 hours} in the gondolas.", {"unit": "h"}),
            FindingKind.CONTRADICTION,
        ),
        (
            ("Engineers listed {37 faults} in the spring.", {"unit": "fault", "kind": "count"}),
            ("There were {37 defects}, the spring report says.", {"unit": "defect", "kind": "count"}),
            FindingKind.AGREE,
        ),
        (
            ("Two cabins held {14 hostages}.", {"unit": "hostage", "kind": "count"}),
            ("Up there {11 captives} wept.", {"unit": "captive", "kind": "count"}),
            FindingKind.CONTRADICTION,
        ),
        (
            ("The gondolas carried {8.9 million containers} in 2023.", {"unit": "container", "kind": "count", "period": "2023"}),
            ("In 2023 {8.2 million boxes} rode on the gondolas.", {"unit": "box", "kind": "count", "period": "2023"}),
            FindingKind.CONTRADICTION,
        ),
    ],
)
def test_one_aspect_in_other_words(one, other, expected):
    assert kinds(("a", *one), ("b", *other)) == {expected}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("The cars were licensed for {60 people}.", PEOPLE), ("{71 people} were hurt.", PEOPLE)),
        (
            ("Police fired {19 shots}.", {"unit": "shot", "kind": "count"}),
            ("He was hit by {14 bullets}.", {"unit": "shot", "kind": "count"}),
        ),
        (
            ("The guards fired a total of {19 shots}, hitting the operator.", {"unit": "shot", "kind": "count"}),
            ("The operator was hit by {14 bullets}.", {"unit": "bullet", "kind": "count"}),
        ),
        (("The union demanded {8 percent}.", {"unit": "%"}), ("The owners offered {3 percent}.", {"unit": "%"})),
    ],
)
def test_two_aspects_are_never_matched(one, other):
    assert not kinds(("a", *one), ("b", *other)) & {FindingKind.CONTRADICTION, FindingKind.AGREE}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            ("The driver, {41 years} old, was calm.", {"unit": "year", "measure": "age"}),
            ("A {62-year-old} guide sang.", {"unit": "year", "measure": "age"}),
        ),
        (
            ("They were evacuated to {12 shelters}.", {"unit": "shelter", "kind": "count"}),
            ("{14 children} were evacuated.", {"unit": "child", "kind": "count"}),
        ),
        (
            ("Thieves had damaged {2 benches}.", {"unit": "bench", "kind": "count"}),
            ("Repairs took {2 cranes}.", {"unit": "crane", "kind": "count"}),
        ),
        (("The firm lost {9 percent}.", {"unit": "%"}), ("Tickets were {30 percent} dearer.", {"unit": "%", "kind": "difference"})),
    ],
)
def test_what_has_no_sign_of_one_matter_is_left_alone(one, other):
    assert not kinds(("a", *one), ("b", *other)) & {FindingKind.CONTRADICTION, FindingKind.AGREE}


def test_size_alone_sets_no_two_values_against_each_other():
    tickets = ("The company counted {7,400} by then.", {"unit": None, "kind": "count"})
    sold = ("{6,900 tickets} were gone.", {"unit": "ticket", "kind": "count"})
    assert not kinds(("a", *tickets), ("b", *sold)) & {FindingKind.CONTRADICTION}
    counted = ("The company counted {7,400 tickets} by then.", {"unit": "ticket", "kind": "count"})
    assert kinds(("a", *counted), ("b", *sold)) == {FindingKind.CONTRADICTION}


def test_small_values_of_loose_stories_agree_only_where_words_tie_them():
    """The two leads share names and nothing else."""
    lead = {"a": "Anna Vael spoke in Corran on Monday about schools.", "b": "Rivals of Anna Vael met in Corran to settle old debts."}

    def found(*told):
        observed = [seen(text, article=article, lead=lead[article], **fields) for article, text, fields in told]
        return {f.kind for f in findings_of(tell(observed, standard()))}

    half = {"unit": "%", "kind": "share"}
    assert found(("a", "Anna Vael lost {40 percent} of her staff.", half), ("b", "Anna Vael owes {40 percent} of it.", half)) == set()
    bill = {"unit": "EUR"}
    assert found(("a", "Anna Vael owes {7.35 million} euros.", bill), ("b", "Anna Vael paid {7.35 million} euros.", bill)) != set()


def test_a_bare_digit_agrees_with_no_digit_of_another_matter():
    bare = ("Of the cabins only {3} had a radio.", {"unit": None, "kind": "count"})
    assert kinds(("a", *bare), ("b", "A helicopter flew in {3 doctors}.", {"unit": "doctor", "kind": "count"})) == set()
    assert kinds(("a", *bare), ("b", "Only {3 cabins} had a radio.", {"unit": "cabin", "kind": "count"})) == {FindingKind.AGREE}


SHARE = {"unit": "%", "kind": "share", "measure": "vote share"}


@pytest.mark.parametrize(
    ("one", "other", "against"),
    [
        ("Anna Vael won {46 percent} of the vote in the Alto Verde ballot.", "Ole Brandt had {51 percent} of the vote there.", False),
        ("Anna Vael won {46 percent} of the vote in the Alto Verde ballot.", "Anna Vael had {51 percent} of the vote there.", True),
    ],
)
def test_shares_of_the_vote_are_set_against_each_other_only_of_one_candidate(one, other, against):
    assert (FindingKind.CONTRADICTION in kinds(("a", one, SHARE), ("b", other, SHARE))) is against


@pytest.mark.parametrize(
    ("other", "against"),
    [("The address in the gondola lasted {31 minutes}.", True), ("Counting the tickets took {31 minutes}.", False)],
)
def test_spans_of_time_are_set_against_each_other_only_of_one_thing(other, against):
    took = {"unit": "min", "measure": "duration"}
    speech = "The minister's speech from the gondola took {22 minutes}."
    assert (FindingKind.CONTRADICTION in kinds(("a", speech, took), ("b", other, took))) is against


def test_a_sentence_that_two_articles_share_contradicts_nobody():
    told = "Repairs cost {} million euros in 2022 and {} million euros in 2023, the operator said."
    former, latter = "{3.1 million euros}", "{4.4 million euros}"
    one = told.replace("{} million euros", former, 1).replace("{} million euros", "4.4 million euros")
    other = told.replace("{} million euros", "3.1 million euros", 1).replace("{} million euros", latter)
    money = {"unit": "EUR", "measure": "repairs"}
    assert kinds(("a", one, money), ("b", other, money)) == set()
    assert kinds(("a", f"Repairs cost {former}.", money), ("b", f"Repairs cost {latter}.", money)) == {FindingKind.CONTRADICTION}


def test_a_demand_for_more_percent_is_the_demand_for_percent():
    asked = ("The crews demand {7 percent} more pay.", {"unit": "%", "kind": "change", "direction": "up"})
    again = ("The crews demand {7 percent}.", {"unit": "%", "kind": "level"})
    cut = ("The crews face a cut of {7 percent}.", {"unit": "%", "kind": "change", "direction": "down"})
    assert kinds(("a", *asked), ("b", *again)) == {FindingKind.AGREE}
    assert not kinds(("a", *cut), ("b", *again))


def test_a_lead_over_somebody_is_no_further_part():
    ahead = ("Anna Vael beat Ole Brandt with {318 votes} more than he had.", {"unit": "vote", "kind": "difference"})
    won = ("Anna Vael won by {318 votes}.", {"unit": "vote", "kind": "difference"})
    assert kinds(("a", *ahead), ("b", *won)) == {FindingKind.AGREE}


def test_a_figure_meets_its_best_match_alone():
    hours = {"unit": "h"}
    found = kinds(
        ("a", "The wait in the gondolas was {11 hours}.", hours),
        ("a", "Repairs to the pylon will last {30 hours}.", hours),
        ("b", "They waited {11 hours} in the gondolas.", hours),
        ("b", "Repairs to the pylon will last {30 hours}.", hours),
    )
    assert found == {FindingKind.AGREE}


def test_no_word_stands_in_two_families():
    table = load("families")
    heads: dict[str, str] = {}
    for family in (*table["aspects"], *table["families"]):
        for word in family:
            assert heads.setdefault(stem(word), family[0]) == family[0], word


def test_contrasts_hold_for_all_words_of_a_family():
    killed, hurt = ({canonical(stem(word))} for word in ("drowned", "wounded"))
    assert opposed(frozenset(killed), frozenset(hurt))
    assert not opposed(frozenset(killed | hurt), frozenset(hurt))
