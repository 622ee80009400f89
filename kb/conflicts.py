"""What two comparable figures are to each other: a contradiction, an update, a rounding, or the same value."""

import math
import re
from dataclasses import dataclass
from functools import lru_cache

from ingest.identity import content_id
from kb.comparison.evidence import Certainty, Comparison
from kb.comparison.narrowing import moving, unit_slip
from kb.comparison.profiles import Profile
from kb.comparison.tellings import two_origins
from kb.model import Finding, FindingKind
from kb.recomputation.intervals import Interval

VERSION = 1
BOUNDS = frozenset({">", ">=", "<", "<="})
# Slips between number systems: thousand for million and the like, and 万 (10^4) and 亿 (10^8) read as thousand or million.
SLIPS = {
    1e3: "three digits (a thousand for a million, a million for a billion)",
    1e4: "four digits (万 is ten thousand)",
    1e8: "eight digits (亿 is a hundred million)",
}
# What "has" or "is" so many days later may have changed since.
STANDING_DAYS = 2
# A later count this many times the earlier bound no longer merely keeps to it.
OVERTAKEN = 1.5
LARGE_GAP, SMALL_GAP = 0.25, 0.03
_SCALED = re.compile(r"[0-9]\.[0-9]|(?:thousand|million|billion|trillion|bn|mn|m|k)\b", re.IGNORECASE)
_SCALED_TENS = re.compile(r"(?<![0-9.,])[1-9][0-9]?0[ -]?(?:thousand|million|billion|trillion|bn|mn|m)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reading:
    """How two values stand, before anything is said about who is right."""

    kind: FindingKind
    words: str
    rule: str


def finding(a: Profile, b: Profile, comparison: Comparison) -> Finding | None:
    """The finding between two comparable figures; None where there is nothing worth a row. The earlier figure comes first."""
    a, b = sorted((a, b), key=lambda p: (p.day or 0, p.obs.article_id, p.obs.start, p.obs.id))
    reading = read_values(a, b, comparison)
    if reading is None:
        return None
    gap = a.interval.gap(b.interval)
    severity, parts = _severity(a, b, comparison, reading.kind)
    return Finding(
        id=content_id("finding", reading.kind, a.obs.id, b.obs.id),
        kind=reading.kind,
        a=a.obs.id,
        b=b.obs.id,
        severity=severity,
        severity_parts=parts,
        explanation=_explanation(a, b, comparison, reading),
        gap=gap / a.measure.factor if math.isfinite(gap) else None,
        unit=a.obs.unit,
        differs=comparison.differs,
        rule=reading.rule,
        version=VERSION,
    )


def read_values(a: Profile, b: Profile, comparison: Comparison) -> Reading | None:
    """What the two values are to each other. `a` was published first (or stands first)."""
    x, y = a.interval, b.interval
    apart = x.disjoint(y)
    if comparison.scope and not (comparison.soft and not apart):
        if apart:
            named = ", ".join(comparison.scope).replace("_", " ")
            return Reading(FindingKind.SCOPE_DIFFERS, f"They differ, but so does what they speak of: {named}.", "scope")
        if _same_value(a, b) and _telling(a):
            return Reading(FindingKind.COINCIDENT, "The values are alike although what they speak of differs.", "coincident value")
        return None
    if not apart:
        return _overtaken(a, b, comparison) or _reconciled(a, b)
    if _cut_not_rounded(a, b):
        return Reading(
            FindingKind.ROUNDING,
            "The two differ by one in their last printed digit: one was cut where the other was rounded.",
            "last digit",
        )
    if _tens_rounded(a, b) or _tens_rounded(b, a):
        return Reading(FindingKind.ROUNDING, "The zero that ends the one may be rounding: to tens, the other prints so.", "rounded to tens")
    if slip := _slip(a, b):
        return Reading(FindingKind.TRANSLATION_SUSPECT, f"The one is the other moved by {slip}.", "power of ten")
    if update := _update(a, b, comparison):
        return Reading(FindingKind.REVISION, update, "update")
    if a.vague or b.vague:
        return None
    if comparison.certainty is Certainty.LOW:
        return None
    return Reading(FindingKind.CONTRADICTION, "No one value can have been printed as both.", "disjoint intervals")


def _overtaken(a: Profile, b: Profile, comparison: Comparison) -> Reading | None:
    """A bound of a running count that a later count has left far behind: "at least 23", and two days after 41."""
    concept = a.concept or b.concept
    later = a.day is not None and b.day is not None and b.day > a.day
    grows = concept is not None and concept.kind == "toll" and not concept.falls and comparison.happening
    if not (later and grows and a.obs.comparator in (">", ">=") and b.interval.low >= OVERTAKEN * max(a.interval.low, 1.0)):
        return None
    return Reading(FindingKind.REVISION, "The bound that the earlier article prints was overtaken by the later count.", "update")


def _reconciled(a: Profile, b: Profile) -> Reading | None:
    if _same_value(a, b):
        return Reading(FindingKind.AGREE, "Both print the same value.", "same value")
    if a.vague or b.vague:
        return None
    if {a.obs.comparator, b.obs.comparator} & BOUNDS:
        return Reading(FindingKind.BOUND_COMPATIBLE, "The bound that one prints allows the value of the other.", "bound")
    if a.measure.factor != b.measure.factor or a.obs.unit != b.obs.unit:
        return Reading(FindingKind.AGREE, "They are the same value in two units.", "unit conversion")
    return Reading(FindingKind.ROUNDING, "The one is the other printed less exactly.", "rounding")


def _same_value(a: Profile, b: Profile) -> bool:
    return a.obs.amount is not None and a.obs.amount == b.obs.amount and a.measure.factor == b.measure.factor


def _telling(p: Profile) -> bool:
    """A value with three digits or more rarely recurs by chance."""
    return p.significant >= 3


def _cut_not_rounded(a: Profile, b: Profile) -> bool:
    exact = not {a.obs.comparator, b.obs.comparator} & BOUNDS
    touching = math.isclose(a.interval.high, b.interval.low) or math.isclose(b.interval.high, a.interval.low)
    alike = math.isclose(a.interval.high - a.interval.low, b.interval.high - b.interval.low, rel_tol=1e-6)
    trimmed = all(_SCALED.search(p.obs.printed) and p.significant >= 3 for p in (a, b))
    return exact and touching and alike and trimmed


def _tens_rounded(a: Profile, b: Profile) -> bool:
    """Whether `a` is a whole number of tens before a scale word ("$210 million") that `b` ("$208.7 million") rounds to."""
    if (
        a.measure.factor != b.measure.factor
        or not _SCALED_TENS.search(a.obs.printed)
        or not math.isfinite(a.interval.high - a.interval.low)
    ):
        return False
    tens = 10 * (a.interval.high - a.interval.low) / 2
    return abs(b.interval.middle - a.interval.middle) <= tens


def _slip(a: Profile, b: Profile) -> str | None:
    x, y = abs(a.interval.middle), abs(b.interval.middle)
    if min(x, y) <= 0 or a.significant < 2 or {a.obs.comparator, b.obs.comparator} & BOUNDS:
        return None
    ratio = max(x, y) / min(x, y)
    return next((words for factor, words in SLIPS.items() if math.isclose(ratio, factor, rel_tol=0.004)), None)


def _update(a: Profile, b: Profile, comparison: Comparison) -> str | None:
    """Why the second figure is an update of the first rather than its contradiction, None if it is not."""
    if a.corrected or b.corrected:
        return "One of the two sentences tells of a correction."
    concept = a.concept or b.concept
    later = a.day is not None and b.day is not None and b.day > a.day
    same_day = a.day == b.day
    rises = _above(b.interval, a.interval)
    if concept is not None and concept.kind == "toll" and comparison.happening:
        if a.earlier and b.earlier:
            return None
        if later and (rises != concept.falls) and not comparison.disputed:
            direction = "fell" if concept.falls else "rose"
            return f"A running count that {direction} between the two dates of publication; the later one updates the earlier."
        if same_day and not concept.falls and not two_origins(a.origin, b.origin):
            return "A running count on one day: the higher one may simply be the later."
        if (a.earlier and not b.earlier and rises) or (b.earlier and not a.earlier and not rises):
            return "The one is told as an earlier stand of the count."
    if later and comparison.happening and rises and b.running and not a.earlier and not comparison.disputed:
        return "The later article says that the count was still moving."
    if (
        later
        and b.standing
        and b.kind == "amount"
        and not comparison.happening
        and not unit_slip(a, b)
        and (b.day or 0) - (a.day or 0) >= STANDING_DAYS
    ):
        return "The later article tells how it stands by then."
    if later and (b.final or a.provisional) and not a.final and not two_origins(a.origin, b.origin):
        return "The earlier article tells a first count, or the later one the last."
    if later and not comparison.happening and b.running and moving(a, b):
        return "What goes on was counted again later."
    if later and a.obs.publisher is not None and a.obs.publisher == b.obs.publisher:
        return "The same outlet printed the later figure after the earlier one."
    if later and _same_voice(a, b) and (a.running or b.running or (concept is not None and concept.kind == "toll")):
        return "The same source gave the later figure after the earlier one."
    return None


def _above(x: Interval, y: Interval) -> bool:
    return x.middle > y.middle


def _same_voice(a: Profile, b: Profile) -> bool:
    if a.obs.publisher is not None and a.obs.publisher == b.obs.publisher:
        return True
    return a.obs.origin is not None and a.obs.origin == b.obs.origin


def _severity(a: Profile, b: Profile, comparison: Comparison, kind: FindingKind) -> tuple[str, tuple[str, ...]]:
    share = _relative_gap(a, b)
    points = (share > LARGE_GAP) - (share < SMALL_GAP)
    parts = [f"the values lie {share * 100:.3g} % apart"]
    independent = a.obs.origin is None or b.obs.origin is None or a.obs.origin != b.obs.origin
    parts.append(
        "two origins" if independent and a.obs.origin and b.obs.origin else "an origin unknown" if independent else "one origin told twice"
    )
    # One source quoted with two values: somebody misquoted it.
    points += not independent
    parts.append(f"sureness that they speak of one thing: {comparison.certainty}")
    points += (comparison.certainty is Certainty.HIGH) - (comparison.certainty is Certainty.LOW) - bool(comparison.differs)
    if comparison.differs:
        parts.append("differing in " + ", ".join(comparison.differs).replace("_", " "))
    if kind not in (FindingKind.CONTRADICTION, FindingKind.TRANSLATION_SUSPECT):
        return "low", tuple(parts)
    return ("high" if points >= 2 else "medium" if points >= 0 else "low"), tuple(parts)


def _relative_gap(a: Profile, b: Profile) -> float:
    size = max(abs(a.interval.middle), abs(b.interval.middle))
    return min(a.interval.gap(b.interval) / size, 1e6) if size > 0 and math.isfinite(size) else 0.0


def _explanation(a: Profile, b: Profile, comparison: Comparison, reading: Reading) -> str:
    lines = [f"{_printed(a)} {_printed(b)}", reading.words]
    if reading.kind is FindingKind.CONTRADICTION and a.measure.factor == b.measure.factor:
        lines.append(_between(a, b))
    if comparison.because:
        lines.append("They are set side by side because " + "; ".join(comparison.because) + ".")
    if comparison.differs and not comparison.scope:
        lines.append("What differs: " + ", ".join(comparison.differs).replace("_", " ") + ".")
    return " ".join(line for line in lines if line)


@lru_cache(maxsize=256)
def _printed(p: Profile) -> str:
    return f"“{p.obs.printed}” ({p.obs.ref}) means {interval_words(p.obs.low, p.obs.high, None)}."


def _between(a: Profile, b: Profile) -> str:
    """The subtraction that shows the gap between the two intervals."""
    lower, upper = sorted((a.obs, b.obs), key=lambda o: o.low if o.low is not None else -math.inf)
    if upper.low is None or lower.high is None:
        return ""
    if upper.low == lower.high:
        return f"The one ends where the other begins, at {number(upper.low)}, which only one of them takes in."
    return f"Between them lie {number(upper.low)} − {number(lower.high)} = {number(upper.low - lower.high)}."


def interval_words(low: float | None, high: float | None, unit: str | None) -> str:
    """An interval for a reader: "6149.5 to 6150.5 t", "more than 90 %"."""
    shown = f" {unit}" if unit else ""
    if low is None and high is None:
        return "an unknown amount"
    if high is None or math.isinf(high):
        return f"{number(low)}{shown} or more"
    if low is None or math.isinf(low):
        return f"{number(high)}{shown} or less"
    return f"{number(low)}{shown}" if low == high else f"{number(low)} to {number(high)}{shown}"


def number(value: float | None) -> str:
    """At most twelve digits, grouped, without a tail of zeros."""
    if value is None:
        return "?"
    text = f"{value:,.6f}".rstrip("0").rstrip(".") if abs(value) < 1e15 else f"{value:.6g}"
    return text or "0"
