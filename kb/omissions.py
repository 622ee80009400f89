"""Which figures of a story an article leaves out: each thing told by two articles or more, and who tells it."""

from collections.abc import Iterable
from dataclasses import dataclass

import networkx as nx

from kb.model import Finding, FindingKind, Observation

# Findings whose two figures give one thing, alike or not.
OF_ONE_THING = frozenset(
    {FindingKind.AGREE, FindingKind.ROUNDING, FindingKind.BOUND_COMPATIBLE, FindingKind.CONTRADICTION, FindingKind.REVISION}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One thing told: its figures (observation ids), the articles that print it, and those of the story that do not."""

    figures: tuple[str, ...]
    printed_by: tuple[str, ...]
    left_out_by: tuple[str, ...]


def omissions(observations: Iterable[Observation], findings: Iterable[Finding], *, articles: Iterable[str]) -> tuple[Told, ...]:
    """One row for each thing that two of `articles` (the ids of one story's articles) print and another leaves out, most told first."""
    story = set(articles)
    by_id = {o.id: o for o in observations if o.article_id in story}
    pairs = nx.Graph([(f.a, f.b) for f in findings if f.kind in OF_ONE_THING and f.a in by_id and f.b in by_id])
    rows = []
    for figures in nx.connected_components(pairs):
        printed_by = {by_id[figure].article_id for figure in figures}
        if len(printed_by) > 1 and printed_by < story:
            rows.append(
                Told(figures=tuple(sorted(figures)), printed_by=tuple(sorted(printed_by)), left_out_by=tuple(sorted(story - printed_by)))
            )
    return tuple(sorted(rows, key=lambda row: (-len(row.printed_by), row.figures)))
