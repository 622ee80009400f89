"""What each line of an article's text is for: report, heading, list, summary, opinion, caption, or page furniture."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from ingest.model import Block, BlockKind
from ingest.vocabulary import load

_WORDS = load("blocks")


def _any(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


_BOILERPLATE = _any(_WORDS["boilerplate"])
_CLOSING = _any(_WORDS["closing"])
_CAPTION = _any(_WORDS["caption"])
_CAPTION_CREDIT = _any(_WORDS["caption_credit"])
_CAPTION_SHOWS = re.compile(_WORDS["caption_shows"], re.IGNORECASE)
_CAPTION_DATE = re.compile(_WORDS["caption_date"], re.IGNORECASE)
_REPORTING = re.compile(_WORDS["reporting"], re.IGNORECASE)
_SUMMARY_HEADING = re.compile(rf"(?:{_WORDS['summary_heading']})\s?:?", re.IGNORECASE)
_OPINION = re.compile(rf"(?:{_WORDS['opinion_marker']})(?:\s?[:|—–]|$)", re.IGNORECASE)
_DIGIT = re.compile("[0-9]")
_LINE = re.compile(r"[^\n\r]+")
_LIST_MARK = re.compile(r"(?:[-*•●▪‣·–—]|[0-9]{1,2}[.)]|\(?[a-z][.)])\s+\S")
_SENTENCE_END = re.compile(r"[.!?:;,…][\"'”’)\]]{0,2}$")
_INNER_END = re.compile(r"[.!?][\"'”’)]{0,2}\s+[\"“‘'(]?[A-Z]")

_LONGEST_FURNITURE = 600
_LONGEST_CAPTION = 240
_LONGEST_CAPTION_CREDIT = 600
_LONGEST_HEADING = 120
_LONGEST_TITLE = 220
_LIST_FROM = 3


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    words: str
    after_gap: bool


def split_blocks(text: str, *, headings: Collection[int] = ()) -> tuple[Block, ...]:
    """The lines of `text` with what each is for, in order; empty lines belong to none.

    `headings` are offsets of lines that the format itself marks as headings.
    """
    lines = _lines(text)
    kinds = [_kind_alone(line) for line in lines]
    for index, line in enumerate(lines):
        if line.start in headings and kinds[index] is BlockKind.PARAGRAPH:
            kinds[index] = BlockKind.HEADING
    _mark_headings(lines, kinds)
    _mark_unmarked_lists(lines, kinds)
    _mark_summaries(lines, kinds)
    _mark_opinion(lines, kinds)
    _mark_closing(lines, kinds, half=len(text) // 2)
    return tuple(Block(start=line.start, end=line.end, kind=kind) for line, kind in zip(lines, kinds, strict=True))


def title_of(text: str, blocks: Collection[Block]) -> str | None:
    """The heading that the article opens with, if it opens with one."""
    for block in blocks:
        if block.kind in (BlockKind.BOILERPLATE, BlockKind.CAPTION):
            continue
        words = text[block.start : block.end]
        return words if block.kind is BlockKind.HEADING and not _SUMMARY_HEADING.fullmatch(words) else None
    return None


def _lines(text: str) -> list[_Line]:
    """Lines with words on them, without the white space around them."""
    lines: list[_Line] = []
    last_end = 0
    for match in _LINE.finditer(text):
        words = match[0].strip()
        if words:
            start = match.start() + match[0].index(words)
            lines.append(_Line(start, start + len(words), words, text.count("\n", last_end, start) > 1))
            last_end = start + len(words)
    return lines


def _kind_alone(line: _Line) -> BlockKind:
    """What a line is by its own words."""
    words = line.words
    if len(words) <= _LONGEST_FURNITURE:
        if _BOILERPLATE.match(words):
            return BlockKind.BOILERPLATE
        if _is_caption(words):
            return BlockKind.CAPTION
    return BlockKind.LIST_ITEM if _LIST_MARK.match(words) else BlockKind.PARAGRAPH


def _is_caption(words: str) -> bool:
    if len(words) <= _LONGEST_CAPTION and _CAPTION.match(words):
        return True
    if len(words) <= _LONGEST_CAPTION_CREDIT and _CAPTION_CREDIT.search(words[-120:]):
        return True
    if len(words) > _LONGEST_CAPTION or _INNER_END.search(words) or _REPORTING.search(words):
        return False
    without_date = _CAPTION_DATE.sub("", words)
    return _CAPTION_SHOWS.search(words) is not None and without_date != words and not _DIGIT.search(without_date)


def _mark_headings(lines: list[_Line], kinds: list[BlockKind]) -> None:
    """A short line that ends like no sentence, with something to stand over."""
    last_words = max((i for i, kind in enumerate(kinds) if kind is not BlockKind.BOILERPLATE), default=-1)
    first = next((i for i, kind in enumerate(kinds) if kind not in (BlockKind.BOILERPLATE, BlockKind.CAPTION)), 0)
    for index, line in enumerate(lines[:last_words]):
        if kinds[index] is not BlockKind.PARAGRAPH:
            continue
        longest = _LONGEST_TITLE if index == first else _LONGEST_HEADING
        unfinished = not _SENTENCE_END.search(line.words) and line.words[0] not in '"“‘('
        if len(line.words) <= longest and (unfinished or _SUMMARY_HEADING.fullmatch(line.words)) and not _INNER_END.search(line.words):
            kinds[index] = BlockKind.HEADING


def _mark_unmarked_lists(lines: list[_Line], kinds: list[BlockKind]) -> None:
    """Several heading-like lines in a row, or such lines after a colon, are a list whose marks were lost."""
    index = 1
    while index < len(lines):
        run = index
        while run < len(lines) and kinds[run] is BlockKind.HEADING:
            run += 1
        introduced = lines[index - 1].words.endswith(":")
        if run - index >= _LIST_FROM or (introduced and run > index):
            kinds[index:run] = [BlockKind.LIST_ITEM] * (run - index)
        index = max(run, index + 1)


def _mark_summaries(lines: list[_Line], kinds: list[BlockKind]) -> None:
    """The list (else the one paragraph) under a heading such as "Highlights"."""
    for index, line in enumerate(lines):
        if not _SUMMARY_HEADING.fullmatch(line.words):
            continue
        kinds[index] = BlockKind.HEADING
        end = index + 1
        while end < len(lines) and kinds[end] is BlockKind.LIST_ITEM:
            kinds[end] = BlockKind.SUMMARY
            end += 1
        if end == index + 1 and end < len(lines) and kinds[end] is BlockKind.PARAGRAPH:
            kinds[end] = BlockKind.SUMMARY


def _mark_opinion(lines: list[_Line], kinds: list[BlockKind]) -> None:
    """Everything from a marker such as "Comment:" to the next heading; to the end when the marker is in the title."""
    in_opinion = whole = False
    for index, line in enumerate(lines):
        kind = kinds[index]
        if kind in (BlockKind.BOILERPLATE, BlockKind.CAPTION):
            continue
        if _OPINION.match(line.words):
            in_opinion = True
            whole = whole or (index == 0 and kind is BlockKind.HEADING)
        elif kind is BlockKind.HEADING and not whole:
            in_opinion = False
        if in_opinion and kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
            kinds[index] = BlockKind.OPINION


def _mark_closing(lines: list[_Line], kinds: list[BlockKind], *, half: int) -> None:
    """Nothing after the comment form or the list of other stories belongs to the article."""
    for index, line in enumerate(lines):
        if line.start > half and _CLOSING.match(line.words):
            kinds[index:] = [BlockKind.BOILERPLATE] * (len(lines) - index)
            return
