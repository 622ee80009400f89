"""What an edit did to the claims of an article: sentences that went, came or were reworded, word by word."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

_WORD = re.compile(r"\s{1,40}|[^\s]{1,200}")
# Two sentences that share fewer of their words are not one sentence reworded.
_LEAST_ALIKE = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """`kind` is "gone", "added" or "changed"; `pieces` are its words with "gone", "added" or "" for each."""

    kind: str
    pieces: tuple[tuple[str, str], ...]


def changes(before: list[str], after: list[str]) -> list[Change]:
    """The sentences with figures that differ between two versions, in the order of the text; those that stayed are left out."""
    result: list[Change] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            result += _replaced(before[i1:i2], after[j1:j2])
    return result


def _replaced(before: list[str], after: list[str]) -> list[Change]:
    result = []
    rest = list(before)
    for new in after:
        old = max(rest, key=lambda text: _alike(text, new), default=None)
        if old is None or _alike(old, new) < _LEAST_ALIKE:
            result.append(Change(kind="added", pieces=((new, "added"),)))
            continue
        # What stood before the sentence that stayed, and was not kept, is gone.
        at = rest.index(old)
        result += [Change(kind="gone", pieces=((text, "gone"),)) for text in rest[:at]]
        rest = rest[at + 1 :]
        result.append(Change(kind="changed", pieces=_reworded(old, new)))
    return result + [Change(kind="gone", pieces=((text, "gone"),)) for text in rest]


def _alike(a: str, b: str) -> float:
    """From 0 to 1, by the words that both hold."""
    first, second = set(a.split()), set(b.split())
    return 2 * len(first & second) / (len(first) + len(second) or 1)


def _reworded(old: str, new: str) -> tuple[tuple[str, str], ...]:
    a, b = _WORD.findall(old), _WORD.findall(new)
    pieces: list[tuple[str, str]] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(("".join(a[i1:i2]), ""))
            continue
        pieces += [("".join(words), kind) for words, kind in ((a[i1:i2], "gone"), (b[j1:j2], "added")) if words]
    return tuple(pieces)
