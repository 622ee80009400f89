"""Grows a claim base to any size: some generated articles are stored and derived as always, then copied row by row under new ids.

python -m tests.bench.grown kb.db [--articles N] [--copied N] [--seed S]
"""

import argparse
import random
import re
import sqlite3
import time
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

from ingest.model import Article, Cue, Event, Extraction, FigureClaim, Mention, Unclaimed
from kb.base import open_base, transaction
from kb.deriving import bring_in_step
from kb.store import store
from tests.bench.derive_speed import extractions
from tests.kb import building

# Together ten thousand claims that are derived for real, and a hundred of each article in the largest base.
DERIVED_ARTICLES = 1_000
_BACKGROUND = 8
_PROSE = 180
_COPIES_OF_A_SERIES = 10
_SYLLABLES = ("ar", "bel", "cor", "dun", "es", "fir", "gan", "hol", "ist", "jor", "kel", "lun", "mar", "nor", "ost", "pel", "rin", "sol")
# What is counted, its unit, and the words between; every sentence has a place and one figure.
_COUNTED = (
    ("buses", "bus", "The town of {place} runs {value} buses, which critics call a scandal."),
    ("schools", "school", "Officials in {place} counted {value} schools after the reform of {year}."),
    ("nurses", "person", "The hospital in {place} reportedly lacks {value} nurses because pay is low."),
    ("households", "household", "Some streets of {place}, home to {value} households, were left dark."),
    ("bridges", "bridge", "Engineers closed {value} bridges around {place} in {year} and say the others are safe."),
    ("members", "member", "The cooperative of {place} has {value} members and a massive debt."),
    ("trees", "tree", "Volunteers from {place} planted {value} trees along the river."),
    ("visitors", "person", "The fair in {place} drew {value} visitors, the organisers claimed."),
)
_CUES = {"scandal": "loaded", "massive": "loaded", "reportedly": "hedge", "because": "causal", "claimed": "loaded", "were left": "agency"}
_CUE = re.compile("|".join(_CUES))
_HAPPENING = re.compile(r"\b(?:flood|earthquake|landslide|ferry accident|factory fire|storm|election)\b")
# Tables whose rows the copies of an article share.
_SHARED = frozenset(
    {"source", "source_edge", "entity", "alias", "alias_word", "stat", "claims_change", "run", "refusal", "review", "judgement"}
)
_OWN_TABLES = """
SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE 'CREATE TABLE%' AND name NOT LIKE '%!_fts%' ESCAPE '!'
AND name NOT LIKE '!_%' ESCAPE '!' AND name NOT LIKE 'sqlite%' ORDER BY rowid
"""
_MADE_ANEW = """
SELECT type, name, sql FROM sqlite_master
WHERE type IN ('index', 'trigger') AND sql IS NOT NULL AND tbl_name NOT LIKE '%!_fts%' ESCAPE '!'
"""
# What a copy holds in place of a column; all other columns are the same.
_COPIED = {
    **dict.fromkeys(
        ("id", "article_id", "claim_id", "figure_id", "event_id", "a_figure", "b_figure", "derived_id", "from_derived_id", "check_id"),
        "{0} || '~' || :copy",
    ),
    "ref": "{0} || '~' || :copy",
    "url": "{0} || '/' || :copy",
    "target_article_id": "{0} || '~' || :copy",
    "num": "{0} + :copy * (SELECT count(*) FROM temp.{1})",
    "article_num": "{0} + :copy * (SELECT count(*) FROM temp.article)",
    "key": "{0} + :copy",
    "published": "date({0}, '-' || :copy || ' days')",
    "read_at": "strftime('%Y-%m-%dT%H:%M:%SZ', {0}, '-' || :copy || ' hours')",
    "first_seen": "strftime('%Y-%m-%dT%H:%M:%SZ', {0}, '-' || :copy || ' hours')",
    # Some copies go on with the series of the copies before them.
    "series_key": "{0} || CASE WHEN :series THEN '~' || :series ELSE '' END",
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--copied", type=int, default=DERIVED_ARTICLES, help="how many of them are stored and derived one by one")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    began = time.perf_counter()
    grow(options.path, options.articles, derived=options.copied, seed=options.seed)
    print(f"{options.path}: {options.path.stat().st_size / 1e6:,.0f} MB in {time.perf_counter() - began:.0f} s")


def grow(path: Path, articles: int, *, derived: int = DERIVED_ARTICLES, seed: int = 1) -> None:
    """A claim base of about ten claims an article: `derived` articles and as many copies of these as make `articles`."""
    derived = min(derived, articles)
    with closing(open_base(path, create=True)) as base:
        base.execute("PRAGMA synchronous = OFF")
        base.execute("PRAGMA cache_size = -1000000")
        with transaction(base):
            for one in longer(extractions(derived, seed=seed), seed=seed):
                store(base, one)
        bring_in_step(base)
        _copy(base, articles // derived)
        bring_in_step(base)
        base.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def longer(told: Iterable[Extraction], *, seed: int) -> Iterator[Extraction]:
    """The articles with a background of figures that stand alone, names, an event, loaded words, and plain prose."""
    rng = random.Random(seed)
    vocabulary = [_word(rng) for _ in range(4000)]
    for number, one in enumerate(told):
        background = [rng.choice(_COUNTED) for _ in range(_BACKGROUND)]
        places = [_word(rng).capitalize() for _ in background]
        values = [f"{rng.randrange(20, 9000):,}" for _ in background]
        year = str(rng.randrange(1990, 2020))
        lines = [words.format(place=p, value=v, year=year) for (_, _, words), p, v in zip(background, places, values, strict=True)]
        alone = [(measure, unit, p, v) for (measure, unit, _), p, v in zip(background, places, values, strict=True)]
        # Few words make up most of a text, as in any language.
        prose = " ".join(vocabulary[min(int(rng.paretovariate(0.7)), len(vocabulary)) - 1] for _ in range(_PROSE)).capitalize()
        story = one.article.text
        text = "\n".join((story, *lines, f"{prose}."))
        told_of = one.article
        read = building.article(
            text,
            ref=told_of.ref,
            publisher=told_of.publisher,
            url=told_of.url,
            title=f"{story[:60].rsplit(' ', 1)[0]} … ({number})",
            published=told_of.published,
        )
        yield building.told(
            read,
            (*one.figures, *_standing_alone(read, len(story) + 1, lines, alone)),
            mentions=tuple(_mention(text, place) for place in dict.fromkeys(places)),
            events=tuple(_events(story, told_of.published, places[0])),
            framing=tuple(
                Cue(start=m.start(), end=m.end(), cue=m.group(), cue_class=_CUES[m.group()])
                for m in _CUE.finditer(text, len(story), len(text) - len(prose) - 1)
            ),
            unclaimed=tuple(
                Unclaimed(start=m.start(), end=m.end(), printed=year, reason="date") for m in re.finditer(rf"(?<=of |in ){year}", text)
            ),
        )


def _standing_alone(read: Article, offset: int, lines: list[str], told: list[tuple[str, str, str, str]]) -> Iterator[FigureClaim]:
    """A figure a line; `told` are the measure, unit, place and value of each, the first of which starts at `offset`."""
    for line, (measure, unit, place, value) in zip(lines, told, strict=True):
        number = float(value.replace(",", ""))
        end = offset + line.index(value) + len(value)
        yield building.figure(
            read,
            value,
            nth=len(re.findall(f"(?={value})", read.text[:end])),
            low=number,
            high=number,
            high_open=False,
            basis="exact count",
            kind="count",
            unit=unit,
            measure=measure,
            subject=place,
            claim=(offset, offset + len(line)),
        )
        offset += len(line) + 1


def _mention(text: str, name: str) -> Mention:
    start = text.index(name)
    return Mention(start=start, end=start + len(name), printed=name, canonical=name, kind="place")


def _events(story: str, published: str | None, place: str) -> Iterator[Event]:
    found = _HAPPENING.search(story)
    if found:
        yield Event(start=found.start(), end=found.end(), trigger=found.group(), kind=found.group(), period=published, place=place)


def _word(rng: random.Random) -> str:
    return "".join(rng.choice(_SYLLABLES) for _ in range(rng.choice((2, 3, 3))))


def _copy(base: sqlite3.Connection, times: int) -> None:
    """Adds what the base holds so many times less one; every id of an article's own gets the number of its copy.

    Indexes, triggers and the full-text search are made anew at the end, which is many times quicker than row by row.
    """
    tables = [name for (name,) in base.execute(_OWN_TABLES) if name not in _SHARED]
    made_anew = base.execute(_MADE_ANEW).fetchall()
    base.execute("PRAGMA foreign_keys = OFF")
    with transaction(base):
        for kind, name, _ in made_anew:
            base.execute(f"DROP {kind} {name}")
        for table in tables:
            base.execute(f"CREATE TEMP TABLE {table} AS SELECT * FROM main.{table}")  # noqa: S608
        statements = [_copying(base, table) for table in tables]
        for copy in range(1, times):
            for sql in statements:
                base.execute(sql, {"copy": copy, "series": copy // _COPIES_OF_A_SERIES})
        base.execute("UPDATE source_edge SET n = n * ?", (times,))
        base.execute("UPDATE stat SET value = value * ?", (times,))
        for table in tables:
            base.execute(f"DROP TABLE temp.{table}")
        for _, _, sql in made_anew:
            base.execute(sql)
        for name in ("article_fts", "claim_fts"):
            base.execute(f"INSERT INTO {name} ({name}) VALUES ('rebuild')")  # noqa: S608
    base.execute("PRAGMA foreign_keys = ON")
    base.execute("PRAGMA analysis_limit = 1000")
    base.execute("ANALYZE")


def _copying(base: sqlite3.Connection, table: str) -> str:
    """The statement that adds copy number :copy of the rows that a table began with."""
    columns = [row[1] for row in base.execute(f"PRAGMA main.table_info({table})")]
    copied = {**_COPIED, "id": _COPIED["series_key"]} if table == "series" else _COPIED
    values = ", ".join(copied.get(column, "{0}").format(f'"{column}"', table) for column in columns)
    names = ", ".join(f'"{column}"' for column in columns)
    again = "OR IGNORE" if table == "series" else ""
    return f"INSERT {again} INTO main.{table} ({names}) SELECT {values} FROM temp.{table}"  # noqa: S608


if __name__ == "__main__":
    main()
