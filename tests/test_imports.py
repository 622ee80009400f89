"""Imports go right to left: people's pages import the base, the base imports reading, and reading imports neither."""

import ast
import subprocess
import sys
from pathlib import Path

import networkx as nx
import pytest

ROOT = Path(__file__).resolve().parents[1]


def module_name(path):
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


OURS = {module_name(path): path for room in ("ingest", "kb") for path in sorted((ROOT / room).rglob("*.py"))}


def imported(path):
    """The full names of all modules that a file imports, wherever in the file it does so."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            for name in node.names:
                inner = f"{node.module}.{name.name}"
                yield inner if inner in OURS else node.module


@pytest.fixture(scope="module")
def written():
    """Who names whom: an edge from the importing module to the imported one."""
    return nx.DiGraph([(name, other) for name, path in OURS.items() for other in imported(path)])


@pytest.fixture(scope="module")
def loaded(written):
    """Who gets loaded with whom: importing a module also runs the packages around it."""
    graph = written.copy()
    for name in list(graph):
        parent, _, _ = name.rpartition(".")
        if parent:
            graph.add_edge(name, parent)
    return graph


def test_the_walk_sees_imports(written):
    assert written.has_edge("ingest.readers.reading", "ingest.readers.html")
    assert written.has_edge("ingest.language", "spacy")


def test_reading_knows_nothing_of_the_base(written):
    assert [(a, b) for a, b in written.edges if a.split(".")[0] == "ingest" and b.split(".")[0] == "kb"] == []


def test_nothing_imports_in_a_circle(written):
    ours = written.subgraph(OURS)
    assert [" -> ".join(cycle) for cycle in nx.simple_cycles(ours)] == []


def test_browsing_never_loads_the_language_library(loaded):
    paths = [
        nx.shortest_path(loaded, name, "spacy") for name in OURS if name.startswith("kb.browse") and nx.has_path(loaded, name, "spacy")
    ]
    assert [" -> ".join(path) for path in paths] == []


@pytest.mark.parametrize(
    ("library", "room"),
    [("sqlite3", "kb"), ("sqlite_utils", "kb"), ("datasette", "kb"), ("networkx", "kb"), ("trafilatura", "ingest"), ("lxml", "ingest")],
)
def test_each_library_stays_in_its_room(written, library, room):
    outside = [a for a, b in written.edges if b.split(".")[0] == library and a.split(".")[0] != room]
    assert outside == []


@pytest.mark.parametrize("module", ["kb.browse", "kb.cli", "ingest.readers.reading"])
def test_starting_up_leaves_the_language_library_alone(module):
    check = f"import sys, {module}; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", check], cwd=ROOT, check=False).returncode == 0
