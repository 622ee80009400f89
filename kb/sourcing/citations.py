"""Audits citations: how far back each figure's chain reaches, how many independent origins stand behind it, and where it breaks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.model import Hop, HopState
from kb.comparison.words import stems
from kb.model import Observation
from kb.sourcing.following import SourcingGraph

# What figures of unlike things have in common.
_SAYS_NOTHING = frozenset(stems("people duration number amount value total share level rate change points time year age"))
# So many digits of a number make it unlike most others.
_TELLING = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedFigure:
    """A figure as one article carries it: its observation, its chain outermost first, and the words of its sentence."""

    observation: Observation
    chain: tuple[Hop, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedHop:
    """A hop, the article of the corpus that it names, and the figure there that it should have been taken from."""

    hop: Hop
    article: str | None = None
    carries: str | None = None
    differs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditedFigure:
    """What the audit of one figure found.

    `open_end` says why the chain has no primary source (None when it has one), `origins` are the independent
    origins behind all articles that carry the same figure, `single_point` the one source through which all of them go.
    `drift` tells, from the first source to this article, what changed at each step between articles of the base (see `drift_along`).
    """

    observation: str
    printed: str
    hops: tuple[CheckedHop, ...]
    open_end: str | None
    origins: tuple[str, ...]
    single_point: str | None
    carried_by: tuple[str, ...]
    drift: tuple[tuple[str, str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Undermined:
    """A source that an article says it could not find and yet relies on or vouches for."""

    source: str
    start: int
    end: int
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """The citation audit of one article; `to_do` names the sources that nobody has retrieved."""

    article: str
    figures: tuple[AuditedFigure, ...]
    loops: tuple[tuple[str, ...], ...]
    undermined: tuple[Undermined, ...]
    to_do: tuple[str, ...]


def audit(article_id: str, figures: Iterable[CitedFigure], *, publishers: Mapping[str, str], copy_of: Mapping[str, str]) -> Audit:
    """The audit of `article_id` among `figures` of the whole corpus.

    `publishers` maps an article id to the canonical name of its outlet, `copy_of` (from `kb.sourcing.shingles.families`) an article
    to the article that its text repeats. Figures are matched by value and series; nothing is asked of the database.
    """
    everything = list(figures)
    own = [figure for figure in everything if figure.observation.article_id == article_id]
    graph = SourcingGraph(publishers=publishers, copy_of=copy_of)
    audited = []
    for figure in own:
        seen = figure.observation
        alike = [
            other
            for other in everything
            if other is figure or (same_figure(seen, other.observation) and told_alike(seen, other.observation))
        ]
        audited.append(_audited(figure, alike, everything, graph))
    loops = graph.loops((f.observation.article_id, f.chain) for f in everything)
    publisher = publishers.get(article_id, article_id)
    missing = {
        c.hop.canonical for f in audited for c in f.hops if c.article is None and c.hop.state is not HopState.LINKED and _retrievable(c.hop)
    }
    return Audit(
        article=article_id,
        figures=tuple(audited),
        loops=tuple(loop for loop in loops if publisher in loop),
        undermined=undermined(own),
        to_do=tuple(sorted(missing)),
    )


def _retrievable(hop: Hop) -> bool:
    """People and vague sources have nothing that one could retrieve, "a survey" no name to look for."""
    return hop.source_kind == "agency" or (hop.source_kind not in ("person", "vague") and not hop.canonical.islower())


def same_figure(a: Observation, b: Observation) -> bool:
    """True when two observations print one figure: same unit and value (or overlapping intervals), no series field that contradicts."""
    if a.unit != b.unit or a.kind != b.kind:
        return False
    if a.amount != b.amount and not _overlap(a, b):
        return False
    if a.direction and b.direction and a.direction != b.direction:
        return False
    if (a.period and b.period and a.period != b.period) or (a.counterpart_area or "world") != (b.counterpart_area or "world"):
        return False
    return _one_thing(a.measure, b.measure) and _one_thing(a.product, b.product)


def told_alike(a: Observation, b: Observation) -> bool:
    """True when two figures that may be one also say so: in a large base "five minutes" or "12 percent" stand in many articles.

    One word at least of what is measured or whose it is must stand on both sides, besides what is counted ("two states"); where it is
    is enough for a number that is printed with three digits and more.
    """
    told = [set().union(*map(stems, (o.subject, o.measure, o.product))) - _SAYS_NOTHING - set(stems(o.unit)) for o in (a, b)]
    here = bool(set(stems(a.ref_area)) & set(stems(b.ref_area)))
    if a.amount is None or b.amount is None:
        # "Hundreds" and "more than 30" are one only where the place is too.
        return here and bool(told[0] & told[1])
    return (here and sum(map(str.isdigit, a.amount.strip("0."))) >= _TELLING) or bool(told[0] & told[1])


def _one_thing(a: str | None, b: str | None) -> bool:
    """True when one phrase's words are all among the other's ("magnets", "rare earth magnet"), or one says nothing."""
    left, right = set(stems(a)), set(stems(b))
    return left <= right or right <= left


def _overlap(a: Observation, b: Observation) -> bool:
    bounds = (a.low, a.high, b.low, b.high)
    if any(bound is None for bound in bounds):
        return False
    return max(a.low or 0, b.low or 0) < min(a.high or 0, b.high or 0)


def _audited(figure: CitedFigure, alike: list[CitedFigure], everything: list[CitedFigure], graph: SourcingGraph) -> AuditedFigure:
    chains = [(other.observation.article_id, other.chain) for other in alike]
    hops = tuple(_checked(figure, hop, everything, graph) for hop in figure.chain)
    by_id = {other.observation.id: other.observation for other in alike}
    followed = dict.fromkeys(hop.carries for hop in hops if hop.carries is not None and hop.carries in by_id)
    path = [*(by_id[id_] for id_ in reversed(list(followed))), figure.observation]
    return AuditedFigure(
        observation=figure.observation.id,
        printed=figure.observation.printed,
        hops=hops,
        open_end=open_end(figure.chain),
        origins=graph.origins(chains),
        single_point=graph.single_point(chains),
        carried_by=tuple(sorted({article for article, _ in chains})),
        drift=drift_along(path),
    )


def _checked(figure: CitedFigure, hop: Hop, everything: list[CitedFigure], graph: SourcingGraph) -> CheckedHop:
    """A hop whose outlet has an article in the corpus that prints the same figure is in the corpus; what differs there is said."""
    own = figure.observation
    theirs = [
        other.observation
        for other in everything
        if other.observation.article_id != own.article_id and graph.publisher(other.observation.article_id) == hop.canonical
    ]
    if not theirs:
        return CheckedHop(hop=hop)
    match = next((other for other in theirs if same_figure(own, other)), None)
    if match is None:
        # The outlet is in the corpus, but none of its articles has this figure.
        return CheckedHop(hop=hop, article=theirs[0].article_id)
    found = replace(hop, state=HopState.IN_CORPUS)
    return CheckedHop(hop=found, article=match.article_id, carries=match.id, differs=drift(match, own))


def open_end(chain: tuple[Hop, ...]) -> str | None:
    """Why a chain ends in the air: it names nobody, ends at an outlet, or at a vague source; None when a primary source ends it."""
    if not chain:
        return "no source named"
    last = chain[-1]
    if last.state is HopState.NOT_FOUND:
        return "last source reported not found"
    if last.source_kind in ("agency", "relay"):
        return "ends at an outlet"
    if last.source_kind == "vague":
        return "ends at a vague source"
    if last.source_kind == "document":
        return "ends at an unnamed document"
    return None


_COMPARED = (
    ("value", "amount"),
    ("unit", "unit"),
    ("base", "base_period"),
    ("period", "period"),
    ("hedge", "comparator"),
    ("direction", "direction"),
    ("flow", "flow"),
    ("subject", "subject"),
    ("counterpart", "counterpart_area"),
    ("modality", "modality"),
)
_CAUSAL = ("following", "after", "because of", "due to", "thanks to", "as a result of", "amid", "driven by", "in response to", "owing to")


def drift(earlier: Observation, later: Observation) -> tuple[str, ...]:
    """What changed between a figure at its source (`earlier`) and where it is passed on: field names, and "causal wording".

    A field that one side leaves open has changed only for base, hedge and flow: to drop or gain those changes what is claimed.
    """
    changed = []
    for name, attribute in _COMPARED:
        a, b = getattr(earlier, attribute), getattr(later, attribute)
        if a != b and (name in ("base", "hedge", "flow") or (a is not None and b is not None)):
            changed.append(name)
    if _causal(earlier.quote) != _causal(later.quote):
        changed.append("causal wording")
    return tuple(changed)


def _causal(quote: str) -> bool:
    words = f" {quote.lower()} "
    return any(f" {cue} " in words for cue in _CAUSAL)


def drift_along(path: Iterable[Observation]) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Drift hop by hop along the same figure, primary source first: (earlier id, later id, what changed)."""
    steps = list(path)
    return tuple((a.id, b.id, drift(a, b)) for a, b in pairwise(steps))


def undermined(figures: Iterable[CitedFigure]) -> tuple[Undermined, ...]:
    """Sources that an article reports not found while its figures still stand on them, with those figures' ids."""
    by_source: dict[str, tuple[Hop, list[str]]] = {}
    for figure in figures:
        for hop in figure.chain:
            if hop.state is HopState.NOT_FOUND:
                by_source.setdefault(hop.canonical, (hop, []))[1].append(figure.observation.id)
    return tuple(
        Undermined(source=source, start=hop.start, end=hop.end, figures=tuple(ids)) for source, (hop, ids) in sorted(by_source.items())
    )
