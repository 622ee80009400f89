"""Finds the names in an article and the entities they stand for: writes "mentions"."""

from spacy.language import Language
from spacy.tokens import Doc

from ingest.model import Article, BlockKind, Mention
from ingest.names.aliases import Aliases
from ingest.names.kinds import Named, kind_of
from ingest.names.runs import Run, runs
from ingest.pipes import records
from ingest.scope.areas import area_of

NAME = "claimdesk_mentions"


@Language.component(NAME)
def mentions(doc: Doc) -> Doc:
    records.write(doc, "mentions", mentions_in(records.article_of(doc), records.text_of(doc)))
    return doc


def mentions_in(article: Article, text: str | None = None) -> list[Mention]:
    """Every name in the article's text, in order; a word that is capitalised only because it opens a sentence is none."""
    text = article.text if text is None else text
    skipped = [(b.start, b.end) for b in article.blocks if b.kind is BlockKind.BOILERPLATE]
    found = [run for run in runs(text) if not any(start <= run.start < end for start, end in skipped)]
    inside = {run.text for run in found if not run.opens}
    inside |= {word for name in inside for word in name.split()}
    judged = [(run, kind_of(run.text, text, run.start, run.end)) for run in found if not run.opens or _stands(run, inside)]
    aliases = Aliases()
    for run, named in judged:
        aliases.add(named.canonical or run.text[named.offset :], named.kind, text, run.end)
    return [mention for run, named in judged if (mention := _mention(run, named, aliases)) is not None]


def _mention(run: Run, named: Named, aliases: Aliases) -> Mention | None:
    printed = run.text[named.offset :]
    if sum(char.isalpha() for char in printed) < 2:
        return None
    canonical = named.canonical or aliases.canonical(printed) or printed
    kind = named.kind if named.canonical else aliases.kind(canonical) or named.kind
    return Mention(start=run.start + named.offset, end=run.end, printed=printed, canonical=canonical, kind=kind)


def _stands(run: Run, inside: set[str]) -> bool:
    """Whether a run at the start of a sentence is a name: of several words, a known area, an acronym, or printed as a name elsewhere."""
    return " " in run.text or run.text in inside or area_of(run.text) is not None or (run.text.isupper() and len(run.text) < 6)
