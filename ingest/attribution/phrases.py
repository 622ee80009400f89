"""Reads attributions without a reporting verb: "according to", nouns ("the claim that"), adjectives ("is sure that"), openings."""

from ingest.attribution.lexicon import Lexicon
from ingest.attribution.parse import Parse
from ingest.attribution.references import owner_of
from ingest.attribution.speech import Found, is_break
from ingest.attribution.subjects import FINITE, is_passive, noun_phrase, subject_of, trim

_LONGEST_OPENING = 16
# In tokens, a source without a parse.
_LONGEST_SOURCE = 60
_COUNTS = frozenset(("number", "figure", "toll", "count", "total", "estimate", "size", "price", "value", "rate", "cost", "sum", "amount"))
_JOINS = frozenset(("that", "which", "who", "but", "because", "while", "whereas", "although", "though"))
_OF_MEASURES = ("ity", "ness")
_OF_PEOPLE = ("er", "or", "ist", "ian", "man", "woman")


def according_to(parse: Parse, lexicon: Lexicon, token: int) -> Found | None:
    """The rest of the sentence as content of "according to X"; `token` is "according"."""
    if token + 2 >= len(parse.words) or parse.words[token + 1] != "to":
        return None
    to = token + 1
    head = parse.child(to, "pobj") if parse.deps[to] else None
    if head is None:
        head = parse.child(token, "pobj")
    if head is not None and not _is_somebody(parse, lexicon, head, token):
        return None
    source = noun_phrase(parse, head) if head is not None and head > to else _words_after(parse, to)
    if source is None:
        return None
    begin, end = parse.sents[parse.sent_of[token]]
    first, last = trim(parse, source[0], source[1])
    joint = token - 2 if parse.words[token - 1] == "," else token - 1
    # "12 percent of that, according to X"
    joins = parse.words[joint] in _JOINS and parse.tags[joint] != "DT"
    opens = not _has_words(parse, begin, token) or joins
    parts: tuple[tuple[int, int], ...]
    if opens:
        last = _end_of_opened(parse, first, last, end)
        if last + 1 >= end:
            return None
        parts = (trim(parse, _behind_relay(parse, last + 1, end), end - 1),)
        subject = parse.words[token - 1] == "," and any(parse.tags[i].startswith("NN") for i in range(begin, token))
        parts = ((begin, token - 2), *parts) if subject else parts
    else:
        last = _before_bracket(parse, first, last)
        told = trim(parse, _skip_joiner(parse, begin, token), token - 1)
        parts = (told,)
        if last + 3 < end and parse.words[last + 1] == "," and parse.words[token - 1] == "," and _resumes(parse, told, last + 2, end):
            parts = (told, trim(parse, last + 2, end - 1))
    return Found(token, (token, to), (first, last), head if head is not None else last, parts, "according to")


def _behind_relay(parse: Parse, comma: int, end: int) -> int:
    """The comma that closes "According to the mayor, as quoted by the Courier,": whoever passes words on is none of them."""
    mark = comma + 2 if parse.words[comma + 1 : comma + 2] == ["as"] else comma + 1
    if parse.words[comma] != "," or parse.tags[mark : mark + 1] != ["VBN"] or parse.words[mark + 1 : mark + 2] not in (["by"], ["in"]):
        return comma
    return next((i for i in range(mark + 2, min(end - 2, mark + _LONGEST_OPENING)) if parse.words[i] == ","), comma)


def _before_bracket(parse: Parse, first: int, last: int) -> int:
    """The last token of a source before "(a sample of 400)"."""
    return next((i - 1 for i in range(first + 1, last + 1) if parse.words[i] == "("), last)


def _resumes(parse: Parse, told: tuple[int, int], behind: int, end: int) -> bool:
    """True where the report goes on behind ", according to X,": it was not whole before, or a clause is joined to it there.

    "The bridge, according to X, will close" goes on; "the bridge will close, according to X, a firm that ..." tells who X is.
    """
    if parse.tags[behind] in ("WP", "WP$") or (parse.tags[behind + 2] == "VBN" and parse.words[behind + 3] == "by"):
        # "..., which was seen by the daily" tells of the source.
        return False
    finite = any(parse.tags[i] in FINITE for i in range(told[0], told[1] + 1))
    whole = finite and parse.tags[told[0]] != "IN" and parse.words[told[1]] not in _JOINS
    return not whole or parse.tags[behind] in ("CC", "IN", "RB", "VBG", "WDT", *FINITE)


def _end_of_opened(parse: Parse, first: int, last: int, end: int) -> int:
    """The last token of the source that opens a sentence: at the comma before the report, wherever the parse ended the phrase."""
    comma = next((i for i in range(first + 1, min(end - 2, first + _LONGEST_OPENING)) if parse.words[i] == ","), None)
    if last + 1 < end and parse.words[last + 1] == "," and not _swallowed(parse, comma, last):
        return last
    if comma is None or any(parse.tags[i] in FINITE for i in range(first, comma)):
        return last
    return comma - 1


