"""Whom a pronoun or "the company" stands for: the subjects before it, but never those who only report."""

from spacy.tokens import Token

from ingest.scope.measures import named_by, word_set
from ingest.scope.phrases import is_time, lemma, owner, prepositions

_REACH = 60
_MARKS = frozenset(('"', "“", "”", "''", "``"))
_ONE, _MANY, _PERSON = ("NN", "NNP", "NNPS"), ("NNS", "NNPS", "NNP"), ("NNP",)
_AGREES = {
    "it": _ONE,
    "its": _ONE,
    "they": _MANY,
    "their": _MANY,
    "them": _MANY,
    "he": _PERSON,
    "she": _PERSON,
    "his": _PERSON,
    "her": _PERSON,
}


def named_before(noun: Token) -> Token | None:
    """The last subject with a name of its own, in the sentence so far or the one before: who "the company" is."""
    start = noun.sent.start
    first = noun.doc[start - 1].sent.start if start else start
    for token in reversed(noun.doc[max(first, noun.i - _REACH) : noun.i]):
        if token.dep_ in ("nsubj", "nsubjpass") and token.pos_ == "PROPN" and not is_time(token):
            return token
    return None


def antecedent(pronoun: Token) -> Token | None:
    """The subject before a pronoun that agrees with it in number, in its sentence or the one before; None if there is none.

    Subjects of main clauses come first, those of "With the talks stuck, ..." after them. For "its" a measure gives way to whose it is:
    "The cost of the farm is 4 billion. Its turbines ..." speaks of the farm.
    """
    word = pronoun.lower_
    if word not in _AGREES:
        return None
    start = pronoun.sent.start
    for first, last in ((start, pronoun.i), (pronoun.doc[start - 1].sent.start if start else start, start)):
        aside = None
        for token in pronoun.doc[max(first, last - _REACH) : last]:
            if token.dep_ not in ("nsubj", "nsubjpass") or is_time(token) or tells(token) or _in_another_voice(token, pronoun):
                continue
            meant = _holder(token) if word in ("its", "it", "their") else token
            if meant is None or meant.tag_ not in _AGREES[word]:
                continue
            if token.head.dep_ != "advcl":
                return meant
            aside = aside or meant
        if aside is not None:
            return aside
    return None


def _in_another_voice(token: Token, pronoun: Token) -> bool:
    """Whether a quotation opens or closes between the two: those who speak and those spoken of by them do not share pronouns."""
    return sum(word.text in _MARKS for word in pronoun.doc[token.i : pronoun.i]) % 2 == 1


def tells(subject: Token) -> bool:
    """Whether a subject only reports what others do: "Reuters said", "police counted"."""
    verb = subject.head
    if subject.dep_ != "nsubj" or verb.pos_ != "VERB" or lemma(verb) not in word_set("properties", "speech"):
        return False
    return any(child.dep_ in ("ccomp", "parataxis") for child in verb.children) and not is_own(verb)


def tallies(subject: Token) -> bool:
    """Whether a subject only counts what others do: "customs counted 6,000 tons", "police logged 12 crimes"."""
    return lemma(subject) in word_set("tallying", "counters") and lemma(subject.head) in word_set("tallying", "verbs")


def is_own(verb: Token) -> bool:
    """Whether what is said speaks of the sayer: "Orlan said it will hire", "Orlan said its revenue rose", "Orlan said revenue rose"."""
    said = next((child for child in verb.children if child.dep_ == "ccomp"), None)
    if said is None:
        return False
    subject = next((child for child in said.lefts if child.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None:
        return False
    if subject.lower_ in ("it", "he", "she", "they") or any(child.tag_ == "PRP$" for child in subject.lefts):
        return True
    named = named_by([lemma(subject)])
    return named is not None and named[0].name in word_set("properties", "own")


def _holder(subject: Token) -> Token | None:
    """The subject itself; for a measure ("the cost of the farm"), whose measure it is."""
    if subject.pos_ != "NOUN" or named_by([lemma(subject)]) is None:
        return subject
    return owner(subject) or prepositions(subject).get("of") or subject
