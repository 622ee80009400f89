"""Citation audits over observations of our own: origins, copies, single points of failure, loops, drift, open ends."""

from dataclasses import replace

import pytest

from ingest.model import Hop, HopState
from kb.model import Observation
from kb.sourcing.citations import CitedFigure, audit, drift, drift_along, open_end, same_figure, told_alike
from kb.sourcing.following import SourcingGraph
from kb.sourcing.shingles import copies, families
from tests.kb.observed import seen


def hop(name: str, kind: str | None = "issuer", state: HopState = HopState.NAMED) -> Hop:
    return Hop(source=name, canonical=name, start=0, end=len(name), source_kind=kind, state=state)


def toll(number: str, article: str, **fields) -> Observation:
    return seen("The quake killed {41 people}.", id=number, article=article, unit="people", kind="count", measure="deaths", **fields)


def figure(number: str, article: str, *chain: Hop, **fields) -> CitedFigure:
    return CitedFigure(observation=toll(number, article, **fields), chain=chain)


KYODO = hop("Kyodo", "agency")
OFFICE = hop("Quake Office")
OUTLETS = {"a": "Harbour Post", "b": "Valley News", "c": "Kyodo", "d": "Coast Radio"}


def audit_of(article: str, *figures: CitedFigure, copy_of=None):
    return audit(article, figures, publishers=OUTLETS, copy_of=copy_of or {})


def test_two_outlets_that_repeat_one_agency_have_one_origin():
    (found,) = audit_of("a", figure("1", "a", KYODO, OFFICE), figure("2", "b", KYODO, OFFICE)).figures
    assert found.origins == ("Quake Office",)
    assert found.single_point == "Quake Office"
    assert found.carried_by == ("a", "b")


def test_two_offices_are_two_origins_without_a_single_point():
    (found,) = audit_of("a", figure("1", "a", OFFICE), figure("2", "b", hop("City Hospital"))).figures
    assert found.origins == ("City Hospital", "Quake Office")
    assert found.single_point is None


def test_an_agency_named_as_end_by_one_is_followed_further_through_another():
    (found,) = audit_of("a", figure("1", "a", KYODO), figure("2", "b", KYODO, OFFICE)).figures
    assert found.origins == ("Quake Office",)


def test_two_offices_behind_one_agency_fail_with_the_agency():
    (found,) = audit_of("a", figure("1", "a", KYODO, OFFICE), figure("2", "b", KYODO, hop("City Hospital"))).figures
    assert len(found.origins) == 2
    assert found.single_point == "Kyodo"


def test_an_article_without_a_source_is_its_own_origin():
    (found,) = audit_of("a", figure("1", "a"), figure("2", "b", OFFICE)).figures
    assert found.origins == ("Harbour Post", "Quake Office")


def test_a_reprint_is_not_a_witness():
    (found,) = audit_of("a", figure("1", "a"), figure("2", "d"), copy_of={"a": "a", "d": "a"}).figures
    assert found.origins == ("Harbour Post",)
    assert found.single_point is None


def test_another_value_or_month_is_another_figure():
    base = toll("1", "a", period="2024-03")
    assert same_figure(base, toll("2", "b", period="2024-03"))
    assert not same_figure(base, toll("3", "b", period="2024-04"))
    assert not same_figure(base, toll("4", "b", amount="52", low=51.5, high=52.5))


def test_plural_and_longer_names_of_a_product_are_one_figure():
    base = toll("1", "a", product="steel pipes")
    assert same_figure(base, toll("2", "b", product="steel pipe"))
    assert not same_figure(base, toll("3", "b", product="copper wire"))


def test_a_number_that_says_nothing_of_itself_is_carried_by_nobody_else():
    delays = [seen("The wait was {5 minutes}.", id=name, article=name, unit="min", measure="duration") for name in ("a", "b")]
    (found,) = audit_of("a", *(CitedFigure(observation=delay, chain=(OFFICE,)) for delay in delays)).figures
    assert (found.carried_by, found.origins) == (("a",), ("Quake Office",))


def test_a_hop_in_the_corpus_is_held_against_its_own_article():
    found = audit_of("a", figure("1", "a", KYODO, comparator="="), figure("2", "c", OFFICE, comparator="~")).figures[0]
    (checked,) = found.hops
    assert checked.hop.state is HopState.IN_CORPUS
    assert (checked.article, checked.carries) == ("c", "2")
    assert checked.differs == ("hedge",)


def test_an_outlet_in_the_corpus_without_the_number_stays_named_only():
    found = audit_of("a", figure("1", "a", KYODO), figure("2", "c", OFFICE, amount="9", low=8.5, high=9.5)).figures[0]
    (checked,) = found.hops
    assert checked.hop.state is HopState.NAMED
    assert (checked.article, checked.carries) == ("c", None)


