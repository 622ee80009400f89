"""What a fresh clone relies on: the lock, the ranges, the commands, and files that name no machine."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from kb.cli import COMMANDS

ROOT = Path(__file__).resolve().parents[1]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PROJECT, TOOLS = PYPROJECT["project"], PYPROJECT["tool"]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PINS = re.findall(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)(?: ; [^\\]+)? \\\n((?: +--hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", LOCK, re.MULTILINE)
EXTRAS = PROJECT["optional-dependencies"]
WANTED = [Requirement(line) for line in PROJECT["dependencies"] + EXTRAS["model"] + EXTRAS["dev"]]


def test_every_pin_has_its_hashes():
    assert len(PINS) == len(re.findall(r"^\S+==", LOCK, re.MULTILINE)) > 50


def test_the_lock_names_no_registry_and_no_path():
    assert not re.search(r"://|--(?:index|extra-index|find-links|trusted)|^-e|^\.|^/", LOCK, re.MULTILINE)


@pytest.mark.parametrize("wanted", WANTED, ids=str)
def test_the_lock_holds_what_the_project_asks_for(wanted):
    versions = [version for name, version, _ in PINS if canonicalize_name(name) == canonicalize_name(wanted.name)]
    assert versions, "run make lock"
    assert all(wanted.specifier.contains(version) for version in versions), "run make lock"


@pytest.mark.parametrize("wanted", WANTED, ids=str)
def test_versions_are_ranges(wanted):
    assert any(bound.operator in {"<", "=="} for bound in wanted.specifier)


@pytest.mark.parametrize("goal", ["setup", "demo", "test", "lint", "bench", "lock"])
def test_make_knows_its_goals(goal):
    made = subprocess.run(["make", "--dry-run", "--always-make", goal], cwd=ROOT, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stderr
    assert made.stdout.strip()


def test_what_a_change_must_pass_is_make_test():
    script = ROOT / ".ci" / "run"
    assert script.stat().st_mode & 0o111
    assert "make test" in script.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["README.md", "ARCHITECTURE.md", "CHANGELOG.md", "LICENSE", "sources/README.md"])
def test_the_papers_are_there(name):
    assert len((ROOT / name).read_text(encoding="utf-8")) > 200


def test_readme_and_architecture_name_only_what_exists():
    for page in ("README.md", "ARCHITECTURE.md", "sources/README.md"):
        text = (ROOT / page).read_text(encoding="utf-8")
        named = re.findall(r"`((?:ingest|kb|sources|tests|docs)/[A-Za-z0-9_./-]*[A-Za-z0-9_/])`", text)
        assert named
        assert [path for path in named if not (ROOT / path).exists()] == [], page


def test_the_readme_shows_every_command():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert set(re.findall(r"claimdesk ([a-z]+)(?: |`|$)", text, re.MULTILINE)) - {"flags", "is"} == set(COMMANDS)


def test_every_file_beside_the_code_is_packaged():
    patterns = TOOLS["setuptools"]["package-data"]["*"]
    data = {path.suffix for room in ("ingest", "kb") for path in (ROOT / room).rglob("*") if path.is_file()} - {".py", ".pyc"}
    assert {suffix for suffix in data if f"**/*{suffix}" not in patterns} == set()
