"""Cuts an article's text at the ends of its marked stretches, so that overlapping marks can be written as plain HTML."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

Marked = tuple[int, int, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A piece of text with the ids of the marks over it; `opens` are those that start here."""

    text: str
    ids: tuple[str, ...]
    opens: tuple[str, ...]
    start: int


def segments(text: str, start: int, end: int, marks: Iterable[Marked]) -> list[Segment]:
    """The pieces of `text[start:end]`, in order; together they are exactly that text.

    Offsets are code points of `text`. A mark that reaches over the borders is cut there; one that lies outside or
    is empty is left out.
    """
    inside = [(max(s, start), min(e, end), key) for s, e, key in marks if s < end and e > start and s < e]
    cuts = sorted({start, end, *(s for s, _, _ in inside), *(e for _, e, _ in inside)})
    return [_segment(text, left, right, inside) for left, right in pairwise(cuts)]


def _segment(text: str, left: int, right: int, marks: Sequence[Marked]) -> Segment:
    over = [(s, key) for s, e, key in marks if s <= left and e >= right]
    return Segment(
        text=text[left:right],
        ids=tuple(key for _, key in over),
        opens=tuple(key for s, key in over if s == left),
        start=left,
    )


def context(text: str, start: int, end: int, *, width: int = 240) -> tuple[str, str, str]:
    """What stands before, at and after a stretch of text, cut at a word about `width` characters away."""
    left = max(0, start - width)
    right = min(len(text), end + width)
    if left:
        space = text.find(" ", left, start)
        left = space + 1 if space >= 0 else left
    if right < len(text):
        space = text.rfind(" ", end, right)
        right = space if space >= 0 else right
    before = ("… " if left else "") + text[left:start]
    after = text[end:right] + (" …" if right < len(text) else "")
    return before, text[start:end], after
