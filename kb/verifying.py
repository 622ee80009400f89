"""Every promise that a claim base makes, as a question whose answer must be empty."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """A promise that does not hold, with the row that breaks it."""

    promise: str
    row: str


def _misplaced(table: str, words: str, key: str) -> str:
    """The rows of a table whose words are not those at their place in the article."""
    return f"""SELECT {key} FROM {table} x JOIN article a ON a.id = x.article_id
    WHERE substr(a.text, x.start + 1, x."end" - x.start) IS NOT x.{words}"""  # noqa: S608


# Each query lists the rows that break the promise named before it.
PROMISES: dict[str, str] = {
    "a figure points at its literal words": _misplaced("figure", "printed", "x.id"),
    "a claim points at its literal words": _misplaced("claim", "quote", "x.id"),
    "a mention points at its literal words": _misplaced("mention", "printed", "x.article_id || ':' || x.start"),
    "a number that is no claim points at its literal words": _misplaced("unclaimed", "printed", "x.article_id || ':' || x.start"),
    "a source is named in the article's words": _misplaced("hop", "printed", "x.figure_id || ':' || x.position"),
    "a framing cue lies in the article": ('SELECT x.id FROM framing x JOIN article a ON a.id = x.article_id WHERE x."end" > a.characters'),
    "an attribution lies in the article": (
        """SELECT x.id FROM attribution x JOIN article a ON a.id = x.article_id
        WHERE max(x.content_end, coalesce(x.source_end, 0), coalesce(x.cue_end, 0)) > a.characters"""
    ),
    "blocks are in order and do not overlap": (
        """SELECT x.article_id || ':' || x.position FROM block x JOIN block n ON n.article_id = x.article_id
        AND n.position = x.position + 1 WHERE n.start < x."end" """
    ),
    "an article has the length it had when it was read": "SELECT id FROM article WHERE length(text) <> characters",
    "an interval holds at least one value": ("SELECT id FROM figure WHERE low > high OR (low = high AND (low_open OR high_open))"),
    "an exact figure lies in its interval": (
        "SELECT id FROM figure WHERE amount IS NOT NULL AND comparator = '=' AND (abs(CAST(amount AS REAL)) < low - 1e-9 * abs(low) "
        "OR abs(CAST(amount AS REAL)) > high + 1e-9 * abs(high)) AND (CAST(amount AS REAL) < low OR CAST(amount AS REAL) > high)"
    ),
    "a figure lies in its claim": 'SELECT id FROM figure WHERE start < claim_start OR "end" > claim_end',
    "a chain has no gap": ("""SELECT figure_id FROM hop GROUP BY figure_id HAVING max(position) <> count(*) - 1"""),
    "an origin is the end of the chain": (
        """SELECT f.id FROM figure f WHERE f.origin_id IS NOT
        (SELECT source_id FROM hop WHERE figure_id = f.id ORDER BY position DESC LIMIT 1)"""
    ),
    "a number is a claim's figure or not, never both": (
        'SELECT f.id FROM figure f JOIN unclaimed u ON u.article_id = f.article_id AND u.start < f."end" AND f.start < u."end"'
    ),
    "a replaced article is not current": ("""SELECT o.id FROM article n JOIN article o ON o.id = n.replaces WHERE o.is_current = 1"""),
    "figures are current with their article": (
        "SELECT f.id FROM figure f JOIN article a ON a.id = f.article_id WHERE f.is_current <> a.is_current"
    ),
    "a finding speaks of two current figures": (
        """SELECT n.id FROM finding n JOIN figure a ON a.id = n.a_figure JOIN figure b ON b.id = n.b_figure
        WHERE a.is_current = 0 OR b.is_current = 0 OR a.id = b.id"""
    ),
    "a check has inputs": "SELECT id FROM arithmetic_check WHERE id NOT IN (SELECT check_id FROM check_input)",
    "a derived value has inputs": "SELECT id FROM derived_value WHERE id NOT IN (SELECT derived_id FROM derived_input)",
    "a finding has the status of its last review": (
        """SELECT f.id FROM finding f WHERE f.status <> coalesce((SELECT CASE verdict WHEN 'reopen' THEN 'open' ELSE verdict END
        FROM review WHERE target_kind = 'finding' AND target = f.id ORDER BY id DESC LIMIT 1), 'open')"""
    ),
    "what is counted is there": (
        """SELECT name FROM stat WHERE value <> CASE name
        WHEN 'articles' THEN (SELECT count(*) FROM article WHERE is_current = 1)
        WHEN 'versions' THEN (SELECT count(*) FROM article WHERE is_current = 0)
        WHEN 'claims' THEN (SELECT count(*) FROM claim)
        WHEN 'figures' THEN (SELECT count(*) FROM figure WHERE is_current = 1)
        WHEN 'figures without source' THEN (SELECT count(*) FROM figure WHERE is_current = 1 AND origin_id IS NULL)
        WHEN 'numbers that are no claims' THEN (SELECT count(*) FROM unclaimed) ELSE value END"""
    ),
    "full-text search knows every article": ("SELECT id FROM article WHERE num NOT IN (SELECT id FROM article_fts_docsize)"),
    "full-text search knows every claim": "SELECT id FROM claim WHERE num NOT IN (SELECT id FROM claim_fts_docsize)",
}


def broken(conn: sqlite3.Connection) -> Iterator[Broken]:
    """Every row that breaks a promise, and what SQLite itself finds wrong with the file."""
    for (message,) in conn.execute("PRAGMA integrity_check"):
        if message != "ok":
            yield Broken(promise="the file is whole", row=message)
    for table, row, parent, _ in conn.execute("PRAGMA foreign_key_check"):
        yield Broken(promise=f"what {table} points at is there", row=f"row {row} of {table} points at a missing row of {parent}")
    for promise, sql in PROMISES.items():
        for (row,) in conn.execute(sql):
            yield Broken(promise=promise, row=str(row))
