"""Marked-up text laid out as plain lines that remember their headings and links."""

import re
from dataclasses import dataclass

_WHITE_SPACE = re.compile(r"[ \t\n\r\f]+")


@dataclass(frozen=True, slots=True)
class Layout:
    """Plain text, the offsets at which its headings start, and its links as (start, end, address)."""

    text: str
    headings: frozenset[int]
    links: tuple[tuple[int, int, str], ...]


class Layouter:
    """Takes words in reading order; white space within a line counts once."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._line_start = 0
        self._headings: set[int] = set()
        self._links: list[tuple[int, int, str]] = []

    def add(self, words: str, *, address: str | None = None) -> None:
        """Words of the line that is being set; `address` is where they lead."""
        words = _WHITE_SPACE.sub(" ", words)
        if self._length == self._line_start or self._pieces[-1].endswith(" "):
            words = words.removeprefix(" ")
        if not words:
            return
        start = self._length
        self._append(words)
        if address and words.strip():
            self._links.append((start, start + len(words.rstrip()), address))

    def end_line(self, *, heading: bool = False, gap: bool = True) -> None:
        """Ends the line, if it has words; `gap` leaves an empty line below it."""
        if self._length == self._line_start:
            return
        if heading:
            self._headings.add(self._line_start)
        last = self._pieces.pop()
        self._length -= len(last)
        self._append(last.rstrip(" ") + ("\n\n" if gap else "\n"))
        self._line_start = self._length

    def gap(self) -> None:
        """Ends the line and leaves an empty line below it."""
        self.end_line()
        if self._pieces and not self._pieces[-1].endswith("\n\n"):
            self._append("\n")
            self._line_start = self._length

    def finish(self) -> Layout:
        """What was laid out; the last line is ended."""
        self.end_line()
        text = "".join(self._pieces).rstrip()
        links = tuple((start, min(end, len(text)), address) for start, end, address in self._links)
        return Layout(text=text, headings=frozenset(self._headings), links=links)

    def _append(self, words: str) -> None:
        self._pieces.append(words)
        self._length += len(words)
