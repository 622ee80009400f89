"""Finds who does a verb, and where noun phrases and verb groups begin and end."""

from ingest.attribution.parse import Parse

_CLIMB = 6
# A name and its verb stand so far apart at most, with an apposition between; so many tokens fit into "(D-Ohio)".
_LONGEST_BETWEEN = 30
_LONGEST_BRACKET = 8
_BEFORE = frozenset(("aux", "auxpass", "neg", "advmod"))
_DOCUMENTS = (
    *("statement", "letter", "article", "memo", "report", "email", "post", "tweet"),
    *("note", "message", "speech", "interview", "release", "filing"),
)
# Verbs whose object does not do the infinitive: "she promised him to come".
_SUBJECT_CONTROL = ("promise", "use", "have", "take")
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
TRAILING = frozenset((",", ".", ";", ":", "-", "--", "–", "—", "!", "?", "''", "``", '"', "”", "“"))


def is_verb(parse: Parse, token: int) -> bool:
    return parse.tags[token].startswith("VB")


def is_passive(parse: Parse, verb: int) -> bool:
    """True for "was asked", and for a bare participle after a noun ("a plan proposed by")."""
    if parse.tags[verb] != "VBN":
        return False
    if any(parse.deps[c] in ("auxpass", "nsubjpass") for c in parse.children[verb]):
        return True
    if parse.deps[verb] == "conj":
        above = parse.head[verb]
        return (
            not any(parse.deps[c] in ("aux", "nsubj") for c in parse.children[verb]) and is_verb(parse, above) and is_passive(parse, above)
        )
    return parse.deps[verb] in ("acl", "advcl") and not any(parse.deps[c] in ("aux", "nsubj") for c in parse.children[verb])


def subject_of(parse: Parse, verb: int) -> int | None:
    """The head token of who does `verb`, shared, controlled or modified subjects included; None when the parse names nobody."""
    if (named := _named_beside(parse, verb)) is not None:
        return named
    token = verb
    for _ in range(_CLIMB):
        own = _own_subject(parse, token)
        if own is not None and parse.tags[own] == "WDT" and parse.deps[token] == "relcl":
            # "the poll that found": the noun before "that".
            return parse.head[token]
        if own is not None:
            return None if parse.deps[own] in ("expl", "csubj") else own
        found, above = _one_up(parse, token)
        if found is not None or above is None:
            return found
        token = above
    return None


def _own_subject(parse: Parse, verb: int) -> int | None:
    """Of two subjects that a parse gives one verb the nearer one before it."""
    own = parse.child(verb, "nsubj", "nsubjpass", "csubj", "expl")
    if own is None or own > verb:
        return own
    return max(c for c in parse.children[verb] if c < verb and parse.deps[c] in ("nsubj", "nsubjpass", "csubj", "expl"))


def _named_beside(parse: Parse, verb: int) -> int | None:
    """ "The talks ended as the minister, Ines Abel, has said ...", "Mr Holm, whose firm digs wells, said ...": the speaker, read by words,
    where the verb hangs on something else than what stands before it."""
    name = verb - 1
    while name > 0 and parse.tags[name] in ("RB", "MD", "VBZ", "VBP", "VBD") and parse.deps[name] in _BEFORE:
        name -= 1
    if name < 1 or parse.words[name] != "," or parse.child(verb, "nsubj", "nsubjpass") is not None:
        return None
    if parse.deps[name - 1] == "appos" and parse.tags[name - 1] == "NNP":
        return parse.head[name - 1] if parse.deps[verb] in ("conj", "ROOT") and not _coordinated(parse, verb) else None
    if parse.tags[verb] not in FINITE:
        return None
    begin = max(parse.sents[parse.sent_of[verb]][0], name - _LONGEST_BETWEEN)
    for comma in range(name - 2, begin, -1):
        if parse.words[comma] == ";":
            return None
        if parse.words[comma] != "," or not (parse.tags[comma - 1].startswith("NNP") or parse.words[comma - 1] == ")"):
            continue
        opens = parse.words[comma + 1]
        if opens in ("who", "whose"):
            return _before_bracket(parse, comma - 1)
        apposed = parse.tags[comma + 1].startswith(("DT", "NN", "JJ", "PRP$", "CD")) and parse.tags[comma + 1] != "NNPS"
        if apposed and not any(parse.tags[i] in FINITE for i in range(comma + 1, name)):
            return _before_bracket(parse, comma - 1)
    return None


