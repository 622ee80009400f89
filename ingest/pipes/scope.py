"""Says what each figure speaks of: writes "scopes", one for each figure."""

from spacy.language import Language
from spacy.tokens import Doc, Span

from ingest.model import Figure, Scope
from ingest.pipes import records
from ingest.scope.passage import Focus
from ingest.scope.reading import Reading
from ingest.scope.series import read_figure
from ingest.scope.transformation import adjustment_near, transformation_of

NAME = "claimdesk_scope"


@Language.component(NAME, requires=["token.dep"])
def scope(doc: Doc) -> Doc:
    figures = records.read(doc, "figures", Figure)
    if figures:
        records.write_values(doc, "scopes", scopes_of(doc, figures))
    return doc


def scopes_of(doc: Doc, figures: list[Figure]) -> list[Scope]:
    """One Scope for each figure, in their order; figures must be in text order."""
    focus = Focus()
    found: list[Scope] = []
    moves: dict[int, Reading] = {}
    before: tuple[int, Reading] | None = None
    for figure in figures:
        span = doc.char_span(figure.start, figure.end, alignment_mode="expand")
        if span is None or not len(span):
            found.append(Scope())
            continue
        sent = span.sent
        reading = read_figure(figure, span) if span.root.dep else Reading()
        if figure.move is not None:
            earlier = moves.get(figure.move)
            if earlier is not None:
                _join(earlier, reading)
            moves[figure.move] = reading
        elif before is not None and before[0] == sent.start and not (reading.subject or reading.measure or reading.product):
            reading.fill(before[1])
        focus.settle(reading)
        focus.move(reading)
        before = (sent.start, reading)
        found.append(_scope(reading, figure, span))
    return found


def _join(earlier: Reading, reading: Reading) -> None:
    """The figures of one move speak of one series: the fuller reading of the first holds."""
    if earlier.measure is not None or earlier.subject is not None:
        for name in ("subject", "measure", "product", "area", "counterpart", "flow", "of"):
            if getattr(earlier, name) is not None:
                setattr(reading, name, getattr(earlier, name))


def _scope(reading: Reading, figure: Figure, span: Span) -> Scope:
    counterpart = reading.counterpart.code if reading.counterpart else ("world" if reading.flow else None)
    sent = span.sent
    return Scope(
        subject=reading.subject,
        measure=reading.measure,
        product=reading.product,
        ref_area=reading.area.code if reading.area else None,
        counterpart_area=counterpart,
        flow=reading.flow,
        adjustment=adjustment_near(sent.text),
        transformation=transformation_of(figure, sent.text, span.start_char - sent.start_char),
    )
