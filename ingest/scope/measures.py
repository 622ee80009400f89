"""The register of measures: which words name what is measured."""

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from ingest.vocabulary import load


@dataclass(frozen=True, slots=True)
class Measure:
    """One way to name a measure. `of`: whose it is ("actor", "goods", "people", "thing"); `keep`: modifiers stay in the name;
    `dimension`: of which a figure must be that a set phrase gives the name to.
    """

    name: str
    of: str
    flow: str | None = None
    keep: bool = False
    money: str | None = None
    doer: bool = False
    objects: frozenset[str] = frozenset()
    dimension: str | None = None


@dataclass(slots=True)
class Register:
    """All cue words; nouns by their lemmas, the rest by lemma or lowered word."""

    nouns: dict[tuple[str, ...], Measure] = field(default_factory=dict)
    patient: dict[str, list[Measure]] = field(default_factory=dict)
    agent: dict[str, Measure] = field(default_factory=dict)
    states: dict[str, Measure] = field(default_factory=dict)
    verbs: dict[str, Measure] = field(default_factory=dict)
    acts: dict[str, Measure] = field(default_factory=dict)
    phrases: dict[str, Measure] = field(default_factory=dict)
    phrase_pattern: re.Pattern[str] = re.compile("(?!)")


@cache
def register() -> Register:
    made = Register()
    for row in load("measures")["measure"]:
        measure = Measure(
            row["name"],
            row["of"],
            row.get("flow"),
            row.get("keep", False),
            row.get("money"),
            row.get("doer", False),
            frozenset(row.get("objects", ())),
            row.get("dimension"),
        )
        made.nouns.update({tuple(noun.split()): measure for noun in row.get("nouns", ())})
        for verb in row.get("patient", ()):
            made.patient.setdefault(verb, []).append(measure)
        for section in ("agent", "states", "verbs", "acts", "phrases"):
            getattr(made, section).update(dict.fromkeys(row.get(section, ()), measure))
    longest_first = sorted(made.phrases, key=len, reverse=True)
    made.phrase_pattern = re.compile(r"\b(?:" + "|".join(map(re.escape, longest_first)) + r")\b", re.IGNORECASE)
    return made


@cache
def word_set(section: str, key: str) -> frozenset[str]:
    """A word list of `measures.toml`, such as ("properties", "empty")."""
    return frozenset(load("measures")[section][key])


@cache
def table(section: str) -> dict[str, Any]:
    return dict(load("measures")[section])


def named_by(lemmas: list[str]) -> tuple[Measure, int] | None:
    """The measure that the last words of a noun phrase name, and how many words it takes; the longest match wins."""
    nouns = register().nouns
    for size in range(min(4, len(lemmas)), 0, -1):
        measure = nouns.get(tuple(lemmas[-size:]))
        if measure is not None:
            return measure, size
    return None


def done_to(verb: str, counted: str | None) -> Measure | None:
    """The measure of those to whom `verb` (a lemma) is done; `counted` is the lemma of what is counted, if the text says it."""
    for measure in register().patient.get(verb, ()):
        if not measure.objects or (counted is not None and counted in measure.objects):
            return measure
    return None


@cache
def _verbs() -> frozenset[str]:
    known = register()
    return frozenset((*known.patient, *known.agent, *known.verbs, *known.acts))


def verb_lemma(word: str, lemma: str) -> str:
    """The lemma of a verb printed as `word`: a rule-based lemmatizer takes "fined" for a form of "fin"."""
    if lemma not in _verbs() and word.endswith("ed") and word[:-1] in _verbs():
        return word[:-1]
    return lemma
