"""A small claim base made of records, for tests of the pages: no language model is needed to fill it."""

import sqlite3
from pathlib import Path
from typing import Any

from ingest.model import Cue, Event, Extraction, Mention, Unclaimed
from kb.base import open_base
from kb.deriving import bring_in_step
from kb.model import Check, CheckInput, DerivedValue, Finding, FindingKind, Verdict
from kb.recording import record
from kb.store import store
from tests.kb.building import article, at, figure, told

LARK = article(
    "# Ferry traffic nears its record\n"
    "Lark Wire, citing the Port Authority, reported that 48,200 people crossed the strait in June 2025, up 12% from May. "
    "Ferries carried 62% of all travellers.\n"
    "Opinion: The surge, 12% in a month, proves that the bridge was a mistake.\n"
    "Photo: Pier 7 at dusk.\n"
    "The new timetable took effect on 3 June.",
    ref="lark.txt",
    title="Ferry traffic nears its record",
    publisher="Lark Courier (sample)",
    published="2025-07-08",
    url="https://lark.example/ferries",
    author="R. Moss",
)
QUAY = article(
    "The Port Authority counted over 70% of travellers on its ferries in June 2025. "
    "Some 43,000 people crossed in May, roughly, and 48,200 in June, the Quay Gazette has learned. "
    "The ministry claimed the rise was caused by cheap fares, a report that could not be found.",
    ref="quay.txt",
    title="Seven in ten take the boat",
    publisher="Quay Gazette (sample)",
    published="2025-07-10",
)
HOSTILE = article(
    '<script>window.__xss = 1</script> <img src=x onerror="window.__xss=2"> 31% of readers \u202ereversed\u202c and \u200bhidden. '
    'The "ministry"\'s {{ 7*7 }} & <b>bold</b> 500 people. </mark></article>',
    ref="hostile.html",
    title="<script>window.__xss = 3</script> \u202e" + "very long title " * 700,
    publisher='"><script>window.__xss = 4</script>',
    published="2025-07-11",
    author="<img src=x onerror=window.__xss=5>",
    url="javascript:window.__xss=6",
    links=((0, 8, "javascript:window.__xss=7"),),
)

PEOPLE: dict[str, Any] = {"unit": "people", "kind": "count", "measure": "crossings", "product": "passengers", "ref_area": "the strait"}
SHARE: dict[str, Any] = {
    "unit": "%",
    "kind": "share",
    "measure": "share of travellers",
    "product": "ferries",
    "ref_area": "the strait",
    "period": "2025-06",
}
WIRE: list[tuple[Any, ...]] = [("Lark Wire", "citing", "named only", "citing", "agency"), ("Port Authority", "reported")]


def lark() -> Extraction:
    june = figure(LARK, "48,200 people", low=48150, high=48250, period="2025-06", chain=WIRE, **PEOPLE)
    rise = figure(
        LARK, "12%", low=11.5, high=12.5, **{**PEOPLE, "unit": "%", "kind": "change"}, period="2025-06", chain=WIRE, direction="up"
    )
    share = figure(LARK, "62%", low=61.5, high=62.5, **SHARE, chain=WIRE)
    opinion = figure(LARK, "12%", nth=2, low=11.5, high=12.5, **{**PEOPLE, "unit": "%", "kind": "change"})
    return told(
        LARK,
        [june, rise, share, opinion],
        framing=(
            Cue(**at(LARK, "surge"), cue="surge", cue_class="loaded"),
            Cue(**at(LARK, "proves"), cue="proves", cue_class="causal", speaker="R. Moss"),
        ),
        unclaimed=(
            Unclaimed(**at(LARK, "7 at"), printed="7 at", reason="part of a name"),
            Unclaimed(**at(LARK, "3 June"), printed="3 June", reason="date"),
        ),
        mentions=(
            Mention(**at(LARK, "Port Authority"), printed="Port Authority", canonical="Port Authority", kind="organisation"),
            Mention(**at(LARK, "Lark Wire"), printed="Lark Wire", canonical="Lark Wire", kind="organisation"),
        ),
        events=(
            Event(**at(LARK, "took effect"), trigger="took effect", kind="rule", period="2025-06-03", participants=("Port Authority",)),
        ),
    )


def quay() -> Extraction:
    chain = [("Port Authority", "counted")]
    over = figure(QUAY, "over 70%", low=70, high=100, low_open=True, high_open=False, comparator=">", amount="70", **SHARE, chain=chain)
    may = figure(QUAY, "43,000 people", low=42500, high=43500, comparator="~", basis="hedge", period="2025-05", **PEOPLE)
    june = figure(QUAY, "48,200", low=48150, high=48250, period="2025-06", chain=[("ministry", "claimed", "reported not found")], **PEOPLE)
    return told(
        QUAY,
        [over, may, june],
        framing=(Cue(**at(QUAY, "caused"), cue="caused", cue_class="causal", speaker="the ministry"),),
        mentions=(Mention(**at(QUAY, "Port Authority"), printed="Port Authority", canonical="Port Authority", kind="organisation"),),
    )


