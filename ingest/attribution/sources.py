"""Names the source of an attribution: its kind and canonical name, and what "she", "the ministry" or "the report" stands for."""

import re
from dataclasses import dataclass

from ingest.attribution.naming import TITLES, core_phrase, issuer_in, kind_of, looks_like_person
from ingest.attribution.parse import Parse
from ingest.attribution.register import Register
from ingest.attribution.speech import Found

Tokens = tuple[int, int]
_PERSON_PRONOUNS = frozenset(("he", "she", "him", "her"))
_THING_PRONOUNS = frozenset(("it", "they", "them"))


_NAME_RUN = re.compile(r"[A-Z][a-z]{1,20}(?: [A-Z][a-z]{1,20}){1,4}")


@dataclass(frozen=True, slots=True)
class Named:
    """A source as known: canonical name, kind (the register's, or "person", "document", "vague", None), and the words it goes back to."""

    canonical: str
    kind: str | None
    resolved_from: tuple[int, int] | None = None


@dataclass(slots=True)
class _Person:
    name: str
    span: tuple[int, int]
    position: int


class Memory:
    """What has been named so far in one article; call `name` in text order."""

    def __init__(self, parse: Parse, register: Register):
        self.parse = parse
        self.register = register
        self.people = _people(parse, register)
        self.named: list[tuple[int, Named, tuple[int, int]]] = []

    def name(self, source: Tokens, head: int) -> Named:
        """The source of tokens `source` with head token `head`; remembers it for later mentions."""
        parse = self.parse
        span = parse.span(*source)
        word = parse.words[head].lower()
        if word in _PERSON_PRONOUNS or word in _THING_PRONOUNS or parse.tags[head] in ("WP", "WDT", "PRP"):
            return self._pronoun(word, source[0])
        issuer = issuer_in(parse, source, head, self.register)
        if issuer is not None:
            known = Named(issuer.canonical, issuer.kind)
            self.named.append((source[0], known, span))
            return known
        phrase = core_phrase(parse, source, head)
        found = self.register.find(phrase) or self.register.find(parse.phrase(*source))
        if found is not None:
            known = Named(found.name, found.kind)
        elif parse.tags[head].startswith("NNP"):
            full = self._full_name(phrase, source[0]) or self._outlet_named(phrase, source[0])
            known = full or Named(phrase, kind_of(phrase, self.register) or ("person" if looks_like_person(phrase) else None))
        else:
            back = self._definite(phrase, head, source[0])
            known = back or Named(phrase, kind_of(phrase, self.register))
        self.named.append((source[0], known, span))
        return known

    def _pronoun(self, word: str, position: int) -> Named:
        if word in _PERSON_PRONOUNS:
            before = [p for p in self.people if p.position < position]
            if before:
                return Named(before[-1].name, "person", before[-1].span)
        elif word in _THING_PRONOUNS:
            for at, known, span in reversed(self.named):
                if at < position and known.kind not in ("person",):
                    return Named(known.canonical, known.kind, span)
        return Named(word, None)

    def _full_name(self, phrase: str, position: int) -> Named | None:
        last = phrase.rsplit(maxsplit=1)[-1] if phrase.split() else phrase
        for person in self.people:
            if person.position < position and person.name != phrase and person.name.split()[-1] == last and " " in person.name:
                return Named(person.name, "person", person.span)
        return None

    def _outlet_named(self, phrase: str, position: int) -> Named | None:
        """The outlet that "The Herald" shortens, when one whose name ends so has been named before."""
        for at, known, span in reversed(self.named):
            if at < position and known.kind in ("agency", "relay") and known.canonical != phrase and known.canonical.endswith(f" {phrase}"):
                return Named(known.canonical, known.kind, span)
        return None

    def _definite(self, phrase: str, head: int, position: int) -> Named | None:
        """What "the ministry", "the report", "the agency" goes back to: the last source of that kind."""
        first = self.parse.left[head]
        if self.parse.words[first].lower() not in ("the", "this", "that") or self.parse.lemmas[head] == "":
            return None
        noun = self.parse.lemmas[head].lower()
        for at, known, span in reversed(self.named):
            if at >= position:
                continue
            if noun in known.canonical.lower().split():
                return Named(known.canonical, known.kind, span)
            if noun in ("report", "article", "story", "newspaper", "paper", "outlet", "agency") and known.kind in ("agency", "relay"):
                return Named(known.canonical, known.kind, span)
        return None


def _people(parse: Parse, register: Register) -> list[_Person]:
    """Names of people in subject position, or of two words and more, in text order."""
    people = []
    for token, tag in enumerate(parse.tags):
        if tag != "NNP" or parse.deps[token] not in ("nsubj", "nsubjpass", "pobj", "appos", "poss", "dobj", "conj"):
            continue
        phrase = core_phrase(parse, (parse.left[token], token), token)
        if (parse.deps[token] in ("nsubj", "nsubjpass") or " " in phrase) and looks_like_person(phrase) and register.find(phrase) is None:
            people.append(_Person(phrase, parse.span(token, token), token))
    for begin, end in parse.sents:
        if not any(parse.deps[begin:end]):
            people.extend(_in_unparsed(parse, register, begin, end))
    people.sort(key=lambda person: person.position)
    return _with_full_names(people)


def _in_unparsed(parse: Parse, register: Register, begin: int, end: int) -> list[_Person]:
    """Runs of capitalised words in a sentence that was not parsed."""
    people = []
    offset = parse.starts[begin]
    for match in _NAME_RUN.finditer(parse.text, offset, parse.ends[end - 1]):
        words = [word for word in match.group().split() if word.lower() not in TITLES]
        phrase = " ".join(words)
        if len(words) > 1 and looks_like_person(phrase) and register.find(phrase) is None:
            token = next(i for i in range(begin, end) if parse.ends[i] > match.start())
            people.append(_Person(phrase, (match.end() - len(words[-1]), match.end()), token))
    return people


def _with_full_names(people: list[_Person]) -> list[_Person]:
    full: dict[str, str] = {}
    for person in people:
        words = person.name.split()
        if len(words) > 1:
            full[words[-1]] = person.name
        else:
            person.name = full.get(person.name, person.name)
    return people


def name_sources(parse: Parse, found: list[Found], register: Register) -> list[Named | None]:
    """Who each attribution's source is, parallel to `found`, read in text order: later words go back to earlier ones."""
    memory = Memory(parse, register)
    names: list[Named | None] = [None] * len(found)
    order = sorted((one.source[0], i) for i, one in enumerate(found) if one.source is not None)
    for _, i in order:
        one = found[i]
        if one.source is not None:
            head = one.source_head if one.source_head is not None else one.source[1]
            names[i] = memory.name(one.source, head)
    return names
