"""Reads who stands behind a document, link by link: "a Reuters tally of customs data", "Kpler data compiled by Bloomberg"."""

from ingest.attribution.naming import Issuer, Tokens, issuer_in, kind_of, made_by, named
from ingest.attribution.parse import Parse
from ingest.attribution.register import CHAIN_WORDS, Register
from ingest.attribution.subjects import noun_phrase
from ingest.scope.areas import area_of
from ingest.vocabulary import load

_SAME = [words.split() for words in load("sources")["taken_up"]["same"]]
# In tokens, how far "the poll" goes back to one that reported nothing.
_POLL_BACK = 200
_RESTS_ON = frozenset(("of", "from", "on"))
_ANSWERED = ("vague", "person")


def makers_of(parse: Parse, phrase: Tokens, head: int | None, register: Register) -> tuple[Issuer, ...]:
    """Who made the document that `phrase` names, outermost first, () for phrases that name no document or nobody behind it."""
    conductor = _conductor(parse, phrase, head, register) if head is not None else None
    if conductor is not None:
        return (conductor,)
    issuer = issuer_in(parse, phrase, head, register)
    if head is None or issuer is None:
        return ()
    compiler = _compiler(parse, phrase, head, register)
    if compiler is not None:
        before = parse.starts[head] < compiler.span[0]
        given = made_by(parse, (head, parse.sents[parse.sent_of[head]][1]), head, register, ("from",)) if before else None
        giver = _giver(parse, phrase, head, register) or given or _taken_from(parse, phrase, head, register)
        return (compiler,) if giver is None or giver.canonical == compiler.canonical else (compiler, giver)
    ground = _ground(parse, phrase, head, register) if issuer.span[1] <= parse.starts[head] else None
    return (issuer,) if ground is None or ground.canonical == issuer.canonical else (issuer, ground)


def called_as(noun: str) -> str:
    """One word for all that one thing is called by: a poll is a survey."""
    return next((first for first, *others in _SAME if noun in others), noun)


def poll_before(parse: Parse, noun: str, position: int, register: Register) -> Issuer | None:
    """Who made the poll that was named before token `position` without telling what it found: "she leads in a Gallup poll"."""
    for token in range(position - 1, max(-1, position - _POLL_BACK), -1):
        if called_as(parse.lemmas[token]) == called_as(noun) and parse.deps[token]:
            makers = makers_of(parse, noun_phrase(parse, token), token, register)
            if makers:
                return makers[-1]
    return None


def _compiler(parse: Parse, phrase: Tokens, head: int, register: Register) -> Issuer | None:
    """Y of "data compiled by Y", who put together what others gave."""
    for token in range(head + 1, phrase[1]):
        if parse.words[token] in CHAIN_WORDS["compiled"] and parse.words[token + 1] == "by":
            who = parse.child(token + 1, "pobj")
            return None if who is None else named(parse, noun_phrase(parse, who), who, register)
    return None


def _conductor(parse: Parse, phrase: Tokens, head: int, register: Register) -> Issuer | None:
    """Y of "a survey commissioned by X and carried out by Y", "a survey which Y carried out": who did the work answers for it."""
    last = max(phrase[1], parse.right[head])
    for token in range(head + 1, last):
        out = parse.words[token + 1] == "out"
        if parse.words[token] not in CHAIN_WORDS["conducted"] or (parse.words[token] == "carried" and not out):
            continue
        by = token + 2 if out else token + 1
        passive = by < last and parse.words[by] == "by"
        told = passive or parse.deps[token] == "relcl"
        who = parse.child(by, "pobj") if passive else parse.child(token, "nsubj") if told else None
        if who is not None and parse.tags[who].startswith("NN"):
            return named(parse, noun_phrase(parse, who, before=None if passive else token), who, register)
    return None


def _taken_from(parse: Parse, phrase: Tokens, head: int, register: Register) -> Issuer | None:
    """Z of "data compiled by Y from Z figures"."""
    for token in range(head + 3, phrase[1]):
        what = parse.child(token, "pobj") if parse.words[token] == "from" else None
        if what is not None:
            inner = noun_phrase(parse, what)
            return issuer_in(parse, inner, what, register) or named(parse, inner, what, register)
    return None


def _giver(parse: Parse, phrase: Tokens, head: int, register: Register) -> Issuer | None:
    """X of "X data", "the X's data" before the document's noun."""
    last = head - 1
    while last >= phrase[0] and (parse.words[last] in ("'s", "’s", "'", "’") or parse.tags[last].startswith("JJ")):
        last -= 1
    if last < phrase[0] or not parse.tags[last].startswith("NN"):
        return None
    first = last
    while first - 1 >= phrase[0] and parse.tags[first - 1].startswith(("NN", "JJ")):
        first -= 1
    text = parse.phrase(first, last)
    given = register.find(text) is not None or kind_of(text, register) == "issuer" or parse.tags[last].startswith("NNP")
    return named(parse, (first, last), last, register) if given and area_of(text) is None else None


def _ground(parse: Parse, phrase: Tokens, head: int, register: Register) -> Issuer | None:
    """What somebody's tally rests on: "a Reuters tally of customs data", "a CNN analysis of court records", "a poll of 20 economists"."""
    if parse.lemmas[head] not in CHAIN_WORDS["derived"]:
        return None
    for token in range(head + 1, min(phrase[1], head + 4)):
        if parse.words[token] not in _RESTS_ON:
            continue
        what = parse.child(token, "pobj")
        if what is None:
            return None
        # The parse may hang the verb behind the document on its ground.
        first, last = noun_phrase(parse, what)
        inner = (first, max(what, min(last, phrase[1])))
        kinds = (kind_of(parse.lemmas[what], register), kind_of(parse.words[what], register))
        if "document" in kinds:
            return issuer_in(parse, inner, what, register) or named(parse, inner, what, register)
        asked = parse.lemmas[head] in CHAIN_WORDS["asking"] and any(kind in _ANSWERED for kind in kinds)
        return named(parse, inner, what, register) if asked else None
    return None
