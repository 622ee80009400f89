from xml.etree import ElementTree as ET

import pytest

from kb.browse.drawing.axis import axis_for
from kb.browse.drawing.chain import Link, Node, draw_chain
from kb.browse.drawing.intervals import Bar, draw_intervals, gap_between
from kb.browse.drawing.series import Point, draw_series, middle_of
from kb.browse.drawing.timeline import Mark, Track, draw_timeline


def bar(
    printed: str, low: float | None, high: float | None, *, comparator: str = "=", amount: float | None = None, low_open: bool = False
) -> Bar:
    return Bar(
        label="<Quay & Co>", printed=printed, low=low, high=high, low_open=low_open, high_open=comparator == "=", comparator=comparator,
        amount=amount, side="a",
    )  # fmt: skip


SHARE = bar("62%", 61.5, 62.5, amount=62)
BOUND = bar("over 70%", 70, 100, comparator=">", low_open=True, amount=70)


def classes(drawing: str) -> list[str]:
    return [e.get("class", "") for e in ET.fromstring(drawing).iter()]


def test_the_gap_is_computed_from_the_intervals() -> None:
    assert gap_between([SHARE, BOUND]) == (62.5, 70)
    assert gap_between([BOUND, SHARE]) == (62.5, 70)
    assert gap_between([bar("a", 1, 2), bar("b", 1.5, 3)]) is None


def test_intervals_that_only_touch_meet_where_both_ends_are_allowed() -> None:
    closed = Bar(label="", printed="", low=1, high=2, low_open=False, high_open=False, comparator="~", amount=None, side="a")
    assert gap_between([closed, bar("b", 2, 3)]) is None
    assert gap_between([bar("a", 1, 2), bar("b", 2, 3)]) == (2, 2)


def test_a_bound_is_a_hollow_dot_and_a_stated_value_a_filled_one() -> None:
    assert "hollow" in classes(draw_intervals([BOUND], unit="%"))
    assert "hollow" not in classes(draw_intervals([SHARE], unit="%"))


def test_a_gap_is_drawn_as_a_gap_and_common_ground_as_overlap() -> None:
    assert "gap" in classes(draw_intervals([SHARE, BOUND], unit="%"))
    assert "overlap" in classes(draw_intervals([SHARE, bar("60%", 55, 65, amount=60)], unit="%"))


def test_the_drawing_says_in_words_what_it_shows() -> None:
    drawing = draw_intervals([SHARE, BOUND], unit="%")
    described = ET.fromstring(drawing).find("desc")
    assert described is not None
    assert "the gap is 7.5 %" in (described.text or "")


def test_hostile_words_stay_words() -> None:
    drawing = draw_intervals([bar("<script>1</script>", 1, 2)], unit="</svg>")
    assert "<script" not in drawing
    assert drawing.count("</svg>") == 1


@pytest.mark.parametrize(("values", "cut"), [([61.5, 100.0], True), ([0.0, 10.0], False), ([10.0, 100.0], False), ([-5.0, 5.0], False)])
def test_an_axis_says_when_it_does_not_start_at_zero(values: list[float], cut: bool) -> None:
    axis = axis_for(values)
    assert axis.cut is cut
    assert ("does not start at zero" in axis.note("t")) is cut


@pytest.mark.parametrize("values", [[], [5.0], [0.0], [1e17, 1e18], [-1e-9, 1e-9]])
def test_an_axis_always_has_a_width_and_few_ticks(values: list[float]) -> None:
    axis = axis_for(values)
    assert axis.low < axis.high
    assert len(axis.ticks) <= 13


def test_large_values_share_one_scale_word() -> None:
    axis = axis_for([2.1e9, 4.5e9])
    assert axis.scale_word == "billion"
    assert all(len(axis.label(t)) <= 4 for t in axis.ticks)


