"""Turns what the rules found into attribution records with character offsets."""

from ingest.attribution.parse import Parse
from ingest.attribution.sources import Named
from ingest.attribution.speech import Found, QuotedText
from ingest.model import Attribution


def attribution_records(parse: Parse, quoted: QuotedText, found: list[Found], names: list[Named | None]) -> list[Attribution]:
    """One record for each attribution; `names[i]` is who the source of `found[i]` is, None when nobody is named."""
    return [_record(parse, quoted, one, name) for one, name in zip(found, names, strict=True)]


def _record(parse: Parse, quoted: QuotedText, found: Found, name: Named | None) -> Attribution:
    parts = tuple(parse.span(*part) for part in sorted(found.parts))
    source = parse.span(*found.source) if found.source is not None else None
    return Attribution(
        source=source,
        cue=parse.span(*found.cue),
        content=(parts[0][0], max(end for _, end in parts)),
        content_parts=parts if len(parts) > 1 else (),
        source_text=parse.text[source[0] : source[1]] if source else None,
        canonical=name.canonical if name else None,
        source_kind=name.kind if name else None,
        resolved_from=name.resolved_from if name else None,
        manner=_manner(quoted, found),
    )


def _manner(quoted: QuotedText, found: Found) -> str:
    """ "direct" when all of the content is quoted, "mixed" when some is, else "indirect"."""
    inside = [quoted.inside[token] >= 0 for first, last in found.parts for token in range(first, last + 1)]
    if not any(inside):
        return "indirect"
    return "direct" if inside.count(False) <= 1 else "mixed"
