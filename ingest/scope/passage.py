"""What a passage keeps in focus: the series that pronouns, "the total" and bare flows take up."""

from dataclasses import dataclass, field

from spacy.tokens import Doc

from ingest.model import Mention
from ingest.scope.areas import Area, area_of
from ingest.scope.measures import word_set
from ingest.scope.reading import Reading


def openers(doc: Doc, mentions: list[Mention]) -> list[Mention]:
    """The names that open sentences without a parse, last first: who those sentences are about, as far as can be told."""
    starts = {sent.start_char + skipped for sent in doc.sents if not sent[0].dep for skipped in (0, len("The "))}
    return [mention for mention in reversed(mentions) if mention.start in starts and mention.kind not in ("person", "event")]


@dataclass(slots=True)
class Focus:
    """The series spoken of last."""

    reading: Reading | None = None
    flow: Reading | None = None
    subject: str | None = None
    area: Area | None = None
    amounts: dict[str | None, Reading] = field(default_factory=dict)

    def settle(self, reading: Reading, unit: str | None) -> None:
        """Fill what `reading` leaves to the passage, in place. An amount that says nothing of itself takes up the last of its unit."""
        last = self.reading
        if reading.anaphoric and reading.measure is None and reading.subject is None and unit not in (None, "%"):
            last = self.amounts.get(unit, last)
        if reading.stands_for is not None:
            reading.subject, reading.role = reading.stands_for, None
        elif reading.role is not None and self.subject is not None and (reading.role == "body" or self.area is not None):
            reading.subject, reading.area = self.subject, self.area
        if reading.measure == "shipments":
            self._ship(reading)
        self._mirror(reading)
        if last is not None:
            _take_up(reading, last)
        if (reading.of == "actor" or (reading.of == "thing" and reading.anaphoric)) and reading.subject is None and reading.area is None:
            reading.subject, reading.area = self.subject, self.area
            if reading.of == "thing" and reading.subject is None and last is not None:
                reading.subject, reading.area = last.subject, last.area
        self._flow_on(reading)

    def _flow_on(self, reading: Reading) -> None:
        flow = self.flow
        if flow is None or reading.flow is None or reading.measure != flow.measure or reading.subject not in (None, flow.subject):
            return
        reading.product = reading.product or flow.product
        if reading.subject is None:
            reading.subject, reading.area = flow.subject, flow.area

    def name(self, mention: Mention) -> None:
        """Take a name that a sentence opens with as who is spoken of."""
        self.subject, self.area = mention.printed, area_of(mention.printed)

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

    def move(self, reading: Reading, unit: str | None) -> None:
        """Take a settled reading as what is now spoken of."""
        if reading.subject is not None and reading.role is None and reading.subject[:1].isupper():
            self.subject, self.area = reading.subject, reading.area
        elif reading.subject is None and reading.of == "actor" and reading.area is not None:
            self.subject, self.area = None, reading.area
        if reading.measure is not None:
            self.reading = self.amounts[unit] = reading
            if reading.flow is not None and (reading.product is not None or self.flow is None):
                self.flow = reading


def _take_up(reading: Reading, last: Reading) -> None:
    """Fill words that take up something said before ("the crowd", "they", "these quotas") from the series spoken of last."""
    if reading.measure == "crowd" and last.measure in word_set("properties", "crowds"):
        reading.measure, reading.of, reading.area = last.measure, last.of, reading.area or last.area
    if not reading.anaphoric:
        return
    same = reading.measure is None or _head(reading.measure) == _head(last.measure)
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
