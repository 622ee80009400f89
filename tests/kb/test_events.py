"""Which tellings are one happening."""

from dataclasses import replace

from ingest.model import Event
from kb.events import event_key, event_rows
from tests.kb.telling import storm

STORM = Event(start=4, end=9, trigger="storm", kind="storm", period="2024-05-13", place="Norland", participants=("Harbour Office",))


def test_the_same_kind_time_and_place_is_one_happening_whatever_the_words() -> None:
    assert event_key(STORM) == event_key(replace(STORM, start=90, end=97, trigger="tempest", place="norland", participants=()))


def test_another_day_or_place_is_another_happening() -> None:
    assert len({event_key(STORM), event_key(replace(STORM, period="2024-05-14")), event_key(replace(STORM, place="Sundland"))}) == 3


def test_without_a_place_the_first_participant_tells_happenings_apart() -> None:
    nowhere = replace(STORM, place=None)
    assert event_key(nowhere) is not None
    assert event_key(nowhere) != event_key(replace(nowhere, participants=("Hill Council",)))


def test_a_telling_that_settles_neither_time_nor_place_is_no_happening_of_its_own() -> None:
    assert event_key(replace(STORM, period=None)) is None
    assert event_key(replace(STORM, place=None, participants=())) is None


def test_a_figure_belongs_to_the_events_told_in_its_sentence() -> None:
    made = storm("85")
    events, mentions, figures = event_rows(made)
    assert [row["name"] for row in events] == ["storm in Norland, 2024-05-13"]
    assert [row["event_id"] for row in mentions] == [events[0]["id"]]
    assert figures == [{"event_id": events[0]["id"], "figure_id": made.figures[0].id}]
    elsewhere = made.article.text.rindex("storm")
    other = replace(made, events=(replace(STORM, start=elsewhere, end=elsewhere + 5),))
    assert event_rows(other)[2] == []
