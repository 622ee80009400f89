"""Finds what a bare number counts: the noun phrase after it, its modifiers and its head in the singular."""

from spacy.tokens import Doc, Token

from ingest.numbers.units import singular
from ingest.vocabulary import load

_MODIFIERS = frozenset(("RBS", "JJ", "JJR", "JJS", "VBN", "VBG", "NN", "NNS", "NNP", "NNPS", "HYPH", "FW", "CD", "AFX", "VBD"))
_HEADS = frozenset(("NN", "NNS", "NNP", "NNPS", "FW"))
_LONGEST = 10
# A noun of change after the unit tells what happened, not what is counted: "a five-point drop".
_MOVE_NOUNS = frozenset(noun for way in ("up", "down") for noun in load("moves")[way]["nouns"])
_PHRASE = load("counted")["phrase"]
_NOT_COUNTED = frozenset(_PHRASE["never_counted"])
_PARTICIPLES = frozenset(_PHRASE["participles"])
_LEADERS = frozenset(_PHRASE["leaders"])
_COLLECTIVE = frozenset(load("counted")["numbered"]["collective"])
_ABBREVIATIONS: dict[str, str] = load("counted")["abbreviations"]
# "59 cities decreased month on month": a time after a modifier is not counted.
_TIMES = frozenset(("day", "week", "month", "quarter", "year"))
_QUOTES = frozenset(("“", "‘", '"'))
_LIMITS = frozenset(("threshold", "majority", "quota", "target"))
_FARTHEST_QUOTE = 6
_DEGREES = frozenset(("very", "most", "less", "once", "well", "long", "still", "quite", "too", "now", "then"))
_DAYS = frozenset(load("calendar")["weekdays"])
# What plurals of peoples and parties that are tagged as one name end in.
_PEOPLES = ("ans", "nos", "crats", "lims")
_CLOSING_QUOTES = frozenset(("”", "’", '"', "''"))
_JOINTS = frozenset(("and", "&", "or"))
_HYPHENS = frozenset(("-", "‐", "‑"))


def counted_noun(doc: Doc, index: int, limit: int, *, single: bool = False, listed: bool = False) -> tuple[int, str] | None:
    """Where the counted phrase that starts at token `index` ends (character), and the unit; None when nothing is counted there.

    The phrase ends at its last noun: "two state-owned companies" counts a "state-owned company".
    `listed` takes in adjectives behind a comma ("the oldest, best-known banks").
    """
    tokens: list[Token] = []
    if index < limit and doc[index].text == " ":
        # Two spaces make a token of the second.
        index += 1
    if index < limit and doc[index].text in _QUOTES and doc[index].tag_ == "``":
        index += 1
        if quoted := _past_quoted(doc, index, limit):
            return quoted
    if index + 1 < limit and doc[index].tag_ == "HYPH" and doc[index + 1].lower_.startswith("by-"):
        return None
    if index + 1 < limit and doc[index].tag_ == "HYPH" and doc[index + 1].tag_ in _HEADS and not doc[index].whitespace_:
        # "435-member House": the noun that is joined to the number is what is counted.
        return doc[index + 1].idx + len(doc[index + 1]), unit_name([doc[index + 1]])
    if (tied := _past_tied(doc, index, limit)) > index:
        # "650 18-hole courses": the number in between is a figure of its own.
        found = counted_noun(doc, tied, limit)
        return (doc[index - 1].idx + len(doc[index - 1]), found[1]) if found else None
    while (
        index < limit and len(tokens) < _LONGEST and (_continues(doc, index, limit, tokens) or (listed and _is_listed(doc, index, limit)))
    ):
        tokens.append(doc[index])
        index += 1
    tokens = _noun_phrase(doc, tokens, index, single=single)
    return (tokens[-1].idx + len(tokens[-1]), unit_name(tokens)) if tokens else None


def _noun_phrase(doc: Doc, tokens: list[Token], index: int, *, single: bool) -> list[Token]:
    """What of the words from the number up to token `index` is counted; nothing where no noun ends them."""
    if any(t.lower_ in _JOINTS and t.tag_ == "CC" for t in tokens) and tokens[-1].tag_ not in ("NNS", "NNPS"):
        tokens = tokens[: next(i for i, t in enumerate(tokens) if t.tag_ == "CC")]
    while tokens and (tokens[-1].tag_ not in _HEADS or is_begun(doc, tokens[-1]) or (single and _is_plural(tokens[-1]))):
        tokens.pop()
    if not tokens or (len(tokens) > 1 and tokens[-1].lower_ in _TIMES) or tokens[-1].lower_ in _LEADERS:
        return []
    if not (tokens := _before_name(doc, tokens, index)):
        return []
    tokens = _before_object(tokens, single=single)
    if not single and tokens:
        tokens = _before_verb(tokens)
    if len(tokens) > 1 and tokens[-1].lower_ == "ages" and tokens[-2].tag_ == "NNS":
        # "45 children ages 3 to 17".
        tokens = tokens[:-1]
    if len(tokens) > 1 and tokens[-1].lower_ in _LIMITS and tokens[-2].tag_ == "NN":
        # "The 1,237 delegate threshold" counts delegates.
        tokens = tokens[:-1]
    return tokens


