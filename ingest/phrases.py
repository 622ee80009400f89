"""Finds listed words and phrases in a text in one pass, whatever their number."""

import re
from collections.abc import Iterable, Iterator

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|n['’]t\b|['’]ll\b")
_VOWELS = "aeiou"


class Phrases:
    """A list of phrases, each with a label. Matching ignores case, except that a word that is only "may" must not be the month."""

    def __init__(self, labelled: Iterable[tuple[str, str]]):
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for phrase, label in labelled:
            first, *rest = _WORD.findall(phrase.lower().replace("’", "'"))
            self._by_first.setdefault(first, []).append((tuple(rest), label))
        for tails in self._by_first.values():
            tails.sort(key=lambda tail: -len(tail[0]))

    def find(self, text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int, str]]:
        """(start, end, label) of each phrase between two offsets, in order and not overlapping; of two at one place, the longer."""
        words = [(m.start(), m.end(), m.group()) for m in _WORD.finditer(text, start, len(text) if end is None else end)]
        free = 0
        for i, (begin, stop, printed) in enumerate(words):
            if i < free:
                continue
            tails = self._by_first.get(printed) or self._by_first.get(printed.lower().replace("’", "'"))
            if tails is None or printed == "May":
                continue
            for rest, label in tails:
                last = i + len(rest)
                if last < len(words) and all(words[i + 1 + k][2].lower() == word for k, word in enumerate(rest)):
                    yield begin, words[last][1] if rest else stop, label
                    free = last + 1
                    break


def verb_forms(verb: str) -> set[str]:
    """The regular forms of an English verb: "ban" gives ban, bans, banned, banning."""
    if verb.endswith("e"):
        return {verb, verb + "s", verb + "d", verb[:-1] + "ing"}
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return {verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"}
    plural = verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s")
    doubles = len(verb) > 2 and verb[-1] not in _VOWELS + "wxy" and verb[-2] in _VOWELS and verb[-3] not in _VOWELS
    stems = {verb, verb + verb[-1]} if doubles else {verb}
    return {verb, plural} | {stem + ending for stem in stems for ending in ("ed", "ing")}
