"""Reads speech beside a reporting verb without quotation marks: "..., X said", "On Monday, X said, ...", "..., records show"."""

from ingest.attribution.lexicon import Lexicon
from ingest.attribution.parse import Parse
from ingest.attribution.speech import STOPS, Found, QuotedText, Tokens, is_break
from ingest.attribution.subjects import FINITE, cue_of, is_passive, noun_phrase, subject_of, trim

_WIDEST_TELLER = 12
_QUOTING = ("quote", "cite")
# "Said on condition that his name was not printed" gives the terms of speech, not what is said.
_TERMS = ("condition", "understanding", "proviso")
_OPENS_CLAUSE = ("DT", "PRP", "NN", "JJ", "CD", "$", "EX")


def aside_speech(parse: Parse, quoted: QuotedText, verb: int, lexicon: Lexicon) -> Found | None:
    """Speech around a bare "X said": "The vote failed, X said", "On Monday, X said, the vote failed", "As X said, ..."."""
    begin, end = parse.sents[parse.sent_of[verb]]
    subject = _speaker(parse, verb)
    if subject is None or quoted.inside[subject] >= 0 or not begin <= subject < end or parse.tags[subject] in ("WP", "WDT"):
        return None
    # "..., most of whom had said so": a clause about somebody, not words beside a report.
    relative = any(parse.tags[i] == "WP" for i in range(parse.left[subject], parse.right[subject] + 1))
    # "..., the mayor was quoted as saying by dpa"
    quoted_as = parse.tags[verb] == "VBG" and parse.words[verb - 1] == "as" and parse.lemmas[parse.head[parse.head[verb]]] in _QUOTING
    if relative or not (quoted_as or parse.tags[verb] in ("VBD", "VBZ", "VBP", "VBN")) or is_passive(parse, verb):
        return None
    source = noun_phrase(parse, subject, before=verb)
    cue = cue_of(parse, verb)
    head, tail = min(source[0], cue[0]), max(source[1], cue[1])
    if tail == verb and parse.lemmas[verb] == "tell" and parse.tags[verb + 1 : verb + 2] == ["PRP"]:
        tail += 1
    after = _end_of_aside(parse, quoted, tail + 1, end)
    if after is None:
        return None
    before = head - 1
    while before > begin and parse.words[before] in ("as", "so"):
        before -= 1
    has_as = before < head - 1 or parse.words[begin] == "as"
    cites = after + 1 < end and (parse.tags[after + 1] == "VBG" or _is_passed_on(parse, after + 1))
    goes_on = after + 2 < end and not cites and parse.words[after] in (",", ":", "-", "--", "–", "—")
    if head - begin <= 2 and parse.words[begin].lower() == "as":
        return Found(verb, cue, source, subject, (trim(parse, after, end - 1),), "as_aside") if goes_on else None
    if (part := _inside_relative(parse, before, tail, end)) is not None:
        return Found(verb, cue, source, subject, (part,), "aside")
    if before <= begin or (parse.words[before] not in (",", "–", "—", "-", "--", "(") and not has_as) or quoted.inside[before] >= 0:
        return None
    first = begin
    while first < before and (parse.words[first].isspace() or parse.tags[first] == "CC" or parse.words[first] == ","):
        first += 1
    # "One in three bridges needs repair": a clause by its place, with its verb taken for a noun.
    clauses = (i for i in range(first, before) if parse.deps[i] in ("ccomp", "advcl") and parse.head[i] == verb)
    finite = any(parse.tags[i] in FINITE for i in range(first, before)) or any(parse.child(i, "nsubj") is not None for i in clauses)
    if not goes_on and (not finite or (parse.tags[first] == "IN" and parse.words[before] == "," and "," not in parse.words[first:before])):
        return None
    if goes_on and not finite and not any(parse.tags[i] in FINITE for i in range(after, end)):
        return None
    parts: tuple[Tokens, ...] = ((first, max(first, before - 1)),)
    if goes_on and not (finite and is_told_on(parse, lexicon, after + 1, end)):
        parts = (*parts, trim(parse, after, end - 1))
    return Found(verb, cue, source, subject, parts, "aside")


def _inside_relative(parse: Parse, which: int, last: int, end: int) -> Tokens | None:
    """ "Deals which he estimates will cost 40 million": the rest of the clause, where the report ends at `last`."""
    opens = parse.words[which] in ("which", "who", "that") and parse.tags[which] != "IN"
    if not opens or last + 2 >= end or parse.tags[last + 1] not in FINITE:
        return None
    stop = next((i for i in range(last + 1, end) if parse.words[i] in STOPS or parse.words[i] == ","), end)
    return trim(parse, last + 1, stop - 1)


def _is_passed_on(parse: Parse, token: int) -> bool:
    """True at the "quoted" of ", X said, quoted by the daily", "as cited by the agency": whoever passes words on is none of them."""
    token += parse.words[token] == "as"
    return parse.words[token : token + 2] in (["quoted", "by"], ["cited", "by"])


