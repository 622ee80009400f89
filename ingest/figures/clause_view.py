"""A parsed sentence as `ingest.times.clauses` reads it."""

from bisect import bisect_right

from spacy.tokens import Span

from ingest.model import Article, BlockKind
from ingest.times.clauses import Sentence, Token

_KEPT = "claimdesk_views"


def sentence_view(sent: Span, article: Article, block_starts: list[int]) -> Sentence:
    """The tokens of `sent` with their tags, and the block of `article` it stands in, found once.

    `block_starts` are the blocks' first offsets.
    """
    views: dict[int, Sentence] = sent.doc.user_data.setdefault(_KEPT, {})
    view = views.get(sent.start)
    if view is None:
        tokens = [Token(t.idx, t.idx + len(t), t.tag_, t.lower_) for t in sent if not t.is_space]
        block = bisect_right(block_starts, sent.start_char) - 1
        kind = article.blocks[block].kind if block >= 0 else BlockKind.PARAGRAPH
        view = views[sent.start] = Sentence(sent.start_char, sent.end_char, tokens, block, kind)
    return view