def test_a_chain_with_a_loop_can_be_drawn() -> None:
    links = [Link(relay="A", origin="B", words="citing 1 time"), Link(relay="B", origin="A", words="said 2 times")]
    drawing = draw_chain([Node(name="A", kind="outlet", href="/source/a")], links)
    assert "A relies on B (citing 1 time)" in drawing


def test_two_verbs_between_the_same_two_are_one_line() -> None:
    links = [Link(relay="A", origin="B", words="citing 1 time"), Link(relay="A", origin="B", words="said 2 times")]
    assert classes(draw_chain([], links)).count("wire") == 1


def test_a_series_places_each_period_and_leaves_out_what_names_no_year() -> None:
    points = [Point(period=p, low=1, high=2, amount=None, printed="x", source="s") for p in ("2025-05", "2025-06", "--07", "")]
    assert sum(c.startswith("mark") for c in classes(draw_series(points, unit="t", title="t"))) == 2


@pytest.mark.parametrize(
    ("iso", "day"),
    [
        ("2025-06", "2025-06-15"),
        ("2025", "2025-07-02"),
        ("2025-Q1", "2025-02-14"),
        ("2025-01/2025-06", "2025-04-01"),
        ("--03", None),
        ("2025-13", None),
    ],
)
def test_a_period_has_a_middle(iso: str, day: str | None) -> None:
    middle = middle_of(iso)
    assert (middle.isoformat() if middle else None) == day


def test_a_value_that_was_revised_leads_to_what_replaced_it() -> None:
    first = Point(period="2025-06", low=11, high=13, amount=12, printed="12", source="s", id="first", replaced_by="then")
    then = Point(period="2025-06", low=18, high=20, amount=19, printed="19", source="t", id="then")
    drawing = draw_series([first, then], unit="people", title="toll")
    assert classes(drawing).count("revision") == 2
    assert "12 (revised later)" in drawing
    assert "revision" not in classes(draw_series([then], unit="people", title="toll"))


def test_dates_that_would_lie_on_each_other_on_a_phone_are_kept_for_wider_windows() -> None:
    points = [Point(period=f"2025-{month:02}", low=1, high=2, amount=None, printed="x", source="s") for month in range(1, 8)]
    ticks = [c for c in classes(draw_series(points, unit=None, title="t")) if c.startswith("tick")]
    assert "tick wide" in ticks
    assert "tick" in ticks


def mark(day: str, printed: str, who: str = "Quay Gazette") -> Mark:
    return Mark(day=day, printed=printed, who=who, href="/figure/x")


def test_a_timeline_says_in_words_what_it_shows() -> None:
    tracks = [Track(label="deaths", marks=(mark("2026-03-05", "19"), mark("2026-03-03T08:00:00Z", "12")))]
    drawing = draw_timeline(tracks, title="The quake", happened="2026-03-02")
    assert drawing is not None
    described = ET.fromstring(drawing).findtext("desc") or ""
    assert described.index("12 (Quay Gazette, 3 March 2026)") < described.index("19 (Quay Gazette, 5 March 2026)")
    assert "happened on 2 March 2026" in described
    assert classes(drawing).count("mark") == 2
    assert "happened" in classes(drawing)


def test_values_of_one_day_stand_on_lines_of_their_own() -> None:
    drawing = draw_timeline([Track(label="deaths", marks=(mark("2026-03-05", "19"), mark("2026-03-05", "20")))], title="t")
    heights = [e.get("cy") for e in ET.fromstring(str(drawing)).iter("circle")]
    assert len(set(heights)) == 2


def test_a_timeline_needs_two_values_with_a_day() -> None:
    tracks = [Track(label="<b>", marks=(mark("", "12"), mark("yesterday", "<i>"), mark("2026-03-05", "</svg>")))]
    assert draw_timeline(tracks, title="t") is None
    hostile = draw_timeline([Track(label="<b>", marks=(mark("2026-03-05", "</svg>"), mark("2026-03-06", "<i>")))], title="<script>")
    assert hostile is not None
    assert hostile.count("</svg>") == 1
    assert "<script" not in hostile