@pytest.mark.parametrize(
    ("chain", "why"),
    [
        ((), "no source named"),
        ((KYODO,), "ends at an outlet"),
        ((KYODO, hop("insiders", "vague")), "ends at a vague source"),
        ((hop("a study", "document"),), "ends at an unnamed document"),
        ((hop("Kyodo", "agency", HopState.NOT_FOUND),), "last source reported not found"),
        ((KYODO, OFFICE), None),
        ((hop("Ada Brun", "person"),), None),
    ],
)
def test_a_chain_that_ends_in_the_air_says_why(chain, why):
    assert open_end(chain) == why


def test_outlets_that_cite_each_other_are_a_loop():
    found = audit_of("a", figure("1", "a", hop("Valley News", "relay")), figure("2", "b", hop("Harbour Post", "relay")))
    assert found.loops == (("Harbour Post", "Valley News"),)
    assert len(found.figures[0].origins) == 1


def test_relying_on_a_source_that_could_not_be_found_is_said():
    lost = hop("Kyodo", "agency", HopState.NOT_FOUND)
    found = audit_of("a", figure("1", "a", lost), figure("2", "a", OFFICE))
    (one,) = found.undermined
    assert (one.source, one.figures) == ("Kyodo", ("1",))


def test_the_to_do_list_names_what_nobody_retrieved():
    linked = hop("City Hospital", "issuer", HopState.LINKED)
    found = audit_of(
        "a",
        figure("1", "a", KYODO, linked),
        figure("2", "c", OFFICE),
        figure("3", "a", hop("Mayor", "person")),
        figure("4", "a", hop("Water Board", "issuer")),
    )
    assert found.to_do == ("Water Board",)


def test_drift_names_base_hedge_cause_and_flow():
    first = toll("1", "c", base_period="2024-02", flow="exports", quote="41 more than in February")
    later = replace(first, id="2", base_period=None, flow="imports", comparator="~", quote="about 41 more following the agreement")
    assert drift(first, later) == ("base", "hedge", "flow", "causal wording")
    assert drift(first, replace(first, id="3")) == ()


def test_drift_is_told_hop_by_hop():
    first = toll("1", "c", period="2024-03")
    path = [first, replace(first, id="2"), replace(first, id="3", amount="43")]
    assert drift_along(path) == (("1", "2", ()), ("2", "3", ("value",)))


def test_drift_does_not_count_what_one_side_leaves_open():
    first = toll("1", "c", period="2024-03")
    assert drift(first, replace(first, period=None)) == ()


STORY = (
    "The tremor struck shortly before dawn and was felt in three provinces, where chimneys fell, "
    "windows broke and people ran into the streets. "
    "Crews searched the brick quarter until noon and found nobody under the rubble, while the hospital treated cuts, bruises and shock. "
    "Schools stay closed until engineers have looked at every roof, the mayor's office wrote in a short note to parents."
)


def test_a_reprint_with_a_changed_line_is_a_copy():
    reprint = "By our own reporter. " + STORY.replace("until noon", "until evening")
    (found,) = copies([("a", STORY), ("b", reprint), ("c", " ".join(reversed(STORY.split())))])
    assert (found.a, found.b) == ("a", "b")
    assert 0.6 <= found.similarity < 1
    assert families([found]) == {"a": "a", "b": "a"}


def test_short_texts_are_no_copies():
    assert copies([("a", "Nothing to report."), ("b", "Nothing to report.")]) == []


def test_a_copy_of_a_copy_belongs_to_the_first():
    found = copies([("a", STORY), ("b", STORY + " More soon."), ("c", STORY + " More soon. Stay tuned.")])
    assert families(found) == {"a": "a", "b": "a", "c": "a"}


def test_a_lone_article_has_no_single_point():
    graph = SourcingGraph(publishers=OUTLETS, copy_of={})
    assert graph.single_point([("a", (KYODO,))]) is None


def test_an_audited_figure_tells_its_drift_from_the_first_source_on():
    here = figure("1", "a", KYODO, OFFICE, comparator="=")
    (found,) = audit_of("a", here, figure("2", "c", OFFICE, comparator="~")).figures
    assert found.drift == (("2", "1", ("hedge",)),)


def test_a_small_count_in_one_country_is_not_one_figure_wherever_it_stands():
    def states(number: str, subject: str) -> Observation:
        return seen("{2 states} held out.", id=number, article=number, unit="states", measure="states", ref_area="US", subject=subject)

    assert not told_alike(states("1", "hackers"), states("2", "primaries"))
    assert told_alike(states("1", "hackers"), states("2", "the hackers"))
