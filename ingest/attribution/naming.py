"""Names noun phrases: the core of a name, what kind of source its words say it is, and who stands behind a document."""

from dataclasses import dataclass

from ingest.attribution.outlets import handing_word
from ingest.attribution.parse import Parse
from ingest.attribution.register import Register, name_key
from ingest.attribution.subjects import noun_phrase
from ingest.scope.areas import area_of
from ingest.vocabulary import load

Tokens = tuple[int, int]
# The head of a phrase stands before the first of these.
_PREPOSITIONS = frozenset(
    ("of", "across", "for", "in", "with", "at", "by", "from", "on", "to", "among", "about", "into", "familiar", "close")
)
# Past its head a name holds neither a relative word nor a verb: "the board published on Friday" is the board.
_NEXT_CLAUSE = ("WP", "WDT", "VBD", "VBN", "VBZ", "VBP")
_PUBLISHING = frozenset(
    (
        "gave",
        "given",
        "handed",
        "sent",
        "submitted",
        "supplied",
        "released",
        "published",
        "issued",
        "compiled",
        "collected",
        "provided",
        "announced",
    )
)
_ISSUED = ("from", "of")
_NAMES = load("sources")["names"]
TITLES = frozenset(_NAMES["titles"].split())
GENDERS = {word: gender for gender, key in (("f", "women"), ("m", "men")) for word in _NAMES[key].split()}
ORGANISATION_WORDS = frozenset(_NAMES["organisations"].split())
# What the last word of no person's name is.
_PLACES = frozenset(_NAMES["places"].split())
_INSIDE_NAMES = frozenset(_NAMES["inside"].split())
# An agency that passes news on names them; any other one is an office.
_NEWS = frozenset(_NAMES["news"].split())
# Words with which a sentence opens in front of a name.
OPENERS = frozenset(
    ("the", "a", "an", "so", "but", "and", "yet", "then", "now", "even", "while", "when", "if", "as", *_NAMES["asking"].split())
)
_LONGEST_OFFICE = 4
DATES = frozenset((*load("calendar")["months"], *load("calendar")["weekdays"]))


@dataclass(frozen=True, slots=True)
class Issuer:
    """A source inside a phrase: where it is printed (characters), its canonical name and its kind."""

    span: tuple[int, int]
    canonical: str
    kind: str | None


def core_phrase(parse: Parse, source: Tokens, head: int) -> str:
    """The name or noun phrase without what is set off by commas, without articles and titles."""
    first, last = source
    name = parse.child(head, "appos") if parse.tags[head] in ("NN", "NNS") else None
    if name is not None and name <= last and parse.tags[name] == "NNP" and parse.words[name - 1] != "(":
        # "The governor, Mira Sol,": the name says more than the office.
        return core_phrase(parse, (max(first, parse.left[name]), name), name)
    comma = next((i for i in range(first, min(head, last)) if parse.words[i] in (",", "(")), None)
    if (
        comma is not None
        and comma > first
        and all(parse.tags[i].startswith("NNP") or parse.words[i] in _INSIDE_NAMES for i in range(first, comma))
    ):
        # "Ada Brun, the observatory's deputy head": the name comes first, wherever the parse put the head.
        head, last = comma - 1, comma - 1
    for token in range(head + 1, last + 1):
        glued = parse.words[token] == "-" and parse.starts[token] == parse.ends[token - 1]
        dated = parse.words[token] in ("in", "on") and parse.words[min(token + 1, last)] in DATES
        if dated or (parse.words[token] in (",", "(", "-", "–", "—") and not glued) or parse.tags[token] in _NEXT_CLAUSE:
            last = token - 1
            break
    for token in range(head - 1, first - 1, -1):
        if parse.words[token] in (",", "("):
            first = token + 1
            break
    if parse.tags[head].startswith("NNP"):
        begin = head
        organisation = parse.words[head] in ORGANISATION_WORDS
        while begin - 1 >= first and (
            parse.tags[begin - 1].startswith("NNP")
            or parse.words[begin - 1] in _INSIDE_NAMES
            or (organisation and parse.tags[begin - 1] in ("NN", "JJ") and parse.head[begin - 1] == head)
        ):
            begin -= 1
        while begin < head and parse.words[begin] in _INSIDE_NAMES and parse.text[parse.starts[begin]].islower():
            begin += 1
        for token in range(head - 1, begin - 1, -1):
            if parse.words[token].lower() in TITLES and parse.words[head] not in TITLES:
                # "Secretary of State Jan Kern"
                begin = token + 3 if parse.words[token + 1] == "of" and token + 3 <= head else token + 1
                break
        first = begin
    while first < last and parse.words[first].lower() in OPENERS:
        first += 1
    last = last - 1 if last > first and parse.tags[last] == "CC" else last
    phrase = " ".join(parse.phrase(first, last).split())
    return phrase.removesuffix("'s").removesuffix("’s")


def kind_of(phrase: str, register: Register) -> str | None:
    """What the words of a phrase say it is, None when they do not say."""
    words = name_key(phrase).replace("-", " ").split()
    if not words:
        return None
    cut = next((i for i, word in enumerate(words) if i and word in _PREPOSITIONS), len(words))
    heads = words[:cut]
    if "agency" in heads[-2:] and _NEWS.intersection(heads):
        # "The news agency", "the news agency Kyvest"
        return "relay"
    for kind in ("vague", "person", "document", "relay", "issuer"):
        if heads[-1] in register.words[kind] and not (kind == "vague" and len(words) > 3):
            return kind
    if heads[-1] in register.words["vague"]:
        # "Teachers and union officials" are people, not the union.
        return None
    return next((kind for kind in ("document", "issuer", "relay") if register.words[kind].intersection(heads)), None)


