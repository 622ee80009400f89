"""Series: the figures that measure one thing over several periods or of several rivals, keyed as statistics offices do."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from kb.comparison.periods_overlap import months
from kb.comparison.profiles import Profile
from kb.comparison.units import is_human, unit_class
from kb.comparison.words import name_key, stems
from kb.model import Observation

Key = tuple[str, ...]
TRADE = frozenset({"exports", "imports"})


def series_key(p: Profile) -> Key | None:
    """What the figure measures, without its period, kind and unit; None where the key says too little to be trusted."""
    o = p.obs
    measured = p.concept.name if p.concept is not None else " ".join(sorted(stems(o.measure)))
    # Where the area is known it is the subject: "China", "Chinese exporters" and "Beijing" sell one country's exports.
    subject = None if o.ref_area else p.named_subject
    flow = None if measured in TRADE else o.flow
    given = (subject, o.ref_area, o.counterpart_area, flow, o.population, o.adjustment)
    names = [name_key(value) if value and value != "world" else "" for value in given]
    if not measured or not (subject or o.ref_area or _specific(p)) or unit_class(p.measure.dimension) == "time":
        return None
    return (measured, " ".join(sorted(stems(o.product))), *names)


def _specific(p: Profile) -> bool:
    """The product alone tells one series from others; "people" do not, nor what some accident did to houses."""
    of_some_event = p.concept is not None and p.concept.kind in ("toll", "fact")
    return bool(p.obs.product) and not of_some_event and not is_human(" ".join(stems(p.obs.product)))


def key_words(key: Key) -> str:
    """A series for a reader: "China, exports, rare earth magnets"."""
    measured, product, subject, area, *rest = key
    return ", ".join(part for part in (subject, area.upper(), measured, product, *rest) if part)


def told_of(o: Observation) -> str:
    """What a figure of a series is of, in the words of its article: "China, rare earth magnets exports"."""
    what = " ".join(part for part in (o.product, o.measure) if part)
    return ", ".join(part for part in (o.subject or o.ref_area, what) if part)


def rival_key(key: Key) -> Key:
    """The key without the field in which rivals differ: the counterpart."""
    return (*key[:4], *key[5:])


@dataclass(slots=True)
class Series:
    """Levels by period (ISO text), levels in percent likewise, changes and ranks of one key."""

    key: Key
    levels: dict[str, list[Profile]] = field(default_factory=lambda: defaultdict(list))
    percents: dict[str, list[Profile]] = field(default_factory=lambda: defaultdict(list))
    changes: list[Profile] = field(default_factory=list)
    ranks: list[Profile] = field(default_factory=list)

    def level_at(self, period: str | None, near: Profile, dimension: str | None = None) -> list[Profile]:
        """Levels printed for a period: the nearest one in the same article, else the first of each other article."""
        found = [p for p in self.levels.get(period or "", ()) if dimension is None or p.measure.dimension == dimension]
        own = [p for p in found if p.obs.article_id == near.obs.article_id]
        if own:
            return [min(own, key=lambda p: (abs(p.obs.start - near.obs.start), p.obs.start))]
        first: dict[str, Profile] = {}
        for p in sorted(found, key=lambda p: (p.day or 0, p.obs.article_id, p.obs.start)):
            first.setdefault(p.obs.article_id, p)
        return list(first.values())


CHANGES = frozenset({"change", "multiple", "difference"})
_LEVELS = {"amount": "levels", "percent": "percents"}
_NOT_SO = frozenset({"negated", "forecast", "conditional"})


def gather(profiles: Iterable[Profile]) -> dict[Key, Series]:
    """All series, each with its figures in a fixed order. Forecasts and denials are left out."""
    made: dict[Key, Series] = {}
    for p in sorted(profiles, key=lambda p: p.obs.id):
        key = series_key(p)
        if key is None or p.obs.modality in _NOT_SO:
            continue
        series = made.setdefault(key, Series(key))
        match series_list(p):
            case "levels":
                series.levels[p.obs.period or ""].append(p)
            case "percents":
                series.percents[p.obs.period or ""].append(p)
            case "changes":
                series.changes.append(p)
            case "ranks":
                series.ranks.append(p)
    return made


def series_list(p: Profile) -> str | None:
    """In which list of its series a figure stands; None where nothing is computed with it."""
    if p.obs.modality in _NOT_SO:
        return None
    if p.kind == "rank":
        return "ranks"
    if p.obs.period:
        return "changes" if p.kind in CHANGES else _LEVELS.get(p.kind)
    return None


def length(period: str) -> int | None:
    """Whole months that a period lasts."""
    span = months(period)
    return span[1] - span[0] + 1 if span else None