def hostile() -> Extraction:
    readers = figure(
        HOSTILE,
        "31%",
        low=30.5,
        high=31.5,
        unit="%",
        kind="share",
        subject="<script>window.__xss=8</script>",
        measure="javascript:window.__xss=9",
    )
    people = figure(
        HOSTILE,
        "500 people",
        low=450,
        high=550,
        unit="<b>people</b>",
        kind="count",
        subject="<i>ministry</i>",
        chain=[("ministry", "bold")],
    )
    return told(
        HOSTILE,
        [readers, people],
        framing=(
            Cue(
                **at(HOSTILE, "hidden"),
                cue="<script>window.__xss=10</script>",
                cue_class="hedge",
                speaker="<img src=x onerror=window.__xss=11>",
            ),
        ),
        unclaimed=(Unclaimed(**at(HOSTILE, "7*7"), printed="7*7", reason="<script>window.__xss=12</script>"),),
        mentions=(
            Mention(**at(HOSTILE, "ministry"), printed="ministry", canonical="<script>window.__xss=13</script>", kind="organisation"),
        ),
        events=(
            Event(**at(HOSTILE, "reversed"), trigger="<script>window.__xss=14</script>", kind="<b>kind</b>", participants=("<script>",)),
        ),
    )


def findings() -> list[Finding]:
    """A conflict between two articles, an agreement, and one with hostile words."""
    one, two, three = lark().figures, quay().figures, hostile().figures
    common: dict[str, Any] = {"unit": None, "version": 1, "gap": None}
    return [
        Finding(
            **{**common, "unit": "%", "gap": 7.5},
            id="f-share",
            kind=FindingKind.CONTRADICTION,
            a=one[2].id,
            b=two[0].id,
            severity="high",
            severity_parts=("the intervals are far apart", "one origin behind both"),
            explanation="62% allows at most 62.5; over 70% allows only more than 70: no value fits both.",
            differs=("comparator",),
            rule="intervals-apart",
        ),
        Finding(
            **common,
            id="f-june",
            kind=FindingKind.AGREE,
            a=one[0].id,
            b=two[2].id,
            severity="low",
            severity_parts=(),
            explanation="Both print 48,200 for June.",
            differs=(),
            rule="same-value",
        ),
        Finding(
            **common,
            id="f-hostile",
            kind=FindingKind.SUPERLATIVE,
            a=three[0].id,
            b=three[1].id,
            severity="medium",
            severity_parts=("<script>window.__xss=15</script>",),
            explanation="<script>window.__xss=16</script>",
            differs=("unit",),
            rule="<b>",
        ),
    ]


def checks() -> list[Check]:
    one, two = lark().figures, quay().figures
    inputs = (
        CheckInput(role="new", observation=one[0].id),
        CheckInput(role="old", observation=two[1].id),
        CheckInput(role="percent", observation=one[1].id),
    )
    common: dict[str, Any] = {"missing": (), "margin": None, "version": 1, "flips_conclusion": False}
    return [
        Check(
            **common,
            id="k-rise",
            rule="change-percent",
            verdict=Verdict.WITHIN_ROUNDING,
            inputs=inputs,
            reported="12%",
            computed_low=10.7,
            computed_high=13.5,
            unit="%",
            explanation="(48,200 - 43,000) / 43,000 lies between 10.7 % and 13.5 %.",
            across_articles=True,
        ),
        Check(
            **{**common, "margin": 4.0, "flips_conclusion": True},
            id="k-sum",
            rule="parts-whole",
            verdict=Verdict.FAILS,
            inputs=inputs[:2],
            reported="48,200",
            computed_low=51000,
            computed_high=53000,
            unit="people",
            explanation="The parts come to more than the whole.",
            across_articles=False,
        ),
        Check(
            **{**common, "missing": ("the total of all travellers",)},
            id="k-open",
            rule="share",
            verdict=Verdict.CANNOT_TELL,
            inputs=(CheckInput(role="share", observation=one[2].id), CheckInput(role="derived", observation="d-may")),
            reported="62%",
            computed_low=None,
            computed_high=None,
            unit="%",
            explanation="The whole is not printed.",
            across_articles=False,
        ),
    ]


def fill(path: Path) -> None:
    """Makes the sample base at `path`: what each article says through the store, the findings as given here."""
    conn: sqlite3.Connection = open_base(path, create=True)
    for said in (lark(), quay(), hostile()):
        store(conn, said)
    bring_in_step(conn)
    series = conn.execute("SELECT series_key FROM figure WHERE id = ?", (quay().figures[1].id,)).fetchone()[0]
    derived = [
        DerivedValue(
            id="d-may",
            series=series,
            period="2025-05",
            low=42700,
            high=43300,
            unit="people",
            inputs=(lark().figures[0].id,),
            derivation="48,200 in June less a rise of 12 %.",
        )
    ]
    record(conn, findings=findings(), checks=checks(), derived=derived)
    conn.close()
