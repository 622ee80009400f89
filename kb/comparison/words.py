"""The words of a sentence as comparing needs them: stems without function words, names, and the numbers printed."""

import re
from functools import lru_cache

from ingest.scope.areas import gazetteer
from ingest.vocabulary import load as entity_words
from kb.vocabulary import load

_WORD = re.compile(r"[^\W\d_]{1,40}(?:'[a-z]{1,2})?|[0-9]{4}")
_NAME = re.compile(
    r"\b[A-Z][\w'’.-]{0,30}\w(?:[ -](?:(?:of|de|al|the|and|del|bin) )?[A-Z][\w'’.-]{0,30}\w){0,4}|\b[A-Z]{2,6}\b|\bU\.S\.|\bU\.K\.|\bU\.N\."
)
_POSSESSIVE = re.compile(r"['’]s? ")
_NUMBER = re.compile(r"[0-9]{1,3}(?:,[0-9]{3}){1,5}(?:\.[0-9]{1,6})?|[0-9]{1,12}(?:\.[0-9]{1,6})?")
# "54 percent of the 1,204 respondents": the whole is no next figure.
_WHOLE = re.compile(r"^\s{0,2}of (?:the |all |its |their |some |about )?[0-9][0-9,.]{0,12}")
# The number of "AK-47", "Covid-19", "G20" is part of a name.
_IN_NAME = re.compile(r"[A-Za-z]-?$")
# Sentences of which it is remembered what they say: those of the figures that stand against each other.
_SENTENCES = 8192
_STOP = frozenset(load("words")["function_words"].split())
_TITLES = tuple(title for title in entity_words("entities")["person"]["titles"] if title.endswith("."))
_TITLE = re.compile(rf"\b(?:{'|'.join(map(re.escape, _TITLES))}) $")
_LONGEST_TITLE = max(map(len, _TITLES)) + 2
_NO_NAMES = frozenset(load("words")["no_names"].split())
_ALIASES: dict[str, str] = load("words")["short_names"]


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A light English stem: plural and verb endings go, so that "exported", "exports" and "export" meet."""
    w = word.lower()
    w = w.removesuffix("'s").removesuffix("’s").replace("'", "").replace("’", "")
    if len(w) <= 3 or w.isdigit():
        return w
    for ending, instead in (("ies", "y"), ("sses", "ss"), ("ches", "ch"), ("shes", "sh"), ("xes", "x")):
        if w.endswith(ending) and len(w) > len(ending) + 1:
            return w[: -len(ending)] + instead
    if w.endswith("s") and not w.endswith(("ss", "us", "is")):
        w = w[:-1]
    for ending in ("ing", "ed"):
        if w.endswith(ending) and len(w) - len(ending) >= 3:
            w = w[: -len(ending)]
            if len(w) > 3 and w[-1] == w[-2] and w[-1] not in "lsz":
                w = w[:-1]
            break
    return w[:-1] if len(w) > 4 and w.endswith("e") else w


@lru_cache(maxsize=_SENTENCES)
def stems(text: str | None) -> tuple[str, ...]:
    """Stems of the content words in reading order; hyphens part words ("rare-earth" is "rare earth")."""
    if not text:
        return ()
    return tuple(filter(None, map(_content, _WORD.findall(text))))


@lru_cache(maxsize=65536)
def _content(word: str) -> str | None:
    """The stem of a content word, None for a function word."""
    return None if word.lower() in _STOP else stem(word)


@lru_cache(maxsize=1)
def _families() -> dict[str, str]:
    table = load("families")
    return {stem(word): stem(family[0]) for family in (*table["families"], *table["aspects"]) for word in family}


@lru_cache(maxsize=1)
def aspects() -> frozenset[str]:
    """The canonical stems that say what is counted, measured or done."""
    return frozenset(stem(family[0]) for family in load("families")["aspects"])


def canonical(word: str) -> str:
    """One stem for the words by which news name one aspect: priced and costs, crowd and spectators."""
    return _families().get(word, word)


@lru_cache(maxsize=_SENTENCES)
def canonical_stems(text: str | None) -> frozenset[str]:
    """The canonical stems of a text."""
    return frozenset(map(canonical, stems(text)))


@lru_cache(maxsize=1)
def unit_words() -> frozenset[str]:
    """Stems of units, numerals and stretches of time, which every story has."""
    return frozenset(stems(load("words")["unit_words"]))


def up_to_figure(text: str, *, backwards: bool = False) -> str:
    """The text as far as no other number stands in it, read from its start or `backwards` from its end."""
    digits = list(re.finditer("[0-9]", text if backwards else _WHOLE.sub("", text, count=1)))
    if not digits:
        return text
    return text[digits[-1].end() :] if backwards else _WHOLE.sub("", text, count=1)[: digits[0].start()]


def names(text: str) -> frozenset[str]:
    """Capitalised names in lower case, without days, months and the words that only open a sentence."""
    return _found(text)[0]


def in_words(found: frozenset[str], text: str) -> str:
    """The words of the text that these stems stand for, quoted, for a reader."""
    printed: dict[str, str] = {}
    for word in _WORD.findall(text):
        printed.setdefault(canonical(stem(word)), word.lower())
    return ", ".join(f"“{printed.get(one, one)}”" for one in sorted(found))


@lru_cache(maxsize=64)
def _lower(text: str) -> str:
    return text.lower()


def printed_name(name: str, text: str) -> str:
    """The name as the text prints it, else in capitals."""
    at = _lower(text).find(name)
    return text[at : at + len(name)] if at >= 0 else name.title()


def is_compound_name(name: str) -> bool:
    """Two words or more, each capitalised: no sentence begins like that by chance."""
    parts = name.split()
    return len(parts) > 1 and all(part[0].isupper() for part in parts)


def openers(text: str) -> frozenset[str]:
    """Single words that open a sentence: names only if they are names elsewhere too ("Plexa said", "Inflation rose")."""
    return _found(text)[1]


@lru_cache(maxsize=_SENTENCES)
def _found(text: str) -> tuple[frozenset[str], frozenset[str]]:
    firm: set[str] = set()
    opening: set[str] = set()
    for match in _NAME.finditer(text):
        opens = match.start() <= 1 or text[max(0, match.start() - 2) : match.start()] in {". ", "“", '"', "\n"}
        # The full stop of "Mr. Vale" ends no sentence.
        opens = opens and not _TITLE.search(text, max(0, match.start() - _LONGEST_TITLE), match.start())
        parts = _POSSESSIVE.split(match[0])
        for i, printed in enumerate(parts):
            part = printed
            first, _, rest = printed.partition(" ")
            # The first word of a sentence is capital anyway: "Rival Bexon Devices" names Bexon Devices.
            if opens and i == 0 and (first.lower() in _NO_NAMES or first.lower() in _STOP):
                part = rest
            name = name_key(part)
            if not name or set(name.split()) <= _NO_NAMES:
                continue
            possessed = len(parts) > 1 and i == 0
            single = opens and i == 0 and part is printed and " " not in part and not possessed and not part.isupper() and not is_area(name)
            (opening if single else firm).add(name)
    return frozenset(firm), frozenset(opening - firm)


@lru_cache(maxsize=1)
def _areas() -> dict[str, str]:
    return {printed.lower(): area.name.lower() for printed, area in gazetteer().items() if area.code != "world"}


@lru_cache(maxsize=1)
def _area_names() -> frozenset[str]:
    return frozenset(_areas()) | frozenset(_areas().values())


def is_area(name: str) -> bool:
    """A country, people, group of countries or well-known city: many stories play there."""
    return name in _area_names()


@lru_cache(maxsize=65536)
def name_key(printed: str) -> str:
    """One spelling for a name: lower case, no possessive, the usual abbreviations written out."""
    name = printed.strip(" -").replace("’", "'").lower().removesuffix("'s").removesuffix("s'")
    name = name.removeprefix("the ")
    name = _ALIASES.get(name, name.rstrip("."))
    return _areas().get(name, name)


@lru_cache(maxsize=65536)
def name_ends(name: str) -> tuple[str, ...]:
    """The first and the last word of a name key, by which it may stand short; "motors" and "bank" only say what sort it is."""
    parts = name.split()
    return tuple(word for word in (parts[0], parts[-1]) if len(word) > 3 and (word == name or word not in _sorts()))


def with_ends(names: frozenset[str]) -> frozenset[str]:
    """The names with their ends: of two sets of names that have none of these in common, none is a name of both."""
    return names.union(*map(name_ends, names))


@lru_cache(maxsize=1)
def _sorts() -> frozenset[str]:
    return frozenset(word.lower() for sort in ("organisation", "place") for word in entity_words("entities")[sort]["words"])


def likely_name(opener: str) -> bool:
    """A word that opens a sentence and looks like no plural or verb is rather a name."""
    return len(opener) > 4 and not opener.endswith(("s", "ing", "ly", "ed"))


def numbers(text: str) -> frozenset[str]:
    """The numbers printed in digits, without thousands commas; bare years and single digits say too little and are left out."""
    found = {m[0].replace(",", "") for m in _NUMBER.finditer(text) if not _IN_NAME.search(text, max(0, m.start() - 3), m.start())}
    return frozenset(n for n in found if len(n) > 1 and not (len(n) == 4 and n[:2] in {"19", "20"}))
