"""Reads what polls, studies and counts show: "a survey found 40 percent", "in a survey", "less than the bank had forecast"."""

from ingest.attribution.lexicon import Lexicon
from ingest.attribution.parse import Parse
from ingest.attribution.speech import Found, QuotedText, Tokens, is_break
from ingest.attribution.subjects import FINITE, cue_of, is_passive, is_verb, noun_phrase, subject_beside, subject_of, trim

# Between a document and what it shows stand its authors, its date and its method.
_WIDEST_SOURCE = 30
_WIDEST_MEASURE = 8
# With these behind a comma somebody else may be set against the speaker.
_AGAINST = frozenset(("though", "although", "while", "whereas", "but"))
# With these behind a comma, and a number soon after, other respondents or other times are set beside those who answered.
_SETTING_BESIDE = frozenset(("compared", "against", "versus", "only", "just", "another", "some", "about"))
_SHARES = ("percent", "%", "in")
_WIDEST_SET_BESIDE = 5
_BEFORE_NOUN = frozenset(("DT", "JJ", "NN", "NNP", "CD", "PRP$"))
_CLAUSE_ENDS = frozenset((";", "(", ")"))


def shown_by(parse: Parse, quoted: QuotedText, lexicon: Lexicon, token: int) -> Found | None:
    """What a document shows by the word at `token`, which may have been taken for a noun; None where it is no such word."""
    if parse.words[token] in lexicon.closing and parse.tags[token] in ("NN", "NNS"):
        return _shown_by_noun(parse, quoted, lexicon, token)
    if parse.lemmas[token] in lexicon.showing:
        return _shown_by_document(parse, quoted, lexicon, token)
    return None


def _shown_by_document(parse: Parse, quoted: QuotedText, lexicon: Lexicon, verb: int) -> Found | None:
    """ "The survey found 40 percent in favour", "One count puts the dead at 12": a document, its verb, and figures to the clause's end."""
    begin, end = parse.sents[parse.sent_of[verb]]
    # "An analysis of the data identified 40 cases": a participle is the verb where a sentence has no other.
    only = parse.tags[verb] == "VBN" and not _by_something(parse, verb + 1) and not FINITE.intersection(parse.tags[begin:end])
    if parse.tags[verb] not in ("VBD", "VBZ", "VBP", "VBN") or (is_passive(parse, verb) and not only):
        return None
    subject = _root_of(parse, verb) if only else subject_of(parse, verb)
    if subject is None or subject > verb:
        subject = subject_beside(parse, verb)
    if subject is None or verb - subject > _WIDEST_SOURCE or parse.lemmas[subject].lower() not in lexicon.documents:
        return None
    last = _end_of_clause(parse, quoted, verb + 1, end)
    if last <= verb + 1 or not any(parse.tags[i] == "CD" for i in range(verb + 1, last + 1)):
        return None
    content = to_next_speaker(parse, lexicon, verb, trim(parse, verb + 1, last))
    source = noun_phrase(parse, subject, before=verb)
    return Found(verb, cue_of(parse, verb), source, subject, (content,), "shown")


def _by_something(parse: Parse, token: int) -> bool:
    """A preposition stands at `token`, and not "at least" or "at most"."""
    return parse.tags[token : token + 1] == ["IN"] and parse.words[token + 1 : token + 2] not in (["least"], ["most"])


def _root_of(parse: Parse, verb: int) -> int:
    """The noun at the top of the phrase that the parse hangs a participle in."""
    token = verb
    for _ in range(_WIDEST_MEASURE):
        token = parse.head[token]
    return token


def _shown_by_noun(parse: Parse, quoted: QuotedText, lexicon: Lexicon, word: int) -> Found | None:
    """ "Papers from the trial show he paid 3 million": a verb of showing that was taken for a noun, between a document and a clause."""
    begin, end = parse.sents[parse.sent_of[word]]
    if word + 2 >= end or not (parse.tags[word + 1] in ("PRP", "DT", "NNP") or parse.words[word + 1] == "that"):
        return None
    document = None
    for token in range(word - 1, max(begin, word - _WIDEST_MEASURE) - 1, -1):
        if parse.words[token] == "," or parse.tags[token] in FINITE:
            break
        if parse.tags[token] == "NNS" and parse.lemmas[token] in lexicon.documents:
            document = token
    last = _end_of_clause(parse, quoted, word + 1, end)
    if document is None or not any(parse.tags[i] in FINITE for i in range(word + 1, last + 1)):
        return None
    first = document
    while first > begin and parse.tags[first - 1].startswith(("DT", "JJ", "NN", "VBN", "PRP$", "CD")):
        first -= 1
    return Found(word, (word, word), trim(parse, first, word - 1), document, (trim(parse, word + 1, last),), "shown")


