"""Every text that has a right reading beside it, as articles: for what must be true of any text."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from ingest.model import Article
from ingest.readers.assemble import Metadata, article
from ingest.readers.reading import read
from tests.gold_clusters import stories
from tests.gold_marks import chain_rows, marked_sentences
from tests.gold_periods import read_gold
from tests.gold_sentences import GoldText, gold_texts

ROOT = Path(__file__).resolve().parents[1]
GOLD = ROOT / "tests" / "gold"
HALVES = ("open", "held")
# By writers who did not know the rules: `fresh` and `second` were read afterwards, `locked` and `third` never.
UNSEEN = ("fresh", "locked", "second", "third")
# Articles that lie beside the repository and not in it: a plain clone has none.
BESIDE = ROOT.parent / "shared" / "seeds"


def figure_articles(texts: Iterable[GoldText]) -> list[Article]:
    return [article(gold.text, ref=f"{gold.topic} {i}", metadata=Metadata(published=gold.published)) for i, gold in enumerate(texts)]


def gold_articles() -> list[Article]:
    """The texts of every gold file, of both halves, and of `sources/`."""
    texts = [(ref, text, published) for ref, text, published in _texts() if text.strip()]
    made = [article(text, ref=ref, metadata=Metadata(published=published)) for ref, text, published in texts]
    return made + list(read(ROOT / "sources")) + (list(read(BESIDE)) if BESIDE.is_dir() else [])


def _texts() -> Iterator[tuple[str, str, str | None]]:
    for half in HALVES:
        for gold in gold_texts(GOLD / f"figures_{half}.txt"):
            yield f"figures {gold.topic}", gold.text, gold.published
        for timed in read_gold(GOLD / f"periods_{half}.txt"):
            yield f"periods {timed.topic}", timed.text, timed.published
        for story in stories(GOLD / f"clusters_{half}.txt"):
            for told in story.articles:
                yield told["id"], told["text"], told["published"]
    for name in ("attributions", "attributions_held"):
        for sentence in marked_sentences(name):
            yield f"{name} {sentence.topic}", sentence.text, None
    for name in ("chains", "chains_held", "passages", "passages_held"):
        for row in chain_rows(name):
            yield f"{name} {row['topic']}", row["text"], None
    for name in ("scope", "scope_held"):
        for line in (GOLD / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            yield name, json.loads(line)["text"], None
