"""Turns what the rules found into attribution records with character offsets."""

from ingest.attribution.parse import Parse
from ingest.attribution.sources import Named
from ingest.attribution.speech import Found, QuotedText, Tokens
from ingest.attribution.subjects import trim
from ingest.model import Attribution


def attribution_records(parse: Parse, quoted: QuotedText, found: list[Found], names: list[Named | None]) -> list[Attribution]:
    """One record for each attribution; `names[i]` is who the source of `found[i]` is, None when nobody is named."""
    return [_record(parse, quoted, one, name) for one, name in zip(found, names, strict=True)]


def _record(parse: Parse, quoted: QuotedText, found: Found, name: Named | None) -> Attribution:
    parts = tuple(parse.span(*part) for part in sorted(found.parts))
    source = parse.span(*_who(parse, found.source, found.source_head)) if found.source is not None else None
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


def _who(parse: Parse, source: Tokens, head: int | None) -> Tokens:
    """The source without what is only told about it: "the poll, released on Monday," is the poll."""
    first, last = source
    if head is None:
        return source
    comma = next((i for i in range(head + 1, last) if parse.words[i] == ","), last)
    for token in range(comma + 1, last):
        told = parse.tags[token] in ("WP", "WP$", "WDT") or (parse.words[token - 1] == "," and parse.tags[token] in ("VBN", "VBG"))
        if told:
            return trim(parse, first, token - 1)
    return source


def _manner(quoted: QuotedText, found: Found) -> str:
    """ "direct" when all of the content is quoted, "mixed" when some is, else "indirect"."""
    inside = [quoted.inside[token] >= 0 for first, last in found.parts for token in range(first, last + 1)]
    if not any(inside):
        return "indirect"
    return "direct" if inside.count(False) <= 1 else "mixed"
