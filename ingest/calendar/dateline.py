"""Finds when an article was published from its own words, for articles that come without metadata.

Two kinds of words count. A dateline: a date in one of the first lines, after nothing but a place, a byline or a label such as
"Published", and before a dash, a bracket or the end of the line. Else the text: the latest day on which it says that
something was reported or released, or else the year that it is about. The year, where it is not printed beside the day, is
the latest one that the text surely tells of as past or present; a weekday printed with the date must fit it, and where no
year is sure it is the newest one that the weekday fits.
"""

import re
from dataclasses import dataclass
from datetime import date

from ingest.calendar import iso_periods as iso
from ingest.calendar.periods import find
from ingest.model import Basis, Period
from ingest.vocabulary import load

_WORDS = load("calendar")
_SMALL = frozenset(_WORDS["dateline"]["small"])
_WEEKDAYS: dict[str, int] = _WORDS["weekdays"] | _WORDS["weekday_abbreviations"]
_LABEL = re.compile(rf"(?:{'|'.join(_WORDS['dateline']['labels'])})\b", re.IGNORECASE)
_RELEASE = re.compile(rf"\b(?:{'|'.join(_WORDS['dateline']['release'])})\b", re.IGNORECASE)
_AFTER_DATELINE = re.compile(r"[\s,]{0,3}(?:[-–—(/|:]|$|at\b|[0-9]{1,2}[:.][0-9]{2})")
_WORD = re.compile(r"[^\W\d_]{1,40}")
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)[^\n]{0,20}?((?:19|20)[0-9]{2})", re.IGNORECASE)
_COMING = re.compile(
    r"\b(?:by|until|till|to|will|through|before|next|expected|target\w{0,4}|plan\w{0,4})\s(?:\S{1,20}\s){0,2}$", re.IGNORECASE
)
_ABOUT = re.compile(r"(?:\bfor|\bfiscal|\bFY) (?:the )?$")
_FIRST_LINES = 24
_LONGEST_LEAD = 90
_REACH = 100
# Characters of an article that count as its lead, and the weight of evidence that makes a year sure.
_LEAD = 600
_ENOUGH = 2
# A year printed only as "in 2012" may be any past; it must be told as a month, a day, a quarter or "for 2012" to date the article.
_DATED_LEVELS = ("day", "month", "quarter", "range")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """When an article was published (`iso`, partial where the text says no more), and the words that say so.

    `basis` is "dateline" or "text", as in `Article.published_basis`; `quote` is the text from `start` to `end`.
    """

    iso: str
    basis: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class _Year:
    """The latest year of the text, the words that print it, and whether they are enough to date the article."""

    number: int | None
    words: Period | None
    sure: bool


def find_dateline(text: str, *, today: date | None = None) -> Dateline | None:
    """The date of publication that `text` tells, None when it is unsure. `today` is the day of reading; nothing is dated after it."""
    today = today or date.today()
    periods = find(text)
    days = [period for period in periods if _is_day(period)]
    year = _year_about(text, periods, today)
    top = _end_of_first_lines(text)
    for period in days:
        if period.start > top:
            break
        if _stands_as_dateline(text, period) and (dated := _dated(period, year, today)):
            return _made(dated, "dateline", period)
    released = [(dated, period) for period in days if _is_release(text, period) and (dated := _dated(period, year, today))]
    placed = [(dated, period) for dated, period in released if not year.sure or int(dated[:4]) >= (year.number or 0)]
    if placed:
        dated, period = max(placed, key=lambda pair: pair[0])
        return _made(dated[:7] if "/" in dated else dated, "text", period)
    return _made(str(year.number), "text", year.words) if year.sure and year.words else None


def _made(iso_date: str, basis: str, period: Period) -> Dateline:
    return Dateline(iso=iso_date, basis=basis, start=period.start, end=period.end, quote=period.printed)


