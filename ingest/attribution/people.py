"""Finds the people whom a text names, and which of them "he" or "she" is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.attribution.naming import GENDERS, OPENERS, TITLES, core_phrase, looks_like_person
from ingest.attribution.parse import Parse
from ingest.attribution.register import Register
from ingest.scope.areas import area_of
from ingest.vocabulary import load

_LONGEST_INITIALS = 2
_NAME_RUN = re.compile(r"[A-Z][a-z]{1,20}(?: [A-Z][a-z]{1,20}){1,4}")
_FIRST_NAMES = {name: gender for gender, key in (("f", "hers"), ("m", "his")) for name in load("sources")["names"][key].split()}
# What counts for a person, against one sentence farther off: a gender that is known, doing what the sentence tells.
_KNOWN, _ACTING = 2.0, 0.75
# The subject of the same sentence: "Sol pointed to the polls as she noted ..."
_SAME = 1.5


@dataclass(slots=True)
class Person:
    """A person where the text names one: `position` is the token, `lone` a name of one word without a title, `acts` a verb's subject."""

    name: str
    span: tuple[int, int]
    position: int
    gender: str | None
    lone: bool = False
    acts: bool = False


def meant(parse: Parse, people: Sequence[Person], position: int, gender: str, outside: Sequence[tuple[int, int]]) -> Person | None:
    """Who of `people`, in text order, is the "he" ("m") or "she" ("f") at token `position`; nobody named in the tokens of `outside`."""
    best, weight = None, 0.0
    for person in people:
        if person.gender not in (None, gender) or any(first <= person.position <= last for first, last in outside):
            continue
        near = parse.sent_of[person.position] - parse.sent_of[position]
        worth = near + _KNOWN * (person.gender == gender) + _ACTING * person.acts + _SAME * (person.acts and not near)
        if best is None or worth >= weight:
            best, weight = person, worth
    return best


def people_of(parse: Parse, register: Register) -> list[Person]:
    """Names of people in subject position, or of two words and more, in text order."""
    people = []
    for token, tag in enumerate(parse.tags):
        if tag != "NNP" or parse.deps[token] not in ("nsubj", "nsubjpass", "pobj", "appos", "poss", "dobj", "conj"):
            continue
        phrase = core_phrase(parse, (parse.left[token], token), token)
        acronym = "&" in phrase or (
            not phrase.isupper()
            and any(word.rstrip("s").isupper() and len(word) > _LONGEST_INITIALS for word in phrase.replace(".", "").split())
        )
        # "The West", "the Old Bailey" is nobody.
        article = parse.words[token - 1 - phrase.count(" ")] == "the"
        subject = (parse.deps[token] in ("nsubj", "nsubjpass") or " " in phrase) and not article
        if subject and not acronym and looks_like_person(phrase) and register.find(phrase) is None:
            acts = parse.deps[token] in ("nsubj", "nsubjpass") or (
                parse.deps[token] == "appos" and parse.deps[parse.head[token]] == "nsubj"
            )
            lone = _stands_alone(parse, token, phrase)
            people.append(Person(phrase, parse.span(token, token), token, _gender(parse, token, phrase), lone, acts))
    for begin, end in parse.sents:
        if not any(parse.deps[begin:end]):
            people.extend(_in_unparsed(parse, register, begin, end))
    people.sort(key=lambda person: person.position)
    return _with_full_names(people)


def _in_unparsed(parse: Parse, register: Register, begin: int, end: int) -> list[Person]:
    """Runs of capitalised words in a sentence that was not parsed."""
    people = []
    offset = parse.starts[begin]
    for match in _NAME_RUN.finditer(parse.text, offset, parse.ends[end - 1]):
        words = [word for word in match.group().split() if word.lower() not in TITLES and word.lower() not in OPENERS]
        phrase = " ".join(words)
        if len(words) > 1 and looks_like_person(phrase) and register.find(phrase) is None:
            token = next(i for i in range(begin, end) if parse.ends[i] > match.start())
            people.append(Person(phrase, (match.end() - len(words[-1]), match.end()), token, None))
    return people


def _stands_alone(parse: Parse, token: int, phrase: str) -> bool:
    return " " not in phrase and (token == 0 or parse.words[token - 1] not in TITLES) and area_of(phrase) is None


def _gender(parse: Parse, token: int, phrase: str) -> str | None:
    """What the words beside a name and the first name say: "Mrs Holm", "Mira Sol, the chairwoman", "Peter Sol"; None when they do not."""
    begin = max(parse.sents[parse.sent_of[token]][0], parse.left[token] - 2)
    office = parse.child(token, "appos")
    beside = [*reversed(parse.words[begin : token + 1]), *(parse.words[office : office + 1] if office is not None else ())]
    told = next((GENDERS[word] for word in beside if word in GENDERS), None)
    return told or (_FIRST_NAMES.get(phrase.split(maxsplit=1)[0].lower()) if " " in phrase else None)


def _with_full_names(people: list[Person]) -> list[Person]:
    full: dict[str, str] = {}
    genders: dict[str, str] = {}
    for person in people:
        words = person.name.split()
        if len(words) > 1:
            full[words[-1]] = person.name
        else:
            person.name = full.get(person.name, person.name)
        # "Mrs Holm" tells of "Anna Holm" too, from there on.
        if person.gender is None:
            person.gender = genders.get(person.name)
        else:
            genders[person.name] = person.gender
    return people
