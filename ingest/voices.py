"""Tells whose voice prints a place in an article: the narration, or one quotation after another."""

from bisect import bisect_right

from spacy.tokens import Doc

from ingest.attribution.quotes import quotations
from ingest.pipes.records import text_of

# Characters of the shortest quotation that is speech, not a title or a word held at arm's length.
_SPEECH = 30
_KEPT = "claimdesk_voices"


class Voices:
    """The quotations of one text."""

    def __init__(self, text: str) -> None:
        self._quotations = [found for found in quotations(text) if found.end - found.start >= _SPEECH]
        self._starts = [found.start for found in self._quotations]

    def at(self, offset: int) -> int | None:
        """The number of the quotation that holds the character at `offset`; None in the narration."""
        number = bisect_right(self._starts, offset) - 1
        if number < 0 or not any(start <= offset < end for start, end in self._quotations[number].parts):
            return None
        return number


def voices_of(doc: Doc) -> Voices:
    """The voices of a document, found once."""
    kept = doc.user_data.get(_KEPT)
    if not isinstance(kept, Voices):
        kept = doc.user_data[_KEPT] = Voices(text_of(doc))
    return kept
