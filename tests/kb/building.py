"""Builds what an article says out of its text and few words, for tests that need no language model."""

import re
from collections.abc import Iterable
from typing import Any

from ingest.identity import content_id
from ingest.model import (
    Article,
    Basis,
    Block,
    BlockKind,
    Claim,
    Comparator,
    Direction,
    Extraction,
    Figure,
    FigureClaim,
    FigureTime,
    Hop,
    HopKind,
    HopState,
    IntervalBasis,
    Kind,
    Modality,
    Quantity,
    Scope,
    Voice,
)

_NUMBER = re.compile(r"[0-9][0-9,.]*[0-9]|[0-9]")
_KINDS = {"Opinion": BlockKind.OPINION, "Photo": BlockKind.CAPTION, "#": BlockKind.HEADING}
_SCOPE = ("subject", "measure", "product", "ref_area", "counterpart_area")


def article(text: str, *, ref: str, publisher: str | None, url: str | None = None, **told: Any) -> Article:
    """An article whose lines are its blocks: "Opinion:" starts an opinion, "Photo:" a caption, "# " a heading."""
    blocks = [
        Block(start=line.start(), end=line.end(), kind=_KINDS.get(line.group().split(" ")[0].rstrip(":"), BlockKind.PARAGRAPH))
        for line in re.finditer(r"[^\n]+", text)
    ]
    return Article(
        id=content_id(text, publisher or "", url or ""),
        ref=ref,
        text=text,
        publisher=publisher,
        url=url,
        published_basis="metadata" if told.get("published") else None,
        blocks=tuple(blocks),
        **told,
    )


def figure(read: Article, printed: str, *, low: float | None, high: float | None, nth: int = 1, **told: Any) -> FigureClaim:
    """A figure at the nth place where its words stand; its claim is the sentence around it, or `claim`."""
    start = -1
    for _ in range(nth):
        start = read.text.index(printed, start + 1)
    end = start + len(printed)
    comparator = told.get("comparator", "=")
    digits = _NUMBER.search(printed)
    opinion = read.text[read.text.rfind("\n", 0, start) + 1 :].startswith("Opinion")
    return FigureClaim(
        id=content_id(read.id, str(start), printed),
        figure=Figure(
            quantity=Quantity(
                start=start,
                end=end,
                printed=printed,
                amount=told["amount"] if "amount" in told else (digits.group().replace(",", "") if digits else None),
                low=low,
                high=high,
                low_open=told.get("low_open", False),
                high_open=told.get("high_open", True),
                interval_basis=IntervalBasis(told.get("basis", "bound" if comparator in "<>" else "printed precision")),
                comparator=Comparator(comparator),
                unit=told.get("unit"),
            ),
            kind=Kind(told.get("kind", "level")),
            direction=Direction(told["direction"]) if "direction" in told else None,
        ),
        time=FigureTime(
            period=told.get("period"), period_basis=Basis(told.get("period_basis", "printed" if told.get("period") else "unknown"))
        ),
        scope=Scope(**{name: told[name] for name in _SCOPE if name in told}),
        chain=tuple(hop(read, *parts) for parts in told.get("chain", ())),
        claim=told.get("claim") or sentence(read.text, start, end),
        voice=Voice.OPINION if opinion else Voice(told.get("voice", "report")),
        modality=Modality(told.get("modality", "asserted")),
    )


def sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence around a stretch of text begins and ends, within its line."""
    line_start = text.rfind("\n", 0, start) + 1
    before = [m.end() for m in re.finditer(r"[.!?]\s", text[line_start:start])]
    after = re.search(r"[.!?](?=\s|$)|\n|$", text[end:])
    to = end + (after.end() if after and after.group() in {".", "!", "?"} else after.start() if after else 0)
    return line_start + (before[-1] if before else 0), to


def hop(read: Article, source: str, *told: str | None) -> Hop:
    """A link to `source`, words of the text; `told` are its cue, state, kind and kind of source, the last of which may be left out."""
    cue, state, kind, source_kind = (*told, *(None, "named only", "citing", None)[len(told) :])
    start = read.text.index(source)
    at = read.text.find(cue) if cue else -1
    return Hop(
        source=source,
        canonical=source,
        start=start,
        end=start + len(source),
        cue=cue,
        cue_start=at if cue and at >= 0 else None,
        cue_end=at + len(cue) if cue and at >= 0 else None,
        kind=HopKind(str(kind)),
        state=HopState(str(state)),
        source_kind=source_kind,
    )


def told(read: Article, figures: Iterable[FigureClaim], **rest: Any) -> Extraction:
    """What an article says: its figures, the claims around them, and what is named in `rest`."""
    figures = tuple(figures)
    by_claim: dict[tuple[int, int], list[str]] = {}
    for one in figures:
        by_claim.setdefault(one.claim, []).append(one.id)
    claims = tuple(
        Claim(
            id=content_id(read.id, str(start), read.text[start:end]),
            start=start,
            end=end,
            quote=read.text[start:end],
            voice=Voice.REPORT,
            modality=Modality.ASSERTED,
            figures=tuple(ids),
        )
        for (start, end), ids in by_claim.items()
    )
    parts: dict[str, Any] = {"attributions": (), "mentions": (), "events": (), "framing": (), "unclaimed": (), **rest}
    return Extraction(article=read, figures=figures, claims=claims, **parts)


def at(read: Article, words: str) -> dict[str, Any]:
    """Where words stand in an article."""
    start = read.text.index(words)
    return {"start": start, "end": start + len(words)}
