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
        last = self.reading
        self._mirror(reading)
        if reading.anaphoric and last is not None:
            if reading.measure is None:
                reading.measure, reading.product = last.measure, reading.product or last.product
                reading.flow, reading.of = last.flow, last.of
                reading.counterpart = reading.counterpart or last.counterpart
            if reading.subject is None:
                reading.subject, reading.area = last.subject, reading.area or last.area
        if reading.flow is not None and self.flow is not None and reading.measure == self.flow.measure:
            if reading.subject is None or reading.subject == self.flow.subject:
                if reading.product is None:
                    reading.product = self.flow.product
                if reading.subject is None:
                    reading.subject, reading.area = self.flow.subject, reading.area or self.flow.area

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
        if reading.measure is not None:
            self.reading = reading
            if reading.flow is not None and (reading.product is not None or self.flow is None):
                self.flow = reading
