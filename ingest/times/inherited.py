"""Fills the times of figures from what stands around their sentence: the move, the paragraph, the heading, the article's own time. Pure."""

from collections import Counter
from dataclasses import dataclass, replace

from ingest.calendar import iso_periods as iso
from ingest.model import Basis, BlockKind, Figure, FigureTime, Kind, Period
from ingest.times.bases import with_bases
from ingest.times.figures import Direct, placed
from ingest.times.reading import FELLOWS, Reading

_FOCUS_LEVELS = ("day", "month", "quarter", "year", "range")
# A figure printed with so many digits is hardly two different ones in one article.
_TELLING_DIGITS = 3
# A time reaches over paragraphs only to the next one.
_PARAGRAPHS_BACK = 2
_ERA_DAYS = 5 * 366
_VERBLESS = (BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.SUMMARY, BlockKind.CAPTION)


def figure_times(reading: Reading) -> list[FigureTime]:
    """One FigureTime a figure, in order."""
    focus = _focus(reading)
    times = _in_order(reading, focus)
    times = _from_equal_figures(reading, times)
    times = _from_afar(reading, times, focus)
    times = _old_ends(reading, times)
    return with_bases(reading, times)


@dataclass(frozen=True, slots=True)
class _Focus:
    """The period most figures are given directly. `strong`: it is the article's own time; `usable`: where nothing nearer is told."""

    iso: str | None = None
    strong: bool = False
    usable: bool = False


def _focus(reading: Reading) -> _Focus:
    counts: Counter[str] = Counter()
    for direct in reading.direct:
        period = direct.period
        if period is None or direct.old or period.relation != "own" or not period.iso:
            continue
        if iso.level(period.iso) in _FOCUS_LEVELS and reading.is_recent(period.iso):
            counts[period.iso] += 1
    if not counts:
        return _Focus()
    found, count = counts.most_common(1)[0]
    share = count / counts.total()
    return _Focus(found, count >= 3 and share >= 0.4, count >= 2 and share >= 0.6)


def _in_order(reading: Reading, focus: _Focus) -> list[FigureTime]:
    """The times that a figure's own sentence or one before it in the same paragraph or list gives."""
    times = [FigureTime()] * len(reading.figures)
    current: _Told | None = None
    recent = focus.iso if focus.strong or focus.usable else None
    block, kind = -1, BlockKind.PARAGRAPH
    first = 0
    for number, sentence in enumerate(reading.sentences):
        if sentence.block != block:
            if not (kind is BlockKind.LIST_ITEM and sentence.kind is BlockKind.LIST_ITEM):
                heading = reading.heading.get(sentence.block)
                current = (
                    _Told(heading.iso, (heading.start, heading.end)) if heading and heading.iso and reading.is_recent(heading.iso) else None
                )
            block, kind = sentence.block, sentence.kind
        last = first
        while last < len(times) and reading.direct[last].sentence == number:
            last += 1
        members = [i for i in range(first, last) if not reading.direct[i].old]
        first = last
        for i in sorted(members, key=lambda i: _counts_from_another(reading.direct[i])):
            frame = reading.direct[i].frame
            # What counts from another period counts from one that does not: "two weeks earlier" is two weeks, however many figures it has.
            plain = (times[j].period for j in members if times[j].period and not _counts_from_another(reading.direct[j]))
            main = next(plain, None) or (frame.iso if frame else None)
            ahead = reading.direct[i].future and current is not None and reading.is_ahead(current.iso)
            told = current if current and reading.can_inherit(i) and reading.same_voice(i, current.span) else None
            times[i] = _main(reading.direct[i], told, main or (current.iso if current else recent), focus.iso, ahead=ahead)
            times[i] = _year_after_base(reading, i, times[i])
            if _is_count(reading.figures[i]):
                times[i] = _as_of(reading.direct[i], times[i])
        new = _latest([times[i] for i in members if times[i].period and not reading.direct[i].background] or [times[i] for i in members])
        if new and new.period and not _is_era(new.period):
            labels = sentence.kind is not BlockKind.LIST_ITEM or (new.period_span or (0, 0))[0] < reading.figures[members[0]].start
            current = _Told(new.period, new.period_span) if labels else current
        elif number in reading.frames and (own := reading.frames[number]).iso and not _is_era(own.iso):
            current = _Told(own.iso or "", (own.start, own.end))
        recent = current.iso if current else recent
    return times


