"""Gold sentences with the answer marked in place, and their score.

    ## topic | register | published
    Output fell {about 3 %}<~-3 % down @2024-05 #output> to {40 tonnes}<40 t>, the least since {2019}<no date>.

After the words: comparator and amount (or low..high), unit, direction, @period, #word of the measure or subject; what is not
written is not demanded. "no reason" marks a number that is no figure. A block under one header is one article.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_ANSWER = re.compile(r"(?P<cmp>>=|<=|[~<>])?(?P<amount>-?[0-9.]+?)(?:\.\.(?P<high>-?[0-9.]+))?$")

# Notations of one unit, and plurals without an s.
_NOTATIONS = {"woman": "women", "man": "men", "Cel": "°C", "Mbit/s": "Mbps", "bitcoin": "BTC"}


@dataclass(frozen=True)
class Marked:
    """The answer at one place; `reason` is set where the number is no figure."""

    start: int
    end: int
    printed: str
    comparator: str = "="
    amount: float | None = None
    high: float | None = None
    unit: str | None = None
    direction: str | None = None
    period: str | None = None
    word: str | None = None
    reason: str | None = None


@dataclass(frozen=True)
class GoldText:
    topic: str
    register: str
    published: str
    text: str
    marks: tuple[Marked, ...]


@dataclass
class Score:
    """Right answers and how many were asked for, by heading; `wrong` says each miss in a line."""

    right: dict[str, int] = field(default_factory=dict)
    asked: dict[str, int] = field(default_factory=dict)
    sentences: int = 0
    false_figures: int = 0
    wrong: list[str] = field(default_factory=list)

    def add(self, heading: str, ok: bool, line: str) -> None:
        self.asked[heading] = self.asked.get(heading, 0) + 1
        self.right[heading] = self.right.get(heading, 0) + ok
        if not ok:
            self.wrong.append(f"{heading}: {line}")

    def rate(self, heading: str) -> float:
        return self.right[heading] / self.asked[heading]


def gold_texts(path: Path) -> list[GoldText]:
    """Every block of the file. Raises ValueError for an answer that cannot be read."""
    texts = []
    for block in path.read_text(encoding="utf-8").split("## ")[1:]:
        header, _, body = block.partition("\n")
        topic, register, published = (part.strip() for part in header.split("|"))
        text, marks = _unmark(body.strip())
        texts.append(GoldText(topic, register, published, text, tuple(marks)))
    return texts


def _unmark(body: str) -> tuple[str, list[Marked]]:
    text, marks, position = "", [], 0
    # "<" and ">" also stand in answers ("<>=40 store>"), so an answer ends at the last ">" before a space, a mark or a stop.
    for found in re.finditer(r"\{([^{}]+)\}<((?:>=|<=|[<>])?[^<>]*)>", body):
        text += body[position : found.start()]
        start = len(text)
        text += found[1]
        marks.append(_answer(start, len(text), found[1], found[2]))
        position = found.end()
    return text + body[position:], marks


def _answer(start: int, end: int, printed: str, answer: str) -> Marked:
    if answer.startswith("no "):
        return Marked(start, end, printed, reason=answer[3:])
    words = answer.split()
    value = _ANSWER.match(words[0])
    if value is None:
        raise ValueError(f"no amount in the answer {answer!r} of {printed!r}")
    marks = {word[0]: word[1:] for word in words[1:] if word[0] in "@#"}
    direction = next((word for word in words if word in {"up", "down"}), None)
    unit = " ".join(w for w in words[1:] if w[0] not in "@#" and w not in {"up", "down"})
    return Marked(
        start,
        end,
        printed,
        comparator=value["cmp"] or "=",
        amount=float(value["amount"]),
        high=float(value["high"]) if value["high"] else None,
        unit=unit or None,
        direction=direction,
        period=marks.get("@"),
        word=marks.get("#") or None,
    )


def score(texts: Iterable[GoldText], extracted: Iterable[dict[str, Any]]) -> Score:
    """`extracted` holds one contract line a text, in order."""
    total = Score()
    for gold, line in zip(texts, extracted, strict=True):
        total.sentences += sum(1 for row in gold.text.splitlines() if row.strip())
        figures = line["figures"]
        for mark in gold.marks:
            if mark.reason is None:
                _score_figure(total, gold, mark, figures)
        wanted = [mark for mark in gold.marks if mark.reason is None]
        for figure in figures:
            if not any(figure["start"] < mark.end and mark.start < figure["end"] for mark in wanted):
                total.false_figures += 1
                total.wrong.append(f"false figure: {gold.topic}: {figure['printed']!r} in {_context(gold, figure['start'])}")
    return total


def _over(figures: list[dict[str, Any]], mark: Marked) -> dict[str, Any] | None:
    over = [f for f in figures if f["start"] < mark.end and mark.start < f["end"]]
    return next((f for f in over if _value(mark, f)), over[0] if over else None)


def _score_figure(total: Score, gold: GoldText, mark: Marked, figures: list[dict[str, Any]]) -> None:
    got = _over(figures, mark)
    name = f"{mark.printed!r} in {_context(gold, mark.start)}"
    value = got is not None and _value(mark, got)
    total.add("value", value, f"{name} -> {got and (got['amount'], got['low'], got['high'])}")
    unit = value and got is not None and _unit(mark, got)
    total.add("value + unit", unit, f"{name} {mark.unit} -> {got and got['unit']}")
    ways = (got["direction"], _way_of_move(got, figures)) if got is not None else ()
    moved = unit and got is not None and mark.comparator == _comparator(mark, got) and mark.direction in ways
    move = got and (got["comparator"], got["direction"])
    total.add("value + unit + comparator + direction", moved, f"{name} {mark.comparator, mark.direction} -> {move}")
    if mark.period:
        total.add("period", got is not None and got["period"] == mark.period, f"{name} {mark.period} -> {got and got['period']}")
    if mark.word:
        scope = " ".join(str((got or {}).get(key) or "") for key in ("subject", "measure", "product", "population"))
        total.add("subject or measure", _holds(scope, mark.word), f"{name} #{mark.word} -> {scope!r}")


def _way_of_move(level: dict[str, Any], figures: list[dict[str, Any]]) -> str | None:
    """The direction of a level that its move tells: by the change in it ("rose 4 % to 90") or by the level before ("from 80 to 90")."""
    if level["role"] != "new" or level["move"] is None:
        return None
    others = [f for f in figures if f["move"] == level["move"] and f is not level]
    old = next((f for f in others if f["role"] == "old"), None)
    if old is not None and old["amount"] is not None and level["amount"] is not None:
        return "up" if float(level["amount"]) > float(old["amount"]) else "down"
    return next((f["direction"] for f in others if f["direction"]), None)


def _value(mark: Marked, got: dict[str, Any]) -> bool:
    if mark.high is not None:
        return (got["low"], got["high"]) == (mark.amount, mark.high)
    if got["amount"] is None or mark.amount is None:
        return False
    # Which way it went is scored on its own.
    moved = mark.direction or got["direction"]
    printed = abs(float(got["amount"])) if moved else float(got["amount"])
    wanted = abs(mark.amount) if moved else mark.amount
    # A part may be given as a fraction or in percent.
    return any(abs(printed - w) <= 1e-6 * max(1.0, abs(w)) for w in (wanted, wanted * 100 if wanted < 1 else wanted))


def _unit(mark: Marked, got: dict[str, Any]) -> bool:
    """The unit as far as the marked words print it: "{$3.20}<3.2 USD> a gallon" asks for dollars, not for what they are paid per."""
    if mark.unit is None:
        return True
    unit = got["unit"] or ""
    if got["end"] > mark.end and "/" in unit and "/" not in mark.unit:
        unit = unit.split("/", maxsplit=1)[0]
    return unit == mark.unit or _last_word(unit) == _last_word(mark.unit)


def _last_word(unit: str) -> str:
    word = _NOTATIONS.get(unit, unit).rsplit(" ", maxsplit=1)[-1]
    return word.removesuffix("s")


def _comparator(mark: Marked, got: dict[str, Any]) -> str:
    return mark.comparator if mark.high is not None else got["comparator"]


def _holds(scope: str, word: str) -> bool:
    stem = word.lower()[:5]
    return any(token.startswith(stem) for token in re.findall(r"[a-z]+", scope.lower()))


def _context(gold: GoldText, position: int) -> str:
    return gold.text[max(0, position - 40) : position + 40].replace("\n", " / ")
