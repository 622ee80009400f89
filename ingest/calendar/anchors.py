"""The day of publication, and the date nearest to it that a month, a day or a weekday can mean."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from ingest.calendar import iso_periods as iso

# A date no more than this many days ahead is more likely coming than eleven months gone.
_SOON = 31


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day of publication as far as it is known."""

    year: int | None = None
    month: int | None = None
    day: date | None = None

    @classmethod
    def of(cls, published: str | None) -> "Anchor":
        """From an ISO date or the start of one; anything else is an unknown day."""
        found = re.match(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?", published or "")
        if not found or iso.whole_year(int(found[1])) is None:
            return cls()
        year, month, day = int(found[1]), int(found[2] or 0), int(found[3] or 0)
        if not 1 <= month <= 12:
            return cls(year=year)
        try:
            return cls(year=year, month=month, day=date(year, month, day))
        except ValueError:
            return cls(year=year, month=month)

    @property
    def iso(self) -> str | None:
        if self.day:
            return self.day.isoformat()
        if self.year is None:
            return None
        return iso.month(self.year, self.month) if self.month else iso.whole_year(self.year)


def month_near(month: int, anchor: Anchor, forward: bool) -> str | None:
    """The month of that number nearest to the day of publication: the most recent one, or the next if `forward`."""
    if anchor.year is None:
        return f"--{month:02}"
    if anchor.month is None:
        return iso.month(anchor.year, month)
    if forward:
        return iso.month(anchor.year + (month < anchor.month), month)
    return iso.month(anchor.year - (month > anchor.month), month)


def day_near(month: int, day: int, anchor: Anchor, forward: bool) -> str | None:
    """The date nearest to the day of publication: the most recent one unless it is soon or the words point forward."""
    if anchor.year is None:
        return f"--{month:02}-{day:02}" if iso.day(2024, month, day) else None
    if anchor.day is None:
        near = month_near(month, anchor, forward)
        return iso.day(int(near[:4]), month, day) if near else None
    this = iso.day(anchor.year, month, day)
    if this is None:
        return iso.day(anchor.year - 1, month, day) or iso.day(anchor.year + 1, month, day)
    ahead = (date.fromisoformat(this) - anchor.day).days
    if ahead > 0 and not forward and ahead > _SOON:
        return iso.day(anchor.year - 1, month, day)
    if ahead < 0:
        coming = iso.day(anchor.year + 1, month, day)
        if coming and (date.fromisoformat(coming) - anchor.day).days <= (_SOON if not forward else 200):
            return coming
    return this


def weekday_near(weekday: int, anchor: Anchor, forward: bool, letters: str) -> str | None:
    """The date of that weekday: the most recent, the publication day included; the next after "next" or a word for the future."""
    if anchor.day is None:
        return None
    back = (anchor.day.weekday() - weekday) % 7
    if forward and "l" not in letters:
        return (anchor.day + timedelta(days=-back % 7 or (7 if "x" in letters else 0))).isoformat()
    return (anchor.day - timedelta(days=back or (7 if "l" in letters else 0))).isoformat()


def until_published(start: str, anchor: Anchor) -> str | None:
    """From the start of a period to the day of publication, as fine as both are known."""
    end = anchor.iso
    if end is None or iso.bounds(start) is None:
        return start
    fine = min(len(start), len(end), 10) if "Q" not in start and "/" not in start else 10
    if "Q" in start or "/" in start:
        days = iso.bounds(start)
        start = days[0].isoformat()[: len(end)] if days else start
    return iso.between(start[:fine], end[:fine]) or start