def _before_bracket(parse: Parse, token: int) -> int | None:
    """The name in front of "(D-Ohio)", else the token itself."""
    if parse.words[token] != ")":
        return token
    opening = next((i for i in range(token - 1, max(-1, token - _LONGEST_BRACKET), -1) if parse.words[i] == "("), None)
    return opening - 1 if opening is not None and parse.tags[opening - 1].startswith("NNP") else None


def _coordinated(parse: Parse, verb: int) -> bool:
    """A conjunction, or a mark that lists, stands between the verb and the one that it is joined to."""
    between = range(min(parse.head[verb], verb) + 1, max(parse.head[verb], verb))
    return any(parse.tags[i] == "CC" or parse.words[i] in (";", ":", "-", "–", "—", "--") for i in between)


def _one_up(parse: Parse, token: int) -> tuple[int | None, int | None]:
    """For a verb without a subject of its own: (the subject, None), (None, the token whose subject it shares) or (None, None)."""
    dep, above = parse.deps[token], parse.head[token]
    if above == token:
        return None, None
    if dep in ("acl", "relcl"):
        if dep == "acl" and parse.deps[above] == "dobj" and parse.lemmas[above] in _DOCUMENTS:
            return None, parse.head[above]
        if dep == "acl" and parse.tags[token] == "VBG" and parse.words[parse.left[token] - 1] == ",":
            # "She met the board, saying that ...": behind a comma it tells what the subject of the clause did.
            over = _clause_over(parse, above)
            return (above, None) if over is None else (None, over)
        return (above if parse.tags[token] == "VBG" else None), None
    if dep == "xcomp":
        held = parse.child(above, "dobj")
        if held is not None and held < token and parse.lemmas[above] not in _SUBJECT_CONTROL:
            return held, None
        return None, above
    if dep in ("pcomp", "prep"):
        return _up_preposition(parse, token, above)
    if dep == "conj" and _back_to_teller(parse, token, above):
        return None, parse.head[above]
    if dep in ("conj", "advcl", "dep", "acomp") or (dep == "ccomp" and parse.tags[token] in ("VBG", "VB")):
        return None, above
    return None, None


def _back_to_teller(parse: Parse, verb: int, told: int) -> bool:
    """ "The board said rents will fall and promised 40 homes": behind a told clause in another tense, the past is what the teller did."""
    if parse.tags[verb] != "VBD" or parse.deps[told] != "ccomp" or parse.tags[parse.head[told]] != "VBD":
        return False
    first = next((c for c in parse.children[told] if parse.deps[c] in ("aux", "auxpass")), told)
    return parse.tags[first] in ("MD", "VBZ", "VBP")


def _clause_over(parse: Parse, noun: int) -> int | None:
    """The verb that `noun` is an object of, directly or in a phrase; None where it is the subject or hangs on no verb."""
    token = noun
    for _ in range(_CLIMB):
        above = parse.head[token]
        if above == token or parse.deps[token] not in ("dobj", "pobj", "prep", "attr", "dative", "poss", "conj", "appos"):
            return None
        if is_verb(parse, above):
            return above
        token = above
    return None


def _up_preposition(parse: Parse, token: int, above: int) -> tuple[int | None, int | None]:
    if parse.deps[token] == "pcomp" and parse.words[above] == "as" and parse.lemmas[parse.head[above]] == "quote":
        # "Kyodo quoted a doctor as saying": the doctor says it.
        said = parse.child(parse.head[above], "dobj", "nsubjpass")
        if said is not None:
            return said, None
    if not is_verb(parse, above) and parse.deps[above] not in ("prep", "conj"):
        return None, None
    return None, above


