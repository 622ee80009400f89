"""Writes who is said to say what ("attributions") and the source chain of every figure ("figure_chains")."""

from spacy.language import Language
from spacy.tokens import Doc

from ingest.attribution.byline import agency_of, table_sources
from ingest.attribution.citations import citations_of
from ingest.attribution.given import sources_of_numbers
from ingest.attribution.lexicon import lexicon
from ingest.attribution.links import links_of
from ingest.attribution.outlets import outlets_of
from ingest.attribution.parse import parse_of
from ingest.attribution.passage import passage_chains, under_agency
from ingest.attribution.quotes import quotations
from ingest.attribution.reader import read_attributions
from ingest.attribution.records import attribution_records
from ingest.attribution.register import register
from ingest.attribution.sources import name_sources
from ingest.attribution.speech import quoted_text
from ingest.attribution.states import with_states
from ingest.model import Figure, Mention
from ingest.pipes import records

NAME = "claimdesk_attribution"
# The name of a firm seldom says that it is one; one that is nothing else may be.
_MAY_BE_COMPANIES = ("organisation", "unknown")


@Language.component(NAME)
def attribution(doc: Doc) -> Doc:
    article = records.article_of(doc)
    parse = parse_of(doc, article.text)
    quoted = quoted_text(parse, quotations(article.text))
    found = read_attributions(parse, quoted, lexicon())
    named = [one for one in records.read(doc, "mentions", Mention) if one.kind in _MAY_BE_COMPANIES]
    outlets = outlets_of(parse, register())
    names = name_sources(parse, found, outlets, organisations=named)
    links = links_of(parse, found, names, lexicon(), outlets)
    spans = [(figure.start, figure.end) for figure in records.read(doc, "figures", Figure)]
    records.write_values(doc, "attributions", attribution_records(parse, quoted, found, names))
    citations = citations_of(parse, quoted, lexicon(), outlets)
    backward = sources_of_numbers(parse, citations, outlets.register)
    chains = passage_chains(article, parse, spans, links=links, citations=citations, backward=backward)
    for start, hop in table_sources(article, parse, outlets.register):
        chains = [chain or ((hop,) if start <= at < hop.start else ()) for (at, _), chain in zip(spans, chains, strict=True)]
    agency = agency_of(article, parse, outlets.register)
    if agency is not None:
        chains = under_agency(article, chains, spans, agency)
    records.write_values(doc, "figure_chains", with_states(article, chains, outlets.register))
    return doc
