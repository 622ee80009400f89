"""Reads who is named beside a statement without a verb of their own: "(source: X)", ", per X", "as first reported by X", "X 40,000"."""

from ingest.attribution.lexicon import Lexicon
from ingest.attribution.parse import Parse
from ingest.attribution.register import CHAIN_WORDS
from ingest.attribution.speech import STOPS, Found, Tokens, is_break
from ingest.attribution.subjects import FINITE, noun_phrase, subject_of, trim

_WIDEST = 16
_WIDEST_NAME = 6
_NAME_TAGS = ("NN", "DT", "JJ", "POS", "CC")
_ASIDE = frozenset(("-", "--", "–", "—", "after", "while", "but"))
_ENDS = frozenset((",", ".", ";", ")", "!", "?"))


def bracketed_source(parse: Parse, word: int) -> Found | None:
    """ "4,300 homes lost power (source: the grid operator)": the sentence before the bracket; `word` is "source"."""
    begin, end = parse.sents[parse.sent_of[word]]
    if word - begin < 3 or parse.words[word - 1] not in ("(", "[") or parse.words[word + 1 : word + 2] != [":"]:
        return None
    last = next((i for i in range(word + 2, min(end, word + _WIDEST)) if parse.words[i] in (",", ";", ")", "]")), None)
    if last is None or last == word + 2:
        return None
    return Found(word, (word, word), (word + 2, last - 1), last - 1, (trim(parse, begin, word - 2),), "according to")


def per_source(parse: Parse, lexicon: Lexicon, per: int) -> Found | None:
    """ "As per the fire brigade, ...", "..., per the health ministry": a rate has a bare noun ("per head") and no comma before it."""
    begin, end = parse.sents[parse.sent_of[per]]
    head = parse.child(per, "pobj")
    if head is None or head < per or not parse.tags[per + 1].startswith(("NNP", "DT")) or head - per > _WIDEST_NAME:
        return None
    source = trim(parse, per + 1, max(head, min(parse.right[head], end - 1)))
    closed = next((i for i in range(head + 1, min(end, head + _WIDEST)) if parse.words[i] in _ENDS), None)
    if closed is None or any(parse.tags[i] in FINITE for i in range(per, closed)):
        return None
    if per - begin <= 1:
        # "Per the agreement" at a sentence's start is by its terms unless "as" says whose word it is.
        terms = parse.lemmas[head] in lexicon.manners or parse.lemmas[head] in lexicon.measures
        if parse.words[closed] != "," or (terms and parse.words[begin] != "as"):
            return None
        return Found(per, (begin, per), (source[0], closed - 1), head, (trim(parse, closed + 1, end - 1),), "according to")
    before = per - 1 if parse.words[per - 1] == "as" else per
    if parse.words[before - 1] != ",":
        return None
    return Found(per, (before, per), (source[0], closed - 1), head, (trim(parse, begin, before - 2),), "according to")


def reported_by(parse: Parse, verb: int) -> Found | None:
    """ "The bridge will close, as first reported by X": the words before the comma are what X reported."""
    begin, end = parse.sents[parse.sent_of[verb]]
    mark = next((i for i in (verb - 1, verb - 2) if i > begin and parse.words[i] == "as"), None)
    # "According to the mayor, as quoted by X" tells nothing yet.
    mark = None if parse.words[begin] == "according" else mark
    if mark is None or parse.words[verb + 1 : verb + 2] != ["by"] or parse.words[mark - 1] != "," or mark - begin < 4:
        return None
    who = parse.child(verb + 1, "pobj")
    if who is None or who > verb + _WIDEST or any(parse.words[i] in STOPS or is_break(parse, i) for i in range(verb, who)):
        return None
    return Found(verb, (verb, verb + 1), noun_phrase(parse, who), who, (trim(parse, begin, min(mark - 2, end - 1)),), "according to")


def as_put(parse: Parse, verb: int) -> Found | None:
    """ "As the priest put it, the bell rang by itself", "..., as one auditor puts it"."""
    begin, end = parse.sents[parse.sent_of[verb]]
    subject = parse.child(verb, "nsubj")
    if parse.words[verb + 1 : verb + 2] != ["it"] or subject is None or subject > verb or verb + 2 >= end:
        return None
    mark = parse.left[subject] - 1
    source = noun_phrase(parse, subject, before=verb)
    if mark < begin or parse.words[mark] != "as" or parse.words[verb + 2] not in _ENDS:
        return None
    if mark - begin < 2:
        part = (verb + 3, end - 1) if parse.words[verb + 2] == "," and verb + 5 < end else None
    else:
        part = (begin, mark - 1) if mark - begin > 3 else None
    return Found(verb, (mark, verb + 1), source, subject, (trim(parse, *part),), "as_aside") if part is not None else None


