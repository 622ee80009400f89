"""What newly stored, replaced or judged articles can change, found by the blocks that they share with others."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

import msgspec

from kb.comparison.blocks import meeting_keys, series_keys, story_keys
from kb.comparison.profiles import Profile
from kb.comparison.tellings import Telling
from kb.findings import LISTED_IN_FULL, distinct
from kb.recomputation.series import rival_key, series_key

# When more than one article in so many is stale, deriving everything is the shorter way.
_WHOLE_FROM = 4
_SHARING = """
SELECT DISTINCT a.id FROM json_each(?) k JOIN article_block b ON b.key = k.value JOIN article a ON a.num = b.article_num
WHERE a.is_current = 1
"""
_NUM = "SELECT num FROM article WHERE id = ?"
_CHANGED = "UPDATE claims_change SET number = number + 1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stale:
    """Articles (ids) stored, replaced or judged since the last deriving.

    `current` are to be counted from now on, `counted` are what is derived was derived with. `everything` says that
    what they can change cannot be told, or is most of the base.
    """

    articles: frozenset[str]
    current: frozenset[str]
    counted: frozenset[str]
    everything: bool


def stale(conn: sqlite3.Connection) -> Stale:
    rows = conn.execute(
        """SELECT d.article_id, a.is_current, d.counted, d.read_anew FROM derivation d JOIN article a ON a.id = d.article_id
        WHERE d.stale = 1"""
    ).fetchall()
    [total] = conn.execute("SELECT count(*) FROM article WHERE is_current = 1").fetchone()
    return Stale(
        articles=frozenset(row[0] for row in rows),
        current=frozenset(row[0] for row in rows if row[1]),
        counted=frozenset(row[0] for row in rows if row[2]),
        everything=any(row[3] for row in rows) or len(rows) * _WHOLE_FROM > total,
    )


def mark_stale(conn: sqlite3.Connection, articles: Iterable[str], *, read_anew: bool = False) -> None:
    """Says that these articles (ids) changed; `read_anew` when the figures that they were counted with are gone."""
    conn.execute(_CHANGED)
    conn.executemany(
        """INSERT INTO derivation (article_id) VALUES (?1)
        ON CONFLICT (article_id) DO UPDATE SET stale = 1, read_anew = max(read_anew, ?2 AND counted)""",
        [(article, int(read_anew)) for article in articles],
    )


def claims_change(conn: sqlite3.Connection) -> int:
    """A number that is another one once anybody marked articles as changed or counted them in; a review leaves it as it is."""
    return int(conn.execute("SELECT number FROM claims_change").fetchone()[0])


def keep_blocks(conn: sqlite3.Connection, article: str, telling: Telling | None) -> None:
    """Keeps the blocks of an article (id); None where it has no figures, or no longer counts."""
    [num] = conn.execute(_NUM, (article,)).fetchone()
    held = {key for (key,) in conn.execute("SELECT key FROM article_block WHERE article_num = ?", (num,))}
    wanted = blocks(telling) if telling else frozenset()
    conn.executemany("DELETE FROM article_block WHERE key = ? AND article_num = ?", [(key, num) for key in held - wanted])
    conn.executemany("INSERT INTO article_block (key, article_num) VALUES (?, ?)", [(key, num) for key in sorted(wanted - held)])


def count_in(conn: sqlite3.Connection, articles: Stale) -> None:
    """Says that what is derived now counts the current ones among the stale articles, and that none is stale any more."""
    conn.execute(_CHANGED)
    conn.executemany(
        "UPDATE derivation SET stale = 0, read_anew = 0, counted = ? WHERE article_id = ?",
        [(int(article in articles.current), article) for article in sorted(articles.articles)],
    )


def sharing(conn: sqlite3.Connection, keys: Iterable[int]) -> set[str]:
    """The current, counted articles (ids) that lie in one of these blocks."""
    return {row[0] for row in conn.execute(_SHARING, (msgspec.json.encode(sorted(keys)).decode(),))}


def blocks(telling: Telling) -> frozenset[int]:
    """All blocks in which an article lies: by its story, by what its figures measure, and by the series they are recomputed in."""
    return _numbered(telling, story_keys(telling))


def reached(telling: Telling) -> frozenset[int]:
    """The blocks in which lie all articles that its figures can meet."""
    return _numbered(telling, meeting_keys(telling))


def _numbered(telling: Telling, by_story: Iterable[str]) -> frozenset[int]:
    names = {*by_story, *(key for p in telling.profiles for key in series_keys(p))}
    return frozenset(block_number(name) for name in names) | series_blocks(telling)


def series_blocks(telling: Telling) -> frozenset[int]:
    return frozenset(block for p in telling.profiles if (block := series_block(p)) is not None)


def series_block(p: Profile) -> int | None:
    """The block of all series that a figure can be ranked or recomputed with: its own and those of its rivals."""
    key = series_key(p)
    return None if key is None else block_number("\x1f".join(("rivals", *rival_key(key))))


@lru_cache(maxsize=65536)
def block_number(name: str) -> int:
    """The name of a block as the 64 bits by which it is kept."""
    return int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), "big", signed=True)


def listed_otherwise(before: Mapping[str, Telling], after: Mapping[str, Telling], changed: Iterable[str]) -> set[str]:
    """The articles with a figure that is listed in a full block after, but was not before, or the other way round."""
    keys = {
        key for article in changed for side in (before, after) if article in side for p in side[article].profiles for key in series_keys(p)
    }
    found: set[str] = set()
    for members in _members({**before, **after}, keys).values():
        if len(members) > LISTED_IN_FULL:
            sides = ([p for p in members if p.obs.article_id in side] for side in (before, after))
            was, now = ({p.obs.id: p.obs.article_id for p in _listed(side)} for side in sides)
            found.update({**was, **now}[id_] for id_ in was.keys() ^ now.keys())
    return found


def _listed(members: list[Profile]) -> list[Profile]:
    return members if len(members) <= LISTED_IN_FULL else distinct(members)


def _members(tellings: Mapping[str, Telling], keys: set[str]) -> dict[str, list[Profile]]:
    found: dict[str, list[Profile]] = defaultdict(list)
    for telling in tellings.values():
        for p in telling.profiles:
            for key in series_keys(p):
                if key in keys:
                    found[key].append(p)
    return found


def beside_ranks(tellings: Iterable[Telling], blocks_changed: frozenset[int]) -> frozenset[int]:
    """The series blocks of figures that share a sentence with both a rank and a figure of a changed block: ranks are checked by them."""
    return frozenset(
        block for telling in tellings for beside in series_beside_ranks(telling) if beside & blocks_changed for block in beside
    )


def series_beside_ranks(telling: Telling) -> Iterator[frozenset[int]]:
    """For each sentence that tells a rank, the series blocks of its figures."""
    ranked = {p.obs.claim_start for p in telling.profiles if p.kind == "rank"}
    for sentence in sorted(ranked):
        yield frozenset(b for p in telling.profiles if p.obs.claim_start == sentence and (b := series_block(p)) is not None)
