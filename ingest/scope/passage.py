"""What a passage keeps in focus: the series that pronouns, "the total" and bare flows take up."""

import re
from collections.abc import Container
from dataclasses import dataclass, field

from spacy.tokens import Doc, Span

from ingest.model import Figure, Kind, Mention
from ingest.pipes.records import text_of
from ingest.scope.areas import Area, area_of
from ingest.scope.measures import word_set
from ingest.scope.reading import Reading
from ingest.voices import voices_of

# Sentences over which a series stays in focus.
_REACH = 3
_HUMAN = re.compile(r"\b(?:he|she|his|her|him|Mr|Mrs|Ms)\b", re.IGNORECASE)
_RELATIVE = frozenset((Kind.CHANGE, Kind.MULTIPLE, Kind.DIFFERENCE, Kind.RANK))


def openers(doc: Doc, mentions: list[Mention], counted: Container[int]) -> list[Mention]:
    """The names that open sentences without figures, last first: who those sentences are about, as far as can be told.

    `counted` are the first tokens of the sentences with figures.
    """
    starts = {sent.start_char + skipped for sent in doc.sents if sent.start not in counted for skipped in (0, len("The "))}
    opening = (mention for mention in reversed(mentions) if mention.start in starts and mention.kind not in ("person", "event"))
    return [mention for mention in opening if _acts(doc, mention)]


def _acts(doc: Doc, mention: Mention) -> bool:
    """Whether a name is the subject of its sentence, or may be for want of a parse."""
    span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    if span is None or not len(span):
        return False
    return not span[0].dep or any(token.dep_ in ("nsubj", "nsubjpass") for token in span)


@dataclass(frozen=True, slots=True)
class Who:
    """Someone or somewhere spoken of, and the number of the sentence in which that was last so."""

    name: str | None
    area: Area | None
    sentence: int


@dataclass(slots=True)
class Focus:
    """The series spoken of last in one voice. `now` is the number of the sentence that is read; times are told in such numbers.

    `persons` are the last words of the names of people in the article.
    """

    reading: Reading | None = None
    flow: Reading | None = None
    who: Who | None = None
    amounts: dict[str | None, Reading] = field(default_factory=dict)
    now: int = 0
    body: Who | None = None
    persons: frozenset[str] = frozenset()

    def settle(self, reading: Reading, figure: Figure) -> None:
        """Fill what `reading` leaves to the passage, in place. An amount that says nothing of itself takes up the last of its unit."""
        last = self._last(reading, figure)
        if reading.stands_for is not None and not self._is_person(reading.stands_for):
            reading.subject, reading.role = reading.stands_for, None
        elif reading.role is not None and (meant := self._who(reading)) is not None and meant.name is not None:
            reading.subject, reading.area = meant.name, meant.area
        if reading.measure == "shipments":
            self._ship(reading)
        self._mirror(reading)
        if last is not None:
            _take_up(reading, last)
        if (reading.of == "actor" or (reading.of == "thing" and reading.anaphoric)) and reading.subject is None and reading.area is None:
            if (owner := self._who(reading)) is not None:
                reading.subject, reading.area = owner.name, owner.area
            if reading.of == "thing" and reading.subject is None and last is not None:
                reading.subject, reading.area = last.subject, last.area
        self._flow_on(reading)

    def _last(self, reading: Reading, figure: Figure) -> Reading | None:
        """The series that words without a name may take up: one spoken of just now and, for a bare amount, in the same unit."""
        last = self.reading
        if reading.anaphoric and reading.measure is None and reading.subject is None:
            unit, relative = figure.quantity.unit, figure.kind in _RELATIVE
            if figure.quantity.dimension == "time":
                # "The first rise in three months": how long says nothing of what rose.
                return None
            last = last if relative and unit in (None, "%") else self.amounts.get(unit, last if relative else None)
        return last if last is not None and self.now - last.sentence <= _REACH else None

    def _who(self, reading: Reading) -> Who | None:
        """Whom a description or a measure without an owner stands for: a company has revenue, a place has an unemployment rate."""
        firm = reading.role == "body" or reading.measure in word_set("properties", "own")
        found = self.body if firm else self.who
        if found is None or self.now - found.sentence > _REACH:
            return None
        if _is_general(reading):
            return None
        if reading.role is None and self._is_person(found.name or "") and not _can_be_of_a_person(reading):
            return None
        placed = reading.role == "place" or reading.measure in word_set("properties", "of_places")
        return found if found.area is not None or not placed else None

    def _flow_on(self, reading: Reading) -> None:
        flow = self.flow
        if flow is None or reading.flow is None or reading.measure != flow.measure or reading.subject not in (None, flow.subject):
            return
        reading.product = reading.product or flow.product
        if reading.subject is None:
            reading.subject, reading.area = flow.subject, flow.area

    def name(self, who: str | None, area: Area | None, *, person: bool) -> None:
        """Take someone or somewhere as who is spoken of."""
        self.who = Who(who, area, self.now)
        if not person:
            self.body = self.who

    def partner_of_flow(self, area: Area) -> Reading | None:
        """The flow in focus, towards `area`: a list item "U.S.: 582 tons" in a text on someone's exports."""
        if self.flow is None:
            return None
        return Reading(measure=self.flow.measure, flow=self.flow.flow, of="goods", area=area)

    def _ship(self, reading: Reading) -> None:
        """Shipments of a country, to a country, or in a text on exports are exports; those of a maker of phones are not."""
        abroad = reading.counterpart is not None or (reading.area is not None and reading.subject in (None, reading.area.name))
        if abroad or (reading.subject is None and self.flow is not None):
            reading.measure = "exports"
        else:
            reading.flow = None

    def _mirror(self, reading: Reading) -> None:
        """Imports of a partner of the exporter in focus, and "US shipments" in a text on China's exports, are the exporter's flow."""
        flow = self.flow
        took = reading.flow is not None or (reading.measure == "purchases" and reading.product is None)
        if flow is None or flow.flow != "export" or not took or reading.product not in (None, flow.product):
            return
        partner = reading.area
        if partner is None or flow.area is None or partner.code == flow.area.code or reading.counterpart is not None:
            return
        reading.counterpart = partner
        reading.subject, reading.area = flow.subject, flow.area
        reading.measure, reading.product, reading.flow = flow.measure, flow.product, reading.flow or flow.flow

    def _is_person(self, name: str) -> bool:
        return name.rpartition(" ")[2] in self.persons

    def move(self, reading: Reading, figure: Figure) -> None:
        """Take a settled reading as what is now spoken of."""
        if reading.subject is not None and reading.role is None and reading.subject[:1].isupper():
            self.name(reading.subject, reading.area, person=self._is_person(reading.subject))
        elif reading.subject is None and reading.of == "actor" and reading.area is not None:
            self.name(None, reading.area, person=False)
        reading.sentence = self.now
        if reading.measure is not None:
            self.reading = self.amounts[figure.quantity.unit] = reading
            if reading.flow is not None and (reading.product is not None or self.flow is None):
                self.flow = reading