def is_told_on(parse: Parse, lexicon: Lexicon, begin: int, end: int) -> bool:
    """True where no more than "Kyodo reported on Monday" follows: whoever hands on what was told before."""
    verb = next((i for i in range(begin, end) if parse.tags[i] in FINITE), None)
    if verb is None or verb == begin or parse.lemmas[verb] not in lexicon.speech or verb - begin > _WIDEST_TELLER:
        return False
    rest = range(verb + 1, end)
    return not any(parse.tags[i] in FINITE or parse.words[i] in (",", "that") for i in rest)


def _speaker(parse: Parse, verb: int) -> int | None:
    """The subject of the verb, in "..., reports the daily" the one behind it, which the parse takes for an object."""
    subject = subject_of(parse, verb)
    if parse.words[verb - 1] != ",":
        return subject
    inverted = parse.child(verb, "dobj")
    present = parse.tags[verb] == "VBZ" and inverted is not None and (parse.tags[inverted].startswith("NNP") or inverted == verb + 2)
    if subject is None or (present and subject < verb and parse.child(verb, "nsubj") is None):
        return inverted
    return subject


def _end_of_aside(parse: Parse, quoted: QuotedText, begin: int, end: int) -> int | None:
    """The token at which "X said on Sunday" ends: a comma, a stop or the sentence's end with only adverbs, times and places before it."""
    token = begin
    relative = None
    while token < end and token - begin <= (12 if relative is None else 20):
        word, tag = parse.words[token], parse.tags[token]
        if (word in (",", ".", ";", ":", "-", "--", "–", "—", ")", "!", "?") and tag != "HYPH") or word.isspace():
            return token
        named = word == "that" and parse.tags[token - 1] == "NN" and parse.tags[token + 1 : token + 2] == ["NNP"]
        if named or (word == "that" and parse.tags[token + 1 : token + 2] in (["VBD"], ["VBZ"], ["VBP"])):
            # "Said in an interview that was printed by X"
            relative = token + 1
            token += 2
            continue
        if tag in ("VBD", "VBZ", "VBP", "MD", "WDT", "WP", "PRP", "UH") or word == "that" or quoted.inside[token] >= 0:
            return None
        token += 1
    return end if token == end else None


def loose_clause(parse: Parse, quoted: QuotedText, verb: int) -> Found | None:
    """ "The poll found last week that ...": a that-clause which the parse hung elsewhere, with no other verb between."""
    if is_passive(parse, verb) or (parse.tags[verb] == "VBN" and parse.child(verb, "aux") is None):
        return None
    subject = subject_of(parse, verb)
    if subject is None or quoted.inside[subject] >= 0:
        return None
    end = parse.sents[parse.sent_of[verb]][1]
    resume = _behind_citation(parse, verb, end)
    for token in range(resume, min(end, resume + 14)):
        # "An interview that was picked up by X" is no report of what the verb says.
        marks = parse.tags[token] in ("IN", "WDT") or token == resume > verb + 1
        seen = parse.tags[token] == "WDT" and parse.deps[token] == "dobj" and parse.deps[parse.head[token]] == "relcl"
        if parse.words[token] == "that" and (parse.words[token - 1] in _TERMS or seen):
            # "Said in a letter that the paper has seen"
            return None
        if parse.words[token] == "that" and marks and token + 2 < end and parse.tags[token + 1] not in FINITE:
            last = token
            while last + 1 < end and parse.words[last + 1] != ";":
                last += 1
            return Found(
                verb, cue_of(parse, verb), noun_phrase(parse, subject, before=verb), subject, (trim(parse, token, last),), "clause"
            )
        if token == verb + 1 and parse.lemmas[verb] == "tell" and parse.words[token + 1 : token + 2] == ["that"]:
            # Whom somebody tells something is a noun, whatever its tag ("told dpa that").
            continue
        if (
            parse.tags[token] in FINITE
            or parse.tags[token] in ("VB", "VBG")
            or parse.words[token] in (",", ";", ":")
            or quoted.inside[token] >= 0
        ):
            return None
    return None


def _behind_citation(parse: Parse, verb: int, end: int) -> int:
    """The token behind the commas of "reported on Friday, citing the board, that ...", else the one behind the verb."""
    for token in range(verb + 1, min(end - 2, verb + 6)):
        if parse.words[token] == "," and parse.words[token + 1] in ("citing", "quoting"):
            closing = next((i for i in range(token + 2, min(end, token + 24)) if parse.words[i] == ","), None)
            return closing + 1 if closing is not None else verb + 1
    return verb + 1


