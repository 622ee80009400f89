"""Changes, differences and multiples against the two levels that they lie between, in one sentence and across articles."""

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kb.comparison.periods_overlap import months
from kb.comparison.profiles import Profile
from kb.conflicts import number
from kb.model import Check, Verdict
from kb.recomputation.checks import Calculation, Member, printed_value, recomputed
from kb.recomputation.intervals import Interval, point
from kb.recomputation.sentences import NEXT
from kb.recomputation.series import Series

# Old and new levels of other articles that one reported change is held against.
MOST_WITNESSES = 3
# Where keys, not one sentence, tie the inputs together, a result this far off says that they do not belong together.
_FAR = 4.0
_PARTICIPLE = re.compile(r"(?: of (?:[\w’'-]{1,20} ?){1,4})?, [a-z]{3,12}ing from (?:about |some |around )?")
_TO_CLOSE = re.compile(
    r",? (?:to|and|before|,) ?(?:clos|end|settl|finish|trad)\w{1,3} (?:the day |up |down |lower |higher )?at (?:about )?"
)
_UP_OR_DOWN = re.compile(r"(?:(?! and | while | but | as | with )[^.;:,0-9]){0,40},? (?:up|down) (?:by )?(?:about |some |nearly )?")
# Points of an index, and of percent; "three points" of a yield may be hundredths.
_POINTS = frozenset({("count:point", "number"), ("count:point", "count:point"), ("pp", "%")})
_ROLES = {"multiple": "multiple", "difference": "difference"}


def move_checks(members: Sequence[Profile]) -> Iterator[Check]:
    """Moves told in one breath: "rose 60 % to 3.9 million from 2.4 million"."""
    for told in moves(members):
        new, old = told.get("new"), told.get("old")
        if new is None and old is not None and "percent" in told:
            new = _before_the_change(members, told["percent"], old)
        led = _led(members, old) if old is not None and told.keys() == {"new", "old"} else None
        roles = told if led is None else {**told, "percent": led}
        if old is None and new is None and {"percent", "difference"} <= roles.keys():
            closing = _closing(members, roles["percent"], roles["difference"])
            roles = roles if closing is None else {**roles, "new": closing}
        if old is None and {"new", "percent", "difference"} <= roles.keys():
            yield from _two_ways(roles["percent"], roles["difference"], roles["new"])
        if new is None or old is None or new.measure.dimension != old.measure.dimension:
            continue
        for role in ("percent", "multiple", "difference"):
            if role not in roles:
                continue
            check = recompute(roles[role], new, old)
            if check.verdict is not Verdict.FAILS or not _broken(members, roles):
                yield check


def _closing(members: Sequence[Profile], *moved: Profile) -> Profile | None:
    """The level at which a move ended: "fell 24 points, or 0.1 percent, to close at 18,432"."""
    last = max(moved, key=lambda p: p.at)
    after = [p for p in members if (p.obs.article_id, p.obs.claim_start) == (last.obs.article_id, last.obs.claim_start) and p.at > last.at]
    return after[0] if after and _TO_CLOSE.fullmatch(last.obs.quote[last.at[1] : after[0].at[0]]) else None


def _before_the_change(members: Sequence[Profile], percent: Profile, old: Profile) -> Profile | None:
    """The new level, told before the change: "1,610 hectares this year, down 15 percent from 1,840"."""
    same = [p for p in members if (p.obs.article_id, p.obs.claim_start) == (old.obs.article_id, old.obs.claim_start)]
    before = [p for p in same if p.at[1] <= percent.at[0]]
    if not before or before[-1].kind != old.kind or before[-1].measure.dimension != old.measure.dimension:
        return None
    return before[-1] if _UP_OR_DOWN.fullmatch(percent.obs.quote[before[-1].at[1] : percent.at[0]]) else None


def _led(members: Sequence[Profile], old: Profile) -> Profile | None:
    """The change that a participle takes up: "lost a quarter of its value, falling from 8 to 6 billion"."""
    for p in members:
        same = p.obs.article_id == old.obs.article_id and p.obs.claim_start == old.obs.claim_start and p.at[1] < old.at[0]
        alone = same and p.obs.kind == "change" and p.obs.unit == "%" and p.obs.move is None
        if alone and _PARTICIPLE.fullmatch(p.obs.quote[p.at[1] : old.at[0]]):
            return p
    return None


