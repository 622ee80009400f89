"""The JSON that `claimdesk extract` prints, one object an article; fields are added, never renamed."""

from typing import Any

import msgspec

from ingest.model import Cue, Extraction, FigureClaim


def as_json(extraction: Extraction) -> dict[str, Any]:
    """Plain JSON values of an extraction; keys that came with the article are carried along untouched."""
    article = extraction.article
    return {
        **article.extra,
        "id": article.ref,
        "title": article.title,
        "publisher": article.publisher,
        "published": article.published,
        "published_basis": article.published_basis,
        "url": article.url,
        "language": article.language,
        "text": article.text,
        "figures": [_figure(figure) for figure in extraction.figures],
        "attributions": [msgspec.to_builtins(attribution) for attribution in extraction.attributions],
        "claims": [msgspec.to_builtins(claim) for claim in extraction.claims],
        "entities": [msgspec.to_builtins(mention) for mention in extraction.mentions],
        "events": [msgspec.to_builtins(event) for event in extraction.events],
        "framing": [_cue(cue) for cue in extraction.framing],
        "unclaimed": [msgspec.to_builtins(row) for row in extraction.unclaimed],
    }


def _figure(claimed: FigureClaim) -> dict[str, Any]:
    figure = claimed.figure
    return {
        "id": claimed.id,
        **msgspec.to_builtins(figure.quantity),
        "kind": figure.kind.value,
        "direction": figure.direction.value if figure.direction else None,
        "move": figure.move,
        "role": figure.role,
        **msgspec.to_builtins(claimed.scope),
        **msgspec.to_builtins(claimed.time),
        "claim": list(claimed.claim),
        "voice": claimed.voice.value,
        "modality": claimed.modality.value,
        "chain": [msgspec.to_builtins(hop) for hop in claimed.chain],
    }


def _cue(cue: Cue) -> dict[str, Any]:
    row = msgspec.to_builtins(cue)
    return {**row, "class": row.pop("cue_class")}
