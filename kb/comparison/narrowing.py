"""What narrows a figure to a time, a place or a part, and how like two values are."""

import re
from functools import lru_cache

from kb.comparison.periods_overlap import days
from kb.comparison.profiles import Profile
from kb.comparison.series_fields import area, name_of
from kb.comparison.stories import Story
from kb.comparison.words import stem, stems
from kb.vocabulary import load

_NUMBER_WORD = "(?:two|three|four|five|six|seven|eight|nine|ten|[0-9]{1,2})"
_SPAN = re.compile(
    rf"\b(?:in|over|during|for) (?:the |their |its )?(?:past|last|first|previous)? ?{_NUMBER_WORD} \w{{1,12}}", re.IGNORECASE
)
_YEAR = re.compile(r"\b(?:1[89]|20)[0-9]{2}\b")


def happened(p: Profile) -> str | None:
    """When the figure's happening was: its period, else a year of another time printed in its sentence."""
    if p.obs.period is not None and p.obs.period_basis != "inherited" and days(p.obs.period) is not None:
        return p.obs.period
    here = (p.obs.published or "")[:4]
    other = [y for y in _YEAR.findall(p.clause) if y != here]
    return other[0] if other else p.obs.published


def restrictors(p: Profile, other: Profile, story: Story) -> frozenset[str]:
    """Names that narrow `p` to a part which the other figure's sentence does not name: a district, a nationality."""
    staged = any(n in m or m in n for n in p.near_names for m in story.main)
    own = set(p.near_names if staged else p.near_names | p.places)
    own.update(n for n in (area(p, "ref_area"), name_of(p.obs.population)) if n and n != "world")
    said = " ".join(other.names)
    return frozenset(n for n in own if not any(n in m or m in n for m in story.main) and n not in said)


def one_spans(a: Profile, b: Profile) -> bool:
    """Only one of the two speaks of a stretch ("in five operations so far", "over four nights")."""
    spans = [_SPAN.search(p.obs.quote) for p in (a, b)]
    words = [" ".join(stems(found[0])) if found else None for found in spans]
    return words[0] != words[1]


def likeness(a: Profile, b: Profile) -> int:
    """Values of two different things are rarely this close: evidence of sameness, worth up to two points."""
    x, y = abs(a.interval.middle), abs(b.interval.middle)
    if min(x, y) <= 0 or (min(a.significant, b.significant) < 2 and a.obs.amount != b.obs.amount):
        return 0
    if a.obs.amount == b.obs.amount or max(x, y) <= 1.05 * min(x, y):
        return 2
    return int(max(x, y) <= 1.25 * min(x, y))


def unit_slip(a: Profile, b: Profile) -> bool:
    """One number with two units of one sort: 600 a week and 600 a month, 5 km and 5 miles."""
    return a.obs.amount is not None and a.obs.amount == b.obs.amount and a.obs.unit != b.obs.unit and a.measure.factor != b.measure.factor


@lru_cache(maxsize=1)
def _contrasts() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(stem(word) for word in words) for words in load("families")["contrasts"])


def contrasted(a: Profile, b: Profile) -> bool:
    """Each clause has a word that parts it from the other: girls and boys, the first round and the second."""
    x, y = (frozenset(stems(p.clause)) | frozenset(stems(p.obs.measure)) | frozenset(stems(p.obs.unit)) for p in (a, b))
    return any((words & x) and (words & y) and not words & x & y for words in _contrasts())
