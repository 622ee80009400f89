"""What happened to what is counted: 12 arrested is not 12 injured."""

import re
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Span, Token

from ingest.scope.measures import Measure, done_to, named_by, register, word_set
from ingest.scope.participles import participle
from ingest.scope.phrases import area_at, head_words, is_passive, lemma, prepositions, subject_of, text_of

# Characters before a figure within which a set phrase may end.
_REACH = 12
# Twelve words are shorter than this in any prose.
_FAR = 160
_STOP = re.compile(r"[;,]|\band\b")
_DULL = (
    ("properties", "light_verbs"),
    ("properties", "speech"),
    ("deeds", "keeping"),
    ("gathering_verbs", "drawing"),
)


@dataclass(frozen=True, slots=True)
class Happening:
    """The measure, the verb that says it and its doer, where the text has them."""

    measure: Measure
    verb: Token | None = None
    doer: Token | None = None


def happened(noun: Token, figure: Span) -> Happening | None:
    """What the clause says of the counted `noun` (the figure's own head, or the noun it modifies); None where nothing known is said."""
    counted = lemma(noun) if noun.pos_ in ("NOUN", "PROPN") else None
    own = named_by([lemma(word) for word in head_words(noun)]) if counted else None
    # A name of several words ("jobless claims") says more than the words around it; "protesters" were injured all the same.
    whole = _is_whole(noun, figure)
    told = None if whole or (own is not None and own[1] > 1) else _by_state(noun, figure) or _by_verb(noun, counted)
    if told is not None:
        return told
    if own is not None and own[0].of != "thing":
        return Happening(own[0], None, None if whole else _doer(noun, own[0]))
    if whole:
        return None
    measure = set_phrase(figure) or _predicate(noun)
    # A price is of one thing, however many are "up for sale".
    if measure is not None and measure.dimension != "money":
        return Happening(measure, None, prepositions(noun.head).get("by") if is_passive(noun.head) else None)
    return mistagged(figure) or _deed(noun)


def _is_whole(noun: Token, figure: Span) -> bool:
    """Whether the figure counts the whole of which the clause tells a part: the 310 of "40 of the 310 passengers were hurt"."""
    part = noun.head.head
    return noun.dep_ == "pobj" and noun.head.lower_ == "of" and part.i < figure.start and part.pos_ in ("NUM", "NOUN", "PRON", "DET")


def _doer(noun: Token, measure: Measure) -> Token | None:
    """Whose deed it is: who announces its own job cuts, the country that reports its infections; not who reports deaths elsewhere."""
    verb = noun.head
    for _ in range(3):
        if verb.pos_ in ("VERB", "AUX") or verb.head == verb:
            break
        if verb.dep_ not in ("pobj", "prep", "dobj", "conj"):
            return None
        if noun.dep_ == "pobj" and verb.dep_ == "dobj" and noun.head.lower_ == "of" and noun.head.head == verb:
            # "Got 220 mm of rain": the rain is what was got.
            noun = verb
        verb = verb.head
    if verb.pos_ not in ("VERB", "AUX") or noun.dep_ in ("nsubj", "nsubjpass"):
        return None
    subject = subject_of(verb)
    if subject is None or lemma(verb) not in word_set("properties", "speech"):
        return subject if noun.dep_ in ("dobj", "attr", "oprd") else None
    return subject if measure.of == "actor" or measure.doer or area_at(subject) is not None else None


def mistagged(figure: Span) -> Happening | None:
    """A verb before the figure that was taken for a plural noun: "the start-up employs around 600 people"."""
    doc, at = figure.doc, figure.start - 1
    while at > figure.sent.start and doc[at].pos_ in ("ADV", "ADP") and doc[at].lower_ not in ("of", "with", "in"):
        at -= 1
    word = doc[at]
    act = register().acts.get(lemma(word)) if at > figure.sent.start and word.tag_ == "NNS" else None
    if act is None:
        return None
    before = doc[at - 1]
    return Happening(act, None, before) if before.pos_ in ("NOUN", "PROPN") and before.tag_ != "NNS" else None