def _latest(times: list[FigureTime]) -> FigureTime | None:
    """The last of several times: what is told is newer than what it is compared with."""
    known = [(days[1], time) for time in times if time.period and (days := iso.bounds(time.period))]
    return max(known, key=lambda pair: pair[0])[1] if known else next((t for t in times if t.period and t.period[0] != "T"), None)


@dataclass(frozen=True, slots=True)
class _Told:
    iso: str
    span: tuple[int, int] | None


def _is_era(value: str) -> bool:
    """ "The 1960s procedural": many years date their own sentence, not a story that goes on."""
    days = iso.bounds(value)
    return days is not None and (days[1] - days[0]).days > _ERA_DAYS


def _counts_from_another(direct: Direct) -> bool:
    return direct.period is not None and direct.period.relation in ("shifted", "same")


def _main(direct: Direct, current: _Told | None, main: str | None, focus: str | None, *, ahead: bool = False) -> FigureTime:
    """The time that the figure's own words give, else the one told before; `ahead`: that one and the figure both lie in the future."""
    as_of = direct.as_of.iso if direct.as_of else None
    period = direct.period
    if period is None:
        if current is None or (direct.general and not ahead) or direct.background:
            return FigureTime(as_of=as_of)
        return FigureTime(period=current.iso, period_basis=Basis.INHERITED, period_span=current.span, as_of=as_of)
    value, basis = placed(period, main)
    if value is None and period.relation == "shifted" and period.shift == 0:
        value, basis = main, Basis.INHERITED if main else Basis.UNKNOWN
    if value and (period.relation == "to date" or (direct.cumulative and iso.level(value) == "year" and period.basis is Basis.RELATIVE)):
        value = _up_to(value, focus)
    return FigureTime(period=value, period_basis=basis, period_span=(period.start, period.end), as_of=as_of)


def _year_after_base(reading: Reading, i: int, time: FigureTime) -> FigureTime:
    """A change told against the whole year before publication's, and nothing else, is this year's."""
    base = reading.direct[i].base
    if time.period is not None or base is None or base.iso is None or base.relation != "own" or iso.level(base.iso) != "year":
        return time
    year = iso.shift(base.iso, 1, "year")
    if year is None or year != (reading.published or "")[:4]:
        return time
    return replace(time, period=year, period_basis=Basis.INHERITED, period_span=(base.start, base.end))


def _is_count(figure: Figure) -> bool:
    """People, houses, votes: a count, or a level without a unit of measure or of money."""
    unit = figure.quantity.unit
    return figure.kind is Kind.COUNT or (figure.kind is Kind.LEVEL and (unit is None or (unit.islower() and len(unit) > 3)))


def _as_of(direct: Direct, time: FigureTime) -> FigureTime:
    """A count that stands "by now", or that nothing else dates, holds as of the day it is told on."""
    day = direct.as_of
    if direct.period is not None or direct.general or day is None or day.iso is None or iso.level(day.iso) != "day":
        return time
    if time.period is not None and not direct.perfect:
        return time
    return replace(time, period=day.iso, period_basis=day.basis, period_span=(day.start, day.end))


def _up_to(value: str, focus: str | None) -> str:
    """An open stretch up to the end of the month or quarter the article is about, if that lies in it."""
    days = iso.bounds(value)
    last = iso.bounds(focus) if focus and iso.level(focus) in ("month", "quarter") else None
    if days is None or last is None or last[1].year != days[0].year or last[1].month <= days[0].month:
        return value
    return iso.between(iso.month(days[0].year, days[0].month), iso.month(last[1].year, last[1].month)) or value


def _old_ends(reading: Reading, times: list[FigureTime]) -> list[FigureTime]:
    """The old end of a move takes its own time words, which may count from the new end's period."""
    result = list(times)
    for i, direct in enumerate(reading.direct):
        if direct.old and direct.period is None:
            start = _start_of_stretch(i, reading, times)
            result[i] = replace(times[i], period=start, period_basis=Basis.INHERITED) if start else times[i]
        elif direct.old and direct.period is not None:
            value, basis = placed(direct.period, _main_of(i, reading, times))
            result[i] = FigureTime(period=value, period_basis=basis, period_span=(direct.period.start, direct.period.end))
    return result


