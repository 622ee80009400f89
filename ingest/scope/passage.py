"""What a passage keeps in focus: the series that pronouns, "the total" and bare flows take up."""

from dataclasses import dataclass

from ingest.scope.areas import Area
from ingest.scope.reading import Reading


@dataclass(slots=True)
class Focus:
    """The series spoken of last."""

    reading: Reading | None = None
    flow: Reading | None = None
    subject: str | None = None
    area: Area | None = None

    def settle(self, reading: Reading) -> None:
        """Fill what `reading` leaves to the passage, in place."""
        last, flow = self.reading, self.flow
        if reading.stands_for is not None:
            reading.subject, reading.role = reading.stands_for, None
        elif reading.role is not None and self.subject is not None and (reading.role == "body" or self.area is not None):
            reading.subject, reading.area = self.subject, self.area
        if reading.measure == "shipments":
            self._ship(reading)
        self._mirror(reading)
        if reading.anaphoric and last is not None:
            same = reading.measure is None or _head(reading.measure) == _head(last.measure)
            if reading.measure is None:
                reading.measure, reading.flow, reading.of = last.measure, last.flow, last.of
            if same:
                reading.counterpart = reading.counterpart or last.counterpart
                if last.of == "goods" and reading.measure == last.measure:
                    reading.product = reading.product or last.product
            if same and reading.subject is None:
                reading.subject, reading.area = last.subject, reading.area or last.area
        if reading.flow is not None and flow is not None and reading.measure == flow.measure and reading.subject in (None, flow.subject):
            reading.product = reading.product or flow.product
            if reading.subject is None:
                reading.subject, reading.area = flow.subject, flow.area

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
        if flow is None or flow.flow != "export" or reading.flow is None or reading.product not in (None, flow.product):
            return
        partner = reading.area
        if partner is None or flow.area is None or partner.code == flow.area.code or reading.counterpart is not None:
            return
        reading.counterpart = partner
        reading.subject, reading.area = flow.subject, flow.area
        reading.measure, reading.product = flow.measure, flow.product

    def move(self, reading: Reading) -> None:
        """Take a settled reading as what is now spoken of."""
        if reading.subject is not None and reading.role is None and reading.subject[:1].isupper():
            self.subject, self.area = reading.subject, reading.area
        if reading.measure is not None:
            self.reading = reading
            if reading.flow is not None and (reading.product is not None or self.flow is None):
                self.flow = reading


def _head(measure: str | None) -> str | None:
    """The last word of a measure's name: "these quotas" takes up the mining quota."""
    return measure.split(" ")[-1] if measure else None