def looks_like_person(phrase: str) -> bool:
    """Up to four capitalised words of which none is an organisation's; a few capital letters on their own are an office's."""
    words = phrase.split()
    if phrase.isupper() and len(phrase) <= _LONGEST_OFFICE and "." not in phrase:
        return False
    return (
        1 <= len(words) <= 4
        and all(w[:1].isupper() for w in words)
        and not ORGANISATION_WORDS.intersection(w.lower().strip(".") for w in words)
        and words[-1].lower() not in _PLACES
    )


def issuer_in(parse: Parse, phrase: Tokens, head: int | None, register: Register) -> Issuer | None:
    """Who stands behind a document: "data released by customs", "the ministry's figures", "an AFP tally"; None for other phrases."""
    if head is None:
        return None
    if "document" not in (kind_of(parse.lemmas[head].lower(), register), kind_of(parse.words[head], register)):
        return None
    publisher = _who_published(parse, head)
    if publisher is not None:
        return named(parse, publisher, publisher[1], register)
    phrase = _before_relay(parse, phrase, head)
    asked_for = next((i for i in range(head + 1, phrase[1]) if parse.words[i] == "for"), None)
    if asked_for is not None:
        # "A survey by X for Y": who carried it out, not who paid.
        by = _issuer_of(parse, (phrase[0], asked_for - 1), head, register)
        if by is not None:
            return by
    return _issuer_of(parse, phrase, head, register)


def _issuer_of(parse: Parse, phrase: Tokens, head: int, register: Register) -> Issuer | None:
    text = parse.phrase(*phrase)
    offset = parse.starts[phrase[0]]
    inside = register.within(text)
    maker = made_by(parse, phrase, head, register, ("by",))
    if maker is not None and (inside is None or offset + inside[1] < maker.span[0]):
        # "A study in the journal X by researchers of Y"
        return maker
    if inside is not None:
        entry, begin, end = inside
        return Issuer((offset + begin, offset + end), entry.name, entry.kind)
    joint = _joint(parse, phrase[0], head)
    if joint is not None:
        return Issuer(parse.span(*joint), parse.phrase(*joint), "issuer")
    giver = made_by(parse, phrase, head, register, _ISSUED)
    if giver is not None:
        return giver
    for token in parse.children[head]:
        owns = parse.deps[token] in ("poss", "compound", "nmod") and token < head and parse.tags[token].startswith("NN")
        if owns and (parse.words[token] in DATES or area_of(parse.phrase(token, token)) is not None):
            # "China's figures" are about China, "March data" about March: neither is by whom they are.
            continue
        if owns and (parse.tags[token].startswith("NNP") or kind_of(parse.lemmas[token], register) == "issuer"):
            return named(parse, noun_phrase(parse, token), token, register)
    return None


def made_by(parse: Parse, phrase: Tokens, head: int, register: Register, words: tuple[str, ...]) -> Issuer | None:
    """Y of "a poll of 2,000 nurses by Y", "results from Y": a name, an office or people behind one of `words`."""
    for token in range(head + 1, phrase[1]):
        owner = parse.child(token, "pobj") if parse.words[token] in words else None
        if owner is None or parse.words[owner] in DATES:
            continue
        # "comScore" is a name, whatever its tag.
        capital = parse.tags[owner].startswith("NNP") or not parse.phrase(owner, owner).islower()
        if capital or kind_of(parse.lemmas[owner], register) in ("issuer", "relay", "agency", "person"):
            return named(parse, noun_phrase(parse, owner), owner, register)
    return None


def _joint(parse: Parse, first: int, head: int) -> Tokens | None:
    """ "A Boston Globe/Harris poll": the names in front of the document that a stroke joins."""
    begin = head
    while begin > first and (parse.tags[begin - 1].startswith("NNP") or parse.words[begin - 1] == "/"):
        begin -= 1
    strokes = [token for token in range(begin + 1, head - 1) if parse.words[token] == "/"]
    return (begin, head - 1) if strokes else None


def _before_relay(parse: Parse, phrase: Tokens, head: int) -> Tokens:
    """The phrase up to ", obtained by X" or "to X", which name who passed the document on."""
    for token in range(head + 1, phrase[1] + 1):
        passed = parse.words[token] == "to" or (parse.words[token] == "by" and handing_word(parse, token + 1) == token)
        if passed and token + 1 < len(parse.words) and parse.tags[token + 1] != "VB":
            return phrase[0], token - 1
    return phrase


def _who_published(parse: Parse, document: int) -> Tokens | None:
    """ "The board" of "data that the board released" or "data the board released", read by words, for the parse often takes "released"
    for a participle."""
    end = min(parse.sents[parse.sent_of[document]][1], document + 10)
    if document + 2 >= end:
        return None
    first = document + 2 if parse.words[document + 1] in ("that", "which") else document + 1
    if first == document + 1 and parse.tags[first] not in ("PRP$", "DT", "NNP"):
        return None
    for token in range(first + 1, end):
        if parse.tags[token].startswith("VB"):
            verb = token + 1 if parse.words[token] in ("had", "has", "have") else token
            held = parse.words[verb] in _PUBLISHING and parse.tags[token - 1].startswith("NN")
            return (first, token - 1) if held else None
        if parse.words[token] == ",":
            return None
    return None


def named(parse: Parse, phrase: Tokens, head: int, register: Register) -> Issuer:
    """The phrase itself as a source."""
    core = core_phrase(parse, phrase, head)
    whole = parse.phrase(*phrase)
    entry = (register.names.get(name_key(whole)) if not whole.islower() else None) or register.find(core)
    return Issuer(parse.span(*phrase), entry.name if entry else core, entry.kind if entry else kind_of(core, register))