def _swallowed(parse: Parse, comma: int | None, last: int) -> bool:
    """True where the parse took the report into the phrase of its source: a finite verb that no "who" or "which" opens."""
    if comma is None or parse.tags[comma + 1].startswith("W"):
        return False
    return any(parse.tags[i] in FINITE and not parse.tags[i - 1].startswith("W") for i in range(comma + 1, last + 1))


def _is_somebody(parse: Parse, lexicon: Lexicon, head: int, token: int) -> bool:
    """ "According to plan", "to age and years of service", "are sorted according to a list": a measure or a manner is no source."""
    if not parse.tags[head].startswith("NN") or parse.tags[head].startswith("NNP"):
        return True
    lemma = parse.lemmas[head]
    if lemma == "result" and parse.tags[head] == "NNS":
        return True
    if lemma in lexicon.measures or (lemma.endswith(_OF_MEASURES) and lemma not in lexicon.bodies):
        return False
    if parse.tags[head] == "NN" and not parse.children[head]:
        return lemma in ("police", "legend", "tradition", "management", "research")
    if parse.lemmas[token - 1] in lexicon.arranging and lemma not in lexicon.documents and not lemma.endswith(_OF_PEOPLE):
        # "Ranked according to goals scored"
        return False
    # Without a comma a passive tells how something is done, unless by whose word.
    manner = parse.tags[token - 1] == "VBN" and lemma in lexicon.manners
    return not (manner or (lemma in lexicon.manners and parse.words[parse.left[head]] in ("its", "their", "his", "her")))


def _words_after(parse: Parse, to: int) -> tuple[int, int] | None:
    end = min(parse.sents[parse.sent_of[to]][1], to + _LONGEST_SOURCE)
    last = to
    while last + 1 < end and parse.words[last + 1] not in (",", ".", ";", ":") and not is_break(parse, last + 1):
        last += 1
    return (to + 1, last) if last > to else None


def _has_words(parse: Parse, begin: int, token: int) -> bool:
    return sum(parse.words[i][:1].isalnum() for i in range(begin, token)) >= 3


def _skip_joiner(parse: Parse, begin: int, stop: int) -> int:
    while begin < stop - 1 and (parse.words[begin].isspace() or parse.tags[begin] == "CC"):
        begin += 1
    return begin


def noun_attribution(parse: Parse, lexicon: Lexicon, noun: int) -> Found | None:
    """ "The ministry's claim that ...", "criticism of ... by the union", "they voiced fears that ..."; None for other uses of the noun."""
    held = _held_by(parse, lexicon, noun)
    if held is None:
        return None
    frame, content = held
    head = _holder(parse, noun, content)
    first, last = trim(parse, *content)
    source = noun_phrase(parse, head, before=noun) if head is not None else None
    if source is None or source[0] <= noun <= source[1]:
        return None
    return Found(noun, (noun, noun), source, head, ((first, last),), f"noun_{frame}")


def _held_by(parse: Parse, lexicon: Lexicon, noun: int) -> tuple[str, tuple[int, int]] | None:
    lemma = parse.lemmas[noun]
    for child in parse.children[noun]:
        if child < noun:
            continue
        dep, word = parse.deps[child], parse.words[child]
        if dep in ("acl", "ccomp"):
            marks = [parse.words[c] for c in parse.children[child] if c < child]
            if "that" in marks and lemma in lexicon.nouns["that"] and parse.child(child, "nsubj", "nsubjpass", "expl", "csubj") is not None:
                return "that", (parse.left[child], parse.right[child])
            if "to" in marks and lemma in lexicon.nouns["to"]:
                return "to", (parse.left[child], parse.right[child])
        elif dep == "prep" and lemma in lexicon.nouns.get(word, ()) and word not in ("that", "to"):
            inner = parse.child(child, "pobj", "pcomp")
            if inner is not None:
                return word, (parse.left[inner], parse.right[inner])
    return None


def _holder(parse: Parse, noun: int, content: tuple[int, int]) -> int | None:
    """Who makes the claim: the possessor, the agent after "by" or "from", or the subject of the verb whose object the noun is."""
    owner = parse.child(noun, "poss")
    if owner is not None:
        return owner
    for child in parse.children[noun]:
        if parse.deps[child] == "prep" and parse.words[child] in ("by", "from", "among") and not content[0] <= child <= content[1]:
            return parse.child(child, "pobj")
    verb = parse.head[noun]
    if parse.deps[noun] == "dobj" and parse.tags[verb].startswith("VB"):
        return subject_of(parse, verb)
    return None


