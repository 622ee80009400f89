"""The past participle of a verb, as the name of what was done: stabbed, picked up, built."""

from functools import cache

from spacy.tokens import Token

from ingest.scope.measures import table
from ingest.scope.phrases import lemma

_VOWELS = frozenset("aeiou")


@cache
def _irregular() -> dict[str, str]:
    return dict(table("participles"))


def participle(verb: Token) -> str:
    """The participle with the particle after the verb, if it has one."""
    aside = next((c for c in verb.rights if c.i == verb.i + 1 and (c.dep_ == "prt" or c.tag_ == "RP")), None)
    made = verb.lower_ if verb.tag_ == "VBN" or (verb.tag_ == "VBD" and verb.lower_.endswith("ed")) else past(lemma(verb))
    return made if aside is None else f"{made} {aside.lower_}"


def deed(verb: Token) -> str:
    """What is measured where only a verb says it: its noun ("paid $3": a payment), else its participle ("hid $3": hidden)."""
    noun: str | None = table("deed_nouns").get(lemma(verb))
    return noun if noun is not None and not any(c.tag_ == "RP" for c in verb.rights) else participle(verb)


def past(word: str) -> str:
    """The participle of a lemma: by the table of irregular verbs, else by the spelling rules."""
    irregular = _irregular().get(word)
    if irregular is not None:
        return irregular
    if word.endswith("e"):
        return word + "d"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ied"
    closed = len(word) > 2 and word[-1] not in "aeiouwxyh" and word[-2] in _VOWELS and word[-3] not in _VOWELS
    short = closed and sum(letter in _VOWELS for letter in word) == 1
    return word + word[-1] + "ed" if short else word + "ed"
