"""Which figures of a story an article leaves out: each thing told, the articles that print it, and those that do not."""

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


def things_told(
    observations: Iterable[Observation], pairs: Iterable[tuple[str, str]], *, articles: Iterable[str], also: Iterable[str] = ()
) -> tuple[Told, ...]:
    """One row for each thing that two of `articles` (the ids of one story's articles) print, most told first, in the order of the text.

    `pairs` are figures that give one thing, as findings of the kinds OF_ONE_THING say. With `also` (observation ids) each of
    these gets a row, even if one article alone prints it.
    """
    story = set(articles)
    by_id = {o.id: o for o in observations if o.article_id in story}
    joined = nx.Graph([(a, b) for a, b in pairs if a in by_id and b in by_id])
    joined.add_nodes_from(id_ for id_ in also if id_ in by_id)
    wanted = set(also)
    rows = []
    for figures in nx.connected_components(joined):
        printed_by = {by_id[figure].article_id for figure in figures}
        if len(printed_by) > 1 or not wanted.isdisjoint(figures):
            rows.append(
                Told(figures=tuple(sorted(figures)), printed_by=tuple(sorted(printed_by)), left_out_by=tuple(sorted(story - printed_by)))
            )
    return tuple(sorted(rows, key=lambda row: (-len(row.printed_by), min((by_id[f].article_id, by_id[f].start) for f in row.figures))))


def omissions(observations: Iterable[Observation], findings: Iterable[Finding], *, articles: Iterable[str]) -> tuple[Told, ...]:
    """The things that two of a story's `articles` (ids) print and another leaves out."""
    pairs = ((f.a, f.b) for f in findings if f.kind in OF_ONE_THING)
    return tuple(row for row in things_told(observations, pairs, articles=articles) if row.left_out_by)
