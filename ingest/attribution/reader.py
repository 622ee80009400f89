"""Reads all attributions of a parsed text: one for each reporting word, the best frame of each."""

from dataclasses import replace

from ingest.attribution.asides import aside_speech, bare_clause, closing_speakers, is_told_on, loose_clause, passive_report
from ingest.attribution.deeds import reports
from ingest.attribution.evidence import compared_with, measured_in, misread_verb, of_respondents, shown_by, to_next_speaker, widened
from ingest.attribution.frames import Reading, verb_readings
from ingest.attribution.labels import colon_attribution
from ingest.attribution.lexicon import Lexicon
from ingest.attribution.parse import Parse
from ingest.attribution.phrases import (
    according_to,
    adjective_attribution,
    noun_attribution,
    opening_source,
    placed_figure,
)
from ingest.attribution.references import as_put, bracketed_source, counted_by, per_source, reported_by, revised, set_against, without
from ingest.attribution.register import CHAIN_WORDS
from ingest.attribution.speech import Found, QuotedText, is_break, quoted_speech
from ingest.attribution.subjects import is_verb
from ingest.attribution.unclaimed import attach_unclaimed
from ingest.attribution.verdicts import made_clear, verdict

_WIDEST_DATELINE = 8
_PLACING = ("put", "peg", "set", "give")
# Frames whose verb a second subject may share ("police put it at 12, organisers at 40").
_SHARED = ("placed", "prep:of")
_ORDER = (
    *("clause", "passive_clause", "infinitive", "gerund", "passive_infinitive", "prep", "passive_prep"),
    *("object", "object_predicate", "object_infinitive", "small", "passive_subject"),
)


def read_attributions(parse: Parse, quoted: QuotedText, lexicon: Lexicon) -> list[Found]:
    """All attributions in text order of their content."""
    found = quoted_speech(parse, quoted, lexicon)
    taken = {f.verb for f in found}
    for token, lemma in enumerate(parse.lemmas):
        if quoted.inside[token] >= 0:
            inner = _inside_quotation(parse, quoted, lexicon, token) if parse.words[token] == "according" else None
            found.extend([inner] if inner is not None else ())
            continue
        if token in taken:
            continue
        one = _attribution_at(parse, quoted, lexicon, token, lemma)
        if one is None:
            continue
        second = set_against(parse, one) if one.frame in _SHARED else None
        if second is not None:
            one = replace(one, parts=(without(parse, one, second), *one.parts[1:]))
            found.append(second)
        found.append(one)
    taken.update(f.verb for f in found)
    for sentence in range(len(parse.sents)):
        found.extend(one for one in closing_speakers(parse, quoted, sentence, lexicon) if one.verb not in taken)
    found = attach_unclaimed(parse, quoted, found, lexicon)
    held = [(one, tuple(part for part in one.parts if _has_word(parse, part))) for one in found]
    told = [_behind_dateline(parse, replace(one, parts=parts)) for one, parts in held if parts and not _is_no_name(parse, one.source)]
    return sorted(told, key=lambda f: (f.parts[0][0], f.verb))


def _inside_quotation(parse: Parse, quoted: QuotedText, lexicon: Lexicon, token: int) -> Found | None:
    """What the words quoted give as somebody's: "We lost 40 cows, according to the vet," the farmer said."""
    one = according_to(parse, lexicon, token)
    begin, end = quoted.tokens[quoted.inside[token]]
    if one is None or one.source is None or one.source[1] > end:
        return None
    parts = tuple((max(first, begin), min(last, end)) for first, last in one.parts if first <= end and last >= begin)
    return replace(one, parts=parts)


def _behind_dateline(parse: Parse, one: Found) -> Found:
    """ "LA CROSSE, Wis. — Gov. Holm said": where a report was filed is no part of its source."""
    opening = "" if one.source is None else parse.phrase(one.source[0], one.source[0])
    if one.source is None or len(opening) == 1 or not opening.isupper():
        return one
    first, last = one.source
    dash = next((i for i in range(first + 1, min(last, first + _WIDEST_DATELINE)) if parse.words[i] in ("—", "–", "-", "--")), None)
    if dash is None or (first > 0 and not is_break(parse, first - 1)):
        return one
    head = next((i for i in range(last, dash, -1) if parse.tags[i].startswith("NN")), last)
    return replace(one, source=(dash + 1, last), source_head=head)


def _is_no_name(parse: Parse, source: tuple[int, int] | None) -> bool:
    """True for a source that is only "n't", or has leftovers of a page's markup in it ("<tweet author=...")."""
    if source is None:
        return False
    markup = any(parse.words[token][:1] in ("<", ">") for token in range(source[0], source[1] + 1))
    return markup or (source[0] == source[1] and parse.words[source[0]] in ("n't", "n’t", "not"))


