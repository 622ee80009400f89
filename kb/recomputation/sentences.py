"""The figures of one sentence and the words between them: what says that one is computed from the others."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kb.comparison.profiles import Profile
from kb.model import Check, Verdict

# A sentence with more figures than this is a table in prose, whose words do not say what belongs together.
MOST_FIGURES = 16
# After a figure: what narrows it to a time, place, group or condition that the other figures need not share.
_NARROWED = re.compile(
    r"[^,.;:()–—]{0,50}?\b(?!in (?:all|total|sum)\b)(?:over|for|on|in|after|if|when|among|by|from|since|compared|than|at|with|without|"
    r"before|during|excluding|under|against|across|including|last|this|next)\b",
    re.IGNORECASE,
)
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

    def sure(self, check: Check) -> bool:
        """No failure of a sum whose last figure the words after it narrow: "a gain of 20 percent for the year"."""
        if check.verdict is not Verdict.FAILS:
            return True
        ids = {given.observation for given in check.inputs}
        last = max((p for p in self.figures if p.obs.id in ids), key=lambda p: p.at)
        return not _NARROWED.match(self.after(last))


def sentences(members: Sequence[Profile]) -> Iterator[Sentence]:
    """The sentences of one article that hold at least two figures which it asserts."""
    found: dict[int, list[Profile]] = defaultdict(list)
    for p in members:
        if p.obs.modality not in _NOT_SAID:
            found[p.obs.claim_start].append(p)
    for _, figures in sorted(found.items()):
        if 2 <= len(figures) <= MOST_FIGURES:
            yield Sentence(tuple(sorted(figures, key=lambda p: (p.obs.start, p.obs.id))))