def told_on_checks(members: Sequence[Profile]) -> Iterator[Check]:
    """A change told with its new level, the old one being in the sentence before: "In 2023 it carried 8 million. In 2024 it …"."""
    claims: dict[int, list[Profile]] = defaultdict(list)
    for p in members:
        claims[p.obs.claim_start].append(p)
    for before, after in pairwise(figures for _, figures in sorted(claims.items())):
        for roles in moves(after):
            new, percent = roles.get("new"), roles.get("percent")
            if new is None or percent is None or "old" in roles or percent.obs.unit != "%":
                continue
            olds = [p for p in before if p.kind == new.kind and _just_before(p, percent, new)]
            if len(olds) == 1 and len([p for p in after if p.kind == new.kind]) == 1:
                yield recompute(percent, new, olds[0])


def _just_before(old: Profile, change: Profile, new: Profile) -> bool:
    """The level is one of the year, quarter or month before, of the same thing as far as the words tell."""
    x, y = months(old.obs.period), months(new.obs.period)
    if x is None or y is None or x[1] + 1 != y[0] or x[1] - x[0] != y[1] - y[0] or change.obs.base_period not in (None, old.obs.period):
        return False
    one_unit = new.measure.dimension in (old.measure.dimension, "number") and old.measure.factor == new.measure.factor
    told = {"printed", "relative"} >= {old.obs.period_basis, new.obs.period_basis}
    one_bearer = old.obs.subject == new.obs.subject or None in (old.obs.subject, new.obs.subject)
    return one_unit and told and one_bearer and 0 <= new.obs.claim_start - old.obs.claim_end <= NEXT


def _two_ways(percent: Profile, by: Profile, new: Profile) -> Iterator[Check]:
    """One move in points and in percent: "gained 12.4 points, or 0.8 percent, to 1,562.40"."""
    points = (by.measure.dimension, new.measure.dimension) in _POINTS
    if percent.obs.unit != "%" or by.obs.unit == "%" or not (points or by.measure.dimension == new.measure.dimension):
        return
    said, level = by.interval, new.interval
    old = level - said
    if old.low <= 0 or not old.bounded:
        return
    a, b = printed_value(by) * by.measure.factor / new.measure.factor, printed_value(new)
    # Corner by corner, since the new level stands above and below the line.
    corners = [100 * step / (reached - step) for step in (said.low, said.high) for reached in (level.low, level.high)]
    done = Calculation(
        rule="percent and difference of one move",
        words=f"{number(a)} / ({number(b)} − {number(a)}) × 100".replace("− -", "+ "),
        best=100 * a / (b - a),
        computed=Interval(min(corners), max(corners)),
        unit="%",
    )
    yield recomputed(done, ("change", percent), [("difference", by), ("new", new)], _signed(percent, done.computed), turns=True)


def _broken(members: Sequence[Profile], roles: dict[str, Profile]) -> bool:
    """Another change is told between the figures of the move, which may be its own: "rose 10 % to 1,100, and prices 5 % from"."""
    first, last = (end(p.obs.start for p in roles.values()) for end in (min, max))
    article = next(iter(roles.values())).obs.article_id
    return any(
        first < p.obs.start < last and p.obs.article_id == article and p.obs.kind in ("change", "multiple") and p not in roles.values()
        for p in members
    )


def moves(members: Sequence[Profile]) -> Iterator[dict[str, Profile]]:
    """The figures of each move told in one breath, by their part in it."""
    found: dict[int, dict[str, Profile]] = defaultdict(dict)
    for p in members:
        if p.obs.move is not None and p.obs.role is not None:
            found[p.obs.move].setdefault(p.obs.role, p)
    for _, roles in sorted(found.items()):
        yield roles


