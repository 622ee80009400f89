"""The reporting words as sets: which verb reports in which frame."""

from dataclasses import dataclass
from functools import cache

from ingest.vocabulary import load

_FRAMES = ("quote", "aside", "clause", "infinitive", "object", "passive_infinitive", "passive_clause", "passive_subject", "small")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`frames` maps a frame's name to the verbs that report in it; a prepositional frame is named "prep:about"."""

    frames: dict[str, frozenset[str]]
    speech: frozenset[str]
    citing: frozenset[str]
    verbs: frozenset[str]

    def reports(self, lemma: str, frame: str) -> bool:
        return lemma in self.frames.get(frame, ())


@cache
def lexicon() -> Lexicon:
    """The lexicon of `vocabulary/reporting.toml`."""
    verbs = load("reporting")["verbs"]
    frames = {name: frozenset(verbs[name].split()) for name in _FRAMES}
    for table, prefix in (("preposition", "prep:"), ("passive_preposition", "passive_prep:")):
        for word, lemmas in verbs[table].items():
            frames[prefix + word] = frozenset(lemmas.split())
    return Lexicon(frames, frozenset(verbs["speech"].split()), frozenset(verbs["citing"].split()), frozenset().union(*frames.values()))
