"""The register of outlets, agencies and issuers: one canonical name for the many that are printed, and what kind of source it is."""

import re
from dataclasses import dataclass
from functools import cache

from ingest.vocabulary import load

KINDS = ("agency", "relay", "issuer")
# Who passes news on: the outer links of a chain.
OUTLETS = ("agency", "relay")
CHAIN_WORDS = {name: frozenset(words.split()) for name, words in load("sources")["chains"].items()}
_WORD = re.compile(r"[^\W_]+(?:[.&'’/-][^\W_]+){0,6}")
_OWNED = re.compile(r"[A-Z]\w{1,20}['’]s (?=[A-Z])")
_LONGEST_NAME = 12


@dataclass(frozen=True, slots=True)
class Entry:
    """A registered source; `country` is ISO 3166 alpha-2 where it has one."""

    name: str
    kind: str
    country: str | None


@dataclass(frozen=True, slots=True)
class Register:
    """`names` maps every name in small letters, without "the", to its entry; `words` says what a common noun names.

    `small` are names that are printed without a capital; `before` and `after` match the words that stand by an outlet's name without
    being part of it.
    """

    names: dict[str, Entry]
    words: dict[str, frozenset[str]]
    small: frozenset[str]
    before: re.Pattern[str]
    after: re.Pattern[str]

    def find(self, phrase: str) -> Entry | None:
        """The entry that a whole phrase names, None for a small word that only spells one ("who", "stat")."""
        if phrase.islower() and " " not in phrase and phrase not in self.small:
            return None
        entry = self.names.get(name_key(phrase))
        if entry is None:
            bare = self.after.sub("", self.before.sub("", phrase))
            entry = self.names.get(name_key(bare)) if bare != phrase else None
        if entry is None and (owned := _OWNED.match(bare)) is not None:
            # "China's Xinhua news agency", while "Kenya's customs" are not the registered ones.
            entry = self.names.get(name_key(bare[owned.end() :]))
            entry = entry if entry is not None and entry.kind in OUTLETS else None
        return entry

    def within(self, phrase: str) -> tuple[Entry, int, int] | None:
        """The first registered name inside `phrase` that is printed with a capital, longest first, with its offsets there."""
        words = [(m.start(), m.end()) for m in _WORD.finditer(phrase)][:60]
        for first in range(len(words)):
            if not phrase[words[first][0]].isupper() and phrase[words[first][0] : words[first][1]].lower() not in self.small:
                continue
            for last in range(min(len(words), first + _LONGEST_NAME) - 1, first - 1, -1):
                begin, end = words[first][0], words[last][1]
                entry = self.names.get(name_key(phrase[begin:end]))
                if entry is not None:
                    return entry, begin, end
        return None


def name_key(phrase: str) -> str:
    """The form under which names are compared: small letters, one space, no article, no possessive."""
    key = " ".join(phrase.replace("’", "'").replace("U.S.", "US").replace("U.N.", "UN").lower().split()).strip(" ,.\"“”'")
    key = key.removesuffix("'s")
    return key.removeprefix("the ")


@cache
def register() -> Register:
    """The register of `vocabulary/sources.toml`."""
    tables = load("sources")
    names: dict[str, Entry] = {}
    for kind in KINDS:
        for name, facts in tables[kind].items():
            entry = Entry(name, kind, facts.get("country"))
            for alias in (name, *facts.get("aliases", ())):
                names.setdefault(name_key(alias), entry)
    words = {kind: frozenset(text.split()) for kind, text in tables["words"].items()}
    small = frozenset(name for kind in KINDS for name in tables[kind] if name.islower())
    beside = tables["beside"]
    before = re.compile(rf"^(?:\S{{1,30}} ){{0,4}}(?:{beside['before']}) (?=\S{{1,40}}(?: \S{{1,40}}){{0,4}}$)")
    return Register(names, words, small, before, re.compile(rf" (?:{beside['after']})$"))
