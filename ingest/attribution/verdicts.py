"""Reads reports that a noun holds by "is": "the union's verdict is that ...", "word from the valley is that ...", "is of the view that"."""

from ingest.attribution.lexicon import Lexicon
from ingest.attribution.parse import Parse
from ingest.attribution.speech import FINITE, Found, QuotedText, Tokens, is_break
from ingest.attribution.subjects import is_passive, noun_phrase, subject_of, trim

_FROM = ("from", "of", "by", "among", "in")
_WIDEST = 14


def verdict(parse: Parse, quoted: QuotedText, lexicon: Lexicon, noun: int) -> Found | None:
    """What the noun's owner says by it, where a form of "be" joins the noun to a that-clause or to a quotation before it."""
    return _is_that(parse, lexicon, noun) or _of_the_view(parse, lexicon, noun) or _quoted_before(parse, quoted, lexicon, noun)


def _is_that(parse: Parse, lexicon: Lexicon, noun: int) -> Found | None:
    """ "The firm's line is that nobody knew.", "The fear among farmers was that ..." """
    lemma = parse.lemmas[noun]
    if lemma not in lexicon.nouns["that"] and lemma not in lexicon.nouns["is"]:
        return None
    end = parse.sents[parse.sent_of[noun]][1]
    be = next((i for i in range(noun + 1, min(end - 2, noun + _WIDEST)) if parse.tags[i] in FINITE), None)
    if be is None or parse.lemmas[be] != "be" or parse.words[be + 1] != "that" or parse.tags[be + 1] not in ("IN", "WDT"):
        return None
    source = _owner(parse, noun, be)
    if source is None:
        return None
    last = be + 1
    while last + 1 < end and parse.words[last + 1] != ";":
        last += 1
    return Found(noun, (noun, be), source[0], source[1], (trim(parse, be + 1, last),), "verdict")


def _owner(parse: Parse, noun: int, before: int) -> tuple[Tokens, int] | None:
    """Whose verdict it is: the possessor, or whoever it comes from; nobody where the words do not say."""
    owner = parse.child(noun, "poss")
    if owner is not None:
        return noun_phrase(parse, owner, before=noun), owner
    preposition = noun + 1
    if parse.words[preposition] not in _FROM:
        return None
    head = parse.child(preposition, "pobj")
    return (noun_phrase(parse, head, before=before), head) if head is not None and preposition < head < before else None


def _of_the_view(parse: Parse, lexicon: Lexicon, noun: int) -> Found | None:
    """ "The bank is of the view that ...", "under the impression that"."""
    if parse.words[noun - 2 : noun] not in (["of", "the"], ["under", "the"]) or parse.lemmas[noun] not in lexicon.nouns["of_the"]:
        return None
    end = parse.sents[parse.sent_of[noun]][1]
    verb = noun - 3
    if parse.words[noun + 1 : noun + 2] != ["that"] or noun + 3 >= end or parse.lemmas[verb] != "be":
        return None
    subject = subject_of(parse, verb)
    if subject is None or subject > verb:
        return None
    return Found(noun, (verb, noun), noun_phrase(parse, subject, before=verb), subject, (trim(parse, noun + 1, end - 1),), "verdict")


def _quoted_before(parse: Parse, quoted: QuotedText, lexicon: Lexicon, noun: int) -> Found | None:
    """ "Too late," was the farmers' verdict."""
    if parse.lemmas[noun] not in lexicon.nouns["is"] or parse.child(noun, "poss") is None:
        return None
    be = parse.left[noun] - 1
    if be < 1 or parse.lemmas[be] != "be" or quoted.inside[be - 1] < 0 or is_break(parse, be - 1):
        return None
    source = _owner(parse, noun, noun)
    return Found(noun, (be, noun), source[0], source[1], (quoted.tokens[quoted.inside[be - 1]],), "verdict") if source else None


def made_clear(parse: Parse, clear: int) -> Found | None:
    """ "The mayor made it clear that ...", "aides let it be known that ...": `clear` is "clear" or "known"."""
    verb = clear - 1
    while verb > 0 and parse.words[verb] in ("it", "be", "very", "quite", "plain", "abundantly"):
        verb -= 1
    end = parse.sents[parse.sent_of[clear]][1]
    if parse.lemmas[verb] not in ("make", "let") or parse.words[clear + 1 : clear + 2] != ["that"] or clear + 3 >= end:
        return None
    subject = subject_of(parse, verb)
    if subject is None or subject > verb or is_passive(parse, verb):
        return None
    return Found(clear, (verb, clear), noun_phrase(parse, subject, before=verb), subject, (trim(parse, clear + 1, end - 1),), "verdict")
