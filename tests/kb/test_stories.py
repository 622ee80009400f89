"""Which articles tell one story, by how they open and whom they name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.comparison.concepts import standard
from kb.comparison.profiles import Profile
from kb.comparison.stories import common_names, shared_story
from kb.comparison.tellings import Telling
from kb.comparison.words import with_ends
from tests.kb.observed import seen


def telling(article, lead, text, *, published="2024-05-01", title=None):
    told = seen(text, article=article, unit="people", kind="count", published=published, title=title, lead=lead)
    return Telling(article, [Profile(told, standard())])


FERRY = ("The ferry Ostara Queen sank off Quillport in a gale. Divers searched the hull at dawn.", "Rescuers brought {41 people} ashore.")
FERRY_TOO = ("A gale sank a ferry, the Ostara Queen, near Quillport on Monday.", "A clinic treated {38 people} for cold.")


def test_names_of_a_lead_without_figures_tie_two_articles():
    story = shared_story(telling("a", *FERRY), telling("b", *FERRY_TOO))
    assert story is not None
    assert story.firm
    assert "Ostara Queen" in story.words


def test_a_shared_town_alone_makes_no_firm_story():
    zoo = telling(
        "a", "The zoo in Quillport has a new elephant house. Keepers moved the herd on Friday.", "The zoo drew {900 people} a day."
    )
    law = telling(
        "b", "Judges in Quillport freed a banker. His lawyers spoke of a long ordeal.", "A crowd of {300 people} cheered in Quillport."
    )
    story = shared_story(zoo, law)
    assert story is None or not story.firm


def test_weeks_apart_are_two_stories():
    assert shared_story(telling("a", *FERRY), telling("b", *FERRY_TOO, published="2024-07-01")) is None


def test_a_headline_in_capitals_shows_no_names():
    told = telling("a", "Big Ferry Sinks Near Quillport Harbour\nThe ferry left Tressel at nine.", "It carried {41 people}.")
    assert told.opening_names == {"tressel"}


@pytest.mark.parametrize(("title", "alike"), [("Ferry sinks in gale near harbour", True), (None, False)])
def test_the_title_is_part_of_how_an_article_opens(title, alike):
    other = telling("b", "A gale sank the ferry Ostara Queen.", "Rescuers saved {40 people} from the Ostara Queen.")
    told = telling("a", "It was dark when they heard the horn.", "Aboard the Ostara Queen were {41 people}.", title=title)
    story = shared_story(told, other)
    assert bool(story and story.firm) == alike


def test_firms_of_one_sort_are_not_one_firm():
    lead, text = "{} will close a plant in spring. Unions called for talks.", "The firm cuts {{{}}} at home."
    ours = telling("a", lead.format("Orvell Motors"), text.format("900 jobs"))
    theirs = telling("b", lead.format("Tressel Motors"), text.format("300 jobs"))
    assert shared_story(ours, theirs) is None
    assert shared_story(ours, telling("c", lead.format("Orvell Motors of Quillport"), text.format("950 jobs"))) is not None


def test_many_small_signs_make_a_likely_story():
    first = telling(
        "a", "Fumes from a kiln drove pupils out of a school in Arven. Arven's mayor came.", "In Arven {4,318 pupils} went home."
    )
    other = telling(
        "b", "Nobody smelled it at first, says a teacher. Then the bell rang in Arven.", "By noon {4,318 pupils} had left Arven's school."
    )
    story = shared_story(first, other)
    assert story is not None


def test_without_a_name_one_story_takes_much_of_one_matter():
    lead = "The wheat harvest will shrink this summer after hail, {}. Barley fared better."
    growers = telling("a", lead.format("growers warn"), "They cut {21,300 hectares} of wheat and barley by July, down on last summer.")
    ministry = telling("b", lead.format("the ministry said"), "Hail ruined {13,100 hectares} of wheat and barley in July.")
    story = shared_story(growers, ministry)
    assert story is not None
    mill = telling("c", "A mill will hire bakers this summer. Wheat is dear.", "It sold {13,100 loaves} in July.")
    assert shared_story(growers, mill) is None


def test_a_story_does_not_depend_on_which_article_comes_first():
    long = telling("a", "The lower house passed the relief bill. House Tressel voted no.", "{41 people} of House Tressel left early.")
    short = telling("b", "A relief bill was passed by House Orvell.", "{38 people} of House Orvell stayed in the lower house.")
    assert bool(shared_story(long, short)) == bool(shared_story(short, long))


def test_weeks_later_figures_need_more_than_names_in_common():
    sunk = "The ferry Ostara Queen sank off Quillport in a gale"
    gale = telling("a", f"{sunk}. Divers searched the hull at dawn.", "Rescuers brought {41 people} ashore from the Ostara Queen.")
    again = (f"{sunk}, a court heard. Divers had searched the hull.", "{38 people} were rescued from the Ostara Queen.")
    inquiry = ("The owner of the Ostara Queen faces a judge in Quillport.", "{38 people} asked the Ostara Queen's owner for money.")
    assert shared_story(gale, telling("b", *again, published="2024-05-09")).close
    met = shared_story(gale, telling("c", *inquiry, published="2024-05-09"))
    assert met is None or not met.close


_NAMES = st.frozensets(st.sampled_from(("derna", "derna city", "orvell", "mara orvell", "plexa motors", "plexa", "lena", "city")))


@given(_NAMES, _NAMES)
def test_names_in_common_are_never_missed_by_their_ends(some: frozenset[str], others: frozenset[str]):
    assert not common_names(some, others) or not with_ends(some).isdisjoint(with_ends(others))
