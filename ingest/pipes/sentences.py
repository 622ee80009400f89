"""Sentence starts: the model's own, corrected by line breaks and by abbreviations that end no sentence."""

import re

from spacy.language import Language
from spacy.tokens import Doc

# A full stop after one of these is part of the word; a capital may follow within the sentence.
_ABBREVIATION = re.compile(
    r"(?:(?:[A-Z]\.)+|(?:Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Capt|Rev|Hon|St|No|Nos|vs|approx|ca|cf|Fig|Art|Sec)\.)",
)


@Language.component("claimdesk_sentences", assigns=["token.is_sent_start"])
def sentences(doc: Doc) -> Doc:
    """A line break always starts a sentence; a lower-case word never does, nor a word after a title or a number sign."""
    after_break = False
    previous = None
    for token in doc:
        if token.is_space:
            if "\n" in token.text:
                after_break = True
            if previous is not None:
                token.is_sent_start = False
            continue
        if previous is None or after_break:
            token.is_sent_start = True
        elif token.is_sent_start and (token.text[0].islower() or (_ABBREVIATION.fullmatch(previous) and previous not in {"U.S.", "U.K.", "U.N.", "E.U."})):
            token.is_sent_start = False
        after_break = False
        previous = token.text
    return doc
