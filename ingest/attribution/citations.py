"""Reads citations: words by which one source names another ("citing Y", "quoted Y", "got its numbers from Y")."""

from dataclasses import dataclass

from ingest.attribution.documents import makers_of
from ingest.attribution.lexicon import Lexicon
from ingest.attribution.naming import Issuer, issuer_in, kind_of, named
from ingest.attribution.outlets import NOUNS, Outlets, is_taken_up
from ingest.attribution.parse import Parse
from ingest.attribution.register import CHAIN_WORDS, OUTLETS, Register
from ingest.attribution.relays import hop_of, relays_in
from ingest.attribution.speech import STOPS, QuotedText
from ingest.attribution.subjects import cue_of, is_passive, is_verb, noun_phrase, subject_of
from ingest.model import Hop, HopKind

# These name a source only where what they name can be one.
_ALLUDING = ("refer", "reference", "credit", "relay")
_RESTING = ("base", "rely", "draw")
_WITH_REFERENCE = ["with", "reference", "to"]
_ON_THE_BASIS = ["the", "basis", "of"]
_SPEAKING = ("speak", "talk")
# "Without citing a source", "did not name its source"
_NEGATED = ("without", "not", "n't", "n’t", "never", "nor")
_OF_THINGS = ("tion", "ness", "ance", "ship", "ism", "ure")
_TAKING = ("get", "take", "obtain", "draw", "receive", "source")


@dataclass(frozen=True, slots=True)
class Citation:
    """`cited` is named at `verb` in sentence `sentence`; `citer` is None where the words hang on a whole sentence (", citing Y").

    `relays` stand between the two, outermost first ("citing Y as quoted by Z").
    """

    sentence: int
    verb: int
    cue: tuple[int, int]
    cited: Issuer
    citer: Issuer | None
    relays: tuple[Hop, ...] = ()


def citations_of(parse: Parse, quoted: QuotedText, lexicon: Lexicon, outlets: Outlets) -> list[Citation]:
    """All citations in text order."""
    found = []
    for token, lemma in enumerate(parse.lemmas):
        around = parse.words[max(0, token - 1) : token + 2]
        if (lemma in _RESTING and around[-1:] == ["on"]) or around in (_WITH_REFERENCE, _ON_THE_BASIS):
            one = _basis_at(parse, token, outlets)
        elif lemma in _SPEAKING and around[-1:] == ["to"] and parse.deps[token] == "relcl":
            one = _spoken_to(parse, token, outlets)
        elif (lemma in lexicon.citing or lemma in _TAKING) and parse.deps[token] and is_verb(parse, token) and quoted.inside[token] < 0:
            one = _citation_at(parse, token, outlets)
        else:
            continue
        if one is not None:
            found.append(one)
    return found


def _citation_at(parse: Parse, verb: int, outlets: Outlets) -> Citation | None:
    if is_passive(parse, verb) or parse.words[verb - 1] in _NEGATED:
        return None
    register = outlets.register
    head = _from_whom(parse, verb, register) if parse.lemmas[verb] in _TAKING else _cited_head(parse, verb)
    if head is None or not parse.tags[head].startswith("N") or _names_no_source(parse, verb, head, register):
        return None
    phrase = _with_giver(parse, noun_phrase(parse, head, before=_that_says(parse, head)), head)
    outlet = _gone_back_to(parse, phrase, head, outlets)
    makers = (outlet,) if outlet is not None else makers_of(parse, phrase, head, register) or (named(parse, phrase, head, register),)
    cited = makers[-1]
    citer = None
    # "A medic who cited the records"
    own = parse.child(verb, "nsubj")
    relative = parse.deps[verb] == "relcl" and own is not None and parse.tags[own] in ("WP", "WDT")
    subject = parse.head[verb] if relative else subject_of(parse, verb)
    # "Prices rose, citing customs" hangs on a sentence, whose subject cites nobody; "Reuters, citing customs" has its own.
    named_own = own is not None and parse.tags[own].startswith("NNP")
    if subject is not None and (parse.tags[verb] != "VBG" or parse.deps[verb] == "acl" or named_own):
        whose = noun_phrase(parse, subject, before=verb)
        citer = _gone_back_to(parse, whose, subject, outlets) or named(parse, whose, subject, register)
    alludes = parse.lemmas[verb] in _ALLUDING
    unclear = cited.kind in ("person", "vague") or (cited.kind is None and (citer is None or citer.kind not in (*OUTLETS, "issuer")))
    if alludes and (unclear or any(parse.words[i] == "as" for i in parse.children[verb])):
        # "Referred to the migrants as guests", "credited the keeper" name no source.
        return None
    cue = parse.span(*cue_of(parse, verb))
    relays = relays_in(parse, outlets, [(head + 1, _end_of_citation(parse, head))], own=cited.canonical, verb=verb)
    passed = [hop_of(parse, maker, cue, HopKind.CITING) for maker in makers[:-1]]
    return Citation(parse.sent_of[verb], verb, cue, cited, citer, (*relays, *passed))


