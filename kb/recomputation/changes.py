"""Changes, differences and multiples against the two levels that they lie between, in one sentence and across articles."""

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kb.comparison.profiles import Profile
from kb.conflicts import number
from kb.model import Check, Verdict
from kb.recomputation.checks import Calculation, Member, printed_value, recomputed
from kb.recomputation.intervals import Interval, point
from kb.recomputation.sentences import Sentence
from kb.recomputation.series import Series
from kb.vocabulary import cue

# Old and new levels of other articles that one reported change is held against.
MOST_WITNESSES = 3
# Where keys, not one sentence, tie the inputs together, a result this far off says that they do not belong together.
_FAR = 4.0
_RISE, _FALL = cue("rise"), cue("fall")
_ROLES = {"multiple": "multiple", "difference": "difference"}
# ", a drop of": what follows a move and sums it up; ", a 3 percent drop" prints the noun after the figure.
_SUMS_UP = re.compile(
    r"[^.;:]{0,40}(?:,| [–—-]) (?:or |which is |that is )?(?:an? |the )(?:[\w-]{1,14} ){0,2}(?P<noun>\w{3,14}) of (?:just |only )?"
)
_SUMS_UP_BEFORE = re.compile(r"[^.;:]{0,40}(?:,| [–—-]) (?:or |which is |that is )?an? (?:\w{1,14} ){0,1}")
_NOUN_AFTER = re.compile(r"[ -](?:\w{1,14}[ -]){0,2}?(?P<noun>\w{3,14})\b")
_ANOTHER_BASE = re.compile(r"\W{0,3}(?:from|since|compared|over|on|against|versus|year|in)\b")
# "15 percent over the limit of 10,000"
_THAN = re.compile(
    r" (?:over|above|more than|higher than|greater than|larger than|(?P<below>below|under|less than|lower than|fewer than|smaller than))"
    r" (?:the|its|their|his|her|last year's|a) (?:[\w'’-]{1,20} ){0,6}"
)
_MEASURED = re.compile(r"[^.;:]{0,40}(?:,| [–—-]| \(|, or|, about|, some) ?")
_MARGIN = re.compile(r"[^.;:]{0,30}(?:,| [–—-]| \() ?(?:by )?an? (?:\w{1,14} )?(?:margin|lead|gap|difference) of ")
_AGAINST = re.compile(r" (?:\w{1,14} )?(?:to|against|versus|vs\.?) |[–-]")


def move_checks(members: Sequence[Profile]) -> Iterator[Check]:
    """Moves told in one breath: "rose 60 % to 3.9 million from 2.4 million"."""
    for roles in _moves(members):
        new, old = roles.get("new"), roles.get("old")
        if new is None or old is None or new.measure.dimension != old.measure.dimension:
            continue
        for role in ("percent", "multiple", "difference"):
            if role in roles:
                yield recompute(roles[role], new, old)


def _moves(members: Sequence[Profile]) -> Iterator[dict[str, Profile]]:
    moves: dict[int, dict[str, Profile]] = defaultdict(dict)
    for p in members:
        if p.obs.move is not None and p.obs.role is not None:
            moves[p.obs.move].setdefault(p.obs.role, p)
    for _, roles in sorted(moves.items()):
        yield roles


def summed_up_checks(sentence: Sentence) -> Iterator[Check]:
    """What a sentence says of a move after telling it: "from 8 to 6, a drop of 2", "votes 52 to 48, a margin of 4"."""
    told = next((roles for roles in _moves(sentence.figures) if {"new", "old"} <= roles.keys()), None)
    for before, p in pairwise(sentence.figures):
        if told is not None and before in (told["new"], told["old"]) and _is_summary(sentence, before, p):
            yield recompute(p, told["new"], told["old"])
    for a, b, p in zip(sentence.figures, sentence.figures[1:], sentence.figures[2:], strict=False):
        if a.measure.dimension == b.measure.dimension and _AGAINST.fullmatch(sentence.between(a, b)):
            alike = p.measure.dimension in (a.measure.dimension, "pp", "count:point") or p.obs.unit is None
            if alike and _MARGIN.fullmatch(sentence.between(b, p)):
                yield _difference(p, a, b, "margin between two counts", factor=a.measure.factor)


def _is_summary(sentence: Sentence, before: Profile, p: Profile) -> bool:
    """The figure is told as the move before it, in a unit in which that move can be told."""
    if p.obs.move is not None and p.obs.move == before.obs.move:
        return False
    if p.obs.unit not in ("%", "pp", "x") and p.measure.dimension != before.measure.dimension:
        return False
    between = sentence.between(before, p)
    after = _NOUN_AFTER.match(sentence.after(p)) if _SUMS_UP_BEFORE.fullmatch(between) else None
    found = after or _SUMS_UP.fullmatch(between)
    if found is None or not (_RISE.fullmatch(found["noun"]) or _FALL.fullmatch(found["noun"])):
        return False
    return not _ANOTHER_BASE.match(sentence.after(p)[found.end() if after else 0 :])


def limit_checks(sentence: Sentence) -> Iterator[Check]:
    """ "11,491 claims, 15 percent over the limit of 10,000": a percentage between two printed levels."""
    for level, percent, limit in zip(sentence.figures, sentence.figures[1:], sentence.figures[2:], strict=False):
        alike = limit.obs.unit is None or limit.measure.dimension == level.measure.dimension
        than = _THAN.fullmatch(sentence.between(percent, limit)) if percent.obs.unit == "%" and alike else None
        if than is None or limit.interval.low <= 0 or not _MEASURED.fullmatch(sentence.between(level, percent)):
            continue
        allowed = -percent.interval if than["below"] and percent.interval.middle > 0 else percent.interval
        # A limit without a unit is in that of the level.
        factor = level.measure.factor if limit.obs.unit is None else 1.0
        a, b = printed_value(level), printed_value(limit)
        done = Calculation(
            rule="percent above a limit",
            words=f"({number(a)} / {number(b)} − 1) × 100",
            best=100 * (a * level.measure.factor / (b * limit.measure.factor * factor) - 1),
            computed=(level.interval / limit.interval.scaled(factor) - point(1.0)).scaled(100.0),
            unit="%",
        )
        yield recomputed(done, ("percent", percent), [("level", level), ("limit", limit)], allowed, turns=True)


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
        return _difference(change, new, old, "difference of two levels", factor=change.measure.factor)
    return recomputed(done, _as_reported(change), _levels(new, old), _signed(change, done.computed), turns=True)


def _difference(change: Profile, new: Profile, old: Profile, rule: str, *, factor: float) -> Check:
    computed = (new.interval - old.interval).scaled(1 / factor)
    best = (printed_value(new) * new.measure.factor - printed_value(old) * old.measure.factor) / factor
    words = f"{number(printed_value(new))} − {number(printed_value(old))}"
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
