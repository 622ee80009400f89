"""A parsed sentence as `ingest.times.clauses` reads it."""

from bisect import bisect_right

from spacy.tokens import Span

from ingest.model import Article, BlockKind
from ingest.times.clauses import Sentence, Token


def sentence_view(sent: Span, article: Article, block_starts: list[int]) -> Sentence:
    """The tokens of `sent` with their tags, and the block of `article` it stands in; `block_starts` are the blocks' first offsets."""
    tokens = [Token(t.idx, t.idx + len(t), t.tag_, t.lower_) for t in sent if not t.is_space]
    block = bisect_right(block_starts, sent.start_char) - 1
    kind = article.blocks[block].kind if block >= 0 else BlockKind.PARAGRAPH
    return Sentence(sent.start_char, sent.end_char, tokens, block, kind)
