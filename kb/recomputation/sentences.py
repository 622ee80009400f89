"""The figures of one sentence and the words between them: what says that one is computed from the others."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kb.comparison.profiles import Profile

# A sentence with more figures than this is a table in prose, whose words do not say what belongs together.
MOST_FIGURES = 16
_NOT_SAID = frozenset({"negated", "conditional"})


@dataclass(frozen=True, slots=True)
class Sentence:
    """Figures of one sentence in their order, each once."""

    figures: tuple[Profile, ...]

    @property
    def quote(self) -> str:
        return self.figures[0].obs.quote

    def before(self, p: Profile, reach: int = 60) -> str:
        """The words before a figure, at most `reach` characters."""
        return self.quote[max(0, p.at[0] - reach) : p.at[0]]

    def after(self, p: Profile, reach: int = 60) -> str:
        """The words after a figure, at most `reach` characters."""
        return self.quote[p.at[1] : p.at[1] + reach]

    def between(self, a: Profile, b: Profile) -> str:
        """The words between two figures, the first of which comes first."""
        return self.quote[a.at[1] : b.at[0]]


def sentences(members: Sequence[Profile]) -> Iterator[Sentence]:
    """The sentences of one article that hold at least two figures which it asserts."""
    found: dict[int, list[Profile]] = defaultdict(list)
    for p in members:
        if p.obs.modality not in _NOT_SAID:
            found[p.obs.claim_start].append(p)
    for _, figures in sorted(found.items()):
        if 2 <= len(figures) <= MOST_FIGURES:
            yield Sentence(tuple(sorted(figures, key=lambda p: (p.obs.start, p.obs.id))))
