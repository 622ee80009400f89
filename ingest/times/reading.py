"""What an article's sentences say of the times of their figures, before anything is inherited."""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.calendar import iso_periods as iso
from ingest.model import Figure, Period
from ingest.times.clauses import Sentence
from ingest.times.figures import Direct
from ingest.voices import Voices

_BACKGROUND_DAYS = 400
_LONGEST_STRETCH = 370
# Figures of one move, or of one paragraph's comparison, stand no further apart than so many figures.
FELLOWS = 20


@dataclass(slots=True)
class Reading:
    """An article's sentences with figures, in order, what each says of their times, and the times other words set.

    `frames` holds the time set by a sentence without figures, by the sentence's position in `sentences`; `heading` the time a block's
    heading sets, by block; `title` the title's; `voices` tells quotations from the narration.
    """

    sentences: Sequence[Sentence]
    figures: Sequence[Figure]
    direct: Sequence[Direct]
    frames: dict[int, Period]
    heading: dict[int, Period]
    title: Period | None = None
    published: str | None = None
    voices: Voices | None = None

    def same_voice(self, number: int, span: tuple[int, int] | None) -> bool:
        """True when the figure of that number is printed in the voice of the time words at `span`; times of no place are narrated."""
        if self.voices is None:
            return True
        return self.voices.at(self.figures[number].start) == (self.voices.at(span[0]) if span is not None else None)

    def can_inherit(self, number: int) -> bool:
        """False for what no time around it dates: how long, what a thing is like, how things stand by now ("has raised $2m")."""
        direct = self.direct[number]
        return not direct.lasting and not direct.perfect

    def is_recent(self, value: str | None) -> bool:
        """True when the period is no longer than a year and ends no more than a good year before publication.

        Older ones and long stretches are background: they date their own sentence and nothing around it.
        """
        days = iso.bounds(value) if value else None
        now = iso.bounds(self.published) if self.published else None
        if days is None or (days[1] - days[0]).days > _LONGEST_STRETCH:
            return False
        return now is None or (now[0] - days[1]).days <= _BACKGROUND_DAYS

    def is_ahead(self, value: str) -> bool:
        """True when the period ends after the day of publication."""
        days, now = iso.bounds(value), iso.bounds(self.published) if self.published else None
        return days is not None and now is not None and days[1] > now[1]
