"""Events: what has happened, when, where and who took part."""

import pytest

from ingest.calendar.periods import find
from ingest.events import events
from ingest.model import Article, Mention


def read(text: str, names: dict[str, str], published: str = "2024-03-14") -> list[tuple[str, str | None, str | None, tuple[str, ...]]]:
    """Events of a one-sentence article; `names` gives each name's kind."""
    mentions = [
        Mention(start=text.index(name), end=text.index(name) + len(name), printed=name, canonical=name, kind=kind)
        for name, kind in names.items()
    ]
    mentions.sort(key=lambda mention: mention.start)
    found = events(Article(id="t", ref="t", text=text), [(0, len(text))], find(text, published), mentions)
    assert all(text[event.start : event.end] == event.trigger for event in found)
    return [(event.kind, event.period, event.place, event.participants) for event in found]


def test_time_place_and_participants() -> None:
    text = "An earthquake shook Vellore on Monday and Holm of the Red Star visited the camp."
    found = read(text, {"Vellore": "place", "Holm": "person", "Red Star": "organisation"})
    assert found[0] == ("earthquake", "2024-03-11", "Vellore", ("Holm", "Red Star"))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Workers began a strike at the port.", "strike"),
        ("The firm announced layoffs.", "layoffs"),
        ("The jury reached a verdict.", "verdict"),
        ("An outbreak of measles closed the school.", "outbreak"),
        ("The two banks agreed on a merger.", "merger"),
        ("Rowan Park won the match.", "match"),
    ],
)
def test_kinds(text: str, kind: str) -> None:
    assert kind in [found[0] for found in read(text, {})]


@pytest.mark.parametrize("text", ["She had a heart attack.", "The lake has a fire department.", "Army officials met at Strike Hall."])
def test_words_that_tell_of_no_such_event(text: str) -> None:
    names = {"Strike Hall": "place"} if "Strike Hall" in text else {}
    assert read(text, names) == []


def test_a_time_in_another_clause_is_not_the_events() -> None:
    assert read("The strike hit mines that opened in 1987.", {})[0][1] is None
