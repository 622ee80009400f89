"""Which registered measure a figure's sentence names nearest to it."""

import re
from collections.abc import Callable

from kb.comparison import clauses, words
from kb.comparison.concepts import Concept, Register
from kb.model import Observation

MEASURES = frozenset({"toll", "fact", "series", "state"})
_REACH = 90
_FIGURE = re.compile(r"[0-9]|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds)\b", re.IGNORECASE)


def nearest(register: Register, obs: Observation, at: tuple[int, int], counts: Callable[[Concept], bool]) -> Concept | None:
    """The label nearest to the figure `at` its place in the quote, with no other figure between; only concepts that `counts` allows.

    English puts what is counted after its number; a label may hold it ("fired 11 shots").
    """
    start, end = at
    left, right = obs.quote[max(0, start - _REACH) : start], obs.quote[end : end + _REACH]
    others = list(_FIGURE.finditer(left))
    left = left[others[-1].end() :] if others else left
    left = left[left.rfind(",") + 1 :]
    other = _FIGURE.search(right)
    right = right[: other.start()] if other else right
    before = words.stems(left)[-clauses.NEAR_WORDS :]
    beside = tuple(word for word in words.stems(obs.printed + right)[: clauses.NEAR_WORDS] if word not in words.unit_words())
    after = words.stems(f"{obs.unit or ''} {right}")[: clauses.NEAR_WORDS]
    ahead = [(i, 0, c.name) for i, _, c in register.find(after, kinds=MEASURES) if counts(c)]
    behind = [(len(before) - i - n + 1, 1, c.name) for i, n, c in register.find(before, kinds=MEASURES) if counts(c)]
    around = [(-1, 0, c.name) for i, n, c in register.find(before + beside, kinds=MEASURES) if counts(c) and i < len(before) < i + n]
    ranked = sorted(around + ahead + behind)
    return register.by_name[ranked[0][2]] if ranked else None
