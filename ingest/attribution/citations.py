"""Reads citations: words by which one source names another ("citing Y", "quoted Y", "got its numbers from Y")."""

from dataclasses import dataclass

from ingest.attribution.lexicon import Lexicon
from ingest.attribution.naming import Issuer, issuer_in, kind_of, named
from ingest.attribution.parse import Parse
from ingest.attribution.register import Register
from ingest.attribution.speech import QuotedText
from ingest.attribution.subjects import cue_of, is_passive, is_verb, noun_phrase, subject_of

_TAKING = ("get", "take", "obtain", "draw", "receive", "source")


@dataclass(frozen=True, slots=True)
class Citation:
    """`cited` is named at `verb` in sentence `sentence`; `citer` is None where the words hang on a whole sentence (", citing Y")."""

    sentence: int
    verb: int
    cue: tuple[int, int]
    cited: Issuer
    citer: Issuer | None


def citations_of(parse: Parse, quoted: QuotedText, lexicon: Lexicon, register: Register) -> list[Citation]:
    """All citations in text order."""
    found = []
    for token, lemma in enumerate(parse.lemmas):
        if (lemma in lexicon.citing or lemma in _TAKING) and parse.deps[token] and is_verb(parse, token) and quoted.inside[token] < 0:
            one = _citation_at(parse, token, register)
            if one is not None:
                found.append(one)
    return found


def _citation_at(parse: Parse, verb: int, register: Register) -> Citation | None:
    if is_passive(parse, verb):
        return None
    head = _from_whom(parse, verb, register) if parse.lemmas[verb] in _TAKING else _cited_head(parse, verb)
    if head is None or not parse.tags[head].startswith("N"):
        return None
    phrase = noun_phrase(parse, head, before=_that_says(parse, head))
    cited = issuer_in(parse, phrase, head, register) or named(parse, phrase, head, register)
    citer = None
    subject = subject_of(parse, verb)
    # "Prices rose, citing customs" hangs on a sentence, whose subject cites nobody; "Reuters, citing customs" has its own.
    own = parse.child(verb, "nsubj")
    named_own = own is not None and parse.tags[own].startswith("NNP")
    if subject is not None and (parse.tags[verb] != "VBG" or parse.deps[verb] == "acl" or named_own):
        citer = named(parse, noun_phrase(parse, subject, before=verb), subject, register)
    return Citation(parse.sent_of[verb], verb, parse.span(*cue_of(parse, verb)), cited, citer)


def _cited_head(parse: Parse, verb: int) -> int | None:
    head = parse.child(verb, "dobj")
    if head is None and parse.lemmas[verb] == "refer":
        to = next((c for c in parse.children[verb] if parse.words[c] == "to"), None)
        head = parse.child(to, "pobj") if to is not None else None
    return head if head is not None and head > verb else None


def _from_whom(parse: Parse, verb: int, register: Register) -> int | None:
    """Y of "got its figures from Y"."""
    thing = parse.child(verb, "dobj")
    if thing is None or "document" not in (kind_of(parse.words[thing], register), kind_of(parse.lemmas[thing], register)):
        return None
    for child in (*parse.children[verb], *parse.children[thing]):
        if parse.words[child] == "from" and child > thing:
            return parse.child(child, "pobj")
    return None


def _that_says(parse: Parse, head: int) -> int | None:
    """The "showing" or "that showed" inside the phrase of a cited document, where the phrase ends."""
    for child in parse.children[head]:
        if child > head and parse.deps[child] in ("acl", "relcl") and parse.child(child, "ccomp") is not None:
            return parse.left[child] if parse.left[child] > head else child
    return None