def _has_word(parse: Parse, part: tuple[int, int]) -> bool:
    """False for what is only marks and spaces: "That's according to early results." leaves nothing to report."""
    return any(parse.words[token][:1].isalnum() for token in range(part[0], part[1] + 1))


def _attribution_at(parse: Parse, quoted: QuotedText, lexicon: Lexicon, token: int, lemma: str) -> Found | None:
    word = parse.words[token]
    if word == "according":
        return according_to(parse, lexicon, token)
    if word == ":":
        return colon_attribution(parse, quoted, lexicon, token)
    if not parse.deps[token]:
        return None
    if word in ("clear", "known"):
        return made_clear(parse, token)
    if word in lexicon.openings and parse.deps[token] == "prep":
        one = opening_source(parse, lexicon, token) or measured_in(parse, quoted, lexicon, token) or counted_by(parse, lexicon, token)
        return one or (per_source(parse, lexicon, token) if word == "per" else None)
    if word == "source":
        return bracketed_source(parse, token)
    if word == "than":
        return compared_with(parse, lexicon, token)
    placed = placed_figure(parse, token) or as_put(parse, token) if lemma in _PLACING and is_verb(parse, token) else None
    if placed is not None:
        return placed
    shown = shown_by(parse, quoted, lexicon, token) or (revised(parse, token) if lemma in CHAIN_WORDS["revising"] else None)
    if shown is not None:
        return shown
    if lemma in lexicon.verbs and is_verb(parse, token) and parse.deps[token] not in ("aux", "auxpass"):
        return verb_attribution(parse, quoted, lexicon, token)
    if parse.tags[token] in ("NN", "NNS"):
        return _attribution_by_noun(parse, quoted, lexicon, token, lemma)
    if word in lexicon.adjective_words and parse.tags[token] in ("JJ", "VBN"):
        return adjective_attribution(parse, lexicon, token)
    return None


def _attribution_by_noun(parse: Parse, quoted: QuotedText, lexicon: Lexicon, noun: int, lemma: str) -> Found | None:
    misread = misread_verb(parse, noun) if lexicon.reports(lemma, "clause") else None
    if misread is not None or lemma not in lexicon.noun_words:
        return misread
    return noun_attribution(parse, lexicon, noun) or verdict(parse, quoted, lexicon, noun)


def verb_attribution(parse: Parse, quoted: QuotedText, lexicon: Lexicon, verb: int) -> Found | None:
    lemma = parse.lemmas[verb]
    passed = (passive_report(parse, verb) or reported_by(parse, verb)) if lemma in lexicon.speech and parse.tags[verb] == "VBN" else None
    if passed is not None:
        return passed
    if parse.words[verb - 1] in ("that", "all") and parse.words[verb + 1 : verb + 2] == [","] and parse.tags[verb] in ("VBD", "VBN"):
        # "That said, the soup was hot.", "All told, 40 came."
        return None
    readings = [r for r in verb_readings(parse, verb) if not _divided(parse, verb, r) and not _of_the_next(parse, lexicon, r)]
    behind = any(r.frame in ("clause", "infinitive") and r.content[0] > verb and (lemma != "tell" or r.frame == "clause") for r in readings)
    if not behind and lexicon.reports(lemma, "aside"):
        aside = aside_speech(parse, quoted, verb, lexicon)
        if aside is not None:
            return aside
    readings = [r for r in readings if reports(parse, lexicon, verb, r)]
    if not behind and lexicon.reports(lemma, "clause"):
        loose = loose_clause(parse, quoted, verb)
        if loose is not None:
            return loose
        if lemma in lexicon.speech:
            bare = bare_clause(parse, quoted, verb, lexicon)
            if bare is not None:
                return bare
    if not readings:
        return None
    best = min(readings, key=lambda r: _ORDER.index(r.frame.split(":")[0]))
    content = widened(parse, verb, best.content) if best.frame == "clause" else best.content
    content = to_next_speaker(parse, lexicon, verb, content)
    if best.source is not None:
        content = of_respondents(parse, best.source, content)
    return Found(verb, best.cue, best.source, best.source_head, (content,), best.frame)


def _of_the_next(parse: Parse, lexicon: Lexicon, reading: Reading) -> bool:
    """True for ", Kyodo reported" behind "..., the mayor told NHK": who hands on what the mayor told is none of his words."""
    first = reading.content[0]
    return (
        reading.frame == "clause"
        and parse.words[first - 1] == ","
        and first > reading.cue[0]
        and is_told_on(parse, lexicon, first, parse.sents[parse.sent_of[first]][1])
    )


def _divided(parse: Parse, verb: int, reading: Reading) -> bool:
    """True for content that a semicolon parts from the verb behind it: "Officials say 41 fell ill; the ministry says 39"."""
    return ";" in parse.words[reading.content[1] + 1 : verb]
