import pytest

from kb.comparison.concepts import Relation, head, register, relate_phrases, standard


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("lost their lives", "deaths"),
        ("net profit", "profit"),
        ("operating profit", "operating profit"),
        ("the number of people injured", "injured"),
    ],
)
def test_phrases_in_any_inflection_name_a_concept(phrase, name):
    assert standard().named(phrase).name == name


def test_an_unknown_phrase_names_nothing():
    assert standard().named("wombat burrows") is None


def test_people_extend_the_register():
    made = register(
        [{"labels": ["oat milk"], "class": "product", "broader": ["plant milk"]}, {"labels": ["plant milk"], "class": "product"}]
    )
    oat, plant = made.named("oat milk"), made.named("plant milk")
    assert made.relate(oat, plant) is Relation.NARROWER
    assert made.relate(plant, oat) is Relation.BROADER
    assert standard().named("oat milk") is None


def test_wider_goes_through_several_steps():
    made = standard()
    assert made.relate(made.named("BEV"), made.named("new energy vehicles")) is Relation.NARROWER


def test_labels_added_to_a_known_concept_keep_its_relations():
    made = register([{"labels": ["market share", "slice of the market"]}])
    made = register([{"labels": ["share of global market", "slice of the market"]}])
    assert made.named("slice of the market").name == "share of global market"
    assert made.relate(made.named("slice of the market"), made.named("share of supply")) is Relation.CLOSE


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("salmon exports", "exports of salmon", Relation.SAME),
        ("smoked salmon", "salmon", Relation.NARROWER),
        ("salmon", "smoked salmon", Relation.BROADER),
        ("salmon", "salmon boats", Relation.DIFFERENT),
        (None, "salmon", Relation.UNKNOWN),
    ],
)
def test_unregistered_phrases(a, b, expected):
    assert relate_phrases(a, b) is expected


def test_the_head_stands_before_the_first_preposition():
    assert head("permits for fishing boats") == head("permits")
