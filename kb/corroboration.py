"""Who else prints a figure: articles, independent origins, first appearance and spread."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kb.model import Finding, FindingKind, Observation

SUPPORT = frozenset({FindingKind.AGREE, FindingKind.ROUNDING, FindingKind.BOUND_COMPATIBLE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Corroboration:
    """What stands behind one figure. `first` and `last` are the earliest and latest publication (ISO dates).

    `origins` are the primary sources named; articles that name none are counted in `unsourced`, never as a witness.
    `exact` counts the other figures that print the same value.
    """

    figure: str
    articles: tuple[str, ...]
    origins: tuple[str, ...]
    unsourced: int
    first: str | None
    last: str | None
    exact: int


def corroborations(observations: Iterable[Observation], findings: Iterable[Finding]) -> dict[str, Corroboration]:
    """For each figure that another one supports: all that print it, with itself."""
    by_id = {o.id: o for o in observations}
    beside: dict[str, dict[str, FindingKind]] = defaultdict(dict)
    for f in findings:
        if f.kind in SUPPORT and f.a in by_id and f.b in by_id:
            beside[f.a][f.b] = f.kind
            beside[f.b][f.a] = f.kind
    return {id_: _of(by_id[id_], others, by_id) for id_, others in sorted(beside.items())}


def _of(figure: Observation, others: Mapping[str, FindingKind], by_id: Mapping[str, Observation]) -> Corroboration:
    told = [figure, *(by_id[id_] for id_ in sorted(others))]
    dates = sorted(o.published for o in told if o.published)
    return Corroboration(
        figure=figure.id,
        articles=tuple(sorted({o.article_id for o in told})),
        origins=tuple(sorted({o.origin for o in told if o.origin is not None})),
        unsourced=len({o.article_id for o in told if o.origin is None}),
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
        exact=sum(kind is FindingKind.AGREE for kind in others.values()),
    )
