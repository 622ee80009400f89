"""Finds the people whom a text names, and which of them "he" or "she" is."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ingest.attribution.naming import GENDERS, OPENERS, TITLES, core_phrase, looks_like_person
from ingest.attribution.parse import Parse
from ingest.attribution.register import Register
from ingest.scope.areas import area_of
from ingest.vocabulary import load

_LONGEST_INITIALS = 2
# So many people of one family name are told apart.
_NAMESAKES = 4
_NAME_RUN = re.compile(r"[A-Z][a-z]{1,20}(?: [A-Z][a-z]{1,20}){1,4}")
_FIRST_NAMES = {name: gender for gender, key in (("f", "hers"), ("m", "his")) for name in load("sources")["names"][key].split()}
# What counts for a person, against one sentence farther off: a gender that is known, doing what the sentence tells.
_KNOWN, _ACTING = 2.0, 0.75
# The subject of the same sentence: "Sol pointed to the polls as she noted ..."
_SAME = 1.5
_SPOKE = 1.5


@dataclass(slots=True)
class Person:
    """A person where the text names one: `position` is the token, `lone` a name of one word without a title, `acts` a verb's subject."""

    name: str
    span: tuple[int, int]
    position: int
    gender: str | None
    lone: bool = False
    acts: bool = False


def meant(
    parse: Parse,
    people: Sequence[Person],
    position: int,
    gender: str,
    outside: Sequence[tuple[int, int]],
    *,
    spoke: str | None,
    known: Mapping[str, str],
) -> Person | None:
    """Who of `people`, in text order, is the "he" ("m") or "she" ("f") at token `position`; nobody named in the tokens of `outside`.

    `spoke` is who spoke last, `known` the genders of those who have been "he" or "she" before.
    """
    best, weight = None, 0.0
    for person in people:
        if (person.gender or known.get(person.name)) not in (None, gender) or any(
            first <= person.position <= last for first, last in outside
        ):
            continue
        near = parse.sent_of[person.position] - parse.sent_of[position]
        worth = (
            near + _KNOWN * (gender in (person.gender, known.get(person.name))) + _ACTING * person.acts + _SAME * (person.acts and not near)
        )
        worth += _SPOKE * (person.name == spoke)
        if best is None or worth >= weight:
            best, weight = person, worth
    return best


def people_of(parse: Parse, register: Register) -> list[Person]:
    """Names of people in subject position, or of two words and more, in text order."""
    people = []
    places: dict[str, bool] = {}
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
        # "Romney's aides said he"; what a law is called by two names is nobody.
        owner = parse.deps[token] == "poss" and "-" not in phrase
        subject = (parse.deps[token] in ("nsubj", "nsubjpass") or owner or " " in phrase) and not article
        somebody = subject and not acronym and looks_like_person(phrase) and register.find(phrase) is None
        if somebody and phrase not in places:
            places[phrase] = _is_place(parse, phrase)
        if somebody and not places[phrase]:
            acts = parse.deps[token] in ("nsubj", "nsubjpass") or (
                parse.deps[token] in ("appos", "poss") and parse.deps[parse.head[token]] == "nsubj"
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
            people.append(Person(phrase, (match.end() - len(words[-1]), match.end()), token, _gender_of_first_name(phrase)))
    return people


def _is_place(parse: Parse, phrase: str) -> bool:
    """ "San Diego", and "Flint" where the text also says "in Flint"."""
    return area_of(phrase) is not None or (" " not in phrase and f" in {phrase}" in parse.text)


def _stands_alone(parse: Parse, token: int, phrase: str) -> bool:
    return " " not in phrase and "-" not in phrase and (token == 0 or parse.words[token - 1] not in TITLES) and area_of(phrase) is None


def _gender(parse: Parse, token: int, phrase: str) -> str | None:
    """What the words beside a name and the first name say: "Mrs Holm", "Mira Sol, the chairwoman", "Peter Sol"; None when they do not."""
    begin = max(parse.sents[parse.sent_of[token]][0], parse.left[token] - 2)
    office = parse.child(token, "appos")
    beside = [*reversed(parse.words[begin : token + 1]), *(parse.words[office : office + 1] if office is not None else ())]
    told = next((GENDERS[word] for word in beside if word in GENDERS), None)
    return told or _gender_of_first_name(phrase)


def _gender_of_first_name(name: str) -> str | None:
    return next((_FIRST_NAMES[word] for word in name.lower().split()[:-1] if word in _FIRST_NAMES), None)


def _with_full_names(people: list[Person]) -> list[Person]:
    """Gives a family name on its own the full name it stands for: the last one that "Mr" or "Mrs" allows."""
    full: dict[str, list[str]] = {}
    genders: dict[str, str] = {}
    for person in people:
        words = person.name.split()
        named = full.setdefault(words[-1], [])
        if len(words) > 1:
            named[:] = [person.name, *(name for name in named[:_NAMESAKES] if name != person.name)]
        else:
            known = [name for name in named if person.gender in (None, genders.get(name))]
            allowed = known or [name for name in named if name not in genders]
            # Of two who are both unknown "Mr Khan" is neither.
            person.name = allowed[0] if known or len(allowed) == 1 else person.name
        # "Mrs Holm" tells of "Anna Holm" too, from there on.
        if person.gender is None:
            person.gender = genders.get(person.name)
        elif " " in person.name:
            genders[person.name] = person.gender
    return people