def misread_verb(parse: Parse, word: int) -> Found | None:
    """ "The cartel office suspects that mills fixed prices", "Economists at the bank estimate that it will": a verb taken for a noun."""
    begin, end = parse.sents[parse.sent_of[word]]
    if parse.words[word + 1 : word + 2] != ["that"] or word + 4 >= end or not parse.tags[word - 1].startswith("NN"):
        return None
    if any(parse.tags[i] in FINITE for i in range(begin, word)):
        return None
    if parse.tags[word] == "NNS":
        phrase = (parse.left[word], word - 1) if parse.deps[word] == "ROOT" and word - parse.left[word] >= 2 else None
    else:
        clause = not is_verb(parse, word + 2) and any(parse.tags[i] in FINITE for i in range(word + 2, end))
        phrase = _many_somewhere(parse, begin, word) if clause else None
    if phrase is None:
        return None
    return Found(word, (word, word), trim(parse, phrase[0], word - 1), phrase[1], (trim(parse, word + 1, end - 1),), "clause")


def _many_somewhere(parse: Parse, begin: int, word: int) -> Tokens | None:
    """Where "the two researchers at Lund College" before `word` begin, and their noun; None where no such phrase stands there."""
    first = head = max((i + 1 for i in range(begin, word) if parse.words[i] == ","), default=begin)
    while head < word and parse.tags[head] in _BEFORE_NOUN:
        head += 1
    return (first, head) if parse.tags[head] in ("NNS", "NNPS") and parse.tags[head + 1] == "IN" else None


def _end_of_clause(parse: Parse, quoted: QuotedText, begin: int, end: int) -> int:
    """The last token before a stop, a bracket or a speaker of its own ("..., the mayor said")."""
    token = begin
    while token < end and parse.words[token] not in _CLAUSE_ENDS and not is_break(parse, token):
        if parse.words[token] == "," and token + 1 < end and parse.words[token + 1] in ("according", "citing", "said"):
            break
        token += 1
    return token - 1


def measured_in(parse: Parse, quoted: QuotedText, lexicon: Lexicon, preposition: int) -> Found | None:
    """ "Four in ten agree in a new survey", "40 acres were lost by one estimate": the words before are what the document says."""
    word = parse.words[preposition]
    nouns = lexicon.openings.get(word)
    head = parse.child(preposition, "pobj") if nouns else None
    if nouns is None or head is None or head < preposition or parse.lemmas[head].lower() not in nouns - lexicon.openings["owned"]:
        return None
    bare = parse.tags[head] == "NNS" and parse.left[head] == head - 1 and parse.tags[head - 1] == "DT"
    if bare or parse.left[head] == head or (head + 1 < len(parse.words) and parse.words[head + 1] == "of" and word != "in"):
        # "In polls" and "in the polls" name none of them; "by a count of 5 to 3" is a result.
        return None
    begin, end = parse.sents[parse.sent_of[preposition]]
    verb = parse.head[preposition]
    if parse.lemmas[verb] in lexicon.asked_in or preposition - begin < 4 or any(quoted.inside[i] >= 0 for i in (begin, preposition)):
        return None
    first = _start_of_clause(parse, begin, preposition)
    content = range(first, preposition)
    source = trim(parse, parse.left[head], min(parse.right[head], end - 1))
    part = trim(parse, first, preposition - 1)
    if not any(parse.tags[i] == "CD" or parse.words[i] == "percent" for i in content):
        return None
    if any(parse.tags[i] in FINITE for i in content):
        return Found(preposition, (preposition, preposition), source, head, (part,), "measured")
    # "Just 13 percent of voters in the survey approved"
    verb = source[1] + 1
    shares = any(parse.words[i] in _SHARES[:2] for i in content) and parse.tags[verb : verb + 1] != [] and parse.tags[verb] in FINITE
    parts = (part, trim(parse, verb, _end_of_clause(parse, quoted, verb, end)))
    return Found(preposition, (preposition, preposition), source, head, parts, "measured") if shares else None


def _start_of_clause(parse: Parse, begin: int, before: int) -> int:
    """Behind the last stop or bracket in front of `before`, without the conjunction that joins the clause."""
    first = begin
    for token in range(before - 1, begin - 1, -1):
        if parse.words[token] in _CLAUSE_ENDS or is_break(parse, token):
            first = token + 1
            break
    while first < before - 1 and (parse.words[first].isspace() or parse.tags[first] == "CC" or parse.words[first] == ","):
        first += 1
    return first


def compared_with(parse: Parse, lexicon: Lexicon, than: int) -> Found | None:
    """ "2 percent less than the bank had forecast": the measure before "than" is set against what somebody foretold."""
    end = parse.sents[parse.sent_of[than]][1]
    verb = next((i for i in range(than + 2, min(end, than + 12)) if parse.tags[i].startswith("VB") and _main(parse, i)), None)
    if verb is None or parse.lemmas[verb] not in lexicon.foretelling or is_passive(parse, verb):
        return None
    if verb + 1 < end and (parse.tags[verb + 1].startswith(("NN", "DT", "JJ", "PRP", "CD", "VB")) or parse.words[verb + 1] == "that"):
        return None
    if "," in parse.words[than:verb]:
        return None
    last = verb - 1
    while last > than and parse.tags[last].startswith(("RB", "MD", "VB")):
        last -= 1
    if last <= than or not parse.tags[last].startswith(("NN", "PRP")):
        return None
    numbers = [i for i in range(max(parse.sents[parse.sent_of[than]][0], than - _WIDEST_MEASURE), than) if parse.tags[i] in ("CD", "$")]
    first = _run_of(parse, numbers, than)
    if first is None:
        return None
    return Found(verb, (last + 1, verb), (than + 1, last), last, ((first, than - 1),), "compared")