def passive_report(parse: Parse, verb: int) -> Found | None:
    """ "As first reported by X, the bridge will close": the rest of the sentence is what X reported."""
    begin, end = parse.sents[parse.sent_of[verb]]
    if parse.words[verb + 1 : verb + 2] != ["by"] or "as" not in parse.words[max(begin, verb - 2) : verb] or verb - begin > 2:
        return None
    who = parse.child(verb + 1, "pobj")
    comma = next((i for i in range(verb + 2, min(end - 2, verb + 16)) if parse.words[i] == ","), None)
    if who is None or comma is None or who > comma:
        return None
    return Found(verb, (verb, verb + 1), trim(parse, verb + 2, comma - 1), who, (trim(parse, comma + 1, end - 1),), "according to")


def bare_clause(parse: Parse, quoted: QuotedText, verb: int, lexicon: Lexicon) -> Found | None:
    """ "The auditors found a third of the bridges had cracks": a clause without "that" which the parse took for an object.

    "Claimed the pension her husband had earned" is none: a thing that the verb is done to, and what somebody else did with it.
    """
    if parse.tags[verb] not in FINITE or is_passive(parse, verb):
        return None
    subject = subject_of(parse, verb)
    end = parse.sents[parse.sent_of[verb]][1]
    if subject is None or subject > verb or verb + 3 >= end or not parse.tags[verb + 1].startswith(_OPENS_CLAUSE):
        return None
    done_to = lexicon.deeds.get(parse.lemmas[verb], ())
    finite = None
    last = verb + 1
    while last < end and parse.words[last] not in STOPS and not is_break(parse, last):
        if finite is None:
            if parse.lemmas[last] in done_to and parse.tags[last + 1 : last + 2] in (["PRP"], ["PRP$"], ["DT"], ["NNP"]):
                return None
            if parse.words[last] in (",", ":", "that", "and") or parse.tags[last].startswith(("W", "TO")) or quoted.inside[last] >= 0:
                return None
            finite = last if parse.tags[last] in FINITE else None
        last += 1
    if finite is None or finite < verb + 2:
        return None
    source = noun_phrase(parse, subject, before=verb)
    return Found(verb, cue_of(parse, verb), source, subject, (trim(parse, verb + 1, last - 1),), "clause")


def closing_speakers(parse: Parse, quoted: QuotedText, sentence: int, lexicon: Lexicon) -> list[Found]:
    """ "The lake shrank, satellite data show.", "Prices will rise, the Fund forecasts, by 4 percent.": a comma, a phrase without a
    verb, and a reporting word that ends the sentence, or stands between a name and a comma.

    Read off the words, since parsers often take such a verb for a noun.
    """
    begin, end = parse.sents[sentence]
    last = end - 1
    while last > begin and (parse.words[last] in STOPS or parse.words[last].isspace()):
        last -= 1
    verbs = [
        i
        for i in range(begin + 4, last)
        if parse.words[i + 1] == ","
        and parse.words[i] in lexicon.closing
        and ((parse.tags[i] in ("NN", "NNS") and parse.tags[i - 1] == "NNP") or parse.lemmas[i - 1] in lexicon.documents)
    ][:1]
    if parse.words[last] in lexicon.closing:
        verbs.append(last)
    return [one for one in (_closed_by(parse, quoted, begin, verb, lexicon) for verb in verbs) if one is not None]


def _closed_by(parse: Parse, quoted: QuotedText, begin: int, verb: int, lexicon: Lexicon) -> Found | None:
    """The phrase before a reporting word as who says what stands before the comma in front of it."""
    if verb == begin or quoted.inside[verb] >= 0 or parse.tags[verb - 1] in ("POS", "PRP$", "DT", "IN"):
        return None
    comma = verb - 1
    while comma > max(begin, verb - 14) and parse.words[comma] != ",":
        if (parse.tags[comma] in FINITE and parse.lemmas[comma] not in lexicon.documents) or quoted.inside[comma] >= 0:
            return None
        comma -= 1
    first = comma + 1
    while first < verb and parse.tags[first] in ("CC", "RB", "IN"):
        first += 1
    if parse.words[comma] != "," or first >= verb or comma - begin < 2:
        return None
    if parse.tags[verb - 1] == "JJ" and not any(parse.lemmas[i] in lexicon.documents for i in range(first, verb - 1)):
        return None
    if not any(
        parse.tags[i].startswith("NN") or parse.tags[i] == "PRP" or parse.lemmas[i] in lexicon.documents for i in range(first, verb)
    ):
        return None
    start = begin
    while start < comma and (parse.words[start].isspace() or parse.tags[start] == "CC"):
        start += 1
    head = _head_of_run(parse, first, verb - 1)
    return Found(verb, (verb, verb), (first, verb - 1), head, ((start, comma - 1),), "aside")


def _head_of_run(parse: Parse, first: int, last: int) -> int:
    """The last noun before a preposition, which heads a plain noun phrase."""
    head = last
    for token in range(first, last + 1):
        if parse.tags[token] == "IN":
            break
        if parse.tags[token].startswith("NN") or parse.tags[token] == "PRP":
            head = token
    return head
