"""Says of each figure whether its clause asserts it, hedges it, denies it, forecasts it or makes it depend on something. Pure."""

import re
from functools import cache

from ingest.model import Figure, Modality
from ingest.phrases import Phrases
from ingest.times.clauses import CONJUNCTIONS, TELLING, Sentence
from ingest.vocabulary import load

_ORDER = (Modality.NEGATED, Modality.CONDITIONAL, Modality.FORECAST, Modality.HEDGED)
_SKIP = "skip"
# A negation further before a figure than this many characters speaks of something else in the clause.
_NEGATION_REACH = 30
# What a negation does not reach over: "no, we asked for 6", "- both of whom were not named - spoke of 600", "will not give up on
# its demand for 5".
_PAUSE = re.compile(r"[,;:()–—]|[-.]{2}| - |\b(?:about|after|against|because|despite|for|on|since|with)\b", re.IGNORECASE)


@cache
def _lexicon() -> Phrases:
    table = load("framing")["modality"]
    labelled = [(phrase, _SKIP) for phrase in table["not_negating"]]
    labelled += [(phrase, str(modality)) for modality in reversed(_ORDER) for phrase in table[modality]]
    return Phrases(labelled)


def modality(text: str, sentence: Sentence, figure: Figure) -> Modality:
    """How the sentence puts the figure: by the words of the figure's own clause and of the clause that introduces it."""
    i = sentence.at(figure.start)
    first, last = sentence.clause_start(i), sentence.clause_end(i)
    low, high = sentence.tokens[first].start, sentence.tokens[last - 1].end
    found = _labels(text, low, high, figure)
    if figure.role == "old":
        found -= {Modality.FORECAST, Modality.CONDITIONAL}
    if not found and first and figure.role != "old" and _introduces(sentence, first):
        before = sentence.clause_start(first - 1)
        found = _labels(text, sentence.tokens[before].start, low, figure)
    return next((label for label in _ORDER if label in found), Modality.ASSERTED)


def _labels(text: str, low: int, high: int, figure: Figure) -> set[Modality]:
    labels = set()
    for start, end, label in _lexicon().find(text, low, high):
        if label == _SKIP or (figure.start <= start < figure.end):
            continue
        if label == Modality.NEGATED and (not 0 < figure.start - end <= _NEGATION_REACH or _PAUSE.search(text, end, figure.start)):
            continue
        labels.add(Modality(label))
    return labels


def _introduces(sentence: Sentence, first: int) -> bool:
    """True when the clause that begins at token `first` is what the clause before it says."""
    if sentence.tokens[first].lower in CONJUNCTIONS:
        return False
    return sentence.tokens[first].lower == "that" or sentence.tokens[first - 1].lower in TELLING
