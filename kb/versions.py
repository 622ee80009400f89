"""Which stored article a newly read one is an edited version of."""

import re
import sqlite3

from ingest.model import Article

_LEAST_SHARED = 0.3
# A file name, or a line of a file, may come back with quite another article in it; an id or a URL may not.
_FILE_OR_LINE = re.compile(r"\.[A-Za-z]{1,8}$|:[0-9]{1,9}$")


def predecessor(conn: sqlite3.Connection, article: Article) -> str | None:
    """The id of the current article that this one replaces: the same URL, else the same ref where URLs do not differ.

    Under a file name or a line number the words must be largely the same too.
    """
    # The plus keeps the planner of a base without statistics from walking over all current articles.
    if article.url:
        row = conn.execute("SELECT id FROM article WHERE url = ? AND +is_current = 1 ORDER BY num DESC", (article.url,)).fetchone()
        if row:
            return str(row[0])
    candidates = conn.execute(
        """SELECT id, text FROM article WHERE ref = ? AND +is_current = 1 AND (url IS NULL OR ? IS NULL)
        AND (publisher IS NULL OR ? IS NULL OR publisher = ?) ORDER BY num DESC""",
        (article.ref, article.url, article.publisher, article.publisher),
    )
    for id_, text in candidates:
        if not _FILE_OR_LINE.search(article.ref) or shared_words(text, article.text) >= _LEAST_SHARED:
            return str(id_)
    return None


def shared_words(a: str, b: str) -> float:
    """The share of all distinct words of both texts that both use, from 0 to 1."""
    first, second = set(a.casefold().split()), set(b.casefold().split())
    return len(first & second) / len(first | second) if first or second else 1.0
