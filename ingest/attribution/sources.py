"""Names the source of an attribution: its kind and canonical name, and what "she", "the ministry" or "the report" stands for."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.attribution.documents import called_as, poll_before
from ingest.attribution.naming import core_phrase, issuer_in, kind_of, looks_like_person
from ingest.attribution.outlets import NOUNS, Outlets, is_taken_up
from ingest.attribution.parse import Parse
from ingest.attribution.people import Person, meant, people_of
from ingest.attribution.register import CHAIN_WORDS
from ingest.attribution.speech import Found
from ingest.attribution.subjects import noun_phrase
from ingest.model import Mention
from ingest.scope.areas import area_of

Tokens = tuple[int, int]
_PERSON_PRONOUNS = frozenset(("he", "she", "him", "her"))
_THING_PRONOUNS = frozenset(("it", "they", "them"))


# No pronoun reaches further back than this many people; no name has more words.
_PEOPLE_BACK = 40
_LONGEST_NAME = 8


@dataclass(frozen=True, slots=True)
class Named:
    """A source as known: canonical name, kind (the register's, or "person", "document", "vague", None), and the words it goes back to."""

    canonical: str
    kind: str | None
    resolved_from: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class _Known:
    """A source that has been named: at which token, what it is, and its words."""

    position: int
    named: Named
    span: tuple[int, int]

    def again(self) -> Named:
        return Named(self.named.canonical, self.named.kind, self.span)


class Memory:
    """What has been named so far in one article; call `name` in text order.

    Every lookup is along an index, since a long article names its sources thousands of times.
    """

    def __init__(self, parse: Parse, outlets: Outlets, organisations: Sequence[Mention] = ()):
        self.parse = parse
        self.outlets = outlets
        self.register = register = outlets.register
        self.people = people_of(parse, register)
        self._at = [person.position for person in self.people]
        self._full: dict[str, list[Person]] = {}
        for person in self.people:
            if " " in person.name:
                self._full.setdefault(person.name.split()[-1], []).append(person)
        self._before: tuple[Tokens, Named] | None = None
        self._last_thing: _Known | None = None
        self._spoke: str | None = None
        self._last_speaker: _Known | None = None
        self._genders: dict[str, str] = {}
        self._last_news: _Known | None = None
        self._last_document: _Known | None = None
        self._by_word: dict[str, _Known] = {}
        self._by_ending: dict[str, _Known] = {}
        # A firm's name seldom says what it is: a lone word that no person's name or title goes with may be one.
        self._firms = {one.canonical for one in organisations if one.kind == "organisation"}
        lone = [(p.name, p.span) for p in self.people if p.lone and " " not in p.name and p.gender is None]
        organisations = [one for one in organisations if self.register.find(one.canonical) is None]
        self._organisations = sorted({*((one.canonical, (one.start, one.end)) for one in organisations), *lone}, key=lambda one: one[1])
        self._openings = {span[0]: (name, span) for name, span in self._organisations}

    def name(self, source: Tokens, head: int, outside: tuple[Tokens, ...] = ()) -> Named:
        """The source of tokens `source` with head token `head`; remembers it for later mentions.

        No pronoun goes back to a name in what its own source says, `outside` (tokens).
        """
        parse = self.parse
        word = parse.words[head].lower()
        if parse.tags[head] == "WP" and (known := self._antecedent(head)) is not None:
            return known
        if word in _PERSON_PRONOUNS or word in _THING_PRONOUNS or parse.tags[head] in ("WP", "WDT", "PRP"):
            return self._pronoun(word, source[0], outside)
        if self._before is not None and self._before[0][0] == source[0]:
            # Two verbs of one subject: it is the same one, and must not go back to itself.
            return self._before[1]
        known = self._named(source, head)
        self._before = (source, known)
        one = _Known(source[0], known, parse.span(*source))
        self._remember(one)
        if kind_of(parse.lemmas[head], self.register) == "document":
            # "The survey" goes back to the Gallup poll, and to Gallup.
            self._by_word[called_as(parse.lemmas[head])] = one
        return known

    def _antecedent(self, who: int) -> Named | None:
        """Sherman of "an article by Ada Sherman, who reported that ..."."""
        parse = self.parse
        verb = parse.head[who]
        above = parse.head[verb]
        if parse.deps[verb] != "relcl" or above >= who or not parse.tags[above].startswith("NN"):
            return None
        phrase = noun_phrase(parse, above, before=who)
        known = self._named(phrase, above)
        return Named(known.canonical, known.kind, parse.span(*phrase))

    def _named(self, source: Tokens, head: int) -> Named:
        parse = self.parse
        if source[0] == source[1] and parse.tags[head] == "NNP" and (person := self._full_name(parse.phrase(*source), head)):
            # "Guardian said": the mayor Don Guardian, named before, and no newspaper.
            return person
        issuer = issuer_in(parse, source, head, self.register)
        if issuer is not None:
            return Named(issuer.canonical, issuer.kind)
        if parse.words[head] in NOUNS:
            # "The broadcaster NRK"
            beside = self.outlets.between(max(head - 1, source[0]), head + 1)
            if beside:
                return Named(beside[0].entry.name, beside[0].entry.kind)
        phrase = core_phrase(parse, source, head)
        # "The Libyan Red Crescent" before "Red Crescent"
        found = self.register.find(parse.phrase(*source)) or self.register.find(phrase)
        if found is not None:
            return Named(found.name, found.kind)
        if parse.tags[head].startswith("NNP"):
            full = self._full_name(phrase, head) or self._outlet_named(phrase, source[0])
            # "The Nationwide" is nobody's name, nor is "Ukraine".
            firm = phrase in self._firms
            somebody = not firm and parse.words[source[0]].lower() != "the" and looks_like_person(phrase) and area_of(phrase) is None
            return full or Named(phrase, kind_of(phrase, self.register) or ("person" if somebody else "issuer" if firm else None))
        called = _called(parse, head)
        if called is not None:
            return Named(called, "person")
        return self._named_behind(source, head) or self._definite(phrase, head, source[0]) or Named(phrase, kind_of(phrase, self.register))

    def _named_behind(self, source: Tokens, head: int) -> Named | None:
        """The name in "the monitoring group Treeline", which goes back to nobody."""
        last = head
        while last < source[1] and self.parse.tags[last + 1].startswith("NNP"):
            last += 1
        organisation = self.parse.lemmas[head].lower() in self.register.words["organisation"]
        return Named(self.parse.phrase(head + 1, last), "issuer") if organisation and last > head else None

    def _remember(self, one: "_Known") -> None:
        name, kind = one.named.canonical, one.named.kind
        self._spoke = name if kind == "person" else None
        self._last_speaker = one if kind == "person" else self._last_speaker
        if kind != "person":
            self._last_thing = one
        if kind == "document":
            self._last_document = one
        if kind in ("agency", "relay"):
            self._last_news = one
            words = name.split()
            for begin in range(1, min(len(words), _LONGEST_NAME)):
                self._by_ending[" ".join(words[begin:])] = one
        short = next((name.split(f" {of} ")[0] for of in ("for", "of") if f" {of} " in name), "")
        if " " in short:
            # "The Brennan Center" is the Brennan Center for Justice.
            self._by_ending.setdefault(short, one)
        for word in name.lower().split()[:_LONGEST_NAME]:
            self._by_word[word] = one

    def _pronoun(self, word: str, position: int, outside: tuple[Tokens, ...]) -> Named:
        if word in _PERSON_PRONOUNS:
            number = bisect_left(self._at, position)
            near = self.people[max(0, number - _PEOPLE_BACK) : number]
            gender = "f" if word in ("she", "her") else "m"
            person = meant(self.parse, near, position, gender, outside, spoke=self._spoke, known=self._genders)
            if person is not None:
                self._spoke = person.name
                self._genders.setdefault(person.name, gender)
                return Named(person.name, "person", person.span)
            if self._last_speaker is not None and self._last_speaker.position < position:
                # "The senator said he had 40 votes. He may get 45."
                return self._last_speaker.again()
        elif word in _THING_PRONOUNS:
            subject = self._subject_before(position, many=word != "it")
            last = self._last_thing
            if subject is not None and last is not None and self.parse.sent_of[last.position] == self.parse.sent_of[subject.position]:
                # Of those that one sentence is about whoever spoke in it.
                subject = subject if word == "it" else last
            if subject is not None and (self._last_thing is None or self._last_thing.position < subject.position):
                return subject.again()
            if self._last_thing is not None and self._last_thing.position < position:
                return self._last_thing.again()
        return Named(word, None)

    def _subject_before(self, position: int, *, many: bool) -> "_Known | None":
        """The ministry of "The ministry published the index on Monday. Food cost 6 percent more, it said": an office or firm that this
        sentence or the one before is about, for "they" (`many`) people."""
        parse = self.parse
        sentence = parse.sent_of[position]
        for begin, end in (parse.sents[sentence][0], position), parse.sents[sentence - 1] if sentence else (0, 0):
            if not many and end > begin and not parse.deps[begin]:
                opening = self._openings.get(parse.starts[begin])
                if opening is not None:
                    return _Known(begin, Named(opening[0], "issuer"), opening[1])
            for token in range(begin, end):
                if parse.deps[token] not in ("nsubj", "nsubjpass") or not parse.tags[token].startswith("NN"):
                    continue
                if many != (parse.tags[token] == "NNS"):
                    continue
                phrase = noun_phrase(parse, token)
                named = self._named(phrase, token)
                firm = parse.tags[token] == "NNP" and any(start <= parse.starts[token] < end for _, (start, end) in self._organisations)
                people = many and kind_of(parse.lemmas[token], self.register) in ("person", "vague")
                if firm or people or named.kind in ("issuer", "agency", "relay"):
                    known = Named(named.canonical, "issuer") if firm and named.kind in (None, "person") else named
                    return _Known(token, known, parse.span(*phrase))
        return None

    def _full_name(self, phrase: str, position: int) -> Named | None:
        last = phrase.rsplit(maxsplit=1)[-1] if phrase.split() else phrase
        number = bisect_left(self._at, position)
        meant = self.people[number].name if number < len(self._at) and self._at[number] == position else None
        namesakes = self._full.get(last, [])[:_PEOPLE_BACK]
        if meant == phrase == last and len({person.name for person in namesakes if person.position < position}) > 1:
            # "Mr Khan" after two Khans
            return None
        for person in sorted(namesakes, key=lambda one: one.name != meant):
            # "Jeh Kern" is not the Gary Kern of before, but "Secretary Jeh Kern" is Jeh Kern.
            if person.position < position and person.name != phrase and (" " not in phrase or phrase.endswith(person.name)):
                return Named(person.name, "person", person.span)
        return None

    def _outlet_named(self, phrase: str, position: int) -> Named | None:
        """The outlet that "The Herald" shortens, the centre that "the Brennan Center" does, when it has been named before."""
        known = self._by_ending.get(phrase)
        return known.again() if known is not None and known.position < position else None

    def _definite(self, phrase: str, head: int, position: int) -> Named | None:
        """What "the ministry", "the report", "the agency" goes back to: the last source of that kind, else the one organisation named."""
        first = self.parse.left[head]
        noun = self.parse.lemmas[head].lower()
        if self.parse.words[first] not in ("the", "this", "that") or not noun:
            return None
        if (noun in NOUNS and is_taken_up(self.parse, head)) or (noun in ("media", "medium") and head - first == 2):
            outlet = self.outlets.before(position, noun)
            # "The agency" behind a newspaper's name is whatever agency was named.
            if outlet is not None and (noun != "agency" or outlet.entry.kind == "agency" or noun not in self._by_word):
                return Named(outlet.entry.name, outlet.entry.kind, self.parse.span(outlet.first, outlet.last))
        known = self._by_word.get(called_as(noun))
        if known is None and noun in CHAIN_WORDS["asking"]:
            poll = poll_before(self.parse, noun, position, self.register)
            known = None if poll is None else _Known(position - 1, Named(poll.canonical, poll.kind), poll.span)
        if known is None and noun in self.register.words["paper"]:
            known = self._last_document
        if known is None and noun in self.register.words["news"]:
            known = self._last_news
        if known is None and noun in self.register.words["organisation"]:
            subject = self._subject_before(position, many=False)
            return self._only_organisation(position) or (subject.again() if subject is not None else None)
        return known.again() if known is not None and known.position < position else None

    def _only_organisation(self, position: int) -> Named | None:
        """The one organisation named so far, if it is one: "the company" says no more."""
        offset = self.parse.starts[position]
        before = self._organisations[: bisect_left(self._organisations, offset, key=lambda one: one[1][0])]
        if not before or any(name != before[0][0] for name, _ in before):
            return None
        name, span = before[0]
        return Named(name, "issuer", span)


def _called(parse: Parse, head: int) -> str | None:
    """The name in "a woman named Ada Brun", "a farmer called Jan Holm"."""
    for token in parse.children[head]:
        if token > head and parse.deps[token] in ("acl", "relcl") and parse.words[token] in ("named", "called"):
            name = parse.child(token, "oprd", "attr", "dobj")
            if name is not None and parse.tags[name] == "NNP":
                return core_phrase(parse, (token + 1, max(name, parse.right[name])), name)
    return None


def name_sources(parse: Parse, found: list[Found], outlets: Outlets, *, organisations: Sequence[Mention] = ()) -> list[Named | None]:
    """Who each attribution's source is, parallel to `found`, read in text order: later words go back to earlier ones.

    `organisations` are the mentions in text order that may be one; where it is only one, "the company" is that.
    """
    memory = Memory(parse, outlets, organisations)
    names: list[Named | None] = [None] * len(found)
    order = sorted((one.source[0], i) for i, one in enumerate(found) if one.source is not None)
    for _, i in order:
        one = found[i]
        if one.source is not None:
            head = one.source_head if one.source_head is not None else one.source[1]
            names[i] = memory.name(one.source, head, one.parts)
    return names