def change_checks(series: Series) -> Iterator[Check]:
    """Reported changes against the levels of the two periods, wherever these were printed."""
    for change in series.changes:
        for new in series.level_at(change.obs.period, change)[:MOST_WITNESSES]:
            for old in series.level_at(change.obs.base_period, change, new.measure.dimension)[:MOST_WITNESSES]:
                check = recompute(change, new, old)
                if check.verdict is not Verdict.FAILS or _together(change, new, old) or _near_miss(check, change):
                    yield check
        yield from _against_other_changes(series, change)


def _together(change: Profile, new: Profile, old: Profile) -> bool:
    return (
        change.obs.article_id == new.obs.article_id == old.obs.article_id
        and change.obs.claim_start == new.obs.claim_start == old.obs.claim_start
    )


def _near_miss(check: Check, change: Profile) -> bool:
    if check.computed_low is None or check.computed_high is None:
        return False
    middle, said = (check.computed_low + check.computed_high) / 2, change.interval.middle
    return abs(middle - said) <= _FAR * max(abs(said), 1.0)


def recompute(change: Profile, new: Profile, old: Profile) -> Check:
    """Hold a reported change, multiple or difference against its two levels."""
    x, y = new.interval, old.interval
    a, b = number(printed_value(new)), number(printed_value(old))
    if change.obs.kind == "multiple" or change.obs.unit == "x":
        done = Calculation(rule="multiple of two levels", words=f"{a} / {b}", best=ratio(new, old), computed=x / y, unit="x")
    elif change.obs.unit == "%" and new.obs.unit != "%":
        computed = (x / y - point(1.0)).scaled(100.0)
        words = f"({a} / {b} − 1) × 100"
        done = Calculation(rule="change of two levels", words=words, best=100 * (ratio(new, old) - 1), computed=computed, unit="%")
    else:
        return difference(change, new, old, "difference of two levels", factor=change.measure.factor)
    return recomputed(done, _as_reported(change), _levels(new, old), _signed(change, done.computed), turns=True)


def difference(change: Profile, new: Profile, old: Profile, rule: str, *, factor: float) -> Check:
    """Hold a reported difference against two levels; `factor` turns its unit into base units."""
    computed = (new.interval - old.interval).scaled(1 / factor)
    best = (printed_value(new) * new.measure.factor - printed_value(old) * old.measure.factor) / factor
    words = f"{number(printed_value(new))} − {number(printed_value(old))}"
    if factor != new.measure.factor == old.measure.factor:
        words = f"({words}) × {number(new.measure.factor / factor)}"
    done = Calculation(rule=rule, words=words, best=best, computed=computed, unit=change.obs.unit)
    return recomputed(done, _as_reported(change), _levels(new, old), _signed(change, computed), turns=True)


def _as_reported(change: Profile) -> Member:
    return _ROLES.get(change.obs.kind, "change"), change


def _levels(new: Profile, old: Profile) -> list[Member]:
    return [("new", new), ("old", old)]


def _signed(change: Profile, computed: Interval) -> Interval:
    """A change printed without a direction takes that of the result."""
    said = change.interval.scaled(1 / change.measure.factor)
    if change.obs.direction is None and computed.high <= 0 <= said.low:
        return -said
    return said


def ratio(new: Profile, old: Profile) -> float:
    """The one printed value over the other, in base units."""
    x, y = printed_value(new) * new.measure.factor, printed_value(old) * old.measure.factor
    return x / y if y else math.inf


def _against_other_changes(series: Series, change: Profile) -> Iterator[Check]:
    """ "More than seven times" against "up 660 %" over the same base."""
    if change.obs.kind != "multiple":
        return
    for other in series.changes:
        if (
            other.obs.kind != "change"
            or other.obs.unit != "%"
            or (other.obs.period, other.obs.base_period) != (change.obs.period, change.obs.base_period)
        ):
            continue
        value = printed_value(other)
        words = f"1 + {number(value)} / 100"
        computed = other.interval.scaled(0.01, 1.0)
        done = Calculation(rule="multiple against change", words=words, best=1 + value / 100, computed=computed, unit="x")
        yield recomputed(done, _as_reported(change), [("percent", other)], change.interval, turns=True)
