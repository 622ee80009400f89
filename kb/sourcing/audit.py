"""The citation audit of one stored article, over those articles of the base that have to do with it."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from kb.model import Observation
from kb.reading import chains, observations
from kb.sourcing.citations import Audit, CitedFigure, audit
from kb.sourcing.shingles import copies, families

# Articles that print a figure of this one (same kind and unit, intervals that meet), those with most such figures first, and the newest
# ones that an outlet named in it published: in a large base a small number stands in thousands of articles that have nothing to do with it.
# An interval that is narrow beside its lower end can only meet one of those that begin not far below it; the few wide ones have an
# index of their own.
_MOST = 50
CONCERNED = """
WITH own AS MATERIALIZED (SELECT id, unit, kind, amount, low, high, coalesce(low, CAST(amount AS REAL)) AS bottom,
    coalesce(high, CAST(amount AS REAL)) AS top FROM figure WHERE article_id = ?1),
alike (article_id, figure_id) AS (
    SELECT g.article_id, f.id FROM own f CROSS JOIN figure g INDEXED BY figure_alike ON g.unit IS f.unit AND g.kind = f.kind
        AND g.low BETWEEN min(f.bottom / 1.25, f.bottom / 0.75) AND f.top
        AND g.is_current = 1 AND (g.amount = f.amount OR (g.low <= f.high AND f.low <= g.high))
    UNION ALL
    SELECT g.article_id, f.id FROM own f CROSS JOIN figure g INDEXED BY figure_wide ON g.unit IS f.unit AND g.kind = f.kind
        AND (g.high <= g.low + abs(g.low) / 4) IS NOT 1
        AND g.is_current = 1 AND (g.amount = f.amount OR (g.low <= f.high AND f.low <= g.high)))
SELECT id FROM (SELECT article_id AS id, count(DISTINCT figure_id) AS shared FROM alike
    GROUP BY article_id ORDER BY shared DESC, id LIMIT ?2)
UNION SELECT id FROM (SELECT DISTINCT a.id, a.published FROM hop h CROSS JOIN article a ON a.publisher_id = h.source_id AND a.is_current = 1
    WHERE h.article_id = ?1 ORDER BY a.published DESC, a.id LIMIT ?2)
UNION SELECT ?1
"""
# Each of the three along an index of its own.
_NAMED = """
SELECT id, ref, title, publisher, published, is_current FROM article WHERE id IN (
    SELECT id FROM article WHERE id = ?1 UNION ALL SELECT id FROM article WHERE ref = ?1 UNION ALL SELECT id FROM article WHERE url = ?1)
ORDER BY is_current DESC, num DESC
"""
_ARTICLES = "SELECT id, publisher, ref, text FROM article WHERE id IN (SELECT value FROM json_each(?))"


class NoSuchArticle(Exception):
    """An article that the base does not hold under this id, ref or URL, or only as an old version."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredAudit:
    """An audit with the article's own words: its title and outlet, and its figures by id."""

    ref: str
    title: str | None
    publisher: str | None
    published: str | None
    found: Audit
    figures: dict[str, Observation]


def audit_stored(conn: sqlite3.Connection, name: str) -> StoredAudit:
    """The audit of the current article with this id, ref or URL. Raises NoSuchArticle."""
    row = conn.execute(_NAMED, (name,)).fetchone()
    if row is None:
        raise NoSuchArticle(f"no article {name} is in this base; name its id, its ref (file name) or its URL")
    id_, ref, title, publisher, published, is_current = row
    if not is_current:
        raise NoSuchArticle(f"{name} is an old version; name the article's ref ({ref}) to audit the one in force")
    concerned = {article for (article,) in conn.execute(CONCERNED, (id_, _MOST))}
    cited = cited_figures(conn, within=concerned)
    texts, publishers = [], {}
    for article, outlet, its_ref, text in conn.execute(_ARTICLES, ("[" + ",".join(f'"{a}"' for a in sorted(concerned)) + "]",)):
        texts.append((article, text))
        publishers[article] = outlet or its_ref
    found = audit(id_, cited, publishers=publishers, copy_of=families(copies(texts)))
    own = {one.observation.id: one.observation for one in cited if one.observation.article_id == id_}
    return StoredAudit(ref=ref, title=title, publisher=publisher, published=published, found=found, figures=own)


def cited_figures(conn: sqlite3.Connection, *, within: Iterable[str] | None = None) -> list[CitedFigure]:
    """Figures of current articles with their chains."""
    asked = None if within is None else list(within)
    handed_on = chains(conn, within=asked)
    return [CitedFigure(observation=seen, chain=handed_on.get(seen.id, ())) for seen in observations(conn, within=asked)]
