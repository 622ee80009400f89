"""Claims about one happening: which tellings of an event, in one article or several, are the same event."""

from bisect import bisect_right
from collections import defaultdict
from typing import Any

import msgspec

from ingest.identity import content_id
from ingest.model import Event, Extraction, Span


def event_key(event: Event) -> str | None:
    """The id that all tellings of one happening share; None when the words do not settle which happening it is.

    One happening is one kind of event at one time in one place; without a place, with one first participant.
    """
    anchor = event.place or (event.participants[0] if event.participants else None)
    if event.period is None or anchor is None:
        return None
    return content_id("event", event.kind, event.period, anchor.casefold())


def event_rows(extraction: Extraction) -> tuple[list[dict[str, Any]], list[dict[str, Any]], list[dict[str, Any]]]:
    """Rows of `event`, `event_mention` and `event_figure`; a figure belongs to the events told in its claim."""
    article = extraction.article
    events: dict[str, dict[str, Any]] = {}
    mentions: dict[str, dict[str, Any]] = {}
    figures: dict[tuple[str, str], dict[str, Any]] = {}
    by_claim: dict[Span, list[str]] = defaultdict(list)
    for figure in sorted(extraction.figures, key=lambda figure: figure.claim):
        by_claim[figure.claim].append(figure.id)
    claims = list(by_claim)
    for event in extraction.events:
        key = event_key(event)
        if key:
            events.setdefault(key, {"id": key, "name": _name(event), "kind": event.kind, "period": event.period, "place": event.place})
            for told in _told_with(event, by_claim, claims):
                figures[key, told] = {"event_id": key, "figure_id": told}
        mention = content_id(article.id, "event", str(event.start), str(event.end), event.kind)
        mentions[mention] = {
            "id": mention,
            "event_id": key,
            "article_id": article.id,
            "start": event.start,
            "end": event.end,
            "trigger": event.trigger,
            "kind": event.kind,
            "period": event.period,
            "place": event.place,
            "participants": msgspec.json.encode(event.participants).decode(),
        }
    return list(events.values()), list(mentions.values()), list(figures.values())


def _told_with(event: Event, by_claim: dict[Span, list[str]], claims: list[Span]) -> list[str]:
    index = bisect_right(claims, event.start, key=lambda claim: claim[0]) - 1
    if index < 0:
        return []
    claim = claims[index]
    return by_claim[claim] if event.end <= claim[1] else []


def _name(event: Event) -> str:
    who = ", ".join(event.participants[:2])
    where = f" in {event.place}" if event.place else ""
    return f"{event.kind}{': ' + who if who else ''}{where}, {event.period}"