def is_begun(doc: Doc, token: Token) -> bool:
    """Whether a hyphen ties the word to the next: what it begins is no noun by itself ("self-described")."""
    return not token.whitespace_ and token.i + 1 < len(doc) and doc[token.i + 1].text in _HYPHENS


def _is_plural(token: Token) -> bool:
    """Whether what one is counted of was a verb: "one horse cheats", "the one waits"."""
    return token.tag_ == "NNS" and token.lower_[-1] == "s" and singular(token.lower_) != token.lower_


def _past_quoted(doc: Doc, index: int, limit: int) -> tuple[int, str] | None:
    """The plural behind a quoted word that describes it: "27 “at-large” delegates"."""
    for close in range(index + 1, min(limit, index + _FARTHEST_QUOTE) - 1):
        if doc[close].text in _CLOSING_QUOTES:
            noun = doc[close + 1]
            return (noun.idx + len(noun), unit_name([noun])) if noun.tag_ == "NNS" and doc[close - 1].tag_ not in _HEADS - {"NN"} else None
    return None


def _before_name(doc: Doc, tokens: list[Token], index: int) -> list[Token]:
    """The phrase without a name that opens a clause of its own: "one label Rubin resists"."""
    nouns = next(
        (
            i
            for i, t in enumerate(tokens)
            if t.tag_ in ("NNP", "NNPS") and i and tokens[i - 1].tag_ == "NN" and tokens[i - 1].text.islower()
        ),
        0,
    )
    verb = index < len(doc) and doc[index].tag_ in ("VBZ", "VBD", "VBP", "MD", "CC")
    if verb and all(t.tag_ == "NNP" for t in tokens) and doc[tokens[0].i - 1].tag_ == "NNS" and doc[index].tag_ != "CC":
        # "The thousands Rubin gave".
        return []
    return tokens[:nouns] if nouns and verb and all(t.tag_ in ("NNP", "NNPS") for t in tokens[nouns:]) else tokens


def _before_object(tokens: list[Token], *, single: bool) -> list[Token]:
    """The phrase without a name that is an object in it: "one pastor backing Ames" counts a pastor, "19 support Ames" no support."""
    name = len(tokens)
    while name and tokens[name - 1].tag_ == "NNP" and tokens[name - 1].text[0].isupper():
        name -= 1
    before = tokens[name - 1] if name else None
    if before is None or name == len(tokens) or not before.text.islower() or before.tag_ not in ("NN", "VBG"):
        return tokens
    return tokens[: name - (before.tag_ == "VBG")] if single else []


def _before_verb(tokens: list[Token]) -> list[Token]:
    """The phrase without a verb that was taken for its last noun: "60,000 puffins nest" counts puffins."""
    plural = next((i for i, t in enumerate(tokens[:-1], 1) if t.tag_ == "NNS" and t.whitespace_ and t.text[-1] == "s"), 0)
    head = tokens[-1]
    verb = (
        plural > 0
        and plural == len(tokens) - 1
        and head.tag_ == "NN"
        and head.text.islower()
        and singular(head.lower_ + "s") == head.lower_
    )
    return tokens[:plural] if verb and head.lower_ not in _COLLECTIVE else tokens


def _past_tied(doc: Doc, index: int, limit: int) -> int:
    """The token after a number and the words that hyphens tie to it ("18-hole", "40-year-old") or a sum ("$2,500"); `index` if none is."""
    if index + 2 < limit and doc[index].tag_ == "$" and doc[index + 1].tag_ == "CD" and doc[index + 2].tag_ in ("NNS", "JJ"):
        return index + 2
    last = index
    if index < limit and doc[index].tag_ == "CD":
        while last + 2 < limit and doc[last + 1].text in _HYPHENS and doc[last + 2].is_alpha:
            last += 2
    return last + 1 if last > index else index


