"""The figures of one sentence and the words between them: what says that one is computed from the others."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kb.comparison.profiles import Profile
from kb.model import Check, Verdict

# A sentence with more figures than this is a table in prose, whose words do not say what belongs together.
MOST_FIGURES = 16
MOST_SENTENCES = 3
# Between two sentences of one paragraph there is a blank, between two paragraphs a line or two.
NEXT = 2
# After a figure: what narrows it to a time, place, group or condition that the other figures need not share.
_NARROWED = re.compile(
    r"[^,.;:()–—]{0,50}?\b(?!in (?:all|total|sum)\b|on average)(?:over|for|on|in|after|if|when|among|by|from|since|compared|than|at|with|"
    r"without|to (?:the|its|their)|"
    r"before|during|excluding|under|against|across|including|last|this|next|nationwide|nationally|elsewhere)\b"
    # Not a verb's own ending: "the 12,000 they had hoped for."
    r"(?![.,;])",
    re.IGNORECASE,
)
# "18 pupils for each teacher" goes on with the figure's own unit.
_OWN_UNIT = re.compile(r"^(?: \w{1,14})? for (?:each|every) \w{2,20}")
_TIMED = re.compile(
    r"(?: [\w'’-]{1,14}){0,2} (?:in|for|during) (?:the )?(?:(?:January|February|March|April|May|June|July|August|"
    r"September|October|November|December)"
    r"(?: (?:19|20)[0-9]{2})?|(?:19|20)[0-9]{2}|"
    r"(?:half[- ]year|first|second|third|fourth|full|whole|same|last|past) (?:half|half[- ]year|quarter|month|year|week)"
    r"(?: of (?:19|20)[0-9]{2})?)[,.;]"
)
OF_THESE = re.compile(r"\b[Oo]f (?:these|those|them)\b")
_OF_ONE_TIME = frozenset({"margin between two counts", "balance of two amounts", "sum of parts"})
# A sentence that goes on with what the one before it told. "That was" becomes a comma; "Of these" and "That put" stay.
_SUMS_UP = re.compile(
    r"(?:That|This) (?:was|is|were|means|meant|represents|represented|marks|marked|amounts to|amounted to|equals|works out at|came to) "
)
_GOES_ON = re.compile(
    r"Of (?:these|those|them)\b|(?:That|This) (?:put|puts|meant) |"
    r"(?:(?:Only|Just|Some|About|Nearly|Almost|More than|Fewer than) )?[\w,.-]{1,14} of (?:these|those|them)\b"
)
_BASES = frozenset({"old", "limit"})
_NOT_SAID = frozenset({"negated", "conditional"})


@dataclass(frozen=True, slots=True)
class Sentence:
    """Figures of one sentence, or of two that are joined, in their order, each once. `shifts` says where in `quote` each claim begins."""

    figures: tuple[Profile, ...]
    quote: str
    shifts: Mapping[int, int]

    def at(self, p: Profile) -> tuple[int, int]:
        """Where a figure stands in the quote."""
        shift = self.shifts[p.obs.claim_start]
        return p.at[0] + shift, p.at[1] + shift

    def before(self, p: Profile, reach: int = 60) -> str:
        """The words before a figure, at most `reach` characters."""
        start = self.at(p)[0]
        return self.quote[max(0, start - reach) : start]

    def after(self, p: Profile, reach: int = 60) -> str:
        """The words after a figure, at most `reach` characters."""
        end = self.at(p)[1]
        return self.quote[end : end + reach]

    def between(self, a: Profile, b: Profile) -> str:
        """The words between two figures, the first of which comes first."""
        return self.quote[self.at(a)[1] : self.at(b)[0]]

    def sure(self, check: Check) -> bool:
        """No failure of a sum whose last figure the words after it narrow: "a gain of 20 percent for the year"."""
        if check.verdict is not Verdict.FAILS:
            return True
        roles = {given.observation: given.role for given in check.inputs}
        last = max((p for p in self.figures if p.obs.id in roles), key=self.at)
        # "9,000 fewer than the 34,000 of last year": what a value is held against has its own time.
        if roles[last.obs.id] in _BASES:
            return True
        narrowed = _NARROWED.match(_OWN_UNIT.sub("", self.after(last), count=1))
        if check.rule in _OF_ONE_TIME and len({p.obs.period for p in self.figures if p.obs.id in roles}) == 1:
            # A time that was read as that of all of them sets none of them apart.
            narrowed = None if _TIMED.match(self.after(last)) else narrowed
        return narrowed is None

    def joins(self, check: Check) -> bool:
        """The check takes figures of both sentences that are joined here."""
        ids = {given.observation for given in check.inputs}
        return len({p.obs.claim_start for p in self.figures if p.obs.id in ids}) > 1


def sentences(members: Sequence[Profile]) -> Iterator[Sentence]:
    """The sentences of one article that hold at least two figures which it asserts."""
    for figures in _by_claim(members):
        if 2 <= len(figures) <= MOST_FIGURES:
            yield Sentence(figures, figures[0].obs.quote, {figures[0].obs.claim_start: 0})


def joined(members: Sequence[Profile]) -> Iterator[Sentence]:
    """Each sentence of one article with the next, where that goes on with what it told: "That was 10 percent more than"."""
    for first, second in pairwise(_by_claim(members)):
        a, b = first[0].obs, second[0].obs
        if not 0 <= b.claim_start - a.claim_end <= NEXT or len(first) + len(second) > MOST_FIGURES:
            continue
        opening = _SUMS_UP.match(b.quote)
        if opening is not None:
            told = a.quote.rstrip(" .!")
            quote, shift = f"{told}, {b.quote[opening.end() :]}", len(told) + 2 - opening.end()
        elif _GOES_ON.match(b.quote):
            quote, shift = f"{a.quote} {b.quote}", len(a.quote) + 1
        else:
            continue
        yield Sentence((*first, *second), quote, {a.claim_start: 0, b.claim_start: shift})


def passages(members: Sequence[Profile]) -> Iterator[Sentence]:
    """Each sentence of one article, and each with the one or two that follow it at once, read as one."""
    claims = _by_claim(members)
    for first in range(len(claims)):
        figures, quote, shifts = [*claims[first]], claims[first][0].obs.quote, {claims[first][0].obs.claim_start: 0}
        for last in range(first, min(first + MOST_SENTENCES, len(claims))):
            own = claims[last][0].obs
            if last > first:
                if not 0 <= own.claim_start - claims[last - 1][0].obs.claim_end <= NEXT:
                    break
                shifts = {**shifts, own.claim_start: len(quote) + 1}
                quote = f"{quote} {own.quote}"
                figures += claims[last]
            if len(figures) > MOST_FIGURES:
                break
            if len(figures) > 1:
                yield Sentence(tuple(figures), quote, shifts)


def asserted(members: Sequence[Profile]) -> list[Profile]:
    """The figures that an article does not deny and does not make depend on anything."""
    return [p for p in members if p.obs.modality not in _NOT_SAID]


def _by_claim(members: Sequence[Profile]) -> list[tuple[Profile, ...]]:
    """The figures that one article asserts, sentence by sentence."""
    found: dict[int, list[Profile]] = defaultdict(list)
    for p in asserted(members):
        found[p.obs.claim_start].append(p)
    return [tuple(sorted(figures, key=lambda p: (p.obs.start, p.obs.id))) for _, figures in sorted(found.items())]