def _basis_at(parse: Parse, verb: int, outlets: Outlets) -> Citation | None:
    """ "A report in X that was based on a memo": a document behind the outlet or document that is based on it."""
    head = parse.child(verb + 1, "pobj")
    if head is None:
        return None
    referring = parse.words[verb] == "reference"
    kinds = (kind_of(parse.lemmas[head], outlets.register), kind_of(parse.words[head], outlets.register))
    source = "document" in kinds or (referring and (parse.tags[head].startswith("NNP") or "issuer" in kinds or "relay" in kinds))
    if not source or (referring and verb > 1 and parse.words[verb - 2] != ","):
        return None
    phrase = _with_giver(parse, noun_phrase(parse, head), head)
    if referring:
        # What the parse hangs behind the name (", that prices rose") is what is reported.
        comma = next((i for i in range(head + 1, phrase[1]) if parse.words[i] == ","), None)
        phrase = (phrase[0], comma - 1) if comma is not None else phrase
    cited = issuer_in(parse, phrase, head, outlets.register) or named(parse, phrase, head, outlets.register)
    cue = parse.span(verb, verb + 1)
    hangs = parse.tags[verb] == "VBG" and parse.deps[verb] != "acl"
    if (parse.deps[verb] == "prep" and parse.words[verb - 1] == ",") or hangs or parse.tags[verb] == "NN":
        # "..., based on a poll by X", "relying on", "with reference to" hang on the whole sentence.
        return Citation(parse.sent_of[verb], verb, cue, cited, None)
    above = parse.head[verb] if parse.deps[verb] in ("acl", "relcl") else subject_of(parse, verb)
    if above is None or above > verb:
        return None
    whose = noun_phrase(parse, above, before=verb)
    citer = issuer_in(parse, whose, above, outlets.register) or named(parse, whose, above, outlets.register)
    outlet = next(iter(outlets.between(above, verb)), None)
    if outlet is not None:
        citer = Issuer(parse.span(outlet.first, outlet.last), outlet.entry.name, outlet.entry.kind)
    return Citation(parse.sent_of[verb], verb, cue, cited, citer)


def _spoken_to(parse: Parse, verb: int, outlets: Outlets) -> Citation | None:
    """ "The agency, which spoke to the mayor": whom an outlet asked is whom it cites."""
    asked = parse.child(verb + 1, "pobj")
    above = parse.head[verb]
    outlet = next(iter(outlets.between(parse.left[above], above)), None)
    if asked is None or outlet is None or parse.words[verb - 1] not in ("which", "that", "had", "has"):
        return None
    cited = named(parse, noun_phrase(parse, asked), asked, outlets.register)
    citer = Issuer(parse.span(outlet.first, outlet.last), outlet.entry.name, outlet.entry.kind)
    return Citation(parse.sent_of[verb], verb, parse.span(verb, verb), cited, citer)


def _names_no_source(parse: Parse, verb: int, head: int, register: Register) -> bool:
    """True for "citing an instance", "citing safety concerns", and "cited the driver for speeding"."""
    if parse.tags[head] in ("NN", "NNS") and kind_of(parse.words[head], register) is None:
        word = parse.words[head]
        if word in CHAIN_WORDS["reasons"] or word.removesuffix("s").endswith(_OF_THINGS):
            return True
    blamed = next((i for i in parse.children[verb] if parse.words[i] == "for" and i > verb), None)
    what = parse.child(blamed, "pobj", "pcomp") if blamed is not None and parse.lemmas[verb] == "cite" else None
    return what is not None and parse.words[what] not in CHAIN_WORDS["numbers"]


def _with_giver(parse: Parse, phrase: tuple[int, int], head: int) -> tuple[int, int]:
    """The phrase with the "from the council" behind it, which parsers hang on the verb ("quoting results from the council")."""
    giver = parse.child(head + 1, "pobj") if phrase[1] == head and parse.words[head + 1 : head + 2] in (["from"], ["by"]) else None
    return phrase if giver is None else (phrase[0], noun_phrase(parse, giver)[1])


def _gone_back_to(parse: Parse, phrase: tuple[int, int], head: int, outlets: Outlets) -> Issuer | None:
    """The outlet that "the newspaper" stands for, the last one named before."""
    known = outlets.before(head, parse.words[head])
    if parse.words[head] not in NOUNS or not is_taken_up(parse, head) or known is None or outlets.between(*phrase):
        return None
    return Issuer(parse.span(*phrase), known.entry.name, known.entry.kind)


def _end_of_citation(parse: Parse, head: int) -> int:
    """Behind the words that go with a cited source: the next comma that opens no ", which was carried by" or ", who spoke to"."""
    end = parse.sents[parse.sent_of[head]][1]
    for token in range(head + 1, end):
        goes_on = parse.words[token + 1 : token + 2] in (["which"], ["who"], ["as"])
        if parse.words[token] in STOPS or (parse.words[token] == "," and not goes_on):
            return token
    return end


def _cited_head(parse: Parse, verb: int) -> int | None:
    head = parse.child(verb, "dobj")
    if head is not None and head < verb and parse.deps[verb] == "relcl" and parse.tags[head] in ("WDT", "WP"):
        # "The board, which Y cited for the figures"
        return parse.head[verb]
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