@cache
def _states() -> dict[str, Measure]:
    return {word: measure for word, measure in register().states.items() if measure.of == "people"}


def _by_state(noun: Token, figure: Span) -> Happening | None:
    states = _states()
    for child in noun.rights:
        about = subject_of(child) if child.dep_ == "relcl" else None
        if about is not None and about != noun and about.tag_ not in ("WDT", "WP"):
            # "17 farms, where 840,000 hens are culled": what is told of the hens is not told of the farms.
            continue
        if (
            child.dep_ in ("amod", "acl", "acomp", "appos", "relcl")
            and child.lower_ in states
            and not any(c.dep_ == "dobj" for c in child.rights)
        ):
            return Happening(states[child.lower_], child)
        if child.dep_ == "acl" and child.tag_ == "VBN":
            measure = done_to(lemma(child), lemma(noun)) or _act(child)
            if measure is not None:
                return Happening(measure, child)
        if child.dep_ == "relcl" and (told := _of_subject(child, lemma(noun))) is not None:
            return told
    doc, end = noun.doc, noun.sent.end
    after = max(noun.i + 1, figure.end)
    while (
        after + 1 < min(end, noun.i + 5)
        and (doc[after].pos_ in ("AUX", "ADV") or doc[after].lower_ in word_set("around", "tells"))
        and doc[after].lower_ not in states
    ):
        after += 1
    if after < end and doc[after].lower_ in states and doc[after].pos_ != "NOUN" and not any(c.dep_ == "dobj" for c in doc[after].rights):
        return Happening(states[doc[after].lower_], doc[after])
    for child in noun.lefts:
        if child.lower_ in states and child.i >= figure.start and child.dep_ == "amod":
            return Happening(states[child.lower_], child)
    return None


def _predicate(noun: Token) -> Measure | None:
    """What is said of those counted where the register has no name for it, in its own word: "malnourished", "closed"."""
    verb = noun.head
    if verb.dep_ == "auxpass":
        verb = verb.head
    if noun.dep_ not in ("nsubj", "nsubjpass") or verb.pos_ not in ("VERB", "AUX") or noun.pos_ not in ("NOUN", "NUM"):
        return None
    are = next((c for c in verb.rights if c.dep_ == "attr" and c.tag_ == "NNS"), None)
    if are is not None and lemma(verb) == "be" and noun.pos_ == "NUM":
        # "Of the 900 workers, 120 are women".
        return Measure(text_of(head_words(are)).lower(), "people")
    said = next((c for c in verb.rights if c.dep_ == "acomp"), None)
    word = lemma(verb)
    if noun.dep_ == "nsubj" and verb.pos_ == "VERB" and not any(c.dep_ in ("dobj", "xcomp", "ccomp", "acomp", "attr") for c in verb.rights):
        dull = any(word in word_set(*key) for key in (("properties", "light_verbs"), ("properties", "speech"), ("deeds", "stative")))
        return None if dull or is_passive(verb) else Measure(participle(verb), "people")
    if said is None and noun.dep_ == "nsubjpass":
        said = verb
    if said is None or said.tag_ not in ("JJ", "VBN") or said.lower_ in word_set("properties", "bland"):
        return None
    return Measure(said.lower_, "people")


def _by_verb(noun: Token, counted: str | None) -> Happening | None:
    current = noun
    for _ in range(4):
        verb, role = current.head, current.dep_
        if verb == current:
            return None
        if role in ("conj", "appos", "prep", "nummod") or (role == "pobj" and verb.lower_ == "of"):
            current = verb
            continue
        if role in ("pobj", "pcomp") and verb.lower_ in ("among", "including"):
            told = verb.head
            measure = done_to(lemma(told), counted) if told.pos_ == "VERB" else None
            if measure is not None or told.pos_ == "VERB":
                return Happening(measure, told) if measure is not None else _of_subject(told, counted)
            # "300 cases, including 45 children": the children are cases.
            among = named_by([lemma(word) for word in head_words(told)])
            if among is not None and among[0].of != "thing":
                return Happening(among[0], None, _doer(told, among[0]))
            current = told
            verb, role = current.head, current.dep_
        if role in ("nsubj", "nsubjpass") and verb.pos_ in ("VERB", "AUX"):
            return _of_subject(verb, counted)
        if role in ("dobj", "attr", "oprd") and verb.pos_ in ("VERB", "AUX"):
            measure = done_to(lemma(verb), counted)
            if measure is not None:
                return Happening(measure, verb, subject_of(verb))
            act = _act(verb)
            if act is not None:
                return Happening(act, verb, subject_of(verb))
        return None
    return None


