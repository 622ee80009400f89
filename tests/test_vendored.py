"""Code of others that is kept here is exactly what its manifest says, with its licence."""

import json
from hashlib import sha256
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = (ROOT / "kb/browse/static/vendor", ROOT / "tests/browser/vendor")


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda f: f.relative_to(ROOT).as_posix())
def test_vendored_files_are_those_of_the_manifest(folder: Path) -> None:
    entries = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    for entry in entries:
        assert sha256((folder / entry["file"]).read_bytes()).hexdigest() == entry["sha256"], entry["file"]
        assert {"package", "version", "licence", "taken_from"} <= entry.keys()
        assert (folder / entry["licence_file"]).read_text(encoding="utf-8").strip()
    known = {name for entry in entries for name in (entry["file"], entry["licence_file"])} | {"manifest.json"}
    assert {path.name for path in folder.iterdir()} == known
