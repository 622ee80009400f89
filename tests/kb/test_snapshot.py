"""What is read as of one moment stays as it was while somebody else writes."""

from contextlib import closing
from pathlib import Path

from kb.base import open_base, snapshot, transaction

_HOW_MANY = "SELECT count(*) FROM source"


def test_what_others_write_meanwhile_is_seen_only_afterwards(tmp_path: Path) -> None:
    with closing(open_base(tmp_path / "kb.db", create=True)) as writer, closing(open_base(tmp_path / "kb.db")) as reader:
        [before] = reader.execute(_HOW_MANY).fetchone()
        with snapshot(reader):
            assert reader.execute(_HOW_MANY).fetchone() == (before,)
            with transaction(writer):
                writer.execute("INSERT INTO source (id, name, kind) VALUES ('s', 'Harbour Board', 'organisation')")
            assert reader.execute(_HOW_MANY).fetchone() == (before,)
        assert reader.execute(_HOW_MANY).fetchone() == (before + 1,)