def adjective_attribution(parse: Parse, lexicon: Lexicon, adjective: int) -> Found | None:
    """ "The coach is sure that ...", "officials are wary of ..."; the clause may hang on the adjective or on its verb."""
    verb = parse.head[adjective]
    if parse.tags[adjective] == "VBN" and parse.child(adjective, "auxpass") is not None:
        # "Are convinced that", which parsers take for a passive.
        verb = adjective
    elif parse.deps[adjective] not in ("acomp", "oprd") or verb == adjective:
        return None
    subject = subject_of(parse, verb)
    if subject is None or subject > adjective or parse.words[subject] in ("it", "It"):
        return None
    lemma = parse.words[adjective]
    for child in [*parse.children[adjective], *(c for c in parse.children[verb] if c > adjective)]:
        dep = parse.deps[child]
        if child < adjective:
            continue
        content = None
        if (dep == "ccomp" and lemma in lexicon.adjectives["clause"]) or (dep == "xcomp" and lemma in lexicon.adjectives["infinitive"]):
            content = (parse.left[child], parse.right[child])
        elif dep == "prep" and lemma in lexicon.adjectives.get(parse.words[child], ()):
            inner = parse.child(child, "pobj", "pcomp")
            content = (parse.left[inner], parse.right[inner]) if inner is not None else None
        if content is not None:
            first, last = trim(parse, max(content[0], adjective + 1), content[1])
            source = noun_phrase(parse, subject, before=verb)
            return Found(adjective, (min(verb, adjective), adjective), source, subject, ((first, last),), "adjective")
    return None


def opening_source(parse: Parse, lexicon: Lexicon, preposition: int) -> Found | None:
    """ "In the latest harbour survey, 40 percent ...", "In the ministry's view, ...", "By one estimate, ...": content follows the comma."""
    begin, end = parse.sents[parse.sent_of[preposition]]
    if preposition - begin > 1:
        return None
    head = parse.child(preposition, "pobj")
    if head is None:
        return None
    word, lemma = parse.words[preposition].lower(), parse.lemmas[head].lower()
    if lemma not in lexicon.openings.get(word, ()):
        return None
    last = _end_of_opening(parse, head, end)
    if last is None:
        return None
    own = parse.child(head, "poss")
    owner = owner_of(parse, preposition, head)
    if owner is None:
        of = next((i for i in parse.children[head] if parse.words[i] == "of"), None)
        owner = parse.child(of, "pobj") if of is not None else None
    # "In its survey" is a survey of its own; "by its own count" is the word of whoever counted.
    whole = lemma not in lexicon.openings["owned"] and (own is None or own == owner)
    if not whole and owner is None:
        return None
    who = head if whole or owner is None else owner
    source = trim(parse, parse.left[who], max(last, who)) if whole else trim(parse, *noun_phrase(parse, who, before=head))
    return Found(preposition, (preposition, preposition), source, who, (trim(parse, last + 2, end - 1),), "opening")


def _end_of_opening(parse: Parse, head: int, end: int) -> int | None:
    """The token before the comma that ends the opening phrase; ", conducted in May," and the like belong to it."""
    commas = [i for i in range(head + 1, min(end - 2, head + 24)) if parse.words[i] == ","]
    if not commas or any(parse.tags[i] in FINITE for i in range(head + 1, commas[0])):
        return None
    if parse.tags[commas[0] + 1] == "VBN" and len(commas) > 1:
        return commas[1] - 1
    return commas[0] - 1


def placed_figure(parse: Parse, verb: int) -> Found | None:
    """ "The agency puts the toll at 40": an estimate by "put", "peg" or "set" with "at"; content is what is put and where."""
    thing = parse.child(verb, "dobj")
    # "Put the toll at 40", "gave the toll as 40", "gave a toll of 40"
    places = ("as", "of") if parse.lemmas[verb] == "give" else ("at",)
    at = next((c for c in parse.children[verb] if parse.words[c] in places and c > verb), None)
    if at is None and thing is not None:
        at = next((c for c in parse.children[thing] if parse.words[c] in places and c > verb), None)
    if parse.lemmas[verb] == "give" and (thing is None or parse.lemmas[thing] not in _COUNTS):
        return None
    subject = subject_of(parse, verb)
    if is_passive(parse, verb):
        return _placed_by(parse, verb, at, subject)
    if thing is None or at is None or subject is None or thing < verb or parse.tags[parse.right[at]] == "":
        return None
    if not any(parse.tags[i] == "CD" for i in range(at, parse.right[at] + 1)):
        return None
    source = noun_phrase(parse, subject, before=verb)
    first, last = trim(parse, parse.left[thing], parse.right[at])
    return Found(verb, (verb, verb), source, subject, ((first, last),), "placed")


def _placed_by(parse: Parse, verb: int, at: int | None, thing: int | None) -> Found | None:
    """ "The toll is put at 40 by the agency": without an agent nobody is named."""
    if at is None or thing is None or thing > verb or not any(parse.tags[i] == "CD" for i in range(at, parse.right[at] + 1)):
        return None
    by = parse.child(verb, "agent")
    who = parse.child(by, "pobj") if by is not None and by > at else None
    last = parse.right[at] if by is None else min(parse.right[at], by - 1)
    source = noun_phrase(parse, who) if who is not None else None
    return Found(verb, (verb, verb), source, who, (trim(parse, parse.left[thing], last),), "placed")
