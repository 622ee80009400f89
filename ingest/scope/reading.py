"""What has been understood of one series, filled bit by bit."""

from dataclasses import dataclass

from ingest.scope.areas import Area

_FIELDS = ("subject", "measure", "product", "area", "counterpart", "flow", "of", "population")


@dataclass(slots=True)
class Reading:
    """What has been understood so far; None is not said.

    `role` is "place" or "body" where the subject is only a description of someone named before ("the country", "the carmaker");
    `stands_for` the last name that it can describe; `anaphoric`: the words take up something said before;
    `word` is a noun that only says how much or which way ("the figure", "a gain"), kept for want of anything better;
    `sentence` is the number of the sentence in which it was settled.
    """

    subject: str | None = None
    measure: str | None = None
    product: str | None = None
    area: Area | None = None
    counterpart: Area | None = None
    flow: str | None = None
    of: str | None = None
    population: str | None = None
    role: str | None = None
    stands_for: str | None = None
    anaphoric: bool = False
    word: str | None = None
    sentence: int = 0

    def fill(self, other: "Reading") -> None:
        """Take from `other` what is not yet known."""
        if self.subject is None:
            self.role, self.stands_for = other.role, other.stands_for
        self.word = self.word or other.word
        for name in _FIELDS:
            if getattr(self, name) is None:
                setattr(self, name, getattr(other, name))


def goods(text: str) -> str:
    """The name of goods without a hyphen between its words ("rare-earth magnet" and "rare earth magnet" are one)."""
    return " ".join(text.replace("-", " ").replace("–", " ").split())
