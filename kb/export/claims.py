"""Claims as schema.org `Claim`, and `ClaimReview` for what a person reviewed; see https://schema.org/Claim."""

import sqlite3
from collections.abc import Iterable
from typing import Any

from ingest.identity import content_id
from kb.export.holdings import Holdings, Published, iri, json_list, known, reviews_of
from kb.model import Observation

_CONTEXT = "https://schema.org"
# What a verdict on a finding says of each of its two figures; other verdicts say nothing of a claim.
_OF_A_FINDING = {
    "confirm": "Conflicts with another published figure",
    "dismiss": "No conflict with the other published figure",
    "scope": "Speaks of something else than the other published figure",
    "revision": "One of two states of a revised figure",
}
_OF_A_CLAIM = {"confirm": "Confirmed by a reviewer", "dismiss": "Dismissed by a reviewer"}
# The findings that these figures have part in, each half along its index.
_FINDINGS = """
WITH given (id) AS (SELECT value FROM json_each(?))
SELECT f.id, f.a_figure, f.b_figure FROM given JOIN finding f ON f.a_figure = given.id
UNION SELECT f.id, f.a_figure, f.b_figure FROM given JOIN finding f ON f.b_figure = given.id
"""


def claims(held: Holdings) -> dict[str, Any]:
    """One JSON-LD document with a `Claim` for each sentence that states figures."""
    return {"@context": _CONTEXT, "@graph": [_claim(seen, held) for seen in _one_a_claim(held.figures)]}


def claim_reviews(conn: sqlite3.Connection, held: Holdings) -> dict[str, Any]:
    """One JSON-LD document with a `ClaimReview` for each claim that a person gave a verdict on; empty without any."""
    by_figure = {seen.id: seen for seen in held.figures}
    by_claim = {_claim_id(seen): seen for seen in _one_a_claim(held.figures)}
    sides = {id_: pair for id_, *pair in conn.execute(_FINDINGS, (json_list(by_figure),)).fetchall()}
    # The last word on each thing is in force.
    last = {(row["target_kind"], row["target"]): row for row in reviews_of(conn, [*by_figure, *by_claim, *sides])}
    found: dict[str, dict[str, Any]] = {}
    for (kind, target), row in sorted(last.items(), key=lambda item: item[1]["id"]):
        words = (_OF_A_FINDING if kind == "finding" else _OF_A_CLAIM).get(row["verdict"])
        if words is None:
            continue
        if kind == "finding":
            judged = [by_figure[side] for side in sides.get(target, ()) if side in by_figure]
        else:
            place = by_figure if kind == "figure" else by_claim
            judged = [place[target]] if target in place else []
        for one in judged:
            review = _review(one, held, words=words, actor=row["actor"], note=row["note"], at=row["created_at"], target=target)
            found[review["@id"]] = review
    return {"@context": _CONTEXT, "@graph": list(found.values())}


def _one_a_claim(figures: Iterable[Observation]) -> list[Observation]:
    return list({(seen.article_id, seen.claim_start, seen.claim_end): seen for seen in reversed(list(figures))}.values())[::-1]


def _claim_id(seen: Observation) -> str:
    return content_id(seen.article_id, str(seen.claim_start), seen.quote)


def _claim(seen: Observation, held: Holdings) -> dict[str, Any]:
    article = held.articles[seen.article_id]
    return known(
        {
            "@type": "Claim",
            "@id": iri("claim", _claim_id(seen)),
            "text": seen.quote,
            "inLanguage": article.language,
            "appearance": _article(article),
            "author": _author(seen, held.source_kinds),
        }
    )


def _article(article: Published) -> dict[str, Any]:
    return known(
        {
            "@type": "NewsArticle",
            "@id": iri("article", article.id),
            "headline": article.title,
            "url": article.url,
            "datePublished": article.published,
            "publisher": {"@type": "Organization", "name": article.publisher} if article.publisher else None,
            "author": {"@type": "Person", "name": article.author} if article.author else None,
        }
    )


def _author(seen: Observation, kinds: dict[str, str | None]) -> dict[str, Any] | None:
    """Who makes the claim: the end of its chain. Nobody where the words are vague ("officials")."""
    kind = kinds.get(seen.origin) if seen.origin else None
    if seen.origin is None or kind in ("vague", "document"):
        return None
    return {"@type": "Person" if kind == "person" else "Organization", "name": seen.origin}


def _review(seen: Observation, held: Holdings, *, words: str, actor: str, note: str | None, at: str, target: str) -> dict[str, Any]:
    claim = _claim(seen, held)
    return known(
        {
            "@type": "ClaimReview",
            "@id": iri("review", content_id(claim["@id"], target)),
            "claimReviewed": seen.quote,
            "itemReviewed": claim,
            "reviewRating": {"@type": "Rating", "alternateName": words},
            "reviewBody": note,
            "author": {"@type": "Person", "name": actor},
            "datePublished": at,
        }
    )