def _is_general(reading: Reading) -> bool:
    """ "The federal minimum wage" is nobody's who was spoken of."""
    return (reading.measure or "").split(" ")[0] in word_set("properties", "general")


def _can_be_of_a_person(reading: Reading) -> bool:
    return reading.measure in word_set("properties", "of_persons") or reading.of != "actor"


def _take_up(reading: Reading, last: Reading) -> None:
    """Fill words that take up something said before ("the crowd", "they", "these quotas") from the series spoken of last."""
    if reading.measure == "crowd" and last.measure in word_set("properties", "crowds"):
        reading.measure, reading.of, reading.area = last.measure, last.of, reading.area or last.area
    if not reading.anaphoric or _is_general(reading):
        return
    bare = reading.measure in word_set("properties", "bare")
    same = reading.measure is None or bare or _head(reading.measure) == _head(last.measure)
    if bare and reading.subject is None:
        reading.measure = last.measure
    if reading.measure is None:
        reading.measure, reading.flow, reading.of = last.measure, last.flow, last.of
    if same:
        reading.counterpart = reading.counterpart or last.counterpart
        if last.of == "goods" and reading.measure == last.measure:
            reading.product = reading.product or last.product
    if same and reading.subject is None:
        reading.subject, reading.area = last.subject, reading.area or last.area


def _head(measure: str | None) -> str | None:
    """The last word of a measure's name: "these quotas" takes up the mining quota."""
    return measure.split(" ")[-1] if measure else None


class Passage:
    """An article's voices, each with its own focus: the narration, and one quotation after another."""

    def __init__(self, doc: Doc, mentions: list[Mention]) -> None:
        # Firms "said" things too: without one "he" or "she", nobody is sure to be a person.
        human = _HUMAN.search(text_of(doc)) is not None
        self._persons = frozenset(mention.printed.rpartition(" ")[2] for mention in mentions if human and mention.kind == "person")
        self.narrated = Focus(persons=self._persons)
        self._spoken = Focus(persons=self._persons)
        self._numbers = {sent.start: number for number, sent in enumerate(doc.sents)}
        self._voices = voices_of(doc)
        self._quotation: int | None = None
        self._doc = doc

    def focus_at(self, span: Span) -> Focus:
        """The focus of the voice that prints `span`, at its sentence."""
        number = self._voices.at(span.start_char)
        if number is not None and number != self._quotation:
            self._spoken, self._quotation = Focus(persons=self._persons), number
        focus = self.narrated if number is None else self._spoken
        focus.now = self._numbers[span.sent.start]
        return focus

    def name(self, mention: Mention) -> None:
        """Take a name that a narrated sentence opens with as who is spoken of from there on."""
        if self._voices.at(mention.start) is None:
            span = self._doc.char_span(mention.start, mention.end, alignment_mode="expand")
            if span is not None:
                self.narrated.now = self._numbers[span.sent.start]
                self.narrated.name(mention.printed, area_of(mention.printed), person=mention.kind == "person")
