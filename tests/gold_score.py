"""Scores what claimdesk prints against hand-read figures and pairs; used for the sample sources and for the seed articles.

A gold figure is a JSON object with doc, text, start, end, value, unit, kind, cmp, to, period, base, chain, chain_open;
a gold pair has a label (agree, compatible, conflict, different, check) and names its figures by doc, text and nth occurrence.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Row = dict[str, Any]

AREA_CODE = {
    "United States": "US",
    "Japan": "JP",
    "Germany": "DE",
    "South Korea": "KR",
    "China": "CN",
    "European Union": "EU",
    "United Kingdom": "GB",
    "India": "IN",
    "Vietnam": "VN",
}
AGREEMENT = {"agree", "rounding", "bound_compatible"}
HELD = {"holds", "holds only within rounding"}
_STOP = {"the", "of", "a", "an", "and", "news", "in", "for"}


def rows(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


@dataclass
class Tally:
    """How many gold rows were right under each heading, and what went wrong."""

    total: int = 0
    right: dict[str, int] = field(default_factory=dict)
    misses: list[str] = field(default_factory=list)

    def count(self, heading: str, ok: bool, miss: str) -> None:
        self.right[heading] = self.right.get(heading, 0) + ok
        if not ok:
            self.misses.append(f"{heading}: {miss}")


def score_figures(gold: Iterable[Row], extracted: dict[str, Row]) -> Tally:
    """`extracted` maps a gold row's doc to the line that `claimdesk extract` printed for it."""
    tally = Tally()
    for want in gold:
        tally.total += 1
        got = _figure_at(extracted[want["doc"]]["figures"], want)
        name = f"{want['doc']} {want['text']!r}@{want['start']}"
        tally.count("figure", got is not None and _same_figure(want, got), f"{name} -> {_brief(got)}")
        if got is None:
            continue
        tally.count(
            "period",
            (want["period"], want["base"]) == (got["period"], got["base_period"]),
            f"{name} {want['period']}, {want['base']} -> {got['period']}, {got['base_period']}",
        )
        tally.count("counterpart", _area(want["to"]) == _area(got["counterpart_area"]), f"{name} {want['to']} -> {got['counterpart_area']}")
        tally.count(
            "scope",
            _same_scope(want, got),
            f"{name} {want['subject']}/{want['metric']}/{want['object']} -> {got['subject']}/{got['measure']}/{got['product']}",
        )
        chain = [hop["canonical"] for hop in got["chain"]]
        tally.count("chain", want["chain_open"] or _same_chain(want["chain"], chain), f"{name} {want['chain']} -> {chain}")
    return tally


def score_pairs(gold: Iterable[Row], figures: Iterable[Row], findings: Iterable[Row], checks: Iterable[Row]) -> Tally:
    """`figures` are the gold figures that the pairs name; `findings` and `checks` what `claimdesk` printed."""
    tally = Tally()
    spans = {(f["doc"], f["text"], f["nth"]): f for f in figures}
    findings, checks = list(findings), [check for check in checks if check["verdict"] in HELD]
    for want in gold:
        tally.total += 1
        if want["label"] == "check":
            parts = [_named(part, spans) for part in want["parts"]]
            ok = any(all(any(_covers(i, part) for i in check["inputs"]) for part in parts) for check in checks)
            got = "no check that holds over them"
        else:
            a, b = _named(want["a"], spans), _named(want["b"], spans)
            kinds = {f["kind"] for f in findings if _joins(f, a, b) or _joins(f, b, a)}
            ok, got = _right_kind(want["label"], kinds), str(sorted(kinds))
        sides = want.get("parts") or [want["a"], want["b"]]
        tally.count(want["label"], ok, f"{[(s['doc'], s['text'], s['nth']) for s in sides]} -> {got}")
    return tally


def _named(figure: Row, spans: dict[tuple[str, str, int], Row]) -> Row:
    return spans[figure["doc"], figure["text"], figure["nth"]]


def _covers(side: Row, figure: Row) -> bool:
    return side["ref"] == figure["doc"] and side["start"] < figure["end"] and figure["start"] < side["end"]


def _joins(finding: Row, a: Row, b: Row) -> bool:
    return _covers(finding["a"], a) and _covers(finding["b"], b)


def _right_kind(label: str, kinds: set[str]) -> bool:
    if label == "conflict":
        return "contradiction" in kinds
    if label in {"agree", "compatible"}:
        return bool(kinds & AGREEMENT) and "contradiction" not in kinds
    return not kinds & (AGREEMENT | {"contradiction"})


def _figure_at(figures: list[Row], want: Row) -> Row | None:
    over = [f for f in figures if f["start"] < want["end"] and want["start"] < f["end"]]
    return next((f for f in over if _same_figure(want, f)), over[0] if over else None)


def _same_figure(want: Row, got: Row) -> bool:
    amount = got["amount"]
    return (
        amount is not None
        and abs(float(amount) - want["value"]) < 1e-9
        and _singular(got["unit"]) == _singular(want["unit"])
        and got["kind"] == want["kind"]
        and got["comparator"] == want["cmp"]
    )


def _singular(unit: str | None) -> str:
    """The last word of a counted noun in the singular: "state-owned companies" and "company" count the same thing."""
    word = (unit or "").split(" ")[-1].lower()
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word.removesuffix("s")


def _area(name: str | None) -> str | None:
    return None if name in {None, "world"} else AREA_CODE.get(name or "", name)


def _words(text: str | None) -> set[str]:
    return {_singular(w) for w in re.findall(r"[a-z0-9]+", (text or "").lower())} - _STOP


def _overlap(want: str | None, got: str | None) -> bool:
    a, b = _words(want), _words(got)
    return not a or len(a & b) * 2 >= min(len(a), len(b)) > 0


def _same_scope(want: Row, got: Row) -> bool:
    got_all = " ".join(filter(None, (got["measure"], got["product"])))
    subject = _overlap(want["subject"], got["subject"]) or _area(want["subject"]) == got["ref_area"]
    return subject and _overlap(want["metric"], got_all) and _overlap(want["object"], got_all)


def _same_chain(want: list[str], got: list[str]) -> bool:
    return len(want) == len(got) and all(_overlap(a, b) for a, b in zip(want, got, strict=True))


def _brief(got: Row | None) -> str:
    return "nothing" if got is None else " ".join(str(got[k]) for k in ("printed", "amount", "unit", "kind", "comparator"))
