"""Names the source of an attribution: its kind and canonical name, and what "she", "the ministry" or "the report" stands for."""

from dataclasses import dataclass

from ingest.attribution.parse import Parse
from ingest.attribution.register import Register, name_key
from ingest.attribution.speech import Found

Tokens = tuple[int, int]
_PERSON_PRONOUNS = frozenset(("he", "she", "him", "her"))
_THING_PRONOUNS = frozenset(("it", "they", "them"))
_TITLES = frozenset(
    "mr mr. mrs mrs. ms ms. dr dr. sir president senator sen. rep. gov. governor secretary minister general gen. chairman chairwoman "
    "spokesman spokeswoman director prof. professor judge justice king queen prince pope mayor congressman congresswoman".split()
)
_ORGANISATION_WORDS = frozenset(
    "inc corp corporation company group bank university institute ministry department council party union association agency committee "
    "commission bureau office court service services fund foundation center centre campaign times post journal news".split()
)


@dataclass(frozen=True, slots=True)
class Named:
    """A source as known: canonical name, kind ("agency", "relay", "issuer", "person", "document", "vague" or None), and what it was resolved to."""

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
        phrase = core_phrase(parse, source, head)
        found = self.register.find(phrase) or self.register.find(parse.phrase(*source))
        if found is not None:
            known = Named(found.name, found.kind)
        elif parse.tags[head].startswith("NNP"):
            full = self._full_name(phrase, source[0])
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
        last = phrase.split()[-1] if phrase.split() else phrase
        for person in self.people:
            if person.position < position and person.name != phrase and person.name.split()[-1] == last and " " in person.name:
                return Named(person.name, "person", person.span)
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


def core_phrase(parse: Parse, source: Tokens, head: int) -> str:
    """The name or noun phrase without what is set off by commas, without articles and titles."""
    first, last = source
    for token in range(head + 1, last + 1):
        if parse.words[token] in (",", "(", "-", "–", "—") or parse.tags[token] in ("WP", "WDT"):
            last = token - 1
            break
    for token in range(head - 1, first - 1, -1):
        if parse.words[token] in (",", "("):
            first = token + 1
            break
    if parse.tags[head].startswith("NNP"):
        begin = head
        while begin - 1 >= first and (
            parse.tags[begin - 1].startswith("NNP") or parse.words[begin - 1] in ("of", "for", "and", "the", "&")
        ):
            begin -= 1
        while begin < head and parse.words[begin].lower() in ("of", "for", "and", "the", "&"):
            begin += 1
        for token in range(head - 1, begin - 1, -1):
            if parse.words[token].lower() in _TITLES:
                begin = token + 1
                break
        first = begin
    while first < last and parse.words[first].lower() in ("the", "a", "an"):
        first += 1
    phrase = " ".join(parse.phrase(first, last).split())
    return phrase.removesuffix("'s").removesuffix("’s")


def kind_of(phrase: str, register: Register) -> str | None:
    """What the words of a phrase say it is, None when they do not say."""
    words = name_key(phrase).replace("-", " ").split()
    if not words:
        return None
    heads = words[: words.index("of")] if "of" in words[1:] else words
    for kind in ("vague", "person", "document", "relay", "issuer"):
        if heads[-1] in register.words[kind] and not (kind == "vague" and len(words) > 3):
            return kind
    return next((kind for kind in ("document", "issuer", "relay") if register.words[kind].intersection(heads)), None)


def looks_like_person(phrase: str) -> bool:
    words = phrase.split()
    return (
        1 <= len(words) <= 4
        and all(w[:1].isupper() for w in words)
        and not _ORGANISATION_WORDS.intersection(w.lower().strip(".") for w in words)
    )


def _people(parse: Parse, register: Register) -> list[_Person]:
    """Names of people in subject position, or of two words and more, in text order."""
    people = []
    for token, tag in enumerate(parse.tags):
        if tag != "NNP" or parse.deps[token] not in ("nsubj", "nsubjpass", "pobj", "appos", "poss", "dobj", "conj"):
            continue
        phrase = core_phrase(parse, (parse.left[token], token), token)
        if (parse.deps[token] in ("nsubj", "nsubjpass") or " " in phrase) and looks_like_person(phrase) and register.find(phrase) is None:
            people.append(_Person(phrase, parse.span(token, token), token))
    return _with_full_names(people)


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
    """Who each attribution's source is, parallel to `found`; sources are read in text order, so that later words go back to earlier ones."""
    memory = Memory(parse, register)
    names: list[Named | None] = [None] * len(found)
    order = sorted((one.source[0], i) for i, one in enumerate(found) if one.source is not None)
    for _, i in order:
        one = found[i]
        if one.source is not None:
            head = one.source_head if one.source_head is not None else one.source[1]
            names[i] = memory.name(one.source, head)
    return names
