"""Component that writes an article's figures, and every other number with the reason why it is none."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from itertools import count

from spacy.language import Language
from spacy.tokens import Doc

from ingest.figures.antecedents import fill_remainders
from ingest.figures.definite import fill_told_again
from ingest.figures.elided import answer_before, fill_units, repeat_units
from ingest.figures.kinds import is_one_move, kind_of, other_end, told
from ingest.figures.money import carry_currency
from ingest.figures.move_words import Reading, is_move
from ingest.figures.moves import read_moves
from ingest.figures.naming import name_unit
from ingest.figures.parallel import fill_ages, fill_alike, go_on_in_list
from ingest.figures.subjects import name_subjects
from ingest.model import Article, BlockKind, Direction, Figure, Kind, Period, Unclaimed
from ingest.numbers.drafts import Draft, quantity, unclaimed
from ingest.numbers.quantities import drafts
from ingest.numbers.stretches import Place
from ingest.pipes import records

NAME = "claimdesk_figures"
_UNREAD = {BlockKind.BOILERPLATE: "boilerplate", BlockKind.CAPTION: "caption"}

Bounds = tuple[int, int]


@Language.component(NAME, assigns=["doc.spans"], requires=["token.tag"])
def claimdesk_figures(doc: Doc) -> Doc:
    """Writes "figures" (Figure) and "unclaimed" (Unclaimed)."""
    found, rest = figures(doc, article=records.article_of(doc), periods=records.read(doc, "periods", Period))
    records.write(doc, "figures", found)
    records.write(doc, "unclaimed", rest)
    return doc


def figures(doc: Doc, *, article: Article, periods: Iterable[Period]) -> tuple[list[Figure], list[Unclaimed]]:
    """The figures of a parsed article and its other numbers, each in text order; together they hold every number once."""
    text = article.text
    taken: list[Place] = [(b.start, b.end, _UNREAD[b.kind]) for b in article.blocks if b.kind in _UNREAD]
    taken += [(p.start, p.end, "date") for p in periods]
    found = drafts(text, taken=taken)
    if not found:
        return [], []
    starts: list[int] = doc.to_array("IDX").tolist()
    sentences, rest = _by_sentence(doc, found, starts)
    made: list[Figure] = []
    numbers = count(1)
    last: Reading | None = None
    opened: Reading | None = None
    counted: Draft | None = None
    money: Draft | None = None
    for bounds, placed in sentences.items():
        readings = _split_moves(doc, bounds, placed, starts)
        answer_before(doc, readings[0], last.draft if last is not None else None)
        go_on_in_list(doc, readings[0], opened)
        opened = readings[0]
        fill_units(doc, readings)
        fill_ages(doc, readings)
        fill_told_again(doc, readings, last.draft if last is not None else None)
        counted = fill_remainders(doc, readings, counted)
        read_moves(doc, *bounds, readings)
        repeat_units(doc, readings)
        money = carry_currency(doc, readings, money)
        name_subjects(doc, bounds[0], readings)
        fill_alike(doc, readings)
        last = readings[-1]
        kept = [reading for reading in readings if told(doc, reading)]
        rest += [reading.draft for reading in readings if reading.draft.reason is not None]
        shared = Counter(reading.trigger for reading in kept)
        moves: dict[int | None, int] = {trigger: next(numbers) for trigger, parts in shared.items() if trigger is not None and parts > 1}
        kinds = _kinds(doc, kept)
        made += [_figure(text, reading, kind, moves.get(reading.trigger)) for reading, kind in zip(kept, kinds, strict=True)]
    made.sort(key=lambda figure: figure.start)
    return made, sorted((unclaimed(text, draft) for draft in rest), key=lambda other: other.start)


def _by_sentence(doc: Doc, found: list[Draft], starts: list[int]) -> tuple[dict[Bounds, list[Reading]], list[Draft]]:
    """The drafts that may be figures by the tokens of their sentence, and the drafts that are none."""
    sentences: dict[Bounds, list[Reading]] = {}
    rest: list[Draft] = []
    reached = 0
    for draft in found:
        # A number inside what another counts ("10 Boeing 737 jets") is part of that figure.
        if draft.reason is None and draft.start < reached:
            continue
        if draft.reason is None:
            reading, bounds = _place(doc, draft, starts)
            before = sentences.get(bounds)
            name_unit(doc, reading, bounds[1], before[-1] if before else None)
            reading.last = max(reading.last, bisect_left(starts, draft.end))
        if draft.reason is not None:
            rest.append(draft)
        else:
            reached = draft.end
            sentences.setdefault(bounds, []).append(reading)
    return sentences, rest


def _place(doc: Doc, draft: Draft, starts: list[int]) -> tuple[Reading, Bounds]:
    """The tokens of a draft and the bounds of its sentence."""
    first = max(0, bisect_left(starts, draft.start + 1) - 1)
    last = max(first + 1, bisect_left(starts, draft.end))
    sentence = doc[first].sent
    return Reading(draft, first, last), (sentence.start, sentence.end)


def _split_moves(doc: Doc, bounds: Bounds, readings: list[Reading], starts: list[int]) -> list[Reading]:
    """Takes "from A to B" apart again where a verb says that something moved: two levels, not one range."""
    split: list[Reading] = []
    for reading in readings:
        draft = reading.draft
        if draft.lead == "from" and draft.range_of is not None and is_move(doc, bounds[0], reading):
            for end in draft.range_of:
                end.counted = draft.counted
                if end.unit is None:
                    end.unit = draft.unit
                if end is draft.range_of[1]:
                    end.end = max(end.end, draft.end)
                split.append(_place(doc, end, starts)[0])
        else:
            split.append(reading)
    return split


def _kinds(doc: Doc, readings: list[Reading]) -> list[Kind]:
    kinds = [kind_of(doc, reading) for reading in readings]
    for index in range(1, len(kinds)):
        kinds[index] = other_end(doc, kinds[index], readings[index], readings[index - 1], kinds[index - 1])
        if is_one_move(readings[index - 1], readings[index]) and kinds[index - 1] is Kind.LEVEL:
            kinds[index - 1] = kinds[index]
    return kinds


def _figure(text: str, reading: Reading, kind: Kind, move: int | None) -> Figure:
    down = kind in (Kind.CHANGE, Kind.DIFFERENCE) and reading.direction is Direction.DOWN
    value = reading.draft.value
    return Figure(
        quantity=quantity(text, reading.draft, share=kind is Kind.SHARE, sign=-1 if down and (value is None or value > 0) else 1),
        kind=kind,
        direction=reading.direction,
        move=move,
        role=reading.role,
    )