def _start_of_stretch(i: int, reading: Reading, times: list[FigureTime]) -> str | None:
    """ "Since 2013 it has fallen from 11 to 8": the old end is of 2013."""
    for j in range(i + 1, min(len(times), i + FELLOWS)):
        new = reading.direct[j]
        if new.sentence == reading.direct[i].sentence and new.period is not None and new.period.relation == "to date":
            return (times[j].period or "").partition("/")[0] or None
    return None


def _main_of(i: int, reading: Reading, times: list[FigureTime]) -> str | None:
    """The period of the new end of an old figure's move, else of the nearest figure before or after it in its sentence."""
    move, sentence = reading.figures[i].move, reading.direct[i].sentence
    near = [*range(i - 1, max(-1, i - FELLOWS), -1), *range(i + 1, min(len(times), i + FELLOWS))]
    fellows = [j for j in near if reading.direct[j].sentence == sentence and not reading.direct[j].old and times[j].period]
    same = [j for j in fellows if move is not None and reading.figures[j].move == move]
    return times[(same or fellows)[0]].period if fellows else None


def _key(figure: Figure) -> tuple[str, str | None] | None:
    amount = (figure.quantity.amount or "").lstrip("-+")
    digits = amount.replace(".", "").strip("0")
    return (amount, figure.quantity.unit) if len(digits) >= _TELLING_DIGITS else None


def _from_equal_figures(reading: Reading, times: list[FigureTime]) -> list[FigureTime]:
    known: dict[tuple[str, str | None], FigureTime] = {}
    for figure, time in zip(reading.figures, times, strict=True):
        key = _key(figure)
        if key and time.period and time.period_basis is not Basis.INHERITED:
            known.setdefault(key, time)
    result = []
    for figure, direct, time in zip(reading.figures, reading.direct, times, strict=True):
        key = _key(figure)
        if time.period is None and direct.period is None and key in known and not direct.old:
            same = known[key]
            result.append(replace(time, period=same.period, period_basis=Basis.INHERITED, period_span=same.period_span))
        else:
            result.append(time)
    return result


def _from_afar(reading: Reading, times: list[FigureTime], focus: _Focus) -> list[FigureTime]:
    """A past figure without a time takes the article's, if that is strong and fits; else that of the paragraph before, else the title's."""
    units = {
        figure.quantity.unit
        for figure, time in zip(reading.figures, times, strict=True)
        if focus.iso and time.period == focus.iso and time.period_basis is not Basis.INHERITED
    }
    title = reading.title.iso if reading.title and reading.is_recent(reading.title.iso) else None
    dated = {
        d.sentence
        for f, d in zip(reading.figures, reading.direct, strict=True)
        if f.quantity.unit in units - {"%"} or d.base or (d.old and d.period)
    }
    recent, block, sentence = FigureTime(), -_PARAGRAPHS_BACK, -1
    result = []
    for i, (figure, direct, time) in enumerate(zip(reading.figures, reading.direct, times, strict=True)):
        here = reading.sentences[direct.sentence]
        verbless = here.kind in _VERBLESS and not here.finite
        found = time
        if time.period is None and direct.period is None and not direct.old and (verbless or not direct.general):
            known = figure.quantity.unit in units and (figure.quantity.unit != "%" or direct.sentence in dated)
            fits = focus.iso is not None and (known or verbless or _leads_to(direct.base, focus.iso))
            before = recent.period if here.block - block < _PARAGRAPHS_BACK else None
            period = (focus.iso if fits and focus.strong else None) or before or (focus.iso if fits and focus.usable else title)
            span = recent.period_span if period and period == before else None
            if period and reading.can_inherit(i) and reading.same_voice(i, span):
                found = replace(time, period=period, period_basis=Basis.INHERITED, period_span=span)
        if reading.is_recent(found.period) and not direct.old and not direct.background and direct.sentence != sentence:
            recent, block, sentence = found, here.block, direct.sentence
        result.append(found)
    return result


def _leads_to(base: Period | None, focus: str) -> bool:
    """True when a change is told against the period of the focus's length just before it."""
    return base is not None and base.relation == "own" and base.iso is not None and base.iso == iso.shift(focus, -1, "period")
