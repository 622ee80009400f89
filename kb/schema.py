"""The tables, views, indexes and full-text search of a claim base, as migrations that are never edited once released."""

from importlib.resources import files

from sqlite_utils import Database, Migrations

# The letters "CLDK" in the file's header say that a database is a claim base.
APPLICATION_ID = 0x434C444B

migrations = Migrations("claimdesk")


def _script(db: Database, name: str) -> None:
    db.executescript(files("kb").joinpath("migrations", name).read_text(encoding="utf-8"))


@migrations()
def articles_and_claims(db: Database) -> None:
    _script(db, "0001_articles_and_claims.sql")
    db.conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")


@migrations()
def findings(db: Database) -> None:
    _script(db, "0002_findings.sql")


@migrations()
def reviews(db: Database) -> None:
    _script(db, "0003_reviews.sql")


@migrations()
def search(db: Database) -> None:
    _script(db, "0004_search.sql")


@migrations()
def views(db: Database) -> None:
    _script(db, "0005_views.sql")


@migrations()
def in_step(db: Database) -> None:
    _script(db, "0006_in_step.sql")


@migrations()
def indexed(db: Database) -> None:
    _script(db, "0007_indexed.sql")


@migrations()
def questions(db: Database) -> None:
    _script(db, "0008_questions.sql")


@migrations()
def large_bases(db: Database) -> None:
    _script(db, "0009_large_bases.sql")


@migrations()
def current_figures(db: Database) -> None:
    _script(db, "0010_current_figures.sql")


@migrations()
def alike(db: Database) -> None:
    _script(db, "0011_alike.sql")


@migrations()
def names_by_word(db: Database) -> None:
    _script(db, "0012_names_by_word.sql")


@migrations()
def met_by_names(db: Database) -> None:
    _script(db, "0013_met_by_names.sql")


@migrations()
def beside_readers(db: Database) -> None:
    _script(db, "0014_beside_readers.sql")


@migrations()
def kept_words(db: Database) -> None:
    _script(db, "0015_kept_words.sql")


@migrations()
def kept_counts(db: Database) -> None:
    _script(db, "0016_kept_counts.sql")
