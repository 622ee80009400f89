"""The section on how long a large base takes tells what was kept, the smallest base first, and how the times grow."""

from pathlib import Path

from tests.bench.derive_report import derive_section, growth, keep


def base(figures: int, cpu: float) -> dict[str, float]:
    return {
        "figures": figures,
        "articles": figures // 4,
        "scan": 0.01,
        "clock": cpu / 2,
        "cpu": cpu,
        "memory": 300,
        "more": 40,
        "most": 200,
    }


def test_the_section_tells_what_was_kept(tmp_path: Path) -> None:
    keep([base(100_000, 60.0), base(10_000, 6.0)], to=tmp_path / "kept.json")
    section = derive_section(tmp_path / "kept.json")
    assert section.index("| 10,000 | 2,500 | 0.01 | 3 | 6 | 300 | 40 | 200 |") < section.index("| 100,000 | 25,000 | 0.01 | 30 | 60 |")
    assert "CPU time grows with the power 1.00" in section


def test_one_base_shows_no_growth() -> None:
    assert growth([base(10_000, 6.0)]) == ""
    assert "power 2.00" in growth([base(10, 1.0), base(100, 100.0)])
