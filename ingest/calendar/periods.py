"""Finds the time expressions of a text and resolves them to ISO 8601 against the day of publication. Pure."""

import re

from ingest.calendar.anchors import Anchor
from ingest.calendar.matches import Found
from ingest.calendar.values import resolve
from ingest.calendar.words import row
from ingest.model import Period

_MON = r"(?:M|m\.?)"
_YEAR = r"(?:,?Y)"
_WEEKDAY = r"(?:[Ww]\.?,?\(?)"
_OF_YEAR = r"(?:[i6]?(?:dU|dZU|ZU?Y|Z?Y|d?[hl]Z?U))"

# Word classes by letter: M m month and its abbreviation, W w weekday, D 1-31, Y year, # other number, N number word, O ordinal, t its
# suffix, U calendar unit, q quarter, H half, Q "Q3", J "H1", F "FY18", Z fiscal, S season, y yesterday, T morning, C clock, p a.m.,
# z time zone, n noon, l last, x next, h this, v that, = same, e early, d the, a a, i in, j on, 6 of, s since, o to, r over, R from,
# b between, & and, B ago, K earlier, L later, V so, P far, k date, E ended, c counted noun, X name, _ any other word, | line break.
# The first pattern that matches wins.
_PATTERNS: tuple[tuple[str, str], ...] = (
    ("iso", r"Y-D-D"),
    ("dotted", r"\*"),
    ("numeric", r"D/D/Y|D-D-Y"),
    (
        "days",
        rf"{_WEEKDAY}?(?:{_MON}d?Dt?(?:-|o){_MON}d?Dt?{_YEAR}?|{_MON}d?Dt?(?:-|o)Dt?(?![t/c#]){_YEAR}?|d?Dt?{_MON}(?:-|o)d?Dt?{_MON}{_YEAR}?|d?Dt?(?:-|o)Dt?6?{_MON}{_YEAR}?)",
    ),
    ("day", rf"{_WEEKDAY}?(?:{_MON}d?Dt?(?!t?[c#$/:]){_YEAR}?\)?|d?Dt?6?{_MON}(?!D){_YEAR}?\)?)"),
    ("year_ended", rf"d?Z?(?:[ND]-?)?[Uq](?:E[ij]?|od?e6?|o)(?:{_MON}(?:Dt?)?{_YEAR}?|D{_MON}{_YEAR}?)"),
    ("months", rf"(?:e-?6?)?{_MON}{_YEAR}?(?:-|/|o){_MON}(?:[Uq]?6?Y|{_YEAR})?(?!Dt?[,.|&])"),
    ("months_between", rf"b{_MON}{_YEAR}?&{_MON}{_YEAR}?"),
    ("month", rf"(?:e-?6?)?(?:{_MON},?6?(?:Y|[hl]U)|[lxh]M)"),
    ("quarter", rf"(?:O|Dt)-?q{_OF_YEAR}?|Q(?:-?,?6?Z?(?:Y|F|'D))?|Y-?Q"),
    ("half", rf"(?:O|Dt)-?H{_OF_YEAR}?|J6?Z?Y?|YJ"),
    ("months_of", r"O[ND][Uq](?:[i6](?:dU|Z?Y|d?[hl]Z?U))|(?<=d)O[ND]U(?!6)"),
    ("fiscal", r"ZU?,?Y(?:[-/][DY])?|YZU|F"),
    ("decade", r"d?e?-?(?:Yt|Y't)"),
    ("season", r"(?:e6?d?)?S6?(?:Y|[hl]U)|d?S6Y|[lxh]S|(?<=i)d?S(?=[,.)]|$)"),
    ("seasons", r"Y[-/](?:D|Y)"),
    ("same", r"=U(?:[i6]?(?:Z?Y|d?[lh]U|aU[BK]|dU[BK])|M)?|=q(?:[i6]?(?:Z?Y|d?[lh]U|aU[BK]|dU[BK]))?|=(?:[ND]Uq?|M)(?:[i6](?:Y|[lh]U))"),
    ("rate", r"[Uq]-?[rj]-?[Uq]|[Uq]-o-?[Uq]|1|2|3"),
    ("ago_period", r"[Uq]-?[BK]-?[Uq]?"),
    ("to_date", r"sde6[dh]U|VP(?:hU|iY)?|hUVP|4|U-?o-?k|[hl]U,?o-?k"),
    ("ago", r"(?:[NDa]|d)-?[Uq][BKL](?!6)"),
    ("past", r"[lx](?:[ND#])[Uq]"),
    ("relative", r"(?:[eKL]6?)?[lxhv]Z?[Uq]|[eKL]6?d[Uq]|(?<=i)d[Uq](?![BKEY])|(?<=[rj])dU(?![BKEYo6-])"),
    ("weekday", r"[lxh]?WT?"),
    ("today", r"y[T]?|[hl]T"),
    ("years", r"[Rb]Y[o&]Y|(?<=U)Y[o-]Y"),
    ("clock", r"(?:C|D|#)p(?:z)?|Cz?|n|#z"),
    ("bare_month", r"(?:e-?6?)?(?:M|m\.)"),
    ("bare_year", r"(?:e-?6?)?Y(?!c)"),
)
_GRAMMAR = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _PATTERNS))


def find(text: str, published: str | None = None) -> list[Period]:
    """The time expressions of `text` in order, placed with the ISO date `published` (which may be partial or None).

    An expression that needs more than is known keeps a partial `iso` ("--03") or None. Linear in the length of the text.
    """
    words = row(text)
    anchor = Anchor.of(published)
    periods: list[Period] = []
    for match in _GRAMMAR.finditer(words.letters):
        found = Found(words, match.start(), match.end(), match.lastgroup or "", anchor)
        period = resolve(found, periods)
        if period is not None:
            periods.append(period)
    return periods
