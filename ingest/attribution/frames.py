"""Reads the frames of reporting verbs: which words may be what a verb reports, and who would be reporting them."""

from dataclasses import dataclass, field

from ingest.attribution.parse import Parse
from ingest.attribution.subjects import (
    FINITE,
    TRAILING,
    clause_edge,
    cue_of,
    is_passive,
    is_verb,
    noun_phrase,
    subject_beside,
    subject_of,
    subject_of_participle,
    trim,
)

Tokens = tuple[int, int]
# Verbs with whom and what for, with what and what it comes from: "praised the film for its patience", "linked the theft to a gang".
_JUDGING = {
    "for": ("praise", "blame", "criticize", "criticise", "thank", "condemn", "attack", "fault", "credit", "commend", "blast", "slam"),
    "to": ("attribute", "ascribe", "link", "liken", "trace"),
}


@dataclass(frozen=True, slots=True)
class Reading:
    """One possible attribution, in tokens: content as (first, last) with both ends included."""

    cue: Tokens
    source: Tokens | None
    source_head: int | None
    content: Tokens
    lemma: str
    frame: str


@dataclass(slots=True)
class _Complements:
    """The words around a verb by what they are to it."""

    clauses: list[int] = field(default_factory=list)
    infinitive: int | None = None
    object: int | None = None
    predicate: int | None = None
    adverbial: int | None = None
    prepositions: list[int] = field(default_factory=list)


def verb_readings(parse: Parse, verb: int) -> list[Reading]:
    """Every frame that `verb` stands in, whether or not that frame reports anything for this verb."""
    around = _complements(parse, verb)
    passive = is_passive(parse, verb)
    subject = subject_of(parse, verb)
    if subject is None and not passive and parse.child(verb, "expl", "csubj") is None and parse.tags[verb] != "VBN":
        subject = subject_beside(parse, verb)
    agent = next((p for p in around.prepositions if parse.words[p] == "by" and parse.deps[p] == "agent"), None)
    if passive:
        who = parse.child(agent, "pobj") if agent is not None else None
        whose = noun_phrase(parse, who) if who is not None else None
        patient = subject_of_participle(parse, verb) if parse.deps[verb] in ("acl", "advcl") else subject
        contents = _passive_contents(parse, verb, around, patient)
    else:
        who = subject
        whose = noun_phrase(parse, who, before=clause_edge(parse, who, verb)) if who is not None else None
        contents = _active_contents(parse, verb, around, subject)
    cue = cue_of(parse, verb)
    mark = "passive_" if passive else ""
    readings = [Reading(cue, whose, who, trim(parse, *content), parse.lemmas[verb], mark + frame) for frame, content in contents]
    for preposition in around.prepositions:
        inner = parse.child(preposition, "pobj", "pcomp")
        if inner is not None and preposition != agent:
            # What "was rated as sound" is judged together with what it is: the patient belongs to the content.
            judged = passive and parse.words[preposition] == "as" and subject is not None and subject < verb
            begin = parse.left[subject] if judged and subject is not None else parse.left[inner]
            judges = parse.words[preposition] == "as" or parse.lemmas[verb] in _JUDGING.get(parse.words[preposition], ())
            if not passive and judges and around.object is not None and around.object < preposition:
                # "Saw the visit as a signal": what is judged and how.
                begin = parse.left[around.object]
            content = trim(parse, begin, parse.right[inner])
            frame = f"{mark}prep:{parse.words[preposition]}"
            apart = judged or begin == parse.left[around.object or inner] != parse.left[inner]
            readings.append(Reading(cue if apart else (cue[0], preposition), whose, who, content, parse.lemmas[verb], frame))
    if not passive and around.object is not None and around.adverbial is not None:
        # "Saw the summer as lost", which parsers take for a clause.
        content = trim(parse, parse.left[around.object], parse.right[around.adverbial])
        readings.append(Reading(cue, whose, who, content, parse.lemmas[verb], "prep:as"))
    return readings


def _complements(parse: Parse, verb: int) -> _Complements:
    around = _Complements()
    for child in parse.children[verb]:
        dep = parse.deps[child]
        if dep == "ccomp":
            around.clauses.append(child)
        elif dep == "xcomp" and not (parse.tags[child] == "VBN" and parse.words[child - 1] == ","):
            # "..., she said, quoted by the daily" has no infinitive, whatever the parse says.
            around.infinitive = child
        elif dep in ("dobj", "dative") and child > verb:
            around.object = child if around.object is None or dep == "dobj" else around.object
        elif dep in ("oprd", "acomp", "attr"):
            around.predicate = child
        elif dep == "advcl" and child > verb and parse.words[parse.left[child]] == "as" and parse.tags[child] in ("VBN", "JJ"):
            around.adverbial = child
        elif dep in ("prep", "agent") and child > verb:
            around.prepositions.append(child)
    return around


