"""Says what each figure speaks of: writes "scopes", one for each figure."""

import re
from dataclasses import dataclass, field, replace

from spacy.language import Language
from spacy.tokens import Doc, Span

from ingest.model import Figure, Kind, Mention, Scope
from ingest.pipes import records
from ingest.scope.areas import area_of
from ingest.scope.gaps import fill_gap, gapped
from ingest.scope.labels import label_before, labelled, stands_alone
from ingest.scope.measures import word_set
from ingest.scope.nearest import of_nearest
from ingest.scope.passage import Focus, Passage, openers
from ingest.scope.phrases import lemma, verb_above
from ingest.scope.reading import Reading
from ingest.scope.series import read_figure
from ingest.scope.shares import part_of
from ingest.scope.transformation import adjustment_in, transformation_of

NAME = "claimdesk_scope"
_LONGEST = 400
# Tokens between an amount and what it exceeds by.
_REACH = 4
_AMOUNTS = frozenset((Kind.LEVEL, Kind.RATE))
_RELATIVE = frozenset((Kind.CHANGE, Kind.MULTIPLE, Kind.DIFFERENCE, Kind.RANK))
# The same amount in other units, or the same change in other words: "8 miles (13 km)", "190 points, or 0.6 %".
_REPEATS = re.compile(r"\s{0,3}(?:\(|/|, or|or)\s{0,3}(?:about |around |nearly |some |more than |over )?")


@Language.component(NAME, requires=["token.dep"])
def scope(doc: Doc) -> Doc:
    figures = records.read(doc, "figures", Figure)
    if figures:
        records.write_values(doc, "scopes", scopes_of(doc, figures))
    return doc


def scopes_of(doc: Doc, figures: list[Figure]) -> list[Scope]:
    """One Scope for each figure, in their order; figures must be in text order."""
    spans = [doc.char_span(figure.start, figure.end, alignment_mode="expand") for figure in figures]
    taken: dict[int, set[int]] = {}
    for span in spans:
        if span is not None and len(span):
            taken.setdefault(span.sent.start, set()).update(range(span.start, span.end))
    mentions = records.read(doc, "mentions", Mention)
    passage = Passage(doc, mentions)
    named = openers(doc, mentions, taken)
    found: list[Scope] = []
    sentence = _Sentence(-1, None)
    text = records.text_of(doc)
    for figure, span in zip(figures, spans, strict=True):
        if span is None or not len(span):
            found.append(Scope())
            continue
        sent = span.sent
        if sentence.start != sent.start:
            while named and named[-1].start < sent.start_char:
                passage.name(named.pop())
            sentence = _Sentence(sent.start, adjustment_in(sent) if len(sent) <= _LONGEST else None)
        focus = passage.focus_at(span)
        reading = _read(figure, span, frozenset(taken[sent.start]), sentence, focus, text=text)
        focus.settle(reading, figure)
        if _empty(reading) and reading.anaphoric:
            of_nearest(reading, span, frozenset(taken[sent.start]))
        if _empty(reading) and figure.quantity.dimension != "time":
            reading.measure = reading.word
        focus.move(reading, figure)
        sentence.add(figure, span, reading)
        found.append(_scope(reading, figure, sentence, text, span.start_char))
    return found


@dataclass(slots=True)
class _Sentence:
    """What the figures of one sentence have been read as so far."""

    start: int
    adjustment: str | None
    last: tuple[Figure, Span, Reading] | None = None
    moves: dict[int, Reading] = field(default_factory=dict)
    counts: dict[str | None, Reading] = field(default_factory=dict)
    levels: dict[str | None, Reading] = field(default_factory=dict)

    def add(self, figure: Figure, span: Span, reading: Reading) -> None:
        self.last = (figure, span, reading)
        if figure.kind is Kind.COUNT:
            self.counts[figure.quantity.unit] = reading
        if figure.kind in _AMOUNTS and reading.measure is not None:
            self.levels[figure.quantity.unit] = reading
        if figure.move is not None:
            self.moves[figure.move] = reading


def _read(figure: Figure, span: Span, inside: frozenset[int], sentence: _Sentence, focus: Focus, *, text: str) -> Reading:
    """The figure's own reading, completed from its label and from the figures before it in the sentence."""
    last = sentence.last
    if last is not None and _repeats(last[1], span, figure, text):
        return _repeated(last[2], figure, span)
    if last is not None and figure.kind in (Kind.DIFFERENCE, Kind.CHANGE) and _exceeds(last, figure, span):
        return replace(last[2])
    reading = read_figure(figure, span, inside) if span.root.dep else Reading()
    if (reading.measure is None or reading.subject is None) and (words := label_before(span)):
        reading = labelled(words, reading, focus, alone=stands_alone(span))
    moved = sentence.moves.get(figure.move) if figure.move is not None else None
    if last is not None and (noun := gapped(span, inside, alike=_alike(figure, last[0]))) is not None:
        fill_gap(reading, moved or last[2], noun, inside)
    elif moved is not None:
        _join(moved, reading)
    elif last is not None and (_is_span_of_time(figure, span) or _does_otherwise(figure, span, last[1])):
        # "He is 69, and met her 20 years ago", "raised $9m and burned through $5m": something else is told.
        pass
    elif last is not None and (_continues(reading, last[2], figure, last[0]) or _rivals(reading, figure, span, last[0])):
        reading.fill(last[2])
    elif (level := sentence.levels.get(figure.quantity.unit)) is not None and _resumes(reading, level, figure):
        reading.fill(level)
    elif figure.kind is Kind.COUNT and _empty(reading) and figure.quantity.unit in sentence.counts:
        reading.fill(sentence.counts[figure.quantity.unit])
    if last is not None and figure.kind is Kind.COUNT and _counts_alike(reading, figure, last):
        reading.product = last[2].product
    return reading