def _main(parse: Parse, token: int) -> bool:
    return parse.tags[token].startswith("VB") and not (
        parse.lemmas[token] in ("have", "do", "be") or parse.deps[token] in ("aux", "auxpass")
    )


def _run_of(parse: Parse, numbers: list[int], than: int) -> int | None:
    """The first of the numbers that no comma and no verb divides from `than`."""
    first = None
    for number in reversed(numbers):
        if any(parse.words[i] == "," or parse.tags[i] in FINITE for i in range(number, than)):
            break
        first = number
    return first


def widened(parse: Parse, verb: int, content: Tokens) -> Tokens:
    """The content with ", but would ..." and "and that ..." behind it, which parsers hang on the reporting verb, not on what it reports."""
    first, last = content
    for child in parse.children[verb]:
        modal = parse.child(child, "aux")
        if (
            parse.deps[child] == "conj"
            and child > last
            and modal is not None
            and parse.tags[modal] == "MD"
            and parse.child(child, "nsubj", "nsubjpass") is None
            and any(parse.tags[i] == "MD" for i in range(first, last + 1))
        ):
            last = parse.right[child]
    end = parse.sents[parse.sent_of[verb]][1]
    joint = next((i for i in (last + 1, last + 2) if i + 2 < end and parse.words[i] in ("and", "but", "or")), None)
    if joint is not None and parse.words[joint + 1] == "that" and parse.tags[joint + 1] == "IN" and first > verb:
        # "Said rents must fall, but that it would take years"
        last = next((i - 1 for i in range(joint + 2, end) if parse.words[i] in _CLAUSE_ENDS), end - 1)
    return trim(parse, first, last)


def to_next_speaker(parse: Parse, lexicon: Lexicon, verb: int, content: Tokens) -> Tokens:
    """The content up to whoever is set against its speaker, and up to a semicolon behind which somebody speaks, but over those that
    divide a list: "..., 40 for Lund; 12 for Arden"."""
    first, last = content
    if first < verb:
        return content
    end = parse.sents[parse.sent_of[verb]][1]
    against = _set_against(parse, lexicon, first, last)
    if against is not None:
        return trim(parse, first, against - 1)
    divides = next((i for i in range(first, min(end, last + 2)) if parse.words[i] == ";"), None)
    if divides is None:
        return content
    spoken = any(parse.tags[i] in FINITE and parse.lemmas[i] in lexicon.speech for i in range(divides + 1, end))
    if divides <= last:
        return trim(parse, first, divides - 1) if spoken else content
    return content if any(parse.tags[i] in FINITE for i in range(divides + 1, end)) else trim(parse, first, end - 1)


def _set_against(parse: Parse, lexicon: Lexicon, first: int, last: int) -> int | None:
    """The comma in a content behind which another is set against its speaker: ", though the company puts it at 300"."""
    for comma in range(first + 1, last - 2):
        if parse.words[comma] == "," and parse.words[comma + 1] in _AGAINST:
            verb = next((i for i in range(comma + 2, last + 1) if parse.tags[i] in FINITE), None)
            subject = None if verb is None else parse.child(verb, "nsubj")
            tells = verb is not None and (parse.lemmas[verb] in lexicon.speech or parse.lemmas[verb] in lexicon.frames["quote"])
            # "..., while 12 percent said no" goes on with the poll.
            other = subject is not None and parse.tags[subject] != "PRP" and parse.words[subject] not in _SHARES
            if tells and other and subject is not None and comma < subject:
                return comma
    return None


def of_respondents(parse: Parse, source: Tokens, content: Tokens) -> Tokens:
    """What "40 percent of bakers said" holds: not ", compared with 23 percent who ..." behind it, which sets others beside them."""
    first, last = content
    if first <= source[1] or not any(parse.words[i] in _SHARES and parse.tags[i - 1] == "CD" for i in range(source[0], source[1] + 1)):
        return content
    for comma in range(first + 1, last - 1):
        if parse.words[comma] != ",":
            continue
        begins = comma + 2 if parse.words[comma + 1] in ("while", "and", "but", "a", "an", "with") else comma + 1
        number = any(parse.tags[i] == "CD" for i in range(begins, min(last + 1, begins + _WIDEST_SET_BESIDE)))
        if number and (parse.words[begins] in _SETTING_BESIDE or parse.tags[begins] == "CD"):
            return trim(parse, first, comma - 1)
    return content
