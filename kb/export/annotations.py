"""Figures as W3C Web Annotations that find their words again in the article; see https://www.w3.org/TR/annotation-model/."""

from typing import Any

from kb.export.holdings import Holdings, Published, iri, known
from kb.model import Observation

# Enough words around a quotation to tell it from the same words elsewhere.
_CONTEXT_LENGTH = 32


def annotations(held: Holdings) -> dict[str, Any]:
    """One collection with an annotation for each figure. Positions count code points, as the model asks."""
    items = [_annotation(seen, held.articles[seen.article_id]) for seen in held.figures]
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": iri("annotations", "figures"),
        "type": "AnnotationCollection",
        "total": len(items),
        "first": {"id": iri("annotations", "page-1"), "type": "AnnotationPage", "startIndex": 0, "items": items},
    }


def _annotation(seen: Observation, article: Published) -> dict[str, Any]:
    quote = {
        "type": "TextQuoteSelector",
        "exact": seen.printed,
        "prefix": article.text[max(0, seen.start - _CONTEXT_LENGTH) : seen.start],
        "suffix": article.text[seen.end : seen.end + _CONTEXT_LENGTH],
    }
    return {
        "id": iri("figure", seen.id),
        "type": "Annotation",
        "motivation": "describing",
        "body": {"type": "TextualBody", "value": _words(seen), "format": "text/plain", "purpose": "describing"},
        "target": known(
            {
                "source": article.url or iri("article", article.id),
                "selector": [quote, {"type": "TextPositionSelector", "start": seen.start, "end": seen.end}],
            }
        ),
    }


def _words(seen: Observation) -> str:
    what = " ".join(part for part in (seen.subject, seen.product, seen.measure) if part)
    parts = [
        f"{seen.kind}: {seen.amount or seen.printed}{' ' + seen.unit if seen.unit else ''}",
        what,
        f"period {seen.period}" if seen.period else "no period stated",
        f"according to {' via '.join(reversed(seen.sources))}" if seen.sources else "in the article's own voice",
    ]
    return "; ".join(part for part in parts if part)
