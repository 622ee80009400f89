"""Finds the outlets that one text names: registered ones, ones whose name says it ("the Halm Tribune"), ones it introduces or uses so."""

from bisect import bisect_left
from dataclasses import dataclass, replace

from ingest.attribution.parse import Parse
from ingest.attribution.register import OUTLETS, Entry, Register, name_key
from ingest.scope.areas import area_of
from ingest.vocabulary import load

_WORDS = {name: frozenset(words.split()) for name, words in load("sources")["outlets"].items()}
NOUNS = _WORDS["nouns"]
CROWD = _WORDS["crowd"]
_LONGEST_NAME = 7
# "The paper" goes back past no more outlets than these.
_FARTHEST_BACK = 40
_SUFFIXES = tuple(load("sources")["outlets"]["suffixes"].split())
_SHORTEST_SUFFIXED = 8
# Between "told" and an outlet's name stand no more words than these ("told the Moroccan daily Al Bahr").
_WIDEST_LABEL = 5
_REPORTS = frozenset(("reported", "reports", "wrote", "writes", "broadcast"))
_CITES = frozenset(("citing", "quoting"))
_POINTING = ("the", "this", "that")


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet where the text names it, in tokens (both ends included)."""

    first: int
    last: int
    entry: Entry


@dataclass(frozen=True, slots=True)
class Outlets:
    """The outlets named in a text, in text order; `register` also knows those that only this text makes known."""

    named: list[Outlet]
    register: Register
    starts: list[int]

    def between(self, first: int, last: int) -> list[Outlet]:
        """The outlets whose name begins at token `first` to `last`, both included."""
        return self.named[bisect_left(self.starts, first) : bisect_left(self.starts, last + 1)]

    def before(self, token: int, noun: str = "") -> Outlet | None:
        """The outlet named last before `token`, which `noun` ("newspaper") goes back to: no newspaper is an agency."""
        number = bisect_left(self.starts, token)
        if noun in _WORDS["papers"]:
            back = range(number - 1, max(-1, number - _FARTHEST_BACK), -1)
            return next((self.named[i] for i in back if self.named[i].entry.kind != "agency"), None)
        return self.named[number - 1] if number else None


def outlets_of(parse: Parse, register: Register) -> Outlets:
    """All outlets of a text; a name that it once shows to be an outlet is one wherever it stands."""
    runs = _runs(parse)
    learned: dict[str, Entry] = {}
    for first, last in runs:
        name = parse.phrase(first, last)
        if register.find(name) is None and _shown_as_outlet(parse, first, last):
            learned[name_key(name)] = Entry(name, "relay", None)
    if not learned:
        learned = _taken_up(parse, runs, register)
    known = replace(register, names={**register.names, **learned}) if learned else register
    parts = (part for first, last in runs for part in _parted(parse, first, last, known))
    named = [one for one in (_registered(parse, first, last, known) for first, last in parts) if one is not None]
    return Outlets(named, known, [one.first for one in named])


def _runs(parse: Parse) -> list[tuple[int, int]]:
    """Runs of capitalised words, small words between them included, and names that are printed small."""
    runs = []
    token, count = 0, len(parse.words)
    while token < count:
        if not _opens_name(parse, token):
            token += 1
            continue
        last = token
        while last + 1 < count and last - token < _LONGEST_NAME:
            if _is_capital(parse, last + 1) and parse.sent_of[last + 1] == parse.sent_of[token]:
                last += 1
            elif (
                last + 2 < count
                and (parse.words[last + 1] in _WORDS["joining"] or _is_hyphen(parse, last + 1))
                and _is_capital(parse, last + 2)
            ):
                last += 2
            else:
                break
        runs.append((token, last))
        token = last + 1
    return runs


def _parted(parse: Parse, first: int, last: int, register: Register) -> list[tuple[int, int]]:
    """The two names of "Reuters and Kyodo", which is no name."""
    joint = next((i for i in range(first + 1, last) if parse.words[i] == "and"), None)
    if joint is None or register.find(parse.phrase(first, last)) is not None or register.find(parse.phrase(first, joint - 1)) is None:
        return [(first, last)]
    return [(first, joint - 1), (joint + 1, last)]


def _is_hyphen(parse: Parse, token: int) -> bool:
    return parse.words[token] == "-" and parse.starts[token] == parse.ends[token - 1] and parse.ends[token] == parse.starts[token + 1]


def _is_capital(parse: Parse, token: int) -> bool:
    return parse.text[parse.starts[token]].isupper()


def _opens_name(parse: Parse, token: int) -> bool:
    if parse.words[token] in _WORDS["small"]:
        return True
    if not _is_capital(parse, token):
        return False
    tag = parse.tags[token]
    if tag.startswith("NNP") or tag == "FW" or parse.words[token] in _WORDS["openings"]:
        return True
    following = parse.words[token + 1 : token + 3]
    return (
        tag in ("NN", "JJ", "VBN", "RB")
        and bool(following)
        and (following[0] in _REPORTS or (following[0] == "," and following[-1] in _CITES))
    )


def _shown_as_outlet(parse: Parse, first: int, last: int) -> bool:
    """By its form, by "the weekly" or "broadcast by" before it, by ", a newspaper," behind it, or by reporting what it cites."""
    words = parse.words
    if last > first and (words[last] in _WORDS["endings"] or words[first] in _WORDS["openings"]):
        return True
    if last == first + 1 and words[first] in _WORDS["times"] and words[first - 1 : first] == ["the"] and words[last] not in _WORDS["times"]:
        return True
    if words[last].endswith(_SUFFIXES) and len(words[last]) > _SHORTEST_SUFFIXED:
        return True
    if first > 1 and words[first - 1] == "by" and words[first - 2] in _WORDS["airing"]:
        return last - first < 2 and area_of(parse.phrase(first, last)) is None
    if first and words[first - 1] in NOUNS and parse.tags[first - 1] in ("NN", "NNP", "JJ"):
        # "The weekly US jobless claims" are claims of a week; "the relief agency Halm" sells no news.
        office = words[first - 1] == "agency" and parse.tags[first - 2] == "NN" and words[first - 2] not in _WORDS["news"]
        return not office and area_of(parse.phrase(first, last)) is None
    if last + 3 < len(words) and words[last + 1] == ",":
        if words[last + 2] in ("a", "an", "the"):
            for token in range(last + 3, min(last + 7, len(words))):
                if words[token] in NOUNS:
                    return words[token + 1 : token + 2] == [","]
                if not parse.tags[token].startswith(("JJ", "NN", "VBN")):
                    break
        if last == first and words[last + 2] in _CITES:
            end = parse.sents[parse.sent_of[first]][1]
            return not _REPORTS.isdisjoint(words[last + 3 : min(end, last + 24)])
    return False


def _taken_up(parse: Parse, runs: list[tuple[int, int]], register: Register) -> dict[str, Entry]:
    """The name that reported something where a later "the newspaper" finds no other outlet before it."""
    names = [
        (first, last)
        for first, last in runs
        if (not _REPORTS.isdisjoint(parse.words[last + 1 : last + 3]) or parse.words[max(0, first - 2) : first] == ["according", "to"])
        and not any(register.words[kind].intersection(parse.words[first : last + 1]) for kind in ("issuer", "person", "vague", "document"))
    ]
    if not names or any(_registered(parse, first, last, register) for first, last in runs):
        return {}
    for token in range(names[0][1], len(parse.words)):
        if parse.words[token] in NOUNS and parse.words[token - 1] == "the" and parse.tags[token] == "NN":
            first, last = next(name for name in reversed(names) if name[0] < token)
            name = parse.phrase(first, last)
            return {name_key(name): Entry(name, "relay", None)} if register.find(name) is None else {}
    return {}


def _registered(parse: Parse, first: int, last: int, register: Register) -> Outlet | None:
    """The outlet that a run of words names: all of it, or a name of two words at one of its ends."""
    entry = register.find(parse.phrase(first, last))
    if entry is not None:
        return Outlet(first, last, entry) if entry.kind in OUTLETS else None
    if last - first < 2:
        return None
    for begin, end in ((first, last - 1), (first, first + 1), (last - 1, last)):
        entry = register.names.get(name_key(parse.phrase(begin, end)))
        if entry is not None and entry.kind in OUTLETS:
            return Outlet(begin, end, entry)
    return None


def handing_word(parse: Parse, name: int) -> int | None:
    """The word before the outlet's name at token `name` that hands it something, or by which it passes something on; else None.

    "told the X", "told a reporter for X", "to the weekly X", "in an interview with X", "in X",
    "quoted by X", "seen by X and carried by Y".
    """
    token = name - 1
    lowest = max(parse.sents[parse.sent_of[name]][0], name - _WIDEST_LABEL)
    while token >= lowest and (
        parse.words[token] in NOUNS or parse.tags[token] in ("DT", "JJ", "POS", "PRP$") or parse.tags[token].startswith("NN")
    ):
        token -= 1
    if token < lowest or (parse.words[token] == "for" and parse.words[token - 1] not in _WORDS["reporters"]):
        return None
    if parse.words[token] == "to" and parse.words[token - 1] == "according":
        return None
    if parse.words[token] not in _WORDS["handing"]:
        return None
    if parse.words[token] == "by":
        at = token - 1
        if parse.words[at] in ("up", "on", "turn", "later"):
            # "picked up by", "cited in turn by"
            at -= 2 if parse.words[at - 1] == "in" else 1
        return token if parse.words[at] in _WORDS["passed"] else None
    return token


def passes_on(parse: Parse, outlet: Outlet) -> bool:
    """True for "a letter that the X has seen", "an interview which the X carried"."""
    verb = outlet.last + 1
    while verb + 1 < len(parse.words) and parse.words[verb] in ("has", "had", "have", "later", "first"):
        verb += 1
    first = outlet.first - 1 if parse.words[outlet.first - 1] in _POINTING else outlet.first
    before = parse.words[first - 1] in ("that", "which") or parse.words[outlet.first - 1] in ("that", "which")
    return before and parse.words[verb : verb + 1] != [] and parse.words[verb] in _WORDS["passed"] | _WORDS["printed"]


def is_taken_up(parse: Parse, noun: int) -> bool:
    """True for "the paper", "the trade paper", which go back to an outlet named before; "the fire agency" is none."""
    if parse.words[noun - 1] in _POINTING:
        return True
    kind = _WORDS["news"] if parse.words[noun] == "agency" else _WORDS["trades"]
    return parse.words[noun - 1] in kind and parse.words[noun - 2] in _POINTING