def revised(parse: Parse, verb: int) -> Found | None:
    """ "The Fund cut its forecast for growth by 0.1 points to 4.2 percent": what somebody foretells now, by whoever does it."""
    thing = parse.child(verb, "dobj")
    if thing is None or thing < verb or parse.lemmas[thing] not in CHAIN_WORDS["forecasts"]:
        return None
    owner = parse.child(thing, "poss")
    subject = subject_of(parse, verb)
    if owner is None or parse.tags[owner] != "PRP$" or subject is None or subject > verb or parse.tags[subject] in ("WDT", "WP"):
        return None
    end = parse.sents[parse.sent_of[verb]][1]
    last = next((i - 1 for i in range(thing, end) if parse.words[i] in _ENDS or parse.words[i] in _ASIDE), end - 1)
    if not any(parse.tags[i] == "CD" for i in range(thing, last + 1)):
        return None
    source = noun_phrase(parse, subject, before=verb)
    return Found(verb, (verb, verb), source, subject, (trim(parse, owner, last),), "placed")


def counted_by(parse: Parse, lexicon: Lexicon, preposition: int) -> Found | None:
    """ "The firm, which by its own count employs 3,200 people": what follows, by whoever is the subject or owns the count."""
    head = parse.child(preposition, "pobj")
    if head is None or head < preposition or parse.lemmas[head] not in lexicon.openings.get(parse.words[preposition], ()):
        return None
    owner = owner_of(parse, preposition, head)
    if owner is None or head + 2 >= len(parse.words):
        return None
    end = parse.sents[parse.sent_of[head]][1]
    first = head + 2 if parse.words[head + 1] == "," else head + 1
    if parse.tags[first] not in FINITE:
        return None
    last = first
    while last + 1 < end and parse.words[last + 1] not in _ENDS:
        last += 1
    if not any(parse.tags[i] == "CD" for i in range(first, last + 1)):
        return None
    return Found(preposition, (preposition, preposition), noun_phrase(parse, owner, before=preposition), owner, ((first, last),), "opening")


def owner_of(parse: Parse, preposition: int, document: int) -> int | None:
    """Whose count "its own count" or "the union's own count" is: the owner, where that is "its" the subject of the clause."""
    owner = parse.child(document, "poss")
    if owner is None or parse.tags[owner] != "PRP$":
        return owner
    verb = parse.head[preposition]
    subject = subject_of(parse, verb) if parse.tags[verb].startswith("VB") else None
    if subject is not None and parse.tags[subject] in ("WDT", "WP") and parse.deps[verb] == "relcl":
        return parse.head[verb]
    return subject


def set_against(parse: Parse, one: Found) -> Found | None:
    """ "Police put the crowd at 12,000, organisers at 40,000": the second count of one verb, which is left out before it."""
    end = parse.sents[parse.sent_of[one.verb]][1]
    comma = next((i for i in range(one.verb + 1, min(end, one.verb + _WIDEST)) if parse.words[i] in (",", ";")), None)
    if comma is None or not any(parse.tags[i] == "CD" for i in range(one.verb + 1, comma)):
        return None
    first = comma + 1
    while first < end and parse.words[first] in ("and", "but", "while"):
        first += 1
    number = first
    while number < end and parse.tags[number].startswith(_NAME_TAGS) and number - first < _WIDEST_NAME:
        number += 1
    head = number - 1
    if parse.words[number : number + 1] in (["at"], ["of"]):
        number += 1
    if head < first or not parse.tags[head].startswith("NN") or number >= end or parse.tags[number] != "CD":
        return None
    last = number
    while last + 1 < end and parse.words[last + 1] not in _ENDS and parse.tags[last + 1] not in FINITE:
        last += 1
    if last + 1 < end and parse.tags[last + 1] in FINITE:
        return None
    return Found(one.verb, one.cue, (first, head), head, ((number, last),), one.frame)


def without(parse: Parse, one: Found, other: Found) -> Tokens:
    """The content of `one` up to where the source of `other` is named."""
    first, last = one.parts[0]
    start = other.source[0] if other.source is not None else other.parts[0][0]
    return trim(parse, first, min(last, start - 2))
