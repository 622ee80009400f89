"""Tells numbers that name one of several things ("juror 8", "the 10 jersey") from those that count them, by the grammar around them."""

from spacy.tokens import Doc

from ingest.figures.elided import PLAIN
from ingest.figures.move_words import Reading, move_word
from ingest.model import Comparator
from ingest.numbers.units import singular
from ingest.vocabulary import load

_WORDS = load("counted")["numbered"]
_MEASURED = frozenset(_WORDS["measured"])
_COLLECTIVE = frozenset(_WORDS["collective"])
_OWNERS = frozenset(_WORDS["owners"])
_BEFORE_PHRASE = frozenset(("IN", "CC", ",", "(", "-LRB-", ":", "VBD", "VBN", "VBG", "VB", "``"))
_LONGEST_NAME = 2
_ADJECTIVES = frozenset(("JJ", "VBN", "VBD"))
_JOINED = frozenset(load("counted")["joined"])
_GRADES = frozenset(_WORDS["grades"])
# After a noun that ends its phrase, and before a noun that stands for a thing.
_AFTER_NOUN = frozenset(("IN", "TO", "VBD", "VBZ", "VBP", "MD", "WDT", "WP", "CC"))
_ENDS = frozenset((".", ";", "!", "?", "\n"))
_BEFORE_NAME = frozenset(("DT", "PRP$", "POS"))
_MOST_DIGITS = 4


def is_numbered(doc: Doc, reading: Reading) -> bool:
    """Whether a bare number stands right after a singular noun without an article: "at mile marker 212", "dismissed juror 8".

    "Population 4,000" and "age 34" tell a measure; "cost the club 300" has an article.
    """
    if reading.first < 2 or reading.draft.number.form not in PLAIN:
        return False
    if doc[reading.first - 1].lower_ == "top":
        # "In the top ten".
        return True
    if not _plain(reading):
        return False
    index = reading.first - 1
    noun = doc[index]
    if noun.tag_ != "NN" or not noun.text.islower() or noun.lower_ in _MEASURED or singular(noun.lower_) != noun.lower_:
        return False
    if move_word(doc, index) is not None:
        return False
    sentence = noun.sent.start
    while index > sentence and doc[index - 1].tag_ == "NN" and reading.first - index < _LONGEST_NAME:
        index -= 1
    return index > sentence and doc[index - 1].tag_ in _BEFORE_PHRASE


def is_called(doc: Doc, reading: Reading) -> bool:
    """Whether a number between "the" or an owner and one singular noun names a thing: "the 10 jersey", "her 200 freestyle"."""
    draft = reading.draft
    if not _plain(reading) or not draft.counted or draft.unit is None or not draft.unit.isalpha() or reading.first < 1:
        return False
    if reading.last >= len(doc) or doc[reading.first - 1].lower_ not in _OWNERS or (draft.number.value or 0) <= 1:
        return False
    noun = doc[reading.last]
    follows = doc[reading.last + 1] if reading.last + 1 < len(doc) else None
    whole = follows is None or follows.is_punct or follows.tag_ in ("IN", "CC", "TO", "MD", "VBD", "VBZ")
    one = noun.tag_ in ("NN", "NNP") and singular(noun.lower_) == noun.lower_ and not noun.lower_.endswith("s")
    one = one and noun.lower_ not in _COLLECTIVE and singular(noun.lower_ + "s") == noun.lower_
    return whole and (one or noun.lower_ == "bus")


def is_tied_name(doc: Doc, reading: Reading) -> bool:
    """Whether a number tied to a noun names a thing: "a 9-iron", "an 18-wheeler", "a six-speed gearbox", and not "a 435-member house"."""
    if not reading.draft.counted or reading.last + 1 >= len(doc) or doc[reading.last].tag_ != "HYPH":
        return False
    noun = doc[reading.last + 1]
    if noun.lower_ in _GRADES or noun.tag_ in _ADJECTIVES:
        # "Three-dimensional", "two-pronged".
        return noun.lower_ not in _JOINED
    follows = doc[reading.last + 2] if reading.last + 2 < len(doc) else None
    alone = follows is None or follows.text in _ENDS or follows.tag_ in _AFTER_NOUN
    return alone and noun.tag_ in ("NN", "NNS") and reading.first > 0 and doc[reading.first - 1].tag_ in _BEFORE_NAME


def _plain(reading: Reading) -> bool:
    number = reading.draft.number
    exact = reading.draft.comparator is Comparator.EQUAL and reading.draft.kind_hint is None
    return exact and number.scale == 1 and number.digits.isdigit() and len(number.digits) <= _MOST_DIGITS
