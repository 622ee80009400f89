"""Each command as a person or a script calls it: what it prints, where, and with which exit code."""

import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ingest.language import Reader
from kb.cli import COMMANDS, main
from kb.decisions import add_review
from tests.kb.telling import storm_text

TWO = (
    {"id": "coast", "text": storm_text("85"), "published": "2024-05-14", "publisher": "Coast Gazette", "section": "weather"},
    {"id": "hill", "text": storm_text("more than 90"), "published": "2024-05-14", "publisher": "Hill Herald"},
)


@pytest.fixture
def claimdesk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reader: Reader):  # type: ignore[no-untyped-def]
    """Calls the program in an empty folder, with the language model that is already loaded."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("kb.commands.reader_options.Reader", lambda **_: reader)

    def call(*arguments: str, given: str | None = None) -> Result:
        result = CliRunner().invoke(main, arguments, input=given)
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result

    return call


@pytest.fixture
def base(claimdesk, tmp_path: Path) -> Path:  # type: ignore[no-untyped-def]
    write_lines(tmp_path / "storms.jsonl", *TWO)
    assert claimdesk("ingest", "storms.jsonl").exit_code == 0
    return tmp_path / "kb.db"


def write_lines(path: Path, *rows: object) -> None:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def lines(result: Result) -> list[dict]:  # type: ignore[type-arg]
    return [json.loads(line) for line in result.stdout.splitlines()]


def dump(path: Path) -> str:
    with sqlite3.connect(path) as conn:
        return "\n".join(conn.iterdump())


def test_every_command_says_what_it_does(claimdesk) -> None:  # type: ignore[no-untyped-def]
    for name in COMMANDS:
        result = claimdesk(name, "--help")
        assert result.exit_code == 0
        assert len(result.stdout.split("\n\n")[1].strip()) > 20


@pytest.mark.parametrize(
    "wrong",
    [("dance",), ("extract",), ("ingest",), ("conflicts", "--kind", "war"), ("export",), ("export", "xml"), ("export", "pack"), ("audit",)],
)
def test_wrong_usage_is_exit_code_two(claimdesk, wrong: tuple[str, ...]) -> None:  # type: ignore[no-untyped-def]
    assert claimdesk(*wrong).exit_code == 2


def test_extract_prints_a_line_an_article_in_order_with_literal_spans(claimdesk, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    given = "".join(json.dumps(row) + "\n" for row in TWO)
    result = claimdesk("extract", "-", given=given)
    assert result.exit_code == 0
    told = lines(result)
    assert [one["id"] for one in told] == ["coast", "hill"]
    assert told[0]["section"] == "weather"
    for one in told:
        [killed] = [figure for figure in one["figures"] if "people" in figure["printed"]]
        assert one["text"][killed["start"] : killed["end"]] == killed["printed"]
        assert killed["unit"] == "people"
    assert [figure["comparator"] for one in told for figure in one["figures"] if figure["unit"] == "people"] == ["=", ">"]
    assert not list(tmp_path.iterdir())


def test_what_is_refused_is_named_and_the_rest_is_done(claimdesk, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "binary.txt").write_bytes(b"\x00\x01\x02")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "latin.txt").write_bytes("Dürre".encode("latin-1"))
    (tmp_path / "nothing").mkdir()
    (tmp_path / "good.txt").write_text(storm_text("85"), encoding="utf-8")
    (tmp_path / "lines.jsonl").write_text("{broken\n" + json.dumps(TWO[1]) + "\n", encoding="utf-8")
    names = ("binary.txt", "empty.txt", "latin.txt", "nothing", "gone.txt", "good.txt", "lines.jsonl")
    for command in ("extract", "ingest"):
        result = claimdesk(command, *names)
        assert result.exit_code == 1
        refused = [line for line in result.stderr.splitlines() if line.startswith("refused: ")]
        assert {line.split(" ")[1].rstrip(":") for line in refused} == {*names[:5], "lines.jsonl:1"}
    with sqlite3.connect(tmp_path / "kb.db") as conn:
        assert conn.execute("SELECT count(*) FROM article").fetchone() == (2,)
        assert conn.execute("SELECT count(*) FROM refusal").fetchone() == (6,)


def test_odd_names_of_articles_and_files_are_only_names(claimdesk, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    for number, name in enumerate(("x" * 5000, "a\0b", "../../etc/passwd", "'; DROP TABLE article; --")):
        write_lines(tmp_path / "odd.jsonl", {"id": name, "title": name, "publisher": name, "text": storm_text(str(60 + number))})
        assert claimdesk("ingest", "odd.jsonl").exit_code == 0
    assert claimdesk("verify").exit_code == 0
    assert claimdesk("export", "graphml", "-o", "base.graphml").exit_code == 0
    assert claimdesk("ingest", "y" * 5000).exit_code == 1


def test_a_database_of_another_program_is_refused_and_left_alone(claimdesk, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "good.txt").write_text(storm_text("85"), encoding="utf-8")
    with sqlite3.connect(tmp_path / "other.db") as other:
        other.execute("CREATE TABLE recipe (name)")
    before = (tmp_path / "other.db").read_bytes()
    for command in (
        ("ingest", "good.txt"),
        ("conflicts",),
        ("checks",),
        ("sources",),
        ("export", "csv"),
        ("verify",),
        ("rebuild",),
        ("serve",),
    ):
        result = claimdesk(*command, "--db", "other.db")
        assert result.exit_code == 1
        assert "other.db: is not a claimdesk database" in result.stderr
    assert (tmp_path / "other.db").read_bytes() == before


@pytest.mark.parametrize(
    "command", [("conflicts",), ("checks",), ("sources",), ("audit", "x"), ("export", "claims"), ("verify",), ("serve",)]
)
def test_a_base_that_is_not_there_is_said_so(claimdesk, command: tuple[str, ...]) -> None:  # type: ignore[no-untyped-def]
    result = claimdesk(*command)
    assert result.exit_code == 1
    assert "no such claim base" in result.stderr


def test_ingesting_twice_leaves_the_same_bytes(claimdesk, base: Path) -> None:  # type: ignore[no-untyped-def]
    before = dump(base)
    result = claimdesk("ingest", "storms.jsonl")
    assert result.exit_code == 0
    assert "0 new (2 known before)" in result.stderr
    assert dump(base) == before


def test_an_edited_article_becomes_a_version(claimdesk, base: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    write_lines(tmp_path / "storms.jsonl", {**TWO[0], "text": storm_text("87")}, TWO[1])
    result = claimdesk("ingest", "storms.jsonl", "--format", "jsonl")
    assert [(row["ref"], row["new"]) for row in lines(result)] == [("hill", False), ("coast", True)]
    with sqlite3.connect(base) as conn:
        assert conn.execute("SELECT ref, is_current FROM article ORDER BY num").fetchall() == [("coast", 0), ("hill", 1), ("coast", 1)]


def test_several_workers_read_the_same_as_one(claimdesk, base: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    assert claimdesk("ingest", "storms.jsonl", "--db", "two.db", "--workers", "2").exit_code == 0
    kept = "SELECT id, printed, amount, low, high, series_key, period FROM figure ORDER BY id"
    with sqlite3.connect(base) as one, sqlite3.connect(tmp_path / "two.db") as two:
        assert one.execute(kept).fetchall() == two.execute(kept).fetchall() != []


def test_conflicts_give_both_sides_with_their_place(claimdesk, base: Path) -> None:  # type: ignore[no-untyped-def]
    found = lines(claimdesk("conflicts", "--all", "--format", "jsonl"))
    [row] = [one for one in found if {one["a"]["ref"], one["b"]["ref"]} == {"coast", "hill"} and "people" in one["a"]["printed"]]
    assert row.keys() >= {"id", "kind", "severity", "explanation", "a", "b", "gap", "differs", "rule"}
    texts = {one["id"]: one["text"] for one in TWO}
    for side in (row["a"], row["b"]):
        assert texts[side["ref"]][side["start"] : side["end"]] == side["printed"]
        assert side["printed"] in side["quote"]
    assert lines(claimdesk("conflicts", "--kind", row["kind"], "--format", "jsonl")) == [one for one in found if one["kind"] == row["kind"]]
    told = " ".join(claimdesk("conflicts", "--all").stdout.split())
    for words in (row["a"]["quote"], row["b"]["quote"], row["explanation"]):
        assert " ".join(words.split()) in told
    flagged = {one["id"]: one for one in found if one["kind"] == "contradiction"}
    assert all(flagged[one["dispute"]]["dispute"] == one["dispute"] for one in flagged.values())
    assert all(one["dispute"] is None for one in found if one["kind"] == "agree")


def test_checks_give_their_inputs_with_their_place(claimdesk, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    text = "Exports of herring from Norland rose 20 percent to 1,200 tons in March from 1,000 tons in February, the Harbour Office said."
    write_lines(tmp_path / "jobs.jsonl", {"id": "jobs", "text": text, "published": "2024-04-02"})
    assert claimdesk("ingest", "jobs.jsonl").exit_code == 0
    found = lines(claimdesk("checks", "--format", "jsonl"))
    assert found
    for row in found:
        assert row.keys() >= {"id", "rule", "verdict", "inputs", "reported", "computed", "explanation", "across_articles"}
        for given in row["inputs"]:
            assert text[given["start"] : given["end"]] == given["printed"]
    assert "holds" in {row["verdict"] for row in found}
    assert found[0]["explanation"] in " ".join(claimdesk("checks").stdout.split())


def test_sources_say_who_is_relied_on_and_a_wrong_name_is_an_error(claimdesk, base: Path) -> None:  # type: ignore[no-untyped-def]
    rows = {row["name"]: row for row in lines(claimdesk("sources", "--format", "jsonl"))}
    assert rows["Coast Gazette"]["articles_published"] == 1
    [named] = [name for name in rows if "Harbour Office" in name]
    assert named in claimdesk("sources", named).stdout
    wrong = claimdesk("sources", "Harbour Offic")
    assert wrong.exit_code == 1
    assert named in wrong.stderr


def test_an_audit_shows_each_figure_with_its_chain(claimdesk, base: Path) -> None:  # type: ignore[no-untyped-def]
    [found] = lines(claimdesk("audit", "coast", "--format", "jsonl"))
    [killed] = [figure for figure in found["figures"] if "people" in figure["printed"]]
    hops = [checked["hop"] for checked in killed["hops"]]
    assert [TWO[0]["text"][hop["start"] : hop["end"]] for hop in hops] == [hop["source"] for hop in hops]
    assert killed["origins"] == found["to_do"] == [killed["origin"]]
    assert killed["origin"] in claimdesk("audit", "coast").stdout
    assert claimdesk("audit", "dale").exit_code == 1


def test_verify_finds_what_was_broken_behind_its_back(claimdesk, base: Path) -> None:  # type: ignore[no-untyped-def]
    assert claimdesk("verify").exit_code == 0
    with sqlite3.connect(base) as conn:
        conn.execute("UPDATE figure SET start = start + 1 WHERE printed LIKE '%people%'")
    result = claimdesk("verify")
    assert result.exit_code == 1
    assert "a figure points at its literal words: not so for" in result.stdout


def test_rebuild_comes_to_the_same_and_keeps_reviews(claimdesk, base: Path) -> None:  # type: ignore[no-untyped-def]
    with sqlite3.connect(base) as conn:
        [target] = conn.execute("SELECT id FROM figure LIMIT 1").fetchone()
        add_review(conn, target_kind="figure", target=target, verdict="confirm", actor="ann", note="rang the office")
    kept = [
        f"SELECT * FROM {table} ORDER BY 1, 2"  # noqa: S608
        for table in ("figure", "claim", "hop", "finding", "arithmetic_check", "check_input", "series", "source", "source_edge", "review")
    ]
    with sqlite3.connect(base) as conn:
        before = [conn.execute(sql).fetchall() for sql in kept]
    assert claimdesk("rebuild").exit_code == 0
    with sqlite3.connect(base) as conn:
        assert [conn.execute(sql).fetchall() for sql in kept] == before
        assert conn.execute("SELECT kind FROM run ORDER BY id").fetchall() == [("ingest",), ("rebuild",)]
    assert claimdesk("verify").exit_code == 0


def test_browsing_commands_do_not_load_a_language_model() -> None:
    modules = ", ".join(f"kb.commands.{name}" for name in ("serve", "conflicts", "checks", "sources", "audit", "export", "verify"))
    code = f"import sys, kb.cli, {modules}; sys.exit('spacy' in sys.modules or 'trafilatura' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_serve_says_where_it_listens_and_answers_there(base: Path) -> None:
    program = [sys.executable, "-c", "from kb.cli import main; main()", "serve", "--db", str(base), "--port", "0"]
    with subprocess.Popen(program, stderr=subprocess.PIPE, text=True) as served:
        assert served.stderr
        try:
            said = served.stderr.readline()
            address = re.search(r"http://\S+", said)
            assert address, said
            with urllib.request.urlopen(address[0], timeout=20) as answer:
                assert answer.status == 200
        finally:
            served.send_signal(signal.SIGINT)
            served.wait(timeout=20)


def test_a_port_in_use_is_said_so(claimdesk, base: Path) -> None:  # type: ignore[no-untyped-def]
    import socket

    with socket.create_server(("127.0.0.1", 0)) as taken:
        result = claimdesk("serve", "--port", str(taken.getsockname()[1]))
    assert result.exit_code == 1
    assert "in use" in result.stderr


def test_what_was_acknowledged_before_a_kill_is_there_and_a_rerun_completes_it(tmp_path: Path) -> None:
    towns = [f"Port {chr(65 + number // 26)}{chr(97 + number % 26)}" for number in range(120)]
    rows = [{"id": town, "text": f"The storm in {town} killed {9 + number} people, the mayor said."} for number, town in enumerate(towns)]
    write_lines(tmp_path / "towns.jsonl", *rows)
    db = tmp_path / "kb.db"
    program = [
        sys.executable,
        "-c",
        "from kb.cli import main; main()",
        "ingest",
        str(tmp_path / "towns.jsonl"),
        "--db",
        str(db),
        "--format",
        "jsonl",
    ]
    with subprocess.Popen(program, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as running:
        assert running.stdout
        acknowledged = [json.loads(running.stdout.readline())["id"] for _ in range(7)]
        os.kill(running.pid, signal.SIGKILL)
        acknowledged += [json.loads(line)["id"] for line in running.stdout if line.endswith("}\n")]
    with sqlite3.connect(db) as conn:
        stored = {row[0] for row in conn.execute("SELECT id FROM article")}
    assert 7 <= len(acknowledged) < len(rows)
    assert set(acknowledged) <= stored
    for command in (program, [*program[:3], "verify", "--db", str(db)]):
        assert subprocess.run(command, capture_output=True, check=False).returncode == 0
    with sqlite3.connect(db) as conn:
        assert conn.execute("SELECT count(*), count(DISTINCT ref) FROM article").fetchone() == (120, 120)


def test_two_ingests_of_the_same_articles_at_once_store_each_once(tmp_path: Path) -> None:
    rows = [{"id": f"town-{number}", "text": f"The storm in Port {number} killed {9 + number} people."} for number in range(40)]
    write_lines(tmp_path / "towns.jsonl", *rows)
    db = tmp_path / "kb.db"
    program = [sys.executable, "-c", "from kb.cli import main; main()", "ingest", str(tmp_path / "towns.jsonl"), "--db", str(db)]
    both = [subprocess.Popen(program, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    said = [running.communicate()[1] for running in both]
    assert [running.returncode for running in both] == [0, 0], said
    with sqlite3.connect(db) as conn:
        assert conn.execute("SELECT count(*), count(DISTINCT ref) FROM article").fetchone() == (40, 40)
    assert subprocess.run([*program[:3], "verify", "--db", str(db)], capture_output=True, check=False).returncode == 0
