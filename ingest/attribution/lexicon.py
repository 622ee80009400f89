"""The reporting words as sets: which verb reports in which frame."""

from dataclasses import dataclass
from functools import cache

from ingest.vocabulary import load

_FRAMES = (
    *("quote", "aside", "clause", "that", "infinitive", "gerund", "object", "object_predicate", "object_infinitive"),
    *("passive_infinitive", "passive_clause", "passive_subject", "small"),
)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`frames` maps a frame's name to the verbs that report in it; a prepositional frame is named "prep:about".

    `quoting` maps verbs to the words with which they quote ("went on").
    `nouns` and `adjectives` map what holds the report ("that", "of") to the words; `labels` open a line without naming a speaker,
    `closing` are word forms that may end a sentence behind their subject ("..., records show."), `spoken` nouns of speech before a colon,
    `documents` nouns of what holds findings, `showing` verbs of what they do with figures, `counting` verbs of what offices do
    with them, `finding` verbs that report when they find nothing, `asked_in` verbs of what people do in a survey,
    `foretelling` verbs after "than". After "according to", `measures` are never a source, `manners` only of what is not done by them;
    `bodies` are sources whose names end as those of measures do, `arranging` verbs of what is done by a measure. `deeds` maps a verb to
    the objects with which it reports nothing, and "people", "money", "things", "counted" and "recipient" to the verbs that report
    nothing with such an object; `people`, `money` and `things` are nouns of such objects, `states` what somebody is found to be,
    `anything` words of no content, `plurals` verbs whose -s form is a noun too, `mute` subjects that say nothing, `durations` nouns of
    time, `means` by which something is made known.
    """

    frames: dict[str, frozenset[str]]
    speech: frozenset[str]
    quoting: dict[str, frozenset[str]]
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
    counting: frozenset[str]
    asked_in: frozenset[str]
    foretelling: frozenset[str]
    measures: frozenset[str]
    manners: frozenset[str]
    bodies: frozenset[str]
    arranging: frozenset[str]
    deeds: dict[str, frozenset[str]]
    people: frozenset[str]
    money: frozenset[str]
    things: frozenset[str]
    anything: frozenset[str]
    plurals: frozenset[str]
    states: frozenset[str]
    mute: frozenset[str]
    finding: frozenset[str]
    durations: frozenset[str]
    means: frozenset[str]

    def reports(self, lemma: str, frame: str) -> bool:
        return lemma in self.frames.get(frame, ())


@cache
def lexicon() -> Lexicon:
    """The lexicon of `vocabulary/reporting.toml`."""
    tables = load("reporting")
    verbs = tables["verbs"]
    frames = {name: _verbs(verbs[name]) for name in _FRAMES}
    for table, prefix in (("preposition", "prep:"), ("passive_preposition", "passive_prep:")):
        for word, lemmas in verbs[table].items():
            frames[prefix + word] = _verbs(lemmas)
    concrete = load("concrete")
    nouns = {held: _words(words) for held, words in tables["nouns"].items()}
    adjectives = {held: _words(words) for held, words in tables["adjectives"].items()}
    return Lexicon(
        frames=frames,
        speech=_verbs(verbs["speech"]),
        quoting={verb: _words(words) for verb, words in verbs["quoting"].items()},
        citing=_words(verbs["citing"]),
        evidence=_words(verbs["evidence"]),
        verbs=frozenset().union(*frames.values()) | _words(tables["evidence"]["counting"]) | _words(tables["evidence"]["finding"]),
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
        counting=_words(tables["evidence"]["counting"]),
        asked_in=_words(tables["evidence"]["asked_in"]),
        foretelling=_words(tables["evidence"]["foretelling"]),
        finding=_words(tables["evidence"]["finding"]),
        measures=_words(tables["according"]["measures"]),
        manners=_words(tables["according"]["manners"]),
        bodies=_words(tables["according"]["bodies"]),
        arranging=_words(tables["according"]["arranging"]),
        deeds={verb: _words(things) for verb, things in (verbs["deeds"] | verbs["deeds_with"]).items()},
        **{
            name: _words(tables["nothing_said"][name]) | _words(concrete.get(name, ""))
            for name in ("people", "money", "things", "anything", "plurals", "states", "mute", "durations", "means")
        },
    )


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


def _verbs(listed: str) -> frozenset[str]:
    """The verbs of a list with the other spelling of those in -ize ("criticise")."""
    verbs = _words(listed)
    return (
        verbs
        | {verb[:-3] + "ise" for verb in verbs if verb.endswith("ize")}
        | {verb[:-3] + "yse" for verb in verbs if verb.endswith("yze")}
    )
