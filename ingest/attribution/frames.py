"""Reads the frames of reporting words: who is the subject of a verb, and which words are what it reports."""

from dataclasses import dataclass

from ingest.attribution.parse import Parse

SUBJECT = ("nsubj", "csubj")
_CLIMB = 6
_BEFORE = frozenset(("aux", "auxpass", "neg", "advmod"))
_DOCUMENTS = frozenset(
    "statement letter article memo report email post tweet note message speech interview release filing ad video book paper".split()
)
_TRAILING = frozenset((",", ".", ";", ":", "-", "--", "–", "—", "!", "?", "''", "``", '"', "”", "“"))


@dataclass(frozen=True, slots=True)
class Reading:
    """One possible attribution, in tokens: content as (first, last) with both ends included."""

    cue: tuple[int, int]
    source: tuple[int, int] | None
    source_head: int | None
    content: tuple[int, int]
    lemma: str
    frame: str


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
    token = verb
    for _ in range(_CLIMB):
        own = parse.child(token, "nsubj", "nsubjpass", "csubj", "expl")
        if own is not None and parse.tags[own] == "WDT" and parse.deps[token] == "relcl":
            return above_relative(parse, token)
        if own is not None:
            return None if parse.deps[own] in ("expl", "csubj") else own
        dep, above = parse.deps[token], parse.head[token]
        if above == token:
            return None
        if dep == "acl" and parse.deps[above] == "dobj" and parse.lemmas[above] in _DOCUMENTS:
            above = parse.head[above]
        elif dep == "acl" or dep == "relcl":
            return above if parse.tags[token] == "VBG" else None
        if dep == "xcomp":
            held = parse.child(above, "dobj")
            if held is not None and held < token and parse.lemmas[above] not in ("promise", "use", "have", "take"):
                return held
        elif dep == "pcomp" or dep == "prep":
            if not is_verb(parse, above) and parse.deps[above] not in ("prep", "conj"):
                return None
        elif dep not in ("conj", "advcl", "ccomp", "dep"):
            return None
        elif dep == "ccomp" and parse.tags[token] not in ("VBG", "VB"):
            return None
        token = above
    return None


def above_relative(parse: Parse, verb: int) -> int:
    """The noun that a relative clause with "that" or "which" describes."""
    return parse.head[verb]


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
    return None


def noun_phrase(parse: Parse, head: int, *, before: int | None = None) -> tuple[int, int]:
    """The phrase of `head`, without marks at its edges, and not reaching token `before`."""
    first, last = parse.left[head], parse.right[head]
    if before is not None and first <= before <= last:
        if before > head:
            last = before - 1
        else:
            first = before + 1
    return trim(parse, first, _before_relative(parse, head, last))


def _clause_edge(parse: Parse, subject: int, verb: int) -> int:
    """The first token of the clause of `verb` where that clause stands inside its subject's phrase ("the poll that found")."""
    token = verb
    while parse.head[token] != token and parse.head[token] != subject and parse.left[subject] <= parse.head[token] <= parse.right[subject]:
        token = parse.head[token]
    if parse.head[token] == subject and parse.left[token] > subject:
        return parse.left[token]
    return verb


def _before_relative(parse: Parse, head: int, last: int) -> int:
    """The phrase ends before a ", who ..." clause: what the clause says is no part of the name."""
    for token in range(head + 1, last):
        if parse.words[token] == "," and parse.tags[token + 1] in ("WP", "WDT", "WP$", "WRB"):
            return token - 1
    return last


def trim(parse: Parse, first: int, last: int) -> tuple[int, int]:
    while first < last and (parse.words[first] in _TRAILING or parse.words[first].isspace()):
        first += 1
    while last > first and (parse.words[last] in _TRAILING or parse.words[last].isspace()):
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