def _is_day(period: Period) -> bool:
    value = period.iso or ""
    return period.relation == "own" and (bool(re.fullmatch(r"--[0-9]{2}-[0-9]{2}", value)) or iso.level(value.partition("/")[0]) == "day")


def _end_of_first_lines(text: str) -> int:
    end = -1
    for _ in range(_FIRST_LINES):
        following = text.find("\n", end + 1)
        if following < 0:
            return len(text)
        end = following
    return end


def _stands_as_dateline(text: str, period: Period) -> bool:
    lead = text[max(0, period.start - _LONGEST_LEAD - 1) : period.start].rpartition("\n")[2]
    rest = text[period.end : period.end + 40].partition("\n")[0]
    if len(lead) > _LONGEST_LEAD:
        return False
    if _LABEL.match(lead.lstrip()):
        return True
    names_only = all(word[0].isupper() or word in _SMALL for word in _WORD.findall(lead))
    return names_only and _AFTER_DATELINE.match(rest) is not None


def _is_release(text: str, period: Period) -> bool:
    """A word for reporting or releasing stands near the date in its sentence."""
    before = re.split(r"[.!?]\s|\n", text[max(0, period.start - _REACH) : period.start])[-1]
    after = re.split(r"[.!?]\s|\n", text[period.end : period.end + _REACH // 2])[0]
    return _RELEASE.search(before) is not None or _RELEASE.search(after) is not None


def _dated(period: Period, year: _Year, today: date) -> str | None:
    """The period with its year: the printed one, the one its weekday fits, or the sure year of the text."""
    value = period.iso or ""
    if days := iso.bounds(value):
        return value if days[1] <= today else None
    month, day = int(value[2:4]), int(value[5:7])
    weekday = next((_WEEKDAYS[word.lower()] for word in _WORD.findall(period.printed) if word.lower() in _WEEKDAYS), None)
    if weekday is None:
        dated = iso.day(year.number, month, day) if year.sure and year.number else None
        return dated if dated and dated <= today.isoformat() else None
    near = [year.number, year.number + 1] if year.number else []
    newest = [] if year.sure else range(today.year, today.year - 11, -1)
    for candidate in [*near, *newest]:
        dated = iso.day(candidate, month, day)
        if dated and dated <= today.isoformat() and date.fromisoformat(dated).weekday() == weekday:
            return dated
    return None


def _year_about(text: str, periods: list[Period], today: date) -> _Year:
    """The latest year that the text tells of as past or present, and the words that print it first.

    A copyright line or a comparison with the year before is enough; a month or quarter must stand in the lead or be one of several;
    "for 2025" counts where no other year is printed. A latest year with less than that is not sure.
    """
    evidence: dict[int, list[tuple[int, Period]]] = {}
    printed = {period.iso for period in periods if period.basis is Basis.PRINTED and period.iso}
    for period in periods:
        if period.basis is not Basis.PRINTED or period.iso is None:
            continue
        days = iso.bounds(period.iso)
        year = iso.year_of(period.iso)
        before = text[max(0, period.start - 60) : period.start]
        if days is None or year is None:
            continue
        if period.relation == "same":
            evidence.setdefault(year + 1, []).append((_ENOUGH, period))
        elif _COMING.search(before):
            continue
        elif iso.level(period.iso) in _DATED_LEVELS:
            evidence.setdefault(year, []).append((1 + (period.start < _LEAD), period))
        elif _ABOUT.search(before):
            evidence.setdefault(year, []).append((_ENOUGH if len(printed) == 1 else 1, period))
    for match in _COPYRIGHT.finditer(text):
        words = Period(start=match.start(), end=match.end(), printed=match.group(), iso=match[1], basis=Basis.PRINTED)
        evidence.setdefault(int(match[1]), []).append((_ENOUGH, words))
    past = [year for year in evidence if year <= today.year]
    if not past:
        return _Year(None, None, False)
    found = evidence[max(past)]
    return _Year(max(past), found[0][1], sum(weight for weight, _ in found) >= _ENOUGH)