def _clause_content(parse: Parse, verb: int, clauses: list[int], subject: int | None) -> list[tuple[str, Tokens]]:
    behind, before = [c for c in clauses if c > verb], [c for c in clauses if c < verb]
    if before:
        # "..., the mayor told the news agency dpa": a name that the parse took for a clause.
        behind = [c for c in behind if parse.left[c] < parse.right[c]]
    if behind:
        far = max(parse.right[c] for c in behind)
        return [("clause", (_clause_start(parse, verb, behind[0]), _clause_end(parse, behind[0], far)))]
    if before:
        clause = before[-1]
        stop = min(verb, parse.left[subject] if subject is not None else verb) - 1
        return [("clause", (parse.left[clause], min(parse.right[clause], max(stop, clause))))]
    return []


def _active_contents(parse: Parse, verb: int, around: _Complements, subject: int | None) -> list[tuple[str, Tokens]]:
    contents = _clause_content(parse, verb, around.clauses, subject)
    infinitive, thing, predicate = around.infinitive, around.object, around.predicate
    if infinitive is not None and infinitive > verb and (thing is None or thing > infinitive):
        # "Admitted taking money" tells what happened, "refused to pay" what somebody wants.
        having = any(parse.tags[c] == "VBG" and parse.deps[c] == "aux" for c in parse.children[infinitive])
        frame = "gerund" if parse.tags[infinitive] == "VBG" or having else "infinitive"
        contents.append((frame, (parse.left[infinitive], parse.right[infinitive])))
    wished = next((c for c in around.clauses if c > verb and "to" in (parse.words[i] for i in parse.children[c] if i < c)), None)
    if wished is not None and parse.tags[wished] == "VB":
        # "Want the owner to sell", which parsers take for a clause.
        contents.append(("object_infinitive", (max(parse.left[wished], verb + 1), parse.right[wished])))
    if thing is not None and not around.clauses:
        parts = [c for c in (thing, infinitive, predicate, *around.prepositions) if c is not None and c >= thing]
        content = (parse.left[thing], max(parse.right[c] for c in parts))
        contents.append(("object", content))
        if predicate is not None and predicate > thing:
            contents.append(("object_predicate", content))
        if infinitive is not None and infinitive > thing:
            contents.append(("object_infinitive", content))
    if predicate is not None and thing is None:
        contents.append(("small", (parse.left[predicate], parse.right[predicate])))
    return contents


def _passive_contents(parse: Parse, verb: int, around: _Complements, patient: int | None) -> list[tuple[str, Tokens]]:
    contents = _clause_content(parse, verb, around.clauses, patient)
    if patient is not None:
        if around.infinitive is not None and around.infinitive > verb:
            # "Asked to answer, the coach said": the patient comes later, and what was asked is the infinitive alone.
            begin = patient if patient < around.infinitive else around.infinitive
            contents.append(("infinitive", (parse.left[begin], parse.right[around.infinitive])))
        contents.append(("subject", noun_phrase(parse, patient, before=verb)))
    return contents


def _clause_start(parse: Parse, verb: int, clause: int) -> int:
    """Where a complement clause begins: at its "that" where it has one, so that "said on Sunday that" loses nothing to "on Sunday"."""
    mark = parse.child(clause, "mark")
    if mark is not None and verb < mark < clause and parse.words[mark] == "that":
        return mark
    first = max(parse.left[clause], verb + 1)
    opens = next((i for i in range(first, clause + 1) if parse.words[i] not in TRAILING), first)
    subject = parse.child(verb, "dobj")
    if parse.tags[opens] in FINITE and subject is not None and verb < subject < first:
        # "Indicated 12 guards would be needed": the parse took the subject for an object.
        return max(parse.left[subject], verb + 1)
    return first


def _clause_end(parse: Parse, clause: int, last: int) -> int:
    """Where a complement clause ends: before a semicolon, and before a coordinate verb that reports again ("said ... and added ...")."""
    for child in parse.children[clause]:
        again = parse.deps[child] == "conj" and parse.tags[child] in ("VBD", "VBZ") and parse.child(child, "ccomp", "xcomp") is not None
        if again and is_verb(parse, child) and parse.child(child, "nsubj", "nsubjpass", "expl", "aux") is None:
            last = min(last, parse.left[child] - 1)
    for token in range(clause, last):
        if parse.words[token] == ";" or (parse.words[token] == "," and parse.words[token + 1] in ("citing", "quoting")):
            return token - 1
    while last > clause and (parse.tags[last] == "CC" or parse.words[last] in TRAILING):
        last -= 1
    return last