def _act(verb: Token) -> Measure | None:
    """What an actor does with counted things by this verb; "raised" and "earned" tell a sum only of money."""
    act = register().acts.get(lemma(verb))
    return act if act is not None and act.dimension != "money" else None


def _deed(noun: Token) -> Happening | None:
    """What was done to those counted where the register has no name for it: "stabbed two people", "picked up 130 migrants"."""
    verb = noun.head
    word = lemma(verb)
    if noun.dep_ != "dobj" or verb.pos_ != "VERB" or not verb.text[0].isalpha():
        return None
    parts = prepositions(noun).get("of") if noun.pos_ == "NUM" and word not in word_set("properties", "light_verbs") else None
    if parts is not None and named_by([lemma(parts)]) is None:
        # "Won six of the last seven": of those counted that is told.
        return Happening(Measure(participle(verb), "people", doer=True), verb, subject_of(verb))
    if noun.pos_ not in ("NOUN", "PROPN"):
        return None
    # "Found 40 kg of ivory"; of 27 faults that are found, the faults say more.
    found = word in word_set("deeds", "finding") and "of" in prepositions(noun)
    # "Took in 40 children" says more than "took".
    found = found or any(child.tag_ == "RP" and child.i == verb.i + 1 for child in verb.rights)
    if not found and any(word in word_set(*key) for key in _DULL):
        return None
    return Happening(Measure(participle(verb), "people", doer=True), verb, subject_of(verb))


def _of_subject(verb: Token, counted: str | None) -> Happening | None:
    known = register()
    among = prepositions(verb).get("among")
    if among is not None and among.lower_ in _states():
        # "Two children were among the dead".
        return Happening(_states()[among.lower_], verb)
    joined = [c for c in verb.rights if c.dep_ == "conj" and c.tag_ == "VBN" and is_passive(verb)]
    for candidate in (verb, *(c for c in verb.rights if c.dep_ in ("xcomp", "ccomp", "acomp", "oprd")), *joined):
        word = lemma(candidate)
        if candidate.lower_ in _states() and (
            candidate.dep_ in ("acomp", "oprd") or is_passive(candidate) or candidate.tag_ in ("VBN", "JJ")
        ):
            return Happening(known.states[candidate.lower_], candidate)
        if is_passive(candidate) or candidate in joined or any(child.dep_ == "auxpass" for child in candidate.lefts):
            measure = done_to(word, counted)
            if measure is not None:
                return Happening(measure, candidate, prepositions(candidate).get("by"))
        elif word in known.agent:
            return Happening(known.agent[word], candidate)
    return None


def set_phrase(figure: Span, *, reach: int = _REACH) -> Measure | None:
    """The measure that a set phrase next to the figure names: "seven miners lost their lives", "sent 300 abroad".

    `reach` is how many characters before the figure it may end.
    """
    sent, doc = figure.sent, figure.doc
    known = register()
    after = doc[figure.end : min(sent.end, figure.end + 12)].text[:_FAR]
    match = known.phrase_pattern.search(after)
    if match is None or _STOP.search(after, 0, match.start()):
        before = doc[max(sent.start, figure.start - 6) : figure.start].text[-_FAR:]
        match = known.phrase_pattern.search(before)
        if match is None or len(before) - match.end() > reach:
            return None
    return known.phrases[match.group().lower()]