def _continues(doc: Doc, index: int, limit: int, tokens: list[Token]) -> bool:
    """Whether the token goes on with the phrase that `tokens` began."""
    token, last = doc[index], tokens[-1] if tokens else None
    if last is not None and last.whitespace_ == "" and not _HYPHENS.isdisjoint((last.text, token.text)):
        # "Side-by-side columns".
        return token.is_alpha or token.text in _HYPHENS
    following = doc[index + 1] if index + 1 < limit else None
    if last is None and token.lower_ in _LEADERS:
        return True
    if last is not None and following is not None:
        if token.lower_ in _JOINTS and _joined(last, following):
            return True
        if token.tag_ == "CD" and last.tag_ == "NNP" and following.tag_ == "NNS":
            return True
    if (
        token.tag_ in ("RB", "RBR", "RBS")
        and following is not None
        and following.tag_ in ("VBN", "JJ")
        and not (last and last.tag_ == "NNS")
    ):
        # "Three newly built schools".
        return token.lower_.endswith("ly") or token.lower_ in _DEGREES
    if token.tag_ == "HYPH" and token.whitespace_ and doc[index - 1].whitespace_:
        # "The first four states - Iowa, Ohio".
        return False
    if token.lower_ in _DAYS and following is not None and following.tag_ == "NNS" and (last is None or last.tag_ == "NNP"):
        # "139 Super Tuesday delegates".
        return True
    if token.tag_ == "VBD" and (last is None or last.text not in ("-", "–")):
        # "300 pledged delegates" had their verb taken for the sentence's.
        return token.lower_ in _PARTICIPLES and following is not None and following.tag_ == "NNS"
    if (
        token.tag_ not in _MODIFIERS
        or (token.tag_ == "CD" and not _is_model(token))
        or (token.lower_ in _NOT_COUNTED and token.tag_ != "NNS")
    ):
        return False
    return last is None or not (_ends_phrase(last, token) or (token.tag_ == "NN" and token.lower_ in _MOVE_NOUNS))


def _is_listed(doc: Doc, index: int, limit: int) -> bool:
    """Whether the token is the comma between two adjectives of one plural noun, or an adverb behind such a comma."""
    token, before = doc[index], doc[index - 1]
    if before.text == "," and token.tag_ in ("RB", "RBS"):
        return True
    adjective = before.tag_ in ("JJ", "JJR", "JJS", "VBN") or (before.tag_ == "NN" and doc[index - 2].text in _HYPHENS)
    if token.text != "," or not adjective:
        return False
    following = doc[index + 1 : min(limit, index + _LONGEST)]
    last = next((i for i, t in enumerate(following) if t.tag_ not in _MODIFIERS | {"RB"}), len(following))
    return last > 1 and any(t.tag_ in ("NNS", "NNPS") for t in following[:last]) and following[0].tag_ not in _HEADS


def _is_model(token: Token) -> bool:
    """Whether a token tagged as a number is the name of a model ("six AK-47 rifles")."""
    return token.text[0].isupper() and token.text[-1].isdigit()


def _ends_phrase(last: Token, token: Token) -> bool:
    """Whether a phrase is over between two tokens: "people injured", "pounds lighter", "5kW solar" without a space."""
    if last.tag_ in ("NNS", "NNPS") and token.tag_ in ("VBD", "VBN", "VBG"):
        return True
    if last.tag_ == "NNS" and token.tag_ in ("JJ", "JJR", "NNP") and token.text != "-":
        return True
    return last.whitespace_ == "" and last.text not in ("-", "–") and token.text not in _HYPHENS


def _joined(before: Token, after: Token) -> bool:
    """Whether "and" joins two modifiers of one noun ("digital and physical sales", "Kia and Hyundai vehicles")."""
    if (before.tag_ == "NN" and before.text.islower() and after.tag_ in ("NN", "JJ")) or (before.tag_ == "JJ" and after.tag_ == "NNP"):
        # "30,000 combat and civilian deaths", "the four Northern and Midland counties".
        return after.i + 1 < len(after.doc) and after.doc[after.i + 1].tag_ == "NNS"
    adjectives = before.tag_ in ("JJ", "JJR", "JJS", "VBN") and after.tag_ in ("JJ", "VBN", "NN", "JJS", "RBS")
    return adjectives or (before.tag_ == "NNP" and after.tag_ in ("NNP", "JJ"))


def unit_name(tokens: list[Token]) -> str:
    """The phrase as a unit: proper names as printed, the rest in lower case, the head in the singular."""
    words = [t.text if t.tag_ in ("NNP", "NNPS") else t.lower_ for t in tokens]
    head = tokens[-1]
    stem = head.text.removesuffix("s")
    if len(stem) > 1 and stem.isupper() and head.text != stem:
        # "650 MPs", "40 NGOs", "three CEOs".
        words[-1] = stem
    elif head.tag_ in ("NNS", "NN"):
        words[-1] = singular(head.lower_)
    elif head.tag_ == "NNPS" or (head.tag_ == "NNP" and head.text.endswith(_PEOPLES)):
        words[-1] = singular(head.lower_).capitalize()
    words[-1] = _ABBREVIATIONS.get(stem, words[-1])
    phrase = "".join(word + (" " if token.whitespace_ else "") for token, word in zip(tokens, words, strict=True)).strip()
    while phrase.split(" ", 1)[0] in _LEADERS and " " in phrase:
        phrase = phrase.split(" ", 1)[1]
    return phrase.strip(" -–,.")
