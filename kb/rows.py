"""What an article says as rows of the tables: pure, in an order in which every row finds what it points at."""

from typing import Any

import msgspec

from ingest.identity import content_id
from ingest.model import Article, Attribution, Extraction, FigureClaim, Hop, Mention, Span
from kb.entities import entity_id
from kb.events import event_rows

Row = dict[str, Any]
Rows = dict[str, list[Row]]


def source_id(name: str) -> str:
    return content_id("source", name)


def article_row(article: Article) -> Row:
    """The article's own row, without what only the base knows (when it was read, what it replaces)."""
    return {
        "id": article.id,
        "ref": article.ref,
        "title": article.title,
        "published": article.published,
        "published_basis": article.published_basis if article.published else None,
        "publisher": article.publisher,
        "publisher_id": source_id(article.publisher) if article.publisher else None,
        "author": article.author,
        "url": article.url,
        "language": article.language,
        "content_hash": content_id(article.text),
        "characters": len(article.text),
        "links": _json(article.links),
        "extra": _json(article.extra),
        "text": article.text,
    }


def source_rows(extraction: Extraction) -> list[Row]:
    """Everybody who publishes or is named as a source, once each, with the kind that the text gives first."""
    kinds: dict[str, str | None] = {}
    if extraction.article.publisher:
        kinds[extraction.article.publisher] = "outlet"
    chains = [figure.chain for figure in extraction.figures] + [attribution.chain for attribution in extraction.attributions]
    for hop in (hop for chain in chains for hop in chain):
        kinds[hop.canonical] = kinds.get(hop.canonical) or hop.source_kind
    for attribution in extraction.attributions:
        if attribution.canonical:
            kinds[attribution.canonical] = kinds.get(attribution.canonical) or attribution.source_kind
    return [{"id": source_id(name), "name": name, "kind": kind} for name, kind in kinds.items()]


def extraction_rows(extraction: Extraction) -> Rows:
    """Rows a table, without those of `article` and `source`."""
    article = extraction.article
    rows: Rows = {
        "block": [
            {"article_id": article.id, "position": position, "start": block.start, "end": block.end, "kind": block.kind.value}
            for position, block in enumerate(article.blocks)
        ],
        "claim": [
            {
                "id": claim.id,
                "article_id": article.id,
                "start": claim.start,
                "end": claim.end,
                "quote": claim.quote,
                "voice": claim.voice.value,
                "modality": claim.modality.value,
            }
            for claim in extraction.claims
        ],
        "figure": [],
        "hop": [],
    }
    claim_of = {figure: claim.id for claim in extraction.claims for figure in claim.figures}
    for figure in extraction.figures:
        rows["figure"].append(_figure(article, figure, claim_of.get(figure.id)))
        rows["hop"].extend(_hop(article, figure.id, position, hop) for position, hop in enumerate(figure.chain))
    rows["attribution"] = _distinct(_attribution(article, attribution) for attribution in extraction.attributions)
    rows["entity"], rows["alias"], rows["mention"] = _mentions(article, extraction.mentions)
    rows["event"], rows["event_mention"], rows["event_figure"] = event_rows(extraction)
    rows["framing"] = _distinct(
        {
            "id": content_id(article.id, "framing", cue.cue_class, str(cue.start), str(cue.end)),
            "article_id": article.id,
            "start": cue.start,
            "end": cue.end,
            "cue": cue.cue,
            "class": cue.cue_class,
            "speaker": cue.speaker,
        }
        for cue in extraction.framing
    )
    rows["unclaimed"] = [
        {"article_id": article.id, "start": row.start, "end": row.end, "printed": row.printed, "reason": row.reason}
        for row in extraction.unclaimed
    ]
    return rows


