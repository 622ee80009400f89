"""What a stored article is looked up by and compared with: the series of its figures, the blocks it shares with others, its words."""

import sqlite3
from collections.abc import Iterable

from ingest.identity import content_id
from kb.base import insert, transaction
from kb.comparison.concepts import standard
from kb.comparison.profiles import Profile
from kb.findings import tell
from kb.model import Observation
from kb.reading import observations
from kb.recomputation.series import key_words, series_key
from kb.retelling import keep
from kb.touched import keep_blocks

_SERIES_FIELDS = ("subject", "measure", "product", "ref_area", "counterpart_area", "flow", "population", "adjustment")
_UNINDEXED = "SELECT article_id FROM derivation WHERE stale = 1 AND indexed = 0 ORDER BY article_id"


def index_article(conn: sqlite3.Connection, article: str) -> None:
    """Keeps the series, the blocks and the words of a stored article (id) as its figures are now; a replaced one lies in no block."""
    seen = observations(conn, within=(article,), every_version=True)
    with transaction(conn):
        _set_series(conn, seen)
        [current] = conn.execute("SELECT is_current FROM article WHERE id = ?", (article,)).fetchone()
        telling = tell(seen, standard()).get(article)
        keep_blocks(conn, article, telling if current else None)
        keep(conn, article, telling)
        conn.execute("UPDATE derivation SET indexed = 1 WHERE article_id = ?", (article,))


def index_stale(conn: sqlite3.Connection) -> None:
    """Indexes what changed and was not indexed when it was stored, as by an older version of the program."""
    for (article,) in conn.execute(_UNINDEXED).fetchall():
        index_article(conn, article)


def _set_series(conn: sqlite3.Connection, seen: Iterable[Observation]) -> None:
    """Sets each figure's series; a series is described by the first figure that was stored of it."""
    register = standard()
    for observation in seen:
        key = series_key(Profile(observation, register))
        id_ = content_id("series", *key) if key else None
        [held] = conn.execute("SELECT series_key FROM figure WHERE id = ?", (observation.id,)).fetchone()
        if id_ == held:
            continue
        if key:
            described = {name: getattr(observation, name) for name in _SERIES_FIELDS}
            insert(conn, "series", {"id": id_, "name": key_words(key), **described}, ignore=True)
        conn.execute("UPDATE figure SET series_key = ? WHERE id = ?", (id_, observation.id))
