"""Finds the words that frame what an article says: hedges, loaded words, causal and agency words, and whose words they are. Pure."""

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from ingest.model import Article, Attribution, BlockKind, Cue, Span
from ingest.phrases import Phrases, verb_forms
from ingest.vocabulary import load

CLASSES = ("hedge", "loaded", "causal", "agency")
# Attributions that begin before a cue and may still hold it; real ones nest three or four deep.
_DEEPEST = 40


@cache
def _lexicon() -> Phrases:
    table = load("framing")
    labelled = []
    for cue_class in CLASSES:
        labelled += [(word, cue_class) for word in table[cue_class]["words"]]
        labelled += [(form, cue_class) for verb in table[cue_class]["verbs"] for form in sorted(verb_forms(verb))]
    return Phrases(labelled)


def cues(article: Article, attributions: Sequence[Attribution]) -> list[Cue]:
    """The framing cues of an article in order, each with the source of the innermost attribution around it (None: the article's own)."""
    text = article.text
    starts = [block.start for block in article.blocks]
    said = sorted((part, a.source_text or a.canonical or "") for a in attributions for part in (a.content_parts or (a.content,)))
    found = []
    for start, end, cue_class in _lexicon().find(text):
        block = bisect_right(starts, start) - 1
        if block < 0 or article.blocks[block].kind is not BlockKind.BOILERPLATE:
            found.append(Cue(start=start, end=end, cue=text[start:end], cue_class=cue_class, speaker=_speaker(start, end, said)))
    return found


def _speaker(start: int, end: int, said: Sequence[tuple[Span, str]]) -> str | None:
    last = bisect_right(said, start, key=lambda pair: pair[0][0])
    around = [(high - low, source) for (low, high), source in said[max(0, last - _DEEPEST) : last] if end <= high and source]
    return min(around)[1] if around else None
