"""What `claimdesk serve` refuses before it listens."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from kb.base import open_base
from kb.cli import main
from kb.commands import serve


def test_an_account_without_a_password_is_refused_with_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_base(tmp_path / "kb.db", create=True).close()
    monkeypatch.delenv("CLAIMDESK_HASH_ANN_B", raising=False)
    told = CliRunner().invoke(main, ["serve", "--db", str(tmp_path / "kb.db"), "--account", "ann.b"])
    assert told.exit_code == 1
    assert "set CLAIMDESK_HASH_ANN_B to what `datasette hash-password` prints" in told.output


def test_accounts_need_the_plugin_that_keeps_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_base(tmp_path / "kb.db", create=True).close()
    monkeypatch.setattr(serve, "_PASSWORDS", "no_such_module")
    told = CliRunner().invoke(main, ["serve", "--db", str(tmp_path / "kb.db"), "--account", "ann"])
    assert told.exit_code == 1
    assert "claimdesk[passwords]" in told.output


def test_a_base_that_is_none_is_refused(tmp_path: Path) -> None:
    told = CliRunner().invoke(main, ["serve", "--db", str(tmp_path / "none.db")])
    assert told.exit_code != 0
    assert "none.db" in told.output
