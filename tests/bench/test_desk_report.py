"""The section on how quick the desk is tells what was kept, the slowest page first."""

from pathlib import Path

from tests.bench.desk_report import desk_section, keep
from tests.bench.pages_speed import Page
from tests.bench.serving import Day


def test_the_section_tells_what_was_kept(tmp_path: Path) -> None:
    quick = Page(kind="front", asked=40, median=20.0, p95=99.0, most=120.0, failed=0)
    slow = Page(kind="audit", asked=40, median=200.0, p95=301.0, most=400.0, failed=0)
    day = Day(seconds=600, reading=[10.0, 30.0], reviewing=[5.0], ingested=80, wal=16.0)
    keep("ten claims", [quick, slow], "two claims", day, to=tmp_path / "kept.json")
    section = desk_section(tmp_path / "kept.json")
    assert section.index("| audit | 200 | 301 | 400 | 300 |") < section.index("| front | 20 | 99 | 120 | 100 |")
    assert "1 of 2 kinds are slower" in section
    assert "80 articles ingested; 0 times locked" in section
    assert "two claims" in section
