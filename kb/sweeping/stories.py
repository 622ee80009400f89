"""One stretch of days: the stories told in it, what each article adds up to by itself, and which series its figures belong to."""

import sqlite3
from array import array
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

import msgspec

from kb.comparison.blocks import StoryWords, series_keys, story_words
from kb.comparison.stories import MOST_DAYS, Story, shared_story
from kb.comparison.tellings import Telling
from kb.findings import between
from kb.model import Check, Finding
from kb.recomputation.arithmetic import within_article
from kb.recomputation.series import series_list
from kb.recording import Batch, batch
from kb.retelling import retold
from kb.touched import block_number, series_beside_ranks, series_block

# Articles that are read from the base at once.
_READ_AT_ONCE = 256
# Findings that are held before they are packed.
_KEPT_AT_ONCE = 1000
_ROWS = """SELECT a.id, a.num, f.id, f.rowid FROM figure f JOIN article a ON a.id = f.article_id
WHERE a.id IN (SELECT value FROM json_each(?))"""
Judged = dict[frozenset[str], bool]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Articles (ids) in the order of their days: those `own`, and those `ahead` of them that can share a story with one of them."""

    ahead: tuple[str, ...]
    own: tuple[str, ...]


@dataclass(slots=True)
class Places:
    """Where figures are to be looked for after the stories: numbers of blocks and of articles, and rows of the table of figures.

    `pairs` are two article numbers at a time that tell one story, `compared` a series block, an article and a figure each,
    `recomputed` the block of a series, a figure and whether it can be computed with; the series of one `linked` list are recomputed
    together.
    """

    pairs: "array[int]" = field(default_factory=lambda: array("q"))
    compared: "array[int]" = field(default_factory=lambda: array("q"))
    recomputed: "array[int]" = field(default_factory=lambda: array("q"))
    linked: list[list[int]] = field(default_factory=list)


class Window:
    """The articles of the last days, found by their leading names, and by what may be names."""

    def __init__(self) -> None:
        self._told: deque[tuple[int, StoryWords]] = deque()
        self._named: dict[str, deque[Telling]] = defaultdict(deque)
        self._opened: dict[str, deque[Telling]] = defaultdict(deque)

    def near(self, telling: Telling) -> set[Telling]:
        """The articles added before, within the days of a story, that share a leading name with this one, which is added then.

        No later one may be older.
        """
        if telling.day is None:
            return set()
        while self._told and telling.day - self._told[0][0] > MOST_DAYS:
            old = self._told.popleft()[1]
            _forget(self._named, old.names)
            _forget(self._opened, old.openers)
        words = story_words(telling)
        named = (self._named.get(word, ()) for word in words.names | words.openers)
        found: set[Telling] = set().union(*named, *(self._opened.get(word, ()) for word in words.names))
        self._told.append((telling.day, words))
        for word in words.names:
            self._named[word].append(telling)
        for word in words.openers:
            self._opened[word].append(telling)
        return found


def _forget(told: dict[str, deque[Telling]], words: Iterable[str]) -> None:
    """Takes away the oldest article of each word."""
    for word in words:
        told[word].popleft()
        if not told[word]:
            del told[word]


def told_in(conn: sqlite3.Connection, stretch: Stretch, judged: Judged, keep: Callable[[Batch], None]) -> Places:
    """What follows from the stories of a stretch and from its articles by themselves goes to `keep`; gives back where else to look."""
    window, places = Window(), Places()
    numbers: dict[str, int] = {}
    findings: list[Finding] = []
    checks: list[Check] = []
    own = frozenset(stretch.own)
    for telling, rows, number in _tellings(conn, stretch.ahead + stretch.own):
        if len(findings) >= _KEPT_AT_ONCE:
            keep(batch(findings, checks))
            findings, checks = [], []
        numbers[telling.article_id] = number
        near = window.near(telling)
        if telling.article_id in own:
            for one, other, story in _stories(telling, near):
                findings += between(one, other, story, judged)
                if one is not other:
                    places.pairs.extend((numbers[one.article_id], numbers[other.article_id]))
            checks += within_article(sorted(telling.profiles, key=lambda p: (p.obs.start, p.obs.id)))
            _place(telling, rows, number, places)
    keep(batch(findings, checks))
    return places


def _tellings(conn: sqlite3.Connection, articles: Iterable[str]) -> Iterator[tuple[Telling, dict[str, int], int]]:
    """The articles in the order given, each with the rows of its figures by their ids and with its number; without those that have none."""
    waiting = iter(articles)
    while some := list(islice(waiting, _READ_AT_ONCE)):
        rows: dict[str, dict[str, int]] = defaultdict(dict)
        numbers: dict[str, int] = {}
        for article, number, figure, row in conn.execute(_ROWS, (msgspec.json.encode(some).decode(),)):
            rows[article][figure] = row
            numbers[article] = number
        told = retold(conn, some)
        for article in some:
            if article in told:
                yield told[article], rows[article], numbers[article]


def _stories(telling: Telling, near: Iterable[Telling]) -> Iterator[tuple[Telling, Telling, Story]]:
    """The stories that an article shares with itself and with those `near`, the article with the smaller id first."""
    for other in (telling, *near):
        one, two = (telling, other) if telling.article_id <= other.article_id else (other, telling)
        story = shared_story(one, two)
        if story is not None:
            yield one, two, story


def _place(telling: Telling, rows: dict[str, int], number: int, places: Places) -> None:
    for p in telling.profiles:
        row = rows[p.obs.id]
        for key in series_keys(p):
            places.compared.extend((block_number(key), number, row))
        block = series_block(p)
        if block is not None:
            places.recomputed.extend((block, row, series_list(p) is not None))
    places.linked.extend(list(blocks) for blocks in series_beside_ranks(telling))
