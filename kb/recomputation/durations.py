"""Years between two that a sentence names, and ages against a year of birth."""

import re
from collections.abc import Iterator, Sequence

from kb.comparison.profiles import Profile
from kb.model import Check, Verdict
from kb.recomputation.checks import check, judge, printed_value
from kb.recomputation.intervals import Interval, bounds
from kb.recomputation.sentences import Sentence, asserted

_YEAR = re.compile(r"(?<![0-9$€£,.-])((?:18|19|20)[0-9]{2})(?![0-9%-])")
_AFTER = re.compile(r"\b(?:after|following|for|lasted|served|spent) (?:just |only |about |some |nearly |almost )?$", re.IGNORECASE)
_LATER = re.compile(r" (?:later|after|afterwards|on)\s?[,.;)]")
_SECOND = re.compile(r"(?:18|19|20)[0-9]{2},? (?:some |about |nearly |almost )?$")
_BORN = re.compile(
    r"\bborn\b[^.;0-9]{0,60}(?:[A-Z][a-z]{2,8} [0-9]{1,2},? |[0-9]{1,2} [A-Z][a-z]{2,8} )?((?:18|19|20)[0-9]{2})(?![0-9])",
    re.IGNORECASE,
)
_AGED = re.compile(
    r"\b(?P<sure>(?:died|dies|killed|turned|turns|turning)\b[^.;()]{0,60}?(?:\b(?:aged|at the age of|at age|at) )?)$|"
    r"\b(?:aged|age of|age) $",
    re.IGNORECASE,
)
# "Born in 1950, she died": between the year and the verb stands nobody else.
_SAME_PERSON = re.compile(
    r"\bborn\b[^.;]{0,60}(?:18|19|20)[0-9]{2}[,)]?(?:,? (?:and|who|he|she|has|the(?: [\w-]{1,20}){1,3}))? $", re.IGNORECASE
)
_AGE = re.compile(r"\b(?:age|aged|turned|years? old)\b", re.IGNORECASE)
_SAID = frozenset({"printed", "relative"})


def duration_checks(members: Sequence[Profile]) -> Iterator[Check]:
    """Checks of the years between two, and of ages, which need no second figure."""
    for p in asserted(members):
        sentence = Sentence((p,), p.obs.quote, {p.obs.claim_start: 0})
        if p.obs.unit == "year" and p.kind == "amount" and p.interval.bounded:
            yield from _between_years(sentence, p)
        if p.obs.unit in ("year", None) and p.kind == "amount":
            yield from _age(sentence, p)


def _between_years(sentence: Sentence, p: Profile) -> Iterator[Check]:
    """ "Opened in 2004 and closed in 2020, 16 years later"; any other number of years may be those of something else."""
    years = [int(y) for y in _YEAR.findall(sentence.quote[: sentence.at(p)[0]])]
    if len(years) != 2 or len(_YEAR.findall(sentence.quote)) != 2 or years[0] >= years[1]:
        return
    # "Lost in 1994 but returned eight years later" counts from the year before it, not to it.
    later = _LATER.match(sentence.after(p)) and _SECOND.search(sentence.before(p))
    if not later and not _AFTER.search(sentence.before(p)):
        return
    found = _check("years between two", p, years[1] - years[0], Interval(-1.0, 1.0), f"{years[1]} − {years[0]}")
    if later or found.verdict is Verdict.HOLDS:
        yield found


def _age(sentence: Sentence, p: Profile) -> Iterator[Check]:
    """ "Born in 1950, she died in 2026 at the age of 75": the year of the birthday is the one or the one before."""
    born = _BORN.findall(sentence.quote)
    said = _AGED.search(sentence.before(p, 90))
    now = p.obs.period[:4] if p.obs.period else ""
    if len(born) != 1 or said is None or not now.isdecimal() or not _AGE.search(f"{p.obs.measure} {sentence.before(p, 90)}"):
        return
    found = _check("age by year of birth", p, int(now) - int(born[0]), Interval(-1.0, 0.0), f"{now} − {born[0]}")
    one_person = said["sure"] and _SAME_PERSON.search(sentence.quote[: sentence.at(p)[0] - len(said["sure"])])
    if found.verdict is not Verdict.FAILS or (one_person and p.obs.period_basis in _SAID):
        yield found


def _check(rule: str, p: Profile, best: int, off: Interval, words: str) -> Check:
    """Years of the calendar give the time between two days to a year."""
    # In years as printed: turned into days and back, 40 is no longer 40.
    said = bounds(p.obs.low, p.obs.high, low_open=p.obs.low_open, high_open=p.obs.high_open)
    computed = Interval(best + off.low, best + off.high)
    verdict = judge(said, computed, best)
    if off.high == 0 and verdict is Verdict.WITHIN_ROUNDING:
        verdict = Verdict.HOLDS
    return check(
        rule,
        verdict,
        [("years", p)],
        reported=p.obs.printed,
        computed=computed,
        unit="year",
        words=f"{words} = {best}, and as the days in these years fall {computed.low:g} to {computed.high:g}; "
        f"“{p.obs.printed}” is {printed_value(p):g}: {verdict}.",
    )
