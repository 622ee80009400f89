"""What has been found for and against two figures speaking of one thing, and what it comes to."""

from dataclasses import dataclass, field
from enum import StrEnum


class Certainty(StrEnum):
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two figures that can be set side by side.

    `scope` names the fields in which they speak of different things, so that no two values of theirs conflict;
    `differs` adds those that are close enough to be flagged. `because` gives the evidence of sameness in words,
    `points` its strength where only the words of two sentences speak for it (keys are worth 10). `soft`: one of the two
    may be a part of the other, which the words suggest but do not settle. `happening`: both count what one event did.
    `disputed`: the later article prints the earlier value too, as the count of somebody else. `opposed`: one article sets two
    sources against each other.
    """

    certainty: Certainty
    because: tuple[str, ...]
    scope: tuple[str, ...] = ()
    differs: tuple[str, ...] = ()
    points: float = 10
    soft: bool = False
    happening: bool = False
    disputed: bool = False
    opposed: bool = False

    @property
    def one_thing(self) -> bool:
        return not self.scope


@dataclass(slots=True)
class Evidence:
    """What has been found for and against sameness while two profiles are compared."""

    because: list[str] = field(default_factory=list)
    scope: list[str] = field(default_factory=list)
    close: list[str] = field(default_factory=list)
    soft: bool = False
    happening: bool = False
    disputed: bool = False

    def result(self, certainty: Certainty, points: float = 10) -> Comparison:
        if self.close and certainty is Certainty.HIGH:
            certainty = Certainty.MEDIUM
        differs = tuple(dict.fromkeys((*self.scope, *self.close)))
        scope = tuple(dict.fromkeys(self.scope))
        return Comparison(certainty, tuple(self.because), scope, differs, points, self.soft, self.happening, self.disputed)