def subject_beside(parse: Parse, verb: int) -> int | None:
    """The noun directly before a finite verb, for verbs whose subject the parse lost."""
    if parse.tags[verb] not in ("VBD", "VBZ", "VBP", "VBN"):
        return None
    token = verb - 1
    begin = parse.sents[parse.sent_of[verb]][0]
    while (
        token >= begin
        and parse.tags[token] in ("RB", "MD", "VBZ", "VBP", "VBD")
        and (parse.tags[token] == "RB" or parse.lemmas[token] in ("have", "will"))
    ):
        token -= 1
    if token >= begin and (parse.tags[token].startswith("NN") or parse.tags[token] == "PRP"):
        return token
    # "The 52-year-old said", "the accused said"
    alone = token > begin and parse.tags[token] in ("JJ", "VBN") and (parse.words[token] == "old" or parse.tags[token - 1] == "DT")
    return token if alone else None


def noun_phrase(parse: Parse, head: int, *, before: int | None = None) -> tuple[int, int]:
    """The phrase of `head`, without marks at its edges, and not reaching token `before`."""
    first, last = parse.left[head], parse.right[head]
    if before is not None and first <= before <= last:
        if before > head:
            last = before - 1
        else:
            first = before + 1
        # The parse may take a clause before the one of the verb into the phrase ("rents rose, and the guild said").
        joint = next((i for i in range(head - 1, first, -1) if parse.tags[i] == "CC" and parse.words[i - 1] == ","), None)
        if joint is not None and any(tag in FINITE for tag in parse.tags[first:joint]):
            first = joint + 1
    while first < head and parse.tags[first] == "CC" and parse.words[first] in ("but", "and", "yet", "so"):
        first += 1
    return trim(parse, first, _before_relative(parse, head, last))


def names_from(parse: Parse, quoted: list[int], begin: int) -> tuple[int, int] | None:
    """The run of words outside quotations that opens at `begin` and looks like a name or a noun, up to a comma or a stop.

    `quoted` has the number of each token's quotation, or -1. None before a finite verb, whose clause these words begin: what "said the
    team could win" hands on is that clause.
    """
    end = begin
    while (
        end < len(parse.words)
        and quoted[end] < 0
        and (parse.tags[end][:2] in ("NN", "PR", "DT", "JJ", "CD") or parse.tags[end] == "POS" or _is_odd_name(parse, end))
    ):
        end += 1
    if end == begin or (end < len(parse.words) and parse.tags[end] in FINITE):
        return None
    return (begin, end - 1) if parse.tags[end - 1][:2] in ("NN", "PR") or _is_odd_name(parse, end - 1) else None


def _is_odd_name(parse: Parse, token: int) -> bool:
    """True for a capital behind a verb, as in "said Skelly" or "said Will", which taggers take for an adverb or a verb."""
    return parse.tags[token] in ("RB", "UH", "MD", "VB", "FW") and parse.text[parse.starts[token]].isupper()


def clause_edge(parse: Parse, subject: int, verb: int) -> int:
    """The first token of the clause of `verb` where that clause stands inside its subject's phrase ("the poll that found")."""
    token = verb
    while parse.head[token] != token and parse.head[token] != subject and parse.left[subject] <= parse.head[token] <= parse.right[subject]:
        token = parse.head[token]
    if parse.head[token] == subject and parse.left[token] > subject:
        return parse.left[token]
    return verb


def _before_relative(parse: Parse, head: int, last: int) -> int:
    """The phrase ends before a ", who ..." clause."""
    for token in range(head + 1, last):
        if parse.words[token] == "," and parse.tags[token + 1] in ("WP", "WDT", "WP$", "WRB"):
            return token - 1
    return last


def trim(parse: Parse, first: int, last: int) -> tuple[int, int]:
    while first < last and (parse.words[first] in TRAILING or parse.words[first].isspace()):
        first += 1
    while last > first and (parse.words[last] in TRAILING or parse.words[last].isspace()):
        last -= 1
    return first, last


def cue_of(parse: Parse, verb: int) -> tuple[int, int]:
    """The verb with its auxiliaries, negation and particle where they stand directly by it."""
    first = last = verb
    while first - 1 >= 0 and parse.head[first - 1] == verb and parse.deps[first - 1] in _BEFORE:
        first -= 1
    if last + 1 < len(parse.words) and parse.head[last + 1] == verb and parse.deps[last + 1] == "prt":
        last += 1
    return first, last


def subject_of_participle(parse: Parse, verb: int) -> int | None:
    return parse.head[verb] if parse.deps[verb] == "acl" else subject_of(parse, parse.head[verb])
