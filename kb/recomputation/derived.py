"""Values nobody printed: what year-to-date figures, halves, quarters and months of one series imply about each other.

A flow's running total is a number at each month boundary; a printed period fixes the difference of two boundaries to
an interval. What any two boundaries imply is the shortest path between them in this network of difference constraints
(Dechter, Meiri and Pearl, "Temporal constraint networks", 1991), and figures that cannot all hold form a negative cycle.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import networkx as nx

from ingest.identity import content_id
from kb.comparison.periods_overlap import iso_months, months
from kb.comparison.profiles import Profile
from kb.conflicts import interval_words, number
from kb.model import Check, DerivedValue
from kb.recomputation.checks import Calculation, printed_value, recomputed
from kb.recomputation.intervals import Interval
from kb.recomputation.series import Series, gather, key_words

# A derived value wider than this share of its middle says nothing worth a row.
WIDEST = 0.05
# Figures of one series that are solved together; a longer series is solved from its most telling (longest) periods.
MOST_FIGURES = 120
FLOWS = frozenset({"exports", "imports", "sales", "production", "orders", "revenue", "profit", "jobs added", "jobs lost"})


@dataclass(frozen=True, slots=True)
class _Step:
    """One printed figure walked forward (added) or backward (subtracted)."""

    profile: Profile
    forward: bool


def derive_values(profiles: Iterable[Profile]) -> list[DerivedValue]:
    """All values that follow for periods of whole months which nobody printed."""
    found = [value for series in gather(profiles).values() for value in of_series(series)]
    return list({value.id: value for value in found}.values())


def of_series(series: Series) -> Iterator[DerivedValue]:
    figures = flow_figures(series)
    if len(figures) < 2:
        return
    network = _network(figures)
    printed = {months(p.obs.period) for p in figures}
    for first, last, steps in _paths(network):
        if (first, last - 1) in printed or len({s.profile.obs.id for s in steps}) < 2:
            continue
        value = _walk(steps)
        if value.low <= 0 or not value.bounded or value.high - value.low > WIDEST * value.middle:
            continue
        if any(first < node < last for node in network) and not _calendar_unit(first, last - 1):
            continue
        yield _derived(series, first, last - 1, value, steps)


def flow_figures(series: Series) -> list[Profile]:
    """Exact levels of whole months of a flow, one for each period and value."""
    chosen: dict[tuple[object, ...], Profile] = {}
    for period, levels in series.levels.items():
        if months(period) is None:
            continue
        for p in sorted(levels, key=lambda p: (p.day or 0, p.obs.article_id, p.obs.start)):
            if p.concept is not None and p.concept.name in FLOWS and p.interval.bounded and p.obs.comparator == "=":
                chosen.setdefault((months(period), p.interval), p)
    figures = sorted(chosen.values(), key=lambda p: p.obs.id)
    common = max((p.measure.dimension for p in figures), key=[p.measure.dimension for p in figures].count, default="")
    return [p for p in figures if p.measure.dimension == common][:MOST_FIGURES]


def _network(figures: Sequence[Profile]) -> nx.Graph:
    """Month boundaries joined by figures; of two for one stretch the more exact one."""
    graph = nx.Graph()
    for p in figures:
        span = months(p.obs.period)
        if span is None:
            continue
        a, b, width = span[0], span[1] + 1, p.interval.high - p.interval.low
        if not graph.has_edge(a, b) or width < graph[a][b]["width"]:
            graph.add_edge(a, b, width=width, profile=p)
    return graph


def _paths(network: nx.Graph) -> Iterator[tuple[int, int, list[_Step]]]:
    """For each two boundaries that figures join, the walk whose result is the narrowest."""
    for start, routes in nx.all_pairs_dijkstra_path(network, weight="width"):
        for end, route in routes.items():
            if start < end:
                yield start, end, [_Step(network[a][b]["profile"], a < b) for a, b in pairwise(route)]


def _calendar_unit(first: int, last: int) -> bool:
    """A month, quarter, half or a stretch from January on; other sums of known stretches say nothing new."""
    size = last - first + 1
    return (first % 12 == 0 and last // 12 == first // 12) or (size in (1, 3, 6) and first % size == 0)


def _walk(steps: Sequence[_Step]) -> Interval:
    value = Interval(0.0, 0.0)
    for step in steps:
        value = value + step.profile.interval if step.forward else value - step.profile.interval
    return value


def _derived(series: Series, first: int, last: int, value: Interval, steps: Sequence[_Step]) -> DerivedValue:
    factor = steps[0].profile.measure.factor
    unit = steps[0].profile.obs.unit
    period = iso_months(first, last)
    low, high = value.low / factor, value.high / factor
    return DerivedValue(
        id=content_id("derived", *series.key, period, *sorted(s.profile.obs.id for s in steps)),
        series=key_words(series.key),
        period=period,
        low=low,
        high=high,
        unit=unit,
        inputs=tuple(s.profile.obs.id for s in steps),
        derivation=f"{_terms(steps)} = {number(round((low + high) / 2, 6))}, as printed between {interval_words(low, high, unit)}.",
    )


def _terms(steps: Sequence[_Step]) -> str:
    ordered = sorted(steps, key=lambda s: not s.forward)
    words = []
    for i, step in enumerate(ordered):
        sign = "" if i == 0 and step.forward else "+ " if step.forward else "− "
        words.append(f"{sign}“{step.profile.obs.printed}” ({step.profile.obs.period}, {step.profile.obs.ref})")
    return " ".join(words)


def total_checks(profiles: Iterable[Profile]) -> Iterator[Check]:
    """Each printed total against the parts that others imply for its whole stretch; the walk is the smallest set that disagrees.

    One set of figures is told once, with the longest stretch as its whole.
    """
    for series in gather(profiles).values():
        told: set[frozenset[str]] = set()
        figures = flow_figures(series)
        for whole in sorted(figures, key=lambda p: (-_size(p), p.obs.id)):
            steps = _implied(whole, figures)
            inputs = frozenset((whole.obs.id, *(s.profile.obs.id for s in steps)))
            if steps and inputs not in told:
                told.add(inputs)
                yield _total_check(whole, steps)


def _size(p: Profile) -> int:
    span = months(p.obs.period)
    return span[1] - span[0] + 1 if span else 0


def _implied(whole: Profile, figures: Sequence[Profile]) -> list[_Step]:
    """The walk over the other figures that comes to the stretch of `whole`; empty where there is none."""
    span = months(whole.obs.period)
    rest = _network([p for p in figures if months(p.obs.period) != span])
    if span is None or span[0] == span[1] or span[0] not in rest or span[1] + 1 not in rest or not nx.has_path(rest, span[0], span[1] + 1):
        return []
    route = nx.dijkstra_path(rest, span[0], span[1] + 1, weight="width")
    steps = [_Step(rest[x][y]["profile"], x < y) for x, y in pairwise(route)]
    return steps if len(steps) > 1 else []


def _total_check(whole: Profile, steps: Sequence[_Step]) -> Check:
    factor = whole.measure.factor
    computed = _walk(steps).scaled(1 / factor)
    members = [("part" if s.forward else "less", s.profile) for s in sorted(steps, key=lambda s: not s.forward)]
    words = " ".join(f"{'−' if role == 'less' else '+'} {number(printed_value(p))} ({p.obs.period})" for role, p in members)
    done = Calculation(
        rule="total of periods", words=words.removeprefix("+ "), best=computed.middle, computed=computed, unit=whole.obs.unit
    )
    return recomputed(done, ("whole", whole), members, whole.interval.scaled(1 / factor))