def verb_readings(parse: Parse, verb: int) -> list[Reading]:
    """Every frame that `verb` stands in, whether or not that frame reports anything for this verb."""
    lemma = parse.lemmas[verb]
    passive = is_passive(parse, verb)
    subject = subject_of(parse, verb)
    if subject is None and not passive and parse.child(verb, "expl", "csubj") is None and parse.tags[verb] != "VBN":
        subject = subject_beside(parse, verb)
    cue = cue_of(parse, verb)
    readings = []
    clauses: list[int] = []
    obj = inf = None
    preps = []
    small = None
    for child in parse.children[verb]:
        dep = parse.deps[child]
        if dep == "ccomp":
            clauses.append(child)
        elif dep == "xcomp":
            inf = child
        elif dep in ("dobj", "dative") and child > verb:
            obj = child if obj is None or dep == "dobj" else obj
        elif dep in ("oprd", "acomp", "attr"):
            small = child
        elif dep in ("prep", "agent") and child > verb:
            preps.append(child)
    agent = next((a for a in preps if parse.words[a] == "by" and parse.deps[a] == "agent"), None)
    whose: tuple[int, int] | None
    if passive:
        doer = parse.child(agent, "pobj") if agent is not None else None
        patient = subject if parse.deps[verb] not in ("acl", "advcl") else subject_of_participle(parse, verb)
        whose = noun_phrase(parse, doer) if doer is not None else None
        who = doer
    else:
        patient = None
        who = subject
        whose = noun_phrase(parse, subject, before=_clause_edge(parse, subject, verb)) if subject is not None else None

    def add(frame: str, first: int, last: int, cue: tuple[int, int] = cue) -> None:
        first, last = trim(parse, first, last)
        if last >= first:
            readings.append(Reading(cue, whose, who, (first, last), lemma, frame))

    mark = "passive_" if passive else ""
    behind = [c for c in clauses if c > verb]
    clause = behind[0] if behind else clauses[-1] if clauses else None
    if clause is not None:
        if behind:
            add(f"{mark}clause", _clause_start(parse, verb, clause), _clause_end(parse, clause, max(parse.right[c] for c in behind)))
        else:
            stop = min(verb, parse.left[subject] if subject is not None else verb) - 1
            add(f"{mark}clause", parse.left[clause], min(parse.right[clause], max(stop, clause)))
    if inf is not None and inf > verb:
        if passive and patient is not None:
            add("passive_infinitive", parse.left[patient], parse.right[inf])
        elif obj is None or obj > inf:
            add(f"{mark}infinitive", parse.left[inf], parse.right[inf])
    if obj is not None and clause is None:
        far = max([parse.right[c] for c in (obj, inf, small, *preps) if c is not None and c >= obj])
        add("object", parse.left[obj], parse.right[obj])
        add("object_wide", parse.left[obj], far)
    if small is not None and obj is None:
        add(f"{mark}small", parse.left[small], parse.right[small])
    for prep in preps:
        inner = parse.child(prep, "pobj", "pcomp")
        if inner is not None and prep != agent:
            add(f"{mark}prep:{parse.words[prep]}", parse.left[inner], parse.right[inner], (cue[0], prep))
    if passive and patient is not None:
        add("passive_subject", *noun_phrase(parse, patient, before=verb))
    return readings


def _clause_start(parse: Parse, verb: int, clause: int) -> int:
    """Where a complement clause begins: at its "that" where it has one, so that "said on Sunday that" loses nothing to "on Sunday"."""
    mark = parse.child(clause, "mark")
    if mark is not None and verb < mark < clause and parse.words[mark] == "that":
        return mark
    return max(parse.left[clause], verb + 1)


def _clause_end(parse: Parse, clause: int, last: int) -> int:
    """Where a complement clause ends: before a semicolon, and before a coordinate verb that reports again ("said ... and added ...")."""
    for child in parse.children[clause]:
        if parse.deps[child] == "conj" and is_verb(parse, child) and parse.child(child, "nsubj", "nsubjpass", "expl", "aux") is None:
            if parse.tags[child] in ("VBD", "VBZ") and parse.child(child, "ccomp", "xcomp") is not None:
                last = min(last, parse.left[child] - 1)
    for token in range(clause, last):
        if parse.words[token] == ";":
            return token - 1
    while last > clause and (parse.tags[last] == "CC" or parse.words[last] in _TRAILING):
        last -= 1
    return last


def subject_of_participle(parse: Parse, verb: int) -> int | None:
    return parse.head[verb] if parse.deps[verb] == "acl" else subject_of(parse, parse.head[verb])