def _alike(figure: Figure, before: Figure) -> bool:
    return figure.quantity.unit == before.quantity.unit and figure.kind is before.kind


def _is_span_of_time(figure: Figure, span: Span) -> bool:
    """A span of time that only places something; "out of work for a year" tells how long the clause holds."""
    if figure.quantity.dimension != "time" or figure.kind in _RELATIVE:
        return False
    return span.start == span.sent.start or span.doc[span.start - 1].lower_ not in ("for", "lasting")


def _does_otherwise(figure: Figure, span: Span, before: Span) -> bool:
    """Whether an amount has a verb of its own that says what is done with it, another than the amount before it."""
    if figure.kind not in _AMOUNTS or figure.quantity.dimension != "money":
        return False
    verb, other = verb_above(span.root), verb_above(before.root)
    if verb is None or other is None or verb == other or lemma(verb) == lemma(other):
        return False
    return verb.i < span.start and lemma(verb) not in word_set("properties", "light_verbs") | word_set("properties", "speech")


def _counts_alike(reading: Reading, figure: Figure, last: tuple[Figure, Span, Reading]) -> bool:
    """ "50 guests, nine of them seriously": the same things, to which the same happened."""
    before, _, earlier = last
    same = reading.measure is not None and reading.measure == earlier.measure
    return same and reading.product is None and figure.quantity.unit == before.quantity.unit


def _repeated(earlier: Reading, figure: Figure, span: Span) -> Reading:
    """The same amount anew; "or 8 % of its workforce" adds of what it is that part."""
    whole = part_of(span) if figure.quantity.unit == "%" else None
    return replace(earlier, product=whole) if whole is not None else replace(earlier)


def _exceeds(last: tuple[Figure, Span, Reading], figure: Figure, span: Span) -> bool:
    """A lead in the same unit right after the amount that leads: "with 510 votes, 40 votes more than Peer", "12 euros, which is 3 more"."""
    before, earlier, _ = last
    unit = figure.quantity.unit
    if unit in (None, "%") or unit != before.quantity.unit or span.start - earlier.end > _REACH:
        return False
    return all(
        token.pos_ in ("NOUN", "PUNCT", "SYM") or token.lower_ in word_set("around", "links")
        for token in span.doc[earlier.end : span.start]
    )


def _resumes(reading: Reading, level: Reading, figure: Figure) -> bool:
    """Whether an amount without a measure is one more of the series that the sentence gave in the same unit."""
    return figure.kind in _AMOUNTS and reading.measure is None and reading.product is None and reading.subject in (None, level.subject)


def _repeats(before: Span, span: Span, figure: Figure, text: str) -> bool:
    """Whether the figure prints the amount before it anew: in brackets and alone there, after a stroke, or after "or"."""
    doc = span.doc
    if not _REPEATS.fullmatch(text, before.end_char, span.start_char):
        return False
    return doc[before.end].text != "(" or (span.end < len(doc) and doc[span.end].text in (")", "/", ";", ","))


def _continues(reading: Reading, earlier: Reading, figure: Figure, before: Figure) -> bool:
    """Whether a figure that names no measure goes on about the series of the figure before it in the sentence."""
    empty = _empty(reading)
    if figure.kind is Kind.COUNT:
        return empty and before.kind is Kind.COUNT and figure.quantity.unit in (None, before.quantity.unit)
    if reading.measure is None and reading.area is not None and reading.area == earlier.counterpart:
        # "Germany took 900 tons, an increase of 5 %": of what goes to Germany.
        reading.subject = reading.area = None
    if reading.subject not in (None, earlier.subject):
        return False
    if reading.measure is None and (figure.kind in _RELATIVE or figure.quantity.unit == before.quantity.unit):
        return True
    return empty


def _rivals(reading: Reading, figure: Figure, span: Span, before: Figure) -> bool:
    """ "41 % of the vote to Ruiz's 27 %": the same of someone else."""
    owned = span.start > span.sent.start and span.doc[span.start - 1].tag_ == "POS"
    return owned and reading.measure is None and figure.quantity.unit == before.quantity.unit and reading.product is None


def _empty(reading: Reading) -> bool:
    return not (reading.subject or reading.measure or reading.product)


def _join(earlier: Reading, reading: Reading) -> None:
    """The figures of one move speak of one series: the fuller reading of the first holds."""
    if earlier.measure is not None or earlier.subject is not None:
        for name in ("subject", "measure", "product", "area", "counterpart", "flow", "of", "population"):
            if getattr(earlier, name) is not None:
                setattr(reading, name, getattr(earlier, name))


def _population(reading: Reading) -> str | None:
    """Who is measured: a group as printed ("women"), or the code of the country whose people are counted ("68 Indian nationals")."""
    if reading.population is not None:
        return reading.population
    if reading.of != "people" or reading.product is None:
        return None
    first, _, rest = reading.product.partition(" ")
    area = area_of(reading.product) or (area_of(first) if area_of(rest.split(" ")[0]) is None else None)
    return area.code if area is not None and area.kind == "people" else None


def _scope(reading: Reading, figure: Figure, sentence: _Sentence, text: str, at: int) -> Scope:
    """The record of a settled reading; the figure starts at `at` in `text`."""
    return Scope(
        subject=reading.subject,
        measure=reading.measure,
        product=reading.product,
        ref_area=reading.area.code if reading.area else None,
        counterpart_area=reading.counterpart.code if reading.counterpart else ("world" if reading.flow else None),
        flow=reading.flow,
        population=_population(reading),
        adjustment=sentence.adjustment,
        transformation=transformation_of(figure, text, at),
    )
