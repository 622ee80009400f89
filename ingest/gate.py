"""Which sentences need the full parse: those that can hold a number or an attribution."""

import re

from ingest.attribution.lexicon import lexicon
from ingest.vocabulary import load

_GATE = load("gate")
_NUMBERS = load("numbers")
_VOWELS = frozenset("aeiou")
_ARTICLE = rf"\b(?:{'|'.join(_GATE['before_article'].split())}) an? |\ban? (?:{'|'.join(_GATE['after_article'].split())})\b"
# A line may open with the label of who speaks ("MINISTER: We will pay"), a sentence be nothing but such a label.
_LABEL = r"(?:\A|\n)\s{0,4}[a-z][^\n:.!?]{0,60}:\s|:\s{0,4}\Z"
_MARKS = re.compile(rf"[0-9%$£€¥\"“”«»‘½⅓⅔¼¾⅛]|{_LABEL}|{_ARTICLE}", re.IGNORECASE)
_WORD = re.compile(r"[a-z]+")
_TAKES_UP = re.compile(r"\s{0,4}(?:he|she|it|they|his|her|its|their)\b", re.IGNORECASE)


def verb_forms(lemma: str) -> set[str]:
    """The forms of an English verb; where spelling leaves a choice ("admited", "admitted"), both."""
    stem = lemma[:-1] if lemma.endswith("e") else lemma
    forms = {lemma, lemma + "s", stem + "ed", stem + "ing", *_GATE["irregular"].get(lemma, "").split()}
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        forms |= {lemma[:-1] + "ies", lemma[:-1] + "ied"}
    if lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        forms.add(lemma + "es")
    if lemma[-1] not in _VOWELS and lemma[-2:-1] in _VOWELS:
        forms |= {lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing"}
    return forms


def _wanted_words() -> frozenset[str]:
    words = lexicon()
    verbs = {*words.verbs, *words.speech, *words.citing}
    nouns = {*words.noun_words, *(noun for nouns in words.openings.values() for noun in nouns)}
    counted = {word for table in ("units", "tens", "scales", "vague", "fractions", "ordinals") for word in _NUMBERS[table]}
    return frozenset(
        {
            *(form for verb in {*verbs, *(verb.replace("ize", "ise") for verb in verbs)} for form in verb_forms(verb)),
            *(form for noun in (*nouns, *counted) for form in (noun, noun + "s")),
            *words.adjective_words,
            *words.closing,
            *_GATE["numbers"].split(),
            *_GATE["sources"].split(),
        }
    )


_WANTED = _wanted_words()


def may_hold_claim(sentence: str) -> bool:
    """True when the sentence has a digit, a number word, a money or quotation mark, a reporting word or a label. Linear in its length."""
    return _MARKS.search(sentence) is not None or not _WANTED.isdisjoint(_WORD.findall(sentence.lower()))


def introduces(sentence: str) -> bool:
    """True when the sentence ends with a colon: the next one is what follows it."""
    return sentence.rstrip().endswith(":")


def takes_up(sentence: str) -> bool:
    """True when the sentence opens with a pronoun, so that what it speaks of stands in the sentence before it."""
    return _TAKES_UP.match(sentence) is not None