def _figure(article: Article, claimed: FigureClaim, claim: str | None) -> Row:
    figure, quantity, time = claimed.figure, claimed.figure.quantity, claimed.time
    return {
        "id": claimed.id,
        "article_id": article.id,
        "claim_id": claim,
        "start": quantity.start,
        "end": quantity.end,
        "printed": quantity.printed,
        "amount": quantity.amount,
        "low": quantity.low,
        "high": quantity.high,
        "low_open": int(quantity.low_open),
        "high_open": int(quantity.high_open),
        "interval_basis": quantity.interval_basis.value,
        "comparator": quantity.comparator.value,
        "hedge": quantity.hedge,
        "unit": quantity.unit,
        "dimension": quantity.dimension,
        "kind": figure.kind.value,
        "direction": figure.direction.value if figure.direction else None,
        "move": figure.move,
        "role": figure.role,
        **msgspec.to_builtins(claimed.scope),
        "period": time.period,
        "period_basis": time.period_basis.value,
        "period_start": time.period_span[0] if time.period_span else None,
        "period_end": time.period_span[1] if time.period_span else None,
        "base_period": time.base_period,
        "base_basis": time.base_basis.value,
        "as_of": time.as_of,
        "claim_start": claimed.claim[0],
        "claim_end": claimed.claim[1],
        "voice": claimed.voice.value,
        "modality": claimed.modality.value,
        "origin_id": source_id(claimed.chain[-1].canonical) if claimed.chain else None,
    }


def _hop(article: Article, figure: str, position: int, hop: Hop) -> Row:
    inherited = hop.inherited_from or (None, None)
    return {
        "figure_id": figure,
        "position": position,
        "source_id": source_id(hop.canonical),
        "article_id": article.id,
        "printed": article.text[hop.start : hop.end],
        "start": hop.start,
        "end": hop.end,
        "cue": hop.cue,
        "cue_start": hop.cue_start,
        "cue_end": hop.cue_end,
        "kind": hop.kind.value,
        "state": hop.state.value,
        "source_kind": hop.source_kind,
        "inherited_start": inherited[0],
        "inherited_end": inherited[1],
        "url": hop.url,
    }


def _attribution(article: Article, attribution: Attribution) -> Row:
    source, cue = attribution.source or (None, None), attribution.cue or (None, None)
    resolved = attribution.resolved_from or (None, None)
    return {
        "id": content_id(article.id, "attribution", _json((attribution.source, attribution.cue, attribution.content))),
        "article_id": article.id,
        "source_start": source[0],
        "source_end": source[1],
        "source_text": attribution.source_text,
        "source_id": source_id(attribution.canonical) if attribution.canonical else None,
        "source_kind": attribution.source_kind,
        "cue_start": cue[0],
        "cue_end": cue[1],
        "cue": _words(article, attribution.cue),
        "content_start": attribution.content[0],
        "content_end": attribution.content[1],
        "content_parts": _json(attribution.content_parts),
        "manner": attribution.manner,
        "inherited": int(attribution.inherited),
        "resolved_start": resolved[0],
        "resolved_end": resolved[1],
        "chain": _json(attribution.chain),
    }


def _mentions(article: Article, mentions: tuple[Mention, ...]) -> tuple[list[Row], list[Row], list[Row]]:
    entities: dict[str, Row] = {}
    aliases: dict[tuple[str, str], Row] = {}
    places: dict[tuple[int, int, str], Row] = {}
    for mention in mentions:
        identity = entity_id(mention.canonical, mention.kind)
        entities.setdefault(identity, {"id": identity, "name": mention.canonical, "kind": mention.kind})
        for name in (mention.canonical, mention.printed):
            aliases[identity, name] = {"entity_id": identity, "name": name}
        places[mention.start, mention.end, identity] = {
            "article_id": article.id,
            "start": mention.start,
            "end": mention.end,
            "printed": mention.printed,
            "entity_id": identity,
        }
    return list(entities.values()), list(aliases.values()), list(places.values())


def _distinct(rows: Any) -> list[Row]:
    return list({row["id"]: row for row in rows}.values())


def _words(article: Article, span: Span | None) -> str | None:
    return article.text[span[0] : span[1]] if span else None


def _json(value: Any) -> str:
    return msgspec.json.encode(value).decode()
