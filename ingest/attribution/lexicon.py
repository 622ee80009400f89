"""The reporting words as sets: which verb reports in which frame."""

from dataclasses import dataclass
from functools import cache

from ingest.vocabulary import load

_FRAMES = (
    *("quote", "aside", "clause", "infinitive", "gerund", "object", "object_predicate", "object_infinitive"),
    *("passive_infinitive", "passive_clause", "passive_subject", "small"),
)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`frames` maps a frame's name to the verbs that report in it; a prepositional frame is named "prep:about".

    `nouns` and `adjectives` map what holds the report ("that", "of") to the words; `labels` open a line without naming a speaker,
    `closing` are word forms that may end a sentence behind their subject ("..., records show."), `spoken` nouns of speech before a colon,
    `documents` nouns of what holds findings, `showing` verbs of what they do with figures, `asked_in` verbs of what people do in a survey,
    `foretelling` verbs after "than".
    """

    frames: dict[str, frozenset[str]]
    speech: frozenset[str]
    citing: frozenset[str]
    evidence: frozenset[str]
    verbs: frozenset[str]
    nouns: dict[str, frozenset[str]]
    adjectives: dict[str, frozenset[str]]
    noun_words: frozenset[str]
    adjective_words: frozenset[str]
    labels: frozenset[str]
    closing: frozenset[str]
    openings: dict[str, frozenset[str]]
    spoken: frozenset[str]
    documents: frozenset[str]
    showing: frozenset[str]
    asked_in: frozenset[str]
    foretelling: frozenset[str]

    def reports(self, lemma: str, frame: str) -> bool:
        return lemma in self.frames.get(frame, ())


@cache
def lexicon() -> Lexicon:
    """The lexicon of `vocabulary/reporting.toml`."""
    tables = load("reporting")
    verbs = tables["verbs"]
    frames = {name: _words(verbs[name]) for name in _FRAMES}
    for table, prefix in (("preposition", "prep:"), ("passive_preposition", "passive_prep:")):
        for word, lemmas in verbs[table].items():
            frames[prefix + word] = _words(lemmas)
    nouns = {held: _words(words) for held, words in tables["nouns"].items()}
    adjectives = {held: _words(words) for held, words in tables["adjectives"].items()}
    return Lexicon(
        frames=frames,
        speech=_words(verbs["speech"]),
        citing=_words(verbs["citing"]),
        evidence=_words(verbs["evidence"]),
        verbs=frozenset().union(*frames.values()),
        nouns=nouns,
        adjectives=adjectives,
        noun_words=frozenset().union(*nouns.values()),
        adjective_words=frozenset().union(*adjectives.values()),
        labels=_words(tables["colon"]["labels"]),
        closing=_words(tables["closing"]["words"]),
        openings={word: _words(nouns) for word, nouns in tables["openings"].items()},
        spoken=_words(tables["colon"]["spoken"]),
        documents=_words(tables["evidence"]["documents"]),
        showing=_words(tables["evidence"]["showing"]),
        asked_in=_words(tables["evidence"]["asked_in"]),
        foretelling=_words(tables["evidence"]["foretelling"]),
    )


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())
